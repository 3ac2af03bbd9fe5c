import type {ReportData, Scope} from '../../data';
import {type MetricName, metricNamed} from '../../report-metrics';
import {type Chart, figure, type Series} from '../charts';
import {type Html, html} from '../html';
import {addDays, trendWeeks} from '../numbers';
import {scoped} from '../scoped';
import {targetOf} from './goals';
import {term} from './terms';

const shown: readonly MetricName[] = ['total_booked', 'produced', 'collected', 'leads', 'close_rate', 'gpm_ratio'];

/** Half a year of complete weeks, each beside the week 364 days before. */
export function trendsSection(data: ReportData): Html {
  const {format} = data;
  const weeks = weeksOf(data);
  return html`<section id="trends">
    <h2>Trends</h2>
    <p class="lead">Complete weeks up to ${format.day(addDays(data.week, 6))}, beside the same weeks a year before.</p>
    ${scoped(
      data,
      (scope) =>
        html`<div class="figures">${shown.map((name) => figure(format, chartOf(data, scope, name, weeks)))}</div>`,
    )}
  </section>`;
}

/** First days of the weeks, from the first of the trends that the marts know. */
function weeksOf({week, weekly}: ReportData): readonly string[] {
  const known = weekly.get('all');
  const weeks = Array.from({length: trendWeeks}, (_, index) => addDays(week, 7 * (index + 1 - trendWeeks)));
  const first = weeks.findIndex((one) => known?.has(one) === true);
  return first < 0 ? weeks.slice(-1) : weeks.slice(first);
}

function chartOf(data: ReportData, scope: Scope, name: MetricName, weeks: readonly string[]): Chart {
  const {short, unit} = metricNamed(name);
  const title = data.definitions.get(name)?.title ?? short;
  const values = data.weekly.get(scope.id);
  const target = targetOf(data, scope, name);
  const series: Series[] = [
    {name: 'this year', colour: 'c1', as: 'line', values: weeks.map((week) => values?.get(week)?.[name] ?? null)},
    {
      name: 'last year',
      colour: 'c2',
      as: 'dashed',
      values: weeks.map((week) => values?.get(addDays(week, -364))?.[name] ?? null),
    },
  ];
  if (target !== undefined) {
    series.push({name: 'target', colour: 'c3', as: 'dotted', values: weeks.map(() => target)});
  }
  return {
    id: `${scope.id}-${name}`,
    title,
    heading: term(data, name, title),
    labels: weeks.map((week) => data.format.day(week)),
    unit,
    series: series.filter(({as, values: points}) => as === 'line' || points.some((point) => point !== null)),
    labelled: 'Week of',
  };
}
