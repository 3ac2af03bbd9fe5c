import type {StreamLiteral} from './definition';

/** Telecom: phone calls. */
export const telecom: readonly StreamLiteral[] = [
  {
    name: 'calls',
    title: 'Calls',
    description: 'Phone calls with direction, type, campaign and the job booked. One row per call.',
    group: 'reference',
    // The list endpoint answers in another shape than the feed, so the feed alone is read.
    export: {path: 'telecom/v2/export/calls'},
    backfill: 'export',
    follow: 'export',
    cursor: 'modifiedOn',
    lifted: {
      campaignId: 'campaign.id',
      jobId: 'job.id',
      customerId: 'customer.id',
      agentId: 'agent.id',
      reasonId: 'reason.id',
    },
    clusterBy: ['campaignId', 'type'],
  },
];
