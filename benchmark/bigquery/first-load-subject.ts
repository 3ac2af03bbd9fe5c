import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import type {AirbyteMessage, ConfiguredStream} from '../../src/airbyte/protocol';
import type {JsonObject} from '../../src/json';
import {withLease} from '../../src/load/held-lease';
import {load} from '../../src/load/loader';
import {silent} from '../../src/log';
import {bigQueryWarehouse, ensureBooks} from '../../src/warehouse/bigquery/adapter';
import {defaultDatasets} from '../../src/warehouse/warehouse';
import {createRows, pageSize, type RowBytes} from '../source/rows';
import {type Latency, playBigQuery} from './played-bigquery';
import {type PlayedClock, playedClock} from './played-clock';
import {playedSession} from './played-session';

/** A first load of streams, played in a process of its own. */
export interface FirstLoadTask {
  /** Rows of each stream. */
  readonly counts: Readonly<Record<string, number>>;
  /** `refresh` reads everything again, to take the place of what is stored. */
  readonly mode: 'merge' | 'refresh';
  readonly latency: Latency;
  /** Of the source: pages on their way at once, and how long one takes. */
  readonly inFlight: number;
  readonly pageMs: number;
}

export interface FirstLoaded {
  /** Of played time; and of it, what this process computed. */
  readonly seconds: number;
  readonly computedSeconds: number;
  readonly transactions: number;
  readonly batches: readonly number[];
  readonly bytesBilled: number;
  /** Rows that are not there exactly once. */
  readonly wrong: number;
  readonly failures: readonly string[];
  readonly peakMb: number;
}

const tenant = {id: '1', environment: 'production', apiHost: 'api.servicetitan.io'};
const startMs = Date.parse('2026-03-01T00:00:00Z');

function configured(name: string, mode: FirstLoadTask['mode']): ConfiguredStream {
  const base = {stream: {name}, sync_mode: 'full_refresh', primary_key: [['id']]} as const;
  if (mode === 'merge') return {...base, destination_sync_mode: 'append_dedup'};
  return {...base, destination_sync_mode: 'overwrite_dedup', generation_id: 1, minimum_generation_id: 1};
}

/** Pages of all streams in turns, as many on their way at once as the source has; the next are asked for as pages are taken. */
async function* messages(
  {counts, inFlight, pageMs}: FirstLoadTask,
  clock: PlayedClock,
): AsyncGenerator<AirbyteMessage> {
  const rows = createRows(counts);
  const next = new Map([...rows.keys()].map((stream) => [stream, 0]));
  const waiting = [...rows.keys()];
  const coming: Promise<{stream: string; records: readonly JsonObject[]}>[] = [];
  const ask = (): void => {
    const stream = waiting.shift();
    if (stream === undefined) return;
    const from = next.get(stream) ?? 0;
    next.set(stream, from + pageSize);
    coming.push(pageOf(rows.get(stream) as RowBytes, from).then((records) => ({stream, records})));
  };
  const pageOf = async (of: RowBytes, from: number): Promise<readonly JsonObject[]> => {
    await clock.sleep(pageMs);
    const page = clock.aside(() => `[${of.slice(from, Math.min(of.count, from + pageSize)).toString()}]`);
    return JSON.parse(page) as readonly JsonObject[];
  };
  for (let asked = 0; asked < inFlight; asked += 1) ask();
  for (let page = coming.shift(); page !== undefined; page = coming.shift()) {
    const {stream, records} = await page;
    for (const data of records) {
      clock.busy();
      yield {type: 'RECORD', record: {stream, data, emitted_at: clock.now()}};
    }
    const at = next.get(stream) ?? 0;
    const stream_descriptor = {name: stream};
    yield {
      type: 'STATE',
      state: {
        type: 'STREAM',
        stream: {stream_descriptor, stream_state: {at}},
        sourceStats: {recordCount: records.length},
      },
    };
    if (at < (counts[stream] ?? 0)) waiting.push(stream);
    else
      yield {
        type: 'TRACE',
        trace: {type: 'STREAM_STATUS', emitted_at: clock.now(), stream_status: {stream_descriptor, status: 'COMPLETE'}},
      };
    ask();
  }
}

/** Plays the load itself: the loader, its spool files and its scripts are real. */
export async function playFirstLoad(task: FirstLoadTask): Promise<FirstLoaded> {
  const clock = playedClock(startMs);
  const played = playBigQuery(task.latency, clock);
  const session = playedSession(played);
  const ddl = {projectId: 'test', datasets: defaultDatasets, location: 'US', labels: {}};
  const folder = mkdtempSync(join(tmpdir(), 'first-load-'));
  const warehouse = bigQueryWarehouse({session, ddl, clock: clock.now});
  try {
    const {streams} = await clock.during(
      ensureBooks(session, ddl).then(() =>
        withLease(warehouse, 'first-load', (lease) =>
          load(messages(task, clock), {
            ...{warehouse, lease, tenant, mode: task.mode, clock: clock.now, log: silent, spoolDir: folder},
            catalog: {streams: Object.keys(task.counts).map((name) => configured(name, task.mode))},
          }),
        ),
      ),
    );
    const wrong = Object.entries(task.counts).map(([stream, count]) => played.rawTable(stream).wrong(count).length);
    return {
      ...played.done,
      seconds: (clock.now() - startMs) / 1_000,
      computedSeconds: clock.computedMs / 1_000,
      wrong: wrong.reduce((sum, count) => sum + count, 0),
      failures: streams.flatMap(({error}) => (error === undefined ? [] : [error])),
      peakMb: process.resourceUsage().maxRSS / 1_024,
    };
  } finally {
    rmSync(folder, {recursive: true});
  }
}

if (require.main === module) {
  void playFirstLoad(JSON.parse(process.argv[2] ?? '{}') as FirstLoadTask).then((loaded) => {
    process.send?.(loaded, () => process.exit());
  });
}
