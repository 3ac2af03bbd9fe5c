import type {ChildProcess} from 'node:child_process';
import {spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import type {Simulator} from '../simulator/http/server';
import {startSimulator} from '../simulator/http/server';
import {createTenant} from '../simulator/tenant';
import {messages} from '../src/airbyte/in-process';
import type {AirbyteMessage} from '../src/airbyte/protocol';
import {catalogue} from '../src/catalogue';
import {parseConfig} from '../src/config/config';
import {ServiceTitanSource} from '../src/source';

const root = join(__dirname, '..');
const bin = join(root, 'bin', 'source-servicetitan');
const folder = mkdtempSync(join(tmpdir(), 'source-'));
const tenant = createTenant({seed: 7, size: 'tiny', now: new Date('2025-11-15T12:00:00Z')});

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({tenant});
});
afterEach(() => simulator.faults.clear());
afterAll(async () => {
  await simulator.close();
  rmSync(folder, {recursive: true});
});

const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const configFile = (fields: object = {}): string =>
  file('config.json', {...simulator.config(), requests_per_second: 40, ...fields});
const catalogFile = (names: readonly string[], mode = 'incremental'): string =>
  // As PyAirbyte does it: `.txt`, and null for what it does not know.
  file('catalog.txt', {
    streams: names.map((name) => ({
      stream: {name, json_schema: {}},
      sync_mode: mode,
      destination_sync_mode: 'append',
      cursor_field: null,
      primary_key: null,
    })),
  });

interface Run {
  readonly code: number | null;
  readonly messages: AirbyteMessage[];
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the connector as Airbyte does. `meanwhile` sees the process and every line as it comes. */
function run(args: readonly string[], meanwhile?: (child: ChildProcess, stdout: string) => void): Promise<Run> {
  const child = spawn(bin, args, {env: {...process.env, WORKER_JOB_ID: '1'}});
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    meanwhile?.(child, stdout);
  });
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      const lines = stdout.split('\n').filter((line) => line !== '');
      const messages = lines.flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as AirbyteMessage] : []));
      resolve({code: signal === null ? code : -1, messages, stdout, stderr});
    });
  });
}
/** The last message but for talk. */
const last = (messages: readonly AirbyteMessage[], back = -1): AirbyteMessage | undefined =>
  messages.filter(({type}) => type !== 'LOG').at(back);
const traces = (messages: readonly AirbyteMessage[], words: string): AirbyteMessage[] =>
  messages.filter((message) => message.type === 'TRACE' && JSON.stringify(message).includes(words));

describe('spec', () => {
  it("is the form, and nothing of the CDK's makers", async () => {
    const {code, messages, stderr} = await run(['spec']);
    expect([code, stderr, messages.length]).toEqual([0, '', 1]);
    const spec = JSON.parse(readFileSync(join(root, 'spec.json'), 'utf8')) as object;
    expect(messages[0]).toEqual({type: 'SPEC', spec});
    expect(JSON.stringify(messages)).not.toContain('faros');
  });
});

describe('check', () => {
  const check = async (fields: object): Promise<unknown> => {
    const {code, messages} = await run(['check', '--config', configFile(fields)]);
    expect(code).toBe(0);
    const status = messages.find((message) => message.type === 'CONNECTION_STATUS');
    return status?.type === 'CONNECTION_STATUS' ? status.connectionStatus : undefined;
  };

  it('succeeds, and has a word on a clock that is off', async () => {
    expect(await check({})).toEqual({
      status: 'SUCCEEDED',
      message: expect.stringContaining("This machine's clock is") as string,
    });
  });

  it('says what to fix in the form', async () => {
    expect(await check({tenant_id: 'acme', page_size: 1})).toEqual({
      status: 'FAILED',
      message: expect.stringMatching(/tenant_id must be digits.*page_size must be/) as string,
    });
  });

  it('says that the credentials are wrong', async () => {
    expect(await check({client_secret: 'cs1.wrong'})).toEqual({
      status: 'FAILED',
      message: expect.stringContaining('refused client_id and client_secret') as string,
    });
  });

  it('says that the app key is wrong', async () => {
    expect(await check({app_key: 'ak1.wrong'})).toEqual({
      status: 'FAILED',
      message: expect.stringContaining('app_key') as string,
    });
  });

  it('says that the tenant is wrong', async () => {
    expect(await check({tenant_id: '42'})).toEqual({
      status: 'FAILED',
      message: expect.stringContaining('knows no tenant 42') as string,
    });
  });
});

describe('check in this process', () => {
  const check = async (fields: object = {}): Promise<{status: string; message?: string}> =>
    (await new ServiceTitanSource().check(parseConfig({...simulator.config(), ...fields}))).connectionStatus;

  it('names each missing scope with the streams that need it, and only of the wanted streams', async () => {
    simulator.faults.forbid('payroll');
    simulator.faults.forbid('telecom');
    const {status, message} = await check();
    expect(status).toBe('FAILED');
    expect(message).toContain(
      'read scope of payroll (payroll, payroll_adjustments, payroll_activity_codes, job_splits) and telecom (calls)',
    );
    expect((await check({streams: ['jobs', 'customers']})).status).toBe('SUCCEEDED');
  });

  it('tells a missing scope from an app or a tenant that is wrong altogether, also where one module is asked for', async () => {
    const streams = ['payroll'];
    expect((await check({streams, app_key: 'ak1.wrong'})).message).toMatch(/may read nothing .* Check that app_key/);
    expect((await check({streams, tenant_id: '42'})).message).toContain('knows no tenant 42');
    simulator.faults.forbid('payroll');
    expect((await check({streams})).message).toContain('The app lacks the read scope of payroll (payroll)');
  });

  it('suspects the wrong environment where a valid token finds no row of anything, business units not readable', async () => {
    const data = '{"page":1,"pageSize":1,"hasMore":false,"data":[]}';
    simulator.faults.forbid('settings');
    simulator.faults.add({kind: 'status', status: 200, body: data, match: /jobs|customers/, times: 2});
    const streams = ['jobs', 'customers'];
    expect(await check({streams})).toMatchObject({
      status: 'FAILED',
      message: expect.stringContaining('Check tenant_id and environment') as string,
    });
    simulator.faults.add({kind: 'status', status: 200, body: data, match: /customers/});
    expect((await check({streams})).status).toBe('SUCCEEDED');
  });

  it('suspects the wrong tenant where there are no business units', async () => {
    const data = '{"page":1,"pageSize":1,"hasMore":false,"data":[]}';
    simulator.faults.add({kind: 'status', status: 200, body: data, match: /business-units/, times: 5});
    const {status, message} = await check();
    expect(status).toBe('FAILED');
    expect(message).toContain('has no business units');
  });
});

describe('discover', () => {
  it('shows every stream with an honest way to sync it', async () => {
    const {code, messages} = await run(['discover', '--config', configFile()]);
    expect(code).toBe(0);
    const [message] = messages;
    if (message?.type !== 'CATALOG') throw new Error('no catalog');
    const {streams} = message.catalog;
    expect(streams.map(({name}) => name)).toEqual(catalogue.map(({name}) => name));
    for (const stream of catalogue) {
      const shown = streams.find(({name}) => name === stream.name);
      const incremental = stream.cursor !== undefined;
      expect(shown).toMatchObject({
        supported_sync_modes: incremental ? ['full_refresh', 'incremental'] : ['full_refresh'],
        source_defined_primary_key: stream.primaryKey.map((field) => [field]),
        is_resumable: stream.backfill !== 'whole',
        ...(incremental ? {source_defined_cursor: true, default_cursor_field: [stream.cursor]} : {}),
      });
      const properties = shown?.json_schema.properties as Record<string, unknown>;
      for (const field of [...stream.primaryKey, ...(incremental ? [stream.cursor] : [])])
        expect(properties).toHaveProperty(String(field));
    }
    expect(JSON.stringify(message)).not.toContain('faros');
  });
});

describe('read', () => {
  it('writes the protocol and nothing else, and exits 0', async () => {
    const args = ['read', '--config', configFile(), '--catalog', catalogFile(['customers', 'payment_types'])];
    const {code, messages, stdout, stderr} = await run([...args, '--state', file('state.txt', '[]')]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n').filter((line) => line !== '' && !line.startsWith('{'))).toEqual([]);
    expect(messages.filter(({type}) => type === 'RECORD')).toHaveLength(30);
    expect(traces(messages, 'COMPLETE')).toHaveLength(2);
    expect(stdout).not.toContain('faros');
  });

  it('takes its own states back', async () => {
    const args = ['read', '--config', configFile(), '--catalog', catalogFile(['customers'])];
    const first = await run(args);
    const states = first.messages.flatMap((message) => (message.type === 'STATE' ? [message.state] : []));
    const second = await run([...args, '--state', file('state.txt', [states.at(-1)])]);
    expect(second.code).toBe(0);
    expect(second.messages.filter(({type}) => type === 'RECORD')).toEqual([]);
  });

  it('exits 1 when a stream fails, with the others complete', async () => {
    simulator.faults.forbid('crm');
    const {code, messages} = await run([
      'read',
      '--config',
      configFile(),
      '--catalog',
      catalogFile(['customers', 'campaigns', 'nothing']),
    ]);
    expect(code).toBe(1);
    expect(traces(messages, '"INCOMPLETE"')).toHaveLength(2);
    expect(traces(messages, '"COMPLETE"')).toHaveLength(1);
    expect(traces(messages, 'config_error')).toHaveLength(2);
  });

  it.each([
    ['a wrong configuration', {config: {tenant_id: 5.5}}, 'tenant_id must be digits'],
    ['a configuration that is no JSON', {config: '{"client_secret": "canary"'}, 'is not valid JSON'],
    ['a catalog that is none', {catalog: {}}, 'The catalog has no list of streams'],
    ['a state that is not ours', {state: {format: 'base64/gzip', data: 'H4sI'}}, 'not one state per stream'],
  ])(
    'says in one line what is wrong with %s',
    async (_, given: {config?: unknown; catalog?: unknown; state?: unknown}, words) => {
      const args = [
        'read',
        '--config',
        given.config === undefined ? configFile() : file('wrong-config.json', given.config),
        '--catalog',
        given.catalog === undefined ? catalogFile(['campaigns']) : file('wrong-catalog.json', given.catalog),
        ...(given.state === undefined ? [] : ['--state', file('wrong-state.json', given.state)]),
      ];
      const {code, messages, stdout, stderr} = await run(args);
      expect([code, stderr]).toEqual([1, '']);
      expect(traces(messages, words)).toHaveLength(1);
      expect(traces(messages, 'config_error')).toHaveLength(1);
      expect(stdout).not.toMatch(/stack_trace|canary|    at /);
    },
  );

  it('shows no secret anywhere, whatever goes wrong', async () => {
    const secrets = {client_id: 'cid.canary-1', client_secret: 'cs1.canary-2', app_key: 'ak1.canary-3'};
    const {code, stdout, stderr} = await run([
      'read',
      '--config',
      configFile(secrets),
      '--catalog',
      catalogFile(['jobs']),
    ]);
    expect(code).toBe(1);
    expect(stdout + stderr).not.toContain('canary');
    simulator.faults.add({
      kind: 'status',
      status: 400,
      times: 9,
      body: JSON.stringify({title: `key ${simulator.config().app_key}`}),
    });
    const second = await run(['read', '--config', configFile(), '--catalog', catalogFile(['jobs'])]);
    const {client_id: id, client_secret: secret, app_key: key} = simulator.config();
    for (const text of [id, secret, key]) expect(second.stdout + second.stderr).not.toContain(text);
    expect(second.stdout).toContain('key ***');
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 143],
    ['SIGINT', 130],
  ] as const)('ends with the last state and INCOMPLETE on %s, with %i', async (signal, exitCode) => {
    simulator.faults.add({kind: 'hang', ms: 60_000, match: /export\/customers/});
    let told = false;
    const args = ['read', '--config', configFile(), '--catalog', catalogFile(['customers'])];
    const {code, messages} = await run(args, (child, stdout) => {
      if (told || !stdout.includes('"RECORD"')) return;
      told = true;
      setTimeout(() => child.kill(signal), 100);
    });
    expect(code).toBe(exitCode);
    expect(last(messages)).toMatchObject({trace: {stream_status: {status: 'INCOMPLETE'}}});
    expect(last(messages, -2)).toMatchObject({
      type: 'STATE',
      state: {stream: {stream_state: {modifiedOn: expect.any(String) as string}}},
    });
    expect(traces(messages, '"ERROR"')).toEqual([]);
  });

  it('writes half a surrogate pair as U+FFFD, and a whole one as it is', async () => {
    const [customer] = simulator.tenant.records('customers');
    simulator.tenant.edit('customers', Number(customer?.id), {name: 'half \ud83d, \ude00 whole \ud83d\ude00'});
    simulator.tenant.clock.advance(3_600_000);
    const {code, stdout} = await run(['read', '--config', configFile(), '--catalog', catalogFile(['customers'])]);
    expect(code).toBe(0);
    expect(stdout).toContain('half \ufffd, \ufffd whole \ud83d\ude00');
    expect(stdout).not.toMatch(/\\ud[89a-f]/i);
  });

  it('refuses a sync mode that there is none of', async () => {
    const catalog = catalogFile(['jobs'], 'none');
    const {code, messages} = await run(['read', '--config', configFile(), '--catalog', catalog]);
    expect(code).toBe(1);
    expect(last(messages)).toMatchObject({
      trace: {error: {failure_type: 'config_error', message: expect.stringContaining('sync_mode') as string}},
    });
  });

  it('stops, and not with 0, when nobody reads its output', async () => {
    const args = ['read', '--config', configFile({page_size: 10}), '--catalog', catalogFile(['jobs', 'invoices'])];
    const {code} = await run(args, (child) => child.stdout?.destroy());
    expect(code).toBe(1);
  });

  it('lets a slow reader slow it down, and loses nothing', async () => {
    let paused = false;
    const args = ['read', '--config', configFile(), '--catalog', catalogFile(['invoices'], 'full_refresh')];
    const {code, messages} = await run(args, (child) => {
      if (paused) return;
      paused = true;
      child.stdout?.pause();
      setTimeout(() => child.stdout?.resume(), 300);
    });
    expect(code).toBe(0);
    expect(last(messages)).toMatchObject({trace: {stream_status: {status: 'COMPLETE'}}});
    const states = messages.flatMap((message) =>
      message.type === 'STATE' ? [message.state.sourceStats?.recordCount ?? 0] : [],
    );
    expect(states.reduce((sum, count) => sum + count, 0)).toBe(messages.filter(({type}) => type === 'RECORD').length);
  });
});

describe('arguments', () => {
  it('that are missing are named on stderr', async () => {
    const {code, stdout, stderr} = await run(['read']);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('--config');
  });

  it('can be asked for', async () => {
    const {code, stdout} = await run(['--help']);
    expect(code).toBe(0);
    for (const command of ['spec', 'check', 'discover', 'read']) expect(stdout).toContain(command);
    expect(stdout).not.toContain('wizard');
  });
});

it('reads in this process too, one message after the other', async () => {
  const source = new ServiceTitanSource();
  const config = parseConfig({...simulator.config(), requests_per_second: 40});
  const catalog = {streams: [{stream: {name: 'campaigns'}, sync_mode: 'incremental' as const}]};
  const types: string[] = [];
  for await (const message of messages({config, catalog})) types.push(message.type);
  expect(types.filter((type) => type === 'RECORD')).toHaveLength(6);
  expect((await source.spec()).spec).toHaveProperty('connectionSpecification');
  expect((await source.discover()).catalog.streams).toHaveLength(catalogue.length);
});

it('has streams that the CDK can read by itself', async () => {
  const config = parseConfig({...simulator.config(), requests_per_second: 40});
  const stream = new ServiceTitanSource().streams(config).find(({name}) => name === 'campaigns');
  const records = [];
  for await (const record of stream?.readRecords('full_refresh' as never) ?? []) records.push(record);
  expect(records).toHaveLength(6);
});
