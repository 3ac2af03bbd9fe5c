import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {type Simulator, startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import type {JsonObject} from '../../src/json';
import {startService} from '../service/service-process';
import {command, type Finished} from './command';

const now = new Date('2026-03-11T18:00:00Z');
const streams = ['jobs', 'calls', 'campaigns', 'payment_types'];
let folder: string;
let first: Simulator;
let second: Simulator;
let configs: Record<'first' | 'second' | 'production', string>;
let files = 0;

const simulatorOf = (seed: number) => startSimulator({tenant: createTenant({seed, size: 'tiny', now})});
const file = (content: unknown, ending = 'json'): string => {
  const path = join(folder, `file-${(files += 1)}.${ending}`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const nameOf = ({tenant}: Simulator, environment = 'integration') => `tenant ${tenant.id} (${environment}, localhost)`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'whose-data-'));
  [first, second] = [await simulatorOf(7), await simulatorOf(8)];
  configs = {
    first: file(first.config()),
    second: file(second.config()),
    production: file({...first.config(), environment: 'production'}),
  };
});
afterAll(async () => {
  await Promise.all([first.close(), second.close()]);
  rmSync(folder, {recursive: true});
});

let warehouse: string;
beforeEach(() => {
  warehouse = `duckdb:${join(folder, `w-${(files += 1)}.duckdb`)}`;
});

const st = (name: string, ...args: string[]) => command('st-elt', [name, '--warehouse', warehouse, ...args]);
const sync = (config: string, ...more: string[]) =>
  st('sync', '--config', config, '--streams', streams.join(','), '--no-transform', ...more);
const query = async (sql: string): Promise<readonly JsonObject[]> =>
  JSON.parse((await st('query', '--json', sql)).stdout) as JsonObject[];
const everything = () =>
  query(`SELECT (SELECT list(j ORDER BY id) FROM st_raw_v2.raw_jobs j) AS jobs,
    (SELECT list(l ORDER BY run_id, entity_type) FROM st_logs_v2.ingestion_logs l) AS runs,
    (SELECT list(s ORDER BY entity_type) FROM st_logs_v2.sync_state s) AS states`);

function expectRefusal({exitCode, stderr}: Finished, holder: string, other: string): void {
  expect({exitCode, stderr}).toMatchObject({exitCode: 3});
  expect(stderr).toContain(`holds the data of ${holder}, not of ${other}.`);
  expect(stderr).toContain('a warehouse of its own');
}

test('every command that writes or compares refuses the warehouse of another tenant, and touches nothing', async () => {
  expect(await sync(configs.first)).toMatchObject({exitCode: 0});
  expect(await query('SELECT raw_dataset, tenant_id, environment, api_host FROM st_logs_v2.tenant')).toEqual([
    {raw_dataset: 'st_raw_v2', tenant_id: first.tenant.id, environment: 'integration', api_host: 'localhost'},
  ]);
  const before = await everything();
  const csv = file('id,jobNumber\n1,2\n', 'csv');
  const commands: readonly (readonly string[])[] = [
    ['sync', '--no-transform'],
    ['sync', '--no-transform', '--mode', 'full', '--reconcile'],
    ['backfill', '--from', '2026-01-01', '--no-transform'],
    ['verify'],
    ['transform'],
    ['compare', '--with', 'main'],
    ['import', csv, '--stream', 'jobs'],
    ['load'],
  ];
  for (const [name = '', ...args] of commands) {
    expectRefusal(await st(name, '--config', configs.second, ...args), nameOf(first), nameOf(second));
  }
  expectRefusal(await sync(configs.production), nameOf(first), nameOf(first, 'production'));
  expect(await everything()).toEqual(before);

  const status = await st('status');
  expect(status.stderr).toContain(`Data of ${nameOf(first)}.`);
  expect(JSON.parse((await st('status', '--json')).stdout)).toContainEqual(
    expect.objectContaining({entity_type: 'jobs', tenant_id: first.tenant.id, environment: 'integration'}),
  );
  const doctor = await st('doctor', '--config', configs.second);
  expect(doctor.exitCode).toBe(3);
  expect(doctor.stdout).toMatch(/FAILED {3}tenant of the data/);
}, 180_000);

test('the service says to its callers that the warehouse is of another tenant', async () => {
  const home = mkdtempSync(join(tmpdir(), 'whose-service-'));
  warehouse = `duckdb:${join(home, 'st.duckdb')}`;
  expect(await sync(configs.first)).toMatchObject({exitCode: 0});
  const service = await startService({simulator: second, config: {streams}, folder: home});
  try {
    const {status, body} = await service.call('/ingest/jobs');
    expect([status, body['success']]).toEqual([500, false]);
    expect(body['error']).toContain(`holds the data of ${nameOf(first)}, not of ${nameOf(second)}.`);
    expect((await service.call('/ingest-all?reconcile=due&transform=true')).body).toMatchObject({
      success: false,
      summary: {succeeded: 0},
    });
  } finally {
    await service.clear();
  }
}, 120_000);

test('the same tenant goes on from another port', async () => {
  expect(await sync(configs.first)).toMatchObject({exitCode: 0});
  const again = await simulatorOf(7);
  try {
    const {exitCode, stderr} = await sync(file(again.config()));
    expect({exitCode, stderr}).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining(': 0 new, 0 changed') as string,
    });
  } finally {
    await again.close();
  }
}, 120_000);

test('a warehouse of before becomes the first tenant that runs, which says so once', async () => {
  expect(await sync(configs.first)).toMatchObject({exitCode: 0});
  // As the version before left it: states without an owner, and no book of it.
  await asBefore();
  expect((await st('status')).stderr).toContain('does not say whose data it holds');
  expect((await st('verify', '--config', configs.first, '--streams', streams.join(','))).exitCode).toBe(0);
  const adopting = await sync(configs.first);
  expect(adopting).toMatchObject({exitCode: 0});
  expect(adopting.stderr).toContain(`From now on it takes those of ${nameOf(first)} only.`);
  expect(adopting.stderr).toContain(': 0 new, 0 changed');
  const later = await sync(configs.first);
  expect(later).toMatchObject({exitCode: 0});
  expect(later.stderr).not.toContain('whose data');
  expectRefusal(await sync(configs.second), nameOf(first), nameOf(second));
  const [{state} = {}] = await query(`SELECT state FROM st_logs_v2.sync_state WHERE entity_type = 'jobs'`);
  expect(JSON.parse(state as string)).toMatchObject({
    tenant: {id: first.tenant.id, environment: 'integration', apiHost: 'localhost'},
  });
}, 120_000);

async function asBefore(): Promise<void> {
  const {DuckDBInstance} = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(warehouse.slice('duckdb:'.length));
  const connection = await instance.connect();
  await connection.run('DROP TABLE st_logs_v2.tenant');
  await connection.run(`UPDATE st_logs_v2.sync_state SET state = regexp_replace(state, ',?"tenant":\\{[^}]*\\}', '')`);
  connection.closeSync();
  instance.closeSync();
}

const catalog = {
  streams: streams.map((name) => ({
    stream: {name},
    sync_mode: 'incremental',
    destination_sync_mode: 'append_dedup',
  })),
};

async function read(config: string, state?: unknown): Promise<Finished> {
  const more = state === undefined ? [] : ['--state', file(state)];
  return command('source-servicetitan', ['read', '--config', config, '--catalog', file(catalog), ...more]);
}

interface Message {
  readonly type: string;
  readonly state: {readonly stream: {readonly stream_descriptor: {readonly name: string}}};
  readonly trace: {
    readonly error?: {
      readonly failure_type: string;
      readonly message: string;
      readonly stream_descriptor: {name: string};
    };
    readonly stream_status?: {readonly status: string; readonly stream_descriptor: {name: string}};
  };
}

const messagesOf = ({stdout}: Finished): Message[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Message);
const statesOf = (finished: Finished) => [
  ...new Map(
    messagesOf(finished)
      .filter(({type}) => type === 'STATE')
      .map(({state}) => [state.stream.stream_descriptor.name, state]),
  ).values(),
];
const errorsOf = (finished: Finished) =>
  messagesOf(finished).flatMap(({trace}) => (trace?.error === undefined ? [] : [trace.error]));

test('in Airbyte a stream with the state of another tenant is a config error, and the others are read', async () => {
  const mine = statesOf(await read(configs.first));
  const theirs = statesOf(await read(configs.second));
  expect(mine).toHaveLength(streams.length);
  const foreign = theirs.find(({stream}) => stream.stream_descriptor.name === 'jobs');
  const mixed = [...mine.filter(({stream}) => stream.stream_descriptor.name !== 'jobs'), foreign];
  const finished = await read(configs.first, mixed);
  expect(finished.exitCode).toBe(1);
  expect(errorsOf(finished)).toEqual([
    expect.objectContaining({
      failure_type: 'config_error',
      stream_descriptor: {name: 'jobs'},
      message: expect.stringContaining(
        `The saved state of jobs is of ${nameOf(second)}, but the configuration is of ${nameOf(first)}.`,
      ) as string,
    }),
  ]);
  const statuses = messagesOf(finished).flatMap(({trace}) => trace?.stream_status ?? []);
  const ended = (wanted: string) =>
    statuses.filter(({status}) => status === wanted).map(({stream_descriptor}) => stream_descriptor.name);
  expect(ended('INCOMPLETE')).toEqual(['jobs']);
  expect(ended('COMPLETE').sort()).toEqual(['calls', 'campaigns', 'payment_types']);
  const records = messagesOf(finished).filter(({type}) => type === 'RECORD');
  expect(records.every((message) => (message as unknown as {record: {stream: string}}).record.stream !== 'jobs')).toBe(
    true,
  );

  const production = await read(configs.production, mine);
  expect(errorsOf(production).map(({failure_type}) => failure_type)).toEqual(streams.map(() => 'config_error'));
}, 120_000);

test('messages say themselves whose they are: a loader without a configuration takes no second tenant', async () => {
  const mine = await read(configs.first);
  const theirs = await read(configs.second);
  const load = (stdin: string, ...args: string[]) =>
    command('st-elt', ['load', '--warehouse', warehouse, '--catalog', file(catalog), ...args], {stdin});
  expect(await load(mine.stdout)).toMatchObject({exitCode: 0});
  expect(await query('SELECT tenant_id FROM st_logs_v2.tenant')).toEqual([{tenant_id: first.tenant.id}]);
  const rows = () =>
    query(`SELECT (SELECT list(j ORDER BY id) FROM st_raw_v2.raw_jobs j) AS jobs,
      (SELECT list(c ORDER BY id) FROM st_raw_v2.raw_campaigns c) AS campaigns,
      (SELECT list(p ORDER BY id) FROM st_raw_v2.raw_payment_types p) AS types`);
  const before = await rows();
  expectRefusal(await load(theirs.stdout), nameOf(first), nameOf(second));
  // Both in one file: what comes after the first foreign state, and the rows before it, are not taken.
  expectRefusal(await load(mine.stdout + theirs.stdout), nameOf(first), nameOf(second));
  expectRefusal(await load(mine.stdout, '--config', configs.second), nameOf(first), nameOf(second));
  // Broken off before any state of a list that is read whole.
  const cut = theirs.stdout
    .split('\n')
    .filter((line) => !line.startsWith('{"type":"STATE"') && !line.includes('COMPLETE'));
  await load(
    cut.join('\n') +
      theirs.stdout
        .split('\n')
        .filter((line) => line.includes('"STARTED"'))
        .join('\n')
        .replaceAll('STARTED', 'INCOMPLETE'),
  );
  expect(await rows()).toEqual(before);

  // Of a version that did not say it.
  const unsigned = mine.stdout.replaceAll(/,"tenant":\{[^}]*\}/g, '');
  expect(unsigned).not.toContain('"tenant"');
  const taken = await load(unsigned);
  expect(taken).toMatchObject({exitCode: 0});
  expect(taken.stderr).toContain(`they are taken for those of ${nameOf(first)}`);
}, 120_000);

test('of two tenants that come to an empty warehouse at the same time one gets it', async () => {
  const results = await Promise.all([sync(configs.first), sync(configs.second)]);
  const [{tenant_id} = {}] = await query('SELECT tenant_id FROM st_logs_v2.tenant');
  const won = tenant_id === first.tenant.id ? 0 : 1;
  expect(results[won]).toMatchObject({exitCode: 0});
  // The other found the file in use, or not its own.
  expect([3, 5]).toContain(results[1 - won]?.exitCode);
  const owners = await query(
    `SELECT DISTINCT json_extract_string(state, '$.tenant.id') AS id FROM st_logs_v2.sync_state`,
  );
  expect(owners).toEqual([{id: tenant_id}]);
}, 120_000);
