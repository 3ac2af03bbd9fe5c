import type {Simulator} from '../../simulator/http/server';
import {startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import type {JsonObject} from '../../src/json';
import {textOf} from '../../src/servicetitan/pages/records';
import {keptLog, readOnce} from './reading-fixture';

const now = new Date('2025-11-15T12:00:00Z');

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({
    tenant: createTenant({seed: 7, size: 'tiny', now, breadth: true}),
    manners: {refuseUndocumented: true},
  });
});
afterEach(() => simulator.close());

const texts = (rows: readonly Readonly<Record<string, unknown>>[], ...fields: readonly string[]): string[] =>
  rows.map((row) => fields.map((field) => textOf(row[field] as JsonObject[string]) ?? '').join(' ')).sort();
const truth = (stream: string): readonly Readonly<Record<string, unknown>>[] => simulator.tenant.records(stream);
const truthTexts = (stream: string, ...fields: readonly string[]): string[] =>
  truth(stream)
    .map((row) => fields.map((field) => String(row[field])).join(' '))
    .sort();
const pathsOf = (part: string): string[] => simulator.stats().log.filter((path) => path.includes(part));

describe('a list that exists once per row of another stream', () => {
  it('is read for every parent, and its rows say whose they are', async () => {
    const {rows, error} = await readOnce(simulator, 'customers_notes');
    expect(error).toBeUndefined();
    expect(texts(rows, 'id', 'customerId')).toEqual(truthTexts('customers_notes', 'id', 'customerId'));
    expect(pathsOf('/notes')).toHaveLength(truth('customers').length);
  });

  it('is read with the rows of all levels where it is a hierarchy', async () => {
    const [segment] = truth('wbs_segments');
    const item = {
      segmentId: segment?.id,
      code: '1',
      description: 'Work',
      path: '1',
      costCategory: 'Labor',
      isActive: true,
    };
    simulator.tenant.insert('wbs_segment_items', {...item, id: 700_001, parentId: null});
    simulator.tenant.insert('wbs_segment_items', {...item, id: 700_002, parentId: 700_001});
    simulator.tenant.insert('wbs_segment_items', {...item, id: 700_003, parentId: 700_002});
    const {rows, error} = await readOnce(simulator, 'wbs_segment_items');
    expect(error).toBeUndefined();
    expect(texts(rows, 'id', 'segmentId')).toEqual(truthTexts('wbs_segment_items', 'id', 'segmentId'));
  });

  it('is read for parents that only a feed knows', async () => {
    const {rows, error} = await readOnce(simulator, 'membership_type_discounts');
    expect(error).toBeUndefined();
    expect(texts(rows, 'id', 'membershipTypeId')).toEqual(
      truthTexts('membership_type_discounts', 'id', 'membershipTypeId'),
    );
  });

  it('is read page by page until two passes agree where a parent has more than fits', async () => {
    const [note = {}] = truth('customers_notes');
    for (let id = 1; id <= 21; id += 1) simulator.tenant.insert('customers_notes', {...note, id});
    const {rows, error} = await readOnce(simulator, 'customers_notes', {fields: {page_size: 10}});
    expect(error).toBeUndefined();
    expect(texts(rows, 'id', 'customerId')).toEqual(truthTexts('customers_notes', 'id', 'customerId'));
    expect(pathsOf('/notes?page=2')).not.toEqual([]);
  });

  it('may be missing for some parents: they are skipped, and a line says how many', async () => {
    const log = keptLog();
    const {rows, error} = await readOnce(simulator, 'job_booked_log', {log});
    expect(error).toBeUndefined();
    expect(rows.length).toBeGreaterThan(0);
    const asked = pathsOf('/booked-log').length;
    expect(log.lines).toContain(`info job_booked_log: ${asked - rows.length} of ${asked} jobs have none.`);
  });

  it('asks a parent again that answers with a conflict', async () => {
    const all = await readOnce(simulator, 'customers_notes');
    simulator.faults.add({kind: 'status', status: 409, match: /customers\/\d+\/notes/, times: 2});
    const {rows, error} = await readOnce(simulator, 'customers_notes');
    expect(error).toBeUndefined();
    expect(texts(rows, 'id')).toEqual(texts(all.rows, 'id'));
  });

  it('goes on where it was cut short: every thousand parents are a checkpoint', async () => {
    const [customer = {}] = truth('customers');
    for (let id = 1; id <= 1_100; id += 1) simulator.tenant.insert('customers', {...customer, id});
    const parents = truth('customers').filter(({active}) => active !== undefined).length;
    simulator.faults.add({kind: 'status', status: 400, match: /notes/, after: 1_050, times: Infinity});
    const broken = await readOnce(simulator, 'customers_notes');
    expect(String(broken.error)).toContain('400');
    expect(broken.lastState).toMatchObject({pass: {isFull: true, after: '1000', answered: true}});
    simulator.faults.clear();
    simulator.resetStats();
    const again = await readOnce(simulator, 'customers_notes', {state: broken.lastState});
    expect(again.error).toBeUndefined();
    expect(pathsOf('/notes')).toHaveLength(parents - 1_000);
    expect(new Set(texts([...broken.rows, ...again.rows], 'id'))).toEqual(new Set(truthTexts('customers_notes', 'id')));
    expect(again.lastState).not.toHaveProperty('pass');
    expect(textOf(again.lastState?.fullReadOn)).toBe(textOf((broken.lastState?.pass as JsonObject).readOn));
  });

  it('fails when a parent is refused for another reason', async () => {
    simulator.faults.add({kind: 'status', status: 403, match: /booked-log/});
    const {error} = await readOnce(simulator, 'job_booked_log');
    expect(String(error)).toContain('403');
  });
});

describe('an answer that is no page', () => {
  it.each([
    ['contact_preference_types', ['id']],
    ['telecom_opt_outs', ['contactNumber', 'optOutType']],
    ['ads_capacity_warnings', ['campaignName', 'warningType']],
    ['pricebook_material_cost_types', ['id']],
  ] as const)('%s comes in one request', async (stream, fields) => {
    const {rows, error, lastState} = await readOnce(simulator, stream, {fields: {page_size: 10}});
    expect(error).toBeUndefined();
    expect(texts(rows, ...fields)).toEqual(truthTexts(stream, ...fields));
    expect(simulator.stats().log).toHaveLength(1);
    expect(lastState).toMatchObject({version: 1});
  });

  it('goes on to the next page while pages are full, where it does not say whether there is more', async () => {
    const {rows, error} = await readOnce(simulator, 'wbs_segments', {fields: {page_size: 12}});
    expect(error).toBeUndefined();
    expect(texts(rows, 'id')).toEqual(truthTexts('wbs_segments', 'id'));
    expect(pathsOf('page=4&')).not.toEqual([]);
  });

  it('can be a single object, which has the same key every time', async () => {
    const {rows} = await readOnce(simulator, 'business_hours');
    expect(rows).toHaveLength(1);
    expect(rows).toEqual((await readOnce(simulator, 'business_hours')).rows);
    expect(rows[0]).toMatchObject(truth('business_hours')[0] ?? {});
  });
});

describe('rows without an id', () => {
  it('keep their key from one read to the next, and equal ones are counted', async () => {
    const [first = {}] = truth('journal_entries_summary');
    simulator.tenant.insert('journal_entries_summary', {...first, memo: 'the same account once more'});
    const {rows, error} = await readOnce(simulator, 'journal_entries_summary');
    expect(error).toBeUndefined();
    const keys = texts(rows, '_key');
    expect(new Set(keys).size).toBe(truth('journal_entries_summary').length);
    expect(texts((await readOnce(simulator, 'journal_entries_summary')).rows, '_key')).toEqual(keys);
    expect(keys.filter((key) => key.endsWith('#1'))).toHaveLength(1);
  });

  it('keep their key when an amount changes', async () => {
    const before = texts((await readOnce(simulator, 'journal_entries_details')).rows, '_key');
    const [first] = truth('journal_entries_details');
    simulator.tenant.edit('journal_entries_details', (record) => record === first, {debit: 12.5, memo: 'changed'});
    const {rows} = await readOnce(simulator, 'journal_entries_details');
    expect(texts(rows, '_key')).toEqual(before);
    expect(rows.filter(({memo}) => memo === 'changed')).toHaveLength(1);
  });
});
