import {rmSync} from 'node:fs';

import type {Tenant} from '../config/tenant';
import {type DataError, describeError} from '../errors';
import {withLease} from '../load/held-lease';
import {untilAborted} from '../load/interrupt';
import {sayAdopted} from '../load/owner';
import {rejectionError, tooManyRejected} from '../load/rejection-limit';
import {makeSpoolFolder} from '../load/spool/line-file';
import {openStreamLoad, type StreamLoad} from '../load/stream-load';
import {mergePlan} from '../load/write-plan';
import type {Log} from '../log';
import type {Stream} from '../streams/definition';
import type {Clock, Counts, Lease, Warehouse} from '../warehouse/warehouse';
import type {ImportRow, OpenedImport} from './open-import';

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
  readonly opened: OpenedImport;
  readonly clock: Clock;
  readonly log: Log;
  /** Percent of the rows that may be rejected; default 5. */
  readonly maxRejectedPercent?: number | undefined;
  readonly progress?: (counts: Counts) => void;
  readonly signal?: AbortSignal;
  readonly spoolDir?: string;
}

export interface ImportResult {
  readonly counts: Counts;
  /** Too many rows were rejected; those that were good are stored. */
  readonly failure?: DataError;
}

/**
 * Merges the rows of a file into the table of its stream; state and everything else stay as they are. Lines that are no rows, and rows
 * that cannot be told or dated, go to `rejected_records` with their number, as values do that cannot be read.
 * @returns also when too many rows were rejected: then with the failure that the books have.
 * @throws ForeignWarehouseError when the warehouse is another tenant's. WarehouseError while another run is alive, and what a merge throws: rows that were good are kept.
 */
export async function importFile(options: ImportOptions): Promise<ImportResult> {
  const {warehouse, tenant, stream, runId, log} = options;
  return withLease(
    warehouse,
    runId,
    async (lease) => {
      sayAdopted(await warehouse.startRun(lease, 'import', [stream.name], tenant), tenant, log);
      const folder = makeSpoolFolder(options.spoolDir);
      const outcome = {stream: stream.name};
      try {
        const result = await importRows({...options, lease, folder});
        const error = result.failure?.message;
        await warehouse.finishRun(lease, [
          error === undefined ? {...outcome, status: 'success'} : {...outcome, status: 'failed', error},
        ]);
        return result;
      } catch (error) {
        const failed = {...outcome, status: 'failed', error: describeError(error)} as const;
        await warehouse.finishRun(lease, [failed]).catch(() => undefined);
        throw error;
      } finally {
        rmSync(folder, {recursive: true, force: true});
      }
    },
    log,
  );
}

async function importRows(
  options: ImportOptions & {readonly lease: Lease; readonly folder: string},
): Promise<ImportResult> {
  const {warehouse, lease, stream, folder, opened, clock, log, maxRejectedPercent, progress, signal} = options;
  const load = await openStreamLoad(stream, {
    ...{warehouse, lease, folder, clock, log, maxRejectedPercent, plan: mergePlan, ingestionSource: importSource},
    onCommit: (counts) => progress?.(counts),
  });
  for await (const row of untilAborted(opened.rows, signal)) {
    take(row, load);
    if (load.due()) await load.cut().write();
  }
  await load.cut().write();
  const {counts} = load;
  return tooManyRejected(counts, maxRejectedPercent)
    ? {counts, failure: rejectionError(stream.name, counts)}
    : {counts};
}

function take(row: ImportRow, load: StreamLoad): void {
  const {line} = row;
  if ('record' in row) {
    load.add(row.record, importedAtMs);
    for (const {field, value, reason} of row.noted)
      load.note({primary_key: row.key, field, value, reason: `line ${line}: ${reason}`});
  } else load.reject({primary_key: null, field: `line ${line}`, value: row.value, reason: row.reason});
}
