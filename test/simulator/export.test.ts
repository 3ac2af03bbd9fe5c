import {polite} from '../../simulator/http/manners';
import type {Simulator} from '../../simulator/http/server';
import {startSimulator} from '../../simulator/http/server';
import type {ApiRecord, Tenant} from '../../simulator/tenant';
import {createTenant} from '../../simulator/tenant';
import type {Page} from './client';
import {clientOf, drain} from './client';

let tenant: Tenant;
let simulator: Simulator;
let get: (path: string) => Promise<Page>;

beforeEach(async () => {
  tenant = newTenant();
  simulator = await startSimulator({tenant, manners: {exportPageSize: 7}});
  get = await clientOf(simulator);
});

afterEach(() => simulator.close());

function newTenant(): Tenant {
  const created = createTenant({seed: 3, size: 'tiny', now: new Date('2026-09-17T18:00:00Z')});
  // The last changes of the business have settled by now.
  created.clock.advance(3_600_000);
  created.clock.freeze();
  return created;
}

const byText = (records: readonly ApiRecord[]) => records.map((record) => JSON.stringify(record)).sort();

test.each(['jpm/v2/export/jobs', 'accounting/v2/export/invoices', 'payroll/v2/export/gross-pay-items'])(
  '%s shows every row once, deleted and undated ones too, roughly in order',
  async (path) => {
    const stream = {jobs: 'jobs', invoices: 'invoices'}[path.split('/').at(-1) ?? ''] ?? 'payroll';
    const {rows} = await drain(get, path);
    expect(byText(rows)).toEqual(byText(tenant.records(stream)));
    expect(rows.some(({active}) => active === false)).toBe(true);
    const stamps = rows.map(({modifiedOn}) => (typeof modifiedOn === 'string' ? modifiedOn : ''));
    expect(stamps).not.toEqual(stamps.toSorted());
    expect((stamps.at(-1) ?? '') > (stamps[Math.floor(stamps.length / 2)] ?? '')).toBe(true);
  },
);

test('a token goes on where it was left, also on another server of the same business', async () => {
  const first = await get('crm/v2/export/customers');
  expect(first.body).toMatchObject({hasMore: true});
  const restarted = await startSimulator({tenant: newTenant(), manners: {exportPageSize: 7}});
  const rest = await drain(await clientOf(restarted), 'crm/v2/export/customers', first.body.continueFrom);
  expect(byText([...first.body.data, ...rest.rows])).toEqual(byText(tenant.records('customers')));
  await restarted.close();
});

test('changes show after the feed has settled, or at once when recent changes are asked for', async () => {
  const end = await drain(get, 'jpm/v2/export/jobs');
  expect((await drain(get, 'jpm/v2/export/jobs', end.continueFrom)).rows).toEqual([]);
  const [job, other] = tenant.records('jobs');
  const edited = tenant.edit('jobs', Number(job?.id), {summary: 'changed'});
  tenant.remove('jobs', Number(other?.id));
  const next = (recent: string) => get(`jpm/v2/export/jobs?from=${end.continueFrom}${recent}`);
  expect((await next('')).body.data).toEqual([]);
  const early = await next('&includeRecentChanges=true');
  expect(early.body.data).toHaveLength(2);
  // They come again, for the feed cannot know yet what else will be committed beside them.
  expect((await drain(get, 'jpm/v2/export/jobs', early.body.continueFrom)).rows).toEqual([]);
  tenant.clock.advance(10 * 60_000);
  for (const from of [end.continueFrom, early.body.continueFrom]) {
    const {rows} = await drain(get, 'jpm/v2/export/jobs', from);
    expect(rows).toContainEqual(edited);
    expect(rows.map(({id, active}) => [id, active])).toContainEqual([other?.id, false]);
    expect(rows).toHaveLength(2);
  }
});

test('edits between two pages are neither lost nor a reason to lose others', async () => {
  const seen = new Map<unknown, ApiRecord>();
  const stop = simulator.onRequest(({ordinal}) => {
    const records = tenant.records('customers');
    tenant.edit('customers', Number(records[(ordinal * 5) % records.length]?.id), {name: `edited ${ordinal}`});
    tenant.clock.advance(60_000);
  });
  const first = await drain(get, 'crm/v2/export/customers');
  stop();
  tenant.clock.advance(10 * 60_000);
  const second = await drain(get, 'crm/v2/export/customers', first.continueFrom);
  for (const row of [...first.rows, ...second.rows]) seen.set(row.id, row);
  expect(byText([...seen.values()])).toEqual(byText(tenant.records('customers')));
});

test('a hard deletion leaves no trace, a row without active can only vanish', async () => {
  const [adjustment] = tenant.records('payroll_adjustments');
  const [order] = tenant.records('purchase_orders');
  tenant.remove('payroll_adjustments', Number(adjustment?.id), {hard: true});
  tenant.remove('purchase_orders', Number(order?.id));
  const rows = [
    ...(await drain(get, 'payroll/v2/export/payroll-adjustments')).rows,
    ...(await drain(get, 'inventory/v2/export/purchase-orders')).rows,
  ];
  expect(rows.map(({id}) => id)).not.toEqual(expect.arrayContaining([adjustment?.id]));
  expect(rows.map(({id}) => id)).not.toEqual(expect.arrayContaining([order?.id]));
});

test('from a date it shows what changed since, and no row without a date', async () => {
  const since = '2026-09-01T00:00:00.0000000Z';
  const {rows} = await drain(get, 'accounting/v2/export/invoices', '2026-09-01');
  const wanted = tenant
    .records('invoices')
    .filter(({modifiedOn}) => typeof modifiedOn === 'string' && modifiedOn >= since);
  expect(byText(rows)).toEqual(byText(wanted));
});

test('a row committed late, with a stamp of before, shows in the feed if it is not too late', async () => {
  const end = await drain(get, 'crm/v2/export/customers');
  const stamp = new Date(tenant.clock.now() - 60_000).toISOString().replace('Z', '0000Z');
  const late = tenant.insert('customers', {...tenant.records('customers')[0], id: 1}, {modifiedOn: stamp});
  tenant.clock.advance(10 * 60_000);
  expect((await drain(get, 'crm/v2/export/customers', end.continueFrom)).rows).toEqual([late]);
});

test('appointment assignments hide inactive rows even in the export, unless asked', async () => {
  const shown = async (query: string) => {
    const page = await get(`dispatch/v2/export/appointment-assignments?${query}`);
    return page.body.data.filter(({active}) => active === false).length;
  };
  const inactive = tenant.records('appointment_assignments').filter(({active}) => active === false);
  expect(inactive.length).toBeGreaterThan(0);
  const roomy = await startSimulator({tenant});
  get = await clientOf(roomy);
  expect(await shown('')).toBe(0);
  expect(await shown('active=Any')).toBe(inactive.length);
  await roomy.close();
});

test.each(['nonsense', 'eyJmb28iOjF9'])('refuses the token %s', async (token) => {
  expect((await get(`jpm/v2/export/jobs?from=${token}`)).status).toBe(400);
});

test('refuses the token of another entity, and a token used twice where the tenant does not allow that', async () => {
  const {continueFrom} = (await get('jpm/v2/export/jobs')).body;
  expect((await get(`jpm/v2/export/appointments?from=${continueFrom}`)).status).toBe(400);
  expect((await get(`jpm/v2/export/jobs?from=${continueFrom}`)).status).toBe(200);
  const once = await startSimulator({tenant, manners: {exportTokens: 'once'}});
  const ask = await clientOf(once);
  const statuses = [
    await ask(`jpm/v2/export/jobs?from=${continueFrom}`),
    await ask(`jpm/v2/export/jobs?from=${continueFrom}`),
  ];
  expect(statuses.map(({status}) => status)).toEqual([200, 400]);
  await once.close();
});

test('a polite tenant sends changes in order and at once', async () => {
  const kind = await startSimulator({tenant, manners: polite});
  const job = tenant.edit('jobs', Number(tenant.records('jobs')[0]?.id), {summary: 'changed'});
  const {rows} = await drain(await clientOf(kind), 'jpm/v2/export/jobs');
  expect(rows.at(-1)).toEqual(job);
  const seconds = rows.map(({modifiedOn}) => String(modifiedOn).slice(0, 23));
  expect(seconds).toEqual(seconds.toSorted());
  await kind.close();
});
