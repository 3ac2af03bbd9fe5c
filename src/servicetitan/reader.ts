import type {JsonSchema} from '../catalogue';
import {streamNamed} from '../catalogue';
import type {Config} from '../config/config';
import {lookbackMinutesOf} from '../config/config';
import {tenantOf} from '../config/tenant';
import {ConfigError} from '../errors';
import type {Log} from '../log';
import type {Stream} from '../streams/definition';
import type {Instant, Seconds} from '../time/instant';
import {ceilSeconds, floorSeconds, instantOfMs, parameterOf} from '../time/instant';
import type {Client} from './api/client';
import type {PageMemory} from './api/page-memory';
import {spanCodec} from './codec/codec';
import {createWatch} from './pages/filter-guard';
import type {ListReader} from './pages/pages';
import {exportReader, listReader, pageSizeOf} from './pages/pages';
import {createShaper} from './pages/records';
import {subtract} from './pages/windows';
import {drain} from './read/export-feed';
import type {Batch, Reading} from './read/read-context';
import {checkpoint, deliver, settledSeconds, stampedBatch, windowSource} from './read/read-context';
import type {Progress} from './read/state';
import {nothingYet, parseState} from './read/state';
import {readWindows} from './read/window-reader';
import {readByDays, readDays} from './strategies/by-day';
import {readByFeed, rowsBefore} from './strategies/by-feed';
import {isFullReadDue, readByParent} from './strategies/by-parent';
import {readByToken} from './strategies/by-token';
import {readChildren} from './strategies/child-rows';
import {readWhole} from './strategies/full-list';
import {readHidden} from './strategies/inactive-rows';
import type {Following} from './strategies/incremental';
import {followFeed, followWindows, readTail} from './strategies/incremental';
import {readUndated} from './strategies/null-cursor-rows';
import {backfill, readMissing} from './strategies/window-backfill';

export type {Batch} from './read/read-context';

/** A state further ahead of every clock than this is not ours. */
const futureSeconds: Seconds = 300;

/** Rows of a span of `modifiedOn`, without touching the state. */
export interface AdHocRange {
  readonly from?: Instant;
  readonly before?: Instant;
}

export interface ReadOptions {
  readonly config: Config;
  readonly client: Client;
  readonly log: Log;
  /** Schema that the records follow. */
  readonly schema: JsonSchema;
  /** Memory for pages, shared by all streams of a run. */
  readonly memory: PageMemory;
  /** `full_refresh` ignores the state, unless it marks an unfinished refresh of the same generation. */
  readonly mode: 'full_refresh' | 'incremental';
  /** The platform's `generation_id`. */
  readonly generation?: number;
  /** As the stream's last batch with a state left it; anything that was never a state counts as none. */
  readonly state?: unknown;
  readonly range?: AdHocRange;
  /** Told once, at the end, what rows had that the schema does not know. */
  readonly onDrift?: (what: string) => void;
}

/**
 * Reads one stream: first load, then what changed since. Batches come in an order in which each state is true once its
 * batch and all before it are delivered; states never pass a gap.
 * @throws ConfigError for a state that is not ours, and for what a person must fix; SourceError and TransientError as
 * {@link Client} does.
 */
export async function* readStream(stream: Stream, options: ReadOptions): AsyncGenerator<Batch, void> {
  const {config, client, log, schema, memory, mode, generation, range} = options;
  const found = parseState(options.state, stream.name, tenantOf(config));
  const before = usable(found, mode, generation) ?? nothingYet;
  const shaper = createShaper(stream, schema);
  const codec = spanCodec(stream, schema);
  const watch = createWatch();
  const reading: Reading = {
    stream,
    config,
    client,
    log,
    memory,
    shaper,
    watch,
    pageSize: stream.list === undefined ? config.pageSize : pageSizeOf(stream.list, config.pageSize),
    start: startOf(config, before, stream, log),
    emptied: new Map(),
    owners: ownersIn(before === nothingYet ? undefined : options.state),
    ...(stream.list === undefined ? {} : {list: listReader(client, stream.list, codec, watch)}),
    ...(stream.export === undefined ? {} : {feed: exportReader(client, stream.export, codec)}),
  };
  const now = await client.serverTime.now();
  if (!now.certain) log.warn(`${stream.name}: ServiceTitan does not tell its time; using this machine's clock.`);
  if (range === undefined && aheadOf(before) > now.latest + futureSeconds) {
    throw new ConfigError(
      `${stream.name}: the saved state is in the future (${parameterOf(aheadOf(before))}); nothing can be read from it.`,
      'Reset (refresh) the stream, or read it with --mode full.',
    );
  }
  if (reading.start > now.latest && range === undefined) {
    log.warn(`${stream.name}: start_date is in the future; there is nothing to read yet.`);
    return;
  }
  const refreshing = mode === 'full_refresh' && generation !== undefined ? {refreshing: generation} : {};
  try {
    yield* range === undefined
      ? readAll(reading, {...before, ...refreshing}, mode === 'full_refresh')
      : readRange(reading, range, now.seconds);
  } finally {
    const drift = shaper.drift();
    if (drift !== undefined) options.onDrift?.(drift);
    for (const line of [drift, watch.summary()]) if (line !== undefined) log.warn(`${stream.name}: ${line}`);
  }
}

function usable(found: Progress | undefined, mode: string, generation: number | undefined): Progress | undefined {
  if (mode === 'incremental') {
    // A refresh that was given up must not be resumed later, in the middle of what changed since.
    const {refreshing: _givenUp, ...progress} = found ?? nothingYet;
    return progress;
  }
  return generation !== undefined && found?.refreshing === generation ? found : undefined;
}

/** The latest time up to which anything was read. */
function aheadOf({watermark, upperBound, covered}: Progress): Seconds {
  return Math.max(watermark ?? -Infinity, upperBound ?? -Infinity, covered.at(-1)?.before ?? -Infinity);
}

/** The groups with rows without an id that a state knows; older states know none. */
function ownersIn(state: unknown): Map<string, string> {
  const {withoutId} = (state ?? {}) as {readonly withoutId?: unknown};
  const entries = typeof withoutId === 'object' && withoutId !== null ? Object.entries(withoutId) : [];
  return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** From where to read. A start later than what was read already changes nothing. */
function startOf(config: Config, {covered, since}: Progress, stream: Stream, log: Log): Seconds {
  const wanted = config.startDate === undefined ? -Infinity : floorSeconds(config.startDate);
  const earliest = since ?? covered[0]?.from;
  if (earliest === undefined || earliest >= wanted) return wanted;
  log.info(`${stream.name}: start_date is later than what was read already; it changes nothing.`);
  return earliest;
}

async function* readAll(reading: Reading, before: Progress, full: boolean): AsyncGenerator<Batch, void> {
  const {stream, list, config} = reading;
  const end = config.endDate === undefined ? undefined : ceilSeconds(config.endDate);
  if (stream.backfill === 'export' || list === undefined) {
    yield* stream.isStamped === true ? readByToken(reading, before, full) : readByFeed(reading, before, end, full);
  } else if (stream.backfill === 'days') {
    yield* readByDays(reading, list, before, end);
  } else if (stream.backfill === 'whole') {
    yield* readList(reading, list, before, full);
  } else if (stream.backfill === 'parents') {
    yield* readByParent(reading, list, parentOf(stream), before, full);
  } else {
    yield* readByWindows(reading, list, before, end, full);
  }
}

/**
 * The whole list, every time; where it has a filter that shows what is new, everything every so many days and that in
 * between. The state only says when.
 */
async function* readList(
  reading: Reading,
  list: ListReader,
  before: Progress,
  full: boolean,
): AsyncGenerator<Batch, void> {
  const {stream, config, pageSize} = reading;
  const {list: {path = stream.name, since} = {}} = stream;
  const watermark = await settledSeconds(reading);
  if (since === undefined) {
    for await (const page of readWhole(list, pageSize, path)) yield* deliver(reading, page, 'all');
    yield checkpoint(reading, {covered: [], watermark});
    return;
  }
  const isFull = full || isFullReadDue(reading, before, watermark);
  const from = (before.watermark ?? -Infinity) - lookbackMinutesOf(config, stream.name) * 60;
  const filter = isFull ? {} : {within: {field: since, window: {from, before: Infinity}}};
  let fullReadOn = isFull ? undefined : before.fullReadOn;
  for await (const page of readWhole((query) => list({...query, ...filter}), pageSize, path)) {
    fullReadOn ??= instantOfMs(page.requestedAtMs);
    if (page.rows.length > 0) yield stampedBatch(reading, page);
  }
  yield checkpoint(reading, {covered: [], watermark, ...(fullReadOn === undefined ? {} : {fullReadOn})});
}

function parentOf(stream: Stream): Stream {
  const parent = streamNamed(stream.list?.parent?.stream ?? '');
  if (parent === undefined) throw new Error(`${stream.name} has no parent`);
  return parent;
}

async function* readByWindows(
  reading: Reading,
  list: ListReader,
  before: Progress,
  end: Seconds | undefined,
  full: boolean,
): AsyncGenerator<Batch, void> {
  const {stream, start, log} = reading;
  let progress: Progress = before;
  let hidden: number | undefined;
  if (progress.watermark === undefined) {
    ({progress, hidden} = yield* backfill(reading, list, progress, end));
    yield checkpoint(reading, progress);
  }
  let following: Following = {...progress, watermark: progress.watermark ?? start};
  following = yield* readUndated(reading, list, following, {end, hidden});

  if (full) {
    if (end === undefined) yield* readTail(reading, list, following.watermark);
  } else if (end !== undefined && end <= following.watermark) {
    if (before.watermark !== undefined) log.info(`${stream.name}: read up to end_date already.`);
  } else if (end !== undefined || stream.follow === 'windows') {
    const {earliest} = await reading.client.serverTime.now();
    if (following.watermark > earliest + futureSeconds) {
      throw new ConfigError(
        `${stream.name}: this machine's clock and ServiceTitan's disagree, and the saved state (${parameterOf(following.watermark)}) lies after the earlier of the two; nothing can be read from it.`,
        "Set this machine's clock right and run again; nothing was lost.",
      );
    }
    const until = Math.min(end ?? Infinity, await settledSeconds(reading));
    following = yield* followWindows(reading, list, following, until);
  } else {
    following = yield* followFeed(reading, following);
  }

  const missing = subtract({from: start, before: following.watermark}, following.covered);
  if (missing.length > 0) {
    log.info(`${stream.name}: start_date is earlier than before; reading what is missing.`);
    following = {...following, ...(yield* readMissing(reading, list, following, missing)).progress};
  }
  if (end === undefined) following = yield* readHidden(reading, following);
  if (full) {
    const {refreshing: _done, ...finished} = following;
    yield checkpoint(reading, finished);
  }
}

async function* readRange(reading: Reading, range: AdHocRange, now: Seconds): AsyncGenerator<Batch, void> {
  const {stream, list} = reading;
  const from = range.from === undefined ? -Infinity : floorSeconds(range.from);
  const before = range.before === undefined ? now + 1 : ceilSeconds(range.before);
  reading.log.info(
    `${stream.name}: reading ${from === -Infinity ? 'everything' : parameterOf(from)} to ${parameterOf(before)}.`,
  );
  if (stream.backfill === 'export' || list === undefined) {
    for await (const page of drain(reading, {from, fallback: from})) {
      const read = {...page, rows: rowsBefore(page.rows, stream.cursor, before)};
      if (stream.isStamped === true) yield stampedBatch(reading, read);
      else yield* deliver(reading, read, 'all');
    }
  } else if (stream.backfill === 'days') {
    for await (const {batch} of readDays(reading, list, {from, before})) yield batch;
  } else if (stream.backfill === 'whole') {
    for await (const page of readWhole(list, reading.pageSize, stream.list?.path ?? stream.name))
      yield* deliver(reading, page, 'all');
  } else if (stream.backfill === 'parents') {
    for await (const read of readChildren(reading, list, parentOf(stream))) yield stampedBatch(reading, read);
  } else {
    const source = windowSource(reading, list, 'modifiedOn');
    for await (const read of readWindows([{window: {from, before}}], source)) yield* deliver(reading, read, 'all');
  }
}
