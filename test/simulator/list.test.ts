import type {Manners} from '../../simulator/http/manners';
import type {Simulator} from '../../simulator/http/server';
import {startSimulator} from '../../simulator/http/server';
import type {Tenant} from '../../simulator/tenant';
import {createTenant, tenantStreams} from '../../simulator/tenant';
import {literals} from '../../src/streams';
import type {Page} from './client';
import {clientOf} from './client';

let tenant: Tenant;
let simulator: Simulator;
let get: (path: string) => Promise<Page>;

beforeEach(async () => {
  tenant = createTenant({seed: 3, size: 'tiny', now: new Date('2026-09-17T18:00:00Z'), breadth: true});
  tenant.clock.freeze();
  simulator = await startSimulator({tenant});
  get = await clientOf(simulator);
});

afterEach(() => simulator.close());

const ids = (page: Page) => page.body.data.map(({id}) => id);

test('serves every list and every export of the catalogue with its fixed parameters', async () => {
  expect(literals.map(({name}) => name).sort()).toEqual([...tenantStreams].sort());
  for (const {name, list, export: feed} of literals) {
    for (const endpoint of [list, feed]) {
      if (endpoint === undefined) continue;
      const parentField = list?.parent?.field;
      const parentId = parentField === undefined ? '' : String(tenant.records(name)[0]?.[parentField]);
      const path = endpoint.path.replace(/\{\w+\}/, encodeURIComponent(parentId));
      const day = Date.parse(String(tenant.records(name)[0]?.day));
      const range = endpoint === list ? list.daily : undefined;
      const [from, before] = range === undefined ? [] : [day, day + 86_400_000].map((ms) => new Date(ms).toISOString());
      const span = range === undefined ? {} : {[range.from]: from ?? '', [range.before]: before ?? ''};
      const {status, body} = await get(`${path}?${new URLSearchParams({...endpoint.query, ...span}).toString()}`);
      expect([path, status]).toEqual([path, 200]);
      const shape = endpoint === list ? list.shape : undefined;
      const rows: unknown = shape === 'array' ? body : shape === 'object' ? [body] : body.data;
      expect([path, Array.isArray(rows) && rows.length > 0]).toEqual([path, true]);
    }
  }
  expect(simulator.stats().undocumented).toEqual({});
});

test('pages hold 50 rows unless asked for more, and count only when asked', async () => {
  const first = await get('jpm/v2/jobs');
  expect(first.body).toMatchObject({page: 1, pageSize: 50, hasMore: true, totalCount: null});
  const active = tenant.records('jobs').filter((job) => job.active === true);
  const all = await get('jpm/v2/jobs?pageSize=5000&includeTotal=true');
  expect(all.body).toMatchObject({hasMore: false, totalCount: active.length});
  expect(ids(all)).toEqual(active.map(({id}) => id));
  const last = await get(`jpm/v2/jobs?page=2&pageSize=${active.length - 1}`);
  expect(ids(last)).toEqual([active.at(-1)?.id]);
  expect((await get('jpm/v2/jobs?page=9')).body).toMatchObject({data: [], hasMore: false});
});

test.each([
  'pageSize=5001',
  'pageSize=0',
  'page=0',
  'page=x',
  'modifiedOnOrAfter=yesterday',
  'active=Perhaps',
  'sort=Id',
  'sort=%2BName',
])('refuses %s', async (query) => {
  expect((await get(`crm/v2/customers?${query}`)).status).toBe(400);
});

test('hides inactive rows unless asked, and says nothing of active where the list does not', async () => {
  const all = tenant.records('customers').length;
  const shown = async (query: string) => (await get(`crm/v2/customers?pageSize=5000&${query}`)).body.data.length;
  expect(await shown('')).toBe(all - 2);
  expect(await shown('active=Any')).toBe(all);
  expect(await shown('active=False')).toBe(2);
  const payments = await get('accounting/v2/payments?activeState=InactiveOnly&pageSize=5000');
  expect(new Set(payments.body.data.map(({active}) => active))).toEqual(new Set([false]));

  const [job] = (await get('jpm/v2/jobs')).body.data;
  expect(job).not.toHaveProperty('active');
  expect(job).not.toHaveProperty('externalData');
  const [owned] = (await get('jpm/v2/jobs?externalDataApplicationGuid=1')).body.data;
  expect(owned).toHaveProperty('externalData');
});

test('date filters are half-open as they are named, exact to seven digits, and never show rows without the date', async () => {
  const stamps = tenant
    .records('invoices')
    .map(({modifiedOn}) => modifiedOn as string | null)
    .filter((stamp) => stamp !== null);
  const middle = stamps.sort()[Math.floor(stamps.length / 2)] ?? '';
  const count = async (query: string) =>
    (await get(`accounting/v2/invoices?activeState=All&pageSize=5000&${query}`)).body.data.length;
  const below = stamps.filter((stamp) => stamp < middle).length;
  expect(await count(`modifiedBefore=${middle}`)).toBe(below);
  expect(await count(`modifiedOnOrAfter=${middle}`)).toBe(stamps.length - below);
  expect(await count('modifiedOnOrAfter=2000-01-01')).toBeLessThan(tenant.records('invoices').length);
  expect(await count(`modifiedOnOrAfter=${middle}&createdBefore=2000-01-01T00:00:00Z`)).toBe(0);
});

test('a tenant may take upper bounds as included, or look at whole seconds only', async () => {
  const at = String(tenant.records('locations')[0]?.modifiedOn);
  const count = async (manners: Partial<Manners>) => {
    const other = await startSimulator({tenant, manners});
    const query = `active=Any&modifiedOnOrAfter=${at}&modifiedBefore=${at}`;
    const {data} = (await (await clientOf(other))(`crm/v2/locations?${query}`)).body;
    const later = (
      await (
        await clientOf(other)
      )(`crm/v2/locations?active=Any&modifiedOnOrAfter=${at.slice(0, 19)}.9999999Z`)
    ).body.data;
    await other.close();
    return [data.length, later.some(({modifiedOn}) => modifiedOn === at)];
  };
  expect(await count({})).toEqual([0, false]);
  expect(await count({bounds: 'inclusive'})).toEqual([1, false]);
  expect(await count({fractions: 'truncated'})).toEqual([0, true]);
});

test('the upper bound of gross pay items called OnOrBefore is part of the window', async () => {
  const [row] = (await get('payroll/v2/gross-pay-items')).body.data;
  const at = String(row?.modifiedOn);
  const rows = (await get(`payroll/v2/gross-pay-items?modifiedOnOrAfter=${at}&modifiedOnOrBefore=${at}`)).body.data;
  expect(rows).toContainEqual(row);
  expect((await get(`payroll/v2/gross-pay-items?modifiedOnOrAfter=${at}&modifiedBefore=${at}`)).body.data).toEqual([]);
});

test('finds rows by ids, at most 50, and payroll by run', async () => {
  const some = tenant
    .records('appointments')
    .slice(0, 60)
    .map(({id}) => id);
  const found = await get(`jpm/v2/appointments?active=Any&ids=${some.slice(0, 50).join(',')}`);
  expect(ids(found)).toEqual(some.slice(0, 50));
  expect((await get(`jpm/v2/appointments?ids=${some.slice(0, 51).join(',')}`)).status).toBe(400);
  const nameless = tenant.records('payroll').find(({id}) => id === null);
  const run = await get(`payroll/v2/gross-pay-items?payrollIds=${String(nameless?.payrollId)}`);
  expect(new Set(run.body.data.map(({payrollId}) => payrollId))).toEqual(new Set([nameless?.payrollId]));
});

test('sorts only when asked, by documented fields', async () => {
  const unsorted = ids(await get('crm/v2/locations?active=Any&pageSize=5000'));
  const up = await get('crm/v2/locations?active=Any&pageSize=5000&sort=%2BModifiedOn');
  const stamps = up.body.data.map(({modifiedOn}) => String(modifiedOn));
  expect(stamps).toEqual(stamps.toSorted());
  expect(ids(up)).not.toEqual(unsorted);
  const down = ids(await get('crm/v2/locations?active=Any&pageSize=5000&sort=-Id')) as number[];
  expect(down).toEqual(down.toSorted((a, b) => b - a));
  const types = await get('jpm/v2/job-types?active=Any&orderBy=modifiedOn&orderByDirection=desc');
  const moved = types.body.data.map(({modifiedOn}) => String(modifiedOn));
  expect(moved).toEqual(moved.toSorted().reverse());
});

test('bills come as a bare array, or in an envelope from the paginated twin', async () => {
  const bare = (await get('accounting/v2/inventory-bills')).body as unknown as Record<string, unknown>[];
  const paged = (await get('accounting/v2/inventory-bills/paginated?includeTotal=true')).body;
  expect(bare).toEqual(paged.data);
  expect(paged.totalCount).toBe(paged.data.length);
});

test('undocumented parameters are ignored and counted, or refused by a stricter tenant', async () => {
  expect((await get('jpm/v2/jobs?modifiedAfter=2026-01-01&active=False')).status).toBe(200);
  expect(simulator.stats().undocumented).toEqual({
    [`/jpm/v2/tenant/${tenant.id}/jobs?modifiedAfter`]: 1,
    [`/jpm/v2/tenant/${tenant.id}/jobs?active`]: 1,
  });
  const strict = await startSimulator({tenant, manners: {refuseUndocumented: true}});
  expect((await (await clientOf(strict))('jpm/v2/jobs?active=Any')).status).toBe(400);
  await strict.close();
});

test('a documented filter that the simulator lacks is not silently ignored', async () => {
  expect((await get('jpm/v2/jobs?appointmentStatus=Done')).status).toBe(501);
});

test('ids beyond 2^53 are served digit for digit', async () => {
  const template = tenant.records('tag_types')[0] ?? {};
  tenant.insert('tag_types', {...template, id: 9_007_199_254_740_993n});
  const {url} = simulator;
  const {access_token} = (await (await fetch(simulator.authUrl, {method: 'POST', body: form()})).json()) as {
    access_token: string;
  };
  const headers = {authorization: `Bearer ${access_token}`, 'st-app-key': simulator.config().app_key ?? ''};
  const text = await (await fetch(`${url}/settings/v2/tenant/${tenant.id}/tag-types`, {headers})).text();
  expect(text).toContain('"id":9007199254740993,');

  function form(): URLSearchParams {
    const {client_id = '', client_secret = ''} = simulator.config();
    return new URLSearchParams({grant_type: 'client_credentials', client_id, client_secret});
  }
});

test('a page of thousands of rows is quick once it was served', async () => {
  const big = createTenant({seed: 3, size: 'demo', now: new Date('2026-09-17T18:00:00Z')});
  const server = await startSimulator({tenant: big});
  const ask = await clientOf(server);
  const path = 'payroll/v2/gross-pay-items?pageSize=5000&modifiedOnOrAfter=2020-01-01T00:00:00Z';
  await ask(path);
  const started = performance.now();
  expect((await ask(path)).body.data).toHaveLength(5000);
  // Most of this is the client's own parsing; the bound is wide for a busy machine.
  expect(performance.now() - started).toBeLessThan(1000);
  await server.close();
});

test('an endpoint that answers in several grains refuses a question for none of them', async () => {
  const span = 'fromUtc=2026-09-16T00:00:00Z&toUtc=2026-09-17T00:00:00Z';
  for (const [grain, status] of [
    ['performanceSegmentationType=AdGroup&', 200],
    ['', 400],
    ['performanceSegmentationType=Weather&', 400],
  ] as const) {
    expect((await get(`marketingads/v2/performance?${grain}${span}`)).status).toBe(status);
  }
});
