import {seededRandom} from '../../../simulator/business/random';
import type {Simulator} from '../../../simulator/http/server';
import {startSimulator} from '../../../simulator/http/server';
import {createTenant} from '../../../simulator/tenant';
import type {StateMessage} from '../../../src/airbyte/protocol';
import type {JsonObject} from '../../../src/json';
import {asDelivered, merged} from '../reading-fixture';
import {committed, messagesIn, startRead} from './process';

const streams = ['jobs', 'invoices', 'customers', 'calls', 'campaigns'];
const dayMs = 86_400_000;
/** `npm run test:chaos` kills more often. */
const killsPerStory = process.env.CHAOS_SCHEDULES === undefined ? 1 : 5;

let simulator: Simulator;
beforeEach(async () => {
  const tenant = createTenant({seed: 7, size: 'tiny', now: new Date('2025-11-15T12:00:00Z')});
  tenant.clock.advance(3_600_000);
  simulator = await startSimulator({tenant, latencyMs: 5, manners: {exportPageSize: 60}});
});
afterEach(() => simulator.close());

/** What the platform holds from one process to the next. */
interface Platform {
  readonly records: Map<string, JsonObject[]>;
  readonly states: Map<string, StateMessage['state']>;
}

/**
 * One process: killed when it makes its n-th request, else left to end well.
 * @returns whether it came to be killed: a read with little news may need fewer requests.
 */
async function run(platform: Platform, fields: Record<string, unknown>, killAtRequest = Infinity): Promise<boolean> {
  const process = startRead(simulator, {
    streams,
    fields: {page_size: 60, ...fields},
    states: [...platform.states.values()],
  });
  let requests = 0;
  const stop = simulator.onRequest(() => {
    requests += 1;
    if (requests === killAtRequest) process.child.kill('SIGKILL');
  });
  const code = await process.ended;
  stop();
  const killed = requests >= killAtRequest;
  expect(code).toBe(killed ? null : 0);
  const {records, states} = committed(messagesIn(process.text()));
  for (const [name, rows] of records) platform.records.set(name, [...(platform.records.get(name) ?? []), ...rows]);
  for (const [name, state] of states) platform.states.set(name, state);
  return killed;
}

/** Rows that someone edits between two processes. */
function edit(count: number): void {
  for (const stream of ['jobs', 'invoices', 'customers', 'campaigns']) {
    const rows = simulator.tenant.records(stream);
    for (let index = 0; index < count; index += 1) {
      const row = rows[(index * 13) % rows.length];
      simulator.tenant.edit(stream, (record) => record === row, {summary: `edit ${count}`});
    }
  }
  simulator.tenant.clock.advance(3_600_000);
}

it.each<[string, {between?: (platform: Platform) => void; fields?: Record<string, unknown>[]}]>([
  ['and started again', {}],
  ['and started again days later', {between: () => void simulator.tenant.clock.advance(3 * dayMs)}],
  [
    'and started again with earlier and earlier start dates',
    {fields: [{start_date: '2025-10-20'}, {start_date: '2025-09-25'}]},
  ],
  [
    'and started again after one stream was reset',
    {
      between: ({states, records}) => {
        states.delete('invoices');
        records.delete('invoices');
      },
    },
  ],
])('a process that is killed at any moment %s loses nothing', async (story, {between, fields = []}) => {
  const random = seededRandom(story);
  const platform: Platform = {records: new Map(), states: new Map()};
  let kills = 0;
  for (let attempt = 0; attempt < killsPerStory; attempt += 1) {
    if (await run(platform, fields[attempt] ?? {}, random.int(2, 30))) kills += 1;
    edit(attempt + 1);
    between?.(platform);
  }
  expect(kills).toBeGreaterThan(killsPerStory / 3);
  await run(platform, {});
  for (const stream of streams) {
    const table = merged(platform.records.get(stream) ?? []);
    const missing = simulator.tenant.records(stream).filter((row) => {
      const held = table.get(String(row.id));
      return held?.modifiedOn !== asDelivered(row.modifiedOn);
    });
    expect(missing.map(({id, modifiedOn}) => `${stream} ${String(id)} ${String(modifiedOn)}`)).toEqual([]);
  }
});
