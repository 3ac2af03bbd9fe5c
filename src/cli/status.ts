import Table from 'cli-table3';

import {withExistingWarehouse} from './open-warehouse';
import {datasetNames, readEnvironment, warehouseTarget} from './settings';
import {wholeNumber} from './simulator';
import {count, seconds, type Terminal} from './terminal';

/** Flags of `st-elt status` and `st-elt runs`, as commander gives them. */
export interface StatusOptions {
  readonly warehouse?: string;
  readonly limit?: string;
  readonly json?: boolean;
}

/** `st-elt status`: one line a stream, as it stands. */
export async function status(terminal: Terminal, options: StatusOptions): Promise<void> {
  const env = readEnvironment();
  const {rows, runs} = await withExistingWarehouse(
    warehouseTarget(options.warehouse, env),
    datasetNames(env),
    async (warehouse) => ({
      rows: await warehouse.streamStatus(),
      runs: await warehouse.recentRuns(1_000),
    }),
  );
  const lastError = (stream: string): string | null =>
    runs.find(({entity_type}) => entity_type === stream)?.error_message ?? null;
  if (options.json === true)
    return terminal.printJson(rows.map((row) => ({...row, last_error: lastError(row.entity_type)})));
  if (rows.length === 0) return terminal.say('Nothing was loaded yet. Run `st-elt sync`.');
  const table = new Table({
    head: ['stream', 'status', 'last success', 'age', 'rows', 'last error'],
    colAligns: ['left', 'left', 'left', 'right', 'right', 'left'],
    style: {head: [], border: [], compact: true},
  });
  for (const row of rows) {
    table.push([
      row.entity_type,
      row.status,
      row.last_sync_time?.slice(0, 19) ?? 'never',
      row.last_sync_time === null ? '' : age(Date.now() - Date.parse(row.last_sync_time)),
      row.record_count === null ? '' : count(row.record_count),
      lastError(row.entity_type) ?? '',
    ]);
  }
  terminal.print(table.toString());
}

/** `st-elt runs`: one line a stream and run, newest first. */
export async function runs(terminal: Terminal, options: StatusOptions): Promise<void> {
  const env = readEnvironment();
  const limit = wholeNumber(options.limit ?? '20', '--limit', 100_000);
  const rows = await withExistingWarehouse(warehouseTarget(options.warehouse, env), datasetNames(env), (warehouse) =>
    warehouse.recentRuns(limit),
  );
  if (options.json === true) return terminal.printJson(rows);
  const table = new Table({
    head: ['started', 'stream', 'mode', 'status', 'fetched', 'new', 'changed', 'took', 'error'],
    colAligns: ['left', 'left', 'left', 'left', 'right', 'right', 'right', 'right', 'left'],
    style: {head: [], border: [], compact: true},
  });
  for (const row of rows) {
    table.push([
      row.start_time.slice(0, 19),
      row.entity_type,
      row.mode,
      row.status,
      count(row.records_fetched),
      count(row.records_inserted),
      count(row.records_updated),
      row.duration_ms === null ? '' : seconds(row.duration_ms),
      row.error_message ?? '',
    ]);
  }
  terminal.print(table.toString());
}

function age(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return minutes < 120
    ? `${minutes} min`
    : minutes < 2_880
      ? `${Math.round(minutes / 60)} h`
      : `${Math.round(minutes / 1_440)} d`;
}
