import {WarehouseError} from '../../errors';
import {folded, widened} from '../drift';
import type {Column, ColumnType, Table} from '../raw-table';
import {metadataColumns} from '../raw-table';
import {identifier, qualified, type Session} from './session';

export const duckDbTypes: Readonly<Record<ColumnType, string>> = {
  STRING: 'VARCHAR',
  INT64: 'BIGINT',
  NUMERIC: 'DECIMAL(38,9)',
  BOOL: 'BOOLEAN',
  TIMESTAMP: 'TIMESTAMP WITH TIME ZONE',
  DATE: 'DATE',
  JSON: 'JSON',
};

const columnTypes = new Map(
  Object.entries(duckDbTypes).map(([type, duckDbType]) => [duckDbType, type as ColumnType] as const),
);

/**
 * Makes a raw table, or adds and widens columns of the one there is.
 * @returns the table with its columns as they are now, those beyond `table.columns` at the end.
 * @throws WarehouseError when the table there is not ours, or has a column of a type that does not widen.
 */
export async function ensureTable(session: Session, dataset: string, table: Table): Promise<Table> {
  const name = qualified(dataset, table.name);
  await createTable(session, dataset, table);
  const existing = await columnsOf(session, name);
  refuseForeignTable(`${dataset}.${table.name}`, existing);
  const columns: Column[] = [];
  for (const column of table.columns) {
    const found = existing.get(folded(column.name));
    const type = found === undefined ? column.type : found.type && widened(found.type, column.type);
    if (type === undefined) throw conflictingColumn(`${dataset}.${table.name}`, column, found?.duckDbType ?? '');
    if (found === undefined) await session.run(`ALTER TABLE ${name} ADD COLUMN ${columnSql(column)}`);
    else if (type !== found.type) {
      await session.run(`ALTER TABLE ${name} ALTER COLUMN ${identifier(column.name)} TYPE ${duckDbTypes[type]}`);
    }
    columns.push({...column, type});
  }
  const known = new Set([...columns, ...metadataColumns].map((column) => folded(column.name)));
  for (const [key, {name: extra, type}] of existing) {
    if (!known.has(key) && type !== undefined) columns.push({name: extra, type});
  }
  return {...table, columns};
}

/** Makes a raw table where there is none, and looks no further. */
export async function createTable(session: Session, dataset: string, table: Table): Promise<void> {
  const columns = [...table.columns, ...metadataColumns].map(columnSql).join(', ');
  await session.run(`CREATE TABLE IF NOT EXISTS ${qualified(dataset, table.name)} (${columns})`);
}

/** A table of the books: made when it is not there, with the columns that an older one lacks. */
export async function ensureBook(session: Session, dataset: string, book: string, columns: readonly Column[]) {
  const name = qualified(dataset, book);
  await session.run(`CREATE TABLE IF NOT EXISTS ${name} (${columns.map(columnSql).join(', ')})`);
  const existing = await columnsOf(session, name);
  for (const column of columns) {
    if (!existing.has(folded(column.name))) await session.run(`ALTER TABLE ${name} ADD COLUMN ${columnSql(column)}`);
  }
}

interface ExistingColumn {
  readonly name: string;
  readonly duckDbType: string;
  /** Absent: none of ours. */
  readonly type: ColumnType | undefined;
}

/** Columns by folded name, in order. */
async function columnsOf(session: Session, table: string): Promise<ReadonlyMap<string, ExistingColumn>> {
  const rows = await session.rows(`DESCRIBE ${table}`);
  return new Map(
    rows.map((row) => {
      const [name, duckDbType] = [String(row.column_name), String(row.column_type)];
      return [folded(name), {name, duckDbType, type: columnTypes.get(duckDbType)}];
    }),
  );
}

function columnSql(column: Column): string {
  return `${identifier(column.name)} ${duckDbTypes[column.type]}`;
}

function refuseForeignTable(name: string, existing: ReadonlyMap<string, ExistingColumn>): void {
  const missing = metadataColumns.filter((column) => existing.get(folded(column.name))?.type !== column.type);
  if (missing.length === 0) return;
  throw new WarehouseError(
    `The table ${name} was not made by this loader: it lacks ${missing.map((column) => column.name).join(', ')}.`,
    'Load into another dataset, or move that table away; tables that Airbyte loads are left to Airbyte.',
  );
}

function conflictingColumn(table: string, column: Column, found: string): WarehouseError {
  const name = identifier(column.name);
  return new WarehouseError(
    `The column ${column.name} of ${table} is ${found}, but its rows need ${column.type}.`,
    `Keep it under another name, then load again: ALTER TABLE ${table} RENAME COLUMN ${name} TO ${identifier(`${column.name}_old`)}.`,
  );
}
