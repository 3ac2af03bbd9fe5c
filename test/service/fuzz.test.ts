import * as fc from 'fast-check';

import {type Simulator, startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {command} from '../end-to-end/command';
import {type Service, startService} from './service-process';

const tenant = createTenant({seed: 7, size: 'tiny', now: new Date('2026-03-11T18:00:00Z')});
const token = 'canary-0123456789abcdef0123456789';
let simulator: Simulator;
let service: Service;

beforeAll(async () => {
  simulator = await startSimulator({tenant});
  service = await startService({simulator, env: {ST_ELT_SERVICE_TOKEN: token}});
  const loaded = await service.call('/ingest/campaigns', {headers: {Authorization: `Bearer ${token}`}});
  expect(loaded.status).toBe(200);
});
afterAll(async () => {
  await service.clear();
  await simulator.close();
});

const hostile = fc.oneof(
  fc.constantFrom(
    '..%2f..%2fetc%2fpasswd',
    '%2e%2e/%2e%2e',
    '..\\..\\x',
    '.env',
    'constructor',
    '__proto__',
    '%00',
    '%zz',
  ),
  fc.constantFrom(
    "jobs'; DROP TABLE raw_jobs; --",
    'jobs" OR ""="',
    "1' UNION SELECT 1",
    '${jndi:ldap://x}',
    '<script>',
  ),
  fc.constantFrom('yes', '1e309', '-1', 'NaN', '2024-02-30', '0000-00-00', 'full,full', '\u202egpj', 'a'.repeat(3_000)),
  fc.string({maxLength: 20, unit: 'binary'}),
);
const written = hostile.map((text) => encodeURIComponent(text).replaceAll('%25', '%'));
const names = fc.constantFrom(
  'mode',
  'parallel',
  'async',
  'transform',
  'reconcile',
  'from',
  'to',
  'x',
  '__proto__',
  'token',
);
/** At least one parameter is wrong whatever its name: no value of these is one that any takes. */
const query = fc
  .array(fc.tuple(names, written), {minLength: 1, maxLength: 4})
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'));
const folders = fc.constantFrom('ingest', 'full-sync', 'ingest-ref', 'status', 'last-sync', 'runs');
const path = fc.oneof(
  fc.tuple(folders, written).map(([folder, name]) => `/${folder}/${name}`),
  fc.tuple(folders, query).map(([folder, text]) => `/${folder}/jobs?${text}`),
  query.map((text) => `/ingest-all?${text}`),
  query.map((text) => `/ingest-ref-all?${text}`),
  written.map((text) => `/${text}`),
  fc
    .tuple(fc.constantFrom('/entities', '/metrics', '/health', '/report'), query)
    .map(([page, text]) => `${page}?${text}`),
);
const method = fc.constantFrom('GET', 'POST', 'GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS');
const authorization = fc.oneof(
  {weight: 6, arbitrary: fc.constant(`Bearer ${token}`)},
  {weight: 1, arbitrary: fc.constantFrom('', 'Bearer', 'Basic YTpi', `Bearer ${token}x`, `bearer ${token.slice(1)}`)},
);
const body = fc.option(
  fc.oneof(fc.constantFrom('{}', '[]', '{"mode":"full"}', '\u0000'), fc.string({maxLength: 2_000})),
);

interface Sent {
  readonly path: string;
  readonly method: string;
  readonly authorization: string;
  readonly body: string | null;
}

test('300 random requests: a clear answer, no trace, no secret, no 5xx, and nothing begun or changed', async () => {
  const requests = simulator.stats().total;
  const runs = await books();
  const check = async ({path: target, method: verb, authorization: sent, body: text}: Sent): Promise<void> => {
    const answer = await service.call(target, {
      method: verb,
      headers: {Authorization: sent},
      ...(text === null || verb === 'GET' || verb === 'HEAD' ? {} : {body: text}),
    });
    const isPage =
      answer.status === 200 && /^\/(health|entities|ref-entities|metrics)/.test(new URL(service.url + target).pathname);
    if (!isPage) {
      expect([400, 401, 404, 405, 413]).toContain(answer.status);
      if (verb !== 'HEAD') {
        expect(answer.body).toMatchObject({success: false, error: expect.stringMatching(/^[ -~…]{10,}$/) as string});
      }
    }
    expect(answer.text).not.toMatch(/\n\s+at |node_modules|canary|\/tmp\//);
  };
  await fc.assert(fc.asyncProperty(fc.record({path, method, authorization, body}), check), {
    seed: 20_251_127,
    numRuns: 300,
  });

  expect(simulator.stats().total).toBe(requests);
  expect(await books()).toEqual(runs);
  expect(service.written()).not.toContain('canary');
  expect(service.logs().filter(({severity}) => !['INFO', 'WARNING'].includes(severity))).toEqual([]);
}, 120_000);

/** What the warehouse holds: every table with its rows, and the runs. */
async function books(): Promise<unknown> {
  const sql = `SELECT (SELECT count(*) FROM st_logs_v2.ingestion_logs) AS runs, (SELECT count(*) FROM st_raw_v2.raw_campaigns) AS rows,
    (SELECT count(*) FROM information_schema.tables) AS tables, (SELECT max(updated_at) FROM st_logs_v2.sync_state) AS at`;
  const target = ['--warehouse', 'duckdb:st.duckdb'];
  const {stdout} = await command('st-elt', ['query', '--json', ...target, sql], {cwd: service.folder});
  return JSON.parse(stdout) as unknown;
}
