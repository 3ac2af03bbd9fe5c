import type {StreamLiteral} from './definition';
import {bareData, exported, whole} from './ways';

/** What a call belongs to. */
const callLinks = {
  campaignId: 'campaign.id',
  jobId: 'job.id',
  customerId: 'customer.id',
  agentId: 'agent.id',
  reasonId: 'reason.id',
};

/** Telecom: phone calls. */
export const telecom: readonly StreamLiteral[] = [
  {
    name: 'calls',
    title: 'Calls',
    description: 'Phone calls with direction, type, campaign and the job booked. One row per call.',
    group: 'reference',
    // The list endpoint answers in another shape than the feed, so the feed alone is read.
    export: {path: 'telecom/v2/export/calls'},
    ...exported,
    cursor: 'modifiedOn',
    lifted: callLinks,
    clusterBy: ['campaignId', 'type'],
  },
  {
    name: 'telecom_opt_outs',
    title: 'Telephone opt-outs',
    description: 'Phone numbers that want no calls or text messages. One row per number and kind of opt-out.',
    group: 'extended',
    list: {path: 'telecom/v3/optinouts/optouts', ...bareData},
    ...whole,
    primaryKey: ['contactNumber', 'optOutType'],
  },
];
