import {rmSync} from 'node:fs';

import {hidesInactive} from '../catalogue';
import {AppError} from '../errors';
import type {JsonObject} from '../json';
import type {Stream} from '../streams/definition';
import {tableOf} from '../warehouse/table';
import type {Clock, KeyDifference, Warehouse} from '../warehouse/warehouse';
import {openKeyFile} from './keys';
import {makeSpoolFolder} from './line-file';

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
  /** Every row that the source shows, of a stream that differs. */
  readonly keys: (stream: Stream) => AsyncIterable<readonly JsonObject[]>;
  /** Whether a row should be stored by now. */
  readonly due: (stream: Stream) => (row: JsonObject) => boolean;
  readonly clock: Clock;
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
  /** What differs, row by row; null unless the stream differs. */
  readonly differing: Differing | null;
  /** Why it was skipped or failed. */
  readonly note: string | null;
}

/** Rows that differ: how many of each kind, and the first of them by their keys. */
export interface Differing {
  /** At ServiceTitan but not here. */
  readonly missing: DifferingKeys;
  /** Older here than there. */
  readonly outdated: DifferingKeys;
  /** Here but not there. */
  readonly surplus: DifferingKeys;
}

export interface DifferingKeys {
  readonly rows: number;
  /** The first {@link keysNamed}. */
  readonly keys: readonly string[];
}

/** Keys that are named of each kind. */
const keysNamed = 20;
/** Differences of each kind among which the rows that changed since the last load are left out. */
const differencesLookedAt = 50_000;

const unknown = {
  counted_by: null,
  source_rows: null,
  stored_rows: null,
  difference: null,
  changed_since: null,
  duplicates: null,
  differing: null,
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

async function verifyStream(stream: Stream, options: VerifyOptions): Promise<VerifiedStream> {
  const {warehouse, count} = options;
  try {
    const expected = await count(stream);
    if ('skipped' in expected) return {stream: stream.name, status: 'skipped', ...unknown, note: expected.skipped};
    const {rows, changed, by} = expected;
    const {live, duplicates} = await storedRows(warehouse, stream);
    const stored = live - (await storedAmong(warehouse, stream, [...changed]));
    const isOk = stored === rows && duplicates === 0;
    return {
      stream: stream.name,
      status: isOk ? 'ok' : 'differs',
      counted_by: by,
      source_rows: rows,
      stored_rows: stored,
      difference: stored - rows,
      changed_since: changed.size,
      duplicates,
      differing: isOk ? null : await differingRows(stream, changed, options),
      note: null,
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return {stream: stream.name, status: 'failed', ...unknown, note: error.message};
  }
}

/** Reads the keys of a stream and holds them against the stored ones. @param changed keys that are not compared. */
async function differingRows(
  stream: Stream,
  changed: ReadonlySet<string>,
  {warehouse, keys, due, clock}: VerifyOptions,
): Promise<Differing> {
  const folder = makeSpoolFolder();
  try {
    const file = openKeyFile(folder, stream, await warehouse.ensureTable(tableOf(stream)));
    const beganMs = clock();
    const isDue = due(stream);
    for await (const rows of keys(stream)) rows.forEach((row) => file.add(row, isDue(row)));
    const found = await warehouse.compareKeys(file.take(beganMs, 0), differencesLookedAt);
    const of = (kind: KeyDifference['kind']): DifferingKeys => {
      const all = found.differences.filter((difference) => difference.kind === kind);
      const named = all.filter(({key}) => !changed.has(key));
      return {
        rows: found[kind] - (all.length - named.length),
        keys: named.slice(0, keysNamed).map(({key}) => key),
      };
    };
    return {missing: of('missing'), outdated: of('outdated'), surplus: of('surplus')};
  } finally {
    rmSync(folder, {recursive: true, force: true});
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
