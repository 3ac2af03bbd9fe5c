import type {StreamLiteral} from './definition';
import {bareData, whole} from './ways';

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
];
