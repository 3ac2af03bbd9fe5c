import {type Simulator, startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {readOnce} from './reading-fixture';

const minuteMs = 60_000;

let simulator: Simulator;
beforeEach(async () => {
  const now = new Date('2025-11-15T12:00:00Z');
  simulator = await startSimulator({tenant: createTenant({seed: 7, size: 'tiny', now})});
});
afterEach(() => simulator.close());

/** Minutes before its watermark from which the second read of a stream asks. */
async function minutesBack(stream: string, fields: Record<string, unknown>): Promise<number> {
  const {lastState} = await readOnce(simulator, stream, {fields});
  simulator.tenant.clock.advance(10 * minuteMs);
  const before = simulator.stats().log.length;
  const {error} = await readOnce(simulator, stream, {fields, state: lastState});
  expect(error).toBeUndefined();
  const asked = simulator
    .stats()
    .log.slice(before)
    .flatMap((request) => /modifiedOnOrAfter=([^&\s]+)/.exec(request)?.[1] ?? [])
    .map((from) => Date.parse(decodeURIComponent(from)));
  return (Date.parse(lastState?.['modifiedOn'] as string) - Math.min(...asked)) / minuteMs;
}

test.each([
  ['the common one', {lookback_minutes: 45}, 45],
  ['its own instead', {lookback_minutes: 45, entities: {jobs: {lookback_minutes: 120}}}, 120],
  ["not another stream's", {lookback_minutes: 45, entities: {customers: {lookback_minutes: 120}}}, 45],
])('a stream is followed from its lookback before its watermark: %s', async (_, fields, expected) => {
  expect(await minutesBack('jobs', {...fields, end_date: '2030-01-01T00:00:00Z'})).toBe(expected);
});

describe.each(['jobs', 'invoices', 'leads', 'calls'])('%s, followed with a continuation token', (stream) => {
  const at = (minutesAgo: number): string =>
    `${new Date(simulator.tenant.clock.now() - minutesAgo * minuteMs).toISOString().slice(0, -1)}0000Z`;
  const commit = (id: number, minutesAgo: number, fields: Record<string, unknown> = {}): void =>
    void simulator.tenant.insert(
      stream,
      {id, active: true, createdOn: at(minutesAgo), ...fields},
      {modifiedOn: at(minutesAgo)},
    );
  const has = (rows: readonly Readonly<Record<string, unknown>>[], id: number): boolean =>
    rows.some((row) => row.id === id);

  /** A state with a token, after a quiet day: nothing is young enough to be read again for its own sake. */
  async function followed(fields: Record<string, unknown>, lastMinutesAgo?: number): Promise<unknown> {
    const first = await readOnce(simulator, stream, {fields});
    simulator.tenant.clock.advance(24 * 60 * minuteMs);
    // The token lies behind a row that is older than what is read again.
    if (lastMinutesAgo !== undefined) commit(700_001, lastMinutesAgo);
    const second = await readOnce(simulator, stream, {fields, state: first.lastState});
    expect(second.lastState).toMatchObject({continueFrom: expect.any(String) as string});
    return second.lastState;
  }

  it.each([
    ['40 minutes late', 40, {}],
    ['40 minutes late', 40, {lookback_minutes: 180}],
    ['170 minutes late', 170, {lookback_minutes: 180}],
    ['a day late', 1_440, {lookback_minutes: 10_080}],
  ])('delivers rows that became visible %s (%i) with %j', async (_, minutes, fields) => {
    const state = await followed(fields, 10);
    commit(800_001, minutes);
    commit(800_002, minutes, {active: false});
    simulator.tenant.clock.advance(10 * minuteMs);
    const {rows, error} = await readOnce(simulator, stream, {fields, state});
    expect(error).toBeUndefined();
    expect([has(rows, 800_001), has(rows, 800_002)]).toEqual([true, true]);
  });

  it('costs one request where nothing is new', async () => {
    const state = await followed({});
    simulator.resetStats();
    const {rows} = await readOnce(simulator, stream, {state});
    expect(rows).toEqual([]);
    expect(simulator.stats().total).toBeLessThanOrEqual(3);
    const feed = simulator.stats().log.filter((request) => request.includes('from='));
    expect(feed).toHaveLength(2);
  });

  it('does not read again what comes with the token', async () => {
    const state = await followed({});
    simulator.tenant.clock.advance(60 * minuteMs);
    commit(800_001, 30);
    const {rows} = await readOnce(simulator, stream, {state});
    expect(rows.map(({id}) => id)).toEqual([800_001]);
  });
});

it('reads no more than a page of what is new a second time', async () => {
  await simulator.close();
  const now = new Date('2025-11-15T12:00:00Z');
  simulator = await startSimulator({
    tenant: createTenant({seed: 7, size: 'tiny', now}),
    manners: {exportPageSize: 20},
  });
  const first = await readOnce(simulator, 'leads', {});
  simulator.tenant.clock.advance(24 * 60 * minuteMs);
  const second = await readOnce(simulator, 'leads', {state: first.lastState});
  for (let id = 1; id <= 200; id += 1) {
    simulator.tenant.clock.advance(minuteMs);
    simulator.tenant.insert('leads', {id: 800_000 + id});
  }
  simulator.tenant.clock.advance(60 * minuteMs);
  simulator.resetStats();
  const {rows} = await readOnce(simulator, 'leads', {state: second.lastState});
  expect(new Set(rows.map(({id}) => id)).size).toBe(200);
  expect(simulator.stats().total).toBeLessThanOrEqual(13);
});
