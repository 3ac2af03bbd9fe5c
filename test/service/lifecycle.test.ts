import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';

import {type Simulator, startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {command} from '../end-to-end/command';
import {startCloudRun} from './cloud-run';
import {account, audience, startGoogle} from './google';
import {type Service, type ServiceOptions, startService} from './service-process';

const tenant = createTenant({seed: 7, size: 'tiny', now: new Date('2026-03-11T18:00:00Z')});
const token = '0123456789abcdef0123456789abcdef';
const services: Service[] = [];
let simulator: Simulator;

beforeAll(async () => void (simulator = await startSimulator({tenant})));
afterEach(async () => {
  simulator.faults.clear();
  for (const service of services.splice(0)) await service.clear();
});
afterAll(() => simulator.close());

async function started(options: Omit<ServiceOptions, 'simulator'> = {}): Promise<Service> {
  const service = await startService({simulator, ...options});
  services.push(service);
  return service;
}
const bearing = (sent: string, headers = {}): RequestInit => ({headers: {Authorization: `Bearer ${sent}`, ...headers}});
/** Until something is so. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries++) {
    if (tries > 600) throw new Error('It never was so.');
    await sleep(50);
  }
}

describe('who may call', () => {
  test.each([
    [['--host', '0.0.0.0'], {}, 'everybody who reaches 0.0.0.0'],
    [['--host', '192.0.2.7'], {}, 'everybody who reaches 192.0.2.7'],
    [[], {K_SERVICE: 'st-elt'}, 'everybody who reaches 0.0.0.0'],
    [[], {ST_ELT_SERVICE_TOKEN: 'short-canary'}, 'shorter than 24 characters'],
    [[], {ST_ELT_SERVICE_AUDIENCE: audience}, 'belong together'],
    [[], {ST_ELT_SERVICE_IAM: 'cloud-run'}, 'this is not Cloud Run'],
    [[], {ST_ELT_JOB: 'my-job'}, 'ST_ELT_JOB is not a job name'],
    [['--port', '99999'], {}, '--port'],
  ])('serve %j with %j does not start, and says why', async (args, env: Record<string, string>, says) => {
    const folder = mkdtempSync(join(tmpdir(), 'serve-'));
    const credentials = {ST_TENANT_ID: '1', ST_CLIENT_ID: 'a', ST_CLIENT_SECRET: 'bbbbbbbb', ST_APP_KEY: 'c'};
    const flags = ['serve', '--warehouse', 'duckdb:st.duckdb', ...args];
    const ended = await command('st-elt', flags, {cwd: folder, env: {...credentials, ...env}});
    rmSync(folder, {recursive: true});
    expect([2, 3]).toContain(ended.exitCode);
    expect(ended.stderr).toContain(says);
    expect(ended.stderr + ended.stdout).not.toMatch(/Listening|short-canary|\n\s+at /);
  });

  test('with a token, only health answers without it, and the token is in no line', async () => {
    const service = await started({env: {ST_ELT_SERVICE_TOKEN: token}});
    expect((await service.call('/health')).status).toBe(200);
    for (const path of ['/entities', '/ingest/jobs', '/status/jobs', '/runs/1', '/metrics', '/report', '/nothing']) {
      const {status, headers, body} = await service.call(path);
      expect([path, status, headers.get('www-authenticate')]).toEqual([path, 401, 'Bearer']);
      expect(body['success']).toBe(false);
    }
    expect((await service.call('/entities', bearing(`${token}x`))).status).toBe(401);
    expect((await service.call('/entities', bearing(token))).status).toBe(200);
    expect((await service.call(`/ingest/jobs?token=${token}`)).status).toBe(401);
    expect(service.logs().filter(({event}) => event === 'request_refused').length).toBeGreaterThan(7);
    expect(service.written()).not.toContain(token);
  });

  test('with an audience, tokens of Google open it to the accounts that are named', async () => {
    const google = await startGoogle();
    const service = await started({
      env: {
        ST_ELT_SERVICE_AUDIENCE: audience,
        ST_ELT_SERVICE_ACCOUNTS: `other@example.com, ${account}`,
        ST_ELT_CERTS_URL: google.certsUrl,
        GOOGLE_CLOUD_PROJECT: 'my-project',
      },
    });
    const now = Math.floor(Date.now() / 1_000);
    const sent = {
      good: google.token(),
      audience: google.token({claims: {aud: 'https://elsewhere.run.app'}}),
      expired: google.token({claims: {iat: now - 8_000, exp: now - 4_400}}),
      account: google.token({claims: {email: 'stranger@example.com'}}),
    };
    const trace = {'X-Cloud-Trace-Context': '105445aa7843bc8bf206b12000100000/1;o=1'};
    expect((await service.call('/entities', bearing(sent.good, trace))).status).toBe(200);
    expect((await service.call('/entities', bearing(sent.audience))).status).toBe(401);
    expect((await service.call('/entities', bearing(sent.expired))).status).toBe(401);
    expect((await service.call('/entities', bearing(sent.account))).status).toBe(403);
    await google.close();

    const reasons = service.logs().flatMap(({event, error}) => (event === 'request_refused' && error) || []);
    expect(reasons).toEqual(['another audience', 'expired', 'account']);
    for (const part of Object.values(sent).flatMap((each) => each.split('.')))
      expect(service.written()).not.toContain(part);
    expect(service.logs().find(({event}) => event === 'request')).toMatchObject({
      'logging.googleapis.com/trace': 'projects/my-project/traces/105445aa7843bc8bf206b12000100000',
      'logging.googleapis.com/spanId': '0000000000000001',
    });
  });
});

describe("behind Cloud Run's IAM", () => {
  test('the header that IAM checked decides, and the other one opens nothing', async () => {
    const google = await startGoogle();
    const service = await started({
      args: ['--host', '127.0.0.1'],
      env: {
        K_SERVICE: 'st-elt',
        ST_ELT_SERVICE_IAM: 'cloud-run',
        ST_ELT_SERVICE_AUDIENCE: audience,
        ST_ELT_SERVICE_ACCOUNTS: account,
        ST_ELT_CERTS_URL: google.certsUrl,
      },
    });
    const signature = 'SIGNATURE_REMOVED_BY_GOOGLE';
    const scheduler = `Bearer ${google.token({signature})}`;
    const intern = `Bearer ${google.token({signature, claims: {email: 'intern@example.com'}})}`;
    const status = async (headers: Record<string, string>): Promise<number> =>
      (await service.call('/entities', {headers})).status;
    expect(await status({Authorization: scheduler})).toBe(200);
    expect(await status({'X-Serverless-Authorization': scheduler})).toBe(200);
    expect(await status({'X-Serverless-Authorization': intern, Authorization: scheduler})).toBe(403);
    expect(await status({'X-Serverless-Authorization': '', Authorization: scheduler})).toBe(401);
    expect(await status({Authorization: `${intern}, ${scheduler}`})).toBe(401);
    await google.close();
  });
});

describe('SIGTERM', () => {
  test('lets the run that is going on end, answers it, and takes no more calls', async () => {
    simulator.faults.add({kind: 'hang', ms: 1_500, match: /customers/});
    const service = await started({args: ['--grace', '60']});
    const answer = service.call('/ingest/customers');
    await until(() => service.logs().some(({event}) => event === 'run_started'));
    service.process.kill('SIGTERM');
    const {status, body} = await answer;
    expect([status, body['success']]).toEqual([200, true]);
    expect(await service.exited).toBe(0);
    await expect(service.call('/health')).rejects.toThrow();
    expect(service.logs().at(-1)).toMatchObject({event: 'service_stopped', message: 'Stopped.'});
  });

  test('interrupts a run that takes longer than the grace; the next one goes on and misses nothing', async () => {
    simulator.faults.add({kind: 'hang', ms: 30_000, match: /invoices/});
    const first = await startService({simulator, args: ['--grace', '0']});
    const answer = first.call('/ingest-all?parallel=true&transform=false');
    await until(() => first.logs().some(({event}) => event === 'run_started'));
    first.process.kill('SIGTERM');
    const {status, headers, body} = await answer;
    expect([status, headers.get('retry-after')]).toEqual([503, '60']);
    expect(body['error']).toMatch(/Interrupted/);
    expect(await first.exited).toBe(143);
    expect(first.logs().some(({event, severity}) => event === 'run_interrupted' && severity === 'WARNING')).toBe(true);

    simulator.faults.clear();
    const second = await started({folder: first.folder});
    expect((await second.call('/ingest-all?parallel=true&transform=false')).status).toBe(200);
    const sql = 'SELECT count(*) AS n FROM st_raw_v2.raw_invoices';
    const rows = await command('st-elt', ['query', '--json', '--warehouse', 'duckdb:st.duckdb', sql], {
      cwd: second.folder,
    });
    expect(JSON.parse(rows.stdout)).toEqual([{n: tenant.records('invoices').length}]);
  });
});

describe('with a Cloud Run job', () => {
  test('async=true starts it with what was asked and answers at once; without async the service does the work', async () => {
    const cloudRun = await startCloudRun();
    const service = await started({env: cloudRun.env});
    const {status, body} = await service.call('/ingest-all?mode=full&parallel=true&async=true&transform=false');
    expect(status).toBe(202);
    expect(body).toMatchObject({accepted: true, where: 'job', execution: expect.stringMatching(/abc12$/) as string});
    expect(cloudRun.started).toEqual([
      {
        path: '/v2/projects/my-project/locations/us-central1/jobs/st-elt-load:run',
        authorization: 'Bearer metadata-token',
        args: [
          'sync',
          '--streams',
          'jobs,invoices,estimates,payments,payroll,customers,locations,campaigns',
          '--mode',
          'full',
          '--no-transform',
        ],
      },
    ]);
    await service.call('/ingest/jobs?from=2026-01-01&to=2026-02-01&async=true');
    expect(cloudRun.started[1]?.args).toEqual(
      expect.arrayContaining(['--from', '2026-01-01T00:00:00.0000000Z', '--to', '2026-02-01T00:00:00.0000000Z']),
    );
    expect((await service.call('/ingest/campaigns')).body['success']).toBe(true);
    expect(cloudRun.started).toHaveLength(2);

    cloudRun.refuse(403);
    const refused = await service.call('/ingest/jobs?async=true');
    expect([refused.status, refused.body['success']]).toEqual([500, false]);
    expect(refused.body['error']).toContain('roles/run.jobsExecutorWithOverrides');
    cloudRun.refuse(500);
    expect((await service.call('/ingest/jobs?async=true')).status).toBe(502);
    expect(service.written()).not.toContain('metadata-token');
    await cloudRun.close();
  });
});

test('a field that the API sends for the first time is a line that an alert can match', async () => {
  const service = await started();
  const [first] = tenant.records('campaigns');
  tenant.edit('campaigns', Number(first?.['id']), {colourOfTheVan: 'red'});
  expect((await service.call('/ingest/campaigns')).status).toBe(200);
  expect(service.logs().find(({event}) => event === 'schema_drift')).toMatchObject({
    severity: 'WARNING',
    entityType: 'campaigns',
    field: 'colourOfTheVan',
    context: 'v2-ingestor:ingestor:campaigns',
  });
});
