import type {ReportData, Scope} from '../../data';
import {type MetricName, metricNamed, ratios} from '../../report-metrics';
import {type Html, html} from '../html';

/**
 * What is aimed at. A target without a unit is the company's; if it is a ratio it also holds for each unit that has none of
 * its own.
 */
export function targetOf({targets}: ReportData, {unit}: Scope, name: MetricName): number | undefined {
  const ofMetric = targets.filter(({metric}) => metric === name);
  const own = ofMetric.find((target) => target.unit === unit);
  const general = name in ratios ? ofMetric.find((target) => target.unit === undefined) : undefined;
  return (own ?? general)?.value;
}

/** A target beside the value that it is for, and whether it was reached. */
export function targetMark(data: ReportData, scope: Scope, name: MetricName, value: number | null): Html | undefined {
  const target = targetOf(data, scope, name);
  if (target === undefined) return undefined;
  const {unit, good} = metricNamed(name);
  const text = `target ${data.format.shown(target, unit)}`;
  if (value === null) return html`<span class="same">${text}</span>`;
  const reached = good === 'down' ? value <= target : value >= target;
  return html`<span class="${reached ? 'good' : 'bad'}"
    ><span aria-hidden="true">${reached ? '✓' : '✗'}</span
    ><span class="heard">${reached ? 'reached:' : 'missed:'}</span> ${text}</span
  >`;
}
