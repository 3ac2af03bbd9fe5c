import {type Simulator, startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import type {JsonObject} from '../../src/json';
import {textOf} from '../../src/servicetitan/pages/records';
import {toMicroseconds} from '../../src/time/instant';
import {keptLog, type ReadOnce, readOnce} from './reading-fixture';

const now = new Date('2025-11-15T12:00:00Z');
const minuteMs = 60_000;
const dayMs = 86_400_000;

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({
    tenant: createTenant({seed: 7, size: 'tiny', now}),
    manners: {exportPageSize: 10, exportTokenDays: 30},
  });
});
afterEach(() => simulator.close());

const readOn = (row: JsonObject | undefined): string => textOf(row?._groupReadOn) ?? '';
const fullReadOn = (state: JsonObject | undefined): string => textOf(state?.fullReadOn) ?? '';

interface Feed {
  readonly stream: string;
  readonly key: string;
  readonly path: string;
}

describe.each<Feed>([
  {stream: 'job_history', key: 'jobId', path: '/jpm/v2/tenant/1000000007/export/job-history'},
  {stream: 'opportunities', key: 'id', path: '/sales/v2/tenant/1000000007/export/opportunities'},
  {stream: 'opportunity_followups', key: 'id', path: '/sales/v2/tenant/1000000007/export/opportunities/followups'},
])('$stream, a feed whose rows carry no dates', ({stream, key, path}) => {
  beforeEach(() => {
    for (let id = 1; id <= 35; id += 1) simulator.tenant.insert(stream, {[key]: id, history: []});
    simulator.tenant.clock.advance(20 * minuteMs);
  });

  const read = (options: ReadOnce = {}) => readOnce(simulator, stream, options);
  const keysOf = (rows: readonly JsonObject[]): number[] => rows.map((row) => Number(row[key]));
  const everyKey = (): number[] => keysOf(simulator.tenant.records(stream) as JsonObject[]);
  const edit = (id: number): void =>
    void simulator.tenant.edit(stream, (record) => record[key] === id, {history: [{id: 1}]});
  /** Positions from which the feed was asked since so many requests; empty for the first record. */
  const asked = (since: number): string[] =>
    simulator
      .stats()
      .log.slice(since)
      .filter((request) => request.startsWith(path))
      .map((request) => decodeURIComponent(/[?&]from=([^&]*)/.exec(request)?.[1] ?? ''));
  const requests = (): number => simulator.stats().log.length;

  it('is drained once, and gone on with from its token', async () => {
    const first = await read();
    expect(keysOf(first.rows).sort((a, b) => a - b)).toEqual(everyKey());
    expect(first.rows.every((row) => typeof row._groupReadOn === 'string' && !('modifiedOn' in row))).toBe(true);

    const before = requests();
    const second = await read({state: first.lastState});
    expect(second.error).toBeUndefined();
    expect(second.rows).toEqual([]);
    expect(asked(before)).toEqual([first.lastState?.continueFrom]);

    edit(3);
    simulator.tenant.insert(stream, {[key]: 99, history: []});
    simulator.tenant.clock.advance(20 * minuteMs);
    const third = await read({state: second.lastState});
    expect(keysOf(third.rows).sort((a, b) => a - b)).toEqual([3, 99]);
    const [former] = first.rows.filter((row) => Number(row[key]) === 3);
    expect(readOn(third.rows[0]) > readOn(former)).toBe(true);
  });

  it('goes on with an unfinished first drain, and knows when that began', async () => {
    const first = await read();
    const [state] = first.states;
    expect(state).toMatchObject({continueFrom: expect.any(String) as string, pass: {isFull: true}});
    expect(state).not.toHaveProperty('fullReadOn');
    const before = requests();
    const {rows, lastState} = await read({state});
    expect(asked(before)[0]).toBe(state?.continueFrom);
    expect(rows).toHaveLength(25);
    expect(toMicroseconds(textOf(lastState?.fullReadOn) ?? '')).toBe(first.rows[0]?._groupReadOn);
    expect(lastState).not.toHaveProperty('pass');
  });

  it.each([
    ['is refused', {continueFrom: 'unknown'}, 0],
    ['is older than a week', {}, 8 * dayMs],
  ])('begins again when its token %s', async (_, changed, passedMs) => {
    const state = {...(await read()).lastState, ...changed};
    simulator.tenant.clock.advance(passedMs);
    const log = keptLog();
    const before = requests();
    const again = await read({state, log});
    expect(again.error).toBeUndefined();
    expect(keysOf(again.rows).sort((a, b) => a - b)).toEqual(everyKey());
    expect(asked(before)).toContain('');
    expect(log.lines.join()).toContain('going back to the first record');
    expect((await read({state: again.lastState})).rows).toEqual([]);
  });

  it('is drained as a whole again after full_read_days, rows of the last minutes included', async () => {
    const {lastState} = await read();
    simulator.tenant.clock.advance(2 * dayMs);
    expect((await read({state: lastState, fields: {full_read_days: 3}})).rows).toEqual([]);
    edit(3);
    const again = await read({state: lastState, fields: {full_read_days: 1}});
    expect(keysOf(again.rows).sort((a, b) => a - b)).toEqual(everyKey());
    expect(fullReadOn(again.lastState) > fullReadOn(lastState)).toBe(true);
  });

  it('is drained as a whole by a state of before it could go on', async () => {
    const {lastState} = await read();
    const {fullReadOn: _unknown, ...older} = lastState ?? {};
    expect(keysOf((await read({state: older})).rows).sort((a, b) => a - b)).toEqual(everyKey());
  });

  it('is refreshed as a whole, and a refresh that was cut short goes on', async () => {
    const {lastState} = await read();
    const refresh = {mode: 'full_refresh', generation: 2} as const;
    const full = await read({...refresh, state: lastState});
    expect(keysOf(full.rows).sort((a, b) => a - b)).toEqual(everyKey());
    const [state] = full.states;
    expect(state).toMatchObject({refreshing: 2});
    const rest = await read({...refresh, state});
    expect(rest.rows).toHaveLength(25);
    expect(rest.lastState).not.toHaveProperty('refreshing');
    expect((await read({state: rest.lastState})).rows).toEqual([]);
    // A refresh that was given up does not stop what is read incrementally from being complete.
    expect((await read({state})).rows).toHaveLength(25);
  });
});
