import {rmSync} from 'node:fs';

import {AppError} from '../errors';
import {type JsonObject, stringifyJson} from '../json';
import {openKeyFile} from '../load/spool/key-file';
import {makeSpoolFolder} from '../load/spool/line-file';
import type {Stream} from '../streams/definition';
import {tableOf} from '../warehouse/raw-table';
import type {Clock, KeyComparison, KeyDifference, Warehouse} from '../warehouse/warehouse';

export interface VerifyOptions {
  readonly warehouse: Warehouse;
  readonly streams: readonly Stream[];
  /** Why a stream cannot be compared (yet); undefined for one that can. */
  readonly skip: (stream: Stream) => string | undefined;
  /** Every row that the source shows, a key at least once; ends without an error only when it is complete. */
  readonly keys: (stream: Stream) => AsyncIterable<readonly JsonObject[]>;
  /** Whether a row should be stored by now (`due`), or changed since the last load (`later`). */
  readonly due: (stream: Stream) => (row: JsonObject) => 'due' | 'later' | 'outside';
  /** Keys of rows that the source hides because they were deleted since the last load; asked for where rows are surplus. */
  readonly deleted: (stream: Stream) => AsyncIterable<string>;
  readonly clock: Clock;
  readonly progress?: (stream: string) => void;
}

/** One stream: the stored rows against those of the source, key by key, without the ones that changed since the last load. */
export interface VerifiedStream {
  readonly stream: string;
  readonly status: 'ok' | 'differs' | 'skipped' | 'failed';
  /** Rows at the source that should be stored by now. */
  readonly source_rows: number | null;
  /** Those of them that are stored, and stored rows that the source does not show. */
  readonly stored_rows: number | null;
  /** Stored minus source; 0 also where as many rows are missing as are surplus. */
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
/** Rows of each kind among which those that were deleted since the last load are left out. */
const differencesLookedAt = 50_000;

const unknown = {
  source_rows: null,
  stored_rows: null,
  difference: null,
  changed_since: null,
  duplicates: null,
  differing: null,
} as const;

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
  const {warehouse, skip} = options;
  try {
    const note = skip(stream);
    if (note !== undefined) return {stream: stream.name, status: 'skipped', ...unknown, note};
    const {due, later, differing} = await compareRows(stream, options);
    const duplicates = await duplicatesOf(warehouse, stream);
    const difference = differing.surplus.rows - differing.missing.rows;
    const isOk = duplicates === 0 && Object.values(differing).every(({rows}: DifferingKeys) => rows === 0);
    return {
      stream: stream.name,
      status: isOk ? 'ok' : 'differs',
      source_rows: due,
      stored_rows: due + difference,
      difference,
      changed_since: later,
      duplicates,
      differing: isOk ? null : differing,
      note: null,
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return {stream: stream.name, status: 'failed', ...unknown, note: error.message};
  }
}

interface Compared {
  /** Rows at the source that should be stored, and rows that changed later. */
  readonly due: number;
  readonly later: number;
  readonly differing: Differing;
}

/** Reads the keys of a stream and holds them against the stored ones: equal totals can hide as many lost rows as gone ones. */
async function compareRows(stream: Stream, {warehouse, keys, due, deleted, clock}: VerifyOptions): Promise<Compared> {
  const folder = makeSpoolFolder();
  try {
    const file = openKeyFile(folder, stream, await warehouse.ensureTable(tableOf(stream)));
    const beganMs = clock();
    const dueOf = due(stream);
    const [dueKeys, laterKeys] = [new Set<string>(), new Set<string>()];
    for await (const rows of keys(stream)) {
      for (const row of rows) {
        const when = dueOf(row);
        file.add(row, when === 'due');
        if (when !== 'outside') (when === 'due' ? dueKeys : laterKeys).add(keyTextOf(row, stream));
      }
    }
    const found = await warehouse.compareKeys(file.take(beganMs, 0), differencesLookedAt);
    const known = new Set<string>();
    if (found.surplus > 0) for await (const key of deleted(stream)) known.add(key);
    // A row that is edited while it is read is seen in both versions.
    const later = [...laterKeys].filter((key) => !dueKeys.has(key)).length;
    return {due: dueKeys.size, later, differing: differingOf(found, known)};
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** @param deleted keys of rows that are hidden because they were deleted since the last load: the next one marks them. */
function differingOf(found: KeyComparison, deleted: ReadonlySet<string>): Differing {
  const of = (kind: KeyDifference['kind']): DifferingKeys => {
    const all = found.differences.filter((difference) => difference.kind === kind);
    const named = kind === 'surplus' ? all.filter(({key}) => !deleted.has(key)) : all;
    return {
      rows: found[kind] - (all.length - named.length),
      keys: named.slice(0, keysNamed).map(({key}) => key),
    };
  };
  return {missing: of('missing'), outdated: of('outdated'), surplus: of('surplus')};
}

function keyTextOf(row: JsonObject, {primaryKey}: Stream): string {
  return stringifyJson(primaryKey.map((name) => row[name] ?? null));
}

async function duplicatesOf(warehouse: Warehouse, stream: Stream): Promise<number> {
  const [row] = await warehouse.query(
    `SELECT COUNT(*) AS stored, COUNT(DISTINCT ${keySql(stream)}) AS keys FROM ${warehouse.datasets.raw}.${tableOf(stream).name}`,
  );
  return Number(row?.['stored']) - Number(row?.['keys']);
}

/** The primary key as one text, in words that both warehouses know. */
function keySql({primaryKey}: Stream): string {
  const parts = primaryKey.map((name) => `CAST(${name} AS STRING)`);
  return parts.length === 1 ? (parts[0] as string) : `CONCAT(${parts.join(`, ',', `)})`;
}
