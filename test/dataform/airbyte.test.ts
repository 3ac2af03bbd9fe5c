import {compile} from '../../src/transform/dataform/compile';
import type {Graph} from '../../src/transform/dataform/graph';
import {withDuckDbNames} from '../../src/transform/duckdb-sql';
import type {Row, Warehouse} from '../../src/warehouse/warehouse';
import {miniTenant} from './mini-tenant';
import {load, type Tenant, withWarehouse} from './tenant';

const raw = 'st_raw_v2';
const ours = ['_ingested_at', '_ingestion_source', '_deleted_at'];
const streams = Object.keys(miniTenant);

/** Gives the tables of a loaded tenant the columns that Airbyte's BigQuery destination makes. */
async function asAirbyteLeavesThem(warehouse: Warehouse, tenant: Tenant): Promise<void> {
  for (const stream of Object.keys(tenant)) {
    for (const column of ours) await warehouse.execute(`ALTER TABLE ${raw}.raw_${stream} DROP COLUMN ${column}`);
  }
}

type Staging = Readonly<Record<string, readonly Row[]>>;

/** Every row that staging makes of the tenant's tables, without the time of its request. */
async function staged(warehouse: Warehouse, graph: Graph): Promise<Staging> {
  const rows = (graph.tables ?? [])
    .filter(({target}) => streams.some((stream) => target.name === `stg_${stream}`))
    .map(async ({target, query}) => {
      const sql = `SELECT * EXCLUDE _airbyte_extracted_at FROM (${withDuckDbNames(query)}) ORDER BY ALL`;
      return [target.name, await warehouse.query(sql)] as const;
    });
  return Object.fromEntries(await Promise.all(rows));
}

/** What Airbyte did to tables that it had read once, one after another, and the statements that leave each as that would. */
const refreshes: readonly (readonly [string, readonly ((table: string) => string)[]])[] = [
  ['read once', [(table) => `UPDATE ${table} SET _airbyte_generation_id = 1`]],
  [
    'in the middle of a refresh that retains records, or after one that failed: one row of each table was read again',
    [
      (
        table,
      ) => `UPDATE ${table} SET _airbyte_generation_id = 2, _airbyte_extracted_at = _airbyte_extracted_at + INTERVAL 1 HOUR
        WHERE id = (SELECT min(id) FROM ${table})`,
    ],
  ],
  [
    'after it: the source shows all rows but one',
    [
      (
        table,
      ) => `UPDATE ${table} SET _airbyte_generation_id = 2, _airbyte_extracted_at = _airbyte_extracted_at + INTERVAL 1 HOUR
        WHERE _airbyte_generation_id = 1 AND id != (SELECT max(id) FROM ${table})`,
    ],
  ],
  ['after a refresh that removed records', [(table) => `UPDATE ${table} SET _airbyte_generation_id = 3`]],
  [
    'where refreshes were appended: the newest version of a row counts, whatever its generation',
    [
      (table) => earlierVersions(table, 1),
      (table) => earlierVersions(table, 2),
      (table) => `UPDATE ${table} SET _airbyte_generation_id = 4 WHERE id = (SELECT min(id) FROM ${table})`,
    ],
  ],
  ['of a destination without generations', [(table) => `UPDATE ${table} SET _airbyte_generation_id = NULL`]],
];

function earlierVersions(table: string, generation: number): string {
  return `INSERT INTO ${table} SELECT * REPLACE (${generation} AS _airbyte_generation_id,
      _airbyte_raw_id || ' of ${generation}' AS _airbyte_raw_id,
      _airbyte_extracted_at - INTERVAL ${4 - generation} DAY AS _airbyte_extracted_at)
    FROM ${table} WHERE _airbyte_generation_id = 3`;
}

test('staging of tables that Airbyte fills is the same whatever generations their rows are of', async () => {
  await withWarehouse(async (warehouse) => {
    const graph = await compile({dialect: 'duckdb', loader: 'airbyte'});
    await load(warehouse, miniTenant);
    await asAirbyteLeavesThem(warehouse, miniTenant);
    const before = await staged(warehouse, graph);
    expect(Object.keys(before)).toHaveLength(streams.length);
    expect(before['stg_jobs']).toHaveLength(miniTenant['jobs']?.length ?? 0);
    for (const [title, statements] of refreshes) {
      for (const statement of statements)
        for (const stream of streams) await warehouse.execute(statement(`${raw}.raw_${stream}`));
      // A version that nobody may read any more.
      await warehouse.execute(`UPDATE ${raw}.raw_invoices SET "subTotal" = 99999 WHERE _airbyte_raw_id LIKE '% of %'`);
      expect({title, staging: await staged(warehouse, graph)}).toEqual({title, staging: before});
    }
  });
}, 60_000);
