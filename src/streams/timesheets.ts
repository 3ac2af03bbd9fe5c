import type {StreamLiteral} from './definition';
import {dated, windowsThenExport} from './ways';

/** Timesheets: time by activity. */
export const timesheets: readonly StreamLiteral[] = [
  {
    name: 'timesheet_activities',
    title: 'Timesheet activities',
    description: 'Time of people by activity, job and project. One row per activity.',
    group: 'extended',
    list: {path: 'timesheets/v2/activities', query: {active: 'Any'}, filters: dated},
    export: {path: 'timesheets/v2/export/activities'},
    ...windowsThenExport,
    cursor: 'modifiedOn',
    clusterBy: ['employeeId', 'jobId'],
  },
  {
    name: 'timesheet_activity_types',
    title: 'Timesheet activity types',
    description: 'Kinds of activity that time is booked on. One row per activity type.',
    group: 'extended',
    list: {path: 'timesheets/v2/activity-types', query: {active: 'Any'}, filters: dated, sort: 'Id'},
    export: {path: 'timesheets/v2/export/activity-types'},
    ...windowsThenExport,
    cursor: 'modifiedOn',
    activeFalseMeans: 'inactive',
  },
  {
    name: 'timesheet_activity_categories',
    title: 'Timesheet activity categories',
    description: 'Groups of activity types. One row per category.',
    group: 'extended',
    list: {path: 'timesheets/v2/activity-categories', query: {active: 'Any'}, filters: dated, sort: 'Id'},
    export: {path: 'timesheets/v2/export/activity-categories'},
    ...windowsThenExport,
    cursor: 'modifiedOn',
    activeFalseMeans: 'inactive',
  },
];
