import type {FunnelWeek, ReportData, Scope} from '../../data';
import type {Format} from '../../format';
import {figure} from '../charts';
import {type Html, html} from '../html';
import {wideTable} from '../html-table';
import {valueOf} from '../numbers';
import {scoped} from '../scoped';

/** What became of the estimates of the last weeks. */
export function estimatesSection(data: ReportData): Html {
  return html`<section id="estimates">
    <h2>Estimates</h2>
    <p class="lead">
      By the week they were made in, and what has become of them until now. Young weeks are still open.
    </p>
    ${scoped(data, (scope) => {
      const weeks = data.funnel.get(scope.id) ?? [];
      if (weeks.length === 0) return html`<p class="nothing">No estimates were made in the last 12 weeks.</p>`;
      return html`<div class="figures">${summary(data.format, weeks)} ${funnelFigure(data.format, scope, weeks)}</div>`;
    })}
  </section>`;
}

function summary({shown}: Format, weeks: readonly FunnelWeek[]): Html {
  const total = (of: Exclude<keyof FunnelWeek, 'week' | 'medianDays'>): number =>
    weeks.reduce((sum, week) => sum + week[of], 0);
  const created = total('created');
  const step = (name: string, count: number, amount?: number): Html =>
    html`<tr>
      <th scope="row">${name}</th>
      <td>${shown(count, 'count')}</td>
      <td>${amount === undefined ? '' : shown(amount, 'money')}</td>
      <td>${created === 0 ? '' : shown(count / created, 'ratio')}</td>
    </tr>`;
  return html`<div class="beside">
    <h3>All 12 weeks</h3>
    ${wideTable(
      'Estimates of 12 weeks',
      html`<tr>
        <th scope="col">Estimates</th>
        <th scope="col">Count</th>
        <th scope="col">Amount</th>
        <th scope="col">Share</th>
      </tr>`,
      [
        step('Made', created),
        step('Sold', total('sold'), total('soldAmount')),
        step('Open', total('open'), total('openAmount')),
        step('Dismissed', total('dismissed'), total('dismissedAmount')),
      ],
    )}
  </div>`;
}

function funnelFigure(format: Format, scope: Scope, weeks: readonly FunnelWeek[]): Html {
  const {shown} = format;
  const heads = ['Week of', 'Made', 'Sold', 'Sold, amount', 'Open', 'Open, amount', 'Dismissed'];
  const hasMedian = scope.id !== 'all';
  return figure(format, {
    id: `${scope.id}-funnel`,
    title: 'Sold, open and dismissed',
    labels: weeks.map(({week}) => format.day(week)),
    unit: 'count',
    series: [
      {name: 'sold', colour: 'c1', as: 'bar', stack: 'all', values: weeks.map(({sold}) => sold)},
      {name: 'open', colour: 'c4', as: 'bar', stack: 'all', values: weeks.map(({open}) => open)},
      {name: 'dismissed', colour: 'c2', as: 'bar', stack: 'all', values: weeks.map(({dismissed}) => dismissed)},
    ],
    labelled: 'Week of',
    table: wideTable(
      'Estimates by week',
      html`<tr>
        ${heads.map((name) => html`<th scope="col">${name}</th>`)}
        ${hasMedian && html`<th scope="col">Median days to close</th>`}
      </tr>`,
      weeks.map(
        (week) =>
          html`<tr>
            <th scope="row">${format.day(week.week)}</th>
            <td>${shown(week.created, 'count')}</td>
            <td>${shown(week.sold, 'count')}</td>
            <td>${shown(week.soldAmount, 'money')}</td>
            <td>${shown(week.open, 'count')}</td>
            <td>${shown(week.openAmount, 'money')}</td>
            <td>${shown(week.dismissed, 'count')}</td>
            ${hasMedian && html`<td>${valueOf(format, week.medianDays, 'days', 'nothing was sold')}</td>`}
          </tr>`,
      ),
    ),
  });
}
