import type {StreamLiteral} from './definition';

/** Customer Relationship Management: who the work is for, and where. */
export const crm: readonly StreamLiteral[] = [
  {
    name: 'customers',
    title: 'Customers',
    description:
      'People and companies the work is done for; a merged one points to its successor. One row per customer.',
    group: 'core',
    list: {path: 'crm/v2/customers', query: {active: 'Any'}, filters: ['modifiedOn', 'createdOn'], sort: 'Id'},
    export: {path: 'crm/v2/export/customers'},
    backfill: 'windows',
    follow: 'export',
    cursor: 'modifiedOn',
    activeFalseMeans: 'inactive',
    clusterBy: ['type', 'active'],
  },
  {
    name: 'locations',
    title: 'Locations',
    description: 'Addresses where work is done, each of one customer. One row per location.',
    group: 'core',
    list: {path: 'crm/v2/locations', query: {active: 'Any'}, filters: ['modifiedOn', 'createdOn'], sort: 'Id'},
    export: {path: 'crm/v2/export/locations'},
    backfill: 'windows',
    follow: 'export',
    cursor: 'modifiedOn',
    activeFalseMeans: 'inactive',
    clusterBy: ['customerId', 'active'],
  },
];
