import {changedField} from '../../catalogue';
import type {Config} from '../../config/config';
import type {JsonObject} from '../../json';
import type {Stream} from '../../streams/definition';
import type {Seconds} from '../../time/instant';
import {floorSeconds, instantOfMs, parseInstant} from '../../time/instant';
import type {ListReader} from '../pages/queries';
import {onePage, readUnsplittable} from '../pages/stable-pages';
import {join} from '../pages/windows';
import type {Reading} from '../read/read-context';
import {deliver, windowSource} from '../read/read-context';
import {readGroups} from '../read/row-groups';
import type {Progress} from '../read/state';
import {readWindows} from '../read/window-reader';
import {keyOf, type KeySource, readingOf, readKeys} from './stream-keys';

/** Ids that the API takes in one request. */
const idsAtOnce = 50;

/** A row that is missing in the warehouse, or outdated there. */
export interface LostRow {
  /** As {@link keyOf} gives it. */
  readonly key: string;
  /** ISO text of the stream's cursor when the key was read; null where the row has none. */
  readonly version: string | null;
  /** Value of the stream's `groupBy` field as text. */
  readonly group: string | null;
}

/** Rows with the local time at which they were requested. */
export interface FoundRows {
  readonly rows: readonly JsonObject[];
  readonly requestedAtMs: number;
}

/**
 * Whether a row should be stored by now (`due`), comes with the next run because it changed after the stream's watermark
 * (`later`), or lies `outside` of the dates of the configuration.
 */
export type Due = 'due' | 'later' | 'outside';

/** Says it of rows. Nothing is due before a first load is finished. */
export function dueRows(
  stream: Stream,
  {startDate, endDate}: Config,
  progress: Progress | undefined,
): (row: JsonObject) => Due {
  const {watermark} = progress ?? {};
  if (watermark === undefined || stream.backfill === 'days') return () => 'later';
  const isBounded = stream.backfill !== 'whole';
  const start = isBounded && startDate !== undefined ? floorSeconds(startDate) : -Infinity;
  const end = isBounded && endDate !== undefined ? floorSeconds(endDate) : Infinity;
  return (row) => {
    const changedOn = secondsOf(row[changedField(stream)] ?? row['createdOn']);
    if (changedOn === undefined) return start === -Infinity ? 'due' : 'outside';
    if (changedOn < start || changedOn >= end) return 'outside';
    return changedOn < watermark ? 'due' : 'later';
  };
}

/**
 * Reads single rows again: by `ids` where the list documents it, whole groups for rows that may lack an id, else by windows
 * around their instants. Streams with none of these are read as a whole. A row that is gone by now does not come.
 */
export async function* readLostRows(
  stream: Stream,
  source: KeySource,
  lost: readonly LostRow[],
): AsyncGenerator<FoundRows, void> {
  const reading = readingOf(stream, source);
  const {list} = reading;
  const wanted = new Set(lost.map(({key}) => key));
  if (list === undefined || stream.backfill !== 'windows') yield* readAll(stream, source, wanted);
  else if (stream.groupBy !== undefined) yield* readByGroups(reading, list, lost);
  else if (stream.list?.ids === true) yield* readByIds(reading, list, [...wanted]);
  else yield* readByInstants(reading, list, lost, wanted);
}

async function* readAll(
  stream: Stream,
  source: KeySource,
  wanted: ReadonlySet<string>,
): AsyncGenerator<FoundRows, void> {
  // Of all requests only the first is known not to be later than its rows were read.
  const requestedAtMs = Date.now();
  for await (const rows of readKeys(stream, source)) {
    yield {rows: rows.filter((row) => wanted.has(keyOf(row, stream))), requestedAtMs};
  }
}

async function* readByGroups(
  reading: Reading,
  list: ListReader,
  lost: readonly LostRow[],
): AsyncGenerator<FoundRows, void> {
  const {stream, pageSize, shaper} = reading;
  const groups = [...new Set(lost.flatMap(({group}) => (group === null ? [] : [group])))];
  for await (const {rows, requestedAtMs} of readGroups(groups, {stream, list, pageSize})) {
    yield {rows: [...shaper.group(rows.parsed(), instantOfMs(requestedAtMs))], requestedAtMs};
  }
}

async function* readByIds(reading: Reading, list: ListReader, ids: readonly string[]): AsyncGenerator<FoundRows, void> {
  const wanted = new Set(ids);
  for (let at = 0; at < ids.length; at += idsAtOnce) {
    const query = {pageSize: idsAtOnce, ids: ids.slice(at, at + idsAtOnce)};
    const what = `${reading.stream.name} of some ids`;
    const read = (await onePage(list, query)) ?? (await readUnsplittable(list, query, what));
    yield* wantedOf(reading, read, wanted);
  }
}

async function* readByInstants(
  reading: Reading,
  list: ListReader,
  lost: readonly LostRow[],
  wanted: ReadonlySet<string>,
): AsyncGenerator<FoundRows, void> {
  const seconds = lost.flatMap(({version}) => secondsOf(version) ?? []);
  const windows = join(seconds.map((from) => ({from, before: from + 1})));
  const parts = windows.map((window) => ({window}));
  for await (const read of readWindows(parts, windowSource(reading, list, 'modifiedOn'))) {
    yield* wantedOf(reading, read, wanted);
  }
}

async function* wantedOf(
  reading: Reading,
  read: Parameters<typeof deliver>[1],
  wanted: ReadonlySet<string>,
): AsyncGenerator<FoundRows, void> {
  for await (const {rows, requestedAtMs} of deliver(reading, read, 'without id')) {
    yield {rows: [...rows].filter((row) => wanted.has(keyOf(row, reading.stream))), requestedAtMs};
  }
}

function secondsOf(value: unknown): Seconds | undefined {
  const instant = typeof value === 'string' ? parseInstant(value) : undefined;
  return instant === undefined ? undefined : floorSeconds(instant);
}
