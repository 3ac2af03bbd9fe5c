import {AirbyteLogger} from '../../src/airbyte/cdk';
import {type AirbyteMessage} from '../../src/airbyte/protocol';
import {readMessages} from '../../src/airbyte/read-streams';
import {CatalogueStream} from '../../src/airbyte/stream';
import {streamNamed} from '../../src/catalogue';
import type {Stream} from '../../src/streams/definition';
import {configFor, quick} from '../servicetitan/reading-fixture';
import {openWholeWay, type WholeWay} from './whole-way';

const dayMs = 86_400_000;
const stream = 'job_history';
let way: WholeWay;

beforeEach(async () => {
  way = await openWholeWay(7, 'tiny', '2026-03-11T18:00:00Z', undefined, {config: {full_read_days: 3}});
  for (let jobId = 1; jobId <= 40; jobId += 1) way.tenant.insert(stream, {jobId, history: []});
});
afterEach(() => way.close());

const counts = async (): Promise<unknown> => {
  const [row] = await way.rows(
    `SELECT count(*) FILTER (WHERE _deleted_at IS NULL) AS live, count(*) FILTER (WHERE _deleted_at IS NOT NULL) AS gone
     FROM st_raw_v2.raw_${stream}`,
  );
  return row;
};
/** Reads when everything has settled; how the stream ended. */
async function sync(afterMs = 20 * 60_000, mode: 'incremental' | 'full' = 'incremental'): Promise<string> {
  way.tenant.clock.advance(afterMs);
  const {streams} = await way.sync([stream], mode);
  return streams[0]?.error ?? streams[0]?.status ?? '';
}
const removeJobs = (from: number, to: number): void => {
  for (let jobId = from; jobId <= to; jobId += 1)
    way.tenant.remove(stream, (record) => record.jobId === jobId, {hard: true});
};

it('a few new rows replace nothing, and rows that are gone are found by the next read of everything', async () => {
  expect(await sync()).toBe('success');
  expect(await counts()).toEqual({live: 40, gone: 0});

  way.tenant.insert(stream, {jobId: 41, history: []});
  way.tenant.edit(stream, (record) => record.jobId === 1, {history: [{id: 7, eventType: 'Created'}]});
  removeJobs(38, 39);
  expect(await sync()).toBe('success');
  expect(await counts()).toEqual({live: 41, gone: 0});
  expect(await way.rows(`SELECT history FROM st_raw_v2.raw_${stream} WHERE jobId = 1`)).toEqual([
    {history: '[{"id":7,"eventType":"Created"}]'},
  ]);

  expect(await sync(4 * dayMs)).toBe('success');
  expect(await counts()).toEqual({live: 39, gone: 2});
});

it('a read of everything that lacks more than a fifth marks nothing', async () => {
  await sync();
  removeJobs(1, 20);
  expect(await sync()).toBe('success');
  expect(await sync(4 * dayMs)).toContain('--force');
  expect(await counts()).toEqual({live: 40, gone: 0});
  expect((await way.sync([stream], 'incremental', {force: true})).streams).toMatchObject([{status: 'success'}]);
  expect(await counts()).toEqual({live: 20, gone: 20});
});

it('a refresh replaces the table, and incremental reads go on from it', async () => {
  await sync();
  removeJobs(38, 39);
  expect(await sync(undefined, 'full')).toBe('success');
  expect(await counts()).toEqual({live: 38, gone: 0});
  const before = way.simulator.stats().log.length;
  expect(await sync()).toBe('success');
  const [asked, ...others] = way.simulator
    .stats()
    .log.slice(before)
    .filter((path) => path.includes('/export/job-history'));
  expect(asked).toMatch(/from=[\w%-]{20}/);
  expect(others).toEqual([]);
});

it('Airbyte is offered incremental reads, which go on from their state', async () => {
  const discovered = new CatalogueStream(new AirbyteLogger(), streamNamed(stream) as Stream).asAirbyteStream();
  expect(discovered).toMatchObject({
    supported_sync_modes: ['full_refresh', 'incremental'],
    source_defined_cursor: true,
    default_cursor_field: ['_groupReadOn'],
    is_resumable: true,
  });
  const read = async (state?: unknown): Promise<AirbyteMessage[]> => {
    const messages: AirbyteMessage[] = [];
    const catalog = {streams: [{stream: {name: stream}, sync_mode: 'incremental' as const}]};
    const config = configFor(way.simulator);
    for await (const chunk of readMessages({config, catalog, state, timing: quick})) messages.push(...chunk);
    return messages;
  };
  way.tenant.clock.advance(20 * 60_000);
  const first = await read();
  expect(first.filter(({type}) => type === 'RECORD')).toHaveLength(40);
  const state = first.flatMap((message) => (message.type === 'STATE' ? [message.state] : [])).slice(-1);
  way.tenant.insert(stream, {jobId: 41, history: []});
  way.tenant.clock.advance(20 * 60_000);
  expect(
    (await read(state)).flatMap((message) => (message.type === 'RECORD' ? [message.record.data.jobId] : [])),
  ).toEqual([41]);
});
