import type {StreamLiteral} from './definition';

/** Job Planning and Management: jobs, their visits and their types. */
export const jpm: readonly StreamLiteral[] = [
  {
    name: 'jobs',
    title: 'Jobs',
    description:
      'Work ordered by a customer, from booking to completion, with its unit, type, campaign and status. One row per job.',
    group: 'core',
    list: {path: 'jpm/v2/jobs', filters: ['modifiedOn', 'createdOn'], sort: 'Id'},
    export: {path: 'jpm/v2/export/jobs'},
    backfill: 'windows',
    follow: 'export',
    cursor: 'modifiedOn',
    clusterBy: ['businessUnitId', 'jobStatus'],
  },
  {
    name: 'appointments',
    title: 'Appointments',
    description: 'Visits scheduled for a job, with arrival window and status. One row per appointment.',
    group: 'reference',
    list: {path: 'jpm/v2/appointments', query: {active: 'Any'}, filters: ['modifiedOn', 'createdOn'], sort: 'Id'},
    export: {path: 'jpm/v2/export/appointments', query: {active: 'Any'}},
    backfill: 'windows',
    follow: 'export',
    cursor: 'modifiedOn',
    clusterBy: ['jobId', 'status'],
  },
  {
    name: 'job_types',
    title: 'Job types',
    description: 'Kinds of work a job can be, with their sold threshold and no-charge flag. One row per job type.',
    group: 'reference',
    list: {path: 'jpm/v2/job-types', query: {active: 'Any'}, filters: ['modifiedOn', 'createdOn']},
    backfill: 'whole',
    follow: 'whole',
    cursor: 'modifiedOn',
    activeFalseMeans: 'inactive',
  },
];
