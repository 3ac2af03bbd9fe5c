import type {IncomingHttpHeaders} from 'node:http';
import {get as httpGet} from 'node:http';
import {gunzipSync} from 'node:zlib';

import type {Simulator} from '../../simulator/http/server';
import {startSimulator} from '../../simulator/http/server';
import type {Tenant} from '../../simulator/tenant';
import {createTenant} from '../../simulator/tenant';
import type {Page} from './client';
import {clientOf, tokenFor} from './client';

let tenant: Tenant;
let simulator: Simulator;
let get: (path: string) => Promise<Page>;

beforeEach(async () => {
  tenant = createTenant({seed: 3, size: 'tiny', now: new Date('2026-09-17T18:00:00Z')});
  tenant.clock.freeze();
  simulator = await startSimulator({tenant});
  get = await clientOf(simulator);
});

afterEach(() => simulator.close());

/** An answer as it is on the wire; rejects when the connection is cut. */
async function raw(path: string): Promise<{status: number; headers: IncomingHttpHeaders; bytes: Buffer}> {
  const {access_token} = (await (await tokenFor(simulator)).json()) as {access_token: string};
  const headers = {
    authorization: `Bearer ${access_token}`,
    'st-app-key': simulator.config().app_key ?? '',
    'accept-encoding': 'gzip',
  };
  return new Promise((resolve, reject) => {
    httpGet(`${simulator.url}${path.replace('{tenant}', tenant.id)}`, {headers}, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        resolve({status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(parts)});
      });
    }).on('error', reject);
  });
}

describe('who may ask', () => {
  test('a wrong secret is an invalid client', async () => {
    const answer = await tokenFor(simulator, 'wrong');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({error: 'invalid_client'});
  });

  test('a token lives 900 seconds of the tenant', async () => {
    expect(await (await tokenFor(simulator)).json()).toMatchObject({expires_in: 900, token_type: 'Bearer'});
    tenant.clock.advance(899_000);
    expect((await get('jpm/v2/jobs')).status).toBe(200);
    tenant.clock.advance(1000);
    expect((await get('jpm/v2/jobs')).status).toBe(401);
    expect((await (await clientOf(simulator))('jpm/v2/jobs')).status).toBe(200);
  });

  test('token requests are throttled, generously', async () => {
    const answers = await Promise.all(Array.from({length: 125}, () => tokenFor(simulator)));
    const refused = answers.filter(({status}) => status === 429);
    expect(refused).toHaveLength(6);
    expect(refused[0]?.headers.get('retry-after')).toBe('5');
  });

  test.each([
    ['no token', {}, 401],
    ['an unknown token', {authorization: 'Bearer x'}, 401],
  ])('%s', async (_case, headers, status) => {
    const answer = await fetch(`${simulator.url}/jpm/v2/tenant/${tenant.id}/jobs`, {headers});
    expect(answer.status).toBe(status);
  });

  test('an unknown app key, another tenant, a missing scope and a path of no endpoint', async () => {
    const {access_token} = (await (await tokenFor(simulator)).json()) as {access_token: string};
    const ask = async (path: string, key = simulator.config().app_key ?? '') => {
      const headers = {authorization: `Bearer ${access_token}`, 'st-app-key': key};
      const answer = await fetch(`${simulator.url}${path}`, {headers});
      return [answer.status, ((await answer.json()) as {title?: string}).title ?? 'ok'];
    };
    const jobs = `/jpm/v2/tenant/${tenant.id}/jobs`;
    expect(await ask(jobs, 'other')).toEqual([403, 'Unknown or missing ST-App-Key']);
    expect(await ask('/jpm/v2/tenant/1/jobs')).toEqual([404, 'Tenant 1 was not found']);
    simulator.faults.forbid('jpm');
    expect(await ask(jobs)).toEqual([403, 'The application lacks the scope for jpm']);
    expect((await ask(`/crm/v2/tenant/${tenant.id}/customers`))[0]).toBe(200);
    simulator.faults.allow('jpm');
    expect((await ask(jobs))[0]).toBe(200);
    expect((await ask(`/telecom/v3/tenant/${tenant.id}/calls`))[0]).toBe(404);
  });
});

describe('what answers look like', () => {
  test('they carry the time of the tenant and come compressed when that is accepted', async () => {
    const {headers, bytes} = await raw('/jpm/v2/tenant/{tenant}/jobs');
    expect(headers.date).toBe('Thu, 17 Sep 2026 18:00:00 GMT');
    expect(headers['content-encoding']).toBe('gzip');
    expect(JSON.parse(gunzipSync(bytes).toString('utf8'))).toMatchObject({page: 1});
  });

  test('the clock of the tenant runs, unless frozen', async () => {
    const running = createTenant({seed: 3, size: 'tiny', now: new Date('2026-09-17T18:00:00Z')});
    const start = running.clock.now();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(running.clock.now()).toBeGreaterThan(start + 20);
    running.clock.freeze();
    const frozen = running.clock.now();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(running.clock.now()).toBe(frozen);
    expect(running.clock.stamp() < running.clock.stamp()).toBe(true);
  });
});

describe('scripted trouble', () => {
  const jobs = '/jpm/v2/tenant/{tenant}/jobs';

  test('a status with headers, as often as it was asked for, after as many as it shall pass', async () => {
    simulator.faults.add({
      kind: 'status',
      status: 429,
      headers: {'Retry-After': '1'},
      match: /\/jobs\?/,
      times: 2,
      after: 1,
    });
    const answers = [];
    for (let i = 0; i < 4; i++) answers.push(await get('jpm/v2/jobs?page=1'));
    expect(answers.map(({status}) => status)).toEqual([200, 429, 429, 200]);
    expect(answers[1]?.headers.get('retry-after')).toBe('1');
    expect(simulator.faults.pending()).toBe(0);
    expect((await get('jpm/v2/appointments')).status).toBe(200);
  });

  test.each(['reset', 'abort'] as const)('%s cuts the connection', async (kind) => {
    simulator.faults.add({kind, match: /jobs/});
    await expect(raw(jobs)).rejects.toThrow();
    expect((await raw(jobs)).status).toBe(200);
  });

  test('answers that are not what they say', async () => {
    const {faults} = simulator;
    const match = /jobs/;
    for (const kind of ['html200', 'empty200', 'badGzip', 'truncate', 'nullData'] as const) faults.add({kind, match});
    expect((await raw(jobs)).bytes.toString()).toContain('<html>');
    expect((await raw(jobs)).bytes).toHaveLength(0);
    const bad = await raw(jobs);
    expect(bad.headers['content-encoding']).toBe('gzip');
    expect(() => gunzipSync(bad.bytes)).toThrow();
    const half = gunzipSync((await raw(jobs)).bytes).toString();
    expect(() => JSON.parse(half) as unknown).toThrow();
    expect((await get('jpm/v2/jobs')).body).toMatchObject({page: 1, data: null});
  });

  test('slow answers', async () => {
    simulator.faults.add({kind: 'hang', ms: 60});
    simulator.faults.add({kind: 'slowBody', ms: 60});
    for (let i = 0; i < 2; i++) {
      const started = performance.now();
      expect((await get('jpm/v2/jobs')).body.data).toHaveLength(50);
      expect(performance.now() - started).toBeGreaterThan(50);
    }
  });

  test('tokens that are revoked, totals that drift, feeds that run in a circle', async () => {
    const {faults} = simulator;
    faults.add({kind: 'drift', by: 2});
    const total = async () => (await get('jpm/v2/jobs?includeTotal=true')).body.totalCount ?? 0;
    expect((await total()) - (await total())).toBe(2);
    faults.add({kind: 'repeatToken'});
    expect((await get('jpm/v2/export/jobs?from=2026-01-01')).body).toMatchObject({
      hasMore: true,
      continueFrom: '2026-01-01',
    });
    faults.add({kind: 'revokeTokens'});
    expect((await get('jpm/v2/jobs')).status).toBe(401);
    expect((await get('jpm/v2/jobs')).status).toBe(401);
  });

  test('a tenant may count badly and limit requests', async () => {
    const rude = await startSimulator({tenant, manners: {driftingTotals: true, requestsPerSecond: 3}});
    const ask = await clientOf(rude);
    const true_ = (await get('jpm/v2/jobs?includeTotal=true')).body.totalCount;
    const pages = await Promise.all(
      [1, 2, 3, 4, 5].map((size) => ask(`jpm/v2/jobs?includeTotal=true&pageSize=${size}`)),
    );
    expect(pages.filter(({status}) => status === 429)).toHaveLength(2);
    expect(pages.some(({status, body}) => status === 200 && body.totalCount !== true_)).toBe(true);
    await rude.close();
  });
});

test('it counts what its client does', async () => {
  await Promise.all([get('jpm/v2/jobs'), get('jpm/v2/jobs?page=2'), get('crm/v2/customers?active=Any')]);
  await get('jpm/v2/nothing');
  expect(simulator.stats()).toMatchObject({
    total: 4,
    tokenRequests: 1,
    requests: {[`/jpm/v2/tenant/${tenant.id}/jobs`]: 2},
    statuses: {200: 4, 404: 1},
    maxStartsPerSecond: 4,
  });
  expect(simulator.stats().log).toContain(`/crm/v2/tenant/${tenant.id}/customers?active=Any`);
  expect(simulator.stats().maxInFlight).toBeGreaterThan(1);
  simulator.resetStats();
  expect(simulator.stats()).toMatchObject({total: 0, statuses: {}});
});

test('a hook sees each request before it is answered', async () => {
  const seen: string[] = [];
  const stop = simulator.onRequest(({path, query, ordinal}) => {
    seen.push(`${ordinal} ${path.split('/').at(-1)} ${query.get('page')}`);
    tenant.remove('jobs', Number(tenant.records('jobs').find(({active}) => active === true)?.id));
  });
  const totals: number[] = [];
  for (let page = 1; page <= 2; page++)
    totals.push((await get(`jpm/v2/jobs?page=${page}&includeTotal=true`)).body.totalCount ?? 0);
  stop();
  totals.push((await get('jpm/v2/jobs?includeTotal=true')).body.totalCount ?? 0);
  expect(seen).toEqual(['1 jobs 1', '2 jobs 2']);
  expect(totals.map((total) => total - (totals[0] ?? 0))).toEqual([0, -1, -1]);
});
