import type {StreamLiteral} from './definition';

/** Inventory: what was ordered and what was sent back. */
export const inventory: readonly StreamLiteral[] = [
  {
    name: 'purchase_orders',
    title: 'Purchase orders',
    description:
      'Orders of material from vendors, usually for a job, with items and status. One row per purchase order.',
    group: 'reference',
    list: {path: 'inventory/v2/purchase-orders', filters: ['modifiedOn', 'createdOn'], sort: 'Id'},
    export: {path: 'inventory/v2/export/purchase-orders'},
    backfill: 'windows',
    follow: 'export',
    cursor: 'modifiedOn',
    clusterBy: ['vendorId', 'jobId', 'status'],
  },
  {
    name: 'inventory_returns',
    title: 'Inventory returns',
    description: 'Material sent back to vendors, with the credit expected or received. One row per return.',
    group: 'reference',
    list: {path: 'inventory/v2/returns', query: {active: 'Any'}, filters: ['modifiedOn', 'createdOn'], sort: 'Id'},
    export: {path: 'inventory/v2/export/returns'},
    backfill: 'windows',
    follow: 'export',
    cursor: 'modifiedOn',
    clusterBy: ['vendorId', 'jobId', 'returnDate'],
  },
];
