import {chmodSync, existsSync, renameSync, rmSync, statSync} from 'node:fs';
import {basename} from 'node:path';

import type {DuckDBConnection, DuckDBInstance} from '@duckdb/node-api';

import {isSameTenant, type Tenant} from '../../config/tenant';
import {WarehouseError} from '../../errors';
import {snapshotOf} from '../snapshot-path';
import type {Clock, Datasets, Row} from '../warehouse';
import {identifier, instant, literal, qualified, type Session} from './session';
import {plainValue} from './values';
import {FileInUseError, openingError, refusal} from './warehouse-errors';

/** Books that a snapshot has: what `status` and `runs` show. */
const publishedBooks = ['ingestion_logs', 'schema_drift', 'sync_state', 'tenant'];

/** Table that tells a snapshot from a warehouse. */
const marker = 'st_elt_snapshot';

/** Names of attached files belong to all connections of an instance, and two of them may be at it at once. */
let attachments = 0;
const freshName = (): string => `${marker}_${(attachments += 1)}`;

export interface SnapshotParts {
  readonly instance: DuckDBInstance;
  /** The warehouse. */
  readonly file: string;
  readonly datasets: Datasets;
  readonly clock: Clock;
}

let last: Promise<unknown> = Promise.resolve();

/** Publishes in turn: two runs of a service may be done at once, and there is one draft. Errors as of {@link replaceSnapshot}. */
export function publishSnapshot(parts: SnapshotParts): Promise<void> {
  const mine = last.then(() => replaceSnapshot(parts));
  last = mine.catch(() => undefined);
  return mine;
}

/**
 * Copies marts, reference tables and run log, as committed at one moment, into a new file, which then takes the place of the
 * snapshot beside the warehouse: whoever has the former one open goes on reading it. Views become tables. What a killed
 * process left is removed.
 * @throws WarehouseError when that fails; then the former snapshot stays.
 */
async function replaceSnapshot({instance, file, datasets, clock}: SnapshotParts): Promise<void> {
  const target = snapshotOf(file);
  // Only the one process that may write the warehouse gets here, so a draft that lies there is nobody's.
  const draft = `${target}.new`;
  const connection = await instance.connect();
  try {
    removeFile(draft);
    if (existsSync(target)) await ensureSnapshot(connection, target);
    await copyInto(connection, draft, datasets, clock());
    // Whom its owner let read the former one may read this one too.
    if (existsSync(target)) chmodSync(draft, statSync(target).mode & 0o777);
    // The log of a program that wrote into the former one and was killed would be taken for the new one's.
    rmSync(`${target}.wal`, {force: true});
    await swap(draft, target);
  } catch (error) {
    throw error instanceof WarehouseError ? error : refusal(error, draft);
  } finally {
    connection.closeSync();
    removeFile(draft);
  }
}

/** With its log. @throws WarehouseError where something else has the name. */
function removeFile(path: string): void {
  try {
    for (const left of [path, `${path}.wal`]) rmSync(left, {force: true});
  } catch (error) {
    throw new WarehouseError(
      `${path} is in the way and cannot be removed (${String((error as NodeJS.ErrnoException).code)}).`,
      'Move it away: the snapshot of the warehouse is written under that name.',
      error,
    );
  }
}

async function copyInto(connection: DuckDBConnection, draft: string, datasets: Datasets, nowMs: number): Promise<void> {
  const name = freshName();
  await connection.run(`ATTACH ${literal(draft)} AS ${name}`);
  try {
    // Which tables there are belongs to the moment too.
    await connection.run('BEGIN');
    const tables = await publishedTables(connection, datasets);
    await connection.run(
      `CREATE TABLE ${qualified(name, marker)} AS SELECT ${literal(instant(nowMs))}::TIMESTAMPTZ AS published_at`,
    );
    for (const schema of new Set(tables.map(([schema]) => schema)))
      await connection.run(`CREATE SCHEMA ${qualified(name, schema)}`);
    for (const [schema, table] of tables)
      await connection.run(
        `CREATE TABLE ${identifier(name)}.${qualified(schema, table)} AS FROM ${qualified(schema, table)}`,
      );
    await connection.run('COMMIT');
    await connection.run(`CHECKPOINT ${name}`);
  } catch (error) {
    await connection.run('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await connection.run(`DETACH ${name}`).catch(() => undefined);
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
 * @throws when what lies there cannot be read as a snapshot; then it stays.
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
    await ensureSnapshot(connection, target);
    const former = await attached(connection, target, (name) =>
      rowsOf(
        connection,
        `SELECT tenant_id, environment, api_host FROM ${identifier(name)}.${qualified(datasets.logs, 'tenant')}
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
    if (isNew || isForeign) removeFile(target);
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

/** @throws WarehouseError unless what has the name is a snapshot, which may be written over. */
async function ensureSnapshot(connection: DuckDBConnection, path: string): Promise<void> {
  if (await isSnapshot(connection, path)) return;
  throw new WarehouseError(
    `${path} is no snapshot that st-elt made, so it is not written over.`,
    'Move it away: the snapshot of the warehouse has that name.',
  );
}

/** @throws WarehouseError when another program has the file open for writing, and so it cannot be looked into. */
async function isSnapshot(connection: DuckDBConnection, path: string): Promise<boolean> {
  // A pipe is never opened to its end, and no folder is a snapshot.
  if (!statSync(path).isFile()) return false;
  try {
    const tables = await attached(connection, path, (name) =>
      rowsOf(
        connection,
        `SELECT 1 FROM duckdb_tables() WHERE database_name = ${literal(name)} AND table_name = ${literal(marker)}`,
      ),
    );
    return tables.length > 0;
  } catch (error) {
    const failure = openingError(path, error);
    if (failure instanceof FileInUseError)
      throw new WarehouseError(
        `${path} is open for writing in another program (${failure.holder}).`,
        'Close it there, or open it for reading only, as DuckDB does with -readonly.',
        error,
      );
    return false;
  }
}

/** @param use told the name of the attached file */
async function attached<T>(connection: DuckDBConnection, path: string, use: (name: string) => Promise<T>): Promise<T> {
  const name = freshName();
  await connection.run(`ATTACH ${literal(path)} AS ${name} (READ_ONLY)`);
  try {
    return await use(name);
  } finally {
    await connection.run(`DETACH ${name}`);
  }
}

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<readonly Row[]> {
  return (await connection.runAndReadAll(sql)).convertRowObjects(plainValue);
}
