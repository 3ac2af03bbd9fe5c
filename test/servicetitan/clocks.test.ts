import type {Simulator} from '../../simulator/http/server';
import {startSimulator} from '../../simulator/http/server';
import type {Tenant} from '../../simulator/tenant';
import {createTenant} from '../../simulator/tenant';
import {ConfigError} from '../../src/errors';
import {keptLog, readOnce} from './reading-fixture';

const [minuteMs, dayMs] = [60_000, 86_400_000];
const fields = {settle_minutes: 0};

let simulator: Simulator;
let tenant: Tenant;
const start = async (manners: Parameters<typeof startSimulator>[0]['manners'] = {}): Promise<void> => {
  // A little behind the tests' own clock, so that a test can move it to the present.
  tenant = createTenant({seed: 7, size: 'tiny', now: new Date(Date.now() - 90_000)});
  simulator = await startSimulator({tenant, manners});
};
afterEach(() => simulator.close());

const watermarkOf = (state: Readonly<Record<string, unknown>> | undefined): number =>
  Date.parse(state?.['modifiedOn'] as string);
let id = 900_000_000;
/** A row of each kind that was modified some minutes ago. */
const insert = (stream: string, minutesAgo = 1): number => {
  id += 1;
  const modifiedOn = new Date(tenant.clock.now() - minutesAgo * minuteMs).toISOString();
  tenant.insert(stream, {id, active: true}, {modifiedOn});
  return id;
};
const idsOf = (rows: readonly Readonly<Record<string, unknown>>[]): unknown[] => rows.map((row) => row.id);

describe.each(['tasks', 'jobs', 'calls'])('%s', (stream) => {
  it.each([1, -1])('lose nothing where the Date of one run is %d days ahead', async (days) => {
    await start();
    const known = [insert(stream, 60)];
    const first = await readOnce(simulator, stream, {fields});
    simulator.shiftDate(days * dayMs);
    const log = keptLog();
    const second = await readOnce(simulator, stream, {fields, state: first.lastState, log});
    simulator.shiftDate(0);
    const states = [first.lastState, second.lastState].filter((state) => state !== undefined);
    for (const state of states) expect(watermarkOf(state)).toBeLessThanOrEqual(Date.now());
    expect(
      log.lines.filter((line) => /clock is 14\d\d minutes (behind|ahead of) ServiceTitan's/.test(line)),
    ).toHaveLength(1);
    const late = insert(stream);
    tenant.clock.advance(80_000);
    const third = await readOnce(simulator, stream, {fields, state: states.at(-1)});
    expect(third.error).toBeUndefined();
    expect(idsOf(first.rows)).toEqual(expect.arrayContaining(known));
    // The feed lags by some minutes: what it cannot show yet is not looked for.
    if (stream === 'tasks') expect(idsOf(third.rows)).toContain(late);
  });
});

it('bounds a first load by the earlier clock, and says so once', async () => {
  await start();
  simulator.shiftDate(dayMs);
  const log = keptLog();
  const {lastState} = await readOnce(simulator, 'tasks', {fields, log});
  expect(watermarkOf(lastState)).toBeLessThanOrEqual(Date.now());
  expect(log.lines.filter((line) => line.includes("behind ServiceTitan's"))).toHaveLength(1);
});

it('goes by ServiceTitan where the clocks are two minutes apart at most, without a word', async () => {
  await start();
  simulator.shiftDate(2 * minuteMs);
  const log = keptLog();
  const {lastState} = await readOnce(simulator, 'tasks', {fields, log});
  expect(watermarkOf(lastState)).toBeGreaterThan(Date.now());
  expect(log.lines.join()).not.toContain('clock');
});

it('is not led into the future by a clock that jumps between two requests', async () => {
  await start();
  simulator.onRequest(({ordinal}) => simulator.shiftDate(ordinal % 2 === 0 ? dayMs : 0));
  for (const stream of ['tasks', 'jobs', 'calls']) {
    const {lastState, error} = await readOnce(simulator, stream, {fields});
    expect(error).toBeUndefined();
    expect(watermarkOf(lastState)).toBeLessThanOrEqual(Date.now());
  }
});

it.each(['no', 'garbage'] as const)(
  'keeps away from the present where the Date is missing or garbage: %s',
  async (date) => {
    await start({date});
    const {lastState, error, rows} = await readOnce(simulator, 'tasks', {fields});
    expect(error).toBeUndefined();
    expect(rows).toEqual([]);
    const behindMs = Date.now() - watermarkOf(lastState);
    expect(behindMs).toBeGreaterThan(59 * minuteMs);
    expect(behindMs).toBeLessThan(62 * minuteMs);
  },
);

it('takes a Date of 1970 for none', async () => {
  await start();
  simulator.shiftDate(-tenant.clock.now());
  const {lastState} = await readOnce(simulator, 'tasks', {fields});
  expect(Date.now() - watermarkOf(lastState)).toBeLessThan(62 * minuteMs);
});

it('does not end well where it reads nothing because the state lies after the earlier clock', async () => {
  await start();
  const first = await readOnce(simulator, 'tasks', {fields});
  simulator.shiftDate(-dayMs);
  const second = await readOnce(simulator, 'tasks', {fields, state: first.lastState});
  expect(second.error).toBeInstanceOf(ConfigError);
  expect((second.error as Error).message).toMatch(/clock and ServiceTitan's disagree/);
  // A feed goes on from its token all the same.
  simulator.shiftDate(0);
  const jobs = await readOnce(simulator, 'jobs', {fields});
  simulator.shiftDate(-dayMs);
  expect((await readOnce(simulator, 'jobs', {fields, state: jobs.lastState})).error).toBeUndefined();
});
