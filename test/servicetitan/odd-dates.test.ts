import type {Simulator} from '../../simulator/http/server';
import {startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {readOnce} from './reading-fixture';

const now = new Date('2025-11-15T12:00:00Z');
const fields = {page_size: 20, concurrency: 2};
const [netMin, netMax] = ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59.9999999Z'];

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({tenant: createTenant({seed: 7, size: 'tiny', now})});
});
afterEach(() => simulator.close());

const ids = (rows: readonly Readonly<Record<string, unknown>>[]): string[] =>
  [...new Set(rows.map(({id}) => String(id)))].sort();
const add = (stream: string, rows: number, modifiedOn: string, createdOn = '2025-10-01T00:00:00Z'): void => {
  for (let at = 1; at <= rows; at += 1) {
    simulator.tenant.insert(stream, {id: 800_000_000 + at, active: true, createdOn}, {modifiedOn});
  }
};

describe.each(['customers', 'tasks'])('%s', (stream) => {
  it.each([
    ['1 row', 1, netMin],
    ['more rows than a page', 45, netMin],
    ['1 row', 1, netMax],
    ['more rows than a page', 45, netMax],
    ['more rows than a page', 45, '1601-01-01T00:00:00Z'],
    ['more rows than a page', 45, '2099-06-01T08:00:00.1234567Z'],
  ])('are read whole with %s (%i) at %s', async (_, rows, at) => {
    add(stream, rows, at);
    for (const mode of ['incremental', 'full_refresh'] as const) {
      const read = await readOnce(simulator, stream, {fields, mode});
      expect(read.error).toBeUndefined();
      expect(ids(read.rows)).toEqual(ids(simulator.tenant.records(stream)));
    }
  });

  it.each([netMin, netMax])('are read whole where rows were created at %s', async (at) => {
    add(stream, 45, '2025-10-01T00:00:00.5Z', at);
    const read = await readOnce(simulator, stream, {fields});
    expect(read.error).toBeUndefined();
    expect(ids(read.rows)).toEqual(ids(simulator.tenant.records(stream)));
  });

  it.each([{start_date: '0001-01-01', end_date: '0001-01-02'}, {start_date: '0001-01-01'}, {end_date: '9999-12-31'}])(
    'are read without a crash with %j',
    async (dates) => {
      const first = await readOnce(simulator, stream, {fields: {...fields, ...dates}});
      expect(first.error).toBeUndefined();
      const again = await readOnce(simulator, stream, {fields: {...fields, ...dates}, state: first.lastState});
      expect(again.error).toBeUndefined();
    },
  );
});
