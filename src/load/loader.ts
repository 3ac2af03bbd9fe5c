import {rmSync} from 'node:fs';
import {setImmediate} from 'node:timers/promises';

import type {AirbyteMessage, ConfiguredCatalog, LogLevel, StateMessage, TraceMessage} from '../airbyte/protocol';
import {catalogue, streamNamed} from '../catalogue';
import {ForeignWarehouseError, type Tenant} from '../config/tenant';
import {type AppError, DataError, describeError, SourceError} from '../errors';
import type {JsonObject} from '../json';
import type {Log} from '../log';
import {tableOf} from '../warehouse/raw-table';
import type {Clock, Lease, Warehouse} from '../warehouse/warehouse';
import {untilAborted} from './interrupt';
import {openOwner, sayAdopted} from './owner';
import {makeSpoolFolder} from './spool/line-file';
import {
  culpritOf,
  isOfOneStream,
  type Lane,
  type LoadProgress,
  openLane,
  resultOf,
  type StreamResult,
} from './stream-lane';
import {taskQueue} from './task-queue';
import {planOf} from './write-plan';

export type {LoadProgress, StreamResult};

export interface LoadOptions {
  readonly warehouse: Warehouse;
  /** Of `withLease`; names the run. */
  readonly lease: Lease;
  /** Whose data the messages are. Absent: their states say it; rows wait until the first state of their stream. */
  readonly tenant?: Tenant;
  /** Written to the books: `incremental`, `full`, … */
  readonly mode: string;
  /** The streams and how to write them. Absent: whatever comes is merged. */
  readonly catalog?: ConfiguredCatalog;
  readonly clock: Clock;
  readonly log: Log;
  readonly progress?: (progress: LoadProgress) => void;
  /** Stops reading; what was read is written, and the error it was aborted with is thrown. */
  readonly signal?: AbortSignal;
  /** Where rows wait on disk; default the system's folder for temporary files. */
  readonly spoolDir?: string;
  /** Percent of a stream's rows that may be rejected without failing it; default 5. */
  readonly maxRejectedPercent?: number | undefined;
  /** Written to `_ingestion_source`; default `servicetitan_v2`. */
  readonly ingestionSource?: string;
  /** Replaces tables and marks rows however many are gone: a person has looked. */
  readonly force?: boolean;
}

export interface LoadResult {
  readonly runId: string;
  /** In the order of the catalog, or of appearance. A run is good when every one is a `success`. */
  readonly streams: readonly StreamResult[];
}

/** Messages that are already here come without a pause: then the warehouse's answers need a turn of their own. */
const messagesPerTurn = 100;

/**
 * Loads Airbyte messages: rows, then the state they came with, in one transaction per batch, so that whatever is killed
 * when, running again makes the table right. A stream that fails does not stop the others.
 * @returns how each stream ended; a failed stream is a result, not an exception.
 * @throws ConfigError when the catalog cannot be followed, ForeignWarehouseError when the messages are of another tenant
 *   than the warehouse (nothing of a stream is written before that is known), LeaseLostError, what `signal` was aborted with, or what
 *   `messages` threw. Rows and states before it are kept, and the books say how the run ended.
 */
export async function load(messages: AsyncIterable<AirbyteMessage>, options: LoadOptions): Promise<LoadResult> {
  const {
    warehouse,
    lease,
    tenant,
    mode,
    catalog,
    clock,
    log,
    progress,
    signal,
    ingestionSource = 'servicetitan_v2',
  } = options;
  const plans = catalog && new Map(catalog.streams.map((stream) => [stream.stream.name, planOf(stream)]));
  const folder = makeSpoolFolder(options.spoolDir);
  const laneOptions = {
    ...{warehouse, lease, folder, clock, log, ingestionSource, maxRejectedPercent: options.maxRejectedPercent},
    vouched: tenant !== undefined,
    ...(plans && {plans}),
    ...(progress && {progress}),
    ...(options.force === undefined ? {} : {force: options.force}),
  };
  const lanes = new Map<string, Lane>();
  const owner = openOwner(warehouse, lease, tenant, log);
  const queue = taskQueue(warehouse.parallelWrites);
  let bytesUnderWay = 0;
  let isPrepared = false;
  let statuses = false;
  let complaint: string | undefined;
  let fatal: Error | undefined;

  async function open(names: readonly string[]): Promise<void> {
    const known = names.filter((name) => streamNamed(name) !== undefined);
    sayAdopted(await warehouse.startRun(lease, mode, known, owner.tenant), owner.tenant, log);
    for (const lane of await Promise.all(names.map((name) => openLane(name, laneOptions)))) {
      lanes.set(lane.stream, lane);
      if (lane.failure !== undefined) log.error(lane.failure);
    }
    if (isPrepared || warehouse.dialect === 'duckdb') return;
    // Managed Dataform makes staging of every stream, and BigQuery refuses a view of a table that is not there. On DuckDB
    // `transform` makes them.
    await warehouse.ensureTables(catalogue.map(tableOf));
    isPrepared = true;
  }

  async function laneOf(name: string): Promise<Lane> {
    // With a catalog, a stream that is not open by now is none of it: it has no place in the books.
    if (!lanes.has(name) && plans === undefined) await open([name]);
    const lane = lanes.get(name) ?? (await openLane(name, laneOptions));
    lanes.set(name, lane);
    return lane;
  }

  /** Writes what a lane has collected, in the background as far as the warehouse allows; then finishes it, if asked to. */
  async function flush(lane: Lane, finish = false): Promise<void> {
    const {load: stream} = lane;
    if (stream === undefined || lane.failure !== undefined) return;
    const bytes = stream.waitingBytes;
    const batch = stream.cut();
    bytesUnderWay += bytes;
    await queue.begin(lane.stream, async () => {
      try {
        if (lane.failure !== undefined || fatal !== undefined) return batch.drop();
        await batch.write();
        if (finish) await stream.finish();
      } catch (error) {
        if (isOfOneStream(error)) fail(lane, error.message, error);
        else fatal = error as Error;
      } finally {
        bytesUnderWay -= bytes;
      }
    });
    if (fatal !== undefined) throw fatal;
  }

  function isDue({vouched, failure, load: stream}: Lane, isBusy = queue.isBusy): boolean {
    return vouched && failure === undefined && stream?.due(isBusy) === true;
  }

  /** Writes what is due, all at once: it may share a transaction. One that is made in any case takes along what has waited. */
  async function flushDue(): Promise<void> {
    const all = [...lanes.values()];
    const isBusy = queue.isBusy && !all.some((lane) => isDue(lane));
    for (const lane of all.filter((each) => isDue(each, isBusy))) await flush(lane);
  }

  /** Reads on only while there is room for it (the disk may be memory), and fills one half while the other is written. */
  async function makeRoom(): Promise<void> {
    const waiting = [...lanes.values()].filter(({vouched, failure}) => vouched && failure === undefined);
    const bytes = waiting.reduce((sum, {load: stream}) => sum + (stream?.waitingBytes ?? 0), 0);
    const {totalBytes} = warehouse.batchLimits;
    if (bytes + bytesUnderWay >= totalBytes) await queue.idle();
    else if (queue.isBusy || bytes < totalBytes / 2) return;
    for (const lane of waiting) await flush(lane);
  }

  function fail(lane: Lane, message: string, cause?: unknown): void {
    lane.failure = message;
    lane.failedBy = culpritOf(cause);
    log.error(message);
    try {
      lane.load?.cut().drop();
    } catch {
      // The disk is full; the whole folder goes when the run ends.
    }
  }

  async function take(message: AirbyteMessage): Promise<void> {
    if (message.type === 'RECORD') {
      const {stream, data, emitted_at} = message.record;
      const lane = lanes.get(stream) ?? (await laneOf(stream));
      if (lane.failure !== undefined) return;
      if (lane.status === 'complete') return fail(lane, `${stream}: a record came after the stream was complete.`);
      lane.load?.add(data, emitted_at);
      lane.vouched = tenant !== undefined;
      if (isDue(lane)) await flushDue();
    } else if (message.type === 'STATE') await takeState(message);
    else if (message.type === 'TRACE') await takeTrace(message);
    else if (message.type === 'LOG') log[logMethods[message.log.level] ?? 'info'](message.log.message);
  }

  async function takeState({state: {stream, sourceStats}}: StateMessage): Promise<void> {
    const lane = await laneOf(stream.stream_descriptor.name);
    if (lane.failure !== undefined) return;
    await vouch(lane, stream.stream_state ?? null);
    try {
      lane.load?.setState(stream.stream_state ?? null, sourceStats?.recordCount);
    } catch (error) {
      return fail(lane, describeError(error), error);
    }
    if (isDue(lane)) await flushDue();
  }

  /** @throws ForeignWarehouseError when the state, and so the rows before it, are another tenant's: they are dropped. */
  async function vouch(lane: Lane, state: JsonObject | null): Promise<void> {
    if (state === null) return;
    try {
      await owner.note(state);
      lane.vouched = true;
    } catch (error) {
      lane.vouched = false;
      fail(lane, describeError(error), error);
      throw error;
    }
  }

  async function takeTrace({trace}: TraceMessage): Promise<void> {
    if (trace.type === 'ERROR') {
      const {message, stream_descriptor} = trace.error;
      if (stream_descriptor === undefined) complaint = message;
      else (await laneOf(stream_descriptor.name)).complaint = message;
    } else if (trace.type === 'STREAM_STATUS') {
      statuses = true;
      const {stream_descriptor, status} = trace.stream_status;
      const lane = await laneOf(stream_descriptor.name);
      if (status === 'INCOMPLETE') lane.status = 'incomplete';
      if (status === 'COMPLETE' && lane.status === 'open') {
        lane.status = 'complete';
        await flush(lane, true);
      }
    }
  }

  /** Writes what is left of every lane that may still be written to. @param may decides on rows that wait for their state. */
  async function drain(may: (lane: Lane) => boolean): Promise<void> {
    for (const lane of lanes.values()) if (lane.vouched || may(lane)) await flush(lane);
    await queue.idle();
    if (fatal !== undefined) throw fatal;
  }

  /** A source that reports no statuses never says that a stream is complete. */
  function failOnRejections(): void {
    for (const lane of lanes.values()) {
      if (lane.failure !== undefined) continue;
      try {
        lane.load?.requireEnoughKept();
      } catch (error) {
        fail(lane, describeError(error), error);
      }
    }
  }

  try {
    if (plans !== undefined) await open([...plans.keys()]);
    let taken = 0;
    for await (const message of untilAborted(messages, signal)) {
      await take(message);
      taken += 1;
      if (taken % messagesPerTurn > 0) continue;
      await setImmediate();
      await makeRoom();
      await flushDue();
    }
    // Rows of a stream that broke off before anything said whose they are would be a guess; they come again.
    const mayGuess = await owner.mayGuess();
    await drain(({status}) => mayGuess || status !== 'incomplete');
    failOnRejections();
    if (plans === undefined && lanes.size === 0) throw nothingNamed(complaint);
    const streams = [...lanes.values()].map((lane) => resultOf(lane, {statuses, complaint}));
    await warehouse.finishRun(lease, streams);
    return {runId: lease.runId, streams};
  } catch (error) {
    const mayGuess = !(error instanceof ForeignWarehouseError) && (await owner.mayGuess().catch(() => false));
    await drain(() => mayGuess).catch(() => undefined);
    const ending = {statuses, complaint, interruption: describeError(error)};
    const streams = [...lanes.values()].map((lane) => resultOf(lane, ending));
    await warehouse.finishRun(lease, streams).catch(() => undefined);
    throw error;
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** Messages of no stream at all, e.g. of `discover`, or of a source that failed before its first stream. */
function nothingNamed(complaint: string | undefined): AppError {
  return complaint === undefined
    ? new DataError('The messages are of no stream.', 'Load what `read` of a source writes.')
    : new SourceError(complaint, 'Nothing was loaded.');
}

const logMethods: Readonly<Partial<Record<LogLevel, keyof Log>>> = {
  FATAL: 'error',
  ERROR: 'error',
  WARN: 'warn',
  INFO: 'info',
  DEBUG: 'debug',
  TRACE: 'debug',
};
