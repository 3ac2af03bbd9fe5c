import type {Simulator} from '../../simulator/http/server';
import {startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {streamNamed} from '../../src/catalogue';
import type {JsonObject} from '../../src/json';
import {parsedRows} from '../../src/servicetitan/codec/rows';
import {textOf} from '../../src/servicetitan/pages/records';
import {readGroups, sortRows} from '../../src/servicetitan/read/row-groups';
import type {Stream} from '../../src/streams/definition';
import type {Outcome} from './reading-fixture';
import {readOnce} from './reading-fixture';

const now = new Date('2025-11-15T12:00:00Z');
const minuteMs = 60_000;
const payroll = streamNamed('payroll') as Stream;
const fields = {page_size: 10, concurrency: 2};

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({tenant: createTenant({seed: 7, size: 'tiny', now})});
});
afterEach(() => simulator.close());

/** What is left downstream: the last row of each key, less the rows without id that a later read of their group superseded. */
const surviving = (...outcomes: readonly Outcome[]): JsonObject[] => {
  const table = new Map(outcomes.flatMap(({rows}) => rows).map((row) => [row._key as string, row]));
  const newest = new Map<unknown, string>();
  for (const {payrollId, _groupReadOn} of table.values()) {
    if (typeof _groupReadOn === 'string' && _groupReadOn > (newest.get(payrollId) ?? ''))
      newest.set(payrollId, _groupReadOn);
  }
  return [...table.values()].filter(
    ({id, payrollId, _groupReadOn}) => id !== null || (textOf(_groupReadOn) ?? '') >= (newest.get(payrollId) ?? ''),
  );
};
const anonymous = (rows: readonly Readonly<Record<string, unknown>>[]): string[] =>
  rows
    .filter(({id, active}) => id === null && active !== false)
    .map(({employeeId, date, amount, activity}) => JSON.stringify([employeeId, date, amount, activity]))
    .sort();
const settledTruth = (): readonly JsonObject[] =>
  (simulator.tenant.records('payroll') as readonly JsonObject[]).filter(
    ({modifiedOn}) => (textOf(modifiedOn) ?? '') < new Date(simulator.tenant.clock.now() - 10 * minuteMs).toISOString(),
  );
const read = async (state?: JsonObject): Promise<Outcome> => {
  const outcome = await readOnce(simulator, 'payroll', {fields, ...(state === undefined ? {} : {state})});
  expect(outcome.error).toBeUndefined();
  return outcome;
};
/** A row without id, made out of an ordinary one. */
const addAnonymous = (fieldsOfIt: JsonObject): void => {
  const [template] = simulator.tenant.records('payroll');
  simulator.tenant.insert('payroll', {...template, ...fieldsOfIt, id: null});
};

it('brings rows without an id, each with a key of its own and the time its group was read', async () => {
  addAnonymous({payrollId: 777, amount: 1});
  addAnonymous({payrollId: 777, amount: 2});
  simulator.tenant.clock.advance(60 * minuteMs);
  const outcome = await read();
  expect(anonymous(settledTruth()).length).toBeGreaterThanOrEqual(2);
  expect(anonymous(surviving(outcome))).toEqual(anonymous(settledTruth()));
  for (const row of outcome.rows.filter(({id}) => id === null)) {
    expect(row._key).toMatch(/^[0-9a-f]{32}#\d+$/);
    expect(row._groupReadOn).toMatch(/^\d{4}-.*\.\d{6}Z$/);
  }
});

it('counts an edited amount once', async () => {
  addAnonymous({payrollId: 777, amount: 1});
  simulator.tenant.clock.advance(60 * minuteMs);
  const first = await read();
  simulator.tenant.edit('payroll', ({payrollId}) => payrollId === 777, {amount: 99});
  simulator.tenant.clock.advance(60 * minuteMs);
  const second = await read(first.lastState);
  expect(anonymous(surviving(first, second))).toEqual(anonymous(settledTruth()));
});

it('counts a row once that gets its id later', async () => {
  addAnonymous({payrollId: 777, amount: 1});
  simulator.tenant.clock.advance(60 * minuteMs);
  const first = await read();
  simulator.tenant.edit('payroll', ({payrollId}) => payrollId === 777, {id: 920_000_000});
  simulator.tenant.clock.advance(60 * minuteMs);
  const second = await read(first.lastState);
  const rows = surviving(first, second).filter(({payrollId}) => payrollId === 777);
  expect(rows.map(({id}) => id)).toEqual([920_000_000]);
});

it('forgets a row that vanished from its group', async () => {
  addAnonymous({payrollId: 777, amount: 1});
  addAnonymous({payrollId: 777, amount: 2, activity: 'Other'});
  simulator.tenant.clock.advance(60 * minuteMs);
  const first = await read();
  simulator.tenant.remove('payroll', ({payrollId, amount}) => payrollId === 777 && amount === 1, {hard: true});
  simulator.tenant.edit('payroll', ({payrollId}) => payrollId === 777, {memo: 'touched'});
  simulator.tenant.clock.advance(60 * minuteMs);
  const second = await read(first.lastState);
  expect(surviving(first, second).filter(({payrollId}) => payrollId === 777)).toHaveLength(1);
});

it('forgets a group that vanished as a whole, as soon as the feed shows its rows as deleted', async () => {
  addAnonymous({payrollId: 777, amount: 1});
  addAnonymous({payrollId: 777, amount: 2});
  simulator.tenant.clock.advance(60 * minuteMs);
  const first = await read();
  for (let left = 2; left > 0; left -= 1) {
    simulator.tenant.remove('payroll', ({payrollId, active}) => payrollId === 777 && active !== false);
  }
  simulator.tenant.clock.advance(60 * minuteMs);
  const second = await read(first.lastState);
  const left = surviving(first, second).filter(({payrollId, active}) => payrollId === 777 && active !== false);
  expect(left).toEqual([]);
  expect(surviving(first, second).filter(({payrollId}) => payrollId === 777).length).toBeGreaterThan(0);
});

it.each([
  ['others stay behind', 2],
  ['it was the only one', 1],
])('counts a row once that moves to another payroll (%s)', async (_, rows) => {
  for (let amount = 1; amount <= rows; amount += 1)
    addAnonymous({payrollId: 777, amount, activity: `Task ${amount}`, employeeId: 4711});
  addAnonymous({payrollId: 888, amount: 9, employeeId: 4711});
  simulator.tenant.clock.advance(60 * minuteMs);
  const first = await read();
  simulator.tenant.edit('payroll', ({payrollId, amount}) => payrollId === 777 && amount === 1, {payrollId: 888});
  simulator.tenant.clock.advance(60 * minuteMs);
  const second = await read(first.lastState);
  const emptied = second.batches.flatMap(
    ({state}) => (state?.emptied as {groups?: string[]} | undefined)?.groups ?? [],
  );
  expect(emptied).toEqual(rows === 1 ? ['777'] : []);
  const left = surviving(first, second).filter(({payrollId}) => !emptied.includes(textOf(payrollId) ?? ''));
  expect(anonymous(left)).toEqual(anonymous(settledTruth()));
});

it('reads a group that is longer than a page until its pages agree', async () => {
  for (let amount = 0; amount < 25; amount += 1) addAnonymous({payrollId: 777, amount, activity: `Task ${amount}`});
  simulator.tenant.clock.advance(60 * minuteMs);
  expect(anonymous(surviving(await read()))).toEqual(anonymous(settledTruth()));
});

it('delivers rows that have neither id nor group', async () => {
  addAnonymous({payrollId: null, amount: 1});
  simulator.tenant.clock.advance(60 * minuteMs);
  const outcome = await read();
  expect(outcome.rows.filter(({payrollId}) => payrollId === null)).toEqual([
    expect.objectContaining({id: null, amount: 1, _groupReadOn: null, _key: expect.stringMatching(/#0$/) as string}),
  ]);
});

describe('sorting a page', () => {
  const sent = [{id: 1, payrollId: 5}, {id: null, payrollId: 6}, {payrollId: 6}, {id: null, payrollId: null}];
  const rows = parsedRows(sent);

  it('asks for the groups of rows without an id in a first load, for all touched ones later', () => {
    expect(sortRows(rows, payroll, 'without id').groups).toEqual(['6']);
    expect(sortRows(rows, payroll, 'all').groups).toEqual(['5', '6']);
    expect(sortRows(rows, payroll, 'all').plain.parsed()).toEqual([sent[0]]);
    expect(sortRows(rows, payroll, 'all').loose).toEqual([sent[3]]);
  });

  it('leaves the rows of other streams alone', () => {
    expect(sortRows(rows, streamNamed('jobs') as Stream, 'all')).toEqual({plain: rows, loose: [], groups: []});
  });
});

it('leaves a row that moved to another group meanwhile to that one', async () => {
  const rows = [
    {id: null, payrollId: 7},
    {id: null, payrollId: 8},
  ];
  const list = async () => ({rows: parsedRows(rows), hasMore: false, requestedAtMs: 0});
  const read: JsonObject[] = [];
  for await (const group of readGroups(['7'], {stream: payroll, list, pageSize: 10})) read.push(...group.rows.parsed());
  expect(read).toEqual([rows[0]]);
});
