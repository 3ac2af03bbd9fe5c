import type {Simulator} from '../../simulator/http/server';
import {startSimulator} from '../../simulator/http/server';
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

it('reads them once a start is lifted, and only then', async () => {
  const truth = undated(simulator.tenant.records('invoices'));
  const bounded = await readOnce(simulator, 'invoices', {fields: {start_date: '2025-01-01'}});
  expect(undated(bounded.rows)).toEqual([]);
  const lifted = await readOnce(simulator, 'invoices', {state: bounded.lastState});
  expect(lifted.error).toBeUndefined();
  expect(undated(lifted.rows)).toEqual(truth);
  expect(lifted.lastState).toMatchObject({undated: {since: null}});
  const again = await readOnce(simulator, 'invoices', {state: lifted.lastState});
  expect(undated(again.rows)).toEqual([]);
});

it('reads them when a state of before knows nothing of them', async () => {
  const {lastState} = await readOnce(simulator, 'invoices', {});
  const {undated: _, ...old} = lastState as {undated?: unknown};
  const again = await readOnce(simulator, 'invoices', {state: old});
  expect(undated(again.rows)).toEqual(undated(simulator.tenant.records('invoices')));
});

describe.each(['tasks', 'ap_bills', 'bank_deposits', 'invoices', 'inventory_bills'])('%s', (stream) => {
  const minuteMs = 60_000;
  const at = (minutes: number): string => new Date(simulator.tenant.clock.now() + minutes * minuteMs).toISOString();
  const add = (id: number, createdOn: string): void =>
    void simulator.tenant.insert(stream, {id, createdOn}, {modifiedOn: null});

  it.each([
    ['', {}],
    [', with a start', {start_date: '2025-11-01'}],
  ])('deliver new rows without modifiedOn%s', async (_, fields) => {
    add(801, at(-10 * 24 * 60));
    const first = await readOnce(simulator, stream, {fields});
    expect(undated(first.rows)).toEqual(_ === '' ? undated(simulator.tenant.records(stream)) : []);

    add(802, at(0));
    simulator.tenant.insert(stream, {id: 803});
    simulator.tenant.clock.advance(60 * minuteMs);
    const second = await readOnce(simulator, stream, {fields, state: first.lastState});
    expect(undated(second.rows)).toEqual(['802']);

    // Committed late, and one that is not settled yet.
    add(804, at(-20));
    add(805, at(0));
    const third = await readOnce(simulator, stream, {fields, state: second.lastState});
    expect(undated(third.rows)).toEqual(['804']);
    simulator.tenant.clock.advance(60 * minuteMs);
    const fourth = await readOnce(simulator, stream, {fields, state: third.lastState});
    expect(undated(fourth.rows)).toContain('805');

    simulator.tenant.clock.advance(60 * minuteMs);
    simulator.resetStats();
    const nothing = await readOnce(simulator, stream, {fields, state: fourth.lastState});
    expect(nothing.rows).toEqual([]);
    expect(simulator.stats().total).toBeLessThanOrEqual(3);
  });
});

it('does not look for new ones where modifiedOn is always there', async () => {
  const {lastState} = await readOnce(simulator, 'customers', {});
  simulator.resetStats();
  await readOnce(simulator, 'customers', {state: lastState});
  expect(simulator.stats().log.filter((request) => request.includes('created'))).toEqual([]);
});

describe('rows whose modifiedOn is in the future', () => {
  const add = (): void =>
    void simulator.tenant.insert('invoices', {id: 900, summary: 'x'}, {modifiedOn: '2099-01-01T00:00:00Z'});
  const has = (rows: readonly Readonly<Record<string, unknown>>[]): boolean => rows.some(({id}) => id === 900);

  it.each([
    ['a first load', {}, 'incremental'],
    ['a first load with a start', {start_date: '2025-10-01'}, 'incremental'],
    ['a full refresh', {}, 'full_refresh'],
    ['a full refresh with a start', {start_date: '2025-10-01'}, 'full_refresh'],
  ] as const)('come with %s', async (_, fields, mode) => {
    add();
    const {rows, error, lastState} = await readOnce(simulator, 'invoices', {fields, mode});
    expect(error).toBeUndefined();
    expect(has(rows)).toBe(true);
    // They move no watermark.
    expect(Date.parse(lastState?.['modifiedOn'] as string)).toBeLessThan(now.getTime());
  });

  it('do not come where an end is set', async () => {
    add();
    const {rows} = await readOnce(simulator, 'invoices', {
      fields: {start_date: '2025-10-01', end_date: '2025-11-01'},
    });
    expect(has(rows)).toBe(false);
  });

  it.each([{}, {start_date: '2025-10-01'}])('cost nothing where there are none to find: %j', async (fields) => {
    simulator.tenant.clock.advance(60 * 60_000);
    const future = (): number =>
      simulator.stats().log.filter((request) => /modifiedOnOrAfter=2025-11-16/.test(request)).length;
    await readOnce(simulator, 'customers', {fields});
    expect(future()).toBe(0);
    // A row that changed a moment ago may be one of them.
    simulator.tenant.insert('customers', {id: 901});
    await readOnce(simulator, 'customers', {fields});
    expect(future()).toBe('start_date' in fields ? 1 : 0);
  });
});
