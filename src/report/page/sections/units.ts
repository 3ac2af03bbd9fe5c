import type {ReportData, Scope, Values} from '../../data';
import {type Metric, metrics, snapshots} from '../../report-metrics';
import {figureOf} from '../figure';
import {type Html, html} from '../html';
import {wideTable} from '../html-table';
import {addDays, changeMark} from '../numbers';
import {targetMark} from './goals';
import {term} from './terms';

/** Every metric of the last complete week, one line a unit. */
export function unitsSection(data: ReportData): Html {
  const [all, ...units] = data.scopes;
  const heading = ({name, short}: Metric): Html => html`<th scope="col">${term(data, name, short)}</th>`;
  return html`<section id="units">
    <h2>By unit</h2>
    <p class="lead">
      Week of ${data.format.week(data.week)}, with the change since the same week last year. Receivables and future
      bookings are as of ${data.format.day(data.asOf)}.
    </p>
    ${wideTable(
      'KPIs by unit',
      html`<tr>
        <th scope="col">Unit</th>
        ${metrics.map(heading)} ${snapshots.map(heading)}
      </tr>`,
      units.map((scope) => line(data, scope)),
      {className: 'kpis', ...(all === undefined ? {} : {foot: line(data, all)})},
    )}
  </section>`;
}

function line(data: ReportData, scope: Scope): Html {
  const weeks = data.weekly.get(scope.id);
  const [now, lastYear] = [weeks?.get(data.week) ?? {}, weeks?.get(addDays(data.week, -364)) ?? {}];
  const today = weeks?.get(data.runningWeek) ?? {};
  const arLastYear = {outstanding_ar: data.receivablesBefore.get(scope.id)?.lastYear ?? null};
  return html`<tr data-row="${scope.id}">
    <th scope="row">${scope.name}</th>
    ${metrics.map((metric) => cell(data, scope, metric, now, lastYear))}
    ${snapshots.map((metric) => cell(data, scope, metric, today, arLastYear))}
  </tr>`;
}

function cell(data: ReportData, scope: Scope, metric: Metric, now: Values, lastYear: Values): Html {
  const {name, unit, good} = metric;
  const {value, text, open} = figureOf(data, metric, now);
  const isComparable = open === undefined || value !== null;
  const change = isComparable ? changeMark(data.format, value, lastYear[name], unit, good) : undefined;
  const target = isComparable ? targetMark(data, scope, name, value) : undefined;
  return html`<td>
    ${text}${open && html`<small>${open}</small>`}${change && html`<small>${change}</small>`}${
      target && html`<small>${target}</small>`
    }
  </td>`;
}
