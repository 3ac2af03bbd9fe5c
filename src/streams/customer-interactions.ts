import type {StreamLiteral} from './definition';
import {dated, windowsThenExport} from './ways';

/** Customer Interactions: what customers thought of the work. */
export const customerInteractions: readonly StreamLiteral[] = [
  {
    name: 'technician_ratings',
    title: 'Technician ratings',
    description: 'Marks that customers gave technicians. One row per technician and job.',
    group: 'extended',
    list: {path: 'customer-interactions/v2/technician-ratings', query: {active: 'Any'}, filters: dated},
    export: {path: 'customer-interactions/v2/export/technician-ratings'},
    ...windowsThenExport,
    primaryKey: ['technicianId', 'jobId'],
    cursor: 'modifiedOn',
    clusterBy: ['technicianId'],
  },
];
