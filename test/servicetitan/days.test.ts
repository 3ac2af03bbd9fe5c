import type {Simulator} from '../../simulator/http/server';
import {startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import type {JsonObject} from '../../src/json';
import {textOf} from '../../src/servicetitan/pages/records';
import {toMicroseconds} from '../../src/time/instant';
import {keptLog, readOnce} from './reading-fixture';

const now = new Date('2025-11-15T12:00:00Z');
const start = {start_date: '2025-11-13'};

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({
    tenant: createTenant({seed: 7, size: 'tiny', now, breadth: true}),
    manners: {refuseUndocumented: true},
  });
});
afterEach(() => simulator.close());

/** Days asked for since so many requests. */
const daysAsked = (since = 0): string[] =>
  simulator
    .stats()
    .log.slice(since)
    .flatMap((path) => /(?:fromUtc|sessionCreatedOnOrAfter)=([\d-]+)/.exec(path)?.[1] ?? [])
    .sort();

describe('a list that only answers for a span of time', () => {
  it('is asked day by day up to now, and its rows say of which day they are', async () => {
    const {rows, error, lastState} = await readOnce(simulator, 'ads_performance', {fields: start});
    expect(error).toBeUndefined();
    expect(daysAsked()).toEqual(['2025-11-13', '2025-11-14', '2025-11-15']);
    const truth = simulator.tenant.records('ads_performance');
    expect(rows.map(({day}) => day).sort()).toEqual(
      truth.map(({day}) => toMicroseconds(textOf(day as string) ?? '')).sort(),
    );
    expect(new Set(rows.map(({_key}) => _key)).size).toBe(rows.length);
    expect(lastState).toMatchObject({version: 1, since: '2025-11-13T00:00:00.0000000Z'});
    expect(textOf(lastState?.modifiedOn)).toMatch(/^2025-11-15T12:/);
  });

  it('is read once more for the days that may have been restated, under the same keys', async () => {
    const first = await readOnce(simulator, 'ads_performance', {fields: start});
    const [row] = simulator.tenant.records('ads_performance');
    simulator.tenant.edit('ads_performance', (one) => one === row, {returnOnInvestment: 4.5});
    simulator.tenant.clock.advance(86_400_000);
    const asked = simulator.stats().log.length;
    const second = await readOnce(simulator, 'ads_performance', {fields: start, state: first.lastState});
    expect(second.error).toBeUndefined();
    expect(daysAsked(asked)).toContain('2025-11-16');
    const keys = (rows: readonly {readonly [name: string]: unknown}[]): unknown[] => rows.map(({_key}) => _key).sort();
    expect(keys(second.rows)).toEqual(keys(first.rows));
    expect(second.rows.filter(({returnOnInvestment}) => textOf(returnOnInvestment) === '4.5')).not.toEqual([]);
  });

  it('goes back no further than thirty days before what was read', async () => {
    const state = {version: 1, since: '2024-01-01T00:00:00Z', modifiedOn: '2025-11-14T23:00:00Z'};
    await readOnce(simulator, 'ads_attributed_leads', {fields: {start_date: '2024-01-01'}, state});
    expect(daysAsked()).toHaveLength(32);
    expect(daysAsked()[0]).toBe('2025-10-15');
  });

  it('is read anew from an earlier start, and from two years ago where nobody gave one', async () => {
    const state = {version: 1, since: '2025-11-13T00:00:00Z', modifiedOn: '2025-11-15T10:00:00Z'};
    await readOnce(simulator, 'ads_attributed_leads', {fields: {start_date: '2025-11-10'}, state});
    expect(daysAsked()[0]).toBe('2025-11-10');
    const log = keptLog();
    const asked = simulator.stats().log.length;
    await readOnce(simulator, 'ads_attributed_leads', {log});
    expect(daysAsked(asked)).toHaveLength(731);
    expect(log.lines).toContain(
      'info ads_attributed_leads: reading from 2023-11-16; a start_date reaches further back.',
    );
  });

  it('ends with end_date', async () => {
    await readOnce(simulator, 'ads_performance', {fields: {...start, end_date: '2025-11-15'}});
    expect(daysAsked()).toEqual(['2025-11-13', '2025-11-14']);
  });

  it('is asked for each parent and day where it exists once per row of another stream', async () => {
    const {rows, error} = await readOnce(simulator, 'schedulers_performance', {fields: start});
    expect(error).toBeUndefined();
    const key = (row: {readonly [name: string]: unknown}): string =>
      `${String(row.schedulerId)} ${toMicroseconds(String(row.day))}`;
    expect(rows.map(key).sort()).toEqual(simulator.tenant.records('schedulers_performance').map(key).sort());
    expect(daysAsked()).toHaveLength(3 * simulator.tenant.records('schedulers').length);
  });

  it('is a missing scope where no parent answers for any day, and its state passes over none', async () => {
    simulator.faults.add({kind: 'status', status: 404, match: /\/performance\?/, times: Infinity});
    const {error, states} = await readOnce(simulator, 'schedulers_performance', {fields: start});
    expect(String(error)).toMatch(
      /may not read schedulingpro.*every one of \d+ schedulers.*scope of the schedulingpro/,
    );
    expect(states).toEqual([]);
  });

  it('has days without a row where some parent answers for some day', async () => {
    const truth = simulator.tenant
      .records('schedulers_performance')
      .filter(({day}) => String(day).startsWith('2025-11-15'));
    simulator.faults.add({
      kind: 'status',
      status: 404,
      match: /\/performance\?.*OnOrAfter=2025-11-1[34]/,
      times: Infinity,
    });
    const {rows, error, lastState} = await readOnce(simulator, 'schedulers_performance', {fields: start});
    expect(error).toBeUndefined();
    expect(rows).toHaveLength(truth.length);
    expect(textOf(lastState?.modifiedOn)).toMatch(/^2025-11-15T12:/);
  });

  it('keeps its place when a day fails: the state ends before it', async () => {
    simulator.faults.add({kind: 'status', status: 400, match: /fromUtc=2025-11-14/});
    const {error, lastState} = await readOnce(simulator, 'ads_performance', {fields: {...start, concurrency: 1}});
    expect(String(error)).toContain('400');
    expect(lastState).toMatchObject({modifiedOn: '2025-11-14T00:00:00.0000000Z'});
  });
});

describe('advertising in its three grains', () => {
  const day = '2025-11-14T00:00:00.0000000Z';
  const campaign = {
    id: null,
    externalId: 77,
    name: 'Spring',
    category: 'Search',
    launchDate: '2025-03-01',
    status: 'Live',
  };
  const spent = (adGroup: string | null, keyword: string | null, cost: number) => ({
    day,
    campaign,
    adGroup: adGroup === null ? null : {id: adGroup, name: adGroup},
    keyword: keyword === null ? null : {id: keyword, name: keyword},
    digitalStats: {impressions: 1, clicks: 1, averageCPC: 1, conversions: 0, cost},
  });
  /** One campaign with two ad groups; both bid on the same keyword. */
  const grains = {
    ads_campaign_performance: [spent(null, null, 60)],
    ads_ad_group_performance: [spent('a', null, 30), spent('b', null, 30)],
    ads_performance: [spent('a', 'paint', 10), spent('a', 'wall', 20), spent('b', 'paint', 30)],
  };

  beforeEach(async () => {
    await simulator.close();
    simulator = await startSimulator({tenant: createTenant({seed: 7, size: 'tiny', now})});
    for (const [stream, rows] of Object.entries(grains)) for (const row of rows) simulator.tenant.insert(stream, row);
  });

  it.each(Object.entries(grains))('%s asks for its own, under keys that stay', async (stream, expected) => {
    const {rows, error, lastState} = await readOnce(simulator, stream, {fields: start});
    expect(error).toBeUndefined();
    expect(rows.map(({adGroup, keyword}) => ({adGroup, keyword}))).toEqual(
      expected.map(({adGroup, keyword}) => ({adGroup, keyword})),
    );
    const keys = (found: readonly JsonObject[]): unknown[] => found.map(({_key}) => textOf(_key));
    expect(keys(rows)).toEqual(rows.map(() => expect.stringMatching(/#0$/) as string));
    expect(new Set(keys(rows)).size).toBe(expected.length);
    expect(keys((await readOnce(simulator, stream, {fields: start, state: lastState})).rows)).toEqual(keys(rows));
  });

  it('campaigns that only the advertising network knows are told apart', async () => {
    const other = {...spent(null, null, 5), campaign: {...campaign, externalId: 78}};
    simulator.tenant.insert('ads_campaign_performance', other);
    const {rows} = await readOnce(simulator, 'ads_campaign_performance', {fields: start});
    expect(rows.map(({_key}) => textOf(_key)?.slice(-2))).toEqual(['#0', '#0']);
  });
});
