import {hidesInactive} from '../catalogue';
import {AppError} from '../errors';
import type {Stream} from '../streams/definition';
import {tableOf} from '../warehouse/table';
import type {Warehouse} from '../warehouse/warehouse';

/** What the source counts of a stream, see `count.ts` of the source. */
export interface Expected {
  readonly rows: number;
  readonly changed: ReadonlySet<string>;
  readonly by: 'totals' | 'rows';
}

export interface VerifyOptions {
  readonly warehouse: Warehouse;
  readonly streams: readonly Stream[];
  /** Counts at the source; undefined for a stream that cannot be compared yet, with the reason. */
  readonly count: (stream: Stream) => Promise<Expected | {readonly skipped: string}>;
  readonly progress?: (stream: string) => void;
}

/** One stream: the stored rows against those of the source, without the ones that changed since the last load. */
export interface VerifiedStream {
  readonly stream: string;
  readonly status: 'ok' | 'differs' | 'skipped' | 'failed';
  /** By `totals` of the API, or by reading its `rows`. */
  readonly counted_by: 'totals' | 'rows' | null;
  readonly source_rows: number | null;
  readonly stored_rows: number | null;
  /** Stored minus source. */
  readonly difference: number | null;
  /** Rows at the source that changed since the last load; they are in neither number. */
  readonly changed_since: number | null;
  /** Stored rows beyond the first of their key. */
  readonly duplicates: number | null;
  /** Why it was skipped or failed. */
  readonly note: string | null;
}

const unknown = {
  counted_by: null,
  source_rows: null,
  stored_rows: null,
  difference: null,
  changed_since: null,
  duplicates: null,
} as const;

/** Keys that are looked up in one statement. */
const keysAtOnce = 1_000;

/** Compares stream by stream; one that cannot be counted does not stop the others. Writes nothing. */
export async function verify(options: VerifyOptions): Promise<readonly VerifiedStream[]> {
  const results: VerifiedStream[] = [];
  for (const stream of options.streams) {
    options.progress?.(stream.name);
    results.push(await verifyStream(stream, options));
  }
  return results;
}

async function verifyStream(stream: Stream, {warehouse, count}: VerifyOptions): Promise<VerifiedStream> {
  try {
    const expected = await count(stream);
    if ('skipped' in expected) return {stream: stream.name, status: 'skipped', ...unknown, note: expected.skipped};
    const {rows, changed, by} = expected;
    const {live, duplicates} = await storedRows(warehouse, stream);
    const stored = live - (await storedAmong(warehouse, stream, [...changed]));
    return {
      stream: stream.name,
      status: stored === rows && duplicates === 0 ? 'ok' : 'differs',
      counted_by: by,
      source_rows: rows,
      stored_rows: stored,
      difference: stored - rows,
      changed_since: changed.size,
      duplicates,
      note: null,
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return {stream: stream.name, status: 'failed', ...unknown, note: error.message};
  }
}

async function storedRows(warehouse: Warehouse, stream: Stream): Promise<{live: number; duplicates: number}> {
  const [row] = await warehouse.query(
    `SELECT COUNT(*) AS stored, COUNT(DISTINCT ${keySql(stream)}) AS keys,
       SUM(CASE WHEN ${liveSql(stream)} THEN 1 ELSE 0 END) AS live FROM ${tableSql(warehouse, stream)}`,
  );
  return {live: Number(row?.['live']), duplicates: Number(row?.['stored']) - Number(row?.['keys'])};
}

async function storedAmong(warehouse: Warehouse, stream: Stream, keys: readonly string[]): Promise<number> {
  let stored = 0;
  for (let at = 0; at < keys.length; at += keysAtOnce) {
    const some = keys.slice(at, at + keysAtOnce).map((key) => literal(warehouse, key));
    const [row] = await warehouse.query(
      `SELECT COUNT(*) AS stored FROM ${tableSql(warehouse, stream)}
       WHERE ${liveSql(stream)} AND ${keySql(stream)} IN (${some.join(', ')})`,
    );
    stored += Number(row?.['stored']);
  }
  return stored;
}

function tableSql({datasets}: Warehouse, stream: Stream): string {
  return `${datasets.raw}.${tableOf(stream).name}`;
}

/** The primary key as one text, in words that both warehouses know. */
function keySql({primaryKey}: Stream): string {
  const parts = primaryKey.map((name) => `CAST(${name} AS STRING)`);
  return parts.length === 1 ? (parts[0] as string) : `CONCAT(${parts.join(`, ',', `)})`;
}

/** Rows that the source should show. */
function liveSql(stream: Stream): string {
  return `_deleted_at IS NULL${hidesInactive(stream) ? ' AND (active IS NULL OR active)' : ''}`;
}

function literal({dialect}: Warehouse, text: string): string {
  return dialect === 'duckdb' ? `'${text.replaceAll("'", "''")}'` : `'${text.replace(/[\\']/g, '\\$&')}'`;
}
