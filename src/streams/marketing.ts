import type {StreamLiteral} from './definition';
import {dated, datedWithIds, whole, windowed} from './ways';

/** Marketing: campaigns and what they cost. */
export const marketing: readonly StreamLiteral[] = [
  {
    name: 'campaigns',
    title: 'Campaigns',
    description: 'Marketing sources to which jobs and calls are attributed. One row per campaign.',
    group: 'core',
    list: {path: 'marketing/v2/campaigns', query: {active: 'Any'}, filters: dated, sort: 'Id'},
    ...whole,
    cursor: 'modifiedOn',
    lifted: {categoryId: 'category.id', categoryName: 'category.name'},
    activeFalseMeans: 'inactive',
    clusterBy: ['active', 'categoryId'],
  },
  {
    name: 'campaign_categories',
    title: 'Campaign categories',
    description: 'Groups of campaigns. One row per category.',
    group: 'reference',
    list: {path: 'marketing/v2/categories', filters: dated, sort: 'Id'},
    ...whole,
    cursor: 'modifiedOn',
    activeFalseMeans: 'inactive',
  },
  {
    name: 'campaign_costs',
    title: 'Campaign costs',
    description: 'What a campaign costs per day in a month. One row per campaign and month.',
    group: 'reference',
    list: {path: 'marketing/v2/costs', sort: 'Id'},
    ...whole,
    clusterBy: ['campaignId'],
  },
  {
    name: 'email_suppressions',
    title: 'Email suppressions',
    description: 'Email addresses that get no marketing mail, with the reason. One row per address.',
    group: 'extended',
    list: {path: 'marketing/v2/suppressions', query: {active: 'Any'}, ...datedWithIds, sort: 'Id'},
    ...windowed,
    cursor: 'modifiedOn',
  },
];
