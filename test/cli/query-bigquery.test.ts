import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';

import {command} from '../end-to-end/command';

/** How the service refuses its first jobs; later ones answer `x = 1`. */
interface Trouble {
  readonly reason: string;
  readonly status: number;
  readonly message: string;
  readonly jobs: number;
  /** Whether the error comes when the result is asked for, as it does of a job that outlasts the first call. */
  readonly late: boolean;
}

let service: Server;
let trouble: Trouble;
/** Distinct jobs that were asked for. */
let jobs: string[];
/** Jobs that were inserted, as they were sent. */
let inserted: string[];

beforeAll(async () => {
  service = createServer((request, answer) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const [status, said] = answerTo(request.method ?? '', request.url ?? '', body);
      answer.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(said));
    });
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => service.close(resolve)));
beforeEach(() => {
  [jobs, inserted] = [[], []];
});

function answerTo(method: string, url: string, body: string): readonly [number, unknown] {
  if (url.includes('/jobs')) inserted.push(body);
  if (url.includes('/jobs')) return [200, {jobReference: {jobId: 'dry_run'}, status: {state: 'DONE'}}];
  if (!url.includes('/queries')) return [404, {error: {code: 404, message: 'Not found', errors: []}}];
  const {reason, status, message, late} = trouble;
  const error = {code: status, message, errors: [{domain: 'global', reason, message}]};
  if (method === 'POST') {
    const {requestId} = JSON.parse(body) as {requestId: string};
    if (!jobs.includes(requestId)) jobs.push(requestId);
    const job = jobs.indexOf(requestId);
    const jobReference = {projectId: 'p', jobId: `job_${job}`, location: 'US'};
    if (job >= trouble.jobs) return [200, {...result, jobReference}];
    return late ? [200, {jobComplete: false, jobReference}] : [status, {error}];
  }
  return Number(/job_(\d+)/.exec(url)?.[1]) < trouble.jobs ? [status, {error}] : [200, result];
}

const result = {
  jobComplete: true,
  schema: {fields: [{name: 'x', type: 'INTEGER'}]},
  totalRows: '1',
  rows: [{f: [{v: '1'}]}],
};

function query(sql: string, ...flags: readonly string[]) {
  return queryWith({}, sql, ...flags);
}

function queryWith(settings: Readonly<Record<string, string>>, sql: string, ...flags: readonly string[]) {
  const {port} = service.address() as AddressInfo;
  const env = {BIGQUERY_EMULATOR_HOST: `http://127.0.0.1:${port}`, ...settings};
  return command('st-elt', ['query', '--warehouse', 'bigquery:p', '--json', sql, ...flags], {env, timeoutMs: 110_000});
}

const internal = 'The job encountered an internal error during execution and was unable to complete successfully.';

it.each([
  ['backendError', 503, false],
  ['jobInternalError', 400, true],
  ['jobBackendError', 400, true],
  ['rateLimitExceeded', 403, false],
] as const)(
  'a job that fails with %s (%i) is followed by another one',
  async (reason, status, late) => {
    trouble = {reason, status, message: internal, jobs: 2, late};
    expect(await query('/* a look */ SELECT 1 AS x')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/"x": 1/) as unknown,
    });
    expect(jobs).toHaveLength(3);
  },
  120_000,
);

it('a job that changes rows is not run twice when nobody knows what became of the first', async () => {
  trouble = {reason: 'jobInternalError', status: 400, message: internal, jobs: 1, late: true};
  const {exitCode, stderr} = await query('INSERT INTO t SELECT 1; SELECT 1 AS x', '--write');
  expect(stderr).toMatch(/BigQuery failed on its own side.* Run again later/);
  expect(exitCode).toBe(5);
  expect(jobs).toHaveLength(1);
}, 120_000);

it.each([
  [
    'quotaExceeded',
    'Quota exceeded: Your project exceeded quota for free query bytes scanned.',
    /quota of p is used up/,
  ],
  ['quotaExceeded', 'Custom quota exceeded: QueryUsagePerDay', /quota of p is used up/],
  ['billingNotEnabled', 'Billing has not been enabled for this project.', /no billing account.*Link a billing account/],
])(
  'a refusal (403) for want of %s speaks of no role',
  async (reason, message, expected) => {
    trouble = {reason, status: 403, message, jobs: 99, late: false};
    const {exitCode, stderr} = await query('SELECT 1 AS x');
    expect(stderr).toMatch(expected);
    expect(stderr).not.toMatch(/[Gg]rant/);
    expect(exitCode).toBe(5);
  },
  60_000,
);

it('a limit on billed bytes holds for each statement of a script', async () => {
  trouble = {reason: '', status: 200, message: '', jobs: 0, late: false};
  const settings = {BQ_MAXIMUM_BYTES_BILLED: '20000000'};
  const {exitCode} = await queryWith(settings, 'CREATE TEMP TABLE t AS SELECT 1 AS x; SELECT x FROM t', '--write');
  expect(exitCode).toBe(0);
  expect(JSON.parse(inserted.at(-1) ?? '{}')).toMatchObject({
    configuration: {query: {maximumBytesBilled: '20000000', scriptOptions: {statementByteBudget: '20000000'}}},
  });
}, 60_000);
