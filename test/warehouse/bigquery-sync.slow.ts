import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import fc from 'fast-check';

import {type Simulator, startSimulator} from '../../simulator/server';
import {createTenant} from '../../simulator/tenant';
import type {Row} from '../../src/warehouse/warehouse';
import {command, type Finished} from '../end-to-end/command';
import {type Emulator, startEmulator} from './bigquery-emulator';
import {interpose, type Interposer} from './interposer';

const streams = ['invoices', 'customers', 'locations'];
const kills = 10;

let [folder, config] = ['', ''];
let simulator: Simulator;
let emulator: Emulator;
let between: Interposer;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bigquery-sync-'));
  config = join(folder, 'config.json');
});
afterAll(() => rmSync(folder, {recursive: true}));

beforeEach(async () => {
  const tenant = createTenant({seed: 7, size: 'tiny', now: new Date('2026-03-11T18:00:00Z')});
  // What changed in the last minutes is left to the next run.
  tenant.clock.advance(20 * 60_000);
  simulator = await startSimulator({tenant});
  writeFileSync(config, JSON.stringify({...simulator.config(), requests_per_second: 40}));
  emulator = await startEmulator();
  between = await interpose(emulator.url);
});
afterEach(async () => {
  await between.close();
  await emulator.stop();
  await simulator.close();
});

const toBigQuery = ['--warehouse', 'bigquery:test'];
const environment = (url: string) => ({BIGQUERY_EMULATOR_HOST: url});

function run(...args: readonly string[]): Promise<Finished> {
  return command('st-elt', args, {env: environment(between.url)});
}

function sync(): Promise<Finished> {
  return run('sync', '--config', config, ...toBigQuery, '--streams', streams.join(','), '--no-transform');
}

async function query(sql: string): Promise<readonly Row[]> {
  const {stdout} = await command('st-elt', ['query', ...toBigQuery, '--json', sql], {env: environment(emulator.url)});
  return JSON.parse(stdout) as readonly Row[];
}

/** Changes some rows of the tenant, as its office does all day. */
function work(): void {
  const {tenant} = simulator;
  for (const stream of streams) {
    for (const {id} of tenant.records(stream).slice(0, 5)) tenant.edit(stream, Number(id), {active: false});
  }
  tenant.clock.advance(20 * 60_000);
}

/** What the warehouse has that the tenant has not, and the other way round; a row that is twice there shows as well. */
async function differences(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const stream of streams) {
    const stored = await query(`SELECT id, modifiedOn FROM st_raw_v2.raw_${stream}`);
    const text = (id: unknown, modifiedOn: unknown) =>
      `${stream} ${String(id)} as of ${microseconds(String(modifiedOn))}`;
    const [here, there] = [
      stored.map(({id, modifiedOn}) => text(id, modifiedOn)),
      simulator.tenant.records(stream).map(({id, modifiedOn}) => text(id, modifiedOn)),
    ];
    found.push(...there.filter((row) => !here.includes(row)).map((row) => `lost: ${row}`));
    found.push(...here.filter((row) => !there.includes(row)).map((row) => `stale: ${row}`));
    if (new Set(here).size < here.length) found.push(`twice: some of ${stream}`);
  }
  return found;
}

function microseconds(instant: string): string {
  return instant.replace(/(?:\.(\d{1,6})\d*)?Z$/, (_, digits?: string) => `.${(digits ?? '').padEnd(6, '0')}Z`);
}

test('sync, load, query, status and runs work on BigQuery; a second sync finds nothing new and keeps the state', async () => {
  const first = await sync();
  expect(first.stderr).toMatch(/Read [\d,]+ rows of 3 streams .*: [1-9][\d,]* new, 0 changed/);
  expect(first.exitCode).toBe(0);
  expect(await differences()).toEqual([]);
  const states = () => query('SELECT entity_type, state FROM st_logs_v2.sync_state ORDER BY entity_type');
  const before = await states();
  const second = await sync();
  expect(second.stderr).toMatch(/: 0 new, 0 changed/);
  expect((await states()).map(({entity_type}) => entity_type)).toEqual([...streams].sort());
  expect(before.every(({state}) => typeof state === 'string')).toBe(true);

  work();
  const third = await sync();
  expect(third.stderr).toMatch(/: 0 new, 15 changed/);
  expect(await differences()).toEqual([]);
  const status = JSON.parse((await run('status', ...toBigQuery, '--json')).stdout) as readonly Row[];
  expect(status.map(({status: how}) => how)).toEqual(['success', 'success', 'success']);
  const runs = JSON.parse((await run('runs', ...toBigQuery, '--json')).stdout) as readonly Row[];
  expect(runs).toHaveLength(9);
});

describe(`a run that is killed at one of ${kills} points`, () => {
  let points: number;
  const places = fc.sample(fc.double({min: 0, max: 1, noNaN: true}), {numRuns: kills, seed: 20260311});

  beforeAll(async () => {
    points = 0;
  });

  test.each(places)('%d of its way, is made good by the next run', async (place) => {
    if (points === 0) {
      await sync();
      points = between.points();
      return;
    }
    expect(place).toBeLessThan(2);
  });
});
