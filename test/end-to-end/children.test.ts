import {type Log, silent} from '../../src/log';
import {openWholeWay, type WholeWay} from './whole-way';

/** Lists that exist once per row of another stream: what is asked, what is believed, what is kept. */
const dayMs = 86_400_000;
let way: WholeWay;
beforeEach(async () => {
  way = await openWholeWay(7, 'tiny', '2026-03-11T18:00:00Z', undefined, {
    breadth: true,
    config: {concurrency: 16},
  });
});
afterEach(() => way.close());

const lines: string[] = [];
const log: Log = {...silent, info: (line) => void lines.push(line), warn: (line) => void lines.push(line)};
beforeEach(() => lines.splice(0));

async function sync(stream: string, advanceMs = 60_000, mode: 'incremental' | 'full' = 'incremental') {
  way.tenant.clock.advance(advanceMs);
  way.simulator.resetStats();
  const {streams} = await way.sync([stream], mode, {log});
  return streams[0];
}
const asked = (part: RegExp): string[] => way.simulator.stats().log.filter((path) => part.test(path));
const live = async (stream: string, column = 'id'): Promise<string[]> =>
  (await way.rows(`SELECT ${column} AS id FROM st_raw_v2.raw_${stream} WHERE _deleted_at IS NULL`))
    .map(({id}) => String(id))
    .sort();
const truth = (stream: string, column = 'id'): string[] =>
  way.tenant
    .records(stream)
    .map((row) => String(row[column]))
    .sort();

describe('absence', () => {
  it.each([404, 409])('of every list (%d) is a missing scope, and removes nothing', async (status) => {
    await sync('customers_notes');
    const before = await live('customers_notes');
    expect(before).toEqual(truth('customers_notes'));
    way.simulator.faults.add({kind: 'status', status, match: /customers\/\d+\/notes/, times: Infinity});
    for (const mode of ['full', 'incremental'] as const) {
      expect(await sync('customers_notes', 31 * dayMs, mode)).toMatchObject({
        status: 'failed',
        error: expect.stringMatching(
          /may not read crm.*every one of \d+ customers.*scope of the crm module/,
        ) as unknown,
      });
      expect(await live('customers_notes')).toEqual(before);
    }
  });

  it('of some lists is normal', async () => {
    expect(await sync('job_booked_log')).toMatchObject({status: 'success'});
    expect(await live('job_booked_log', 'jobId')).toEqual(truth('job_booked_log', 'jobId'));
  });

  it('is not what a conflict says: the parent is asked again', async () => {
    way.simulator.faults.add({kind: 'status', status: 409, match: /customers\/\d+\/notes/, times: 2});
    expect(await sync('customers_notes')).toMatchObject({status: 'success'});
    expect(await live('customers_notes')).toEqual(truth('customers_notes'));
  });

  it('is not what conflicts without an end say: the rows stay, are named, and are asked for next time', async () => {
    await sync('customers_notes');
    const before = await live('customers_notes');
    const customer = way.tenant.records('customers_notes')[0]?.customerId;
    way.simulator.faults.add({
      kind: 'status',
      status: 409,
      match: new RegExp(`customers/${String(customer)}/notes`),
      times: Infinity,
    });
    expect(await sync('customers_notes', 31 * dayMs)).toMatchObject({status: 'success'});
    expect(await live('customers_notes')).toEqual(before);
    expect(lines).toContainEqual(
      expect.stringMatching(new RegExp(`1 of \\d+ customers answer 409 \\(${String(customer)}\\)`)),
    );
    way.simulator.faults.clear();
    for (const note of way.tenant.records('customers_notes').filter((one) => one.customerId === customer))
      way.tenant.remove('customers_notes', note.id as number, {hard: true});
    await sync('customers_notes');
    expect(asked(/\/notes/)).toHaveLength(1);
  });
});

it.each([
  ['customers_notes', 'customerId', 'notes'],
  ['schedulers_sessions', 'schedulerId', 'sessions'],
])(
  'what a parent has that answered 409 in a first load comes as soon as it answers: %s',
  async (stream, field, path) => {
    const parent = String(way.tenant.records(stream)[0]?.[field]);
    const match = new RegExp(`/${encodeURIComponent(parent)}/${path}`);
    way.simulator.faults.add({kind: 'status', status: 409, match, times: Infinity});
    expect(await sync(stream)).toMatchObject({status: 'success'});
    expect(await live(stream)).not.toEqual(truth(stream));
    way.simulator.faults.clear();
    expect(await sync(stream, 86_400_000)).toMatchObject({status: 'success'});
    expect(await live(stream)).toEqual(truth(stream));
  },
);

describe('a full refresh', () => {
  it('that does not know what a parent has replaces nothing, and asks only that one again', async () => {
    await sync('customers_notes');
    const before = await live('customers_notes');
    const [first, last] = [0, -1].map((at) => String(way.tenant.records('customers').at(at)?.id));
    const match = new RegExp(`customers/(${String(first)}|${String(last)})/notes`);
    way.simulator.faults.add({kind: 'status', status: 409, match, times: Infinity});
    for (const times of [1, 2]) {
      expect(await sync('customers_notes', 60_000, 'full')).toMatchObject({
        status: 'failed',
        error: expect.stringMatching(
          /customers \d+, \d+ answer 409, 3 times in a row.*full refresh would lose/,
        ) as unknown,
      });
      expect(await live('customers_notes')).toEqual(before);
      if (times === 2) expect(new Set(asked(/\/notes/)).size).toBe(2);
    }
    way.simulator.faults.clear();
    expect(await sync('customers_notes', 60_000, 'full')).toMatchObject({status: 'success'});
    expect(new Set(asked(/\/notes/)).size).toBe(2);
    expect(await live('customers_notes')).toEqual(truth('customers_notes'));
  });
});

describe('a later read', () => {
  it('asks nobody where nothing changed, and the parents that changed where some did', async () => {
    await sync('job_attachments');
    expect(asked(/\/attachments/)).toHaveLength(
      way.tenant.records('jobs').filter(({active}) => active !== false).length,
    );
    expect(await live('job_attachments')).toEqual(truth('job_attachments'));
    await sync('job_attachments', 2 * 3_600_000);
    expect(way.simulator.stats().total).toBeLessThanOrEqual(3);

    const [attachment = {}] = way.tenant.records('job_attachments');
    way.tenant.insert('job_attachments', {...attachment, id: 77});
    way.tenant.edit('jobs', attachment.jobId as number, {summary: 'a picture more'});
    await sync('job_attachments', 3_600_000);
    expect(asked(/\/attachments/)).toHaveLength(1);
    expect(await live('job_attachments')).toContain('77');
  });

  it('retires what is gone from a parent that changed, the last of its rows too', async () => {
    await sync('job_attachments');
    const job = way.tenant.records('job_attachments')[0]?.jobId as number;
    for (const {id} of way.tenant.records('job_attachments').filter(({jobId}) => jobId === job))
      way.tenant.remove('job_attachments', id as number, {hard: true});
    way.tenant.edit('jobs', job, {summary: 'no pictures'});
    await sync('job_attachments', 3_600_000);
    expect(await live('job_attachments')).toEqual(truth('job_attachments'));
  });

  it('finds what is gone from a parent that did not change after thirty days', async () => {
    await sync('job_attachments');
    way.tenant.remove('job_attachments', way.tenant.records('job_attachments')[0]?.id as number, {hard: true});
    await sync('job_attachments', 3_600_000);
    expect(await live('job_attachments')).not.toEqual(truth('job_attachments'));
    await sync('job_attachments', 30 * dayMs);
    expect(await live('job_attachments')).toEqual(truth('job_attachments'));
  });

  it.each([
    ['customers_notes', /\/notes\?.*modifiedOnOrAfter=/],
    ['schedulers_sessions', /\/sessions\?.*modifiedOnOrAfter=/],
    ['form_submissions', /\/submissions\?.*submittedOnOrAfter=/],
    ['reputation_reviews', /\/reviews\?.*modifiedOnOrAfter=/],
  ])('of %s uses the documented filter, and everything comes', async (stream, filter) => {
    await sync(stream);
    const key = stream === 'reputation_reviews' ? 'authorName' : 'id';
    expect(await live(stream, key)).toEqual(truth(stream, key));
    expect(asked(filter)).toEqual([]);
    const [row = {}] = way.tenant.records(stream);
    way.tenant.clock.advance(3_600_000);
    const instant = new Date(way.tenant.clock.now()).toISOString();
    const submitted = 'submittedOn' in row ? {submittedOn: instant} : {};
    way.tenant.insert(stream, {
      ...row,
      [key]: typeof row[key] === 'string' ? 'new' : 77,
      createdOn: instant,
      ...submitted,
    });
    if (stream === 'customers_notes') way.tenant.edit('customers', row.customerId as number, {name: 'changed'});
    await sync(stream, 3_600_000);
    expect(asked(filter).length).toBeGreaterThan(0);
    expect(await live(stream, key)).toEqual(truth(stream, key));
  });
});
