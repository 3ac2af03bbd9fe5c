import {checkWeek} from '../../src/cli/doctor/kpi-checks';
import {weeklyKpiTable} from '../../src/cli/terminal/kpi-table';
import {defaultFormat} from '../../src/report/format';
import {readReport} from '../../src/report/read/read-marts';
import {reportPage} from '../../src/report/render';
import {transform} from '../../src/transform/build';
import type {Row, Warehouse} from '../../src/warehouse/warehouse';
import {textOf} from '../report/reading';
import {miniTenant} from './mini-tenant';
import {load, nothingButLoaded, withWarehouse} from './tenant';

/** What the tenant lacks of the weekly marts, on a Sunday evening. */
const office = {
  calls: [{id: 1, direction: 'Inbound', type: 'Booked', createdOn: '2025-06-09T02:00:00Z'}],
  estimates: [...(miniTenant['estimates'] ?? []), {id: 900, createdOn: '2025-06-09T02:00:00Z', subtotal: '10'}],
};

/** A Monday, the second day of a week that begins on Sunday. */
const asOf = '2025-06-30';
const weekly = ['kpi_weekly_by_bu', 'kpi_weekly_yoy', 'estimate_funnel', 'technician_scorecard', 'call_booking'];
/** Columns that tell when a table was built. */
const clocks = ['run_at', 'today'];

async function build(warehouse: Warehouse, weekStart: 'monday' | 'sunday'): Promise<void> {
  await transform(warehouse, {asOf, vars: {week_start: weekStart}});
}

/** Every row of every table of the marts and the reference layer, as text, by table. */
async function everything(warehouse: Warehouse): Promise<ReadonlyMap<string, readonly string[]>> {
  const tables = await warehouse.query(
    `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
     WHERE table_schema IN ('st_mart_v2', 'st_ref_v2', 'st_stage_v2') ORDER BY 1`,
  );
  const found = new Map<string, readonly string[]>();
  for (const {name} of tables) {
    const rows = await warehouse.query(`SELECT * FROM ${String(name)}`);
    const text = rows.map((row) => JSON.stringify(Object.entries(row).filter(([column]) => !clocks.includes(column))));
    found.set(String(name), text.filter((row) => !row.includes('"freshness"')).sort());
  }
  return found;
}

const weekdays = async (warehouse: Warehouse, table: string): Promise<readonly unknown[]> =>
  (await warehouse.query(`SELECT DISTINCT dayname(week_start) AS name FROM ${table}`)).map(({name}) => name);

describe('a company whose weeks begin on Sunday', () => {
  let monday: ReadonlyMap<string, readonly string[]>;
  let switched: ReadonlyMap<string, readonly string[]>;
  let sunday: ReadonlyMap<string, readonly string[]>;
  let cells: readonly Row[];
  const days = new Map<string, readonly unknown[]>();
  const said = {report: '', table: '', doctor: '', week: ''};

  beforeAll(async () => {
    await withWarehouse(async (warehouse) => {
      await load(warehouse, {...nothingButLoaded, ...miniTenant, ...office});
      await build(warehouse, 'monday');
      monday = await everything(warehouse);
      await build(warehouse, 'sunday');
      switched = await everything(warehouse);
      for (const table of weekly) days.set(table, await weekdays(warehouse, `st_mart_v2.${table}`));
      days.set('dim_calendar', await weekdays(warehouse, 'st_ref_v2.dim_calendar'));
      cells = await warehouse.query(
        `SELECT week_start, SUM(leads) AS leads, SUM(produced) AS produced,
           (SELECT SUM(leads) FROM st_mart_v2.kpi_daily_by_bu WHERE kpi_date BETWEEN week_start AND week_start + 6) AS daily_leads,
           (SELECT SUM(produced) FROM st_mart_v2.kpi_daily_by_bu WHERE kpi_date BETWEEN week_start AND week_start + 6) AS daily_produced,
           bool_and(is_complete_week = (week_start + 6 < DATE '${asOf}')) AS is_told_complete
         FROM st_mart_v2.kpi_weekly_by_bu GROUP BY week_start ORDER BY week_start`,
      );
      said.report = textOf(await reportPage(warehouse, {datasets: warehouse.datasets}));
      said.week = (await readReport(warehouse, {datasets: warehouse.datasets})).week;
      said.table = await weeklyKpiTable(warehouse, 'st_mart_v2', defaultFormat);
      said.doctor = (await checkWeek(warehouse, warehouse.datasets, defaultFormat)).says;
    });
    await withWarehouse(async (warehouse) => {
      await load(warehouse, {...nothingButLoaded, ...miniTenant, ...office});
      await build(warehouse, 'sunday');
      sunday = await everything(warehouse);
    });
  }, 300_000);

  test('has Sundays as the first days of all weeks', () => {
    expect(Object.fromEntries(days)).toEqual(
      Object.fromEntries([...weekly, 'dim_calendar'].map((table) => [table, ['Sunday']])),
    );
  });

  test('has the sums of those days in its weeks, and tells which are whole', () => {
    expect(cells.length).toBeGreaterThan(3);
    for (const {leads, produced, daily_leads, daily_produced, is_told_complete} of cells)
      expect({leads, produced, is_told_complete}).toEqual({
        leads: daily_leads,
        produced: daily_produced,
        is_told_complete: true,
      });
    expect(cells.at(-1)).toMatchObject({week_start: '2025-06-29'});
  });

  test('gets the tables that it would have without a build before', () => {
    expect([...switched.keys()]).toEqual([...sunday.keys()]);
    for (const [table, rows] of sunday) expect([table, switched.get(table)]).toEqual([table, rows]);
    expect(monday.get('st_mart_v2.kpi_weekly_by_bu')).not.toEqual(sunday.get('st_mart_v2.kpi_weekly_by_bu'));
  });

  test('keeps the days of receivables, which know no week', () => {
    expect(switched.get('st_mart_v2.ar_snapshot_daily')?.length).toBeGreaterThan(0);
    expect(switched.get('st_mart_v2.ar_snapshot_daily')).toEqual(monday.get('st_mart_v2.ar_snapshot_daily'));
  });

  test('reads of the same weeks everywhere', () => {
    expect(said.week).toBe('2025-06-22');
    expect(said.report).toContain('Weeks run from Sunday to Saturday');
    expect(said.report).toContain('Jun 22 – 28, 2025');
    expect(said.table).toContain('2025-06-22');
    expect(said.doctor).toMatch(/^Jun 22 – 28, 2025/);
    expect(switched.get('st_ref_v2.run_context')?.join()).toContain('["as_of_week","2025-06-29"]');
    expect(switched.get('st_mart_v2.kpi_dictionary')?.join()).toContain('within 12 months of the Sunday of as_of');
  });
});
