import {catalogue} from '../catalogue';
import {tableOf} from '../warehouse/raw-table';
import type {Warehouse} from '../warehouse/warehouse';
import type {Graph} from './dataform/graph';

/**
 * Makes the raw tables of streams that the tenant does not load, empty: staging reads a table for every stream. Tables that are
 * there stay as they are, since staging reads whatever columns they have.
 */
export async function ensureRawTables(warehouse: Warehouse, graph: Graph): Promise<void> {
  const {raw_prefix: prefix = '', raw_dataset: dataset = ''} = graph.projectConfig.vars;
  const existing = await tablesOf(warehouse, dataset);
  for (const stream of catalogue) {
    const table = {...tableOf(stream), name: `${prefix}${stream.name}`};
    if (!existing.has(table.name)) await warehouse.ensureTable(table);
  }
}

/** Names of the tables of a dataset. */
async function tablesOf(warehouse: Warehouse, dataset: string): Promise<ReadonlySet<string>> {
  const rows = await warehouse.query(
    warehouse.dialect === 'duckdb'
      ? `SELECT table_name FROM information_schema.tables WHERE table_schema = '${dataset.replaceAll("'", "''")}'`
      : `SELECT table_name FROM \`${dataset}\`.INFORMATION_SCHEMA.TABLES`,
  );
  return new Set(rows.map((row) => String(row['table_name'])));
}
