import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import type {AirbyteMessage} from '../../src/airbyte/protocol';
import {selectStreams} from '../../src/catalogue';
import type {JsonObject, JsonValue} from '../../src/json';
import {withLease} from '../../src/load/held-lease';
import {load} from '../../src/load/loader';
import {silent} from '../../src/log';
import type {Stream} from '../../src/streams/definition';
import {bigQueryWarehouse, ensureBooks} from '../../src/warehouse/bigquery/adapter';
import {type ColumnType, tableOf} from '../../src/warehouse/raw-table';
import {defaultDatasets} from '../../src/warehouse/warehouse';
import {dollarsOf, freeBytesPerMonth} from './bill';
import {playBigQuery, usualLatency} from './played-bigquery';
import {playedClock} from './played-clock';
import {playedSession} from './played-session';
import {firstId} from './played-tables';

/** Of a stored row, and rows of a reference list: what the simulated business has of them. */
const bytesPerRow = 1_000;
const referenceRows = 1_000;
const rowsPerBatch = 50;

const startMs = Date.UTC(2026, 2);

const hoursPerMonth = 730;
const nightsPerMonth = 30;
const sizes = [100_000, 1_000_000, 5_000_000] as const;

const values: Readonly<Record<ColumnType, JsonValue>> = {
  ...{STRING: 'text', INT64: 1, NUMERIC: 1.5, BOOL: true, JSON: {a: 1}},
  ...{TIMESTAMP: '2026-03-01T00:00:00Z', DATE: '2026-03-01'},
};

function rowOf(stream: Stream, row: number): JsonObject {
  const {columns, primaryKey} = tableOf(stream);
  const record = Object.fromEntries(columns.map(({name, type}) => [name, values[type]]));
  const keys = Object.fromEntries(primaryKey.map((key) => [key, firstId + row]));
  return {...record, id: firstId + row, ...keys};
}

/** Some rows of every stream, as a sync has them that finds something new everywhere. */
async function* messagesOf(streams: readonly Stream[]): AsyncGenerator<AirbyteMessage> {
  for (const stream of streams) {
    for (let row = 0; row < rowsPerBatch; row += 1)
      yield {type: 'RECORD', record: {stream: stream.name, data: rowOf(stream, row), emitted_at: startMs}};
    const stream_descriptor = {name: stream.name};
    yield {type: 'STATE', state: {type: 'STREAM', stream: {stream_descriptor, stream_state: {at: 1}}}};
    const stream_status = {stream_descriptor, status: 'COMPLETE'} as const;
    yield {type: 'TRACE', trace: {type: 'STREAM_STATUS', emitted_at: startMs, stream_status}};
  }
}

/** What BigQuery bills for one sync of all usual streams, each with rows that are new, into tables of so many records in all. */
export async function bytesOfSync(records: number): Promise<number> {
  const streams = selectStreams();
  const core = streams.filter(({group}) => group === 'core');
  const stored = new Map(
    streams.map(({name, group}) => [
      `raw_${name}`,
      bytesPerRow * (group === 'core' ? Math.ceil(records / core.length) : referenceRows),
    ]),
  );
  // Time is played, so that the same batches share a transaction each time.
  const clock = playedClock(startMs, false);
  const played = playBigQuery(usualLatency, clock, stored);
  const session = playedSession(played);
  const ddl = {projectId: 'test', datasets: defaultDatasets, location: 'US', labels: {}};
  const folder = mkdtempSync(join(tmpdir(), 'costs-'));
  try {
    const tenant = {id: '1', environment: 'production', apiHost: 'api.servicetitan.io'};
    const warehouse = bigQueryWarehouse({session, ddl, clock: clock.now});
    const syncing = ensureBooks(session, ddl).then(() =>
      withLease(warehouse, 'costs', async (lease) => {
        await warehouse.readState();
        await warehouse.readRefreshes();
        return load(messagesOf(streams), {
          ...{warehouse, lease, tenant, mode: 'incremental', clock: clock.now, log: silent, spoolDir: folder},
          catalog: {
            streams: streams.map(({name}) => ({
              ...{stream: {name}, sync_mode: 'incremental', destination_sync_mode: 'append_dedup'},
            })),
          },
        });
      }),
    );
    await clock.during(syncing);
    return played.done.bytesBilled;
  } finally {
    rmSync(folder, {recursive: true});
  }
}

/** A table of what the loader costs in a month, as Markdown; in USD what is beyond the free TiB. */
export async function costTable(): Promise<readonly string[]> {
  const cost = (bytes: number): string =>
    `${Math.round(bytes / 1e9).toLocaleString('en-US')} GB, ${dollarsOf(Math.max(0, bytes - freeBytesPerMonth)).toFixed(2)} USD`;
  const rows = await Promise.all(
    sizes.map(async (records) => {
      const bytes = await bytesOfSync(records);
      const cells = [
        records.toLocaleString('en-US'),
        `${(bytes / 1e9).toFixed(1)} GB`,
        cost(nightsPerMonth * bytes),
        cost(hoursPerMonth * bytes),
      ];
      return `| ${cells.join(' | ')} |`;
    }),
  );
  return ['| records stored | one sync | nightly, a month | hourly, a month |', '| --- | --- | --- | --- |', ...rows];
}
