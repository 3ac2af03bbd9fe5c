import type {Simulator} from '../../simulator/http/server';
import {schemaOf, streamNamed} from '../../src/catalogue';
import type {Config} from '../../src/config/config';
import {parseConfig} from '../../src/config/config';
import type {JsonObject} from '../../src/json';
import type {Log} from '../../src/log';
import type {Timing} from '../../src/servicetitan/api/backoff';
import {createClient} from '../../src/servicetitan/api/client';
import {createPageMemory, pageMemoryBytes} from '../../src/servicetitan/api/page-memory';
import {textOf} from '../../src/servicetitan/pages/records';
import type {Batch, ReadOptions} from '../../src/servicetitan/reader';
import {readStream} from '../../src/servicetitan/reader';
import {systemClock} from '../../src/time/clock';
import {toMicroseconds} from '../../src/time/instant';

/** The real waiting, some hundred times shorter. */
export const quick: Timing = {
  attemptMs: 3_000,
  backoffMs: 4,
  backoffCapMs: 40,
  patienceMs: 400,
  throttleMs: 30,
  breakerMs: 40,
};

/** A configuration for a simulated tenant that no rate limit slows down. */
export function configFor(simulator: Simulator, fields: Record<string, unknown> = {}): Config {
  return {...parseConfig({...simulator.config(), ...fields}), requestsPerSecond: 5_000, burst: 5_000};
}

export interface Lines extends Log {
  readonly lines: string[];
}

/** A log that keeps its lines. */
export function keptLog(): Lines {
  const lines: string[] = [];
  const say = (level: string) => (message: string) => void lines.push(`${level} ${message}`);
  return {lines, debug: () => undefined, info: say('info'), warn: say('warn'), error: say('error')};
}

export interface ReadOnce {
  /** Fields of the configuration. */
  readonly fields?: Record<string, unknown>;
  readonly mode?: 'incremental' | 'full_refresh';
  readonly generation?: number;
  readonly state?: unknown;
  readonly range?: ReadOptions['range'];
  readonly log?: Log;
  readonly signal?: AbortSignal;
  readonly timing?: Timing;
}

/** Batches of one stream, as the source would read them. */
export function batchesOf(simulator: Simulator, name: string, options: ReadOnce = {}): AsyncGenerator<Batch, void> {
  const stream = streamNamed(name);
  if (stream === undefined) throw new Error(`no stream ${name}`);
  const config = configFor(simulator, options.fields);
  const log = options.log ?? keptLog();
  const {mode = 'incremental', generation, state, range, signal, timing = quick} = options;
  const client = createClient({
    config,
    clock: systemClock,
    log,
    timing,
    ...(signal === undefined ? {} : {signal}),
  });
  return readStream(stream, {
    config,
    client,
    log,
    schema: schemaOf(stream),
    memory: createPageMemory(pageMemoryBytes(config.concurrency)),
    mode,
    state,
    ...(generation === undefined ? {} : {generation}),
    ...(range === undefined ? {} : {range}),
  });
}

/** A batch whose rows were taken out while they were good. */
export type KeptBatch = Omit<Batch, 'rows'> & {readonly rows: readonly JsonObject[]};

export interface Outcome {
  readonly rows: JsonObject[];
  readonly batches: KeptBatch[];
  readonly states: JsonObject[];
  readonly lastState: JsonObject | undefined;
  readonly error: unknown;
}

/** Reads to the end, or to the error. */
export async function readOnce(simulator: Simulator, name: string, options: ReadOnce = {}): Promise<Outcome> {
  const batches: KeptBatch[] = [];
  let error: unknown;
  try {
    for await (const batch of batchesOf(simulator, name, options)) batches.push({...batch, rows: [...batch.rows]});
  } catch (thrown) {
    error = thrown;
  }
  const states = batches.flatMap(({state}) => (state === undefined ? [] : [state]));
  return {rows: batches.flatMap(({rows}) => rows), batches, states, lastState: states.at(-1), error};
}

/** An instant of the tenant as it is delivered: to the microsecond; none stays none. */
export const asDelivered = (instant: unknown): unknown =>
  typeof instant === 'string' ? toMicroseconds(instant) : instant;

/** Rows as a destination keeps them: the newest version of each key, a later one among equals. */
export function merged(rows: readonly JsonObject[], key = 'id'): Map<string, JsonObject> {
  const table = new Map<string, JsonObject>();
  for (const row of rows) {
    const id = textOf(row[key]) ?? 'null';
    const known = table.get(id);
    const newer = known === undefined || (textOf(row.modifiedOn) ?? '9') >= (textOf(known.modifiedOn) ?? '');
    if (newer) table.set(id, {...known, ...row});
  }
  return table;
}
