import {transform} from '../../src/transform/build';
import {failingRows} from '../../src/transform/build-steps';
import {compile} from '../../src/transform/dataform/compile';
import {type AssertionAction, type Graph, nameOf, type TableAction} from '../../src/transform/dataform/graph';
import {quoted} from '../../src/transform/duckdb-sql';
import type {Warehouse} from '../../src/warehouse/warehouse';
import {officeTenant} from './office-tenant';
import {load, nothingButLoaded, temporaryWarehouse} from './tenant';

let warehouse: Warehouse;
let remove: () => Promise<void>;
let graph: Graph;

beforeAll(async () => {
  ({warehouse, remove} = await temporaryWarehouse());
  await load(warehouse, {...nothingButLoaded, ...officeTenant});
  await transform(warehouse, {asOf: '2025-06-18'});
  graph = await compile({dialect: 'duckdb', as_of: '2025-06-18'});
});
afterAll(() => remove());

/** Rows that an assertion finds once the data is broken by a statement, which is then undone. */
async function foundAfter(statement: string, assertion: AssertionAction): Promise<number> {
  await warehouse.execute('BEGIN');
  try {
    await warehouse.execute(statement);
    return await failingRows(warehouse, assertion);
  } finally {
    await warehouse.execute('ROLLBACK');
  }
}

function assertionNamed(name: string): AssertionAction {
  const found = (graph.assertions ?? []).find((assertion) => assertion.target.name === name);
  if (found === undefined) throw new Error(`No assertion ${name}.`);
  return found;
}

/** A second row would double whatever is made from them, which the keys of that find. */
const ofOneRow = ['run_context', 'loaded_streams', 'int_payroll_through'];

const tables = (): readonly TableAction[] => (graph.tables ?? []).filter((table) => table.type !== 'view');

/** Assertions of a sort that watch one table. */
const watching = (table: TableAction, sort: RegExp): readonly AssertionAction[] =>
  (graph.assertions ?? []).filter(
    (assertion) =>
      sort.test(assertion.target.name) &&
      (assertion.dependencyTargets ?? []).some((target) => nameOf(target) === nameOf(table.target)),
  );

it('finds a doubled row in every stored table that has rows', async () => {
  const silent: string[] = [];
  for (const table of tables()) {
    const name = quoted(table.target);
    const [row] = await warehouse.query(`SELECT count(*) AS n FROM ${name}`);
    const [unique] = watching(table, /uniqueKey|key_is_unique/);
    if (Number(row?.['n']) === 0 || ofOneRow.includes(table.target.name)) continue;
    if (unique === undefined || (await foundAfter(`INSERT INTO ${name} SELECT * FROM ${name}`, unique)) === 0)
      silent.push(name);
  }
  expect(silent).toEqual([]);
});

it('finds a missing key in every stored table that has rows', async () => {
  const silent: string[] = [];
  for (const table of tables()) {
    const name = quoted(table.target);
    const [column] = await warehouse.query(`SELECT column_name FROM (DESCRIBE ${name}) LIMIT 1`);
    const key = table.target.name.startsWith('stg_') ? await stagingKey(table) : String(column?.['column_name']);
    const [row] = await warehouse.query(`SELECT count(*) AS n FROM ${name}`);
    const [notNull] = watching(table, /rowConditions|key_is_not_null/);
    // Without any pay there is no day.
    if (Number(row?.['n']) === 0 || table.target.name === 'int_payroll_through') continue;
    if (notNull === undefined || (await foundAfter(`UPDATE ${name} SET "${key}" = NULL`, notNull)) === 0)
      silent.push(name);
  }
  expect(silent).toEqual([]);
});

async function stagingKey(table: TableAction): Promise<string> {
  const columns = await warehouse.query(`SELECT column_name FROM (DESCRIBE ${quoted(table.target)})`);
  const names = columns.map((column) => String(column['column_name']));
  return ['_key', 'invoice_id', 'payment_id', 'job_id'].find((name) => names[0] === name) ?? 'id';
}

/** Assertion, and a statement that breaks what it promises. */
const broken: readonly (readonly [string, string])[] = [
  [
    'weekly_equals_daily',
    `UPDATE st_mart_v2.kpi_daily_by_bu SET total_booked = total_booked + 0.01 WHERE total_booked > 0`,
  ],
  ['weekly_equals_daily', `DELETE FROM st_mart_v2.kpi_weekly_by_bu WHERE week_start = '2025-06-09'`],
  ['weekly_equals_sources', `UPDATE st_mart_v2.kpi_weekly_by_bu SET produced = produced + 0.01 WHERE produced > 0`],
  ['weekly_equals_sources', `UPDATE st_mart_v2.kpi_weekly_by_bu SET gross_profit = gross_profit + 0.01`],
  ['weekly_equals_sources', `UPDATE st_stage_v2.stg_estimates SET subtotal = subtotal + 1 WHERE id = 1`],
  ['weekly_equals_sources', `UPDATE st_stage_v2.stg_payments SET total = 0 WHERE id = 1`],
  ['weekly_equals_sources', `UPDATE st_stage_v2.stg_invoices SET balance = 9.99 WHERE id = 1`],
  ['weekly_equals_sources', `UPDATE st_mart_v2.sales_opportunities SET sold_estimate_count = 0`],
  ['null_means_not_loaded', `UPDATE st_mart_v2.kpi_weekly_by_bu SET labor_cost = NULL`],
  ['null_means_not_loaded', `UPDATE st_ref_v2.loaded_streams SET payroll = false`],
  ['weekly_equals_daily', `UPDATE st_mart_v2.kpi_daily_by_bu SET labor_open_jobs = labor_open_jobs + 1`],
  ['one_day_of_snapshots', `UPDATE st_mart_v2.kpi_daily_by_bu SET outstanding_ar = 0`],
  ['one_day_of_snapshots', `UPDATE st_mart_v2.kpi_daily_by_bu SET future_bookings = NULL`],
  ['ar_marts_agree', `UPDATE st_mart_v2.ar_aging SET gross = gross + 1`],
  ['ar_marts_agree', `DELETE FROM st_mart_v2.ar_by_customer WHERE customer_id = 0`],
  ['ar_marts_agree', `UPDATE st_mart_v2.ar_snapshot_daily SET outstanding_ar = 0`],
  ['collections_equal_weekly', `DELETE FROM st_mart_v2.collections_daily`],
  ['flash_equals_daily', `UPDATE st_mart_v2.kpi_flash SET leads = leads + 1 WHERE span = 'last_week'`],
  [
    'yoy_is_weekly',
    `INSERT INTO st_mart_v2.kpi_weekly_by_bu SELECT * FROM st_mart_v2.kpi_weekly_by_bu WHERE week_start = '2024-06-10'`,
  ],
  ['technician_revenue_is_whole', `UPDATE st_stage_v2.int_technician_revenue SET revenue = revenue + 0.01`],
  ['scorecard_equals_sources', `DELETE FROM st_mart_v2.technician_scorecard WHERE technician_id = 12`],
  ['campaigns_equal_events', `DELETE FROM st_mart_v2.campaign_roi WHERE campaign_id = 0`],
  ['funnel_holds_every_estimate', `DELETE FROM st_mart_v2.estimate_funnel WHERE bu_rollup = 'SOUTH'`],
  ['memberships_carry_over', `UPDATE st_mart_v2.membership_health SET active_at_start = 0`],
  ['completed_revenue_reconciles', `UPDATE st_mart_v2.revenue_by_month SET job_revenue = 0`],
  ['freshness', `UPDATE st_stage_v2.int_stream_facts SET loaded_at = '2020-01-01'`],
  ['st_mart_v2_job_costing_assertions_rowConditions', `UPDATE st_mart_v2.job_costing SET bill_cost = bill_cost + 1`],
  [
    'st_mart_v2_revenue_by_month_assertions_rowConditions',
    `UPDATE st_mart_v2.revenue_by_month SET non_job_revenue = 99`,
  ],
  ['st_mart_v2_call_booking_assertions_rowConditions', `UPDATE st_mart_v2.call_booking SET booked = inbound + 1`],
];

it.each(broken)('%s finds: %s', async (name, statement) => {
  expect(await foundAfter(statement, assertionNamed(name))).toBeGreaterThan(0);
});

it('has no identity that is never broken above', () => {
  const identities = (graph.assertions ?? [])
    .filter((assertion) => !/_assertions_|_key_is_/.test(assertion.target.name))
    .map((assertion) => assertion.target.name);
  expect(identities.filter((name) => !broken.some(([tested]) => tested === name))).toEqual([]);
});
