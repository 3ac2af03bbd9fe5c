import type {Simulator} from '../../simulator/http/server';
import {startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {SourceError} from '../../src/errors';
import {keptLog, readOnce} from './reading-fixture';

const now = new Date('2025-11-15T12:00:00Z');
const fields = {page_size: 10, concurrency: 2};
const second = '2023-05-05T05:05:05';

let simulator: Simulator;
beforeEach(() => start());
afterEach(() => simulator.close());

const start = async (manners: Parameters<typeof startSimulator>[0]['manners'] = {}): Promise<void> => {
  const tenant = createTenant({seed: 7, size: 'tiny', now});
  simulator = await startSimulator({tenant, manners});
};
/** Rows of one second, more than a page of them. */
const fill = (stream: string, rows = 25): void => {
  for (let id = 1; id <= rows; id += 1) {
    simulator.tenant.insert(stream, {id, active: true, createdOn: `${second}Z`}, {modifiedOn: `${second}.0000000Z`});
  }
};
const idsIn = (rows: readonly Readonly<Record<string, unknown>>[]): number[] =>
  rows.flatMap(({id, modifiedOn}) => (String(modifiedOn).startsWith(second) ? [Number(id)] : [])).sort((a, b) => a - b);
/** Calls back before page 2 of a list is answered for the n-th time. */
const beforePageTwo = (path: string, callback: (time: number) => void): void => {
  let times = 0;
  simulator.onRequest((request) => {
    if (request.path.endsWith(path) && request.query.get('page') === '2') callback((times += 1));
  });
};

describe('a second that holds more rows than a page', () => {
  it('is read on several pages', async () => {
    fill('customers');
    const {rows, error} = await readOnce(simulator, 'customers', {fields, log: keptLog()});
    expect(error).toBeUndefined();
    expect(idsIn(rows)).toEqual(simulator.tenant.records('customers').flatMap((row) => idsIn([row])));
  });

  it('loses no row when one is deleted while another is committed late between two pages', async () => {
    fill('customers');
    beforePageTwo('/customers', (time) => {
      if (time > 1) return;
      // Row 11 moves up to page 1, which was read already; the total stays the same.
      simulator.tenant.remove('customers', 1, {hard: true});
      simulator.tenant.insert('customers', {id: 900, active: true}, {modifiedOn: `${second}.5000000Z`});
    });
    const {rows, error} = await readOnce(simulator, 'customers', {fields});
    expect(error).toBeUndefined();
    expect(idsIn(rows)).toEqual([...Array.from({length: 24}, (_, index) => index + 2), 900]);
  });

  it.each([
    ['its pages overlap, in every pass alike', 'technicians', {unsortedLists: true}],
    ['the API counts it differently every time', 'customers', {driftingTotals: true}],
  ])('stops the stream when %s', async (_why, stream, manners) => {
    await simulator.close();
    await start(manners);
    fill(stream);
    const {error, lastState} = await readOnce(simulator, stream, {fields});
    expect(error).toBeInstanceOf(SourceError);
    expect((error as Error).message).toMatch(/several pages that do not agree/);
    // Everything before that second is delivered, and nothing says that it is.
    expect(lastState).toMatchObject({modifiedOn: `${second}.0000000Z`});
  });
});

describe('a second that holds more rows than a page, in an order that changes with every request', () => {
  const anew = {unsortedLists: 'every request'} as const;
  const createdOn = (day: number): string => `2023-04-${String(day).padStart(2, '0')}T00:00:00Z`;

  it('is read by as many passes as show every row before and after one count', async () => {
    await simulator.close();
    await start(anew);
    fill('technicians');
    const {rows, error} = await readOnce(simulator, 'technicians', {fields});
    expect(error).toBeUndefined();
    expect(new Set(idsIn(rows)).size).toBe(25);
  });

  it.each([anew, {unsortedLists: true}])('is cut by createdOn where passes prove nothing: %j', async (manners) => {
    await simulator.close();
    await start(manners);
    for (let id = 1; id <= 60; id += 1) {
      const row = {id, active: true, createdOn: createdOn(1 + (id % 28))};
      simulator.tenant.insert('technicians', row, {modifiedOn: `${second}.0000000Z`});
    }
    const log = keptLog();
    const {rows, error} = await readOnce(simulator, 'technicians', {fields, log});
    expect(error).toBeUndefined();
    expect(idsIn(rows)).toHaveLength(60);
    expect(log.lines.join()).toContain('cutting it by createdOn');
  });

  it('is not believed where the pieces are fewer than the API counts', async () => {
    await simulator.close();
    await start({unsortedLists: true});
    for (let id = 1; id <= 60; id += 1) {
      const row = {id, active: true, createdOn: id > 55 ? null : createdOn(1 + (id % 28))};
      simulator.tenant.insert('technicians', row, {modifiedOn: `${second}.0000000Z`});
      if (id > 55) simulator.tenant.edit('technicians', id, {createdOn: null, modifiedOn: `${second}.0000000Z`});
    }
    const {error} = await readOnce(simulator, 'technicians', {fields});
    expect(error).toBeInstanceOf(SourceError);
  });

  it('loses no row that is committed late while another is deleted', async () => {
    await simulator.close();
    await start(anew);
    fill('technicians');
    beforePageTwo('/technicians', (time) => {
      if (time > 3) return;
      simulator.tenant.remove('technicians', time, {hard: true});
      simulator.tenant.insert('technicians', {id: 900 + time, active: true}, {modifiedOn: `${second}.5000000Z`});
    });
    const {rows, error} = await readOnce(simulator, 'technicians', {fields});
    expect(error).toBeUndefined();
    expect(idsIn(rows)).toEqual(expect.arrayContaining(idsIn(simulator.tenant.records('technicians'))));
  });
});

it('reads a second that a row leaves during every pass', async () => {
  fill('customers');
  beforePageTwo('/customers', (time) => void simulator.tenant.edit('customers', time, {name: 'moved on'}));
  const {rows, error} = await readOnce(simulator, 'customers', {fields});
  expect(error).toBeUndefined();
  const left = simulator.tenant.records('customers').filter(({modifiedOn}) => String(modifiedOn).startsWith(second));
  expect(idsIn(rows)).toEqual(expect.arrayContaining(idsIn(left)));
});

describe('a list that is only read whole', () => {
  it.each([
    ['at the end', false],
    ['between its passes', true],
  ])('may get a row during each pass, %s', async (_, between) => {
    fill('campaigns');
    let next = 900;
    simulator.onRequest(({path, query}) => {
      if (!path.endsWith('/campaigns') || query.get('page') !== (between ? '1' : '2')) return;
      next += 1;
      simulator.tenant.insert('campaigns', {id: next, active: true});
    });
    const before = simulator.tenant.records('campaigns').map(({id}) => Number(id));
    const {rows, error} = await readOnce(simulator, 'campaigns', {fields});
    expect(error).toBeUndefined();
    const ids = rows.map(({id}) => Number(id));
    expect(ids).toEqual(expect.arrayContaining(before));
    expect(ids).toContain(901);
  });

  it('may be the parents of another stream and get a row during each pass', async () => {
    fill('customers');
    let next = 900;
    simulator.onRequest(({path, query}) => {
      if (!path.endsWith('/customers') || query.get('page') !== '2') return;
      next += 1;
      simulator.tenant.insert('customers', {id: next, active: true});
    });
    const {error} = await readOnce(simulator, 'customers_notes', {fields: {...fields, page_size: 40}});
    expect(error).toBeUndefined();
    expect(next).toBeGreaterThan(900);
  });

  it('loses no row when one is deleted while another appears between two pages', async () => {
    for (const {id} of simulator.tenant.records('campaigns')) {
      simulator.tenant.remove('campaigns', Number(id), {hard: true});
    }
    fill('campaigns');
    beforePageTwo('/campaigns', (time) => {
      if (time > 2) return;
      // The very row that slips through in both passes is on neither page.
      simulator.tenant.remove('campaigns', time, {hard: true});
      simulator.tenant.insert('campaigns', {id: 900 + time, active: true});
    });
    const {rows, error} = await readOnce(simulator, 'campaigns', {fields});
    expect(error).toBeUndefined();
    const ids = new Set(rows.map(({id}) => Number(id)));
    for (const {id} of simulator.tenant.records('campaigns')) expect(ids).toContain(Number(id));
  });

  it('may hold an id twice, in two versions', async () => {
    fill('campaigns');
    simulator.tenant.insert('campaigns', {id: 3, active: true, name: 'again'});
    const {rows, error} = await readOnce(simulator, 'campaigns', {fields});
    expect(error).toBeUndefined();
    expect(rows.filter(({id}) => id === 3)).toHaveLength(2);
  });

  it('stops when its pages overlap, in every pass alike', async () => {
    await simulator.close();
    await start({unsortedLists: true});
    fill('job_types');
    const {error} = await readOnce(simulator, 'job_types', {fields});
    expect(error).toBeInstanceOf(SourceError);
  });
});
