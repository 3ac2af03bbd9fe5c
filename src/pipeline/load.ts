import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setImmediate} from 'node:timers/promises';

import type {AirbyteMessage, ConfiguredCatalog, ErrorTrace, StreamStatusTrace} from '../airbyte/protocol';
import {streamNamed} from '../catalogue';
import {AppError, describeError} from '../errors';
import type {JsonObject} from '../json';
import type {Log} from '../log';
import {LeaseLostError} from '../warehouse/lease-error';
import type {Clock, Counts, Lease, Outcome, Warehouse} from '../warehouse/warehouse';
import {untilAborted} from './interrupt';
import {mergePlan, type Plan, planOf} from './plan';
import {openStreamLoad, type StreamLoad} from './stream-load';
import {taskQueue} from './task-queue';

export interface LoadOptions {
  readonly warehouse: Warehouse;
  /** Of `withLease`; names the run. */
  readonly lease: Lease;
  /** Written to the books: `incremental`, `full`, … */
  readonly mode: string;
  /** The streams and how to write them. Absent: whatever comes is merged. */
  readonly catalog?: ConfiguredCatalog;
  readonly clock: Clock;
  readonly log: Log;
  /** Told after each batch that is in the warehouse. */
  readonly progress?: (progress: LoadProgress) => void;
  /** Stops reading; what was read is written, and the error it was aborted with is thrown. */
  readonly signal?: AbortSignal;
  /** Where rows wait on disk; default the system's folder for temporary files. */
  readonly spoolDir?: string;
  /** Written to `_ingestion_source`; default `servicetitan_v2`. */
  readonly ingestionSource?: string;
}

export interface LoadProgress {
  readonly stream: string;
  /** Of the run so far. */
  readonly counts: Counts;
  /** The state that was saved with the batch; null: it was forgotten; absent: it had none. */
  readonly state?: JsonObject | null;
}

export interface StreamResult extends Outcome {
  readonly counts: Counts;
}

export interface LoadResult {
  readonly runId: string;
  /** In the order of the catalog, or of appearance. A run is good when every one is a `success`. */
  readonly streams: readonly StreamResult[];
}

/** What is known of a stream while messages come in. */
interface Lane {
  readonly stream: string;
  /** Absent when the stream cannot be loaded. */
  readonly load?: StreamLoad;
  status: 'open' | 'complete' | 'incomplete';
  /** Why nothing more is written. */
  failure?: string;
  /** What the source said was wrong. */
  complaint?: string;
}

/** Messages that are already here come without a pause: then the warehouse's answers need a turn of their own. */
const messagesPerTurn = 100;

const nothing: Counts = {read: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0, rejectedValues: 0};

/**
 * Loads Airbyte messages: rows, then the state they came with, in one transaction per batch, so that whatever is killed
 * when, running again makes the table right. A stream that fails does not stop the others.
 * @returns how each stream ended; a failed stream is a result, not an exception.
 * @throws LeaseLostError, what `signal` was aborted with, or what `messages` threw. Rows and states before it are kept,
 *   and the books say how the run ended.
 */
export async function load(messages: AsyncIterable<AirbyteMessage>, options: LoadOptions): Promise<LoadResult> {
  const {warehouse, lease, catalog, clock, log, progress, signal} = options;
  const plans = new Map<string, Plan>(
    catalog?.streams.map((configured) => [configured.stream.name, planOf(configured)]) ?? [],
  );
  const folder = mkdtempSync(join(options.spoolDir ?? tmpdir(), 'st-elt-'));
  const lanes = new Map<string, Lane>();
  const queue = taskQueue(warehouse.parallelWrites);
  let statusesSeen = false;
  let sourceComplaint: string | undefined;
  let fatal: unknown;

  async function open(streams: readonly string[]): Promise<void> {
    const known = streams.filter((stream) => streamNamed(stream) !== undefined);
    await warehouse.startRun(lease, options.mode, known);
    const opened = await Promise.all(streams.map((stream) => openLane(stream)));
    for (const lane of opened) lanes.set(lane.stream, lane);
  }

  async function openLane(name: string): Promise<Lane> {
    const stream = streamNamed(name);
    const plan = catalog === undefined ? mergePlan : plans.get(name);
    if (stream === undefined || plan === undefined) {
      const where = stream === undefined ? 'that this program knows' : 'of the configured catalog';
      return {
        stream: name,
        status: 'open',
        failure: `There is no stream "${name}" ${where}; nothing of it was loaded.`,
      };
    }
    try {
      const streamLoad = await openStreamLoad(stream, {
        warehouse,
        lease,
        plan,
        folder,
        clock,
        ingestionSource: options.ingestionSource ?? 'servicetitan_v2',
        onCommit: (counts, state) => progress?.({stream: name, counts, ...(state === undefined ? {} : {state})}),
      });
      return {stream: name, status: 'open', load: streamLoad};
    } catch (error) {
      if (!isOfStream(error)) throw error;
      return {stream: name, status: 'open', failure: error.message};
    }
  }

  async function laneOf(stream: string): Promise<Lane> {
    if (!lanes.has(stream)) {
      if (catalog === undefined) await open([stream]);
      else lanes.set(stream, await openLane(stream));
    }
    return lanes.get(stream) as Lane;
  }

  /** Writes what a lane has collected, in the background as far as the warehouse allows. */
  async function flush(lane: Lane, then?: (load: StreamLoad) => Promise<void>): Promise<void> {
    const {load: streamLoad} = lane;
    if (streamLoad === undefined || lane.failure !== undefined) return;
    const write = streamLoad.cut();
    await queue.begin(lane.stream, async () => {
      if (lane.failure !== undefined || fatal !== undefined) return;
      try {
        await write();
        await then?.(streamLoad);
      } catch (error) {
        if (isOfStream(error)) fail(lane, error.message);
        else fatal = error;
      }
    });
    if (fatal !== undefined) throw fatal as Error;
  }

  function fail(lane: Lane, message: string): void {
    lane.failure = message;
    log.error(message);
  }

  async function take(message: AirbyteMessage): Promise<void> {
    if (message.type === 'RECORD') {
      const {stream, data, emitted_at} = message.record;
      const lane = lanes.get(stream) ?? (await laneOf(stream));
      if (lane.failure !== undefined) return;
      lane.load?.add(data, emitted_at);
      if (lane.load?.due() === true) await flush(lane);
    } else if (message.type === 'STATE') {
      const {stream, sourceStats} = message.state;
      const lane = await laneOf(stream.stream_descriptor.name);
      if (lane.failure !== undefined || lane.load === undefined) return;
      try {
        lane.load.setState(stream.stream_state ?? null, sourceStats?.recordCount);
      } catch (error) {
        return fail(lane, describeError(error));
      }
      if (lane.load.due()) await flush(lane);
    } else if (message.type === 'TRACE') {
      if (message.trace.type === 'STREAM_STATUS') await takeStatus(message.trace);
      else if (message.trace.type === 'ERROR') await takeError(message.trace);
    } else if (message.type === 'LOG') {
      log.info(message.log.message);
    }
  }

  async function takeStatus({stream_status: {stream_descriptor, status}}: StreamStatusTrace): Promise<void> {
    statusesSeen = true;
    const lane = await laneOf(stream_descriptor.name);
    if (status === 'INCOMPLETE') lane.status = 'incomplete';
    if (status === 'COMPLETE' && lane.status === 'open') {
      lane.status = 'complete';
      await flush(lane, (streamLoad) => streamLoad.finish());
    }
  }

  async function takeError({error: {message, stream_descriptor}}: ErrorTrace): Promise<void> {
    if (stream_descriptor === undefined) sourceComplaint = message;
    else (await laneOf(stream_descriptor.name)).complaint = message;
  }

  /** Writes what is left of every lane that may still be written to. */
  async function drain(): Promise<void> {
    for (const lane of lanes.values()) await flush(lane);
    await queue.idle();
    if (fatal !== undefined) throw fatal as Error;
  }

  function resultOf(lane: Lane, interruption?: string): StreamResult {
    const counts = lane.load?.counts ?? nothing;
    const {stream, status, failure, complaint} = lane;
    const withoutStatuses = !statusesSeen && plans.get(stream)?.mode !== 'refresh' && interruption === undefined;
    const error =
      failure ??
      (status === 'complete' ||
      (status === 'open' && withoutStatuses && complaint === undefined && sourceComplaint === undefined)
        ? undefined
        : (complaint ?? sourceComplaint ?? interruption ?? `The source ended before ${stream} was complete.`));
    return {
      stream,
      status: error === undefined ? 'success' : 'failed',
      ...(error === undefined ? {} : {error}),
      counts,
    };
  }

  try {
    await open([...plans.keys()]);
    let taken = 0;
    for await (const message of untilAborted(messages, signal)) {
      await take(message);
      taken += 1;
      if (taken % messagesPerTurn === 0) await setImmediate();
    }
    await drain();
    const streams = [...lanes.values()].map((lane) => resultOf(lane));
    await warehouse.finishRun(lease, streams);
    return {runId: lease.runId, streams};
  } catch (error) {
    await drain().catch(() => undefined);
    const streams = [...lanes.values()].map((lane) => resultOf(lane, describeError(error)));
    await warehouse.finishRun(lease, streams).catch(() => undefined);
    throw error;
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** Errors that concern one stream. A lost lease concerns all of them, and what is not ours is a bug. */
function isOfStream(error: unknown): error is AppError {
  return error instanceof AppError && !(error instanceof LeaseLostError);
}
