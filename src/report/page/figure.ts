import type {ReportData, Values} from '../data';
import type {Format} from '../format';
import {type Metric, type MetricName, reasonFor} from '../report-metrics';
import {type Html, html} from './html';
import {addDays, trendWeeks, valueOf} from './numbers';

/** A metric of a week as it may be shown. */
export interface Figure {
  /** Null where it is not known: never loaded, not final by far, or without a denominator. */
  readonly value: number | null;
  /** The value, or why there is none. */
  readonly text: Html;
  /** What of it is still open; absent where it is final. */
  readonly open?: string;
}

/** Metrics that are too good as long as pay is missing. */
const withLabor: ReadonlySet<MetricName> = new Set(['gpm_ratio', 'labor_pct', 'warranty_pct']);
/** Shares of what was produced by jobs whose labor is open: up to the first it is final, up to the second "about". */
const [finalShare, aboutShare] = [0.02, 0.2];

/** Whether the streams that a metric needs were ever loaded. */
export function isLoaded({health}: ReportData, name: MetricName): boolean {
  return !health.some(({check, subject}) => check === 'metric_without_stream' && subject === name);
}

/** How far the labor of some jobs is known. Where nothing was produced, any open job makes it open. */
export function laborOf({
  labor_open_jobs: jobs,
  labor_open_produced: amount,
  produced,
}: Values): 'final' | 'about' | 'open' {
  if (!jobs) return 'final';
  const share = produced && produced > 0 ? (amount ?? 0) / produced : Infinity;
  if (share <= finalShare) return 'final';
  return share <= aboutShare ? 'about' : 'open';
}

/** What is shown of a metric of a week. Not known is not 0, and what is not final says what is open. */
export function figureOf(data: ReportData, {name, unit}: Metric, values: Values): Figure {
  const value = values[name] ?? null;
  if (!isLoaded(data, name)) return {value: null, text: html`<span class="none">not loaded</span>`};
  const labor = withLabor.has(name) && value !== null ? laborOf(values) : 'final';
  if (labor === 'final') return {value, text: valueOf(data.format, value, unit, reasonFor(name))};
  const open = openPayOf(data.format, values);
  return labor === 'open'
    ? {value: null, text: html`<span class="none">not known yet</span>`, open}
    : {value, text: html`<span class="about">about ${valueOf(data.format, value, unit, '')}</span>`, open};
}

/** What of the labor is open, as words. */
export function openPayOf({shown}: Format, {labor_open_jobs: open, labor_open_produced: amount}: Values): string {
  const jobs = open ?? 0;
  return `pay of ${jobs} ${jobs === 1 ? 'job' : 'jobs'} (${shown(amount ?? 0, 'money')}) is open`;
}

/** The last week before some week whose figure is final, as words; undefined where the trends show none. */
export function lastFinal(
  format: Format,
  metric: Metric,
  weeks: ReadonlyMap<string, Values> | undefined,
  before: string,
): string | undefined {
  for (let back = 1; back < trendWeeks; back += 1) {
    const week = addDays(before, -7 * back);
    const values = weeks?.get(week);
    const value = values?.[metric.name];
    if (values !== undefined && value !== undefined && value !== null && laborOf(values) === 'final')
      return `last final week, ${format.week(week)}: ${format.shown(value, metric.unit)}`;
  }
  return undefined;
}
