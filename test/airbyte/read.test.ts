import type {Simulator} from '../../simulator/http/server';
import {startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import type {AirbyteMessage, ConfiguredCatalog, StreamStatus} from '../../src/airbyte/protocol';
import type {ReadRequest} from '../../src/airbyte/read-streams';
import {readMessages} from '../../src/airbyte/read-streams';
import {systemClock} from '../../src/time/clock';
import {configFor, keptLog, quick} from '../servicetitan/reading-fixture';

const now = new Date('2025-11-15T12:00:00Z');
let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({tenant: createTenant({seed: 7, size: 'tiny', now})});
});
afterEach(() => simulator.close());

const catalogFor = (names: readonly string[], more: object = {}): ConfiguredCatalog => ({
  streams: names.map((name) => ({stream: {name}, sync_mode: 'incremental', ...more})),
});
const collect = async (
  names: readonly string[],
  request: Partial<ReadRequest> = {},
  fields: Record<string, unknown> = {},
): Promise<AirbyteMessage[]> => {
  const messages: AirbyteMessage[] = [];
  const config = configFor(simulator, {page_size: 20, ...fields});
  for await (const chunk of readMessages({config, catalog: catalogFor(names), timing: quick, ...request})) {
    messages.push(...chunk);
  }
  return messages;
};

/** What a message is and of which stream, for looking at the order. */
const nameOf = (message: AirbyteMessage): string => {
  if (message.type === 'RECORD') return `${message.record.stream} RECORD`;
  if (message.type === 'STATE') return `${message.state.stream.stream_descriptor.name} STATE`;
  if (message.type !== 'TRACE') return message.type;
  const {trace} = message;
  if (trace.type === 'ERROR') return `${trace.error.stream_descriptor?.name} ERROR`;
  if (trace.type === 'ESTIMATE') return `${trace.estimate.name} ESTIMATE`;
  return `${trace.stream_status.stream_descriptor.name} ${trace.stream_status.status}`;
};
const statusesOf = (messages: readonly AirbyteMessage[], stream: string): StreamStatus[] =>
  messages.flatMap((message) =>
    message.type === 'TRACE' &&
    message.trace.type === 'STREAM_STATUS' &&
    message.trace.stream_status.stream_descriptor.name === stream
      ? [message.trace.stream_status.status]
      : [],
  );

it('tells the life of a stream in order', async () => {
  const names = (await collect(['customers'])).map(nameOf);
  const life = names.filter((name, index) => name !== names[index - 1]);
  expect(life.slice(0, 3)).toEqual(['customers STARTED', 'customers STATE', 'customers ESTIMATE']);
  expect(life.indexOf('customers RECORD')).toBe(life.indexOf('customers RUNNING') + 1);
  expect(life.filter((name) => name === 'customers RUNNING')).toHaveLength(1);
  expect(life.at(-2)).toBe('customers STATE');
  expect(life.at(-1)).toBe('customers COMPLETE');
});

it('counts the records before each state exactly', async () => {
  const counts = new Map<string, number>();
  for (const message of await collect(['customers', 'jobs', 'payroll', 'campaigns'])) {
    if (message.type === 'RECORD') counts.set(message.record.stream, (counts.get(message.record.stream) ?? 0) + 1);
    if (message.type !== 'STATE') continue;
    const {name} = message.state.stream.stream_descriptor;
    expect(message.state.sourceStats?.recordCount).toBe(counts.get(name) ?? 0);
    expect(message.state.type).toBe('STREAM');
    counts.set(name, 0);
  }
  expect([...counts.values()].every((left) => left === 0)).toBe(true);
});

it("stamps records with the time of their request by ServiceTitan's clock, never going back within a stream", async () => {
  // Its answers say the time in whole seconds.
  const startedMs = simulator.tenant.clock.now() - 1_000;
  const last = new Map<string, number>();
  for (const message of await collect(['customers', 'jobs'])) {
    if (message.type !== 'RECORD') continue;
    const {stream, emitted_at: emittedAt} = message.record;
    expect(emittedAt).toBeGreaterThanOrEqual(Math.max(startedMs, last.get(stream) ?? 0));
    expect(emittedAt).toBeLessThanOrEqual(simulator.tenant.clock.now());
    last.set(stream, emittedAt);
  }
});

it('reads streams side by side under one limit', async () => {
  await collect(['customers', 'jobs', 'invoices', 'payments'], {}, {concurrency: 3});
  expect(simulator.stats().maxInFlight).toBeLessThanOrEqual(3);
  expect(simulator.stats().maxInFlight).toBeGreaterThan(1);
  expect(simulator.stats().tokenRequests).toBe(1);
});

it('reads more streams than may run at once', async () => {
  const names = ['customers', 'campaigns', 'job_types', 'calls', 'employees'];
  const messages = await collect(names, {}, {concurrency: 1});
  for (const name of names) expect(statusesOf(messages, name).at(-1)).toBe('COMPLETE');
});

it('fails the stream whose scope is missing, and reads the others', async () => {
  simulator.faults.forbid('payroll');
  const messages = await collect(['payroll', 'customers']);
  expect(statusesOf(messages, 'payroll')).toEqual(['STARTED', 'INCOMPLETE']);
  expect(statusesOf(messages, 'customers')).toEqual(['STARTED', 'RUNNING', 'COMPLETE']);
  const error = messages.find((message) => message.type === 'TRACE' && message.trace.type === 'ERROR');
  expect(error).toMatchObject({
    trace: {
      error: {
        failure_type: 'config_error',
        stream_descriptor: {name: 'payroll'},
        message: expect.stringContaining('payroll module') as string,
      },
    },
  });
  expect(JSON.stringify(error)).not.toContain('stack_trace');
});

it.each([401, 404] as const)(
  'fails the stream whose scope is missing also where that is a %d',
  async (missingScope) => {
    const other = await startSimulator({tenant: simulator.tenant, manners: {missingScope}});
    other.faults.forbid('payroll');
    try {
      const messages = await collect(['payroll', 'customers'], {}, {...other.config()});
      expect(statusesOf(messages, 'payroll')).toEqual(['STARTED', 'INCOMPLETE']);
      expect(statusesOf(messages, 'customers')).toEqual(['STARTED', 'RUNNING', 'COMPLETE']);
    } finally {
      await other.close();
    }
  },
);

it('fails a stream that is not there and one whose state is not ours, each alone', async () => {
  const state = [{type: 'STREAM', stream: {stream_descriptor: {name: 'jobs'}, stream_state: {cursor: 5}}}];
  const messages = await collect(['jbos', 'jobs', 'campaigns'], {state});
  expect(statusesOf(messages, 'jbos')).toEqual(['STARTED', 'INCOMPLETE']);
  expect(statusesOf(messages, 'jobs')).toEqual(['STARTED', 'INCOMPLETE']);
  expect(statusesOf(messages, 'campaigns').at(-1)).toBe('COMPLETE');
  const errors = messages
    .filter((message) => nameOf(message).endsWith('ERROR'))
    .map((message) => JSON.stringify(message));
  expect(errors.join()).toContain('Unknown stream \\"jbos\\". Did you mean jobs? ');
  expect(errors.join()).toContain('The saved state of jobs is not one that this connector wrote');
  expect(errors.every((error) => error.includes('config_error'))).toBe(true);
});

it('says that it waits for the rate limit, and when it runs again', async () => {
  simulator.faults.add({kind: 'status', status: 429, match: /customers/, after: 2});
  const messages = await collect(['customers'], {log: keptLog()});
  const limited = messages.find((message) => JSON.stringify(message).includes('RATE_LIMITED'));
  expect(limited).toMatchObject({
    trace: {
      stream_status: {
        status: 'RUNNING',
        reasons: [{type: 'RATE_LIMITED', rate_limited: {quota_reset: expect.any(Number) as number}}],
      },
    },
  });
  const after = messages.slice(messages.indexOf(limited as AirbyteMessage) + 1);
  expect(statusesOf(after, 'customers')).toEqual(['RUNNING', 'COMPLETE']);
});

it('warns of the rate limit once in a minute, however often it is reached', async () => {
  simulator.faults.add({kind: 'status', status: 429, headers: {'Retry-After': '0'}, match: /tenant/, times: 12});
  const log = keptLog();
  let aheadMs = 0;
  const clock = {...systemClock, uptimeMs: () => systemClock.uptimeMs() + aheadMs};
  await collect(['customers'], {log, clock, timing: {...quick, patienceMs: 600_000}});
  const warnings = (): number => log.lines.filter((line) => line.includes('rate limit is reached')).length;
  expect(warnings()).toBe(1);
  simulator.faults.add({kind: 'status', status: 429, headers: {'Retry-After': '0'}, match: /jobs/, times: 4});
  simulator.onRequest(() => void (aheadMs += 40_000));
  await collect(['jobs'], {log, clock, timing: {...quick, patienceMs: 6_000_000}});
  expect(warnings()).toBe(3);
});

it('reads a stream without a cursor whole, whatever the catalog says', async () => {
  const messages = await collect(['payment_types']);
  expect(messages.filter(({type}) => type === 'RECORD')).toHaveLength(5);
});

it('goes on from its states', async () => {
  const first = await collect(['jobs', 'calls']);
  const state = first.flatMap((message) => (message.type === 'STATE' ? [message.state] : []));
  const second = await collect(['jobs', 'calls'], {state});
  expect(second.filter(({type}) => type === 'RECORD')).toEqual([]);
  expect(statusesOf(second, 'jobs')).toEqual(['STARTED', 'COMPLETE']);
});

it('sends no state for an ad-hoc range', async () => {
  const range = {from: '2025-10-15T00:00:00.0000000Z', before: '2025-11-01T00:00:00.0000000Z'};
  const messages = await collect(['invoices', 'campaigns'], {range});
  expect(messages.some(({type}) => type === 'RECORD')).toBe(true);
  expect(messages.some(({type}) => type === 'STATE')).toBe(false);
});

it('ends with the last state and INCOMPLETE when it is stopped, without calling that an error', async () => {
  const stop = new AbortController();
  const messages: AirbyteMessage[] = [];
  const config = configFor(simulator, {page_size: 20, concurrency: 2});
  simulator.faults.add({kind: 'hang', ms: 5_000, match: /crm.*customers/, after: 4});
  for await (const chunk of readMessages({
    config,
    catalog: catalogFor(['customers']),
    signal: stop.signal,
    timing: quick,
  })) {
    messages.push(...chunk);
    if (chunk.some(({type}) => type === 'STATE')) setTimeout(() => stop.abort(), 50);
  }
  const names = messages.map(nameOf);
  expect(names.slice(-2)).toEqual(['customers STATE', 'customers INCOMPLETE']);
  expect(names).not.toContain('customers ERROR');
});

it('stops its requests when nobody takes its messages any more', async () => {
  const config = configFor(simulator, {page_size: 20});
  for await (const chunk of readMessages({config, catalog: catalogFor(['jobs', 'invoices']), timing: quick})) {
    if (chunk.some(({type}) => type === 'RECORD')) break;
  }
  // What was on its way already may still arrive.
  let [before, now] = [-1, simulator.stats().total];
  while (now !== before) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    [before, now] = [now, simulator.stats().total];
  }
  const rows = simulator.tenant.records('jobs').length + simulator.tenant.records('invoices').length;
  // A page for each 20 rows, and the question about bounds.
  expect(now).toBeLessThan(rows / 20 + 1);
});

it('does not read ahead of a slow reader', async () => {
  const config = configFor(simulator, {page_size: 20, concurrency: 2});
  const chunks = readMessages({config, catalog: catalogFor(['jobs', 'invoices', 'appointments']), timing: quick});
  let pages = 0;
  while (pages === 0) {
    const {value} = await chunks.next();
    pages += (value as AirbyteMessage[]).filter(({type}) => type === 'RECORD').length > 0 ? 1 : 0;
  }
  const reads = (): number => simulator.stats().log.filter((request) => request.includes('pageSize=20')).length;
  const before = reads();
  await new Promise((resolve) => setTimeout(resolve, 200));
  const after = reads();
  await chunks.return();
  // Two of each of the two streams at most: how many pages wait is a matter of their bytes.
  expect(after - before).toBeLessThanOrEqual(4);
});

it('repeats the last state as a sign of life while nothing moves, also where the clock is set back meanwhile', async () => {
  let passedMs = 0;
  // Sleeps of minutes take milliseconds, and the clock goes back by as much as passes.
  const clock = {
    now: () => Date.now() - passedMs,
    uptimeMs: () => systemClock.uptimeMs() + passedMs,
    sleep: async (ms: number, signal?: AbortSignal) => {
      await systemClock.sleep(ms >= 60_000 ? 20 : ms, signal);
      if (ms >= 60_000) passedMs += ms;
    },
  };
  simulator.faults.add({kind: 'hang', ms: 200, match: /crm.*customers/, after: 3});
  const messages = await collect(['customers'], {clock}, {concurrency: 1});
  const states = messages.flatMap((message) =>
    message.type === 'STATE' ? [JSON.stringify(message.state.stream)] : [],
  );
  expect(states.some((state, index) => state === states[index - 1])).toBe(true);
});
