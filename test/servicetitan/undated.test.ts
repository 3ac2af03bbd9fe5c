import type {Simulator} from '../../simulator/server';
import {startSimulator} from '../../simulator/server';
import {createTenant} from '../../simulator/tenant';
import {readOnce} from './reading-fixture';

const now = new Date('2025-11-15T12:00:00Z');
let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({tenant: createTenant({seed: 7, size: 'tiny', now})});
});
afterEach(() => simulator.close());

const undated = (rows: readonly Readonly<Record<string, unknown>>[]): string[] =>
  rows
    .filter(({modifiedOn}) => modifiedOn === null)
    .map(({id}) => String(id))
    .sort();

it('reads rows without modifiedOn by createdOn, and only them', async () => {
  const truth = undated(simulator.tenant.records('invoices'));
  expect(truth.length).toBeGreaterThan(0);
  const {rows} = await readOnce(simulator, 'invoices', {fields: {page_size: 20}});
  expect(undated(rows)).toEqual(truth);
  expect(rows.length).toBe(new Set(rows.map(({id}) => id)).size);
});

it('does not look for them when there are none', async () => {
  await readOnce(simulator, 'customers', {fields: {page_size: 20}});
  expect(simulator.stats().log.filter((request) => request.includes('created'))).toEqual([]);
});

it('is not misled by rows that appear between the two counts', async () => {
  const {tenant} = simulator;
  let id = 800_000_000;
  simulator.onRequest(() => {
    id += 1;
    if (id % 2 === 0) tenant.insert('customers', {...tenant.records('customers')[0], id});
  });
  const {error} = await readOnce(simulator, 'customers', {fields: {page_size: 20, end_date: '2025-11-15T12:00:00Z'}});
  expect(error).toBeUndefined();
});

it('finds them where a row appears between the two counts', async () => {
  const {tenant} = simulator;
  tenant.insert('customers', {...tenant.records('customers')[0], id: 800_000_000}, {modifiedOn: null});
  let inserted = 0;
  simulator.onRequest(({query}) => {
    // Just before the dated rows are counted for the first time.
    if (inserted > 0 || !(query.get('modifiedBefore') ?? '').startsWith('2025-11-16')) return;
    inserted = 1;
    tenant.insert('customers', {...tenant.records('customers')[0], id: 800_000_001});
  });
  const {rows} = await readOnce(simulator, 'customers', {fields: {page_size: 20}});
  expect(undated(rows)).toEqual(['800000000']);
});

it('finds them where a row vanishes between the two counts', async () => {
  const {tenant} = simulator;
  for (const {id} of tenant.records('invoices').filter(({modifiedOn}) => modifiedOn === null)) {
    if (undated(tenant.records('invoices')).length > 1) tenant.remove('invoices', Number(id), {hard: true});
  }
  let counts = 0;
  simulator.onRequest(({path, query}) => {
    const isCount = path.endsWith('/invoices') && query.has('includeTotal') && !query.has('modifiedBefore');
    if (!isCount || counts++ > 0) return;
    const victim = tenant.records('invoices').find(({modifiedOn}) => modifiedOn !== null);
    tenant.remove('invoices', Number(victim?.id), {hard: true});
  });
  const {rows} = await readOnce(simulator, 'invoices', {fields: {page_size: 20}});
  expect(counts).toBeGreaterThan(0);
  expect(undated(rows)).toEqual(undated(tenant.records('invoices')));
});

it('does not ask for them when a start bounds the read', async () => {
  const {rows} = await readOnce(simulator, 'invoices', {fields: {start_date: '2025-01-01'}});
  expect(undated(rows)).toEqual([]);
});
