import {movesBetween} from '../../src/rules/preview';
import {parseRules, type Rules} from '../../src/rules/rules-file';
import {transform} from '../../src/transform/build';
import type {Warehouse} from '../../src/warehouse/warehouse';
import {load, type Tenant, withWarehouse} from '../dataform/tenant';
import {serviceCompany} from './service-company';

const asOf = '2025-06-18';
/** Monday of the first of the eight weeks, the running one included. */
const from = '2025-04-28';
const proposed = `business_units:
  rules:
    - {id: 2, group: PRODUCTION, rollup: HVAC}
    - {id: 4, group: OTHER, rollup: OFFICE}
  unmatched: BOTH
job_types:
  estimate: {ids: [12]}
`;
/** Also with a job before the eight weeks, which is not to count. */
const tenant: Tenant = {
  ...serviceCompany,
  jobs: [
    ...(serviceCompany['jobs'] ?? []),
    {
      id: 1,
      businessUnitId: 2,
      jobTypeId: 11,
      jobStatus: 'Completed',
      createdOn: `${from}T02:00:00Z`,
      completedOn: `${from}T02:00:00Z`,
    },
  ],
  invoices: [
    ...(serviceCompany['invoices'] ?? []),
    {id: 1, jobId: 1, subTotal: '777', balance: '50', invoiceDate: '2025-04-27T00:00:00Z'},
  ],
};

/** Sums by unit and metric as the marts have them once they are really built. */
async function built(warehouse: Warehouse, rules: Rules | undefined): Promise<ReadonlyMap<string, number | null>> {
  await transform(warehouse, {asOf, ...(rules === undefined ? {} : {rules})});
  const metrics = (
    await warehouse.query("SELECT metric FROM st_mart_v2.kpi_dictionary WHERE unit IN ('count', 'money')")
  ).map(({metric}) => String(metric));
  const rows = await warehouse.query(
    `SELECT bu_rollup, ${metrics.map((metric) => `SUM(${metric}) AS ${metric}`).join(', ')}
     FROM st_mart_v2.kpi_weekly_by_bu WHERE week_start >= DATE '${from}' GROUP BY bu_rollup`,
  );
  return new Map(
    rows.flatMap((row) =>
      metrics.map((metric) => {
        const value = row[metric] ?? null;
        return [`${String(row['bu_rollup'])} ${metric}`, value === null ? null : Number(value)] as const;
      }),
    ),
  );
}

/** Every table with the time of its last change, as far as its content can say it. */
const contents = async (warehouse: Warehouse): Promise<unknown> =>
  warehouse.query(
    `SELECT database_name, schema_name, table_name, estimated_size, sql FROM duckdb_tables()
     UNION ALL SELECT database_name, schema_name, view_name, 0, sql FROM duckdb_views() WHERE NOT internal ORDER BY ALL`,
  );

test('the numbers of a preview are those that the marts would have, and the warehouse stays as it was', async () => {
  await withWarehouse(async (warehouse) => {
    await load(warehouse, tenant);
    const rules = await parseRules(proposed, 'x.yaml');
    const after = await built(warehouse, rules);
    const before = await built(warehouse, undefined);
    const run = await warehouse.query('SELECT * FROM st_ref_v2.run_context');
    const there = await contents(warehouse);

    const moves = await movesBetween(warehouse, {dialect: 'duckdb', as_of: asOf}, [undefined, rules.document]);

    const expected = [...new Set([...before.keys(), ...after.keys()])]
      .filter((key) => (before.get(key) ?? 0) !== (after.get(key) ?? 0))
      .map((key) => [key, before.get(key) ?? null, after.get(key) ?? null]);
    const shown = moves.map(({unit, metric, values}) => [`${unit} ${metric}`, ...values]);
    expect(shown.sort()).toEqual(expected.sort());
    expect(shown).toContainEqual(['HVAC produced', 0, 72_000]);
    expect(shown).toContainEqual(['HVAC_INSTALL produced', 72_000, null]);
    expect(shown).toContainEqual(['HVAC leads', 0, 8]);
    expect(shown.some(([key]) => String(key).startsWith('PLUMBING'))).toBe(false);
    expect(await contents(warehouse)).toEqual(there);
    expect(await warehouse.query('SELECT * FROM st_ref_v2.run_context')).toEqual(run);
  });
}, 300_000);

test('the same rules move nothing, and raw tables alone are enough', async () => {
  await withWarehouse(async (warehouse) => {
    await load(warehouse, {business_units: tenant['business_units'] ?? [], jobs: tenant['jobs'] ?? []});
    expect(await movesBetween(warehouse, {dialect: 'duckdb', as_of: asOf}, [undefined, undefined])).toEqual([]);
    const schemas = await warehouse.query(
      "SELECT DISTINCT schema_name FROM duckdb_tables() WHERE schema_name LIKE 'st_%'",
    );
    expect(schemas.map(({schema_name: name}) => name).sort()).toEqual(['st_logs_v2', 'st_raw_v2']);
  });
}, 300_000);

test('weeks that begin on Sunday are counted from the Sunday', async () => {
  await withWarehouse(async (warehouse) => {
    await load(warehouse, tenant);
    const {document} = await parseRules(proposed, 'x.yaml');
    const vars = {dialect: 'duckdb', as_of: asOf, week_start: 'sunday'};
    const moves = await movesBetween(warehouse, vars, [undefined, document]);
    // The job of Sunday evening is in the first of the eight weeks now.
    expect(moves).toContainEqual({unit: 'HVAC', metric: 'produced', values: [0, 72_777]});
  });
}, 300_000);
