import {money, sum} from '../exact/decimal';
import {firstSale} from '../facts/estimates';
import type {Tenant} from '../facts/tenant';
import {shownId} from '../facts/values';
import {opportunities} from '../metrics/opportunities';
import type {Id, Row} from '../types';

/** `sales_opportunities`: one row per dated opportunity. */
export function salesOpportunities(tenant: Tenant): Row[] {
  const shown = (value: Id | null) => (value === null ? null : shownId(value));
  return opportunities(tenant).map(({job, day, isClosed, estimates, sold}) => ({
    job_id: shownId(job.id),
    bu_rollup: job.unit.rollup,
    opportunity_date: day,
    is_closed: isClosed,
    estimate_count: estimates.length,
    sold_estimate_count: sold.length,
    sold_amount: money(sum(sold, (estimate) => estimate.subtotal)),
    // Who made the first sale, else whom the job names.
    sold_by_id: shown(firstSale(sold)?.soldBy ?? job.soldById),
    campaign_id: shown(job.campaignId),
  }));
}
