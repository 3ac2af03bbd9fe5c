import type {StreamLiteral} from './definition';

/** Dispatch: who goes to which visit. */
export const dispatch: readonly StreamLiteral[] = [
  {
    name: 'appointment_assignments',
    title: 'Appointment assignments',
    description: 'Technicians assigned to appointments. One row per appointment and technician.',
    group: 'reference',
    list: {
      path: 'dispatch/v2/appointment-assignments',
      query: {active: 'Any'},
      filters: ['modifiedOn', 'createdOn'],
      sort: 'Id',
    },
    export: {path: 'dispatch/v2/export/appointment-assignments', query: {active: 'Any'}},
    backfill: 'windows',
    follow: 'export',
    cursor: 'modifiedOn',
    clusterBy: ['jobId', 'technicianId'],
  },
];
