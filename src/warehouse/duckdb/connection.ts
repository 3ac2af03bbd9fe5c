import {existsSync, mkdirSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';

import {type DuckDBConnection, DuckDBInstance, StatementType} from '@duckdb/node-api';

import {AppError, WarehouseError} from '../../errors';
import {noStatement, notASelect, severalStatements} from '../reads-only';
import {type Clock, type Datasets, defaultDatasets, type Row, type Warehouse} from '../warehouse';
import {duckDbWarehouse} from './adapter';
import type {Parameter, Session, Transaction} from './session';
import {discardForeignSnapshot, publishedAt, publishSnapshot} from './snapshot';
import {plainValue} from './values';
import {FileInUseError, openingError, refusal} from './warehouse-errors';

export interface DuckDbOptions {
  readonly datasets?: Datasets;
  readonly clock?: Clock;
  /** DuckDB's buffer, e.g. `1GB`; what does not fit spills to a folder beside the file. */
  readonly memoryLimit?: string;
  /** How long to wait for another process to let go of the file, in milliseconds; default 0. */
  readonly waitMs?: number;
  /** Told again and again while it waits. */
  readonly onWait?: (why: FileInUseError) => void;
  /** Only reads: nothing is made or changed, not even by SQL, and no other file is read. */
  readonly readOnly?: boolean;
}

export interface Waiting {
  readonly waitMs: number;
  readonly onWait: ((why: FileInUseError) => void) | undefined;
}

/**
 * Opens the embedded warehouse, or makes it.
 * @param path the database file; folders on the way are made.
 * @throws WarehouseError when the file is held by another process, is not a database, or cannot be written.
 */
export async function openDuckDb(path: string, options: DuckDbOptions = {}): Promise<Warehouse> {
  const {datasets = defaultDatasets, clock = Date.now, memoryLimit = '1GB', readOnly = false} = options;
  const file = resolve(path);
  const isNew = !existsSync(file);
  const instance = await openInstance(file, {...options, memoryLimit, readOnly});
  const connection = await instance.connect();
  await connection.run(`SET GLOBAL TimeZone = 'UTC'`);
  if (readOnly) await connection.run('SET enable_external_access = false');
  const close = async () => {
    connection.closeSync();
    instance.closeSync();
  };
  const snapshot = {instance, file, datasets, clock};
  try {
    const [session, transaction] = [sessionOf(connection, file), transactions(instance, file)];
    const published = await publishedAt(session);
    if (published !== undefined && !readOnly)
      throw new WarehouseError(
        `${file} is the snapshot of a warehouse, which is only read.`,
        'Name the warehouse itself.',
      );
    const publish = () => publishSnapshot(snapshot);
    const parts = {session, transaction, publish, close, datasets, clock, readOnly};
    const warehouse = await duckDbWarehouse({...parts, ...(published === undefined ? {} : {publishedAt: published})});
    // One that cannot be read is told when it is to be replaced.
    if (!readOnly) await discardForeignSnapshot(snapshot, isNew, await warehouse.readTenant()).catch(() => undefined);
    return warehouse;
  } catch (error) {
    await close();
    throw error;
  }
}

/** A missing extension must fail here rather than reach for the network. */
export const noDownloads = {autoinstall_known_extensions: 'false', autoload_known_extensions: 'false'};

type OpenOptions = DuckDbOptions & {readonly memoryLimit: string; readonly readOnly: boolean};

async function openInstance(file: string, options: OpenOptions): Promise<DuckDBInstance> {
  const {memoryLimit, readOnly, waitMs = 0, onWait} = options;
  return patiently(file, {waitMs, onWait}, async () => {
    if (!readOnly) makeFolder(dirname(file));
    // The cache makes two openers in one process share the file; DuckDB's lock only keeps other processes out.
    return DuckDBInstance.fromCache(file, {
      ...noDownloads,
      // BigQuery's order of nulls, windows included.
      default_null_order: 'nulls_first_on_asc_last_on_desc',
      memory_limit: memoryLimit,
      preserve_insertion_order: 'false',
      // Rows go through the log and then into the file: fewer, larger trips for the second.
      checkpoint_threshold: '256MB',
      ...(readOnly ? {access_mode: 'READ_ONLY', temp_directory: join(tmpdir(), `st-elt-${process.pid}.tmp`)} : {}),
    });
  });
}

const pollMs = 250;

/** Opens a file, again and again while another process holds it. @throws WarehouseError saying why it cannot be opened. */
export async function patiently<T>(file: string, {waitMs, onWait}: Waiting, open: () => Promise<T>): Promise<T> {
  const giveUpMs = Date.now() + waitMs;
  for (;;) {
    try {
      return await open();
    } catch (error) {
      const failure = openingError(file, error);
      if (!(failure instanceof FileInUseError) || Date.now() >= giveUpMs) throw failure;
      onWait?.(failure);
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }
}

/** One folder at a time: Node's own recursive mkdir never returns below a missing folder of /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function sessionOf(connection: DuckDBConnection, file: string): Session {
  const read = async (sql: string, parameters?: readonly Parameter[]) => {
    try {
      return await connection.runAndReadAll(sql, parameters === undefined ? undefined : [...parameters]);
    } catch (error) {
      throw refusal(error, file);
    }
  };
  return {
    run: async (sql, parameters) => (await read(sql, parameters)).rowsChanged,
    rows: async (sql, parameters) => (await read(sql, parameters)).convertRowObjects(plainValue),
    script: async (sql) => {
      try {
        const statements = await connection.extractStatements(sql);
        let rows: readonly Row[] = [];
        for (let index = 0; index < statements.count; index += 1) {
          const statement = await statements.prepare(index);
          rows = (await statement.runAndReadAll()).convertRowObjects(plainValue);
        }
        return rows;
      } catch (error) {
        throw refusal(error, file);
      }
    },
    select: async (sql) => {
      try {
        await ensureOneSelect(connection, sql);
      } catch (error) {
        throw error instanceof AppError ? error : refusal(error, file);
      }
      return (await read(sql)).convertRowObjects(plainValue);
    },
  };
}

/** @throws UsageError unless DuckDB's own parser and binder take the text for one SELECT. */
async function ensureOneSelect(connection: DuckDBConnection, sql: string): Promise<void> {
  // Without a statement DuckDB only says "Error in native callback".
  if (/^[\s;]*$/.test(sql)) throw noStatement();
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1) throw severalStatements(statements.count);
  const {statementType} = await statements.prepare(0);
  if (statementType !== StatementType.SELECT) throw notASelect(StatementType[statementType]);
}

/** One transaction at a time: DuckDB would let the second of two that touch the same rows fail. */
function transactions(instance: DuckDBInstance, file: string): Transaction {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(async () => {
      const connection = await instance.connect();
      const session = sessionOf(connection, file);
      try {
        await session.run('BEGIN');
        const result = await work(session);
        await session.run('COMMIT');
        return result;
      } finally {
        // Closing rolls back what was not committed, and drops the temporary tables.
        connection.closeSync();
      }
    });
    last = mine.catch(() => undefined);
    return mine;
  };
}
