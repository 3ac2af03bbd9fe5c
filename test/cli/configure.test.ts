import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import type {Simulator} from '../../simulator/http/server';
import {startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import {load} from '../dataform/tenant';
import {command} from '../end-to-end/command';
import {onTerminal, talkTo} from './talk';

let folder: string;
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({tenant: createTenant({seed: 7, size: 'tiny', now: new Date()})});
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'configure-'));
  simulator.faults.clear();
});
afterEach(() => rmSync(folder, {recursive: true}));
afterAll(() => simulator.close());

const given = (): Record<string, string> => simulator.config();
const secretEnv = (): Record<string, string> => ({
  ST_TENANT_ID: given()['tenant_id'] ?? '',
  ST_CLIENT_ID: given()['client_id'] ?? '',
  ST_CLIENT_SECRET: given()['client_secret'] ?? '',
  ST_APP_KEY: given()['app_key'] ?? '',
});
const addresses = (): string[] => ['--api-url', given()['api_url'] ?? '', '--auth-url', given()['auth_url'] ?? ''];
const init = (args: readonly string[] = [], env: Record<string, string> = {}) =>
  command('st-elt', ['init', '--yes', ...addresses(), ...args], {cwd: folder, env: {...secretEnv(), ...env}});
const written = (): Record<string, unknown> =>
  JSON.parse(readFileSync(join(folder, 'st-elt.json'), 'utf8')) as Record<string, unknown>;

describe('st-elt init', () => {
  test('writes a configuration that works, for its owner only, and says what to run next', async () => {
    const {exitCode, stderr} = await init(['--timezone', 'America/Denver']);
    expect(stderr).toMatch(
      /st-elt\.json is written.*\n.*Next: st-elt doctor.*\nThen: st-elt rules shows .* business units/,
    );
    expect(exitCode).toBe(0);
    expect(statSync(join(folder, 'st-elt.json')).mode & 0o777).toBe(0o600);
    const {environment: _production, ...credentials} = given();
    expect(written()).toMatchObject({
      ...credentials,
      streams: ['core', 'reference'],
      warehouse: 'duckdb:st.duckdb',
      vars: {timezone: 'America/Denver'},
    });

    const shown = await command('st-elt', ['doctor'], {cwd: folder});
    expect(shown.stdout).not.toContain('FAILED');
    expect(shown.exitCode).toBe(0);
  });

  test('ends with what the rules make of what is loaded already', async () => {
    const warehouse = await openDuckDb(join(folder, 'st.duckdb'));
    await load(warehouse, {business_units: [{id: 77, name: 'Drains - Service'}]});
    await warehouse.close();
    const {exitCode, stdout, stderr} = await init();
    expect([exitCode, stderr]).toEqual([0, expect.stringMatching(/Next: st-elt doctor[^]*\nBy the rules as shipped/)]);
    expect(stdout).toMatch(/77 │ Drains - Service +│.*BOTH +│ DRAINS_SERVICE/);
  });

  test('leaves out the streams of a module whose scope is missing, and names them', async () => {
    simulator.faults.forbid('payroll');
    const {exitCode, stderr} = await init();
    simulator.faults.allow('payroll');
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/left out: .*payroll.*refuses with 403/);
    expect(written()['streams']).toContain('jobs');
    expect(written()['streams']).not.toContain('payroll');
  });

  test.each([
    ['a wrong secret', {ST_CLIENT_SECRET: 'hunter2-wrong'}, 'refused client_id and client_secret'],
    ['an unknown tenant', {ST_TENANT_ID: '999'}, 'Check that tenant ID and environment belong together'],
    ['a missing key', {ST_APP_KEY: ''}, 'app_key is missing'],
  ])('%s writes nothing and says what to fix, without the secret', async (_, env, says) => {
    const {exitCode, stderr, stdout} = await init([], env);
    expect(exitCode).toBe(3);
    expect(stderr).toContain(says);
    expect(stderr + stdout).not.toContain('hunter2');
    expect(existsSync(join(folder, 'st-elt.json'))).toBe(false);
  });

  test('never writes over a file unless told so', async () => {
    writeFileSync(join(folder, 'st-elt.json'), '{"mine": true}');
    const refused = await init();
    expect(refused.exitCode).toBe(2);
    expect(written()).toEqual({mine: true});
    expect((await init(['--force'])).exitCode).toBe(0);
    expect(written()['tenant_id']).toBe(given()['tenant_id']);
  });

  test('without a terminal it says how to go without questions', async () => {
    const {exitCode, stderr} = await command('st-elt', ['init'], {cwd: folder});
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Use --yes');
  });

  onTerminal('on a terminal it asks, tries each answer, asks again what is wrong, and echoes no secret', async () => {
    const answers = [
      ['Which ServiceTitan environment', '\r'],
      ['Client ID', `${given()['client_id']}\r`],
      ['Client secret', 'not-the-secret\r'],
      ['Client ID', `${given()['client_id']}\r`],
      ['Client secret', `${given()['client_secret']}\r`],
      ['Tenant ID', `${given()['tenant_id']}\r`],
      ['App key', `${given()['app_key']}\r`],
      ['Where should the data go', '\r'],
      ['File:', '\r'],
      ['time zone', '\r'],
      ["company's week begin", '\u001b[B\r'],
    ];
    const seen = await talkTo(folder, ['init', ...addresses()], answers);
    expect(seen).toContain('refused client_id and client_secret');
    expect(seen).toContain('is written');
    expect(seen).toContain('7 of 13 business units are in Arizona: America/Phoenix; 2 in');
    for (const secret of ['not-the-secret', given()['client_secret'], given()['app_key']]) {
      expect(seen).not.toContain(secret);
    }
    expect(written()).toMatchObject({
      ...given(),
      environment: 'production',
      vars: {timezone: 'America/Phoenix', week_start: 'sunday'},
    });
  });
});

describe('st-elt config show', () => {
  test('says where each value came from: flag, environment, .env, file, default; secrets stay hidden', async () => {
    writeFileSync(
      join(folder, 'st-elt.json'),
      JSON.stringify({
        ...given(),
        client_secret: 'canary-secret',
        concurrency: 4,
        datasets: {raw: 'my_raw'},
        vars: {timezone: 'UTC'},
        report: {currency: 'cad'},
      }),
    );
    writeFileSync(join(folder, '.env'), 'RATE_LIMIT_PER_SECOND=11\nREPORT_LOCALE=fr-CA\nST_APP_KEY=canary-key\n');
    const {stdout, stderr, exitCode} = await command(
      'st-elt',
      ['config', 'show', '--json', '--warehouse', 'duckdb:other.duckdb'],
      {cwd: folder, env: {MAX_CONCURRENT_REQUESTS: '6'}},
    );
    expect(exitCode).toBe(0);
    const settings = JSON.parse(stdout) as {name: string; value: string; from: string}[];
    const of = (name: string) => settings.find((setting) => setting.name === name);
    expect(of('concurrency')).toMatchObject({value: '6', from: 'environment (MAX_CONCURRENT_REQUESTS)'});
    expect(of('requests_per_second')).toMatchObject({value: '11', from: '.env (RATE_LIMIT_PER_SECOND)'});
    expect(of('app_key')).toMatchObject({value: 'set (not shown)', from: '.env (ST_APP_KEY)'});
    expect(of('tenant_id')).toMatchObject({from: 'file (st-elt.json)'});
    expect(of('page_size')).toMatchObject({value: '5000', from: 'default'});
    expect(of('warehouse')).toMatchObject({value: 'duckdb:other.duckdb', from: 'flag'});
    expect(of('datasets.raw')).toMatchObject({value: 'my_raw', from: 'file (st-elt.json)'});
    expect(of('report.currency')).toMatchObject({value: 'CAD', from: 'file (st-elt.json)'});
    expect(of('report.locale')).toMatchObject({value: 'fr-CA', from: '.env (REPORT_LOCALE)'});
    expect(of('vars.timezone')).toMatchObject({value: 'UTC', from: 'file (st-elt.json)'});
    expect(stdout + stderr).not.toContain('canary');
  });
});

describe('st-elt schedule', () => {
  const args = [
    '--service-url',
    'https://st.run.app',
    '--service-account',
    'a@p.iam.gserviceaccount.com',
    '--project',
    'p',
  ];

  test('prints commands that a shell takes as they are, with a token for each call', async () => {
    writeFileSync(join(folder, 'st-elt.json'), JSON.stringify(given()));
    const {stdout, exitCode} = await command('st-elt', ['schedule', ...args], {cwd: folder});
    expect(exitCode).toBe(0);
    const lines = stdout.trim().split('\n');
    expect(lines).toHaveLength(11);
    writeFileSync(join(folder, 'gcloud'), '#!/bin/sh\nprintf "%s\\n" "$@"\n', {mode: 0o755});
    const words = execFileSync('sh', ['-c', lines[0] ?? ''], {
      env: {PATH: `${folder}:/bin:/usr/bin`},
      encoding: 'utf8',
    });
    expect(words.split('\n')).toEqual(
      expect.arrayContaining([
        '--schedule=0 2 * * *',
        '--time-zone=America/Phoenix',
        '--oidc-service-account-email=a@p.iam.gserviceaccount.com',
      ]),
    );
    expect(lines.every((line) => line.includes('--oidc-token-audience=https://st.run.app'))).toBe(true);
  });

  test.each([
    ['no configuration at all', undefined, 11],
    ['one without credentials', {streams: ['jobs', 'calls'], entities: {jobs: {schedule: '0 */2 * * *'}}}, 4],
    ['empty credentials', {client_id: '', client_secret: null, tenant_id: '', app_key: ''}, 11],
  ])('%s is enough', async (_, fields, calls) => {
    if (fields !== undefined) writeFileSync(join(folder, 'st-elt.json'), JSON.stringify(fields));
    const {stdout, stderr, exitCode} = await command('st-elt', ['schedule', ...args], {cwd: folder});
    expect(stderr).toBe(`${calls} jobs. Run the same command with --apply to make them.\n`);
    expect(stdout.trim().split('\n')).toHaveLength(calls);
    expect(exitCode).toBe(0);
  });

  test.each([
    [{tenant_id: 'acme'}, 'tenant_id must be digits only'],
    [{entities: {jobs: {schedule: 'daily'}}}, 'entities.jobs.schedule must be a cron expression'],
    [{concurrency: 99}, 'concurrency must be a whole number'],
  ])('what is set must be right all the same: %j', async (fields, says) => {
    writeFileSync(join(folder, 'st-elt.json'), JSON.stringify(fields));
    const {stderr, exitCode} = await command('st-elt', ['schedule', ...args], {cwd: folder});
    expect(stderr).toContain(says);
    expect(exitCode).toBe(3);
  });

  test('--apply makes each job with gcloud, brings those that exist up to date, and stops at a refusal', async () => {
    writeFileSync(join(folder, 'st-elt.json'), JSON.stringify(given()));
    const stub = (body: string): void => writeFileSync(join(folder, 'gcloud'), `#!/bin/sh\n${body}\n`, {mode: 0o755});
    const env = {PATH: `${folder}:/bin:/usr/bin`};
    stub(`echo "$3 $5" >> '${folder}/calls'\ncase "$3" in create) echo 'ALREADY_EXISTS: job' >&2; exit 1;; esac`);
    expect((await command('st-elt', ['schedule', ...args, '--apply'], {cwd: folder, env})).exitCode).toBe(0);
    const calls = readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');
    expect(calls.slice(0, 2)).toEqual(['create st-v2-jobs-daily', 'update st-v2-jobs-daily']);
    expect(calls).toHaveLength(22);

    stub("echo 'PERMISSION_DENIED: scheduler.jobs.create' >&2; exit 1");
    const refused = await command('st-elt', ['schedule', ...args, '--apply'], {cwd: folder, env});
    expect(refused.exitCode).toBe(3);
    expect(refused.stderr).toContain('gcloud did not schedule st-v2-jobs-daily: PERMISSION_DENIED');
  });
});
