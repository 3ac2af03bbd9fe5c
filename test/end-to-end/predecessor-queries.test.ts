import {silent} from '../../src/log';
import {transform} from '../../src/transform/build';
import {guideQueries as queries} from './guide-queries';
import {openWholeWay, type WholeWay} from './whole-way';

/** BigQuery's spelling as DuckDB's; functions that DuckDB lacks are macros. */
function onDuckDb(sql: string): string {
  return sql
    .replace(/`kpi-auto-471020\.(\w+)\.(\w+)`/g, '$1.$2')
    .replace(/\bEXCEPT\(/g, 'EXCLUDE (')
    .replace(/\bDATE_DIFF\((.*), DAY\)/g, 'days_between($1)');
}
const macros = [
  "CREATE TEMP MACRO days_between(later, earlier) AS date_sub('day', earlier, later)",
  'CREATE TEMP MACRO current_timestamp() AS now()',
  'CREATE TEMP MACRO timestamp_sub(moment, span) AS moment - span',
];

let way: WholeWay;
beforeAll(async () => {
  way = await openWholeWay(7, 'small', '2026-03-11T18:00:00Z');
  await way.sync();
  await transform(way.warehouse, {asOf: '2026-03-11', vars: {timezone: 'America/Phoenix'}, log: silent});
  for (const macro of macros) await way.warehouse.execute(macro);
}, 180_000);
afterAll(() => way.close());

const find = (part: string): string => onDuckDb(queries.find((sql) => sql.includes(part)) ?? '');

it('runs every query of the guides, and every one has something to say', async () => {
  expect(queries.length).toBe(12);
  const rows = new Map<string, number>();
  for (const sql of queries) rows.set(sql, (await way.rows(onDuckDb(sql))).length);
  const empty = [...rows].filter(([, count]) => count === 0).map(([sql]) => sql);
  // Nothing is twice, and nothing failed.
  expect(empty.map((sql) => /HAVING COUNT|status = 'failed'/.exec(sql)?.[0])).toEqual([
    'HAVING COUNT',
    "status = 'failed'",
  ]);
});

it('answers them with the truth', async () => {
  const jobs = way.tenant.records('jobs').filter(({active}) => active !== false);
  const [{n}] = (await way.rows(find('COUNT(*) FROM').replace('COUNT(*)', 'COUNT(*) AS n'))) as unknown as [
    {n: number},
  ];
  expect([jobs.length, way.tenant.records('jobs').length]).toContain(n);
  const completeness = await way.rows(find('days_of_data'));
  expect(completeness.map(({entity}) => entity)).toEqual(['estimates', 'invoices', 'jobs', 'payroll']);
  expect(completeness.every(({days_of_data: days}) => Number(days) > 100)).toBe(true);
  expect(await way.rows(find('last_sync_time,\n  status'))).toContainEqual(
    expect.objectContaining({entity_type: 'jobs', status: 'success', record_count: n}),
  );
  const weekly = await way.rows(find('kpi_weekly_by_bu'));
  expect(weekly.length).toBeGreaterThan(5);
  expect(weekly.reduce((sum, {produced}) => sum + Number(produced), 0)).toBeGreaterThan(0);
});
