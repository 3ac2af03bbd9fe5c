import {rmSync} from 'node:fs';

import {describeError, UsageError} from '../errors';
import {type JsonObject, type JsonValue, stringifyJson} from '../json';
import type {Log} from '../log';
import type {Stream} from '../streams/definition';
import type {Tenant} from '../tenant';
import {fitters, Misfit} from '../warehouse/fit';
import {type Table, tableOf} from '../warehouse/table';
import type {Clock, Counts, Lease, Warehouse} from '../warehouse/warehouse';
import type {FileRow} from './export-file';
import {type ImportColumns, importColumns, type MappedColumn} from './import-columns';
import {untilAborted} from './interrupt';
import {withLease} from './lease';
import {makeSpoolFolder} from './line-file';
import {sayAdopted} from './owner';
import {mergePlan} from './plan';
import {openStreamLoad, type StreamLoad} from './stream-load';

/** Written to `_ingestion_source` of imported rows. */
export const importSource = 'servicetitan_export';

/** A file does not say when it was made; as the oldest of all its rows never win over equal or newer ones of the API. */
const importedAtMs = 0;

export interface ImportOptions {
  readonly warehouse: Warehouse;
  /** Whose export the file is; absent: not known, and taken for the one of the warehouse's tenant. */
  readonly tenant?: Tenant;
  readonly stream: Stream;
  readonly runId: string;
  readonly rows: AsyncIterable<FileRow>;
  /** Makes the stream's record of a row of the API's shape: lifted fields, derived keys. */
  readonly shape: (row: JsonObject) => JsonObject;
  readonly clock: Clock;
  readonly log: Log;
  readonly progress?: (counts: Counts) => void;
  readonly signal?: AbortSignal;
  readonly spoolDir?: string;
}

export interface ImportResult {
  readonly runId: string;
  readonly counts: Counts;
  readonly mapping: readonly MappedColumn[];
}

/**
 * Merges an exported file into the table of its stream; state and everything else stay as they are. Lines that are no rows,
 * and rows without a key, go to `rejected_records` with their number.
 * @throws UsageError when no column of the first row is the key; then nothing was touched. ForeignWarehouseError when the warehouse is another
 *   tenant's, WarehouseError while another run is alive, and what a merge throws: batches before it are kept.
 */
export async function importFile(options: ImportOptions): Promise<ImportResult> {
  const {warehouse, tenant, stream, runId, log} = options;
  const table = tableOf(stream);
  const columns = importColumns(table);
  const rows = options.rows[Symbol.asyncIterator]();
  const first = await rows.next();
  if (first.done !== true) requireKey(first.value, columns, table);
  return withLease(warehouse, runId, async (lease) => {
    sayAdopted(await warehouse.startRun(lease, 'import', [stream.name], tenant), tenant, log);
    const folder = makeSpoolFolder(options.spoolDir);
    const outcome = {stream: stream.name};
    try {
      const all = afterFirst(first, rows);
      const counts = await importRows(all, columns, table, {...options, lease, folder});
      await warehouse.finishRun(lease, [{...outcome, status: 'success'}]);
      return {runId, counts, mapping: columns.mapping};
    } catch (error) {
      const failed = {...outcome, status: 'failed', error: describeError(error)} as const;
      await warehouse.finishRun(lease, [failed]).catch(() => undefined);
      throw error;
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
  });
}

async function* afterFirst<T>(first: IteratorResult<T>, rest: AsyncIterator<T>): AsyncGenerator<T, void> {
  for (let next = first; next.done !== true; next = await rest.next()) yield next.value;
}

/** Fields that tell a row. Rows of a group are only told apart by its whole, so that here each needs the id of its own. */
function keyFieldsOf({primaryKey, groupBy, isWholeGroup}: Table): readonly string[] {
  return groupBy === undefined || isWholeGroup === true ? primaryKey : ['id'];
}

function requireKey(row: FileRow, columns: ImportColumns, table: Table): void {
  if (!('fields' in row)) return;
  columns.record(row.fields);
  const {stream} = table;
  const wanted = keyFieldsOf(table).filter((name) => !name.startsWith('_'));
  const found = new Set(columns.mapping.map(({field}) => field));
  const missing = wanted.filter((name) => !found.has(name));
  if (missing.length === 0) return;
  throw new UsageError(
    `No column of the file is ${missing.join(' or ')}, the key of ${stream}; it has ${Object.keys(row.fields).join(', ')}.`,
    'Export it with its id, or rename the column.',
  );
}

async function importRows(
  rows: AsyncIterable<FileRow>,
  columns: ImportColumns,
  table: Table,
  options: ImportOptions & {readonly lease: Lease; readonly folder: string},
): Promise<Counts> {
  const {warehouse, lease, stream, folder, shape, clock, log, progress, signal} = options;
  const load = await openStreamLoad(stream, {
    ...{warehouse, lease, folder, clock, log, plan: mergePlan, ingestionSource: importSource},
    onCommit: (counts) => progress?.(counts),
  });
  for await (const row of untilAborted(rows, signal)) {
    take(row);
    if (load.due()) await load.cut()();
  }
  await load.cut()();
  return load.counts;

  function take(row: FileRow): void {
    if (!('fields' in row)) return reject(load, row.line, row.text, row.problem);
    const record = shape(columns.record(row.fields));
    const lacking = keyFieldsOf(table).find((name) => !isUsable(record[name], name));
    if (lacking === undefined) load.add(record, importedAtMs);
    else reject(load, row.line, row.fields, `NO_PRIMARY_KEY: ${lacking} is missing or no ${typeOf(lacking)}`);
  }

  function isUsable(value: JsonValue | undefined, name: string): boolean {
    const fitted = fitters[typeOf(name)](value ?? null);
    return fitted !== null && !(fitted instanceof Misfit);
  }

  function typeOf(name: string) {
    return table.columns.find((column) => column.name === name)?.type ?? 'STRING';
  }
}

function reject(load: StreamLoad, line: number, value: JsonValue, reason: string): void {
  load.reject({primary_key: null, field: `line ${line}`, value: stringifyJson(value), reason});
}
