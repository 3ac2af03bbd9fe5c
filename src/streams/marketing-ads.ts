import type {StreamLiteral} from './definition';
import {bareData, byDay, whole} from './ways';

const range = {from: 'fromUtc', before: 'toUtc'};

/** One endpoint in three grains: the query names which. */
const performance = {path: 'marketingads/v2/performance', daily: range};

/** The campaign: a row may lack the id of ours where it is known to the advertising network alone. */
const advertised = {campaignId: 'campaign.id', campaignExternalId: 'campaign.externalId'};

/** Marketing Ads: what advertising costs and brings. */
export const marketingAds: readonly StreamLiteral[] = [
  {
    name: 'ads_capacity_warnings',
    title: 'Ads capacity warnings',
    description: 'Campaigns that advertise for units without free capacity. One row per campaign and kind of warning.',
    group: 'extended',
    list: {path: 'marketingads/v2/capacity-warnings', ...bareData},
    ...whole,
    primaryKey: ['campaignName', 'warningType'],
  },
  {
    name: 'ads_campaign_performance',
    title: 'Ads campaign performance',
    description: 'What advertising costs and brings, by campaign. One row per UTC day and campaign.',
    group: 'opt_in',
    list: {...performance, query: {performanceSegmentationType: 'Campaign'}},
    ...byDay,
    primaryKey: ['_key'],
    keyFields: ['day', 'campaignId', 'campaignExternalId'],
    lifted: advertised,
    clusterBy: ['campaignId'],
  },
  {
    name: 'ads_ad_group_performance',
    title: 'Ads ad group performance',
    description: 'What advertising costs and brings, by ad group. One row per UTC day, campaign and ad group.',
    group: 'opt_in',
    list: {...performance, query: {performanceSegmentationType: 'AdGroup'}},
    ...byDay,
    primaryKey: ['_key'],
    keyFields: ['day', 'campaignId', 'campaignExternalId', 'adGroupId'],
    lifted: {...advertised, adGroupId: 'adGroup.id'},
    clusterBy: ['campaignId'],
  },
  {
    name: 'ads_performance',
    title: 'Ads performance',
    description: 'What advertising costs and brings. One row per UTC day, campaign, ad group and keyword.',
    group: 'opt_in',
    list: {...performance, query: {performanceSegmentationType: 'Keyword'}},
    ...byDay,
    primaryKey: ['_key'],
    keyFields: ['day', 'campaignId', 'adGroupId', 'keywordId'],
    lifted: {campaignId: 'campaign.id', adGroupId: 'adGroup.id', keywordId: 'keyword.id'},
    clusterBy: ['campaignId'],
  },
  {
    name: 'ads_attributed_leads',
    title: 'Ads attributed leads',
    description: 'Calls, bookings, forms and jobs, with the advertisement they came by. One row per lead.',
    group: 'opt_in',
    list: {path: 'marketingads/v2/attributed-leads', daily: range},
    ...byDay,
    primaryKey: ['_key'],
    keyFields: ['dateTime', 'leadType', 'callId', 'bookingId', 'leadNumber'],
    lifted: {callId: 'call.id', bookingId: 'booking.id', leadNumber: 'leadForm.leadNumber', jobId: 'job.id'},
    clusterBy: ['leadType', 'jobId'],
  },
];
