import {type Simulator, startSimulator} from '../../simulator/server';
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
