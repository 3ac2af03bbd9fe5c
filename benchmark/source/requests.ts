import type {BusinessSize} from '../../simulator/business';
import type {Simulator} from '../../simulator/http/server';
import {startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {catalogue, hidesInactive, schemaOf, selectStreams} from '../../src/catalogue';
import {type Config, parseConfig} from '../../src/config/config';
import type {JsonObject} from '../../src/json';
import {silent} from '../../src/log';
import {patient} from '../../src/servicetitan/api/backoff';
import {createClient} from '../../src/servicetitan/api/client';
import {createPageMemory, pageMemoryBytes} from '../../src/servicetitan/api/page-memory';
import {type KeySource, readingOf} from '../../src/servicetitan/audit/stream-keys';
import type {DateField, RowsOf} from '../../src/servicetitan/pages/pages';
import type {Window} from '../../src/servicetitan/pages/windows';
import {drain} from '../../src/servicetitan/read/export-feed';
import {deliver, type Reading, settledSeconds, windowSource} from '../../src/servicetitan/read/read-context';
import {readWindows} from '../../src/servicetitan/read/window-reader';
import {readStream} from '../../src/servicetitan/reader';
import {readWhole} from '../../src/servicetitan/strategies/full-list';
import type {Stream} from '../../src/streams/definition';
import {systemClock} from '../../src/time/clock';
import type {Line} from '../line';
import type {Section} from '../section';

/** Requests that one stream cost. */
export interface Requests {
  readonly stream: string;
  /** A first load. */
  readonly first: number;
  /** Its rows, by windows, feeds and lists alone. */
  readonly control: number;
  /** A later read that finds nothing new. */
  readonly quiet: number;
}

/** A tenant, and pages small enough for its rows to fill as many as those of a larger company. */
export interface Scene {
  readonly size: BusinessSize;
  /** Every stream of the catalogue has rows. */
  readonly breadth?: boolean;
  readonly pageSize: number;
  readonly exportPageSize: number;
  /** A row of each stream changed a moment ago, and is left to the next read. */
  readonly inMotion?: boolean;
}

/** 6,700 rows by pages of 50 instead of 5,000, and feeds in proportion: as 670,000 rows. */
export const midSize: Scene = {size: 'small', pageSize: 50, exportPageSize: 10};

/** Streams that are read by windows or feeds, whichever group they are in. */
export const followedByDate = catalogue.filter(({follow}) => follow === 'windows' || follow === 'export');

const minuteMs = 60_000;
const daySeconds = 86_400;

/**
 * Counts what streams cost, one after the other, in runs of all of them. The control reads the same rows of the same tenant at the
 * same time: windows on `modifiedOn` with the counts that tell how to cut them, windows on `createdOn` where the tenant has rows
 * without `modifiedOn` (nothing else shows them), payrolls that hold rows without an id, the feed from where following begins, the
 * whole feed where a list hides inactive rows, whole lists. It asks for no proof of anything.
 */
export async function countRequests(streams: readonly Stream[], scene: Scene): Promise<readonly Requests[]> {
  const {size, breadth = false, pageSize, exportPageSize, inMotion = false} = scene;
  const tenant = createTenant({seed: 7, size, now: new Date('2026-03-11T18:00:00Z'), breadth});
  // Where windows are cut must not depend on how fast the machine is.
  tenant.clock.advance(60 * minuteMs);
  tenant.clock.freeze();
  const simulator = await startSimulator({tenant, manners: {exportPageSize}});
  const config: Config = {
    ...parseConfig({...simulator.config(), page_size: pageSize}),
    ...{requestsPerSecond: 5_000, burst: 5_000},
  };
  const states = new Map<string, JsonObject>();
  try {
    if (inMotion) for (const {name} of streams) touch(simulator, name);
    const read = (source: KeySource, stream: Stream): Promise<void> => readOn(source, stream, states);
    const first = await costs(simulator, config, streams, read);
    const control = await costs(simulator, config, streams, (source, stream) =>
      readAlone(readingOf(stream, source), simulator),
    );
    // What changed last was left to the next read.
    tenant.clock.advance(20 * minuteMs);
    await costs(simulator, config, streams, read);
    tenant.clock.advance(20 * minuteMs);
    const quiet = await costs(simulator, config, streams, read);
    const of = (costsOf: ReadonlyMap<string, number>, {name}: Stream): number => costsOf.get(name) ?? Number.NaN;
    return streams.map((stream) => ({
      stream: stream.name,
      ...{first: of(first, stream), control: of(control, stream), quiet: of(quiet, stream)},
    }));
  } finally {
    await simulator.close();
  }
}

/** Requests of a run, by stream. */
async function costs(
  simulator: Simulator,
  config: Config,
  streams: readonly Stream[],
  read: (source: KeySource, stream: Stream) => Promise<void>,
): Promise<ReadonlyMap<string, number>> {
  const client = createClient({config, clock: systemClock, log: silent, timing: patient});
  const memory = createPageMemory(pageMemoryBytes(config.concurrency));
  const requests = new Map<string, number>();
  for (const stream of streams) {
    simulator.resetStats();
    await read({config, client, log: silent, memory, schema: schemaOf(stream)}, stream);
    requests.set(stream.name, simulator.stats().total);
  }
  return requests;
}

/** Reads a stream as a sync does, from its state. */
async function readOn(source: KeySource, stream: Stream, states: Map<string, JsonObject>): Promise<void> {
  const state = states.get(stream.name);
  for await (const batch of readStream(stream, {...source, mode: 'incremental', state})) {
    if (batch.state !== undefined) states.set(stream.name, batch.state);
  }
}

/** Reads the rows of a stream and nothing else. */
async function readAlone(reading: Reading, simulator: Simulator): Promise<void> {
  const {stream, list, pageSize} = reading;
  const known = new Set<string>();
  const take = async (reads: AsyncIterable<RowsOf>): Promise<void> => {
    for await (const read of reads) for await (const batch of deliver(reading, read, 'without id', known)) void batch;
  };
  const feed = (from: number): Promise<void> => take(drain(reading, {from, fallback: from}));
  if (list === undefined || stream.backfill === 'export') return feed(-Infinity);
  if (stream.backfill === 'whole') return take(readWhole(list, pageSize, stream.name));
  const windows = (field: DateField, window: Window): Promise<void> =>
    take(readWindows([{window}], windowSource(reading, list, field)));
  const settled = await settledSeconds(reading);
  await windows('modifiedOn', {from: -Infinity, before: settled});
  const undated = simulator.tenant.records(stream.name).some(({modifiedOn}) => modifiedOn === null);
  if (undated) await windows('createdOn', {from: -Infinity, before: settled + daySeconds});
  const from = settled - reading.config.lookbackMinutes * 60;
  if (stream.follow === 'export') await feed(from);
  else await windows('modifiedOn', {from, before: settled});
  if (hidesInactive(stream) && reading.feed !== undefined) await feed(-Infinity);
}

/** Changes one row now. */
function touch({tenant}: Simulator, stream: string): void {
  const [row] = tenant.records(stream);
  if (row !== undefined) tenant.edit(stream, (record) => record === row, {});
}

export function sumOf(requests: readonly Requests[], of: 'first' | 'control' | 'quiet'): number {
  return requests.reduce((sum, each) => sum + each[of], 0);
}

/** A first load against the requests that its rows need, and a read that finds nothing new. */
export const requests: Section = {
  name: 'requests',
  title: 'Requests beyond those for rows',
  notes: [
    'Counted by the simulator, so they are the same on every machine. 6,700 rows in pages of 50, feeds in pages of 10: as many pages as 670,000 rows fill in ServiceTitan.',
    'The control reads the same rows of the same tenant in the same run by windows, feeds and lists alone: the counts that say how to cut windows are in it, and for rows without `modifiedOn` the windows on `createdOn` that alone show them. What the subject asks more are proofs: that bounds hold, that every row that is counted came, that none without a date is left out.',
    'In motion: a row of each stream changed in the last minutes, so that no count is equal to what came, and is asked for again: some four requests a stream, whatever its size.',
  ],
  run: measure,
};

async function measure(): Promise<readonly Line[]> {
  const streams = selectStreams();
  const lines: Line[] = [];
  for (const inMotion of [false, true]) {
    const counted = await countRequests(streams, {...midSize, inMotion});
    const [first, control] = [sumOf(counted, 'first'), sumOf(counted, 'control')];
    lines.push({
      what: `requests of a first load of ${streams.length} streams, of a tenant ${inMotion ? 'in motion' : 'at rest'}, against windows alone`,
      ...{subject: String(first), control: String(control), value: first / control, unit: '×'},
      ...(inMotion ? {} : {atMost: 1.02}),
    });
    if (inMotion) continue;
    const followed = counted.filter(({stream}) => followedByDate.some(({name}) => name === stream));
    lines.push(quietLine(followed, 'default streams'));
  }
  const scene = {...midSize, size: 'tiny', breadth: true} as const;
  lines.push(quietLine(await countRequests(followedByDate, scene), 'streams of the catalog'));
  return lines;
}

function quietLine(counted: readonly Requests[], which: string): Line {
  const most = Math.max(...counted.map(({quiet}) => quiet));
  return {
    what: `most requests for one of ${counted.length} ${which} with a window or feed, in a read that finds nothing new`,
    ...{subject: `${sumOf(counted, 'quiet')} for all`, value: most, unit: '', atMost: 3},
  };
}
