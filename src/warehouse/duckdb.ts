import {existsSync, mkdirSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';

import {type DuckDBConnection, DuckDBInstance, StatementType} from '@duckdb/node-api';

import {AppError, WarehouseError} from '../errors';
import type {Parameter, Session, Transaction} from './duckdb-session';
import {plainValue} from './duckdb-values';
import {duckDbWarehouse} from './duckdb-warehouse';
import {noStatement, notASelect, outsideWarehouse, severalStatements} from './reads-only';
import {type Clock, type Datasets, defaultDatasets, type Row, type Warehouse} from './warehouse';

export interface DuckDbOptions {
  readonly datasets?: Datasets;
  readonly clock?: Clock;
  /** DuckDB's buffer, e.g. `1GB`; what does not fit spills to a folder beside the file. */
  readonly memoryLimit?: string;
  /** Only reads: nothing is made or changed, not even by SQL, and no other file is read. */
  readonly readOnly?: boolean;
}

/**
 * Opens the embedded warehouse, or makes it.
 * @param path the database file; folders on the way are made.
 * @throws WarehouseError when the file is held by another process, is no database, or cannot be written.
 */
export async function openDuckDb(path: string, options: DuckDbOptions = {}): Promise<Warehouse> {
  const {datasets = defaultDatasets, clock = Date.now, memoryLimit = '1GB', readOnly = false} = options;
  const instance = await openInstance(resolve(path), memoryLimit, readOnly);
  const connection = await instance.connect();
  await connection.run(`SET GLOBAL TimeZone = 'UTC'`);
  if (readOnly) await connection.run('SET enable_external_access = false');
  const close = async () => {
    connection.closeSync();
    instance.closeSync();
  };
  try {
    const [session, transaction] = [sessionOf(connection), transactions(instance)];
    return await duckDbWarehouse({session, transaction, close, datasets, clock, readOnly});
  } catch (error) {
    await close();
    throw error;
  }
}

async function openInstance(file: string, memoryLimit: string, readOnly: boolean): Promise<DuckDBInstance> {
  try {
    if (!readOnly) makeFolder(dirname(file));
    // The cache makes two openers in one process share the file; DuckDB's lock only keeps other processes out.
    return await DuckDBInstance.fromCache(file, {
      // A missing extension must fail here rather than reach for the network.
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      // BigQuery's order of nulls, windows included.
      default_null_order: 'nulls_first_on_asc_last_on_desc',
      memory_limit: memoryLimit,
      preserve_insertion_order: 'false',
      // Rows go through the log and then into the file: fewer, larger trips for the second.
      checkpoint_threshold: '256MB',
      ...(readOnly ? {access_mode: 'READ_ONLY', temp_directory: join(tmpdir(), `st-elt-${process.pid}.tmp`)} : {}),
    });
  } catch (error) {
    throw openingError(file, error);
  }
}

/** One folder at a time: Node's own recursive mkdir never returns below a missing folder of /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function openingError(file: string, error: unknown): WarehouseError {
  const message = messageOf(error);
  const holder = /Conflicting lock is held in (.+?)(?: \(PID (\d+)\))/.exec(message);
  if (holder !== null) {
    return new WarehouseError(
      `The warehouse ${file} is in use by another process (${holder[1] ?? 'unknown'}, PID ${holder[2] ?? 'unknown'}).`,
      'Wait until it is done, or stop it; DuckDB lets one process at a time open a file.',
      error,
    );
  }
  if (message.includes('not a valid DuckDB database')) {
    return new WarehouseError(
      `${file} exists, but it is not a DuckDB database.`,
      'Give another path for the warehouse, or move that file away.',
      error,
    );
  }
  return new WarehouseError(
    `The warehouse ${file} cannot be opened: ${firstLine(message)}.`,
    'Give a path in a folder that this user may write to.',
    error,
  );
}

function sessionOf(connection: DuckDBConnection): Session {
  const read = async (sql: string, parameters?: readonly Parameter[]) => {
    try {
      return await connection.runAndReadAll(sql, parameters === undefined ? undefined : [...parameters]);
    } catch (error) {
      throw refusal(messageOf(error), error);
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
        throw refusal(messageOf(error), error);
      }
    },
    select: async (sql) => {
      try {
        await ensureOneSelect(connection, sql);
      } catch (error) {
        throw error instanceof AppError ? error : refusal(messageOf(error), error);
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

function refusal(message: string, error: unknown): AppError {
  if (/^Permission Error: .*disabled by configuration/.test(message)) return outsideWarehouse();
  const [, file] = /"([^"]+)": (?:No space left on device|Disk quota exceeded)/.exec(message) ?? [];
  if (file !== undefined || /failed to offload data block|No space left on device/i.test(message)) {
    return new WarehouseError(
      `The disk of the warehouse is full${file === undefined ? '' : ` (${file})`}.`,
      'Make room there, then run again.',
      error,
    );
  }
  return new WarehouseError(`DuckDB refused a statement: ${firstParagraph(message)}`, '', error);
}

/** One transaction at a time: DuckDB would let the second of two that touch the same rows fail. */
function transactions(instance: DuckDBInstance): Transaction {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(async () => {
      const connection = await instance.connect();
      const session = sessionOf(connection);
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

/** DuckDB's errors come from native code: `instanceof Error` does not hold for them everywhere. */
function messageOf(error: unknown): string {
  const {message} = Object(error) as {message?: unknown};
  return (typeof message === 'string' ? message : String(error)).trim();
}

/** Without the excerpt of the statement that follows. */
function firstParagraph(message: string): string {
  return (message.split('\n\n')[0] ?? message).replace(/\s+/g, ' ');
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/^IO Error: /, '').replace(/\.$/, '');
}
