import {chmodSync, existsSync, renameSync, rmSync} from 'node:fs';
import {basename} from 'node:path';

import type {DuckDBConnection, DuckDBInstance} from '@duckdb/node-api';

import {WarehouseError} from '../errors';
import {isSameTenant, type Tenant} from '../tenant';
import {refusal} from './duckdb-errors';
import {identifier, instant, literal, qualified, type Session} from './duckdb-session';
import {plainValue} from './duckdb-values';
import {snapshotOf} from './snapshot-path';
import type {Clock, Datasets, Row} from './warehouse';

/** Books that a snapshot has: what `status` and `runs` show. */
const publishedBooks = ['ingestion_logs', 'schema_drift', 'sync_state', 'tenant'];

/** Table that tells a snapshot from a warehouse. */
const marker = 'st_elt_snapshot';

export interface SnapshotParts {
  readonly instance: DuckDBInstance;
  /** The warehouse. */
  readonly file: string;
  readonly datasets: Datasets;
  readonly clock: Clock;
}

/**
 * Copies marts, reference tables and run log, as committed at one moment, into a new file, which then takes the place of the
 * snapshot beside the warehouse: whoever has the former one open goes on reading it. Views become tables. What a killed
 * process left is removed.
 * @throws WarehouseError when that fails; then the former snapshot stays.
 */
export async function publishSnapshot({instance, file, datasets, clock}: SnapshotParts): Promise<void> {
  const target = snapshotOf(file);
  // Only the one process that may write the warehouse gets here, so a draft that lies there is nobody's.
  const draft = `${target}.new`;
  const removeDraft = (): void => {
    for (const left of [draft, `${draft}.wal`]) rmSync(left, {force: true});
  };
  const connection = await instance.connect();
  try {
    removeDraft();
    if (existsSync(target) && !(await isSnapshot(connection, target)))
      throw new WarehouseError(
        `${target} is no snapshot that st-elt made, so it is not written over.`,
        'Move it away: the snapshot of the warehouse has that name.',
      );
    await copyInto(connection, draft, datasets, clock());
    chmodSync(draft, 0o600);
    await swap(draft, target);
  } catch (error) {
    throw error instanceof WarehouseError ? error : refusal(error, draft);
  } finally {
    connection.closeSync();
    removeDraft();
  }
}

async function copyInto(connection: DuckDBConnection, draft: string, datasets: Datasets, nowMs: number): Promise<void> {
  const tables = await publishedTables(connection, datasets);
  await connection.run(`ATTACH ${literal(draft)} AS ${marker}`);
  try {
    await connection.run('BEGIN');
    await connection.run(
      `CREATE TABLE ${qualified(marker, marker)} AS SELECT ${literal(instant(nowMs))}::TIMESTAMPTZ AS published_at`,
    );
    for (const schema of new Set(tables.map(([name]) => name)))
      await connection.run(`CREATE SCHEMA ${qualified(marker, schema)}`);
    for (const [schema, table] of tables)
      await connection.run(
        `CREATE TABLE ${identifier(marker)}.${qualified(schema, table)} AS FROM ${qualified(schema, table)}`,
      );
    await connection.run('COMMIT');
    await connection.run(`CHECKPOINT ${marker}`);
  } catch (error) {
    await connection.run('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await connection.run(`DETACH ${marker}`).catch(() => undefined);
  }
}

/** Tables and views of marts and reference, and the books; a view that cannot be read is in no snapshot either. */
async function publishedTables(
  connection: DuckDBConnection,
  {mart, ref, logs}: Datasets,
): Promise<readonly (readonly [schema: string, table: string])[]> {
  const list = (names: readonly string[]): string => names.map(literal).join(', ');
  const rows = await rowsOf(
    connection,
    `SELECT table_schema, table_name, table_type FROM information_schema.tables WHERE table_catalog = current_database()
       AND (table_schema IN (${list([mart, ref])}) OR (table_schema = ${literal(logs)} AND table_name IN (${list(publishedBooks)})))
     ORDER BY 1, 2`,
  );
  const found: [string, string][] = [];
  for (const {table_schema, table_name, table_type} of rows) {
    const [schema, table] = [String(table_schema), String(table_name)];
    const isReadable = await connection.run(`FROM ${qualified(schema, table)} LIMIT 0`).then(
      () => true,
      () => table_type !== 'VIEW',
    );
    if (isReadable) found.push([schema, table]);
  }
  return found;
}

const retryMs = 200;
/** A reader on Windows holds the name for as long as it reads. */
const mostRetries = 10;

/** Puts a file in the place of another at once. Windows refuses that while somebody has the other one open. */
async function swap(draft: string, target: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return renameSync(draft, target);
    } catch (error) {
      const {code = ''} = error as NodeJS.ErrnoException;
      if (!['EACCES', 'EBUSY', 'EPERM'].includes(code) || tries === mostRetries)
        throw new WarehouseError(
          `${basename(draft)} cannot take the place of ${target} (${code}).`,
          'Close the program that has it open; the next one takes its place.',
          error,
        );
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }
}

/**
 * Removes a snapshot that is of another warehouse: one that lay there under this name before, or another tenant's.
 * @param isNew whether the warehouse was made just now
 * @param tenant whose data the warehouse holds; undefined while it is not known
 */
export async function discardForeignSnapshot(
  {instance, file, datasets}: SnapshotParts,
  isNew: boolean,
  tenant: Tenant | undefined,
): Promise<void> {
  const target = snapshotOf(file);
  if (!existsSync(target)) return;
  const connection = await instance.connect();
  try {
    if (!(await isSnapshot(connection, target))) return;
    const former = await attached(connection, target, () =>
      rowsOf(
        connection,
        `SELECT tenant_id, environment, api_host FROM ${identifier(marker)}.${qualified(datasets.logs, 'tenant')}
         WHERE raw_dataset = ${literal(datasets.raw)}`,
      ),
    );
    const [row] = former;
    const holder = row && {
      id: String(row.tenant_id),
      environment: String(row.environment),
      apiHost: String(row.api_host),
    };
    const isForeign = holder !== undefined && tenant !== undefined && !isSameTenant(holder, tenant);
    if (isNew || isForeign) rmSync(target, {force: true});
  } finally {
    connection.closeSync();
  }
}

/** When a file was published, as ISO text; undefined for a warehouse. */
export async function publishedAt(session: Session): Promise<string | undefined> {
  const tables = await session.rows(
    `SELECT 1 FROM duckdb_tables() WHERE database_name = current_database() AND schema_name = 'main' AND table_name = $1`,
    [marker],
  );
  if (tables.length === 0) return undefined;
  const [row] = await session.rows(`SELECT published_at FROM ${qualified('main', marker)}`);
  return String(row?.published_at);
}

/** @throws what DuckDB says of a file that cannot be read. */
async function isSnapshot(connection: DuckDBConnection, path: string): Promise<boolean> {
  return attached(connection, path, async () => {
    const tables = await rowsOf(
      connection,
      `SELECT 1 FROM duckdb_tables() WHERE database_name = ${literal(marker)} AND table_name = ${literal(marker)}`,
    );
    return tables.length > 0;
  });
}

async function attached<T>(connection: DuckDBConnection, path: string, use: () => Promise<T>): Promise<T> {
  await connection.run(`ATTACH ${literal(path)} AS ${marker} (READ_ONLY)`);
  try {
    return await use();
  } finally {
    await connection.run(`DETACH ${marker}`);
  }
}

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<readonly Row[]> {
  return (await connection.runAndReadAll(sql)).convertRowObjects(plainValue);
}
