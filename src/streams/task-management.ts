import type {StreamLiteral} from './definition';
import {dated, windowed} from './ways';

/** Task Management: to-dos of the office. */
export const taskManagement: readonly StreamLiteral[] = [
  {
    name: 'tasks',
    title: 'Tasks',
    description: 'To-dos of the office, with assignee, status and comments. One row per task.',
    group: 'extended',
    list: {path: 'taskmanagement/v2/tasks', query: {active: 'Any'}, filters: dated, sort: 'Id'},
    ...windowed,
    cursor: 'modifiedOn',
    clusterBy: ['assignedToId', 'status'],
  },
];
