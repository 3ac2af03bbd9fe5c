import {schemaOf, streamNamed} from '../../src/catalogue';
import {parseConfig} from '../../src/config/config';
import {silent} from '../../src/log';
import type {ApiAnswer, ApiRequest, Client} from '../../src/servicetitan/api/client';
import {createPageMemory, pageMemoryBytes} from '../../src/servicetitan/api/page-memory';
import {createLimiter} from '../../src/servicetitan/api/rate-limiter';
import {Body} from '../../src/servicetitan/codec/body';
import {readStream} from '../../src/servicetitan/reader';
import type {Stream} from '../../src/streams/definition';
import {fakeClock} from './fake-clock';

/** Half a million rows, as a tenant of some years has them. */
const rowsOf: Readonly<Record<string, number>> = {
  jobs: 140_000,
  invoices: 120_000,
  estimates: 110_000,
  payments: 55_000,
  payroll: 50_000,
  customers: 24_000,
  locations: 700,
  campaigns: 300,
};
const pageSize = 5_000;
const latencyMs = {perRequest: 200, perRow: 0.1};
const endMs = Date.UTC(2025, 10, 1);
const spanMs = 2 * 365 * 86_400_000;

/** When row number `row` of so many was modified: the business grows, so later years hold more. */
const modifiedMs = (row: number, count: number): number => endMs - spanMs + Math.floor(spanMs * Math.sqrt(row / count));

function answerTo(stream: string, query: Readonly<Record<string, string>>): {body: Body; rows: number} {
  const count = rowsOf[stream] ?? 0;
  const numberAt = (ms: number): number =>
    Math.min(count, Math.max(0, Math.ceil(count * Math.max(0, (ms - endMs + spanMs) / spanMs) ** 2)));
  const {modifiedOnOrAfter: from, modifiedBefore: before} = query;
  const first = from === undefined ? 0 : numberAt(Date.parse(from));
  const end = before === undefined ? count : numberAt(Date.parse(before));
  const last = Math.min(end, first + Number(query.pageSize));
  const rows = Array.from({length: Math.max(0, last - first)}, (_, index) => {
    const modifiedOn = new Date(modifiedMs(first + index, count)).toISOString();
    return {id: first + index + 1, modifiedOn, createdOn: modifiedOn};
  });
  const envelope = {hasMore: last < end, totalCount: Math.max(0, end - first), data: rows};
  return {body: new Body(Buffer.from(JSON.stringify(envelope))), rows: rows.length};
}

/** Reads all streams at once against a clock that only moves when everybody waits. */
async function firstLoad(limits: {concurrency: number; requests_per_second: number}) {
  const credentials = {tenant_id: '1', client_id: 'c', client_secret: 's', app_key: 'a'};
  const config = parseConfig({...credentials, ...limits, page_size: pageSize});
  const clock = fakeClock(endMs);
  const limiter = createLimiter({...config, clock});
  const starts: number[] = [];
  const inFlight = {now: 0, most: 0};
  const byPath = new Map(Object.keys(rowsOf).map((name) => [streamNamed(name)?.list?.path, name]));

  const client: Client = {
    get: <T>({path, query, read}: ApiRequest<T>): Promise<ApiAnswer<T>> =>
      limiter.run(async () => {
        const requestedAtMs = clock.now();
        starts.push(requestedAtMs);
        inFlight.now += 1;
        inFlight.most = Math.max(inFlight.most, inFlight.now);
        const name = byPath.get(path);
        const {body, rows} =
          name === undefined
            ? {body: new Body(Buffer.from('{"hasMore":false,"continueFrom":"end","data":[]}')), rows: 0}
            : answerTo(name, query);
        await clock.sleep(latencyMs.perRequest + latencyMs.perRow * rows);
        inFlight.now -= 1;
        limiter.succeeded();
        return {value: read(body), requestedAtMs};
      }),
    serverTime: {
      now: async () => {
        const seconds = Math.floor(clock.now() / 1_000) + 3_600;
        return {seconds, certain: true, earliest: seconds, latest: seconds};
      },
    },
  };
  const memory = createPageMemory(pageMemoryBytes(config.concurrency));
  const counts = new Map<string, number>();
  let endedMs = 0;
  const all = Promise.all(
    Object.keys(rowsOf).map(async (name) => {
      const stream = streamNamed(name) as Stream;
      const options = {config, client, log: silent, memory, schema: schemaOf(stream), mode: 'incremental'} as const;
      for await (const {rows} of readStream(stream, options)) counts.set(name, (counts.get(name) ?? 0) + rows.length);
      endedMs = clock.now();
    }),
  );
  await clock.advance(120_000);
  await all;
  const busiestSecond = Math.max(
    ...starts.map((start) => starts.filter((other) => other >= start && other < start + 1_000).length),
  );
  return {counts, requests: starts.length, inFlight: inFlight.most, busiestSecond, seconds: (endedMs - endMs) / 1_000};
}

const rows = Object.values(rowsOf).reduce((sum, count) => sum + count, 0);
const pages = Object.values(rowsOf).reduce((sum, count) => sum + Math.ceil(count / pageSize), 0);
/** One page after the other. */
const sequentialSeconds = (pages * latencyMs.perRequest + rows * latencyMs.perRow) / 1_000;

it.each([
  {concurrency: 8, requests_per_second: 20, timesFaster: 5},
  {concurrency: 16, requests_per_second: 38, timesFaster: 8},
])(
  'reads half a million rows $timesFaster times as fast as one page after the other with $concurrency requests in flight',
  async ({timesFaster, ...limits}) => {
    const {counts, requests, inFlight, busiestSecond, seconds} = await firstLoad(limits);
    for (const [name, count] of Object.entries(rowsOf)) expect(counts.get(name)).toBeGreaterThanOrEqual(count);
    expect(requests).toBeLessThanOrEqual(2.6 * pages);
    expect(inFlight).toBeLessThanOrEqual(limits.concurrency);
    expect(busiestSecond).toBeLessThanOrEqual(60);
    expect(seconds).toBeLessThanOrEqual(sequentialSeconds / timesFaster);
  },
  300_000,
);
