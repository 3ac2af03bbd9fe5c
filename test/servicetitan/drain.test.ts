import type {Simulator} from '../../simulator/http/server';
import {startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {merged, readOnce} from './reading-fixture';

const now = new Date('2025-11-15T12:00:00Z');
const dayMs = 86_400_000;

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({
    tenant: createTenant({seed: 7, size: 'small', now}),
    manners: {exportPageSize: 20, exportTokenDays: 1},
  });
});
afterEach(() => simulator.close());

/** Positions from which the feed was asked since so many requests; empty for the first record. */
const asked = (since = 0): string[] =>
  simulator
    .stats()
    .log.slice(since)
    .filter((path) => path.includes('/export/calls'))
    .map((path) => decodeURIComponent(/[?&]from=([^&]*)/.exec(path)?.[1] ?? ''));
const dates = (positions: readonly string[]): string[] => positions.filter((position) => /^\d{4}-/.test(position));
const everyCall = (): number => simulator.tenant.records('calls').length;

it('a first drain whose tokens expire on the way goes on from where it was, as often as it has to', async () => {
  simulator.onRequest(({ordinal}) => {
    if (ordinal % 4 === 0) simulator.tenant.clock.advance(2 * dayMs);
  });
  const {rows, error} = await readOnce(simulator, 'calls');
  expect(error).toBeUndefined();
  expect(merged(rows).size).toBe(everyCall());
  expect(asked().filter((position) => position === '')).toHaveLength(1);
  expect(dates(asked()).length).toBeGreaterThan(1);
  expect(rows.length).toBeLessThan(2 * everyCall());
});

it('a first drain that another process goes on with, too late, begins where it was', async () => {
  const first = await readOnce(simulator, 'calls');
  const [, , state] = first.states;
  expect(state).toHaveProperty('continueFromReached');
  simulator.tenant.clock.advance(9 * dayMs);
  const before = simulator.stats().log.length;
  const {rows, error} = await readOnce(simulator, 'calls', {state});
  expect(error).toBeUndefined();
  expect(asked(before)[0]).toMatch(/^2025-/);
  const firstRows = first.batches.slice(0, first.batches.findIndex((batch) => batch.state === state) + 1);
  expect(merged([...firstRows.flatMap((batch) => batch.rows), ...rows]).size).toBe(everyCall());
});

it('a row of the future on the way does not make it skip the rest', async () => {
  const [call] = simulator.tenant.records('calls');
  simulator.tenant.edit('calls', (one) => one === call, {modifiedOn: '2099-01-01T00:00:00.0000000Z'});
  simulator.onRequest(({ordinal}) => {
    if (ordinal % 4 === 0) simulator.tenant.clock.advance(2 * dayMs);
  });
  const {rows, error} = await readOnce(simulator, 'calls');
  expect(error).toBeUndefined();
  expect(merged(rows).size).toBeGreaterThanOrEqual(everyCall() - 1);
});
