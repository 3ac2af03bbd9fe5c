import {catalogue} from '../catalogue';
import type {Graph} from '../dataform/graph';
import type {Column, ColumnType} from '../warehouse/table';
import {tableOf} from '../warehouse/table';
import type {Warehouse} from '../warehouse/warehouse';

/** Types that DuckDB knows under another name, or takes for something smaller. */
const duckDbTypes: Readonly<Partial<Record<ColumnType, string>>> = {
  NUMERIC: 'DECIMAL(38, 9)',
  TIMESTAMP: 'TIMESTAMPTZ',
};

/**
 * Staging reads every column of the catalogue: makes the raw tables of streams that the tenant does not load, empty, and adds
 * what older tables lack. Tables that Airbyte filled get no column of ours.
 */
export async function ensureRawTables(warehouse: Warehouse, graph: Graph): Promise<void> {
  const {raw_prefix: prefix = '', raw_dataset: dataset = '', loader} = graph.projectConfig.vars;
  const existing = await columnsOf(warehouse, dataset);
  for (const stream of catalogue) {
    const table = {...tableOf(stream), name: `${prefix}${stream.name}`};
    const columns = existing.get(table.name);
    const missing = table.columns.filter((column) => columns?.has(column.name.toLowerCase()) !== true);
    if (columns === undefined || (loader !== 'airbyte' && missing.length > 0)) await warehouse.ensureTable(table);
    else for (const column of missing) await addColumn(warehouse, `${dataset}.${table.name}`, column);
  }
}

async function addColumn(warehouse: Warehouse, table: string, {name, type}: Column): Promise<void> {
  const isDuckDb = warehouse.dialect === 'duckdb';
  const quote = isDuckDb ? '"' : '`';
  const columnType = (isDuckDb ? duckDbTypes[type] : undefined) ?? type;
  await warehouse.execute(`ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS ${quote}${name}${quote} ${columnType}`);
}

/** Column names in lower case of every table of a dataset, by table. */
async function columnsOf(warehouse: Warehouse, dataset: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await warehouse.query(
    warehouse.dialect === 'duckdb'
      ? `SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = '${dataset.replaceAll("'", "''")}'`
      : `SELECT table_name, column_name FROM \`${dataset}\`.INFORMATION_SCHEMA.COLUMNS`,
  );
  const found = new Map<string, Set<string>>();
  for (const row of rows) {
    const table = String(row['table_name']);
    found.set(table, (found.get(table) ?? new Set()).add(String(row['column_name']).toLowerCase()));
  }
  return found;
}
