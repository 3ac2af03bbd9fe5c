import {type Simulator, startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import {command} from '../end-to-end/command';
import {startCloudRun} from './cloud-run';
import {type Service, startService} from './service-process';

const tenant = createTenant({seed: 7, size: 'tiny', now: new Date('2026-03-11T18:00:00Z')});
const config = {streams: ['jobs', 'campaigns', 'business_units'], entities: {campaigns: {reconcile_days: 0}}};
let simulator: Simulator;
let service: Service;

beforeAll(async () => {
  simulator = await startSimulator({tenant});
  service = await startService({simulator, config});
});
afterAll(async () => {
  await service.clear();
  await simulator.close();
});

async function goneJobs(): Promise<unknown> {
  const sql = 'SELECT id FROM st_raw_v2.raw_jobs WHERE _deleted_at IS NOT NULL';
  const cwd = service.folder;
  const {stdout} = await command('st-elt', ['query', '--json', '--warehouse', 'duckdb:st.duckdb', sql], {cwd});
  return JSON.parse(stdout);
}

const path = '/ingest-all?reconcile=due&parallel=true&transform=false';

test('reconcile=due compares the keys of what is due after the load, marks what vanished, and does it once', async () => {
  expect((await service.call('/ingest-all?parallel=true&transform=false')).body).not.toHaveProperty('reconciled');
  const id = tenant.records('jobs')[3]?.['id'] as number;
  tenant.remove('jobs', id, {hard: true});

  const first = await service.call(path, {method: 'POST'});
  expect([first.status, first.body['success']]).toEqual([200, true]);
  expect(first.body['reconciled']).toEqual({
    success: true,
    results: {
      jobs: {success: true, keys: expect.any(Number) as number, deleted: 1, restored: 0, missing: 0, outdated: 0},
    },
    duration: expect.any(Number) as number,
  });
  expect(await goneJobs()).toEqual([{id}]);

  expect((await service.call(path)).body['reconciled']).toMatchObject({success: true, results: {}});
  const reference = await service.call('/ingest-ref-all?reconcile=due&transform=false');
  expect(reference.body['reconciled']).toMatchObject({results: {business_units: {success: true, deleted: 0}}});
});

test('keys that were not compared make the answer 207 and a line that an alert can match; the load stands', async () => {
  const sql = "UPDATE st_logs_v2.ingestion_logs SET status = 'failed' WHERE mode = 'reconcile'";
  const warehouse = await openDuckDb(`${service.folder}/st.duckdb`);
  await warehouse.query(sql);
  await warehouse.close();
  for (const record of tenant.records('jobs').slice(0, 100)) {
    tenant.remove('jobs', Number(record['id']), {hard: true});
  }
  const {status, body} = await service.call(path);
  expect([status, body['success'], body['summary']]).toEqual([207, false, {total: 2, succeeded: 2, failed: 0}]);
  expect(body['reconciled']).toMatchObject({
    success: false,
    results: {jobs: {success: false, error: expect.stringContaining('20 %') as string}},
  });
  expect(await goneJobs()).toHaveLength(1);
  expect(service.logs().findLast(({event}) => event === 'stream_failed')).toMatchObject({entityType: 'jobs'});
});

test('anything but due is refused, and paths for one entity do not take it', async () => {
  for (const refused of ['/ingest-all?reconcile=true', '/ingest-all?reconcile=', '/ingest/jobs?reconcile=due']) {
    expect([refused, (await service.call(refused)).status]).toEqual([refused, 400]);
  }
});

test('with a Cloud Run job and async=true the job does it', async () => {
  const cloudRun = await startCloudRun();
  const other = await startService({simulator, config, env: cloudRun.env});
  expect((await other.call(`${path}&async=true`, {method: 'POST'})).status).toBe(202);
  expect(cloudRun.started.map(({args}) => args)).toEqual([
    ['sync', '--streams', 'jobs,campaigns', '--reconcile', 'due', '--no-transform'],
  ]);
  await other.clear();
  await cloudRun.close();
});
