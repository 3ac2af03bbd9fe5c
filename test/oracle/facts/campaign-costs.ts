import type {Decimal} from '../exact/decimal';
import type {Day, Id} from '../types';
import type {Source} from './source';
import {amount, id} from './values';

/** What a campaign costs per day in a month. */
export interface CampaignCost {
  readonly campaignId: Id | null;
  readonly month: Day;
  readonly daily: Decimal;
}

/** Campaign costs; one that names no month of a year is none. */
export function readCampaignCosts(source: Source): readonly CampaignCost[] {
  const costs: CampaignCost[] = [];
  for (const row of source.facts('campaign_costs')) {
    const month = monthOf(Number(row['year']), Number(row['month']));
    if (month !== null) costs.push({campaignId: id(row['campaignId']), month, daily: amount(row['dailyCost'])});
  }
  return costs;
}

function monthOf(year: number, month: number): Day | null {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12)) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
}
