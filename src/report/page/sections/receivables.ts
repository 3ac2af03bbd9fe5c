import type {AgingRow, ReportData, Scope} from '../../data';
import type {Format} from '../../format';
import {figure} from '../charts';
import {type Html, html} from '../html';
import {wideTable} from '../html-table';
import {valueOf} from '../numbers';
import {scoped} from '../scoped';
import {term} from './terms';

/** What is owed: how old it is, and by whom. */
export function receivablesSection(data: ReportData): Html {
  return html`<section id="receivables">
    <h2>Receivables</h2>
    <p class="lead">
      ${term(data, 'outstanding_ar', 'Outstanding')} as of ${data.format.day(data.asOf, 'year')}: invoices of production
      units with a balance of ${data.format.shown(data.arMinimum, 'price')} or more, by days past due.
    </p>
    ${scoped(data, (scope) => {
      const rows = data.aging.get(scope.id) ?? [];
      if (rows.every(({gross, unapplied}) => gross === 0 && unapplied === 0)) {
        return html`<p class="nothing">Nothing is outstanding.</p>`;
      }
      return html`<div class="figures">${agingFigure(data.format, scope, rows)} ${debtorsTable(data, scope)}</div>`;
    })}
  </section>`;
}

function agingFigure(format: Format, scope: Scope, rows: readonly AgingRow[]): Html {
  const {shown} = format;
  const line = (name: string, {invoices, gross, unapplied, net}: Omit<AgingRow, 'bucket'>): Html =>
    html`<tr>
      <th scope="row">${name}</th>
      <td>${shown(invoices, 'count')}</td>
      <td>${shown(gross, 'money')}</td>
      <td>${shown(unapplied, 'money')}</td>
      <td>${shown(net, 'money')}</td>
    </tr>`;
  const total = (of: 'invoices' | 'gross' | 'unapplied' | 'net'): number => rows.reduce((sum, row) => sum + row[of], 0);
  const totals = {
    invoices: total('invoices'),
    gross: total('gross'),
    unapplied: total('unapplied'),
    net: total('net'),
  };
  return figure(format, {
    id: `${scope.id}-aging`,
    title: 'By days past due',
    labels: rows.map(({bucket}) => bucketText(bucket)),
    unit: 'money',
    series: [{name: 'outstanding', colour: 'c1', as: 'bar', values: rows.map(({gross}) => gross)}],
    lying: true,
    labelled: 'Past due',
    table: wideTable(
      'Receivables by age',
      html`<tr>
        <th scope="col">Past due</th>
        <th scope="col">Invoices</th>
        <th scope="col">Outstanding</th>
        <th scope="col">Unapplied payments</th>
        <th scope="col">Net</th>
      </tr>`,
      rows.map((row) => line(bucketText(row.bucket), row)),
      {foot: line('All', totals)},
    ),
  });
}

function bucketText(bucket: string): string {
  return /\d/.test(bucket) ? `${bucket.replace('-', '–')} days` : bucket === 'current' ? 'not yet due' : bucket;
}

function debtorsTable({debtors, format}: ReportData, scope: Scope): Html {
  const rows = debtors.get(scope.id) ?? [];
  return html`<div class="beside">
    <h3>Largest balances</h3>
    ${
      rows.length === 0
        ? html`<p class="nothing">Nobody owes most of what he owes here.</p>`
        : wideTable(
            'Largest balances',
            html`<tr>
              <th scope="col">Customer</th>
              <th scope="col">Balance</th>
              <th scope="col">Days past due</th>
            </tr>`,
            rows.map(
              ({name, unit, balance, daysPastDue}) =>
                html`<tr>
                  <th scope="row"><bdi>${name}</bdi>${scope.id === 'all' && html`<small>${unit}</small>`}</th>
                  <td>${format.shown(balance, 'money')}</td>
                  <td>${valueOf(format, daysPastDue, 'count', 'no due date')}</td>
                </tr>`,
            ),
          )
    }
  </div>`;
}
