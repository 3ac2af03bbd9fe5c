import fc from 'fast-check';

import type {Trouble} from '../../simulator/http/faults';
import type {Simulator} from '../../simulator/http/server';
import {startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {catalogue} from '../../src/catalogue';
import {ConfigError, SourceError} from '../../src/errors';
import type {JsonObject} from '../../src/json';
import {textOf} from '../../src/servicetitan/pages/records';
import {floorSeconds, instantOf, toMicroseconds} from '../../src/time/instant';
import {keptLog, merged, quick, readOnce} from './reading-fixture';

const now = new Date('2025-11-15T12:00:00Z');
const minuteMs = 60_000;
const small = {page_size: 20, concurrency: 4};

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({tenant: createTenant({seed: 7, size: 'tiny', now})});
});
afterEach(() => simulator.close());

/** Ids of the rows that a reader must have seen: those settled, deleted ones too. */
const expectedIds = (stream: string): string[] => {
  const settled = new Date(simulator.tenant.clock.now() - 10 * minuteMs).toISOString();
  return simulator.tenant
    .records(stream)
    .filter(({modifiedOn, id}) => id !== null && (typeof modifiedOn === 'string' ? modifiedOn : '') < settled)
    .map(({id}) => String(id))
    .sort();
};
const idsOf = (rows: readonly JsonObject[]): string[] =>
  [...merged(rows).keys()].filter((id) => id !== 'null' && id !== 'undefined').sort();
const stateText = (state: JsonObject | undefined, name: string): string => state?.[name] as string;

/** Puts all rows into one second. */
const touch = (stream: string): void => {
  for (const {id} of simulator.tenant.records(stream)) {
    simulator.tenant.edit(stream, Number(id), {
      modifiedOn: `2025-06-01T10:00:00.${String(Number(id) % 10_000_000).padStart(7, '0')}Z`,
    });
  }
};

describe('a first read', () => {
  it.each(catalogue.map(({name}) => name))(
    'brings every row of %s, inactive ones and those without modifiedOn too',
    async (name) => {
      const {rows, error, lastState} = await readOnce(simulator, name, {fields: small});
      expect(error).toBeUndefined();
      expect(idsOf(rows)).toEqual(expect.arrayContaining(expectedIds(name)));
      expect(lastState).toMatchObject({version: 1});
      expect(simulator.stats().undocumented).toEqual({});
    },
  );

  it('sends one family of date filters at most', async () => {
    for (const name of ['invoices', 'payroll', 'customers']) await readOnce(simulator, name, {fields: small});
    for (const request of simulator.stats().log) {
      expect(/modified/.test(request) && /created/.test(request)).toBe(false);
    }
  });

  it('reads each page of a window as one moment: never a second page', async () => {
    await readOnce(simulator, 'estimates', {fields: small});
    expect(simulator.stats().log.filter((request) => /[?&]page=(?!1&)/.test(request))).toEqual([]);
  });

  it('works where the endpoint counts wrongly', async () => {
    await simulator.close();
    simulator = await startSimulator({
      tenant: createTenant({seed: 7, size: 'tiny', now}),
      manners: {driftingTotals: true, bounds: 'inclusive', fractions: 'truncated'},
    });
    const {rows, error} = await readOnce(simulator, 'jobs', {fields: {page_size: 60}});
    expect(error).toBeUndefined();
    expect(idsOf(rows)).toEqual(expect.arrayContaining(expectedIds('jobs')));
  });

  it('estimates how many rows will come', async () => {
    const {batches} = await readOnce(simulator, 'customers', {fields: small});
    expect(batches.find(({estimate}) => estimate !== undefined)?.estimate).toBe(25);
  });

  it('fixes its upper bound before the first row and keeps it until the backfill is done', async () => {
    const {states} = await readOnce(simulator, 'customers', {fields: small});
    const bound = stateText(states[0], 'upperBound');
    const settle = floorSeconds(bound) - (simulator.tenant.clock.now() / 1000 - 5 * 60);
    expect(Math.abs(settle)).toBeLessThan(5);
    const unfinished = states.filter(({upperBound}) => upperBound !== undefined);
    expect(unfinished.length).toBeGreaterThan(2);
    expect(new Set(unfinished.map(({upperBound}) => upperBound))).toEqual(new Set([bound]));
    expect(states.at(-1)).not.toHaveProperty('upperBound');
  });
});

describe('the time', () => {
  it.each(['no', 'cached'] as const)(
    'is ours, with more distance to now and a warning, where ServiceTitan tells none (date: %s)',
    async (date) => {
      await simulator.close();
      const tenant = createTenant({seed: 7, size: 'tiny', now: new Date(Date.now() - 1_000)});
      simulator = await startSimulator({tenant, manners: {date}});
      const log = keptLog();
      const {states, lastState, rows, error} = await readOnce(simulator, 'customers', {fields: small, log});
      expect(error).toBeUndefined();
      const minutesAgo = (text: string): number => (Date.now() / 1_000 - floorSeconds(text)) / 60;
      expect(Math.round(minutesAgo(stateText(states[0], 'upperBound')))).toBe(65);
      expect(Math.round(minutesAgo(stateText(lastState, 'modifiedOn')))).toBe(65);
      expect(log.lines.join()).toContain('does not tell its time');
      expect(idsOf(rows)).toEqual(expect.arrayContaining(expectedIds('customers')));
    },
  );
});

describe('windows', () => {
  it('have bounds of whole seconds, and are cut by what a tiny request counts first', async () => {
    await readOnce(simulator, 'customers', {fields: {...small, start_date: '2025-10-15T10:20:30.7654321Z'}});
    // But for the one request that asks for a row by its own instant.
    const isWindow = (request: string): boolean => /modifiedOnOrAfter/.test(request) && !/pageSize=50&/.test(request);
    const [first, ...rest] = simulator.stats().log.filter(isWindow);
    expect(first).toMatch(/pageSize=1&includeTotal=true/);
    const bounds = [first ?? '', ...rest].flatMap((request) =>
      [...request.matchAll(/modified(?:OnOrAfter|Before)=([^&]+)/g)].map((match) => decodeURIComponent(match[1] ?? '')),
    );
    expect(bounds.length).toBeGreaterThan(2);
    expect(bounds.filter((bound) => !bound.endsWith('.000Z'))).toEqual([]);
    expect(bounds.sort()[0]).toBe('2025-10-15T10:20:30.000Z');
  });

  it('that bring a row of another time are told of, and the row is delivered', async () => {
    const row = '{"id":77,"name":"of another time","modifiedOn":"1999-01-01T00:00:00Z"}';
    const body = `{"page":1,"pageSize":20,"hasMore":false,"totalCount":null,"data":[${row}]}`;
    simulator.faults.add({kind: 'status', status: 200, body, match: /pageSize=20&modifiedOnOrAfter/});
    const log = keptLog();
    const {rows} = await readOnce(simulator, 'customers', {fields: {...small, start_date: '2025-09-01'}, log});
    expect(idsOf(rows)).toContain('77');
    expect(log.lines.join()).toContain('customers: 1 rows came outside the window that was asked for (1999-01-01');
  });
});

describe('edits while a stream is read', () => {
  it('lose no row: what moved is followed, what did not was read', async () => {
    const {tenant} = simulator;
    let edits = 0;
    const stop = simulator.onRequest(() => {
      tenant.clock.advance(1_000);
      const customers = tenant.records('customers');
      const victim = customers[(edits * 7) % customers.length];
      tenant.edit('customers', Number(victim?.id), {name: `edited ${edits}`});
      edits += 1;
    });
    const first = await readOnce(simulator, 'customers', {fields: {page_size: 10, concurrency: 3}});
    stop();
    expect(first.error).toBeUndefined();
    expect(edits).toBeGreaterThan(10);
    tenant.clock.advance(20 * minuteMs);
    const second = await readOnce(simulator, 'customers', {fields: small, state: first.lastState});
    const table = merged([...first.rows, ...second.rows]);
    for (const truth of tenant.records('customers')) {
      const modifiedOn = toMicroseconds(String(truth.modifiedOn));
      expect(table.get(String(truth.id))).toMatchObject({name: truth.name, modifiedOn});
    }
  });
});

describe('a cut', () => {
  it('anywhere, and a second run from the last state bring the same rows', async () => {
    const clean = await readOnce(simulator, 'jobs', {fields: small});
    const truth = idsOf(clean.rows);
    await fc.assert(
      fc.asyncProperty(fc.integer({min: 0, max: clean.batches.length}), async (cut) => {
        const before = clean.batches.slice(0, cut);
        const state = before.findLast((batch) => batch.state !== undefined)?.state;
        const after = await readOnce(simulator, 'jobs', {fields: small, state});
        expect(idsOf([...before.flatMap(({rows}) => rows), ...after.rows])).toEqual(truth);
      }),
      {seed: 12, numRuns: 12},
    );
  });

  it('does not read finished windows again', async () => {
    const clean = await readOnce(simulator, 'jobs', {fields: small});
    const windows = clean.states.filter(({upperBound}) => upperBound !== undefined);
    simulator.resetStats();
    await readOnce(simulator, 'jobs', {fields: small, state: windows.at(-1)});
    const reads = simulator
      .stats()
      .log.filter((request) => request.includes('/jpm/v2/tenant/') && /pageSize=20/.test(request));
    expect(reads).toEqual([]);
  });
});

describe('a window that fails', () => {
  it('is never passed by the state, and read when it works again', async () => {
    // So that every read cuts at the same seconds.
    simulator.tenant.clock.freeze();
    await readOnce(simulator, 'jobs', {fields: small});
    const reads = simulator
      .stats()
      .log.filter((request) => /pageSize=20/.test(request) && /modifiedBefore/.test(request));
    const froms = reads.map((request) => /modifiedOnOrAfter=([^&]+)/.exec(request)?.[1] ?? '').sort();
    const middle = froms[Math.floor(froms.length / 2)] as string;
    const match = new RegExp(`pageSize=20&modifiedOnOrAfter=${middle}`);
    simulator.faults.add({kind: 'status', status: 400, times: 1_000, match});

    const torn = await readOnce(simulator, 'jobs', {fields: {...small, concurrency: 4}});
    expect(torn.error).toBeInstanceOf(SourceError);
    const gap = decodeURIComponent(middle).replace('.000Z', '.0000000Z');
    for (const state of torn.states) {
      expect((stateText(state, 'modifiedOn') ?? '') <= gap).toBe(true);
      const spans = [state.ranges, state.slices].flat() as ({from: string | null; before: string} | undefined)[];
      for (const {from, before} of spans.filter((span) => span !== undefined)) {
        expect((from ?? '') <= gap && gap < before).toBe(false);
      }
    }

    simulator.faults.clear();
    const repaired = await readOnce(simulator, 'jobs', {fields: small, state: torn.lastState});
    expect(repaired.error).toBeUndefined();
    expect(idsOf([...torn.rows, ...repaired.rows])).toEqual(expect.arrayContaining(expectedIds('jobs')));
  });
});

describe('a page that is too much for the server', () => {
  const tooMuch = /[?&]pageSize=(5000|2500|1250)(&|$)/;
  const refusals: readonly (readonly [string, Trouble])[] = [
    ['fails', {kind: 'status', status: 504}],
    ['times out', {kind: 'hang', ms: 5_000}],
  ];
  const cases = refusals.flatMap(([how, trouble]) =>
    [
      ['windows', 'customers'],
      ['a list that is read whole', 'campaigns'],
      ['a second with more rows than a page', 'invoices'],
      ['groups', 'payroll'],
    ].map(([what, stream]) => [how, what ?? '', stream ?? '', trouble] as const),
  );
  it.each(cases)('and %s is asked for again smaller: %s', async (how, _, stream, trouble) => {
    if (stream === 'invoices') touch(stream);
    simulator.faults.add({...trouble, times: Infinity, match: tooMuch});
    const timing = {...quick, attemptMs: how === 'fails' ? 5_000 : 300, patienceMs: 20_000};
    const {rows, error} = await readOnce(simulator, stream, {timing});
    expect(error).toBeUndefined();
    expect(idsOf(rows)).toEqual(expect.arrayContaining(expectedIds(stream)));
    const sizes = simulator.stats().log.map((request) => Number(/[?&]pageSize=(\d+)/.exec(request)?.[1] ?? 0));
    expect(sizes).toEqual(expect.arrayContaining([5_000, 2_500, 1_250, 625]));
  });

  it('is told of', async () => {
    simulator.faults.add({kind: 'status', status: 504, times: Infinity, match: tooMuch});
    const log = keptLog();
    await readOnce(simulator, 'customers', {log});
    expect(log.lines.join()).toContain('asking for half as many');
  });
});

describe('more rows in one second than fit a page', () => {
  it.each(['customers', 'invoices'])('are read page by page and counted: %s', async (stream) => {
    touch(stream);
    const {rows, error} = await readOnce(simulator, stream, {fields: {page_size: 10}});
    expect(error).toBeUndefined();
    expect(idsOf(rows)).toEqual(expectedIds(stream));
  });

  it('all come although a row vanishes during each pass', async () => {
    touch('customers');
    simulator.onRequest(({path, query}) => {
      if (!path.endsWith('/customers') || query.get('page') !== '2') return;
      const [first] = simulator.tenant.records('customers');
      simulator.tenant.remove('customers', Number(first?.id), {hard: true});
    });
    const {rows, error} = await readOnce(simulator, 'customers', {fields: {page_size: 10}});
    expect(error).toBeUndefined();
    expect(idsOf(rows)).toEqual(expect.arrayContaining(expectedIds('customers')));
  });
});

describe('dates', () => {
  const start = '2025-10-15T00:00:00.0000000Z';
  const end = '2025-11-01T00:00:00.0000000Z';
  const modified = (rows: readonly JsonObject[]): string[] => rows.map(({modifiedOn}) => textOf(modifiedOn) ?? '');

  it('bound modifiedOn', async () => {
    const {rows, lastState} = await readOnce(simulator, 'invoices', {
      fields: {...small, start_date: start, end_date: end},
    });
    const inside = simulator.tenant
      .records('invoices')
      .filter(({modifiedOn}) => String(modifiedOn) >= start && String(modifiedOn) < end && modifiedOn !== null);
    expect(idsOf(rows)).toEqual(inside.map(({id}) => String(id)).sort());
    expect(lastState).toMatchObject({modifiedOn: end, ranges: [{from: start, before: end}]});
    expect(lastState).not.toHaveProperty('continueFrom');
  });

  it('lifted at the end go on from there', async () => {
    const first = await readOnce(simulator, 'invoices', {fields: {...small, end_date: end}});
    const second = await readOnce(simulator, 'invoices', {fields: small, state: first.lastState});
    expect(modified(second.rows).every((text) => text > '2025-10-31T23:00')).toBe(true);
    expect(idsOf([...first.rows, ...second.rows])).toEqual(expect.arrayContaining(expectedIds('invoices')));
  });

  it('moved to earlier bring what is missing, and following goes on', async () => {
    const first = await readOnce(simulator, 'invoices', {fields: {...small, start_date: end}});
    const second = await readOnce(simulator, 'invoices', {
      fields: {...small, start_date: start},
      state: first.lastState,
    });
    expect(idsOf([...first.rows, ...second.rows])).toEqual(
      expect.arrayContaining(
        simulator.tenant
          .records('invoices')
          .filter(({modifiedOn}) => String(modifiedOn) >= start && String(modifiedOn) < '2025-11-15T11:50')
          .map(({id}) => String(id)),
      ),
    );
    expect(second.lastState).toMatchObject({ranges: [{from: start}], continueFrom: expect.any(String) as string});
    expect(second.lastState).not.toHaveProperty('slices');
  });

  it('moved to later change nothing, and say so', async () => {
    const first = await readOnce(simulator, 'invoices', {fields: {...small, start_date: start}});
    const log = keptLog();
    const second = await readOnce(simulator, 'invoices', {
      fields: {...small, start_date: end},
      state: first.lastState,
      log,
    });
    expect(second.lastState).toMatchObject({ranges: [{from: start}]});
    expect(log.lines.join()).toContain('start_date is later than what was read already');
  });

  it('in the future read nothing', async () => {
    const {rows, states} = await readOnce(simulator, 'invoices', {fields: {...small, start_date: '2031-01-01'}});
    expect([rows, states]).toEqual([[], []]);
  });

  it('leave out rows beyond the end where there is only a feed, which keeps no token', async () => {
    const {rows, lastState} = await readOnce(simulator, 'calls', {fields: {end_date: end}});
    expect(modified(rows).every((text) => text < end)).toBe(true);
    expect(lastState).toEqual({version: 1, modifiedOn: end, since: null, tenant: expect.any(Object) as object});
    const lifted = await readOnce(simulator, 'calls', {state: lastState});
    expect(idsOf([...rows, ...lifted.rows])).toEqual(expect.arrayContaining(expectedIds('calls')));
  });

  it('moved to earlier drain a feed anew', async () => {
    const first = await readOnce(simulator, 'calls', {fields: {start_date: end}});
    const second = await readOnce(simulator, 'calls', {fields: {start_date: start}, state: first.lastState});
    expect(modified(second.rows).some((text) => text < end)).toBe(true);
    expect(second.lastState).toMatchObject({since: start});
  });
});

describe('following', () => {
  it('brings what changed since, deleted rows with active = false, and nothing else', async () => {
    const first = await readOnce(simulator, 'jobs', {fields: small});
    const {tenant} = simulator;
    tenant.clock.advance(60 * minuteMs);
    const [edited, deleted] = tenant.records('jobs');
    tenant.edit('jobs', Number(edited?.id), {summary: 'edited'});
    tenant.remove('jobs', Number(deleted?.id));
    tenant.clock.advance(30 * minuteMs);
    simulator.resetStats();
    const second = await readOnce(simulator, 'jobs', {fields: small, state: first.lastState});
    expect(merged(second.rows).get(String(edited?.id))).toMatchObject({summary: 'edited'});
    expect(merged(second.rows).get(String(deleted?.id))).toMatchObject({active: false});
    expect(idsOf(second.rows)).toHaveLength(2);
    expect(simulator.stats().log.every((request) => request.includes('/export/jobs'))).toBe(true);
  });

  it('moves the watermark when the feed is drained, to a little before the drain', async () => {
    const first = await readOnce(simulator, 'jobs', {fields: small});
    simulator.tenant.clock.advance(120 * minuteMs);
    const second = await readOnce(simulator, 'jobs', {fields: small, state: first.lastState});
    const behind = simulator.tenant.clock.now() / 1000 - floorSeconds(stateText(second.lastState, 'modifiedOn'));
    expect(Math.abs(behind - 15 * 60)).toBeLessThan(5);
    // Nothing had changed: the token of an empty page is kept too.
    expect([second.rows, second.lastState?.continueFrom]).toEqual([[], expect.any(String)]);
  });

  it('keeps the token of every page, while the watermark stands still', async () => {
    await simulator.close();
    simulator = await startSimulator({
      tenant: createTenant({seed: 7, size: 'tiny', now}),
      manners: {exportPageSize: 5},
    });
    const {states} = await readOnce(simulator, 'calls');
    expect(states.length).toBeGreaterThan(4);
    expect(new Set(states.map(({continueFrom}) => continueFrom)).size).toBeGreaterThan(4);
    expect(states.slice(0, -1).every(({modifiedOn}) => modifiedOn === undefined)).toBe(true);
    expect(states.at(-1)).toHaveProperty('modifiedOn');
  });

  it('goes back an hour when the token is not known any more', async () => {
    const first = await readOnce(simulator, 'jobs', {fields: small});
    simulator.resetStats();
    const log = keptLog();
    const second = await readOnce(simulator, 'jobs', {
      fields: small,
      state: {...first.lastState, continueFrom: 'gone'},
      log,
    });
    expect(second.error).toBeUndefined();
    const [rejected, again] = simulator.stats().log;
    expect(rejected).toContain('from=gone');
    const hourBefore = instantOf(floorSeconds(stateText(first.lastState, 'modifiedOn')) - 3_600).replace('0000Z', 'Z');
    expect(decodeURIComponent(again ?? '')).toContain(`from=${hourBefore}`);
    expect(log.lines.join()).toContain('no longer knows the continuation token');
  });

  it('stops when the feed leads back to where it has been', async () => {
    await simulator.close();
    simulator = await startSimulator({
      tenant: createTenant({seed: 7, size: 'tiny', now}),
      manners: {exportPageSize: 5},
    });
    simulator.faults.add({kind: 'repeatToken', match: /export\/calls/, after: 2});
    const {error} = await readOnce(simulator, 'calls');
    expect(error).toBeInstanceOf(SourceError);
    expect((error as Error).message).toContain('leads back');
  });

  it('survives tokens that can be used only once', async () => {
    await simulator.close();
    simulator = await startSimulator({
      tenant: createTenant({seed: 7, size: 'tiny', now}),
      manners: {exportTokens: 'once'},
    });
    const first = await readOnce(simulator, 'customers', {fields: small});
    const {tenant} = simulator;
    tenant.clock.advance(30 * minuteMs);
    tenant.edit('customers', Number(tenant.records('customers')[0]?.id), {name: 'edited'});
    tenant.clock.advance(30 * minuteMs);
    for (let run = 0; run < 2; run += 1) {
      const {rows, error} = await readOnce(simulator, 'customers', {fields: small, state: first.lastState});
      expect(error).toBeUndefined();
      expect(rows).toEqual([expect.objectContaining({name: 'edited'})]);
    }
  });

  it('by windows, while an end is set, takes late rows in and resumes after a failure', async () => {
    const fields = {...small, end_date: '2025-11-20'};
    const first = await readOnce(simulator, 'customers', {fields});
    const {tenant} = simulator;
    tenant.clock.advance(60 * minuteMs);
    const before = tenant.records('customers')[0];
    tenant.insert('customers', {...before, id: 910_000_000}, {modifiedOn: '2025-11-15T11:40:00.0000000Z'});
    tenant.edit('customers', Number(before?.id), {name: 'edited'});
    tenant.clock.advance(60 * minuteMs);
    simulator.faults.add({kind: 'status', status: 400, after: 1});
    const torn = await readOnce(simulator, 'customers', {fields, state: first.lastState});
    const second = await readOnce(simulator, 'customers', {fields, state: torn.lastState ?? first.lastState});
    const ids = idsOf([...torn.rows, ...second.rows]);
    expect(ids).toEqual(expect.arrayContaining(['910000000', String(before?.id)]));
    const behind = tenant.clock.now() / 1000 - floorSeconds(stateText(second.lastState, 'modifiedOn'));
    expect(Math.abs(behind - 5 * 60)).toBeLessThan(5);
  });
});

describe('the state', () => {
  it('in the future fails the stream, which would read nothing', async () => {
    const state = {version: 1, modifiedOn: '2999-01-01T00:00:00.0000000Z'};
    for (const name of ['jobs', 'campaigns', 'calls']) {
      const {rows, states, error} = await readOnce(simulator, name, {state});
      expect([rows, states]).toEqual([[], []]);
      expect(error).toBeInstanceOf(ConfigError);
      expect((error as Error).message).toContain('is in the future (2999-01-01');
    }
  });

  it('of another hand fails the stream as a configuration error', async () => {
    const {error, rows} = await readOnce(simulator, 'jobs', {state: {cursor: '2024-01-01'}});
    expect(error).toBeInstanceOf(ConfigError);
    expect(rows).toEqual([]);
  });

  it('is left alone by an ad-hoc range', async () => {
    const range = {from: '2025-10-15T00:00:00.0000000Z', before: '2025-11-01T00:00:00.0000000Z'};
    for (const name of ['invoices', 'calls']) {
      const {rows, states} = await readOnce(simulator, name, {fields: small, range});
      expect(rows.length).toBeGreaterThan(0);
      expect(
        rows.map(({modifiedOn}) => textOf(modifiedOn) ?? '').every((text) => text >= range.from && text < range.before),
      ).toBe(true);
      expect(states).toEqual([]);
    }
  });
});

describe('a full refresh', () => {
  it('ignores the state', async () => {
    const first = await readOnce(simulator, 'jobs', {fields: small});
    const again = await readOnce(simulator, 'jobs', {
      fields: small,
      mode: 'full_refresh',
      generation: 2,
      state: first.lastState,
    });
    expect(idsOf(again.rows)).toEqual(idsOf(first.rows));
  });

  it('goes on where the same generation stopped, and starts anew for the next', async () => {
    const full = {fields: small, mode: 'full_refresh', generation: 2} as const;
    const clean = await readOnce(simulator, 'jobs', full);
    const cut = Math.floor(clean.batches.length / 2);
    const state = clean.batches.slice(0, cut).findLast((batch) => batch.state !== undefined)?.state;
    expect(state).toMatchObject({refreshing: 2});
    const rest = await readOnce(simulator, 'jobs', {...full, state});
    expect(rest.rows.length).toBeLessThan(clean.rows.length);
    expect(idsOf([...clean.batches.slice(0, cut).flatMap(({rows}) => rows), ...rest.rows])).toEqual(idsOf(clean.rows));
    const next = await readOnce(simulator, 'jobs', {...full, generation: 3, state});
    expect(idsOf(next.rows)).toEqual(idsOf(clean.rows));
    expect(clean.lastState).not.toHaveProperty('refreshing');
  });

  it('that was given up is not resumed after an incremental read', async () => {
    const full = {fields: small, mode: 'full_refresh', generation: 2} as const;
    const clean = await readOnce(simulator, 'jobs', full);
    const state = clean.batches
      .slice(0, clean.batches.length / 2)
      .findLast((batch) => batch.state !== undefined)?.state;
    expect(state).toMatchObject({refreshing: 2});
    const incremental = await readOnce(simulator, 'jobs', {fields: small, state});
    for (const kept of incremental.states) expect(kept).not.toHaveProperty('refreshing');
    const again = await readOnce(simulator, 'jobs', {...full, state: incremental.lastState});
    expect(idsOf(again.rows)).toEqual(idsOf(clean.rows));
  });

  it('has the rows that were changed while it read, the newest minutes included', async () => {
    const {tenant} = simulator;
    let edits = 0;
    const stop = simulator.onRequest(() => {
      const customers = tenant.records('customers');
      tenant.edit('customers', Number(customers[(edits * 7) % customers.length]?.id), {name: `edited ${edits}`});
      edits += 1;
    });
    const {rows} = await readOnce(simulator, 'customers', {fields: {page_size: 10}, mode: 'full_refresh'});
    stop();
    expect(idsOf(rows)).toEqual(
      tenant
        .records('customers')
        .map(({id}) => String(id))
        .sort(),
    );
  });

  it('of a feed asks for recent changes too', async () => {
    await readOnce(simulator, 'calls', {mode: 'full_refresh'});
    expect(simulator.stats().log.every((request) => request.includes('includeRecentChanges=true'))).toBe(true);
  });
});

describe('a list that is read whole', () => {
  it('longer than a page is read until two passes count the same', async () => {
    const {tenant} = simulator;
    const [template] = tenant.records('job_types');
    for (let id = 0; id < 30; id += 1) tenant.insert('job_types', {...template, id: 800_000 + id});
    let shifted = false;
    simulator.onRequest(({path, query}) => {
      if (shifted || !path.endsWith('/job-types') || query.get('page') !== '2') return;
      shifted = true;
      const [first] = tenant.records('job_types');
      tenant.remove('job_types', Number(first?.id), {hard: true});
    });
    const {rows, error} = await readOnce(simulator, 'job_types', {fields: {page_size: 10}});
    expect(error).toBeUndefined();
    expect(idsOf(rows)).toEqual(expect.arrayContaining(tenant.records('job_types').map(({id}) => String(id))));
    expect(rows.length).toBe(new Set(rows.map(({id}) => id)).size);
  });
});
