import type {Simulator} from '../../simulator/server';
import {startSimulator} from '../../simulator/server';
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
    ['it never looks the same twice', 'customers', {}],
    ['its pages overlap, in every pass alike', 'technicians', {unsortedLists: true}],
    ['the API counts it differently every time', 'customers', {driftingTotals: true}],
  ])('stops the stream when %s', async (_why, stream, manners) => {
    await simulator.close();
    await start(manners);
    fill(stream);
    if (Object.keys(manners).length === 0) {
      beforePageTwo(`/${stream}`, (time) => void simulator.tenant.edit(stream, time, {name: 'moved on'}));
    }
    const {error, lastState} = await readOnce(simulator, stream, {fields});
    expect(error).toBeInstanceOf(SourceError);
    expect((error as Error).message).toMatch(/several pages that do not agree/);
    // Everything before that second is delivered, and nothing says that it is.
    expect(lastState).toMatchObject({modifiedOn: `${second}.0000000Z`});
  });
});

describe('a list that is only read whole', () => {
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
