import {type Decimal, money, plain, ratio, ZERO} from '../exact/decimal';
import type {Id, Row} from '../types';
import {type AdditiveMetric, additiveMetrics, type MetricEvent} from './event';

/** Sums of the additive metrics and the number of distinct lead customers over some events. */
export interface Totals {
  readonly sums: Readonly<Record<AdditiveMetric, Decimal>>;
  readonly leadCustomers: number;
}

export function totalsOf(events: Iterable<MetricEvent>): Totals {
  const sums = Object.fromEntries(additiveMetrics.map((metric) => [metric, ZERO])) as Record<AdditiveMetric, Decimal>;
  const customers = new Set<Id>();
  for (const {values, leadCustomerId} of events) {
    for (const metric of additiveMetrics) sums[metric] += values[metric] ?? ZERO;
    if (leadCustomerId !== undefined && leadCustomerId !== null) customers.add(leadCustomerId);
  }
  return {sums, leadCustomers: customers.size};
}

const counts: ReadonlySet<AdditiveMetric> = new Set([
  'leads',
  'estimates',
  'estimates_scheduled',
  'opportunities',
  'closed_opportunities',
  'sold_estimates',
  'produced_jobs',
  'completed_jobs',
]);

/** A count as a number, money as text. */
export const shown = (metric: AdditiveMetric, value: Decimal): number | string =>
  counts.has(metric) ? plain(value) : money(value);

/** The columns called "all metrics". Ratios are computed last, as sum / sum. */
export function allMetrics({sums, leadCustomers}: Totals): Row {
  const column = (metric: AdditiveMetric) => ({[metric]: shown(metric, sums[metric])});
  return {
    ...column('leads'),
    lead_customers: leadCustomers,
    ...column('estimates'),
    ...column('estimates_scheduled'),
    ...column('opportunities'),
    ...column('closed_opportunities'),
    close_rate: ratio(sums.closed_opportunities, sums.opportunities),
    ...column('total_booked'),
    ...column('sold_estimates'),
    average_sale: ratio(sums.total_booked, sums.sold_estimates),
    ...column('produced'),
    ...column('produced_jobs'),
    ...column('completed_revenue'),
    ...column('completed_jobs'),
    ...column('labor_cost'),
    ...column('material_cost'),
    ...column('gross_profit'),
    gpm_ratio: ratio(sums.gross_profit, sums.produced),
    labor_pct: ratio(sums.labor_cost, sums.produced),
    material_pct: ratio(sums.material_cost, sums.produced),
    ...column('warranty_cost'),
    warranty_pct: ratio(sums.warranty_cost, sums.produced),
    ...column('collected'),
  };
}
