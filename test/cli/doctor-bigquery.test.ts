import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {type Simulator, startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {command, type Finished} from '../end-to-end/command';

/** What BigQuery's API says of one project; the words are those of its error messages. */
interface Project {
  /** Datasets that are there, and where. */
  readonly datasets: Readonly<Record<string, string>>;
  /** Permissions that the account lacks, everywhere or on one dataset. */
  readonly denied: readonly string[];
}

const everywhere = {st_raw_v2: 'US', st_stage_v2: 'US', st_ref_v2: 'US', st_mart_v2: 'US', st_logs_v2: 'US'};

let folder: string;
let simulator: Simulator;
let bigQuery: Server;
let project: Project;
/** Requests that would make or change something. */
let changes: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'doctor-bigquery-'));
  simulator = await startSimulator({tenant: createTenant({seed: 7, size: 'tiny', now: new Date()})});
  writeFileSync(join(folder, 'config.json'), JSON.stringify(simulator.config()));
  bigQuery = createServer((request, answer) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const [status, said] = answerTo(request.method ?? '', request.url ?? '', body);
      answer.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(said));
    });
  });
  await new Promise<void>((resolve) => bigQuery.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await simulator.close();
  await new Promise((resolve) => bigQuery.close(resolve));
  rmSync(folder, {recursive: true});
});
beforeEach(() => {
  project = {datasets: everywhere, denied: []};
  changes = [];
});

afterEach(() => {
  expect(changes).toEqual([]);
});

function answerTo(method: string, url: string, body: string): readonly [number, unknown] {
  const [, dataset] = /\/projects\/p-1\/datasets\/(\w+)(?:\?|$)/.exec(url) ?? [];
  if (method === 'GET' && dataset !== undefined) {
    const location = project.datasets[dataset];
    if (isDenied('bigquery.datasets.get', dataset)) return onDataset('bigquery.datasets.get', dataset);
    return location === undefined
      ? failure(404, 'notFound', `Not found: Dataset p-1:${dataset}`)
      : [200, {location, datasetReference: {projectId: 'p-1', datasetId: dataset}}];
  }
  const [, table] = /\/datasets\/(\w+\/tables\/\w+)(?:\?|$)/.exec(url) ?? [];
  if (method === 'GET' && table !== undefined) return failure(404, 'notFound', `Not found: Table p-1:${table}`);
  const {
    configuration = {},
    query = '',
    jobReference,
  } = JSON.parse(body) as {
    configuration?: {dryRun?: boolean; query?: {query: string}};
    query?: string;
    jobReference?: object;
  };
  const sql = configuration.query?.query ?? query;
  if (configuration.dryRun !== true && !/^\s*SELECT/.test(sql)) changes.push(`${method} ${url} ${sql}`);
  if (isDenied('bigquery.jobs.create')) return inProject('bigquery.jobs.create');
  if (sql.startsWith('CREATE SCHEMA') && isDenied('bigquery.datasets.create'))
    return inProject('bigquery.datasets.create');
  const [, into = ''] = /^CREATE TABLE `p-1`\.`(\w+)`/.exec(sql) ?? [];
  if (into !== '' && isDenied('bigquery.tables.create', into)) return onDataset('bigquery.tables.create', into);
  if (configuration.dryRun === true)
    return [200, {jobReference, statistics: {totalBytesProcessed: '0'}, status: {state: 'DONE'}}];
  return failure(404, 'notFound', 'Not found: Table p-1:st_stage_v2.stg_job_types was not found in location US');
}

function isDenied(permission: string, dataset?: string): boolean {
  return project.denied.includes(permission) || project.denied.includes(`${permission} ${dataset ?? ''}`);
}

function inProject(permission: string) {
  const message = `Access Denied: Project p-1: User does not have ${permission} permission in project p-1.`;
  return failure(403, 'accessDenied', message);
}

function onDataset(permission: string, dataset: string) {
  const whose = `dataset p-1:${dataset}`;
  return failure(
    403,
    'accessDenied',
    `Access Denied: Dataset p-1:${dataset}: Permission ${permission} denied on ${whose} (or it may not exist).`,
  );
}

function failure(code: number, reason: string, message: string): readonly [number, unknown] {
  return [code, {error: {code, message, errors: [{message, domain: 'global', reason}]}}];
}

async function examine(env: Readonly<Record<string, string>> = {}): Promise<Finished> {
  const {port} = bigQuery.address() as AddressInfo;
  const finished = await command('st-elt', ['doctor', '--config', 'config.json', '--warehouse', 'bigquery:p-1'], {
    cwd: folder,
    env: {BIGQUERY_EMULATOR_HOST: `http://127.0.0.1:${port}`, ...env},
  });
  expect(changes).toEqual([]);
  expect(finished.stdout).not.toMatch(/^\s+at /m);
  return finished;
}

test('a project in order has a line for the jobs and one for each dataset', async () => {
  const {stdout, exitCode} = await examine();
  expect(stdout).toMatch(/^ok +BigQuery jobs +may be run in p-1$/m);
  for (const dataset of Object.keys(everywhere))
    expect(stdout).toMatch(new RegExp(`^ok +dataset ${dataset} +in US, tables can be made$`, 'm'));
  expect(stdout).toMatch(/^- +sold thresholds +job types are not loaded yet$/m);
  expect(exitCode).toBe(0);
});

test('datasets that are not there yet are said to be made by the first sync, and are not made', async () => {
  project = {datasets: {}, denied: []};
  const {stdout, exitCode} = await examine({BQ_LOCATION: 'EU'});
  expect(stdout.match(/^ok +dataset \w+ +not there yet: the first sync makes it in EU$/gm)).toHaveLength(5);
  expect(exitCode).toBe(0);
});

test('a dataset in another location is named with both, and how to go on', async () => {
  project = {datasets: {...everywhere, st_mart_v2: 'EU'}, denied: []};
  const {stdout, stderr, exitCode} = await examine();
  expect(stdout).toMatch(/^FAILED +dataset st_mart_v2 +.* is in EU, not in US\.\n +Set BQ_LOCATION=EU/m);
  expect(stdout).toMatch(/^ok +dataset st_logs_v2/m);
  expect(stderr).toMatch(/1 of \d+ checks failed\. Fix the first one and run doctor again\.\n$/);
  expect(exitCode).toBe(5);
});

test.each([
  ['bigquery.jobs.create', {}, /^FAILED +BigQuery jobs .*\n +Grant it the role BigQuery Job User \(.*jobUser\)/m, 1],
  ['bigquery.datasets.create', {}, /^FAILED +dataset st_raw_v2 .*\n +Grant it the role BigQuery User /m, 5],
  [
    'bigquery.tables.create st_raw_v2',
    everywhere,
    /^FAILED +dataset st_raw_v2 .*\n +Grant it the role BigQuery Data Editor /m,
    1,
  ],
  [
    'bigquery.datasets.get st_logs_v2',
    everywhere,
    /^FAILED +dataset st_logs_v2 .*\n +Grant it the role BigQuery Data Editor /m,
    1,
  ],
])('without %s the role that is missing is named', async (permission, datasets, says, failures) => {
  project = {datasets, denied: [permission]};
  const {stdout, exitCode} = await examine();
  expect(stdout).toMatch(says);
  expect(stdout.match(/^FAILED/gm)).toHaveLength(failures);
  expect(exitCode).toBe(5);
});
