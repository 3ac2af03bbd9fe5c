import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';

import {command} from './command';

const folder = mkdtempSync(join(tmpdir(), 'two-processes-'));
const bin = join(__dirname, '..', '..', 'bin', 'st-elt');
const simulator = spawn(process.execPath, [bin, 'simulator', '--seed', '7', '--size', 'tiny', '--json'], {
  stdio: ['ignore', 'pipe', 'ignore'],
});
const config = join(folder, 'config.json');
const warehouse = `duckdb:${join(folder, 'st.duckdb')}`;

beforeAll(async () => {
  const [line] = (await once(createInterface({input: simulator.stdout}), 'line')) as [string];
  writeFileSync(config, line);
});
afterAll(async () => {
  const ended = once(simulator, 'exit');
  simulator.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  rmSync(folder, {recursive: true});
});

test('the simulator runs by itself and prints a configuration that fits it', async () => {
  const {exitCode, stdout} = await command('source-servicetitan', ['check', '--config', config]);
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({type: 'CONNECTION_STATUS', connectionStatus: {status: 'SUCCEEDED'}});
});

test('what the source writes, the loader loads; a second time from the state changes nothing', async () => {
  const discovered = await command('source-servicetitan', ['discover', '--config', config]);
  const {catalog} = JSON.parse(discovered.stdout) as {
    catalog: {streams: {name: string; supported_sync_modes: string[]}[]};
  };
  const wanted = ['jobs', 'payroll', 'calls', 'campaign_costs', 'customers'];
  const streams = catalog.streams
    .filter(({name}) => wanted.includes(name))
    .map((stream) => ({
      stream,
      sync_mode: stream.supported_sync_modes.includes('incremental') ? 'incremental' : 'full_refresh',
      destination_sync_mode: 'append_dedup',
    }));
  expect(streams).toHaveLength(wanted.length);
  const catalogFile = join(folder, 'catalog.json');
  writeFileSync(catalogFile, JSON.stringify({streams}));

  const first = await command('source-servicetitan', ['read', '--config', config, '--catalog', catalogFile]);
  expect(first.exitCode).toBe(0);
  const loaded = await command('st-elt', ['load', '--warehouse', warehouse, '--catalog', catalogFile], {
    stdin: first.stdout,
  });
  expect(loaded.stderr).toMatch(/Loaded [\d,]+ rows of 5 streams/);
  expect(loaded.exitCode).toBe(0);

  const states = first.stdout
    .split('\n')
    .filter((line) => line.startsWith('{"type":"STATE"'))
    .map((line) => (JSON.parse(line) as {state: {stream: {stream_descriptor: {name: string}}}}).state);
  const newest = new Map(states.map((state) => [state.stream.stream_descriptor.name, state]));
  const stateFile = join(folder, 'state.txt');
  writeFileSync(stateFile, JSON.stringify([...newest.values()]));
  const args = ['read', '--config', config, '--catalog', catalogFile, '--state', stateFile];
  const second = await command('source-servicetitan', args);
  const again = await command('st-elt', ['load', '--warehouse', warehouse, '--catalog', catalogFile], {
    stdin: second.stdout,
  });
  expect(again.stderr).toMatch(/: 0 new, 0 changed, /);
  expect(again.exitCode).toBe(0);
}, 120_000);

test('a full run replaces what is there, at once, with the same rows', async () => {
  const sync = (...more: string[]) =>
    command('st-elt', [
      'sync',
      '--config',
      config,
      '--warehouse',
      warehouse,
      '--streams',
      'jobs,invoices',
      '--no-transform',
      ...more,
    ]);
  expect(await sync()).toMatchObject({exitCode: 0});
  const rows = async (): Promise<unknown> => {
    const sql = `SELECT (SELECT count(*) FROM st_raw_v2.raw_jobs) AS jobs, (SELECT sum(total) FROM st_raw_v2.raw_invoices) AS total`;
    return JSON.parse((await command('st-elt', ['query', '--warehouse', warehouse, '--json', sql])).stdout);
  };
  const before = await rows();
  expect(await sync('--mode', 'full')).toMatchObject({exitCode: 0});
  expect(await rows()).toEqual(before);
}, 120_000);

test('an ad-hoc range merges rows and leaves the state alone', async () => {
  const state = async (): Promise<unknown> => {
    const sql = `SELECT state FROM st_logs_v2.sync_state WHERE entity_type = 'jobs'`;
    return JSON.parse((await command('st-elt', ['query', '--warehouse', warehouse, '--json', sql])).stdout);
  };
  const before = await state();
  const range = ['--from', '2020-01-01', '--to', '2100-01-01'];
  const args = ['sync', '--config', config, '--warehouse', warehouse, '--streams', 'jobs', '--no-transform', ...range];
  const {exitCode, stderr} = await command('st-elt', args);
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(/Read \d+ rows of 1 streams .*: 0 new, 0 changed/);
  expect(await state()).toEqual(before);
});
