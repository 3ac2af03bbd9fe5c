import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {type Simulator, startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import {command, type Finished} from './command';

const secret = 'canary-of-a-secret';
let folder: string;
let simulator: Simulator;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bad-input-'));
  simulator = await startSimulator({
    tenant: createTenant({seed: 3, size: 'tiny', now: new Date('2026-03-11T18:00:00Z')}),
  });
});
afterAll(async () => {
  await simulator.close();
  rmSync(folder, {recursive: true});
});

const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const config = (changes: object = {}): string =>
  file(`config-${Math.random()}.json`, {...simulator.config(), ...changes});
const warehouse = (): string => join(folder, 'never.duckdb');
const sync = (configFile: string, ...more: string[]): Promise<Finished> =>
  command('st-elt', ['sync', '--config', configFile, '--warehouse', `duckdb:${warehouse()}`, ...more], {cwd: folder});

/** One clear line at the end, the right exit code, no stack trace, no secret, nothing half-written. */
function expectClear({exitCode, stdout, stderr}: Finished, code: number, says: RegExp): void {
  expect(stderr.trim().split('\n').at(-1)).toMatch(says);
  expect(exitCode).toBe(code);
  expect(stderr + stdout).not.toMatch(/^\s+at /m);
  expect(stderr + stdout).not.toContain(secret);
  expect(stdout).toBe('');
  expect(existsSync(warehouse())).toBe(false);
}

test('a wrong client secret is a matter of credentials', async () => {
  expectClear(await sync(config({client_secret: secret})), 3, /refused client_id and client_secret .* Copy both again/);
});

test('a wrong tenant is named', async () => {
  expectClear(await sync(config({tenant_id: '999'})), 3, /knows no tenant 999 .* Check tenant_id and environment/);
});

test('an unreachable host is said within seconds', async () => {
  const nowhere = {api_url: 'http://127.0.0.1:1', auth_url: 'http://127.0.0.1:1/connect/token'};
  expectClear(await sync(config(nowhere)), 4, /no answer \(ECONNREFUSED\).* Check the network/);
});

test('a configuration that is no JSON is not quoted', async () => {
  expectClear(await sync(file('broken.json', `{"client_secret": "${secret}`)), 3, /broken\.json is not valid JSON/);
});

test('every field in trouble is named at once', async () => {
  expectClear(
    await sync(file('poor.json', {tenant_id: 'x', client_secret: secret})),
    3,
    /tenant_id must be digits.*client_id is missing.*app_key is missing/,
  );
});

test('flags that make no sense are usage errors', async () => {
  expectClear(await sync(config(), '--mode', 'sometimes'), 2, /Unknown mode "sometimes"/);
  expectClear(await sync(config(), '--frobnicate'), 2, /Run with --help/);
});

test('an unknown stream is named before anything is read', async () => {
  expectClear(await sync(config(), '--streams', 'jobs,frobs'), 3, /Unknown stream or group "frobs"/);
});

test('a malformed variable or day is said before anything is read', async () => {
  expectClear(await sync(config(), '--as-of', '2026-13-01'), 3, /as_of must be a day/);
  expectClear(await sync(config(), '--vars', 'timezone=Mars/Olympus'), 3, /timezone must be an IANA time zone/);
});

test('an unknown stream in a catalog fails that stream alone, and the run', async () => {
  const catalog = file('catalog.json', {
    streams: ['frobs', 'tag_types'].map((name) => ({
      stream: {name},
      sync_mode: 'full_refresh',
      destination_sync_mode: 'append',
    })),
  });
  const {exitCode, stdout, stderr} = await command('source-servicetitan', [
    'read',
    '--config',
    config(),
    '--catalog',
    catalog,
  ]);
  expect(exitCode).toBe(1);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/Unknown stream \\"frobs\\"/);
  expect(stdout).toMatch(/"name":"tag_types"},"status":"COMPLETE"/);
  expect(stdout).toMatch(/"name":"frobs"},"status":"INCOMPLETE"/);
});

test.each(['/proc/nowhere/a.duckdb', '/dev/null/a.duckdb'])('a warehouse at %s cannot be written', async (path) => {
  const result = await command('st-elt', ['sync', '--config', config(), '--warehouse', `duckdb:${path}`], {
    cwd: folder,
  });
  expectClear(
    result,
    5,
    /cannot be opened: .* Check the path, and that this user may read it, and write to its folder/,
  );
});

test('a warehouse held by another process is left alone', async () => {
  const held = join(folder, 'held.duckdb');
  const holder = await openDuckDb(held);
  try {
    const result = await command('st-elt', ['sync', '--config', config(), '--warehouse', `duckdb:${held}`], {
      cwd: folder,
    });
    expectClear(result, 5, /held\.duckdb is in use by another process .* Wait until it is done/);
  } finally {
    await holder.close();
  }
});

test('asking a warehouse that is not there does not make one', async () => {
  const result = await command('st-elt', ['query', '--warehouse', `duckdb:${warehouse()}`, 'SELECT 1'], {cwd: folder});
  expectClear(result, 5, /No warehouse found at/);
});
