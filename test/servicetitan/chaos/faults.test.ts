import type {Fault, Trouble} from '../../../simulator/http/faults';
import {startSimulator} from '../../../simulator/http/server';
import {createTenant} from '../../../simulator/tenant';
import {AppError, ConfigError, SourceError, TransientError} from '../../../src/errors';
import type {Timing} from '../../../src/servicetitan/api/backoff';
import {toMicroseconds} from '../../../src/time/instant';
import type {Outcome} from '../reading-fixture';
import {keptLog, merged, quick, readOnce} from '../reading-fixture';

/** Read by one run from its list first and its export feed then. */
const stream = 'customers';
const endpoints = {
  list: /\/crm\/v2\/tenant\/\d+\/customers\?/,
  export: /\/export\/customers/,
  token: /\/connect\/token/,
} as const;
type Endpoint = keyof typeof endpoints;
const everywhere = Object.keys(endpoints) as readonly Endpoint[];

const tenant = createTenant({seed: 7, size: 'tiny', now: new Date('2025-11-15T12:00:00Z')});
// What changed in the last minutes is rightly left to the next run; here everything is due.
tenant.clock.advance(60 * 60_000);
tenant.clock.freeze();

/** Long enough that no single mishap, nor a slow machine, uses it up. */
const willing: Timing = {...quick, attemptMs: 1_000, patienceMs: 10_000};
/** So short that what does not pass is given up soon. */
const brief: Timing = {...quick, attemptMs: 100, patienceMs: 250};

async function readThrough(faults: readonly Fault[], timing: Timing, pageSize = 20): Promise<Outcome> {
  const simulator = await startSimulator({tenant});
  try {
    faults.forEach((fault) => simulator.faults.add(fault));
    const fields = {page_size: pageSize, concurrency: 3};
    const outcome = await readOnce(simulator, stream, {fields, timing, log: keptLog()});
    if (timing === willing) expect(simulator.faults.pending()).toBe(0);
    return outcome;
  } finally {
    await simulator.close();
  }
}

function expectTruth({rows, error, lastState}: Outcome): void {
  expect(error).toBeUndefined();
  const table = merged(rows);
  const delivered = [...table].map(([id, {modifiedOn}]) => `${id} ${modifiedOn as string}`).sort();
  const truth = tenant.records(stream).map(({id, modifiedOn}) => `${String(id)} ${toMicroseconds(String(modifiedOn))}`);
  expect(delivered).toEqual(truth.sort());
  expect(lastState).toHaveProperty('continueFrom');
}

const status = (code: number, headers: Record<string, string> = {}, body?: string): Trouble => ({
  kind: 'status',
  status: code,
  headers,
  ...(body === undefined ? {} : {body}),
});
const inASecond = (): string => new Date(tenant.clock.now() + 1_000).toUTCString();

/** Every way in which an answer can go wrong. */
const troubles: readonly (readonly [name: string, trouble: Trouble])[] = [
  ['429 that says how many seconds', status(429, {'Retry-After': '1'})],
  ['429 that names a date', status(429, {'Retry-After': inASecond()})],
  ['429 that says nothing', status(429)],
  ['429 that says something odd', status(429, {'Retry-After': 'a moment, please'})],
  ['429 that asks for a negative time', status(429, {'Retry-After': '-5'})],
  ...[408, 500, 502, 503, 504].map((code) => [`${code}`, status(code)] as const),
  ['503 in HTML', status(503, {'Content-Type': 'text/html'}, '<h1>Service Unavailable</h1>')],
  ['reset connection', {kind: 'reset'}],
  ['body that is cut off', {kind: 'abort'}],
  ['half of the JSON', {kind: 'truncate'}],
  ['body that claims to be gzip', {kind: 'badGzip'}],
  ['HTML with status 200', {kind: 'html200'}],
  ['empty answer with status 200', {kind: 'empty200'}],
  ['JSON null with status 200', status(200, {}, 'null')],
  ['envelope without anything in it', status(200, {}, '{}')],
  ['204 without a body', status(204)],
];
/** Those that only an answer of the API can have. */
const apiTroubles: readonly (readonly [name: string, trouble: Trouble])[] = [
  ['data that is null', {kind: 'nullData'}],
  ['void token', {kind: 'revokeTokens'}],
];

it.each([...troubles, ...apiTroubles])('a %s here and there changes nothing', async (name, trouble) => {
  const apiOnly = apiTroubles.some(([one]) => one === name);
  const hit = everywhere.filter((endpoint) => !apiOnly || endpoint !== 'token');
  const faults = hit.map((endpoint) => ({...trouble, match: endpoints[endpoint], times: 1}));
  expectTruth(await readThrough(faults, willing));
});

it.each([...troubles, ...apiTroubles.slice(0, 1)])(
  'a %s that does not go away ends the run with a typed error, wherever it is',
  async (name, trouble) => {
    const apiOnly = apiTroubles.some(([one]) => one === name);
    await Promise.all(
      everywhere
        .filter((endpoint) => !apiOnly || endpoint !== 'token')
        .map(async (endpoint) => {
          const fault = {...trouble, match: endpoints[endpoint], times: Infinity};
          const {error, lastState} = await readThrough([fault], brief);
          expect(error).toBeInstanceOf(AppError);
          expect([TransientError, SourceError]).toContain((error as AppError).constructor);
          expect(lastState ?? {}).not.toHaveProperty('continueFrom');
        }),
    );
  },
);

it('a body that comes slowly is waited for, one that never ends is given up', async () => {
  const slow = (ms: number, times: number): Fault[] => [
    {kind: 'slowBody', ms, match: endpoints.list, times},
    {kind: 'slowBody', ms, match: endpoints.export, times},
  ];
  expectTruth(await readThrough(slow(300, 1), willing));
  const {error} = await readThrough(slow(5_000, Infinity), brief);
  expect(error).toBeInstanceOf(TransientError);
});

it('an answer that never comes is asked for again, and given up in the end', async () => {
  const hanging = (times: number): Fault[] => [{kind: 'hang', ms: 5_000, match: endpoints.list, times}];
  expectTruth(await readThrough(hanging(2), willing));
  const {error} = await readThrough(hanging(Infinity), brief);
  expect(error).toBeInstanceOf(TransientError);
});

it('tokens that expire in the middle are renewed, again and again', async () => {
  const simulator = await startSimulator({tenant});
  simulator.onRequest(({ordinal}) => void (ordinal % 3 === 0 && tenant.clock.advance(16 * 60_000)));
  const outcome = await readOnce(simulator, stream, {fields: {page_size: 20, concurrency: 1}});
  expectTruth(outcome);
  expect(simulator.stats().tokenRequests).toBeGreaterThan(2);
  await simulator.close();
});

it('a storm of 401 ends the run and says what to look at', async () => {
  for (const endpoint of ['list', 'export'] as const) {
    const storm = {...status(401), match: endpoints[endpoint], times: Infinity};
    const {error} = await readThrough([storm], quick);
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as Error).message).toContain('app_key');
  }
});

it('many troubles one after the other change nothing either', async () => {
  // Three bad answers in a row to one request end a stream, so those do not all stand side by side.
  const passing = [...apiTroubles, ...troubles.slice(2)].filter((_, index) => index % 2 === 0);
  const faults = passing.map(([, trouble], index): Fault => ({...trouble, match: endpoints.list, after: index}));
  // Small pages, so that there are requests enough for all of them.
  expectTruth(await readThrough(faults, willing, 10));
});
