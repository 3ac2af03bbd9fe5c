import type {ReportData, Scope, Values} from '../../data';
import type {Format} from '../../format';
import {headlines, type Metric, type MetricName, metricNamed, snapshots} from '../../report-metrics';
import {figureOf, isLoaded, lastFinal} from '../figure';
import {type Html, html} from '../html';
import {addDays, changeMark, trendWeeks, valueOf} from '../numbers';
import {scoped} from '../scoped';
import {sparkline} from '../sparkline';
import {targetMark} from './goals';
import {term} from './terms';

/** The last complete week in a few numbers, beside the week before and last year; then what is known only as of today. */
export function headlineSection(data: ReportData): Html {
  return html`<section id="week">
    <h2 class="heard">The week</h2>
    ${scoped(data, (scope) => {
      const values = data.weekly.get(scope.id)?.get(data.week) ?? {};
      return html`<p class="scope-name" data-when="unit">${scope.name}</p>
        <div class="cards">${headlines.map((name) => weekCard(data, scope, name, values))}</div>
        ${costingRemark(data, scope)}
        <h3 class="rowhead">As of ${data.format.day(data.asOf)}</h3>
        <div class="cards asof">
          ${snapshots.map((metric) => snapshotCard(data, scope, metric))} ${runningWeek(data, scope)}
        </div>`;
    })}
  </section>`;
}

function weekCard(data: ReportData, scope: Scope, name: MetricName, values: Values): Html {
  const weeks = data.weekly.get(scope.id);
  const metric = metricNamed(name);
  const {value, text, open} = figureOf(data, metric, values);
  const weekBefore = weeks?.get(addDays(data.week, -7));
  // A figure that is far from final is held against nothing.
  const isComparable = open === undefined || value !== null;
  const history = Array.from(
    {length: trendWeeks},
    (_, index) => weeks?.get(addDays(data.week, 7 * (index + 1 - trendWeeks)))?.[name],
  );
  return html`<article class="card">
    <h3>${term(data, name, data.definitions.get(name)?.title ?? metric.short)}</h3>
    <p class="big">${text}</p>
    ${open !== undefined && openNote(open, lastFinal(data.format, metric, weeks, data.week))}
    ${
      isComparable &&
      html`<dl>
        ${comparison(data.format, 'week before', metric, value, weekBefore?.[name])}
        ${comparison(data.format, 'last year', metric, value, weeks?.get(addDays(data.week, -364))?.[name])}
      </dl>`
    }
    ${isComparable && goal(targetMark(data, scope, name, value))} ${sparkline(history)}
  </article>`;
}

function openNote(open: string, final: string | undefined): Html {
  return html`<p class="note">${final === undefined ? open : `${open}; ${final}`}</p>`;
}

function goal(mark: Html | undefined): Html | undefined {
  return mark && html`<p class="goal">${mark}</p>`;
}

function snapshotCard(data: ReportData, scope: Scope, metric: Metric): Html {
  const value = data.weekly.get(scope.id)?.get(data.runningWeek)?.[metric.name] ?? null;
  const before = metric.name === 'outstanding_ar' ? data.receivablesBefore.get(scope.id) : undefined;
  return html`<article class="card">
    <h3>${term(data, metric.name, data.definitions.get(metric.name)?.title ?? metric.short)}</h3>
    <p class="big">
      ${isLoaded(data, metric.name) ? valueOf(data.format, value, metric.unit, 'not known') : html`<span class="none">not loaded</span>`}
    </p>
    ${
      metric.name === 'outstanding_ar'
        ? html`<dl>
            ${comparison(data.format, 'week before', metric, value, before?.weekBefore, 'not kept')}
            ${comparison(data.format, 'last year', metric, value, before?.lastYear, 'not kept')}
          </dl>`
        : html`<p class="note">Work booked for the next 12 months</p>`
    }
    ${goal(targetMark(data, scope, metric.name, value))}
  </article>`;
}

function comparison(
  format: Format,
  label: string,
  {unit, good}: Metric,
  value: number | null,
  before: number | null | undefined,
  without = 'no data',
): Html {
  const was = before === null || before === undefined ? undefined : format.shown(before, unit);
  return html`<div>
    <dt>${label}</dt>
    <dd>
      ${changeMark(format, value, before, unit, good) ?? html`<span class="same">${was === undefined ? without : 'was'}</span>`}
      ${was !== undefined && html`<span class="was">${was}</span>`}
    </dd>
  </div>`;
}

/** Margins of a week look better than they are while pay or material of its jobs is not in. */
function costingRemark(data: ReportData, scope: Scope): Html | undefined {
  const found = data.costing.get(scope.id);
  if (found === undefined || found.jobs === 0) return undefined;
  const {jobs, withoutLabor, withoutMaterial} = found;
  const of = `of ${jobs} ${jobs === 1 ? 'job' : 'jobs'}`;
  if (withoutLabor > 0) {
    return html`<p class="remark warn">
      Margin is not final: ${withoutLabor} ${of} started that week ${withoutLabor === 1 ? 'has' : 'have'} no labor cost
      yet.
    </p>`;
  }
  if (withoutMaterial > 0) {
    return html`<p class="remark">
      Labor cost is in for every job of that week; ${withoutMaterial} ${of} ${withoutMaterial === 1 ? 'has' : 'have'} no
      material cost.
    </p>`;
  }
  return html`<p class="remark">Labor and material cost are in for every job of that week.</p>`;
}

const soFar = ['leads', 'estimates', 'total_booked', 'produced', 'collected'] as const;

/** The week that is not over yet, beside the same days: never beside whole weeks. */
function runningWeek(data: ReportData, scope: Scope): Html {
  const {start, end, rows} = data.toDate;
  const {format} = data;
  const found = rows.get(scope.id);
  const days = start === end ? format.day(start) : `${format.day(start)} – ${format.day(end)}`;
  if (end < start || found === undefined) {
    return html`<article class="card running">
      <h3>This week so far</h3>
      <p class="note">The week of ${format.week(data.runningWeek)} begins today.</p>
    </article>`;
  }
  return html`<article class="card running">
    <h3>This week so far <span class="was">${days}, not complete</span></h3>
    <table>
      <thead>
        <tr>
          <td></td>
          <th scope="col">so far</th>
          <th scope="col">same days, week before</th>
          <th scope="col">same days, last year</th>
        </tr>
      </thead>
      <tbody>
        ${soFar.map((name) => {
          const {short, unit} = metricNamed(name);
          const cell = (values: Values): Html =>
            html`<td>${valueOf(format, values[name], unit, 'before the first week')}</td>`;
          return html`<tr>
            <th scope="row">${term(data, name, short)}</th>
            ${cell(found.now)} ${cell(found.weekBefore)} ${cell(found.lastYear)}
          </tr>`;
        })}
      </tbody>
    </table>
  </article>`;
}
