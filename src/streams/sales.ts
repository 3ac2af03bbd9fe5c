import type {StreamLiteral} from './definition';
import {bareArray, byParent, datedWithIds, exported, windowed, windowsThenExport} from './ways';

/** The parent of status changes. */
const perEstimate = {stream: 'estimates', field: 'estimateId'};

/** Sales and Estimates. */
export const sales: readonly StreamLiteral[] = [
  {
    name: 'estimates',
    title: 'Estimates',
    description: 'Offers made to a customer, with items, status and the day they were sold. One row per estimate.',
    group: 'core',
    list: {path: 'sales/v2/estimates', query: {active: 'Any'}, ...datedWithIds},
    export: {path: 'sales/v2/export/estimates'},
    ...windowsThenExport,
    cursor: 'modifiedOn',
    lifted: {statusName: 'status.name'},
    clusterBy: ['businessUnitId', 'jobId', 'statusName'],
  },
  {
    name: 'estimates_items',
    title: 'Estimate items',
    description: 'Lines of estimates with price, cost and quantity. One row per line.',
    group: 'extended',
    list: {path: 'sales/v2/estimates/items', query: {active: 'Any'}, ...datedWithIds},
    ...windowed,
    cursor: 'modifiedOn',
    clusterBy: ['invoiceItemId'],
  },
  {
    name: 'opportunities',
    title: 'Opportunities',
    description:
      'Sales opportunities; the API documents no fields, so what it sends is kept as it comes. One row per opportunity.',
    group: 'extended',
    export: {path: 'sales/v2/export/opportunities'},
    ...exported,
  },
  {
    name: 'opportunity_followups',
    title: 'Opportunity followups',
    description:
      'Follow-ups of sales opportunities; the API documents no fields, so what it sends is kept as it comes. One row per follow-up.',
    group: 'extended',
    export: {path: 'sales/v2/export/opportunities/followups'},
    ...exported,
  },
  {
    name: 'estimate_status_changes',
    title: 'Estimate status changes',
    description: 'Moves of an estimate from one status to another. One row per change.',
    group: 'opt_in',
    list: {path: 'sales/v2/status/estimates/{id}/changes', ...bareArray, parent: perEstimate},
    ...byParent,
    clusterBy: ['estimateId'],
  },
];
