import type {Unit} from './format';
import type {Good} from './page/numbers';

/** Name of a column of the weekly mart that the report shows. */
export type MetricName = (typeof summed)[number] | keyof typeof ratios;

/** Columns of `kpi_weekly_by_bu` that can be added up over units; the ratios are made from them. */
export const summed = [
  'leads',
  'estimates',
  'opportunities',
  'closed_opportunities',
  'total_booked',
  'sold_estimates',
  'produced',
  'gross_profit',
  'labor_cost',
  'material_cost',
  'warranty_cost',
  'collected',
  'completed_revenue',
  'completed_jobs',
  'job_opportunities',
  'converted_jobs',
  'opportunity_revenue',
  'labor_open_jobs',
  'labor_open_produced',
  'outstanding_ar',
  'future_bookings',
] as const;

/** Ratios: what is divided by what, and why there is none when there is none. */
export const ratios = {
  close_rate: {over: 'closed_opportunities', under: 'opportunities', without: 'no opportunities'},
  average_sale: {over: 'total_booked', under: 'sold_estimates', without: 'no sold estimates'},
  conversion_rate: {over: 'converted_jobs', under: 'job_opportunities', without: 'no job opportunities'},
  opportunity_average: {over: 'opportunity_revenue', under: 'job_opportunities', without: 'no job opportunities'},
  average_ticket: {over: 'completed_revenue', under: 'completed_jobs', without: 'no completed jobs'},
  gpm_ratio: {over: 'gross_profit', under: 'produced', without: 'nothing was produced'},
  labor_pct: {over: 'labor_cost', under: 'produced', without: 'nothing was produced'},
  material_pct: {over: 'material_cost', under: 'produced', without: 'nothing was produced'},
  warranty_pct: {over: 'warranty_cost', under: 'produced', without: 'nothing was produced'},
} as const;

/** How a metric is shown. */
export interface Metric {
  readonly name: MetricName;
  /** Heading of its column; the dictionary has the full title. */
  readonly short: string;
  readonly unit: Unit;
  readonly good: Good;
}

/** Metrics in the order in which a contractor reads them. */
export const metrics: readonly Metric[] = [
  {name: 'leads', short: 'Leads', unit: 'count', good: 'up'},
  {name: 'estimates', short: 'Estimates', unit: 'count', good: 'up'},
  {name: 'close_rate', short: 'Close rate', unit: 'ratio', good: 'up'},
  {name: 'total_booked', short: 'Booked', unit: 'money', good: 'up'},
  {name: 'average_sale', short: 'Avg. sale', unit: 'money', good: 'up'},
  {name: 'produced', short: 'Produced', unit: 'money', good: 'up'},
  {name: 'gpm_ratio', short: 'Margin', unit: 'ratio', good: 'up'},
  {name: 'labor_pct', short: 'Labor', unit: 'ratio', good: 'down'},
  {name: 'material_pct', short: 'Material', unit: 'ratio', good: 'down'},
  {name: 'warranty_pct', short: 'Warranty', unit: 'ratio', good: 'down'},
  {name: 'collected', short: 'Collected', unit: 'money', good: 'up'},
  {name: 'job_opportunities', short: 'Job opps.', unit: 'count', good: 'up'},
  {name: 'conversion_rate', short: 'Conversion', unit: 'ratio', good: 'up'},
  {name: 'opportunity_average', short: 'Opp. avg.', unit: 'money', good: 'up'},
  {name: 'average_ticket', short: 'Avg. ticket', unit: 'money', good: 'up'},
];

/** Snapshots: known only for the day the marts were built for. */
export const snapshots: readonly Metric[] = [
  {name: 'outstanding_ar', short: 'Receivables', unit: 'money', good: 'down'},
  {name: 'future_bookings', short: 'Future', unit: 'money', good: 'up'},
];

/** The few that come first. */
export const headlines: readonly MetricName[] = [
  'leads',
  'close_rate',
  'total_booked',
  'produced',
  'gpm_ratio',
  'collected',
];

/** How a metric is shown. @throws Error for a name that is not in the lists. */
export function metricNamed(name: MetricName): Metric {
  const found = [...metrics, ...snapshots].find((metric) => metric.name === name);
  if (found === undefined) throw new Error(`the report does not show ${name}`);
  return found;
}

/** Why a metric may have no value. */
export function reasonFor(name: MetricName): string {
  return name in ratios ? ratios[name as keyof typeof ratios].without : 'not known for this week';
}
