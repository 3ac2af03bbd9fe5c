import type {StreamLiteral} from './definition';

/** Sales and Estimates. */
export const sales: readonly StreamLiteral[] = [
  {
    name: 'estimates',
    title: 'Estimates',
    description: 'Offers made to a customer, with items, status and the day they were sold. One row per estimate.',
    group: 'core',
    list: {path: 'sales/v2/estimates', query: {active: 'Any'}, filters: ['modifiedOn', 'createdOn']},
    export: {path: 'sales/v2/export/estimates'},
    backfill: 'windows',
    follow: 'export',
    cursor: 'modifiedOn',
    lifted: {statusName: 'status.name'},
    clusterBy: ['businessUnitId', 'jobId', 'statusName'],
  },
];
