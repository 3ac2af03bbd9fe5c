import type {StreamLiteral} from './definition';
import {exported} from './ways';

/** Service Agreements: contracts over years. */
export const serviceAgreements: readonly StreamLiteral[] = [
  {
    name: 'service_agreements',
    title: 'Service agreements',
    description: 'Contracts for service over years, with billing and estimated cost. One row per agreement.',
    group: 'extended',
    export: {path: 'service-agreements/v2/export/service-agreements'},
    ...exported,
    cursor: 'modifiedOn',
    clusterBy: ['customerId', 'status'],
  },
];
