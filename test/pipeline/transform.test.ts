import {catalogue} from '../../src/catalogue';
import {DataError} from '../../src/errors';
import {silent} from '../../src/log';
import {transform, type TransformProgress, type TransformResult} from '../../src/transform/build';
import type {Warehouse} from '../../src/warehouse/warehouse';
import {miniTenant} from '../dataform/mini-tenant';
import {load, type Tenant, withWarehouse} from '../dataform/tenant';

const asOf = '2025-06-30';

async function built(
  tenant: Tenant,
  use: (warehouse: Warehouse, result: TransformResult) => Promise<void>,
): Promise<void> {
  await withWarehouse(async (warehouse) => {
    await load(warehouse, tenant);
    await use(warehouse, await transform(warehouse, {asOf}));
  });
}

it('builds an empty tenant, with every assertion passing and no column of floats', async () => {
  await withWarehouse(async (warehouse) => {
    const result = await transform(warehouse, {asOf, includeTags: ['thorough']});
    expect(result.steps.filter((step) => /stg_locations_key/.test(step.name))).toHaveLength(2);
    expect(result.steps.filter((step) => step.status !== 'ok')).toEqual([]);
    expect(result.asOf).toBe(asOf);
    const floats = await warehouse.query(
      `SELECT table_name, column_name, data_type FROM information_schema.columns
       WHERE table_schema IN ('st_stage_v2', 'st_ref_v2', 'st_mart_v2') AND data_type IN ('DOUBLE', 'FLOAT', 'HUGEINT')`,
    );
    expect(floats).toEqual([]);
    expect(await warehouse.query('SELECT count(*) AS n FROM st_mart_v2.kpi_weekly_by_bu')).toEqual([{n: 0}]);
  });
});

it('builds a tenant that loads the eight core streams only', async () => {
  const core = catalogue.filter((stream) => stream.group === 'core').map((stream) => stream.name);
  const tenant = Object.fromEntries(Object.entries(miniTenant).filter(([stream]) => core.includes(stream)));
  await built(tenant, async (warehouse, result) => {
    expect(result.steps.filter((step) => step.status === 'failed')).toEqual([]);
    // Loaded long ago: that is a warning.
    expect(result.steps.filter((step) => step.status === 'warned')).toMatchObject([
      {name: 'st_assertions_v2.freshness', failingRows: 6},
    ]);
    // No unit is known, so no record has one: what needs business_units is not known, not 0.
    expect(
      await warehouse.query(
        'SELECT bu_rollup, sum(collected) AS collected, sum(leads) AS leads FROM st_mart_v2.kpi_weekly_by_bu GROUP BY 1',
      ),
    ).toEqual([{bu_rollup: 'UNMAPPED', collected: null, leads: null}]);
  });
});

it('gives the same marts when it is run again, whatever stands in their place, and keeps the history of receivables', async () => {
  await withWarehouse(async (warehouse) => {
    const balance = (amount: number): Promise<void> =>
      warehouse.execute(`UPDATE st_raw_v2.raw_invoices SET balance = ${amount} WHERE id = 84`);
    const history = async (): Promise<readonly string[]> => {
      const rows = await warehouse.query(
        'SELECT * FROM st_mart_v2.ar_snapshot_daily ORDER BY snapshot_date, bu_rollup',
      );
      return rows.map((row) => Object.values(row).join(' '));
    };
    const costs = 'SELECT * FROM st_mart_v2.job_costing ORDER BY job_id';
    await load(warehouse, miniTenant);
    await transform(warehouse, {asOf: '2025-06-29'});
    const first = await warehouse.query(costs);
    expect(first).toHaveLength(3);

    // As an earlier version left it, which did not count the invoices yet.
    await warehouse.execute('ALTER TABLE st_mart_v2.ar_snapshot_daily DROP COLUMN invoices');
    await balance(60);
    await transform(warehouse, {asOf: '2025-06-30'});
    expect(await warehouse.query(costs)).toEqual(first);

    // The day is written again; a unit that is gone by then is gone from it.
    await balance(70);
    await warehouse.execute(`DELETE FROM st_raw_v2.raw_business_units WHERE id = 5`);
    await warehouse.execute(`DELETE FROM st_raw_v2.raw_payments WHERE id = 3`);
    await warehouse.execute('DROP VIEW st_stage_v2.stg_locations');
    await warehouse.execute('CREATE TABLE st_stage_v2.stg_locations AS SELECT 1 AS x');
    await warehouse.execute('DROP TABLE st_mart_v2.job_costing');
    await warehouse.execute('CREATE VIEW st_mart_v2.job_costing AS SELECT 1 AS x');
    await transform(warehouse, {asOf: '2025-06-30'});
    expect(await warehouse.query(costs)).toEqual(first);
    const written = [
      '2025-06-29 PHX 10 ',
      '2025-06-29 TUC 100.25 ',
      '2025-06-29 UNMAPPED 0 ',
      '2025-06-30 PHX 10 1',
      '2025-06-30 TUC 70 1',
    ];
    expect(await history()).toEqual(written);

    // An earlier day than the newest writes nothing.
    await balance(80);
    await transform(warehouse, {asOf: '2025-06-29'});
    expect(await history()).toEqual(written);
  });
});

it('keeps no receivables of a day that has not come, says so, and goes on with those of today', async () => {
  await withWarehouse(async (warehouse) => {
    const said: string[] = [];
    const log = {...silent, warn: (line: string) => void said.push(line)};
    const days = async (): Promise<readonly unknown[]> => {
      const rows = await warehouse.query('SELECT DISTINCT snapshot_date FROM st_mart_v2.ar_snapshot_daily ORDER BY 1');
      return rows.map((row) => row['snapshot_date']);
    };
    await load(warehouse, miniTenant);
    const [{today} = {}] = await warehouse.query("SELECT cast(now() AT TIME ZONE 'America/Phoenix' AS date) AS today");
    const run = (day: string) => transform(warehouse, {asOf: day, log});

    await run('2035-01-01');
    expect(await days()).toEqual([]);
    expect(said).toContain(`ar_snapshot_daily: the day 2035-01-01 was not kept: it is after today, ${String(today)}.`);

    // As an earlier version left it.
    await warehouse.execute("INSERT INTO st_mart_v2.ar_snapshot_daily VALUES ('2035-01-01', 'PHX', 1, 1)");
    await run('2025-07-01');
    expect(await days()).toEqual(['2025-07-01']);

    said.length = 0;
    await run('2025-06-29');
    expect(await days()).toEqual(['2025-07-01']);
    expect(said).toContain('ar_snapshot_daily: the day 2025-06-29 was not kept: a later one is stored, 2025-07-01.');
  });
}, 180_000);

it('takes the current day in the zone of the tenant, puts its layers where it is told, and tells its progress', async () => {
  await withWarehouse(async (warehouse) => {
    // One of the two is always on another day than UTC.
    const timezone = new Date().getUTCHours() < 12 ? 'Etc/GMT+12' : 'Pacific/Kiritimati';
    const today = new Intl.DateTimeFormat('en-CA', {timeZone: timezone}).format(new Date());
    const datasets = {...warehouse.datasets, stage: 'a', ref: 'b', mart: 'c'};
    const seen: TransformProgress[] = [];
    const progress = (step: TransformProgress): void => void seen.push(step);
    const result = await transform(warehouse, {vars: {timezone}, datasets, progress});
    expect(result.asOf).toBe(today);
    expect(today).not.toBe(new Date().toISOString().slice(0, 10));
    expect(await warehouse.query('SELECT as_of, timezone FROM b.run_context')).toEqual([{as_of: today, timezone}]);
    expect(await warehouse.query('SELECT count(*) AS n FROM c.job_costing')).toEqual([{n: 0}]);
    expect(seen.map((step) => step.name)).toEqual(result.steps.map((step) => step.name));
    expect(seen.at(-1)).toMatchObject({done: result.steps.length - 1, total: result.steps.length});
  });
});

it('reads tables that Airbyte filled by appending: the newest version of each key, of whatever generation', async () => {
  await withWarehouse(async (warehouse) => {
    const raw = `"${warehouse.datasets.raw}"."raw_campaign_costs"`;
    await warehouse.execute(
      `CREATE TABLE ${raw} (_airbyte_raw_id VARCHAR NOT NULL, _airbyte_extracted_at TIMESTAMPTZ NOT NULL, _airbyte_meta JSON NOT NULL,
         _airbyte_generation_id BIGINT, id BIGINT, year BIGINT, month BIGINT, "dailyCost" DECIMAL(38, 9), "campaignId" BIGINT)`,
    );
    await warehouse.execute(
      `INSERT INTO ${raw} VALUES ('a', '2025-06-01', '{}', 0, 1, 2025, 6, 10, 5), ('b', '2025-06-02', '{}', 1, 2, 2025, 6, 20, 5),
         ('c', '2025-06-04', '{}', 1, 2, 2025, 6, 40, 5), ('d', '2025-06-03', '{}', 1, 2, 2025, 6, 30, 5)`,
    );
    await transform(warehouse, {asOf, vars: {loader: 'airbyte'}});
    expect(
      await warehouse.query('SELECT id, daily_cost, is_deleted FROM st_stage_v2.stg_campaign_costs ORDER BY id'),
    ).toEqual([
      {id: 1, daily_cost: '10', is_deleted: false},
      {id: 2, daily_cost: '40', is_deleted: false},
    ]);
  });
});

describe('a broken record', () => {
  /** Message and steps of a transform that must fail. */
  async function failure(warehouse: Warehouse): Promise<string> {
    const error = await transform(warehouse, {asOf}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DataError);
    return (error as DataError).message;
  }

  it('without a key fails the run and stops what is made of it, and nothing else', async () => {
    await withWarehouse(async (warehouse) => {
      await load(warehouse, {...miniTenant, purchase_orders: [{id: null, jobId: 8, status: 'Sent', total: '1'}]});
      const message = await failure(warehouse);
      expect(message).toContain('stg_purchase_orders_key_is_not_null (1 rows)');
      expect(message).toMatch(/Not renewed because of that: .*st_mart_v2\.job_costing/);
      // What does not need purchase orders was built all the same.
      expect(await warehouse.query('SELECT count(*) AS n FROM st_mart_v2.sales_opportunities')).toEqual([{n: 2}]);
      expect(
        await warehouse.query(`SELECT table_name FROM information_schema.tables WHERE table_name = 'job_costing'`),
      ).toEqual([]);
    });
  });
});
