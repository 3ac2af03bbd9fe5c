import {formatOf} from '../../src/report/format';
import {page as pageOf} from '../../src/report/page/page';
import {readReport} from '../../src/report/read/read-marts';
import {reportPage} from '../../src/report/render';
import type {Row, Warehouse} from '../../src/warehouse/warehouse';
import {withSimulatedMarts} from './marts';
import {partOf, rowsOf, sectionOf, textOf, written} from './reading';

let page: string;
let again: string;
let lookered: string;
let german: string;
const facts = new Map<string, readonly Row[]>();
const week = '2026-03-02';

beforeAll(async () => {
  await withSimulatedMarts('small', async (warehouse: Warehouse) => {
    const options = {datasets: warehouse.datasets};
    page = await reportPage(warehouse, options);
    again = await reportPage(warehouse, options);
    lookered = pageOf(await readReport(warehouse, {...options, project: 'my-project'}));
    const format = formatOf({currency: 'EUR', locale: 'de-DE'});
    german = await reportPage(warehouse, {...options, format});
    const ask = async (name: string, sql: string) => facts.set(name, await warehouse.query(sql));
    await ask('week', `SELECT * FROM st_mart_v2.kpi_weekly_by_bu WHERE week_start = '${week}' ORDER BY bu_rollup`);
    await ask('today', `SELECT * FROM st_mart_v2.kpi_weekly_by_bu WHERE week_start = '2026-03-09' ORDER BY bu_rollup`);
    await ask(
      'all',
      `SELECT sum(leads) AS leads, sum(closed_opportunities) / nullif(sum(opportunities), 0) AS close_rate,
         sum(total_booked) AS total_booked, sum(produced) AS produced,
         sum(gross_profit) / nullif(sum(produced), 0) AS gpm_ratio, sum(collected) AS collected
       FROM st_mart_v2.kpi_weekly_by_bu WHERE week_start = '${week}'`,
    );
    await ask('so far', "SELECT sum(total_booked) AS booked FROM st_mart_v2.kpi_flash WHERE span = 'week_to_date'");
    await ask(
      'days of last year',
      `SELECT sum(total_booked) AS booked FROM st_mart_v2.kpi_daily_by_bu WHERE kpi_date BETWEEN '2025-03-10' AND '2025-03-13'`,
    );
    await ask(
      'days before',
      `SELECT sum(total_booked) AS booked FROM st_mart_v2.kpi_daily_by_bu WHERE kpi_date BETWEEN '2026-03-02' AND '2026-03-05'`,
    );
    await ask(
      'aging',
      'SELECT sum(gross) AS gross, sum(net) AS net, sum(invoices) AS invoices FROM st_mart_v2.ar_aging',
    );
    await ask(
      'debtors',
      'SELECT name, balance FROM st_mart_v2.ar_by_customer ORDER BY balance DESC, customer_id LIMIT 10',
    );
    await ask(
      'funnel',
      `SELECT sum(estimates_created) AS created, sum(sold_count) AS sold, sum(sold_amount) AS amount, sum(open_count) AS open
       FROM st_mart_v2.estimate_funnel WHERE week_start BETWEEN '2025-12-15' AND '${week}'`,
    );
    await ask(
      'technicians',
      `SELECT technician_name AS name, sum(completed_revenue) AS revenue, sum(completed_jobs) AS jobs
       FROM st_mart_v2.technician_scorecard WHERE week_start BETWEEN '2026-02-09' AND '${week}'
       GROUP BY technician_id, technician_name`,
    );
    await ask(
      'campaigns',
      `SELECT coalesce(campaign_name, 'No campaign') AS name, sum(total_booked) AS booked, sum(cost) AS cost, sum(leads) AS leads
       FROM st_mart_v2.campaign_roi WHERE month_start >= '2026-01-01' AND month_start <= '2026-03-01'
       GROUP BY campaign_id, campaign_name`,
    );
    await ask('health', "SELECT * FROM st_mart_v2.data_health WHERE status = 'warn'");
    await ask(
      'trend',
      'SELECT week_start, sum(produced) AS produced FROM st_mart_v2.kpi_weekly_by_bu GROUP BY 1 ORDER BY 1',
    );
    await ask('dictionary', 'SELECT * FROM st_mart_v2.kpi_dictionary');
  });
}, 240_000);

const found = (name: string): Row => facts.get(name)?.[0] ?? {};
const sorted = (rows: readonly (readonly string[])[]): readonly string[] => rows.map((row) => row.join(' | ')).sort();

test('the table by unit holds what the weekly mart holds', () => {
  const rows = rowsOf(sectionOf(page, 'units')).slice(1, -1);
  expect(rows.length).toBeGreaterThan(3);
  const today = new Map(facts.get('today')?.map((row) => [row['bu_rollup'], row]));
  const expected = facts
    .get('week')
    ?.map((row) => [
      String(row['bu_rollup']),
      written.count(row['leads']),
      written.count(row['estimates']),
      written.ratio(row['close_rate']),
      written.money(row['total_booked']),
      written.money(row['average_sale']),
      written.money(row['produced']),
      written.ratio(row['gpm_ratio']),
      written.ratio(row['labor_pct']),
      written.ratio(row['material_pct']),
      written.ratio(row['warranty_pct']),
      written.money(row['collected']),
      written.count(row['job_opportunities']),
      written.ratio(row['conversion_rate']),
      written.money(row['opportunity_average']),
      written.money(row['average_ticket']),
      written.money(today.get(row['bu_rollup'])?.['outstanding_ar']),
      written.money(today.get(row['bu_rollup'])?.['future_bookings']),
    ]);
  const shown = new Set(rows.map(([name]) => name));
  expect(sorted(rows)).toEqual(sorted(expected?.filter(([name]) => shown.has(name)) ?? []));
});

test('the first numbers are those of all units together', () => {
  const part = partOf(sectionOf(page, 'week'), 'all');
  const big = [...part.matchAll(/<p class="big">([\s\S]*?)<\/p>/g)].map(([, text = '']) =>
    textOf(text.replace(/<span class="heard">.*?<\/span>/, '')),
  );
  const all = found('all');
  expect(big.slice(0, 6)).toEqual([
    written.count(all['leads']),
    written.ratio(all['close_rate']),
    written.money(all['total_booked']),
    written.money(all['produced']),
    written.ratio(all['gpm_ratio']),
    written.money(all['collected']),
  ]);
});

test('the running week is beside the same days of the week before and of last year', () => {
  const part = partOf(sectionOf(page, 'week'), 'all');
  expect(textOf(part)).toContain('This week so far Mar 9 – Mar 12, not complete');
  const booked = rowsOf(part).find(([name]) => name === 'Booked');
  expect(booked).toEqual([
    'Booked',
    written.money(found('so far')['booked']),
    written.money(found('days before')['booked']),
    written.money(found('days of last year')['booked'] ?? null),
  ]);
});

test('receivables add up to those of the mart, and the largest balances are its largest', () => {
  const rows = rowsOf(partOf(sectionOf(page, 'receivables'), 'all'));
  const {gross, net, invoices} = found('aging');
  const total = rows.find(([name]) => name === 'All');
  expect(total?.[1]).toBe(written.count(invoices));
  expect(total?.[2]).toBe(written.money(gross));
  expect(total?.[4]).toBe(written.money(net));
  const debtors = (facts.get('debtors') ?? []).map(({name, balance}) => [String(name), written.money(balance)]);
  const start = rows.findIndex(([name]) => name === 'Customer') + 1;
  expect(rows.slice(start).map((row) => row.slice(0, 2))).toEqual(debtors);
});

test('estimates, technicians and campaigns are those of their marts', () => {
  const {created, sold, amount, open} = found('funnel');
  const funnel = rowsOf(partOf(sectionOf(page, 'estimates'), 'all'));
  expect(funnel.find(([name]) => name === 'Made')?.[1]).toBe(written.count(created));
  expect(funnel.find(([name]) => name === 'Sold')?.slice(1, 3)).toEqual([written.count(sold), written.money(amount)]);
  expect(funnel.find(([name]) => name === 'Open')?.[1]).toBe(written.count(open));

  const technicians = rowsOf(sectionOf(page, 'technicians')).slice(1);
  expect(sorted(technicians.map((row) => row.slice(0, 3)))).toEqual(
    sorted(
      facts
        .get('technicians')
        ?.map((row) => [String(row['name']), written.money(row['revenue']), written.count(row['jobs'])]) ?? [],
    ),
  );
  const campaigns = rowsOf(sectionOf(page, 'campaigns')).slice(1);
  expect(sorted(campaigns.map((row) => [row[0] ?? '', row[1] ?? '', row[2] ?? '', row[4] ?? '']))).toEqual(
    sorted(
      facts
        .get('campaigns')
        ?.map((row) => [
          String(row['name']),
          written.money(row['booked']),
          written.money(row['cost']),
          written.count(row['leads']),
        ]) ?? [],
    ),
  );
});

test('behind each trend are its numbers, complete weeks only', () => {
  const chart =
    sectionOf(page, 'trends')
      .split('<figure ')
      .find((part) => part.startsWith('id="all-produced"')) ?? '';
  const rows = rowsOf(chart).slice(1);
  const weeks = facts.get('trend') ?? [];
  const complete = weeks.filter(({week_start}) => String(week_start) <= week).slice(-26);
  expect(rows.map((row) => row[1])).toEqual(complete.map(({produced}) => written.money(produced)));
  expect(chart).toMatch(/<svg viewBox="0 0 \d+ \d+" role="img" aria-label="Produced">/);
});

test('every check that found something is named, and every metric is explained where it stands', () => {
  const warnings = facts.get('health') ?? [];
  expect(warnings.length).toBeGreaterThan(0);
  const rows = rowsOf(sectionOf(page, 'health'));
  for (const {subject, value} of warnings) {
    expect(rows).toContainEqual(expect.arrayContaining([String(subject), written.count(value)]));
  }
  const opened = new Set([...page.matchAll(/popovertarget="d-(\w+)"/g)].map(([, metric]) => metric));
  expect(opened.size).toBeGreaterThanOrEqual(13);
  for (const metric of opened) expect(page).toContain(`id="d-${metric}"`);
  for (const {title, formula} of facts.get('dictionary') ?? []) {
    expect(textOf(sectionOf(page, 'definitions'))).toContain(String(title));
    expect(textOf(page)).toContain(String(formula));
  }
});

test('the same marts give the same bytes', () => {
  expect(again).toBe(page);
});

test('in another currency and locale every number and day is written so, and they are the same', () => {
  const inAmerica = (text: string): string =>
    text
      .replace(/(\d[\d.,]*)\s€/g, '$$$1')
      .replace(/(\d)\s%/g, '$1%')
      .replace(/\d[\d.,]*\d/g, (number) => number.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.')));
  for (const id of ['week', 'units', 'receivables', 'estimates', 'technicians', 'campaigns', 'health']) {
    const [cells, theirs] = [page, german].map((text) => rowsOf(sectionOf(text, id)).map((row) => row.slice(1)));
    expect(theirs?.map((row) => row.map(inAmerica))).toEqual(cells);
  }
  const words = textOf(german.replace(/<section id="definitions"[\s\S]*/, ''));
  expect(words).not.toContain('$');
  expect(words).toContain('2.–8. März 2026');
  expect(words).toMatch(/data as of Freitag, 13\. März 2026/);
  expect(german).toMatch(/<text[^>]*>[\d.]+\s€<\/text>/);
});

test('only marts in BigQuery have a link to Looker Studio, and it names their table', () => {
  expect(page).not.toContain('lookerstudio');
  const href = /href="(https:[^"]*)"/.exec(lookered)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const {origin, pathname, searchParams} = new URL(href);
  expect(origin + pathname).toBe('https://lookerstudio.google.com/reporting/create');
  expect(Object.fromEntries(searchParams)).toMatchObject({
    'ds.ds0.connector': 'bigQuery',
    'ds.ds0.type': 'TABLE',
    'ds.ds0.projectId': 'my-project',
    'ds.ds0.datasetId': 'st_mart_v2',
    'ds.ds0.tableId': 'kpi_weekly_by_bu',
  });
});
