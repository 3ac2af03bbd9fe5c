import fc from 'fast-check';

import type {Manners} from '../../simulator/http/manners';
import type {Simulator} from '../../simulator/http/server';
import {startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {catalogue, hidesInactive} from '../../src/catalogue';
import type {JsonObject} from '../../src/json';
import type {Outcome, ReadOnce} from './reading-fixture';
import {merged, readOnce} from './reading-fixture';

const now = new Date('2025-11-15T12:00:00Z');
const fields = {page_size: 20, concurrency: 4};
const streams = catalogue.filter((stream) => hidesInactive(stream) && stream.export !== undefined);
const oneDay = 86_400_000;

let simulator: Simulator;
const start = async (manners: Partial<Manners> = {}): Promise<void> => {
  const tenant = createTenant({seed: 7, size: 'tiny', now, breadth: true});
  tenant.clock.freeze();
  for (const {name} of streams) {
    const living = tenant.records(name).filter(({id, active}) => id !== null && active !== false);
    for (const record of living.slice(2, 12)) tenant.remove(name, (one) => one === record);
  }
  tenant.clock.advance(oneDay);
  simulator = await startSimulator({tenant, manners: {exportPageSize: 15, ...manners}});
};
beforeEach(() => start());
afterEach(() => simulator.close());

const inactiveIds = (rows: readonly Readonly<Record<string, unknown>>[]): string[] =>
  rows
    .filter(({id, active}) => id !== null && active === false)
    .map(({id}) => String(id))
    .sort();
const held = (outcomes: readonly Pick<Outcome, 'rows'>[]): JsonObject[] => [
  ...merged(outcomes.flatMap(({rows}) => rows)).values(),
];
const truth = (stream: string): string[] => inactiveIds(simulator.tenant.records(stream));
const read = (stream: string, options: ReadOnce = {}): Promise<Outcome> =>
  readOnce(simulator, stream, {...options, fields: {...fields, ...options.fields}});
const exports = (): string[] => simulator.stats().log.filter((request) => request.includes('/export/'));

describe.each(streams)('rows of $name that were deactivated before the first load', ({name}) => {
  it.each([
    ['leaves them out', {}],
    ['shows them without saying so', {inactiveInLists: true}],
  ])('come with active = false where the list %s', async (_, manners) => {
    await simulator.close();
    await start(manners);
    const {rows, error} = await read(name);
    expect(error).toBeUndefined();
    expect(truth(name).length).toBeGreaterThan(5);
    expect(inactiveIds(held([{rows}]))).toEqual(truth(name));
  });
});

it('are read once: the next run asks only what is new', async () => {
  const {lastState} = await read('jobs');
  expect(lastState).toMatchObject({hidden: {since: null}});
  simulator.resetStats();
  const {rows, lastState: later} = await read('jobs', {state: lastState});
  // The feed from its token, and from the lookback before the watermark.
  expect([rows, simulator.stats().total]).toEqual([[], 2]);
  expect(later).toMatchObject({hidden: {since: null}});
});

it('are read once for a state that knows nothing of it', async () => {
  const {lastState} = await read('jobs');
  const {hidden: _, ...older} = lastState ?? {};
  const {rows} = await read('jobs', {state: older});
  expect(inactiveIds(held([{rows}]))).toEqual(truth('jobs'));
});

it('are all there after a cut anywhere, and after a token that was not known any more', async () => {
  const clean = await read('jobs');
  const unfinished = clean.batches.findIndex(({state}) => (state?.hidden as JsonObject | undefined)?.continueFrom);
  expect(unfinished).toBeGreaterThan(0);
  await fc.assert(
    fc.asyncProperty(fc.integer({min: unfinished, max: clean.batches.length}), fc.boolean(), async (cut, isLost) => {
      const before = clean.batches.slice(0, cut);
      const state = before.findLast((batch) => batch.state !== undefined)?.state;
      const hidden = state?.hidden as JsonObject | undefined;
      const spoilt = isLost && hidden?.continueFrom !== undefined ? {...hidden, continueFrom: 'gone'} : hidden;
      const given = hidden === undefined ? state : {...state, hidden: spoilt as JsonObject};
      const after = await read('jobs', {state: given});
      expect(after.error).toBeUndefined();
      expect(inactiveIds(held([{rows: before.flatMap(({rows}) => rows)}, after]))).toEqual(truth('jobs'));
    }),
    {seed: 4, numRuns: 12},
  );
});

it('are read back to an earlier start, and no further', async () => {
  const day = (back: number): string => new Date(simulator.tenant.clock.now() - back * oneDay).toISOString();
  const since = (bound: string): string[] =>
    inactiveIds(simulator.tenant.records('jobs').filter(({modifiedOn}) => String(modifiedOn) >= bound));
  const late = await read('jobs', {fields: {start_date: day(0.5)}});
  expect(inactiveIds(held([late]))).toEqual(since(day(0.5)));
  const early = await read('jobs', {fields: {start_date: day(3)}, state: late.lastState});
  expect(inactiveIds(held([late, early]))).toEqual(since(day(3)));
  expect(since(day(3)).length).toBeGreaterThan(since(day(0.5)).length);
});

it('wait while an end is set, and come when it is lifted', async () => {
  const bounded = await read('jobs', {fields: {end_date: '2030-01-01'}});
  expect(exports()).toEqual([]);
  const lifted = await read('jobs', {state: bounded.lastState});
  expect(inactiveIds(held([bounded, lifted]))).toEqual(truth('jobs'));
});

it('are part of a full refresh, which goes on where it stopped', async () => {
  const full = {mode: 'full_refresh', generation: 2} as const;
  const {rows, batches, lastState} = await read('jobs', full);
  expect(inactiveIds(held([{rows}]))).toEqual(truth('jobs'));
  expect(lastState).not.toHaveProperty('refreshing');
  const cut = batches.findIndex(({state}) => (state?.hidden as JsonObject | undefined)?.continueFrom) + 1;
  const before = batches.slice(0, cut);
  const state = before.at(-1)?.state;
  expect(state).toMatchObject({refreshing: 2});
  const rest = await read('jobs', {...full, state});
  expect(inactiveIds(held([{rows: before.flatMap((batch) => batch.rows)}, rest]))).toEqual(truth('jobs'));
  expect(rest.lastState).not.toHaveProperty('refreshing');
});
