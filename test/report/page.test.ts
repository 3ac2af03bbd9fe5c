import {createHash} from 'node:crypto';

import {reportPage} from '../../src/report/render';
import {miniTenant} from '../dataform/mini-tenant';
import {withWarehouse} from '../dataform/tenant';
import {reportOfTenant, withMarts, withSimulatedMarts} from './marts';
import {partOf, rowsOf, sectionOf, textOf} from './reading';

const asOf = '2025-06-30';
const core = ['jobs', 'invoices', 'estimates', 'payments', 'payroll', 'customers', 'locations', 'campaigns'];

/** What would run, load or restyle anything. */
const active = (page: string): readonly string[] =>
  [...page.matchAll(/<[a-z][^>]*>/gi)]
    .map(([tag]) => tag)
    .filter((tag) =>
      /^<(script|style|iframe|object|embed|img|link|base|form|meta http-equiv)\b|\s(on\w+|style|src)=/i.test(tag),
    );

const script = '<script>alert(1)</script>"\'><img src=x onerror=alert(2)>';
const turned = '\u202eevil\u2066\u200f\u0001name';
const long = 'x'.repeat(10_000);
const customers = [script, turned, long].map((name, index) => ({id: 100 + index, name, active: true}));
const pages = {plain: '', aimed: '', hostile: ''};

beforeAll(async () => {
  await withMarts({...miniTenant, customers}, asOf, async (warehouse) => {
    const report = () => reportPage(warehouse, {datasets: warehouse.datasets});
    pages.plain = await report();
    await expect(reportPage(warehouse, {datasets: warehouse.datasets, asOf: '2025-06-29'})).rejects.toThrow(
      'The marts look from 2025-06-30, not from 2025-06-29. Run `st-elt transform --as-of 2025-06-29` first.',
    );
    await warehouse.execute(
      `INSERT INTO st_ref_v2.kpi_targets BY NAME
       SELECT 'gpm_ratio' AS metric, NULL AS bu_rollup, 0.45 AS target
       UNION ALL SELECT 'leads', NULL, 0 UNION ALL SELECT 'collected', 'PHX', 999999`,
    );
    pages.aimed = await report();
    for (const table of ['kpi_weekly_by_bu', 'kpi_daily_by_bu', 'ar_aging', 'ar_by_customer', 'estimate_funnel']) {
      for (const [unit, name] of [
        ['PHX', script],
        ['TUC', long],
      ] as const) {
        const quoted = name.replaceAll("'", "''");
        await warehouse.execute(`UPDATE st_mart_v2.${table} SET bu_rollup = '${quoted}' WHERE bu_rollup = '${unit}'`);
      }
    }
    pages.hostile = await report();
  });
}, 120_000);

test('the page holds one script and one style, and its policy allows those two and nothing else', () => {
  const page = pages.plain;
  expect(active(page).map((found) => found.replace(/content=".*"|href=".*"/, '…'))).toEqual([
    '<meta http-equiv="Content-Security-Policy" … />',
    '<link rel="icon" … />',
    '<style>',
    '<script>',
  ]);
  const policy = textOf(/Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '');
  const hash = (tag: string): string => {
    const text = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page)?.[1] ?? '';
    return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  };
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `script-src ${hash('script')}`,
    `style-src ${hash('style')}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(page.match(/https?:\/\/(?!www\.w3\.org\/2000\/svg)/g)).toBeNull();
});

test('hostile names of units, customers and campaigns are text, short and without marks that turn it around', () => {
  const page = pages.hostile;
  expect(active(page)).toHaveLength(4);
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(page).not.toMatch(/[\u0001\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
  expect(page).not.toContain('x'.repeat(61));
  const names = rowsOf(sectionOf(page, 'units')).map(([name]) => name);
  expect(names).toContain('x'.repeat(59) + '…');
});

test('a tenant with nothing in it gets a page that says so', async () => {
  const page = await reportOfTenant({}, asOf);
  expect(textOf(page)).toContain('There is nothing to report yet');
  expect(textOf(sectionOf(page, 'health'))).toContain('Nothing was loaded yet.');
  expect(page).not.toMatch(/NaN|undefined|Infinity|null</);
});

test('one unit, and forty', async () => {
  const unit = (index: number) => [
    {id: index * 2 + 1, name: `Town ${index}-Sales`, active: true},
    {id: index * 2 + 2, name: `Town ${index}-Production`, active: true},
  ];
  const work = (index: number) => ({
    id: index + 1,
    businessUnitId: index * 2 + 2,
    jobStatus: 'Completed',
    createdOn: '2025-06-24T18:00:00Z',
    completedOn: '2025-06-25T18:00:00Z',
  });
  const invoice = (index: number) => ({id: index + 1, jobId: index + 1, subTotal: 1_000 + index, active: true});
  const tenantOf = (units: number) => {
    const each = Array.from({length: units}, (_, index) => index);
    return {business_units: each.flatMap(unit), jobs: each.map(work), invoices: each.map(invoice)};
  };
  const one = await reportOfTenant(tenantOf(1), asOf);
  expect(rowsOf(sectionOf(one, 'units')).map(([name]) => name)).toEqual(['Unit', 'TOWN_0', 'All units']);
  const forty = await reportOfTenant(tenantOf(40), asOf);
  const rows = rowsOf(sectionOf(forty, 'units'));
  expect(rows).toHaveLength(42);
  expect(rows.find(([name]) => name === 'TOWN_39')?.[6]).toBe('$1,039');
  expect(rows.at(-1)?.[6]).toBe('$40,780');
  expect(forty.match(/<option /g)).toHaveLength(41);
  expect(forty.length).toBeLessThan(3_500_000);
}, 120_000);

test('a margin is not shown as final while the jobs of its week lack labor', async () => {
  const page = await reportOfTenant(
    {
      business_units: [{id: 1, name: 'Phoenix-Production', active: true}],
      jobs: [1, 2].map((id) => ({
        id,
        businessUnitId: 1,
        jobStatus: 'Completed',
        createdOn: '2025-06-24T18:00:00Z',
        completedOn: '2025-06-25T18:00:00Z',
      })),
      invoices: [1, 2].map((id) => ({id, jobId: id, subTotal: 500, active: true})),
      payroll: [{_key: '1', id: 1, jobId: 1, amount: 100, active: true, date: '2025-06-25T00:00:00Z'}],
    },
    asOf,
  );
  const text = textOf(partOf(sectionOf(page, 'week'), 'all'));
  expect(text).toContain('Margin is not final: 1 of 2 jobs started that week has no labor cost yet.');
  expect(text).toContain('The week of Jun 30 – Jul 6, 2025 begins today.');
});

test('targets stand beside what they are for, and say whether they were reached', () => {
  const page = pages.aimed;
  const units = sectionOf(page, 'units');
  const line = (scope: string): string =>
    textOf(units.split('<tr ').find((row) => row.startsWith(`data-row="${scope}"`)) ?? '');
  expect(line('all')).toContain('reached: target 0');
  expect(line('all')).toContain('target 45.0%');
  expect(line('all')).not.toContain('$999,999');
  expect(line('u1')).toContain('missed: target $999,999');
  expect(line('u1')).toContain('target 45.0%');
  expect(line('u1')).not.toContain('target 0');
  expect(sectionOf(page, 'trends')).toContain('>target</li>');
});

test('a tenant that loads the eight core streams only is told what it lacks', async () => {
  await withSimulatedMarts(
    'tiny',
    async (warehouse) => {
      const page = await reportPage(warehouse, {datasets: warehouse.datasets});
      const text = textOf(page);
      expect(text).toContain('No business unit counts as sales or production.');
      expect(text.indexOf('No business unit counts')).toBeLessThan(text.indexOf('There is nothing to report yet'));
      expect(page.match(/role="alert"/g)).toHaveLength(1);
      expect(page).not.toMatch(/NaN|Infinity|undefined/);
    },
    core,
  );
}, 120_000);

test('marts that are not there, and a day that is none, are refused with what to do', async () => {
  await withWarehouse(async (warehouse) => {
    const options = {datasets: warehouse.datasets};
    await expect(reportPage(warehouse, options)).rejects.toThrow(/no marts to report on\. Run `st-elt sync`/);
    await expect(reportPage(warehouse, {...options, asOf: '2026-02-30'})).rejects.toThrow(
      /"2026-02-30" is not a day\./,
    );
  });
});
