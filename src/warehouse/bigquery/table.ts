import {WarehouseError} from '../../errors';
import {folded, widened} from '../drift';
import {type Column, type ColumnType, metadataColumns, type Table} from '../raw-table';
import {identifier, type Session} from './session';
import {
  addColumnsDdl,
  clusterColumns,
  type DdlOptions,
  qualified,
  rawTableDdl,
  widenColumnDdl,
} from './statements/table-ddl';

/** Types of ours, as the service describes them; `INTEGER` and `BOOLEAN` are its older names. */
const columnTypes: ReadonlyMap<string, ColumnType> = new Map<string, ColumnType>([
  ...(['STRING', 'INT64', 'NUMERIC', 'BOOL', 'TIMESTAMP', 'DATE', 'JSON'] as const).map(
    (type) => [type, type] as const,
  ),
  ['INTEGER', 'INT64'],
  ['BOOLEAN', 'BOOL'],
]);

/**
 * Makes a raw table, or adds and widens columns of the one there is. Not part of any transaction: BigQuery has no DDL in
 * them, and a column more does no harm.
 * @returns the table with its columns as they are now, those beyond `table.columns` at the end.
 * @throws WarehouseError when the table there is not ours, or has a column of a type that does not widen.
 */
export async function ensureTable(session: Session, ddl: DdlOptions, table: Table): Promise<Table> {
  const [name, plainName] = [
    qualified(ddl.projectId, ddl.datasets.raw, table.name),
    `${ddl.datasets.raw}.${table.name}`,
  ];
  const described = await session.describe(ddl.datasets.raw, table.name);
  if (described === undefined) {
    await session.run(rawTableDdl(ddl, table));
    return table;
  }
  const existing = new Map(
    described.columns.map((column) => [folded(column.name), {...column, ours: columnTypes.get(column.type)}]),
  );
  const missing = metadataColumns.filter((column) => existing.get(folded(column.name))?.ours !== column.type);
  if (missing.length > 0) throw foreignTable(plainName, missing);
  const added: Column[] = [];
  const widenings: string[] = [];
  const columns = table.columns.map((column): Column => {
    const found = existing.get(folded(column.name));
    const type = found === undefined ? column.type : found.ours && widened(found.ours, column.type);
    if (type === undefined) throw conflictingColumn(plainName, column, found?.type ?? '');
    if (found === undefined) added.push(column);
    else if (type !== found.ours) widenings.push(widenColumnDdl(name, {...column, type}));
    return {...column, type};
  });
  const clusterBy = clusteredAnew(table, described.clusteredBy);
  if (clusterBy !== undefined) await session.clusterTable(ddl.datasets.raw, table.name, clusterBy);
  const statements = [...(added.length > 0 ? [addColumnsDdl(name, added)] : []), ...widenings];
  if (statements.length > 0) await session.run(statements.map((sql) => `${sql};`).join('\n'));
  const known = new Set([...columns, ...metadataColumns].map((column) => folded(column.name)));
  for (const [key, {name: extra, ours}] of existing) {
    if (!known.has(key) && ours !== undefined) columns.push({name: extra, type: ours});
  }
  return {...table, columns};
}

/**
 * What a table should be clustered by that an earlier version clustered without its key; undefined where a table is as it
 * should be, or as a person made it.
 */
function clusteredAnew(table: Table, clusteredBy: readonly string[] | undefined): readonly string[] | undefined {
  const wanted = clusterColumns(table, [...table.primaryKey, ...table.clusterBy]);
  const isOfEarlierVersion = String(clusteredBy) === String(clusterColumns(table, table.clusterBy));
  return isOfEarlierVersion && String(clusteredBy) !== String(wanted) ? wanted : undefined;
}

/** Makes the raw tables that are missing, in one script; those that are there stay as they are. */
export async function ensureTables(session: Session, ddl: DdlOptions, tables: readonly Table[]): Promise<void> {
  const dataset = `${identifier(ddl.projectId)}.${identifier(ddl.datasets.raw)}`;
  const rows = await session.run(`SELECT table_name FROM ${dataset}.INFORMATION_SCHEMA.TABLES`);
  const existing = new Set(rows.map((row) => String(row['table_name'])));
  const missing = tables.filter(({name}) => !existing.has(name));
  if (missing.length > 0) await session.run(missing.map((table) => `${rawTableDdl(ddl, table)};`).join('\n'));
}

function foreignTable(table: string, missing: readonly Column[]): WarehouseError {
  return new WarehouseError(
    `The table ${table} was not made by this loader: it lacks ${missing.map((column) => column.name).join(', ')}.`,
    'Load into another dataset, or move that table away; tables that Airbyte loads are left to Airbyte.',
  );
}

function conflictingColumn(table: string, column: Column, found: string): WarehouseError {
  return new WarehouseError(
    `The column ${column.name} of ${table} is ${found}, but its rows need ${column.type}.`,
    `Keep it under another name, then load again: ALTER TABLE ${table} RENAME COLUMN ${identifier(column.name)} TO ${identifier(`${column.name}_old`)}.`,
  );
}
