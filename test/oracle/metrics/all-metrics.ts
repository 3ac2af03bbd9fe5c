import {type Decimal, money, plain, ratio, ZERO} from '../exact/decimal';
import type {Day, Id, Row} from '../types';
import {additiveMetrics, type MetricEvent, openMetrics, type SummedMetric} from './event';

/** Sums of the additive metrics and the number of distinct lead customers over some events. */
export interface Totals {
  readonly sums: Readonly<Record<SummedMetric, Decimal>>;
  readonly leadCustomers: number;
}

const summed = [...additiveMetrics, ...openMetrics] as const;

export function totalsOf(events: Iterable<MetricEvent>): Totals {
  const sums = Object.fromEntries(summed.map((metric) => [metric, ZERO])) as Record<SummedMetric, Decimal>;
  const customers = new Set<Id>();
  for (const {values, leadCustomerId} of events) {
    for (const metric of summed) sums[metric] += values[metric] ?? ZERO;
    if (leadCustomerId !== undefined && leadCustomerId !== null) customers.add(leadCustomerId);
  }
  return {sums, leadCustomers: customers.size};
}

const counts: ReadonlySet<SummedMetric> = new Set([
  'leads',
  'estimates',
  'estimates_scheduled',
  'opportunities',
  'closed_opportunities',
  'sold_estimates',
  'produced_jobs',
  'completed_jobs',
  'job_opportunities',
  'converted_jobs',
  'labor_open_jobs',
]);

/** A count as a number, money as text. */
export const shown = (metric: SummedMetric, value: Decimal): number | string =>
  counts.has(metric) ? plain(value) : money(value);

/** The columns called "all metrics". Ratios are computed last, as sum / sum. */
export function allMetrics({sums, leadCustomers}: Totals): Row {
  const column = (metric: SummedMetric) => ({[metric]: shown(metric, sums[metric])});
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
    average_ticket: ratio(sums.completed_revenue, sums.completed_jobs),
    ...column('job_opportunities'),
    ...column('converted_jobs'),
    conversion_rate: ratio(sums.converted_jobs, sums.job_opportunities),
    ...column('opportunity_revenue'),
    opportunity_average: ratio(sums.opportunity_revenue, sums.job_opportunities),
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

/** How much of `produced` has labor that is not final, and how far payroll is known: one value per run. */
export const laborColumns = ({sums}: Totals, through: Day | null): Row => ({
  labor_open_jobs: shown('labor_open_jobs', sums.labor_open_jobs),
  labor_open_produced: shown('labor_open_produced', sums.labor_open_produced),
  payroll_through: through,
});
