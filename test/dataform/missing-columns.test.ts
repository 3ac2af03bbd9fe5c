import {catalogue} from '../../src/catalogue';
import {silent} from '../../src/log';
import {transform} from '../../src/transform/build';
import {compile} from '../../src/transform/dataform/compile';
import {tableOf} from '../../src/warehouse/raw-table';
import type {Row, Warehouse} from '../../src/warehouse/warehouse';
import {include} from './includes';
import {miniTenant} from './mini-tenant';
import {load, nothingButLoaded, withWarehouse} from './tenant';

const asOf = '2025-06-30';
const {columnsRead} = include('includes/streams.js') as {
  columnsRead: readonly {stream: string; column: string; needed: 'all' | 'some' | 'shown'}[];
};

const drop = (warehouse: Warehouse, stream: string, column: string): Promise<void> =>
  warehouse.execute(`ALTER TABLE st_raw_v2.raw_${stream} DROP COLUMN "${column}"`);

/** A loaded tenant without some columns of its tables, built; with what was said about it. */
async function builtWithout(
  columns: readonly (readonly [stream: string, column: string])[],
  use: (warehouse: Warehouse, said: readonly string[]) => Promise<void>,
  vars: Readonly<Record<string, string>> = {},
): Promise<void> {
  await withWarehouse(async (warehouse) => {
    await load(warehouse, {...nothingButLoaded, ...miniTenant});
    for (const [stream, column] of columns) await drop(warehouse, stream, column);
    const said: string[] = [];
    const log = {...silent, warn: (line: string) => void said.push(line)};
    await transform(warehouse, {asOf, vars, log, includeTags: ['thorough']});
    await use(
      warehouse,
      said.filter((line) => line.includes('lack')),
    );
  });
}

const week = async (warehouse: Warehouse): Promise<Row> => {
  const rows = await warehouse.query(
    `SELECT * FROM st_mart_v2.kpi_weekly_by_bu WHERE week_start = '2025-06-02' AND bu_rollup = 'PHX'`,
  );
  return rows[0] ?? {};
};

const health = (warehouse: Warehouse): Promise<readonly Row[]> =>
  warehouse.query(
    `SELECT subject, status, detail FROM st_mart_v2.data_health WHERE check_type = 'missing_column' ORDER BY subject`,
  );

it('builds on tables that lack every column no KPI reads, with the same numbers and nothing to say', async () => {
  const read = new Set(columnsRead.map(({stream, column}) => `${stream}.${column}`));
  const keys = (name: string): readonly string[] => {
    const {primaryKey = [], groupBy} = catalogue.find((stream) => stream.name === name) ?? {};
    return [...primaryKey, groupBy ?? ''];
  };
  const unread = catalogue
    .filter(({name}) => name in nothingButLoaded)
    .flatMap((stream) => tableOf(stream).columns.map(({name}) => [stream.name, name] as const))
    .filter(([stream, column]) => !read.has(`${stream}.${column}`) && !keys(stream).includes(column));
  expect(unread.map((pair) => pair.join('.'))).toEqual(
    expect.arrayContaining(['customers.address', 'locations.address', 'jobs.summary', 'jobs.modifiedOn']),
  );
  await builtWithout(unread, async (warehouse, said) => {
    expect(await week(warehouse)).toMatchObject({
      ...{produced: '1800', labor_cost: '380', material_cost: '1115.5', warranty_cost: '80', collected: '100'},
    });
    expect(await warehouse.query('SELECT city FROM st_ref_v2.dim_locations')).toEqual([]);
    expect([await health(warehouse), said]).toEqual([[], []]);
  });
}, 120_000);

it('names the columns that KPIs need, and shows as unknown what is made from them, not as 0', async () => {
  const missing = [
    ['jobs', 'noCharge'],
    ['payments', 'total'],
    ['payroll', 'payrollId'],
    ['invoices', 'items'],
    ['customers', 'name'],
    // Of no stream that was loaded.
    ['calls', 'type'],
  ] as const;
  await builtWithout(
    missing,
    async (warehouse, said) => {
      expect(await week(warehouse)).toMatchObject({
        ...{produced: '1800', completed_jobs: 1, opportunities: null, close_rate: null, collected: null},
        ...{labor_cost: null, material_cost: null, gross_profit: null, job_opportunities: null},
      });
      expect(await health(warehouse)).toEqual([
        expect.objectContaining({subject: 'customers.name', status: 'info'}),
        expect.objectContaining({
          ...{subject: 'invoices.items', status: 'warn'},
          detail:
            'the raw table lacks this column, and what needs it is null: choose it in Airbyte and refresh the stream',
        }),
        expect.objectContaining({subject: 'jobs.noCharge', status: 'warn'}),
        expect.objectContaining({
          ...{subject: 'payments.total', status: 'warn'},
          detail:
            'the raw table lacks this column, and nothing that is made from payments is known: ' +
            'choose it in Airbyte and refresh the stream',
        }),
        expect.objectContaining({subject: 'payroll.payrollId', status: 'warn'}),
      ]);
      expect(said).toEqual([
        'The raw tables lack columns that KPIs need, so what is made from them is null: invoices.items, jobs.noCharge, ' +
          'payments.total, payroll.payrollId. Remedy: choose them in Airbyte and refresh the stream.',
      ]);
      const [{detail} = {}] = await warehouse.query(
        `SELECT detail FROM st_mart_v2.data_health WHERE check_type = 'metric_without_stream' AND subject = 'gross_profit'`,
      );
      expect(detail).toBe('not known, because these columns are missing: invoices.items, payroll.payrollId');
    },
    {loader: 'airbyte'},
  );
}, 120_000);

it('reads no column of a raw table but by name, in either dialect', async () => {
  for (const dialect of ['bigquery', 'duckdb']) {
    const {tables = []} = await compile({dialect, loader: 'airbyte'});
    const staging = tables.filter(({target}) => /^stg_/.test(target.name) && target.schema === 'st_stage_v2');
    const raw = /[`"](?:st_raw_v2\.raw_\w+)[`"]/;
    const padded = staging.filter(({query}) => raw.test(query));
    expect(padded.length).toBe(catalogue.length);
    for (const {query} of padded)
      expect(query).toMatch(dialect === 'bigquery' ? /full union all corresponding/ : /union all by name/);
  }
});
