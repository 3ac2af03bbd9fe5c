import type {StreamLiteral} from './definition';

/** Memberships: recurring service contracts. */
export const memberships: readonly StreamLiteral[] = [
  {
    name: 'memberships',
    title: 'Memberships',
    description: 'Recurring service contracts of customers with their term and status. One row per membership.',
    group: 'reference',
    list: {path: 'memberships/v2/memberships', query: {active: 'Any'}, filters: ['modifiedOn', 'createdOn']},
    export: {path: 'memberships/v2/export/memberships'},
    backfill: 'windows',
    follow: 'export',
    cursor: 'modifiedOn',
    clusterBy: ['customerId', 'membershipTypeId', 'status'],
  },
  {
    name: 'membership_types',
    title: 'Membership types',
    description: 'Kinds of membership on sale, with billing, discounts and services. One row per membership type.',
    group: 'reference',
    export: {path: 'memberships/v2/export/membership-types'},
    backfill: 'export',
    follow: 'export',
    cursor: 'modifiedOn',
    activeFalseMeans: 'inactive',
  },
  {
    name: 'membership_status_changes',
    title: 'Membership status changes',
    description: 'Moves of a membership from one status to another. One row per change.',
    group: 'reference',
    export: {path: 'memberships/v2/export/membership-status-changes'},
    backfill: 'export',
    follow: 'export',
    cursor: 'createdOn',
    clusterBy: ['membershipId'],
  },
];
