import type {StreamLiteral} from './definition';
import {datedWithIds, single, whole, windowed} from './ways';

/** Task Management: to-dos of the office. */
export const taskManagement: readonly StreamLiteral[] = [
  {
    name: 'tasks',
    title: 'Tasks',
    description: 'To-dos of the office, with assignee, status and comments. One row per task.',
    group: 'extended',
    list: {path: 'taskmanagement/v2/tasks', query: {active: 'Any'}, ...datedWithIds, undated: true, sort: 'Id'},
    ...windowed,
    cursor: 'modifiedOn',
    clusterBy: ['assignedToId', 'status'],
  },
  {
    name: 'task_management_lookups',
    title: 'Task lookups',
    description: 'Priorities, statuses, types, sources and resolutions that tasks can have. One row per tenant.',
    group: 'extended',
    list: {path: 'taskmanagement/v2/data', ...single},
    ...whole,
    primaryKey: ['_key'],
  },
];
