import type {ChildProcess} from 'node:child_process';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {type Random, seededRandom} from '../../simulator/business/random';
import {type Simulator, startSimulator} from '../../simulator/http/server';
import {createTenant, type Tenant} from '../../simulator/tenant';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import {logMarks, spoolFiles, untilKilled, whenSeen} from './killed-moments';

/** Where a process is when it is killed. */
export const places = ['source', 'spool', 'load', 'commit'] as const;
export type Place = (typeof places)[number];

export const streams = ['jobs', 'invoices', 'payroll', 'customers', 'calls', 'campaigns'];
const bins = join(__dirname, '..', '..', 'bin');
const hourMs = 3_600_000;

/** What is killed, and how its story differs from that of a sync. */
export interface Way {
  /** `source-servicetitan read | st-elt load`: one of the two is killed. Else `st-elt` with these words. */
  readonly words: readonly string[] | 'two processes';
  readonly streams?: readonly string[];
  /** Before the first process: puts a warehouse into the folder, breaks rows of it or of the tenant. @returns what is undone at the end. */
  readonly prepare?: (folder: string, random: Random) => Promise<() => void>;
  /** Whether rows are edited between the kill and the second run. */
  readonly isEdited: boolean;
}

export const syncing: Way = {words: ['sync', '--no-transform'], isEdited: true};
export const twoProcesses: Way = {words: 'two processes', isEdited: true};

/** How a story ended: rows that the tenant has and the warehouse lacks, has twice, or has in another version. */
export interface Ending {
  readonly place: Place;
  /** Whether the process was still running when its moment came. */
  readonly killed: boolean;
  readonly lost: readonly string[];
  readonly duplicate: readonly string[];
  readonly stale: readonly string[];
}

/** Tells stories until so many processes were killed, at each place, and expects every row where it belongs. */
export async function expectNothingLost(kills: number, way: Way, given?: Simulator): Promise<void> {
  const simulator = given ?? (await startSimulator({tenant: smallTenant()}));
  const struck = new Set<Place>();
  try {
    await untilKilled(kills, async (seed) => {
      const {place, killed, ...wrong} = await tellStory(simulator, seed, way);
      expect({place, ...wrong}).toEqual({place, lost: [], duplicate: [], stale: []});
      if (killed) struck.add(place);
      return killed;
    });
  } finally {
    if (given === undefined) await simulator.close();
  }
  if (kills >= 4 * places.length) expect([...struck].sort()).toEqual([...places].sort());
}

export function smallTenant(): Tenant {
  return createTenant({seed: 11, size: 'tiny', now: new Date('2026-03-11T18:00:00Z')});
}

/**
 * One tenant, one warehouse, one SIGKILL at a moment that the seed chooses, edits meanwhile, one more run; then every row is
 * looked at.
 */
export async function tellStory(simulator: Simulator, seed: number, way: Way): Promise<Ending> {
  const random = seededRandom(`killed ${seed}`);
  const place = places[seed % places.length] as Place;
  const folder = mkdtempSync(join(tmpdir(), 'killed-'));
  let undo: () => void = () => undefined;
  try {
    undo = (await way.prepare?.(folder, random)) ?? undo;
    const first = await start(simulator, folder, way);
    const victim = first.of(place, random);
    const disarm = arm(simulator, folder, place, random, () => victim.kill('SIGKILL'));
    await first.ended;
    disarm();
    if (way.isEdited) edit(simulator, random);
    simulator.tenant.clock.advance(hourMs);
    const second = await start(simulator, folder, way);
    const codes = await second.ended;
    if (codes.some((code) => code !== 0))
      throw new Error(`The second run ended with ${codes.join()}: ${second.said()}`);
    return {place, killed: victim.signalCode === 'SIGKILL', ...(await differences(simulator, folder, way))};
  } finally {
    undo();
    rmSync(folder, {recursive: true});
  }
}

interface Started {
  /** Exit codes, once every process is gone. */
  readonly ended: Promise<readonly (number | null)[]>;
  readonly said: () => string;
  /** The process that does what is done at a place. */
  of(place: Place, random: Random): ChildProcess;
}

async function start(simulator: Simulator, folder: string, {words, streams: names = streams}: Way): Promise<Started> {
  const file = (name: string, content: unknown): string => {
    writeFileSync(join(folder, name), JSON.stringify(content));
    return join(folder, name);
  };
  mkdirSync(join(folder, 'tmp'), {recursive: true});
  const config = file('config.json', {...simulator.config(), requests_per_second: 40, page_size: 150});
  const warehouse = `duckdb:${join(folder, 'st.duckdb')}`;
  let said = '';
  const run = (bin: string, args: readonly string[]): ChildProcess => {
    const child = spawn(process.execPath, [join(bins, bin), ...args], {
      env: {PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: join(folder, 'tmp')},
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child.stderr?.on('data', (part: Buffer) => (said += part.toString()));
    child.stdin?.on('error', () => undefined);
    return child;
  };
  const gone = async (child: ChildProcess): Promise<number | null> =>
    ((await once(child, 'close')) as [number | null])[0];
  if (words !== 'two processes') {
    const child = run('st-elt', [...words, '--config', config, '--warehouse', warehouse, '--streams', names.join()]);
    child.stdout?.resume();
    return {ended: gone(child).then((code) => [code]), said: () => said, of: () => child};
  }
  const catalog = file('catalog.json', {
    streams: names.map((name) => ({stream: {name}, sync_mode: 'incremental', destination_sync_mode: 'append_dedup'})),
  });
  const state = file('state.json', await savedStates(folder));
  const source = run('source-servicetitan', ['read', '--config', config, '--catalog', catalog, '--state', state]);
  const loader = run('st-elt', ['load', '--warehouse', warehouse, '--catalog', catalog]);
  // What a shell's pipe does: the end of one is the end of the other.
  source.stdout?.on('error', () => undefined).pipe(loader.stdin as NodeJS.WritableStream);
  loader.once('exit', () => source.stdout?.destroy());
  return {
    ended: Promise.all([gone(source), gone(loader)]),
    said: () => said,
    of: (place, random) => (place === 'source' && random.int(0, 2) > 0 ? source : loader),
  };
}

async function savedStates(folder: string): Promise<readonly unknown[]> {
  const warehouse = await openDuckDb(join(folder, 'st.duckdb'));
  try {
    return [...(await warehouse.readState())].map(([name, stream_state]) => ({
      type: 'STREAM',
      stream: {stream_descriptor: {name}, stream_state},
    }));
  } finally {
    await warehouse.close();
  }
}

/** Strikes at a moment of a place: a request, a batch on disk, some milliseconds into its load, bytes in the log of commits. */
function arm(simulator: Simulator, folder: string, place: Place, random: Random, strike: () => void): () => void {
  if (place === 'source') {
    const at = random.int(1, 24);
    let requests = 0;
    return simulator.onRequest(() => {
      requests += 1;
      if (requests === at) strike();
    });
  }
  const after = random.int(1, 5);
  const delayMs = place === 'spool' ? 0 : random.int(0, place === 'load' ? 25 : 4);
  const marks = place === 'commit' ? () => logMarks(join(folder, 'st.duckdb')) : () => spoolFiles(join(folder, 'tmp'));
  return whenSeen(marks, {after, delayMs}, strike);
}

function edit(simulator: Simulator, random: Random): void {
  const {tenant} = simulator;
  for (const stream of streams) {
    for (let count = 0; count < 3; count += 1) {
      const row = random.pick(tenant.records(stream));
      tenant.edit(stream, (record) => record === row, {});
    }
  }
}

async function differences(
  simulator: Simulator,
  folder: string,
  {streams: names = streams}: Way,
): Promise<Pick<Ending, 'lost' | 'duplicate' | 'stale'>> {
  const warehouse = await openDuckDb(join(folder, 'st.duckdb'));
  const lost: string[] = [];
  const duplicate: string[] = [];
  const stale: string[] = [];
  try {
    for (const stream of names) {
      const stored = await warehouse.query(
        `SELECT id, count(*) AS copies, max(modifiedOn) AS modifiedOn FROM st_raw_v2.raw_${stream}
         WHERE _deleted_at IS NULL AND id IS NOT NULL GROUP BY id`,
      );
      const byId = new Map(stored.map((row) => [String(row['id']), row]));
      for (const record of simulator.tenant.records(stream)) {
        const {modifiedOn, active} = record;
        const id = record['id'] as number | string | null | undefined;
        if (id === null || id === undefined) continue;
        const row = byId.get(String(id));
        const name = `${stream} ${String(id)}`;
        // What was deleted before it was ever read is in no list.
        if (row === undefined && active !== false) lost.push(name);
        if (row !== undefined && Number(row['copies']) > 1) duplicate.push(name);
        if (row !== undefined && micros(row['modifiedOn']) !== micros(modifiedOn)) stale.push(name);
      }
      if (stored.length > simulator.tenant.records(stream).length) duplicate.push(`${stream} has too many rows`);
    }
    const open = await warehouse.query("SELECT 1 FROM st_logs_v2.ingestion_logs WHERE status = 'running'");
    if (open.length > 0) stale.push('a run that is over is said to be running');
  } finally {
    await warehouse.close();
  }
  return {lost, duplicate, stale};
}

function micros(instant: unknown): string {
  if (typeof instant !== 'string') return '';
  const [second = '', fraction = ''] = instant.replace('Z', '').split('.');
  return `${second}.${fraction.slice(0, 6).padEnd(6, '0')}`;
}
