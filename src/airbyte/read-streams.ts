import {setMaxListeners} from 'node:events';

import {schemaOf, streamNamed} from '../catalogue';
import type {Config} from '../config/config';
import {describeTenant, tenantOf} from '../config/tenant';
import type {Log} from '../log';
import {silent} from '../log';
import type {Timing} from '../servicetitan/api/backoff';
import {createClient} from '../servicetitan/api/client';
import {createPageMemory, pageMemoryBytes} from '../servicetitan/api/page-memory';
import type {AdHocRange, Batch} from '../servicetitan/reader';
import {readStream} from '../servicetitan/reader';
import type {Clock} from '../time/clock';
import {systemClock} from '../time/clock';
import type {Asides} from './asides';
import {createAsides} from './asides';
import {createInbox} from './inbox';
import {statesOf} from './input';
import {recordMessage, statusMessage} from './messages';
import type {AirbyteMessage, ConfiguredCatalog, ConfiguredStream, RecordBatch} from './protocol';
import type {Lane} from './stream-read';
import {createLane, unknownLane} from './stream-read';

/** After so long without a record or state the last state is repeated: the platform takes only those as signs of life. */
const keepAliveMs = 300_000;
/** A rate limit is told of once in so long. */
const warnAgainMs = 60_000;

export interface ReadRequest {
  readonly config: Config;
  readonly catalog: ConfiguredCatalog;
  /** As the platform saved it: an array of stream states; absent, null, `{}` and `[]` are none. */
  readonly state?: unknown;
  /** Aborting it ends the read with the last states and INCOMPLETE. */
  readonly signal?: AbortSignal;
  readonly log?: Log;
  /** Only rows modified in this range; no states come out. */
  readonly range?: AdHocRange;
  /** Told once for each stream whose rows had what its schema does not know. */
  readonly onDrift?: (stream: string, what: string) => void;
  readonly clock?: Clock;
  readonly timing?: Timing;
}

type Event = 'aside' | Pulled;
type Pulled = {readonly lane: Lane} & ({readonly batch: Batch | undefined} | {readonly error: unknown});

/** The same as {@link readBatches}, every record a message of its own. */
export async function* readMessages(request: ReadRequest): AsyncGenerator<readonly AirbyteMessage[], void> {
  for await (const chunk of readBatches(request)) {
    yield chunk.flatMap((message) => (message.type === 'RECORDS' ? recordMessagesOf(message) : [message]));
  }
}

function recordMessagesOf({stream, emittedAt, records}: RecordBatch): AirbyteMessage[] {
  return Array.from(records, (record) => recordMessage(stream, record, emittedAt));
}

/**
 * Reads the streams of a catalog, several at once under one limiter, as protocol messages in chunks (a page each at most).
 * A stream that fails says so (ERROR trace, INCOMPLETE) and the others go on. Nothing is read faster than it is taken.
 * @throws ConfigError when the state as a whole is not ours.
 */
export async function* readBatches(
  request: ReadRequest,
): AsyncGenerator<readonly (AirbyteMessage | RecordBatch)[], void> {
  const {config, catalog, clock = systemClock} = request;
  const stop = new AbortController();
  const signal = request.signal === undefined ? stop.signal : AbortSignal.any([request.signal, stop.signal]);
  // Every request and every pause listens to it; Node would warn of a leak from the eleventh on.
  setMaxListeners(0, signal);
  const inbox = createInbox<Event>();
  const asides = createAsides(() => inbox.put('aside'));
  const running = new Set<Lane>();
  const pull = (lane: Lane): void => void next(lane).then(inbox.put);
  const open = opener({...request, clock, signal}, (pauseMs) => {
    const now = clock.now();
    asides.add([...running].map((lane) => lane.throttled(now + pauseMs, now)));
  });
  const lastSign = {atMs: clock.uptimeMs()};
  void keepAlive({asides, running, lastSign, clock, signal});

  const waiting = [...catalog.streams];
  try {
    for (;;) {
      while (running.size < config.concurrency && waiting.length > 0 && !signal.aborted) {
        const lane = open(waiting.shift() as ConfiguredStream);
        running.add(lane);
        pull(lane);
        yield [statusMessage(lane.name, 'STARTED', clock.now())];
      }
      if (running.size === 0) break;
      const event = await inbox.take();
      const beside = asides.take();
      if (beside.length > 0) yield beside;
      if (event === 'aside') continue;

      const {lane} = event;
      if ('error' in event) {
        running.delete(lane);
        yield lane.end(signal.aborted ? 'interrupted' : event, clock.now());
      } else if (event.batch === undefined) {
        running.delete(lane);
        yield lane.end('complete', clock.now());
      } else {
        lastSign.atMs = clock.uptimeMs();
        yield lane.messagesOf(event.batch, clock.now());
        pull(lane);
      }
    }
  } finally {
    stop.abort();
    for (const lane of running) void lane.batches.return().catch(() => undefined);
  }
}

/** What all streams of a run share, and how one is opened. */
function opener(
  request: ReadRequest & {readonly clock: Clock; readonly signal: AbortSignal},
  onThrottled: (pauseMs: number) => void,
): (configured: ConfiguredStream) => Lane {
  const {config, clock, signal, timing, range, onDrift, log = silent} = request;
  const states = statesOf(request.state);
  const unsigned = request.catalog.streams.filter(({stream}) => isUnsigned(states.get(stream.name))).length;
  if (unsigned > 0) {
    log.info(
      `The saved states of ${unsigned} streams name no tenant; they are taken over for ${describeTenant(tenantOf(config))}.`,
    );
  }
  const memory = createPageMemory(pageMemoryBytes(config.concurrency));
  let warnedAtMs = -Infinity;
  const client = createClient({
    config,
    clock,
    log,
    signal,
    ...(timing === undefined ? {} : {timing}),
    onThrottled: (pauseMs) => {
      if (clock.uptimeMs() - warnedAtMs >= warnAgainMs) {
        warnedAtMs = clock.uptimeMs();
        log.warn(`ServiceTitan's rate limit is reached; pausing for ${Math.ceil(pauseMs / 1000)} s.`);
      }
      onThrottled(pauseMs);
    },
  });
  return (configured) => {
    const stream = streamNamed(configured.stream.name);
    if (stream === undefined) return unknownLane(configured.stream.name);
    const batches = readStream(stream, {
      config,
      client,
      log,
      memory,
      schema: schemaOf(stream),
      mode: configured.sync_mode === 'incremental' && stream.cursor !== undefined ? 'incremental' : 'full_refresh',
      state: states.get(stream.name),
      ...(typeof configured.generation_id === 'number' ? {generation: configured.generation_id} : {}),
      ...(range === undefined ? {} : {range}),
      ...(onDrift === undefined ? {} : {onDrift: (what: string) => onDrift(stream.name, what)}),
    });
    return createLane(stream.name, batches);
  };
}

/** Whether a state was saved by a version that did not write whose it is. */
function isUnsigned(state: unknown): boolean {
  return typeof state === 'object' && state !== null && Object.keys(state).length > 0 && !('tenant' in state);
}

/** What the lane brings next. */
function next(lane: Lane): Promise<Pulled> {
  return lane.batches.next().then(
    ({done, value}) => ({lane, batch: done === true ? undefined : value}),
    (error: unknown) => ({lane, error}),
  );
}

/** Repeats the last states while nothing else moves, until the run stops. */
async function keepAlive(run: {
  readonly asides: Asides;
  readonly running: ReadonlySet<Lane>;
  /** On the clock that does not jump. */
  readonly lastSign: {atMs: number};
  readonly clock: Clock;
  readonly signal: AbortSignal;
}): Promise<void> {
  const {asides, running, lastSign, clock, signal} = run;
  try {
    for (;;) {
      await clock.sleep(keepAliveMs, signal);
      if (clock.uptimeMs() - lastSign.atMs < keepAliveMs) continue;
      asides.add([...running].flatMap((lane) => lane.repeatState()));
    }
  } catch {
    // The run stopped.
  }
}
