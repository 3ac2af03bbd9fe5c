import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import type {Simulator} from '../../simulator/http/server';
import {startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {command} from '../end-to-end/command';

const folder = mkdtempSync(join(tmpdir(), 'backfill-'));
const bin = join(__dirname, '..', '..', 'bin', 'st-elt');
const tenant = createTenant({seed: 7, size: 'tiny', now: new Date('2025-11-15T12:00:00Z')});
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({tenant});
  const streams = ['jobs', 'campaigns'];
  const config = {...simulator.config(), streams, settle_minutes: 0, warehouse: 'duckdb:st.duckdb'};
  writeFileSync(join(folder, 'st-elt.json'), JSON.stringify(config));
});
afterAll(async () => {
  await simulator.close();
  rmSync(folder, {recursive: true});
});

const args = ['backfill', '--from', '2025-06-01', '--to', '2025-12-01', '--no-transform'];
const stElt = (...words: string[]) => command('st-elt', words, {cwd: folder});
const rows = async (sql: string): Promise<unknown> => JSON.parse((await stElt('query', '--json', sql)).stdout);
const states = () => rows('SELECT entity_type, CAST(state AS VARCHAR) AS state FROM st_logs_v2.sync_state ORDER BY 1');

test('a backfill that was interrupted goes on where it was, loads each row once and leaves the state alone', async () => {
  expect((await stElt('sync', '--no-transform')).exitCode).toBe(0);
  const before = await states();
  const jobs = await rows('SELECT count(*) AS n, count(DISTINCT id) AS ids FROM st_raw_v2.raw_jobs');

  const child = spawn(process.execPath, [bin, ...args], {cwd: folder, stdio: ['ignore', 'ignore', 'pipe']});
  let said = '';
  const closed = once(child, 'close');
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    // Once: a second signal would end it at once.
    if (!child.killed && said.includes('2025-10-01..2025-11-01: ')) child.kill('SIGINT');
  });
  expect((await closed)[0]).toBe(130);
  expect(said).toContain('Run the same command again');

  const second = await stElt(...args);
  expect(second.exitCode).toBe(0);
  expect(second.stderr).toMatch(/[2-6] of \d parts were read before; going on with 2025-/);
  expect(second.stderr).not.toContain('2025-11-01..2025-12-01: ');
  expect(second.stderr).toMatch(/2025-06-01\.\.2025-07-01: [\d,]+ rows/);
  expect(await rows('SELECT count(*) AS n, count(DISTINCT id) AS ids FROM st_raw_v2.raw_jobs')).toEqual(jobs);
  expect(await states()).toEqual(before);

  const labels = (await rows(
    "SELECT DISTINCT mode FROM st_logs_v2.ingestion_logs WHERE status = 'success' AND mode LIKE 'backfill%' ORDER BY 1",
  )) as {mode: string}[];
  expect(labels.map(({mode}) => mode)).toContain('backfill 2025-06-01..2025-07-01');
}, 60_000);

test.each([
  [['--from', 'yesterday'], '--from yesterday is not a date'],
  [['--from', '2025-01-01', '--to', '2024-01-01'], '--to is not later than --from'],
  [[], "required option '--from"],
])('%j is refused before anything is asked', async (flags, says) => {
  const requests = simulator.stats().total;
  const {exitCode, stderr} = await stElt('backfill', ...flags);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(says);
  expect(simulator.stats().total).toBe(requests);
});
