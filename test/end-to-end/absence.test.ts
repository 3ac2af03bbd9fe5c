import {silent} from '../../src/log';
import {openWholeWay, type WholeWay} from './whole-way';

/** An API that answers as if rows were gone: nothing is removed from a warehouse before that is proven. */
let way: WholeWay;
beforeEach(async () => {
  way = await openWholeWay(7, 'tiny', '2026-03-11T18:00:00Z');
});
afterEach(() => way.close());

const live = async (stream: string): Promise<number> => {
  const [row] = await way.rows(`SELECT count(*) AS n FROM st_raw_v2.raw_${stream} WHERE _deleted_at IS NULL`);
  return Number(row?.n);
};

describe('a full read that answers as if most rows were gone', () => {
  const refused = {
    status: 'failed',
    failedBy: 'data',
    error: expect.stringMatching(/more than 20 %; the table was left/) as unknown,
  };

  it('leaves the table as it was, and the next one reads afresh', async () => {
    await way.sync(['jobs', 'campaigns']);
    const before = [await live('jobs'), await live('campaigns')];
    way.simulator.faults.add({kind: 'noRows', match: /\/jobs\?|\/campaigns\?|export\/jobs/, times: Infinity});
    const {streams} = await way.sync(['jobs', 'campaigns'], 'full');
    expect(streams).toMatchObject(
      [refused, refused].map((one, index) => ({stream: ['jobs', 'campaigns'][index], ...one})),
    );
    expect([await live('jobs'), await live('campaigns')]).toEqual(before);
    way.simulator.faults.clear();
    expect((await way.sync(['jobs', 'campaigns'], 'full')).streams).toMatchObject([
      {status: 'success'},
      {status: 'success'},
    ]);
    expect([await live('jobs'), await live('campaigns')]).toEqual(before);
  });

  it('replaces it when a person says so', async () => {
    await way.sync(['campaigns']);
    for (const {id} of way.tenant.records('campaigns').slice(3))
      way.tenant.remove('campaigns', id as number, {hard: true});
    expect((await way.sync(['campaigns'], 'full')).streams).toMatchObject([refused]);
    expect((await way.sync(['campaigns'], 'full', {force: true})).streams).toMatchObject([{status: 'success'}]);
    expect(await live('campaigns')).toBe(3);
  });
});

it('a whole list that answers without rows removes none, and says so', async () => {
  const lines: string[] = [];
  await way.sync(['campaigns']);
  const before = await live('campaigns');
  way.simulator.faults.add({kind: 'noRows', match: /\/campaigns\?/, times: Infinity});
  await way.sync(['campaigns'], 'incremental', {log: {...silent, warn: (line) => void lines.push(line)}});
  expect(await live('campaigns')).toBe(before);
  expect(lines).toContainEqual(expect.stringMatching(/rows are no longer shown/));
});
