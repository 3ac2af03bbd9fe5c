import {inspect} from 'node:util';

import type {Fault} from '../../simulator/http/faults';
import type {Simulator} from '../../simulator/http/server';
import {startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {ConfigError, SourceError, TransientError} from '../../src/errors';
import {backoffMs, patient} from '../../src/servicetitan/api/backoff';
import type {Client, ClientOptions} from '../../src/servicetitan/api/client';
import {createClient, TooHeavy} from '../../src/servicetitan/api/client';
import {waitOf} from '../../src/servicetitan/api/http';
import {listReader} from '../../src/servicetitan/pages/pages';
import {systemClock} from '../../src/time/clock';
import {configFor, keptLog, quick} from './reading-fixture';

const now = new Date('2025-11-15T12:00:00Z');
const tenant = createTenant({seed: 7, size: 'tiny', now});
let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({tenant});
});
afterEach(() => simulator.close());

const clientOf = (options: Partial<ClientOptions> = {}): Client =>
  createClient({
    config: configFor(simulator),
    clock: systemClock,
    log: keptLog(),
    timing: quick,
    random: () => 0.5,
    ...options,
  });
const jobs = (client: Client, query: {canShrink?: boolean} = {}) =>
  listReader(client, {path: 'jpm/v2/jobs'})({page: 1, pageSize: 50, ...query});
const thrown = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

it.each<[string, Fault]>([
  ['a 500', {kind: 'status', status: 500}],
  ['a 503 that says when', {kind: 'status', status: 503, headers: {'Retry-After': '0'}}],
  ['a 408', {kind: 'status', status: 408}],
  ['a 429', {kind: 'status', status: 429}],
  ['a 429 with a wait', {kind: 'status', status: 429, headers: {'Retry-After': '0'}}],
  ['a connection that is cut', {kind: 'reset'}],
  ['a body that is cut', {kind: 'abort'}],
  ['half a JSON', {kind: 'truncate'}],
  ['HTML with status 200', {kind: 'html200'}],
  ['an empty body', {kind: 'empty200'}],
  ['an envelope without data', {kind: 'nullData'}],
  ['a body that is not gzip', {kind: 'badGzip'}],
  ['a token that is revoked', {kind: 'revokeTokens'}],
])('asks again after %s', async (_, fault) => {
  simulator.faults.add({...fault, match: /jobs/});
  const page = await jobs(clientOf());
  expect(page.rows.length).toBe(50);
  expect(simulator.faults.pending()).toBe(0);
  expect(simulator.stats().total).toBe(2);
});

it.each([['html200'], ['empty200'], ['truncate'], ['nullData']] as const)(
  'stops with an error, never with an empty page, when %s stays',
  async (kind) => {
    simulator.faults.add({kind, match: /jobs/, times: 100});
    const error = await thrown(jobs(clientOf()));
    expect(error).toBeInstanceOf(SourceError);
    expect((error as Error).message).toContain('jpm/v2/jobs');
    expect(simulator.stats().total).toBe(3);
  },
);

it.each([
  [400, SourceError, 'refused the request to jpm/v2/jobs'],
  [401, ConfigError, 'app_key'],
  [403, ConfigError, 'read scope of the jpm module'],
  [404, ConfigError, 'Check tenant_id and environment'],
  [409, SourceError, '409'],
  [302, SourceError, '302'],
])('does not try %i again and says what to do', async (status, kind, words) => {
  simulator.faults.add({kind: 'status', status, times: 100, match: /jobs/});
  const error = await thrown(jobs(clientOf()));
  expect(error).toBeInstanceOf(kind);
  expect((error as Error).message).toContain(words);
  expect(simulator.stats().total).toBe(status === 401 ? 2 : 1);
});

it('gives up after its patience with an error that another run may fix', async () => {
  simulator.faults.add({kind: 'status', status: 500, times: 10_000});
  const error = await thrown(jobs(clientOf()));
  expect(error).toBeInstanceOf(TransientError);
  expect((error as Error).message).toContain('HTTP 500');
});

it('does not wait for longer than its patience because a 429 asks for it', async () => {
  simulator.faults.add({kind: 'status', status: 429, headers: {'Retry-After': '3600'}});
  const started = Date.now();
  expect(await thrown(jobs(clientOf()))).toBeInstanceOf(TransientError);
  expect(Date.now() - started).toBeLessThan(1_000);
});

it('tells of a rate limit and how long it pauses', async () => {
  simulator.faults.add({kind: 'status', status: 429});
  const pauses: number[] = [];
  await jobs(clientOf({onThrottled: (pauseMs) => pauses.push(pauseMs)}));
  expect(pauses).toEqual([quick.throttleMs]);
});

it('has half as many requests in flight after a 429, as the server sees it, and all again after a while', async () => {
  const slow = await startSimulator({tenant, latencyMs: 100});
  try {
    const client = clientOf({config: {...configFor(slow), concurrency: 8}});
    const inFlight = async (requests: number): Promise<number> => {
      slow.resetStats();
      await Promise.all(Array.from({length: requests}, () => jobs(client)));
      return slow.stats().maxInFlight;
    };
    expect(await inFlight(16)).toBe(8);
    slow.faults.add({kind: 'status', status: 429, headers: {'Retry-After': '0'}});
    expect(await inFlight(1)).toBe(1);
    expect(await inFlight(16)).toBe(4);
    await inFlight(80);
    expect(await inFlight(16)).toBe(8);
  } finally {
    await slow.close();
  }
});

it('hands a page back that is too much for the server', async () => {
  simulator.faults.add({kind: 'status', status: 504, times: 2});
  expect(await thrown(jobs(clientOf(), {canShrink: true}))).toBeInstanceOf(TooHeavy);
  simulator.faults.add({kind: 'hang', ms: 500});
  expect(await thrown(jobs(clientOf({timing: {...quick, attemptMs: 50}}), {canShrink: true}))).toBeInstanceOf(TooHeavy);
});

it('waits while an endpoint is unwell, and lets others go on', async () => {
  simulator.faults.add({kind: 'status', status: 500, times: 6, match: /jobs/});
  const log = keptLog();
  const client = clientOf({log, timing: {...quick, backoffMs: 1, breakerMs: 150, patienceMs: 5_000}});
  const started = Date.now();
  const page = jobs(client);
  await new Promise((resolve) => setTimeout(resolve, 80));
  const others = await listReader(client, {path: 'crm/v2/customers'})({page: 1, pageSize: 10});
  expect(others.rows.length).toBe(10);
  expect((await page).rows.length).toBe(50);
  expect(Date.now() - started).toBeGreaterThanOrEqual(300);
  expect(log.lines.join()).toContain('keeps failing');
});

describe('the token', () => {
  it('is fetched once for requests that start together', async () => {
    const client = clientOf();
    await Promise.all([jobs(client), jobs(client), jobs(client)]);
    expect(simulator.stats().tokenRequests).toBe(1);
  });

  it('is fetched anew once when all of them are refused together', async () => {
    const client = clientOf();
    await jobs(client);
    simulator.faults.add({kind: 'revokeTokens'});
    await Promise.all([jobs(client), jobs(client), jobs(client)]);
    expect(simulator.stats().tokenRequests).toBe(2);
  });

  it('is asked for again when the token endpoint stumbles', async () => {
    simulator.faults.add({kind: 'status', status: 503, match: /token/, times: 2});
    expect((await jobs(clientOf())).rows.length).toBe(50);
  });

  it('that never comes is an error of its own', async () => {
    simulator.faults.add({kind: 'status', status: 503, match: /token/, times: 10_000});
    const error = await thrown(jobs(clientOf()));
    expect(error).toBeInstanceOf(TransientError);
    expect((error as Error).message).toContain('no access token');
  });

  it('refused for wrong credentials is a configuration error', async () => {
    const config = {...configFor(simulator), clientSecret: 'cs1.wrong-canary'};
    const error = await thrown(jobs(clientOf({config})));
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as Error).message).toContain('client_id and client_secret');
  });
});

it('lets no secret out in an error, whatever the server says', async () => {
  const {clientSecret, appKey, clientId} = configFor(simulator);
  const body = JSON.stringify({title: `bad key ${appKey} of ${clientId} with ${clientSecret}`});
  simulator.faults.add({kind: 'status', status: 400, body});
  const refused = await thrown(jobs(clientOf()));
  simulator.faults.add({kind: 'reset', times: 1_000});
  const cut = await thrown(jobs(clientOf()));
  for (const error of [refused, cut]) {
    const everything = inspect(error, {depth: 10, showHidden: true});
    for (const secret of [clientSecret, appKey, clientId, 'Bearer']) expect(everything).not.toContain(secret);
  }
});

it('stops at once when it is told to', async () => {
  simulator.faults.add({kind: 'hang', ms: 5_000});
  const stop = new AbortController();
  const page = thrown(jobs(clientOf({signal: stop.signal})));
  setTimeout(() => stop.abort(new Error('enough')), 30);
  expect(await page).toEqual(new Error('enough'));
});

it('keeps the time of the server', async () => {
  const client = clientOf();
  const {seconds, certain} = await client.serverTime.now();
  expect(certain).toBe(true);
  expect(Math.abs(seconds * 1000 - tenant.clock.now())).toBeLessThan(2_000);
});

it('backs off exponentially from a second to a minute, a quarter more or less', () => {
  const waits = [1, 2, 3, 6, 7, 20].map((failures) => backoffMs(failures, patient, 0.5));
  expect(waits).toEqual([1_000, 2_000, 4_000, 32_000, 60_000, 60_000]);
  expect(backoffMs(1, patient, 0)).toBe(750);
  expect(backoffMs(1, patient, 0.999)).toBe(1_250);
});

it('waits half a minute after a 429 that says nothing, a minute at an open breaker, and for ten minutes in all', () => {
  expect(patient).toMatchObject({throttleMs: 30_000, breakerMs: 60_000, patienceMs: 600_000});
  // The API itself gives up after 100 seconds.
  expect(patient.attemptMs).toBeGreaterThan(100_000);
});

it.each([
  ['120', 120_000],
  ['0', 0],
  ['Sat, 15 Nov 2025 12:00:30 GMT', 30_000],
  ['Sat, 15 Nov 2025 11:00:00 GMT', 0],
  ['soon', undefined],
  [undefined, undefined],
  ['', undefined],
])('reads Retry-After: %s', (header, ms) => {
  expect(waitOf(header, now.getTime())).toBe(ms);
});
