import {writeFileSync} from 'node:fs';
import {resolve} from 'node:path';

import {refuseUnknownKeys} from '../../src/cli/settings/known-keys';
import {misspelledVariables} from '../../src/cli/settings/variables';
import {loaderKeys, sourceKeys} from '../../src/config/config-keys';
import {compile} from '../../src/transform/dataform/compile';
import {varNames} from '../../src/transform/vars';
import {command} from '../end-to-end/command';
import {inEmptyFolder} from './command-line';

const credentials = {tenant_id: '1', client_id: 'a', client_secret: 'canary-secret', app_key: 'canary-key'};
// Nothing listens there: whoever asks ServiceTitan before looking at the keys fails otherwise.
const nowhere = {api_url: 'http://127.0.0.1:1', auth_url: 'http://127.0.0.1:1/token'};
const run = inEmptyFolder();

const configure = (fields: object): void =>
  writeFileSync('st-elt.json', JSON.stringify({...credentials, ...nowhere, ...fields}));

describe('keys of the configuration file', () => {
  test.each([
    [{start_dat: '2024-01-01'}, 'unknown key start_dat (did you mean start_date?).'],
    [{startDate: '2024-01-01'}, 'startDate (did you mean start_date?)'],
    [{'client-secret': 'x'}, 'client-secret (did you mean client_secret?)'],
    [{requests_per_seconds: 5}, 'requests_per_seconds (did you mean requests_per_second?)'],
    [{max_rejected_percentage: 5}, 'max_rejected_percentage (did you mean max_rejected_percent?)'],
    [{bigquery: {locaton: 'EU'}}, 'bigquery.locaton (did you mean bigquery.location?)'],
    [{location: 'EU'}, 'location (did you mean bigquery.location?)'],
    [{timezone: 'America/Denver'}, 'timezone (did you mean vars.timezone?)'],
    [{vars: {timezon: 'America/Denver'}}, 'vars.timezon (did you mean vars.timezone?)'],
    [{vars: {'time zone': 'America/Denver'}}, 'vars.time zone (did you mean vars.timezone?)'],
    [{datasets: {marts: 'x'}}, 'datasets.marts (did you mean datasets.mart?)'],
    [
      {warehous: 'x', datasets: {raaw: 'x'}},
      'keys warehous (did you mean warehouse?), datasets.raaw (did you mean datasets.raw?)',
    ],
    [{frobnicate: 1}, 'unknown key frobnicate. Correct or remove it. Known keys: environment, tenant_id,'],
    [{report: {curency: 'CAD'}}, 'report.curency (did you mean report.currency?)'],
    [{locale: 'fr-CA'}, 'locale (did you mean report.locale?)'],
    [{datasets: 'st_raw'}, 'datasets must be an object'],
    [{vars: ['timezone']}, 'vars must be an object'],
    [{bigquery: true}, 'bigquery must be an object'],
  ])('%j is refused', (fields, says) => {
    expect(() => refuseUnknownKeys(fields, 'st-elt.json')).toThrow(says);
    expect(() => refuseUnknownKeys(fields, 'st-elt.json')).toThrow(/^Invalid configuration st-elt\.json: /);
  });

  test('all that are read pass, labels have names of their own, and null is not set', () => {
    const values = Object.fromEntries([...sourceKeys, ...loaderKeys].map((key) => [key, null]));
    refuseUnknownKeys(values, 'f');
    refuseUnknownKeys({bigquery: {location: 'EU', labels: {team: 'ops'}, maximum_bytes_billed: 1}}, 'f');
    refuseUnknownKeys({datasets: {raw: 'a', stage: 'b', ref: 'c', mart: 'd', logs: 'e'}}, 'f');
    refuseUnknownKeys({report: {currency: 'CAD', locale: 'fr-CA'}}, 'f');
    refuseUnknownKeys({vars: Object.fromEntries(varNames().map((name) => [name, '']))}, 'f');
  });

  test("a platform's own keys pass", () => {
    refuseUnknownKeys({__injected_declarative_manifest: {}, __injected_components_py: ''}, 'f');
  });

  const warehouse = '--warehouse duckdb:never.duckdb';
  test.each([
    `sync ${warehouse}`,
    `transform ${warehouse}`,
    `query ${warehouse} SELECT`,
    `status ${warehouse}`,
    `load ${warehouse}`,
    `report ${warehouse}`,
    `serve ${warehouse}`,
    'config show',
    'ddl',
    'schedule',
  ])('st-elt %s refuses them with 3 and one line, before anything else', async (line) => {
    configure({warehous: 'duckdb:other.duckdb'});
    const {exitCode, out: data, err: talk} = await run(line);
    expect(talk).toBe(
      'Invalid configuration st-elt.json: unknown key warehous (did you mean warehouse?). Correct or remove it.\n',
    );
    expect({exitCode, data}).toEqual({exitCode: 3, data: ''});
  });

  test('doctor names them and looks at the rest', async () => {
    configure({bigquery: {locaton: 'EU'}});
    const {exitCode, out: data} = await run(`doctor ${warehouse}`);
    expect(exitCode).toBe(3);
    expect(data).toMatch(/FAILED +configuration .*bigquery\.locaton \(did you mean bigquery\.location\?\)/);
    expect(data).toMatch(/^ok +warehouse/m);
  });

  test.each([
    [{warehouse: 5}, 'warehouse must be a string'],
    [{warehouse: 'duckdb:a', vars: {timezone: {name: 'UTC'}}}, 'vars.timezone must be a string or a number'],
  ])('a setting of another type is refused: %j', async (fields, says) => {
    configure(fields);
    const {exitCode, err: talk} = await run('status');
    expect(talk).toContain(says);
    expect(exitCode).toBe(3);
  });
});

describe('variables of the KPI project', () => {
  test('are known by the file that has them', async () => {
    expect(varNames()).toEqual(expect.arrayContaining(['timezone', 'as_of', 'ar_minimum', 'loader']));
    const {projectConfig} = await compile({});
    expect([...varNames()].sort()).toEqual(Object.keys(projectConfig.vars).sort());
  });

  test.each([
    'transform --warehouse duckdb:never.duckdb',
    'sync --warehouse duckdb:never.duckdb',
    'dataform publish --project my-project',
  ])('st-elt %s --vars timezon=UTC: did you mean timezone?', async (line) => {
    configure({});
    const {exitCode, err: talk} = await run(`${line} --vars timezon=UTC`);
    expect(talk).toMatch(/^Unknown variable "timezon" \(--vars\)\. Did you mean timezone\? Use .*\.\n$/);
    expect(exitCode).toBe(2);
  });
});

describe('variables of the environment', () => {
  test.each([
    ['ST_CLIENT_SECRT', 'ST_CLIENT_SECRET'],
    ['st_app_key', 'ST_APP_KEY'],
    ['ST_TENANTID', 'ST_TENANT_ID'],
    ['ST_TENNANT_ID', 'ST_TENANT_ID'],
    ['BQ_PROJET_ID', 'BQ_PROJECT_ID'],
    ['RATE_LIMIT_PER_SECONDS', 'RATE_LIMIT_PER_SECOND'],
    ['ST_ELT_SERVICE_ACOUNTS', 'ST_ELT_SERVICE_ACCOUNTS'],
  ])('%s is meant for %s', (name, meant) => {
    expect(misspelledVariables([name], {[name]: 'x'})).toEqual([{name, meant}]);
    expect(misspelledVariables([name], {[name]: 'x', [meant]: 'y'})).toEqual([]);
  });

  test('those of others are left alone, also what Kubernetes sets for a service called st-elt', () => {
    const others = ['ST_ELT_SERVICE_HOST', 'ST_ELT_SERVICE_PORT', 'ST_ELT_PORT', 'ST_ELT_PORT_8080_TCP', 'ST_BASE_URL'];
    expect(misspelledVariables([...others, 'PORTS', 'BQ_DATASET', 'DATABASE_URL', 'LC_ALL', 'PATH'], {})).toEqual([]);
  });

  test('a misspelled one in .env is refused', async () => {
    configure({});
    writeFileSync('.env', 'DATABASE_URL=postgres://x\nST_CLIENT_SECRT=canary\nMAX_CONCURENT_REQUESTS=2\n');
    const {exitCode, out: data, err: talk} = await run('sync --warehouse duckdb:never.duckdb');
    expect(talk).toBe(
      '.env has misspelled names: ST_CLIENT_SECRT (did you mean ST_CLIENT_SECRET?), ' +
        'MAX_CONCURENT_REQUESTS (did you mean MAX_CONCURRENT_REQUESTS?). Correct or remove them.\n',
    );
    expect({exitCode, data}).toEqual({exitCode: 3, data: ''});
    const doctor = await run('doctor --warehouse duckdb:never.duckdb');
    expect(doctor.out).toMatch(/FAILED +configuration +\.env has misspelled names/);
    expect(doctor.out).toMatch(/^ok +warehouse/m);
  });

  test('a misspelled one of the process is warned of', async () => {
    process.env['ST_APPKEY'] = 'canary';
    const {exitCode, err: talk} = await run('streams --json jobs');
    expect(talk).toBe('The environment variable ST_APPKEY is unknown and has no effect. Did you mean ST_APP_KEY?\n');
    expect(exitCode).toBe(0);
  });
});

test('the connector reads UTF-16, lets every key pass, and warns of those that nobody reads', async () => {
  const file = resolve('config.json');
  const fields = {
    ...credentials,
    ...nowhere,
    warehouse: 'duckdb:a',
    __injected_components_py: '',
    start_dat: '2024-01-01',
  };
  // As Windows PowerShell writes it.
  writeFileSync(file, Buffer.from(`\uFEFF${JSON.stringify(fields, null, 2)}`.replaceAll('\n', '\r\n'), 'utf16le'));
  const {stdout, exitCode} = await command('source-servicetitan', ['check', '--config', file]);
  const messages = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as {type: string; log?: {message: string}});
  expect(messages.map(({type, log}) => log?.message ?? type)).toEqual([
    'The configuration key "start_dat" is unknown and has no effect. Did you mean start_date?',
    'CONNECTION_STATUS',
  ]);
  expect(exitCode).toBe(0);
});
