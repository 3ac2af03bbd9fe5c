import type {Manners} from '../../simulator/http/manners';
import type {Simulator} from '../../simulator/http/server';
import {startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {schemaOf, streamNamed} from '../../src/catalogue';
import {SourceError} from '../../src/errors';
import type {JsonObject} from '../../src/json';
import {createClient} from '../../src/servicetitan/api/client';
import {createPageMemory, pageMemoryBytes} from '../../src/servicetitan/api/page-memory';
import {type FoundRows, readLostRows} from '../../src/servicetitan/audit/lost-rows';
import {type KeySource, readKeys} from '../../src/servicetitan/audit/stream-keys';
import type {Stream} from '../../src/streams/definition';
import {systemClock} from '../../src/time/clock';
import type {Outcome, ReadOnce} from './reading-fixture';
import {configFor, keptLog, merged, quick, readOnce} from './reading-fixture';

const now = new Date('2025-11-15T12:00:00Z');
const minuteMs = 60_000;
/** Far more than any of these streams needs, so that a read that would never end fails instead. */
const requestsAtMost = 200;
const small = {page_size: 10};

let simulator: Simulator;
afterEach(() => simulator.close());

async function start(manners: Partial<Manners>): Promise<void> {
  simulator = await startSimulator({tenant: createTenant({seed: 7, size: 'tiny', now, breadth: true}), manners});
}

/** Reads until it ends, or was about to read for ever. */
async function boundedRead(stream: string, options: ReadOnce = {}): Promise<Outcome & {readonly requests: number}> {
  const stop = new AbortController();
  const before = simulator.stats().total;
  const unhook = simulator.onRequest(() => {
    if (simulator.stats().total - before > requestsAtMost) stop.abort(new Error('it would never end'));
  });
  const outcome = await readOnce(simulator, stream, {fields: small, ...options, signal: stop.signal});
  unhook();
  return {...outcome, requests: simulator.stats().total - before};
}

/** Reads beside the state until it ends, or was about to read for ever. */
async function bounded(
  read: (source: KeySource) => AsyncIterable<readonly JsonObject[]>,
  stream: Stream,
): Promise<{readonly error: unknown; readonly rows: readonly JsonObject[]}> {
  const stop = new AbortController();
  simulator.onRequest(({ordinal}) => {
    if (ordinal > requestsAtMost) stop.abort(new Error('it would never end'));
  });
  const [config, log] = [configFor(simulator, small), keptLog()];
  const client = createClient({config, clock: systemClock, log, timing: quick, signal: stop.signal});
  const memory = createPageMemory(pageMemoryBytes(config.concurrency));
  const rows: JsonObject[] = [];
  try {
    for await (const some of read({config, client, log, memory, schema: schemaOf(stream)})) rows.push(...some);
    return {error: undefined, rows};
  } catch (error) {
    return {error, rows};
  }
}

async function* found(reads: AsyncIterable<FoundRows>): AsyncGenerator<readonly JsonObject[], void> {
  for await (const {rows} of reads) yield rows;
}

function expectIgnored(error: unknown, parameter: string): void {
  expect(error).toBeInstanceOf(SourceError);
  expect((error as Error).message).toMatch(new RegExp(`ServiceTitan ignores the parameter \\W?${parameter}\\b`));
}

describe('a filter that the API ignores stops the stream after a few requests, and is named', () => {
  it.each([
    [['modifiedBefore'], 'modifiedBefore'],
    [['modifiedOnOrAfter'], 'modifiedOnOrAfter'],
    [['modifiedOnOrAfter', 'modifiedBefore'], 'modified(OnOrAfter|Before)'],
  ])('in a first load: %j', async (ignoredParameters, named) => {
    await start({ignoredParameters});
    for (const stream of ['jobs', 'estimates_items']) {
      const {error, requests, rows} = await boundedRead(stream);
      expectIgnored(error, named);
      expect(requests).toBeLessThan(40);
      expect(rows.length).toBeLessThan(400);
    }
  });

  it.each(['modifiedBefore', 'modifiedOnOrAfter'])('in a first load with a start: %s', async (parameter) => {
    await start({ignoredParameters: [parameter]});
    const {error, requests} = await boundedRead('jobs', {fields: {...small, start_date: '2025-10-01'}});
    expectIgnored(error, parameter);
    expect(requests).toBeLessThan(40);
  });

  it.each(['modifiedBefore', 'modifiedOnOrAfter'])('in an ad-hoc range: %s', async (parameter) => {
    await start({ignoredParameters: [parameter]});
    const range = {from: '2025-10-01T00:00:00.0000000Z', before: '2025-10-08T00:00:00.0000000Z'};
    const {error, requests} = await boundedRead('jobs', {range});
    expectIgnored(error, parameter);
    expect(requests).toBeLessThan(40);
  });

  it('when following by windows', async () => {
    await start({});
    const {lastState} = await readOnce(simulator, 'estimates_items', {fields: small});
    await simulator.close();
    await start({ignoredParameters: ['modifiedOnOrAfter']});
    const {error, requests} = await boundedRead('estimates_items', {state: lastState});
    expectIgnored(error, 'modifiedOnOrAfter');
    expect(requests).toBeLessThan(40);
  });

  it('when following by the feed, from a date or from a token', async () => {
    await start({ignoredParameters: ['from']});
    const first = await boundedRead('jobs');
    expectIgnored(first.error, 'from');
    const state = {...first.lastState, continueFrom: 'a-token', modifiedOn: '2025-11-14T00:00:00.0000000Z'};
    const second = await boundedRead('jobs', {state});
    expectIgnored(second.error, 'from');
    expect(second.requests).toBeLessThan(5);
  });

  it('in a feed whose tokens are never the same', async () => {
    await start({ignoredParameters: ['from'], exportTokens: 'once', exportPageSize: 10});
    const {error, requests} = await boundedRead('calls');
    expectIgnored(error, 'from');
    expect(requests).toBe(2);
  });

  it('when rows without an id are read by their group', async () => {
    await start({ignoredParameters: ['payrollIds']});
    const [template] = simulator.tenant.records('payroll');
    simulator.tenant.insert('payroll', {...template, payrollId: 777, id: null});
    simulator.tenant.clock.advance(60 * minuteMs);
    const {error, requests} = await boundedRead('payroll');
    expectIgnored(error, 'payrollIds');
    expect(requests).toBeLessThan(40);
  });

  it.each(['createdBefore', 'createdOnOrAfter'])('when every key is read: %s', async (parameter) => {
    await start({ignoredParameters: [parameter]});
    const stream = streamNamed('jobs') as Stream;
    const {error} = await bounded((source) => readKeys(stream, source), stream);
    expectIgnored(error, parameter);
    expect(simulator.stats().total).toBeLessThan(40);
  });

  it.each(['jobs', 'invoices', 'purchase_orders'])(
    'when rows that were lost are read by their ids: %s',
    async (name) => {
      await start({ignoredParameters: ['ids']});
      const stream = streamNamed(name) as Stream;
      expect(stream.list?.ids).toBe(true);
      const ids = simulator.tenant.records(name).map(({id}) => String(id));
      expect(ids.length).toBeGreaterThan(2);
      const lost = ids.slice(-1).map((key) => ({key, version: null, group: null}));
      const {error, rows} = await bounded((source) => found(readLostRows(stream, source, lost)), stream);
      expectIgnored(error, 'ids');
      expect(rows).toEqual([]);
      // A token, the rows, and the proof.
      expect(simulator.stats().total).toBeLessThanOrEqual(3);
    },
  );

  it.each([
    ['ads_performance', 'fromUtc'],
    ['ads_performance', 'toUtc'],
    ['ads_attributed_leads', 'fromUtc'],
    ['ads_attributed_leads', 'toUtc'],
    ['schedulers_performance', 'sessionCreatedOnOrAfter'],
    ['schedulers_performance', 'sessionCreatedBefore'],
  ])('in a list that is read day by day: %s, %s', async (stream, parameter) => {
    await start({ignoredParameters: [parameter]});
    const {error} = await boundedRead(stream, {fields: {start_date: '2025-11-13', concurrency: 2}});
    expectIgnored(error, parameter);
  });

  it('in a list per parent', async () => {
    await start({ignoredParameters: ['id']});
    const {error, requests} = await boundedRead('customers_notes', {fields: {concurrency: 2}});
    expectIgnored(error, 'id');
    expect(requests).toBeLessThan(10);
  });

  it.each([
    ['schedulers_sessions', 'modifiedOnOrAfter'],
    ['reputation_reviews', 'modifiedOnOrAfter'],
    ['form_submissions', 'submittedOnOrAfter'],
  ])('when what is new is asked for between two reads of everything: %s, %s', async (stream, parameter) => {
    await start({ignoredParameters: [parameter]});
    const {error: none, lastState} = await readOnce(simulator, stream);
    expect(none).toBeUndefined();
    simulator.tenant.clock.advance(60 * 60_000);
    const {error, requests} = await boundedRead(stream, {state: lastState, fields: {concurrency: 2}});
    expectIgnored(error, parameter);
    expect(requests).toBeLessThan(10);
  });

  it.each(['createdBefore', 'createdOnOrAfter'])(
    'when a second with more rows than a page is cut by createdOn: %s',
    async (parameter) => {
      await start({ignoredParameters: [parameter], unsortedLists: 'every request'});
      for (let id = 1; id <= 60; id += 1) {
        const row = {id, active: true, createdOn: `2023-04-${String(1 + (id % 28)).padStart(2, '0')}T00:00:00Z`};
        simulator.tenant.insert('technicians', row, {modifiedOn: '2023-05-05T05:05:05.0000000Z'});
      }
      const {error, requests} = await boundedRead('technicians');
      expectIgnored(error, parameter);
      expect(requests).toBeLessThan(requestsAtMost);
    },
  );

  it('where pages are all the first one', async () => {
    await start({ignoredParameters: ['page']});
    for (const stream of ['wbs_segments', 'project_types']) {
      const {error, requests} = await boundedRead(stream);
      expectIgnored(error, 'page');
      expect(requests).toBe(3);
    }
  });
});

describe('rows that rightly come outside what was asked for stop nothing', () => {
  it('because they are edited while they are read, however often', async () => {
    await start({filterLagMinutes: 10});
    const {tenant} = simulator;
    let edits = 0;
    const stop = simulator.onRequest(() => {
      const ids = tenant.records('jobs').map(({id}) => id as number);
      for (let count = 0; count < 5; count += 1)
        tenant.edit('jobs', ids[(edits++ * 7) % ids.length] ?? 0, {summary: 'edited'});
    });
    const log = keptLog();
    const first = await boundedRead('jobs', {log});
    expect(first.error).toBeUndefined();
    expect(log.lines.join('\n')).toContain('rows came outside the window that was asked for');
    stop();
    tenant.clock.advance(60 * minuteMs);
    const second = await boundedRead('jobs', {state: first.lastState});
    expect(second.error).toBeUndefined();
    expect(merged([...first.rows, ...second.rows]).size).toBe(tenant.records('jobs').length);
  });

  it('because a row moves to another group while its group is read', async () => {
    await start({filterLagMinutes: 10});
    const {tenant} = simulator;
    const [template] = tenant.records('payroll');
    for (const employeeId of [1, 2]) tenant.insert('payroll', {...template, payrollId: 777, employeeId, id: null});
    tenant.clock.advance(60 * minuteMs);
    const stop = simulator.onRequest(({query}) => {
      if (!query.has('payrollIds')) return;
      stop();
      tenant.edit('payroll', ({payrollId, employeeId}) => payrollId === 777 && employeeId === 2, {payrollId: 778});
    });
    const {error, rows} = await boundedRead('payroll', {fields: {...small, end_date: '2025-11-15T12:30:00Z'}});
    expect(error).toBeUndefined();
    expect(rows.filter(({payrollId}) => payrollId === 777)).toHaveLength(1);
    expect(rows.filter(({payrollId}) => payrollId === 778)).toEqual([]);
  });

  it('because the same row belongs to two parents', async () => {
    await start({});
    const [type] = simulator.tenant.records('membership_type_discounts');
    const parents = simulator.tenant.records('membership_types').map(({id}) => id);
    simulator.tenant.insert('membership_type_discounts', {...type, id: 5, membershipTypeId: parents[0]});
    simulator.tenant.insert('membership_type_discounts', {...type, id: 5, membershipTypeId: parents[1]});
    const {error, rows} = await boundedRead('membership_type_discounts', {fields: {concurrency: 1}});
    expect(error).toBeUndefined();
    expect(rows.filter(({id}) => id === 5)).toHaveLength(2);
  });

  it('because a row that was lost has been removed meanwhile', async () => {
    await start({});
    const stream = streamNamed('jobs') as Stream;
    const [first, second] = simulator.tenant.records('jobs').map(({id}) => String(id));
    simulator.tenant.remove('jobs', Number(first), {hard: true});
    const lost = [first, second].map((key = '') => ({key, version: null, group: null}));
    const {error, rows} = await bounded((source) => found(readLostRows(stream, source, lost)), stream);
    expect(error).toBeUndefined();
    expect(rows.map(({id}) => id)).toEqual([Number(second)]);
  });

  it('because two days brought the same', async () => {
    await start({});
    const [row] = simulator.tenant.records('ads_performance');
    simulator.tenant.insert('ads_performance', {...row, day: '2025-11-14T00:00:00.0000000Z'});
    simulator.tenant.insert('ads_performance', {...row, day: '2025-11-13T00:00:00.0000000Z'});
    const {error} = await boundedRead('ads_performance', {fields: {start_date: '2025-11-12', concurrency: 1}});
    expect(error).toBeUndefined();
  });
});

it('asks nothing more than before where every filter is honored', async () => {
  await start({});
  const {error} = await boundedRead('jobs');
  expect(error).toBeUndefined();
  expect(simulator.stats().log.filter((path) => /1990|2100/.test(path))).toEqual([]);
});
