import {existsSync, mkdirSync} from 'node:fs';
import {dirname, resolve} from 'node:path';

import {
  type DuckDBConnection,
  DuckDBInstance,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTypeId,
  type DuckDBValueConverter,
  JsonDuckDBValueConverter,
} from '@duckdb/node-api';

import {WarehouseError} from '../errors';
import type {Parameter, Session, Transaction} from './duckdb-session';
import {duckDbWarehouse} from './duckdb-warehouse';
import {type Clock, type Datasets, defaultDatasets, type Warehouse} from './warehouse';

export interface DuckDbOptions {
  readonly datasets?: Datasets;
  readonly clock?: Clock;
  /** DuckDB's buffer, e.g. `1GB`; what does not fit spills to a folder beside the file. */
  readonly memoryLimit?: string;
}

/**
 * Opens the embedded warehouse, or makes it.
 * @param path the database file; folders on the way are made.
 * @throws WarehouseError when the file is held by another process, is no database, or cannot be written.
 */
export async function openDuckDb(path: string, options: DuckDbOptions = {}): Promise<Warehouse> {
  const {datasets = defaultDatasets, clock = Date.now, memoryLimit = '1GB'} = options;
  const instance = await openInstance(resolve(path), memoryLimit);
  const connection = await instance.connect();
  await connection.run(`SET GLOBAL TimeZone = 'UTC'`);
  const close = async () => {
    connection.closeSync();
    instance.closeSync();
  };
  try {
    const [session, transaction] = [sessionOf(connection), transactions(instance)];
    return await duckDbWarehouse({session, transaction, close, datasets, clock});
  } catch (error) {
    await close();
    throw error;
  }
}

async function openInstance(file: string, memoryLimit: string): Promise<DuckDBInstance> {
  try {
    makeFolder(dirname(file));
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
  };
}

function refusal(message: string, error: unknown): WarehouseError {
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

const plainValue: DuckDBValueConverter<unknown> = (value, type, converter) => {
  if (value === null || value === undefined) return null;
  switch (type.typeId) {
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.UBIGINT:
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.UHUGEINT: {
      const number = Number(value);
      return Number.isSafeInteger(number) ? number : String(value);
    }
    case DuckDBTypeId.DECIMAL:
      return withoutTrailingZeros(String(value));
    case DuckDBTypeId.TIMESTAMP_TZ:
      return value instanceof DuckDBTimestampTZValue ? `${isoFromMicros(value.micros)}Z` : String(value);
    case DuckDBTypeId.TIMESTAMP:
      return value instanceof DuckDBTimestampValue ? isoFromMicros(value.micros) : String(value);
    default:
      return JsonDuckDBValueConverter(value, type, converter as Parameters<typeof JsonDuckDBValueConverter>[2]);
  }
};

/** As BigQuery writes NUMERIC: `12.5`, not `12.500000000`. */
function withoutTrailingZeros(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

/** `2025-01-31T10:00:00`, with `.123456` unless the second is whole. */
function isoFromMicros(micros: bigint): string {
  const seconds = micros / 1_000_000n - (micros % 1_000_000n < 0n ? 1n : 0n);
  const fraction = micros - seconds * 1_000_000n;
  const millis = Number(seconds) * 1000;
  if (Math.abs(millis) > 8.64e15) return micros > 0n ? 'infinity' : '-infinity';
  const text = new Date(millis).toISOString().replace('.000Z', '');
  return fraction === 0n ? text : `${text}.${String(fraction).padStart(6, '0')}`;
}
