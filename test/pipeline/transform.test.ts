import {catalogue} from '../../src/catalogue';
import {DataError} from '../../src/errors';
import {
  transform,
  type TransformOptions,
  type TransformProgress,
  type TransformResult,
} from '../../src/pipeline/transform';
import type {Warehouse} from '../../src/warehouse/warehouse';
import {miniTenant} from '../dataform/mini-tenant';
import {load, type Tenant, withWarehouse} from '../dataform/tenant';

const asOf = '2025-06-30';

async function built(
  tenant: Tenant,
  use: (warehouse: Warehouse, result: TransformResult) => Promise<void>,
  options: TransformOptions = {},
): Promise<void> {
  await withWarehouse(async (warehouse) => {
    await load(warehouse, tenant);
    await use(warehouse, await transform(warehouse, {asOf, includeTags: ['thorough'], ...options}));
  });
}

it('builds an empty tenant, with every assertion passing and no column of floats', async () => {
  await built({}, async (warehouse, result) => {
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
    // No unit is known, so whatever is collected is UNMAPPED; nothing is sales or production.
    expect(
      await warehouse.query(
        'SELECT bu_rollup, sum(collected) AS collected, sum(leads) AS leads FROM st_mart_v2.kpi_weekly_by_bu GROUP BY 1',
      ),
    ).toEqual([{bu_rollup: 'UNMAPPED', collected: '65', leads: 0}]);
  });
});

it('gives the same marts when it is run again, whatever stands in their place', async () => {
  await built(miniTenant, async (warehouse) => {
    const weekly = 'SELECT * FROM st_mart_v2.kpi_weekly_by_bu ORDER BY week_start, bu_rollup';
    const first = await warehouse.query(weekly);
    await warehouse.execute('DROP VIEW st_stage_v2.stg_locations');
    await warehouse.execute('CREATE TABLE st_stage_v2.stg_locations AS SELECT 1 AS x');
    await warehouse.execute('DROP TABLE st_mart_v2.job_costing');
    await warehouse.execute('CREATE VIEW st_mart_v2.job_costing AS SELECT 1 AS x');
    await transform(warehouse, {asOf});
    expect(await warehouse.query(weekly)).toEqual(first);
    expect(first.length).toBeGreaterThan(10);
  });
});

it('keeps the history of receivables: a day is rewritten until a later one is stored', async () => {
  await withWarehouse(async (warehouse) => {
    const balance = (amount: number): Promise<void> =>
      warehouse.execute(`UPDATE st_raw_v2.raw_invoices SET balance = ${amount} WHERE id = 1`);
    const history = async (): Promise<readonly unknown[]> =>
      (await warehouse.query('SELECT * FROM st_mart_v2.ar_snapshot_daily ORDER BY 1, 2')).map((row) =>
        Object.values(row).join(' '),
      );
    await load(warehouse, {
      business_units: [
        {id: 1, name: 'North-Production'},
        {id: 2, name: 'South-Production'},
      ],
      invoices: [{id: 1, businessUnitId: 1, balance: '50'}],
    });
    await transform(warehouse, {asOf: '2025-06-29'});
    await balance(60);
    await transform(warehouse, {asOf: '2025-06-30'});
    await balance(70);
    await warehouse.execute(`DELETE FROM st_raw_v2.raw_business_units WHERE id = 2`);
    await transform(warehouse, {asOf: '2025-06-30'});
    expect(await history()).toEqual(['2025-06-29 NORTH 50 1', '2025-06-29 SOUTH 0 0', '2025-06-30 NORTH 70 1']);
    await balance(80);
    await transform(warehouse, {asOf: '2025-06-29'});
    expect(await history()).toEqual(['2025-06-29 NORTH 50 1', '2025-06-29 SOUTH 0 0', '2025-06-30 NORTH 70 1']);
  });
});

it('takes the current day in the time zone of the tenant without as_of', async () => {
  await withWarehouse(async (warehouse) => {
    const days = new Set<string>();
    // Two zones that never share a day.
    for (const timezone of ['Pacific/Kiritimati', 'Etc/GMT+12']) {
      const local = new Intl.DateTimeFormat('en-CA', {timeZone: timezone}).format(new Date());
      const {asOf: day} = await transform(warehouse, {vars: {timezone}});
      expect(day).toBe(local);
      days.add(day);
    }
    expect(days.size).toBe(2);
  });
});

it('puts its layers where it is told, and tells its progress', async () => {
  await withWarehouse(async (warehouse) => {
    const datasets = {...warehouse.datasets, stage: 'a', ref: 'b', mart: 'c'};
    const seen: TransformProgress[] = [];
    const {steps} = await transform(warehouse, {asOf, datasets, progress: (progress) => seen.push(progress)});
    expect(seen.map((progress) => progress.name)).toEqual(steps.map((step) => step.name));
    expect(seen.at(-1)).toMatchObject({done: steps.length - 1, total: steps.length});
    expect(await warehouse.query('SELECT as_of FROM b.run_context')).toEqual([{as_of: asOf}]);
    expect(await warehouse.query('SELECT count(*) AS n FROM c.job_costing')).toEqual([{n: 0}]);
  });
});

it('reads tables that Airbyte filled by appending: the newest version of the newest generation', async () => {
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
    expect(await warehouse.query('SELECT id, daily_cost, is_deleted FROM st_stage_v2.stg_campaign_costs')).toEqual([
      {id: 2, daily_cost: '40', is_deleted: false},
    ]);
  });
});

it('keeps hostile names as names', async () => {
  const name = `x'; DROP SCHEMA st_mart_v2 CASCADE; -- \${1} \`st_mart_v2.job_costing\` -Sales`;
  await built(
    {business_units: [{id: 1, name}], jobs: [{id: 1, businessUnitId: 1, summary: name}]},
    async (warehouse) => {
      const units = await warehouse.query('SELECT bu_name, bu_group, bu_rollup FROM st_ref_v2.dim_bu_rollup');
      expect(units).toEqual([
        {bu_name: name, bu_group: 'SALES', bu_rollup: 'X_DROP_SCHEMA_ST_MART_V2_CASCADE_1_ST_MART_V2_JOB_COSTING'},
      ]);
    },
  );
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
