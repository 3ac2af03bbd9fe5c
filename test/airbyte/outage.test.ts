import type {Fault} from '../../simulator/http/faults';
import type {Simulator} from '../../simulator/http/server';
import {startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import type {ReadRequest} from '../../src/airbyte/read-streams';
import {readMessages} from '../../src/airbyte/read-streams';
import {selectStreams} from '../../src/catalogue';
import {systemClock} from '../../src/time/clock';
import {configFor, quick} from '../servicetitan/reading-fixture';

const now = new Date('2025-11-15T12:00:00Z');
const patienceMs = 1_500;
const timing = {...quick, attemptMs: 700, patienceMs};

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({tenant: createTenant({seed: 7, size: 'tiny', now, breadth: true})});
});
afterEach(() => simulator.close());

interface Ended {
  readonly streams: ReadonlyMap<string, string>;
  readonly errors: ReadonlyMap<string, string>;
  readonly tookMs: number;
}

/** Reads many streams, and says how each ended. */
async function read(names: readonly string[], request: Partial<ReadRequest> = {}, concurrency = 4): Promise<Ended> {
  const streams = new Map<string, string>();
  const errors = new Map<string, string>();
  const catalog = {
    streams: selectStreams(names).map(({name}) => ({
      stream: {name},
      sync_mode: 'full_refresh' as const,
      destination_sync_mode: 'append' as const,
    })),
  };
  const began = performance.now();
  for await (const messages of readMessages({
    config: configFor(simulator, {concurrency}),
    catalog,
    timing,
    ...request,
  })) {
    for (const message of messages) {
      if (message.type !== 'TRACE') continue;
      const {trace} = message;
      if (trace.type === 'ERROR') errors.set(trace.error.stream_descriptor?.name ?? '', trace.error.message);
      if (trace.type !== 'STREAM_STATUS') continue;
      streams.set(trace.stream_status.stream_descriptor.name, trace.stream_status.status);
    }
  }
  return {streams, errors, tookMs: performance.now() - began};
}

const everything = ['core', 'reference', 'extended'];

describe('when nothing answers, the run is patient once', () => {
  it.each<[string, Fault]>([
    ['every connection is cut', {kind: 'reset', match: /./}],
    ['every answer is a 503', {kind: 'status', status: 503, match: /./}],
    ['every answer is a 429', {kind: 'status', status: 429, match: /tenant/}],
    ['no answer ever comes', {kind: 'hang', ms: 60_000, match: /tenant/}],
    ['there is no token', {kind: 'status', status: 503, match: /token/}],
    ['the token never comes', {kind: 'hang', ms: 60_000, match: /token/}],
  ])('%s', async (_, fault) => {
    simulator.faults.add({...fault, times: Infinity});
    const {streams, errors, tookMs} = await read(everything);
    expect(streams.size).toBeGreaterThan(100);
    expect(new Set(streams.values())).toEqual(new Set(['INCOMPLETE']));
    expect(errors.size).toBe(streams.size);
    for (const message of errors.values()) expect(message).toMatch(/did not answer|no access token/);
    expect(tookMs).toBeLessThan(3 * patienceMs);
  });

  it('in the middle of a run', async () => {
    simulator.faults.add({kind: 'reset', match: /./, after: 30, times: Infinity});
    const {streams, tookMs} = await read(everything);
    expect([...streams.values()].filter((status) => status === 'COMPLETE').length).toBeGreaterThan(3);
    expect([...streams.values()].filter((status) => status === 'INCOMPLETE').length).toBeGreaterThan(80);
    expect(tookMs).toBeLessThan(4 * patienceMs);
  });
});

describe('dead endpoints are no outage', () => {
  it.each([1, 4])('others are read to their end, %i at a time', async (concurrency) => {
    simulator.faults.add({kind: 'reset', match: /\/jobs\?/, times: Infinity});
    simulator.faults.add({kind: 'status', status: 503, match: /\/campaigns/, times: Infinity});
    const names = ['jobs', 'job_types', 'campaigns', 'payment_types', 'business_units', 'tag_types', 'technicians'];
    const {streams} = await read(names, {}, concurrency);
    const dead = [...streams].filter(([, status]) => status !== 'COMPLETE').map(([name]) => name);
    expect(dead.sort()).toEqual(['campaigns', 'jobs']);
  });

  it('an outage that ends in time costs nothing but time', async () => {
    simulator.faults.add({kind: 'reset', match: /./, times: Infinity});
    const timer = setTimeout(() => simulator.faults.clear(), patienceMs / 3);
    const {streams} = await read(['core', 'reference'], {timing: {...timing, patienceMs: 10_000}});
    clearTimeout(timer);
    expect(new Set(streams.values())).toEqual(new Set(['COMPLETE']));
  });
});

describe('a clock that is set while it waits', () => {
  it.each([
    ['ahead', 3_600_000],
    ['back', -3_600_000],
  ])('changes neither patience nor pauses: an hour %s', async (_, byMs) => {
    let shiftMs = 0;
    const clock = {...systemClock, now: () => Date.now() + shiftMs};
    simulator.faults.add({kind: 'status', status: 503, match: /\/jobs\?/, times: 2});
    simulator.faults.add({kind: 'status', status: 429, match: /\/jobs\?/, times: 1});
    const stop = simulator.onRequest(({path}) => {
      if (!path.endsWith('/jobs')) return;
      stop();
      shiftMs = byMs;
    });
    const {streams, tookMs} = await read(['jobs', 'campaigns'], {clock});
    expect(new Set(streams.values())).toEqual(new Set(['COMPLETE']));
    expect(tookMs).toBeLessThan(4 * patienceMs);
  });
});
