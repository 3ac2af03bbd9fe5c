import {connect} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';

import {type Simulator, startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {command} from '../end-to-end/command';
import {type Service, startService} from './service-process';

const tenant = createTenant({seed: 7, size: 'tiny', now: new Date('2026-03-11T18:00:00Z')});
const uuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string;
const duration = expect.any(Number) as number;
const instant = expect.stringMatching(/^2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/) as string;
let simulator: Simulator;
let service: Service;

beforeAll(async () => {
  simulator = await startSimulator({tenant});
  service = await startService({simulator});
});
afterEach(() => simulator.faults.clear());
afterAll(async () => {
  await service.clear();
  await simulator.close();
});

const core = ['jobs', 'invoices', 'estimates', 'payments', 'payroll', 'customers', 'locations', 'campaigns'];

test('health has the fields that monitors know', async () => {
  const {status, body} = await service.call('/health');
  expect(status).toBe(200);
  expect(body).toEqual({
    status: 'healthy',
    service: 'st-v2-ingestor',
    version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
    timestamp: instant,
  });
});

test('the entities are the eight, and the reference lists', async () => {
  expect((await service.call('/entities')).body).toEqual({entities: core, count: 8});
  const {body} = await service.call('/ref-entities');
  expect(body['entities']).toEqual(expect.arrayContaining(['business_units', 'technicians', 'job_types']));
  expect(body['count']).toBe((body['entities'] as string[]).length);
});

test('before anything was loaded there are no runs, no times and no report', async () => {
  expect((await service.call('/status/estimates')).body).toEqual({entity: 'estimates', recentRuns: []});
  expect((await service.call('/last-sync/estimates')).body).toEqual({entity: 'estimates', lastSyncTime: null});
  expect((await service.call('/report')).status).toBe(404);
});

test('one entity is read, and every place says so', async () => {
  const {status, body} = await service.call('/ingest/jobs?mode=incremental');
  expect(status).toBe(200);
  expect(body).toEqual({
    success: true,
    entity: 'jobs',
    mode: 'incremental',
    recordsProcessed: expect.any(Number) as number,
    runId: uuid,
    duration,
  });
  const read = Number(body['recordsProcessed']);
  expect(read).toBeGreaterThan(50);

  expect((await service.call('/status/jobs')).body).toEqual({
    entity: 'jobs',
    recentRuns: [
      {
        run_id: body['runId'],
        mode: 'incremental',
        start_time: instant,
        end_time: instant,
        status: 'success',
        records_fetched: read,
        records_inserted: read,
        records_updated: 0,
        duration_ms: duration,
        error_message: null,
      },
    ],
  });
  expect((await service.call('/last-sync/jobs')).body).toEqual({entity: 'jobs', lastSyncTime: instant});
  expect((await service.call(`/runs/${String(body['runId'])}`)).body).toMatchObject({
    runId: body['runId'],
    mode: 'incremental',
    status: 'success',
    startTime: instant,
    endTime: instant,
    entities: [{entity: 'jobs', status: 'success', records_fetched: read}],
  });
  expect(service.logs().find(({event}) => event === 'stream_finished')).toMatchObject({
    severity: 'INFO',
    message: 'Ingestion completed',
    context: 'v2-ingestor:ingestor:jobs',
    runId: body['runId'],
    entityType: 'jobs',
    recordsFetched: read,
    recordsInserted: read,
    durationMs: duration,
  });
});

test('after a load without KPIs the report says what to do, and that is no failure', async () => {
  const {status, body} = await service.call('/report');
  expect([status, body]).toEqual([
    404,
    {success: false, error: 'There are no KPIs yet. Call /ingest-all, which builds them after the load.'},
  ]);
  expect(service.logs().filter(({severity}) => severity === 'ERROR')).toEqual([]);
});

test('POST does what GET does, and an empty object is no body', async () => {
  const init = {method: 'POST', body: '{}', headers: {'Content-Type': 'application/json'}};
  expect((await service.call('/ingest/campaigns', init)).body).toMatchObject({success: true, entity: 'campaigns'});
});

test('a full sync replaces, and only POST begins it', async () => {
  expect((await service.call('/full-sync/jobs')).status).toBe(405);
  const {status, body} = await service.call('/full-sync/jobs', {method: 'POST'});
  expect([status, body['mode'], body['success']]).toEqual([200, 'full', true]);
});

test('a range reads what was modified in it', async () => {
  const {body} = await service.call('/ingest/jobs?from=2026-03-01&to=2026-03-05T00:00:00Z');
  expect(body['success']).toBe(true);
  const whole = await service.call('/ingest/jobs?mode=full');
  expect(Number(body['recordsProcessed'])).toBeLessThan(Number(whole.body['recordsProcessed']));
});

test('reference entities are read one by one and at once, under old names too', async () => {
  expect((await service.call('/ingest-ref/dim_technicians')).body).toMatchObject({
    success: true,
    entity: 'technicians',
  });
  expect((await service.call('/ingest-ref/jobs')).status).toBe(404);
  const {status, body} = await service.call('/ingest-ref-all?parallel=true&transform=false');
  expect(status).toBe(200);
  expect(body['summary']).toEqual({total: 20, succeeded: 20, failed: 0});
});

test('all entities at once: a result each, a summary, and new KPIs', async () => {
  const {status, body} = await service.call('/ingest-all?parallel=true');
  expect(status).toBe(200);
  expect(Object.keys(body)).toEqual(['success', 'mode', 'parallel', 'results', 'summary', 'duration', 'marts']);
  expect(body).toMatchObject({success: true, mode: 'incremental', parallel: true});
  expect(body['summary']).toEqual({total: 8, succeeded: 8, failed: 0});
  const results = body['results'] as Record<string, {runId: string}>;
  expect(Object.keys(results)).toEqual(core);
  expect(results['invoices']).toEqual({
    success: true,
    recordsProcessed: expect.any(Number) as number,
    runId: uuid,
    duration,
  });
  expect(new Set(Object.values(results).map(({runId}) => runId)).size).toBe(1);
  expect(body['marts']).toEqual({
    success: true,
    asOf: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
    duration,
  });
  const rows = await command(
    'st-elt',
    ['query', '--json', '--warehouse', 'duckdb:st.duckdb', 'SELECT count(*) AS n FROM st_mart_v2.kpi_weekly_by_bu'],
    {cwd: service.folder},
  );
  expect(JSON.parse(rows.stdout)).toEqual([{n: expect.any(Number) as number}]);
  const report = await service.call('/report');
  expect([report.status, report.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8']);
  expect(report.text).toMatch(/^<!doctype html>/i);
});

test('one after the other, an entity that fails is said and the others go on: 207', async () => {
  simulator.faults.forbid('payroll');
  const {status, body} = await service.call('/ingest-all?transform=false');
  expect(status).toBe(207);
  expect(body).toMatchObject({success: false, parallel: false, summary: {total: 8, succeeded: 7, failed: 1}});
  const results = body['results'] as Record<string, {success: boolean; error?: string; runId: string}>;
  expect(results['payroll']).toMatchObject({success: false, error: expect.stringMatching(/payroll/) as string});
  expect(new Set(Object.values(results).map(({runId}) => runId)).size).toBe(8);
  const alone = await service.call('/ingest/payroll');
  expect([alone.status, alone.body['success']]).toEqual([500, false]);
  expect(alone.body['error']).toMatch(/scope|access/i);
});

test('at once, the same: 207, and a line that an alert can match', async () => {
  simulator.faults.forbid('payroll');
  const {status, body} = await service.call('/ingest-all?parallel=true&transform=false');
  expect([status, body['summary']]).toEqual([207, {total: 8, succeeded: 7, failed: 1}]);
  expect(service.logs().findLast(({event}) => event === 'stream_failed')).toMatchObject({
    severity: 'ERROR',
    entityType: 'payroll',
    error: expect.stringMatching(/payroll/) as string,
  });
});

test('while a run goes on a second one is refused with its id; one that nobody waits for can be looked up', async () => {
  simulator.faults.add({kind: 'hang', ms: 1_500, match: /customers/});
  const first = await service.call('/ingest/customers?mode=full&async=true');
  expect(first.status).toBe(202);
  expect(first.body).toMatchObject({accepted: true, entity: 'customers', mode: 'full', where: 'process', runId: uuid});
  expect(first.body['note']).toMatch(/this process/);
  const path = `/runs/${String(first.body['runId'])}`;
  expect(first.headers.get('location')).toBe(path);

  const second = await service.call('/ingest/jobs');
  expect(second.status).toBe(409);
  expect(second.body).toMatchObject({success: false, runId: first.body['runId']});
  expect(second.headers.get('retry-after')).toBe('300');
  expect((await service.call(path)).body).toMatchObject({status: 'running', mode: 'full', endTime: null});
  expect((await service.call('/health')).status).toBe(200);
  expect((await service.call('/metrics')).text).toContain('st_elt_run_in_progress 1\n');

  for (let tries = 0; (await service.call(path)).body['status'] === 'running' && tries < 100; tries++) await sleep(100);
  expect((await service.call(path)).body).toMatchObject({status: 'success', entities: [{entity: 'customers'}]});
});

test('metrics are what Prometheus reads', async () => {
  const {headers, text} = await service.call('/metrics');
  expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  for (const line of text.trimEnd().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[^"\n]*"(,[a-z]+="[^"\n]*")*\})? -?[\d.e+]+)$/);
  expect(text).toMatch(/st_elt_runs_total\{mode="incremental",outcome="success"\} [1-9]/);
  expect(text).toMatch(/st_elt_last_success_timestamp_seconds\{entity="jobs"\} 1[.\d]+/);
});

test.each([
  ['/ingest/frobs', 404, /Unknown entity "frobs".*These are: jobs, invoices/],
  ['/ingest/job-note', 404, /Unknown entity "job-note"\. Did you mean job_notes\? These are/],
  ['/ingest-ref/job-types-', 404, /Did you mean job_types\?/],
  ['/status/frobs', 404, /Unknown entity "frobs"\. These are/],
  ['/last-sync/constructor', 404, /Unknown entity/],
  ['/ingest/..%2F..%2Fetc%2Fpasswd', 404, /Unknown entity "\.\.\/\.\.\/etc\/passwd"/],
  ['/ingest/jobs%27%20OR%201%3D1--', 404, /Unknown entity/],
  ['/status/jobs%27%3B%20DROP%20TABLE%20x%3B--', 404, /Unknown entity/],
  ['/runs/1%27%20OR%20%271%27%3D%271', 404, /Run .* is not among/],
  ['/nothing', 404, /Unknown path/],
  ['/ingest/jobs?mode=sometimes', 400, /Unknown mode "sometimes".*incremental or full/],
  ['/ingest/jobs?mod=full', 400, /Unknown parameter "mod".*mode, from, to/],
  ['/ingest/jobs?mode=full&mode=incremental', 400, /more than once/],
  ['/ingest/jobs?from=yesterday', 400, /not a date/],
  ['/ingest/jobs?from=2026-01-02&to=2026-01-01', 400, /to must be later/],
  ['/ingest-all?parallel=yes', 400, /true or false/],
  ['/status/jobs?limit=1', 400, /takes none/],
])('%s is refused with %i and a reason, and nothing is read', async (path, status, reason) => {
  const requests = simulator.stats().total;
  const answer = await service.call(path);
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({success: false, error: expect.stringMatching(reason) as string});
  expect(simulator.stats().total).toBe(requests);
});

/** What comes back to bytes that no client of ours would send. */
async function raw(bytes: string): Promise<string> {
  const {hostname, port} = new URL(service.url);
  const socket = connect(Number(port), hostname);
  socket.write(bytes);
  let answer = '';
  for await (const chunk of socket.setTimeout(5_000, () => socket.destroy())) answer += String(chunk);
  return answer;
}

test('what is no HTTP gets an answer all the same', async () => {
  for (const bytes of [
    'NONSENSE\r\n\r\n',
    'GET /ingest/jobs HTTP/1.1\r\nConnection: close\r\n\r\n',
    'GET /ingest/jobs\\x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    'GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    'GET /ingest/%ff HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    `GET /ingest/jobs HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(40_000)}\r\n\r\n`,
    'GET /ingest/jobs HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
    `POST /ingest/jobs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n2000\r\n${'x'.repeat(0x2000)}\r\n0\r\n\r\n`,
  ]) {
    const answer = await raw(bytes);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d [^]*\{"success":false,"error":"/);
  }
});

test('HEAD, bodies and web pages begin nothing', async () => {
  const requests = simulator.stats().total;
  const status = async (init: RequestInit): Promise<number> => (await service.call('/ingest/jobs', init)).status;
  expect(await status({method: 'HEAD'})).toBe(405);
  expect(await status({method: 'DELETE'})).toBe(405);
  expect(await status({method: 'POST', body: '{"from": "2024-01-01"}'})).toBe(400);
  expect(await status({method: 'POST', body: 'a'.repeat(5_000_000)})).toBe(413);
  expect(await status({method: 'POST', body: 'a'.repeat(5_000_000), headers: {Connection: 'close'}})).toBe(413);
  expect(await status({headers: {Origin: 'https://evil.example'}})).toBe(403);
  expect(await status({headers: {'Sec-Fetch-Site': 'cross-site'}})).toBe(403);
  expect(simulator.stats().total).toBe(requests);
});

test('a warehouse that another process holds is a matter of trying again', async () => {
  const {openDuckDb} = await import('../../src/warehouse/duckdb/connection');
  const holder = await openDuckDb(`${service.folder}/st.duckdb`);
  try {
    const {status, headers, body} = await service.call('/ingest/campaigns');
    expect([status, headers.get('retry-after')]).toEqual([503, '60']);
    expect(body['error']).toMatch(/in use by another process/);
  } finally {
    await holder.close();
  }
});
