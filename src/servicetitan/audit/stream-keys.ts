import type {JsonSchema} from '../../catalogue';
import {streamNamed} from '../../catalogue';
import type {Config} from '../../config/config';
import {SourceError} from '../../errors';
import type {JsonObject} from '../../json';
import type {Log} from '../../log';
import type {Stream} from '../../streams/definition';
import type {Instant, Seconds} from '../../time/instant';
import {instantOf} from '../../time/instant';
import type {Client} from '../api/client';
import type {PageMemory} from '../api/page-memory';
import {spanCodec} from '../codec/codec';
import {createWatch} from '../pages/filter-guard';
import type {ListReader, RowsOf} from '../pages/pages';
import {exportReader, hasTotals, listReader, pageSizeOf} from '../pages/pages';
import {createShaper, textOf} from '../pages/records';
import {countRows} from '../pages/stable-pages';
import {drain} from '../read/export-feed';
import type {Reading} from '../read/read-context';
import {deliver, settledSeconds, windowSource} from '../read/read-context';
import {readWindows} from '../read/window-reader';
import {firstDay, readDays} from '../strategies/by-day';
import {readChildren} from '../strategies/child-rows';
import {readWhole} from '../strategies/full-list';
import {readTail} from '../strategies/incremental';

const daySeconds: Seconds = 86_400;

/** What reading beside the state needs: to count, or to see every key. */
export interface KeySource {
  readonly config: Config;
  readonly client: Client;
  readonly log: Log;
  readonly schema: JsonSchema;
  /** Memory for pages. */
  readonly memory: PageMemory;
}

/** A stream that is read from its first record, whatever the configuration's dates say. */
export function readingOf(stream: Stream, {config, client, log, schema, memory}: KeySource): Reading {
  const codec = spanCodec(stream, schema);
  const watch = createWatch();
  return {
    ...{stream, config, client, log, memory, watch, start: -Infinity, emptied: new Map(), owners: new Map()},
    shaper: createShaper(stream, schema),
    pageSize: stream.list === undefined ? config.pageSize : pageSizeOf(stream.list, config.pageSize),
    ...(stream.list === undefined ? {} : {list: listReader(client, stream.list, codec, watch)}),
    ...(stream.export === undefined ? {} : {feed: exportReader(client, stream.export, codec)}),
  };
}

/**
 * What of a stream's rows {@link readKeys} does not show, although they are there: days before its start. A sweep leaves them alone.
 * @param nowMs by our clock, which may be off by less than a day.
 */
export function keysBegin(
  {backfill}: Stream,
  config: Config,
  nowMs: number,
): {readonly column: string; readonly instant: Instant} | undefined {
  if (backfill !== 'days') return undefined;
  const slackSeconds = config.startDate === undefined ? daySeconds : 0;
  return {column: 'day', instant: instantOf(firstDay(config, nowMs / 1_000) + slackSeconds)};
}

/** The primary key of a row as text. */
export function keyOf(row: JsonObject, stream: Stream): string {
  return stream.primaryKey.map((name) => textOf(row[name]) ?? '').join(',');
}

/**
 * Every row that the API shows of a stream, a key at least once; the reading is complete when this ends without an error.
 * Lists are read in windows of `createdOn`, which no edit moves, so that no row can slip from one to another; where the
 * API counts more rows than that shows, those of `modifiedOn` are read as well.
 * @throws SourceError when more rows are counted than can be read; otherwise as {@link Client} does.
 */
export async function* readKeys(stream: Stream, source: KeySource): AsyncGenerator<readonly JsonObject[], void> {
  const reading = readingOf(stream, source);
  const {list} = reading;
  if (list !== undefined && stream.backfill === 'windows') yield* keysOfWindows(reading, list);
  else if (list !== undefined && stream.backfill === 'days') yield* keysOfDays(reading, list);
  else yield* rowsIn(reading, wholeOf(reading, list));
}

function wholeOf(reading: Reading, list: ListReader | undefined): AsyncIterable<RowsOf> {
  const {stream, pageSize} = reading;
  if (list === undefined || stream.backfill === 'export') {
    return drain(reading, {from: -Infinity, fallback: -Infinity, includeRecentChanges: true});
  }
  const parent = streamNamed(stream.list?.parent?.stream ?? '');
  return parent === undefined
    ? readWhole(list, pageSize, stream.list?.path ?? stream.name)
    : readChildren(reading, list, parent);
}

async function* keysOfDays(reading: Reading, list: ListReader): AsyncGenerator<readonly JsonObject[], void> {
  const now = (await reading.client.serverTime.now()).seconds;
  const span = {from: firstDay(reading.config, now), before: now};
  for await (const {batch} of readDays(reading, list, span)) yield [...batch.rows];
}

/** Rows as records; of those without an id the whole group, since only that gives them their key. */
async function* rowsIn(reading: Reading, reads: AsyncIterable<RowsOf>): AsyncGenerator<readonly JsonObject[], void> {
  const known = new Set<string>();
  for await (const read of reads) {
    for await (const {rows} of deliver(reading, read, 'without id', known)) yield [...rows];
  }
}

async function* keysOfWindows(reading: Reading, list: ListReader): AsyncGenerator<readonly JsonObject[], void> {
  const {stream, client} = reading;
  const keys = new Set<string>();
  const count = async (): Promise<number> =>
    stream.list !== undefined && hasTotals(stream.list)
      ? ((await countRows(list, {pageSize: 1})) ?? Infinity)
      : Infinity;
  const totalBefore = await count();
  let total = Infinity;
  const fields = (['createdOn', 'modifiedOn'] as const).filter((field) => stream.list?.filters?.includes(field));
  for (const field of fields) {
    const settled = await settledSeconds(reading);
    const before = (await client.serverTime.now()).seconds + daySeconds;
    const windows = readWindows([{window: {from: -Infinity, before}}], windowSource(reading, list, field));
    for await (const rows of rowsIn(reading, windows)) {
      rows.forEach((row) => keys.add(keyOf(row, stream)));
      yield rows;
    }
    if (field === 'modifiedOn') {
      // Rows that were edited meanwhile moved ahead, maybe past the window in which they would have been seen.
      for await (const batch of readTail(reading, list, settled)) {
        const rows = [...batch.rows];
        rows.forEach((row) => keys.add(keyOf(row, stream)));
        yield rows;
      }
    }
    // Rows come and go while the windows are read: those that were there all the time are no more than either count.
    total = Math.min(totalBefore, await count());
    if (keys.size >= total) return;
  }
  if (total === Infinity) return;
  throw new SourceError(
    `${stream.name}: ServiceTitan counts ${total} rows but shows only ${keys.size} of them.`,
    'Run it again when the tenant is quieter; nothing was marked.',
  );
}
