import {rmSync} from 'node:fs';

import {AppError} from '../errors';
import type {JsonObject} from '../json';
import type {Log} from '../log';
import type {Stream} from '../streams/definition';
import type {Tenant} from '../tenant';
import {tableOf} from '../warehouse/table';
import type {Clock, Lease, Outcome, Sweep, SweepCounts, Warehouse} from '../warehouse/warehouse';
import {untilAborted} from './interrupt';
import {openKeyFile} from './keys';
import {isOfOneStream} from './lane';
import {withLease} from './lease';
import {makeSpoolFolder} from './line-file';
import {sayAdopted} from './owner';

export interface ReconcileOptions {
  readonly warehouse: Warehouse;
  /** Whose keys are read. */
  readonly tenant: Tenant;
  readonly streams: readonly Stream[];
  readonly runId: string;
  /** Every row that the source shows, a key at least once; ends without an error only when it is complete. */
  readonly keys: (stream: Stream) => AsyncIterable<readonly JsonObject[]>;
  readonly clock: Clock;
  readonly log: Log;
  /** Told as keys come in. */
  readonly progress?: (stream: string, keys: number) => void;
  readonly signal?: AbortSignal;
  /** Before which rows `keys` does not show any, although they are there. */
  readonly begin?: (stream: Stream) => Sweep['from'];
  /** Marks rows however many are gone: a person has looked. */
  readonly force?: boolean;
  /** Where keys wait on disk; default the system's folder for temporary files. */
  readonly spoolDir?: string;
}

export interface ReconciledStream extends Outcome, SweepCounts {
  /** Rows that the source showed. */
  readonly keys: number;
  /** What made it fail. */
  readonly failure?: AppError;
}

export interface ReconcileResult {
  readonly runId: string;
  readonly streams: readonly ReconciledStream[];
}

const nothing: SweepCounts = {live: 0, deleted: 0, restored: 0};

/**
 * Holds the keys that the source shows against the stored rows, stream by stream: what is gone there is marked, what is
 * back loses its mark. Rows that changed since the reading began are left alone. A stream that fails is left as it was and
 * does not stop the others.
 * @throws ForeignWarehouseError when the warehouse is another tenant's, WarehouseError while another run is alive, LeaseLostError, and what `signal` was aborted with.
 */
export async function reconcile(options: ReconcileOptions): Promise<ReconcileResult> {
  const {warehouse, tenant, streams, runId, log, signal} = options;
  return withLease(warehouse, runId, async (lease) => {
    const folder = makeSpoolFolder(options.spoolDir);
    const results: ReconciledStream[] = [];
    const names = streams.map(({name}) => name);
    sayAdopted(await warehouse.startRun(lease, 'reconcile', names, tenant), tenant, log);
    try {
      for (const stream of streams) {
        const result = await reconcileStream(stream, {...options, lease, folder});
        if (result.error !== undefined) log.error(result.error);
        results.push(result);
        signal?.throwIfAborted();
      }
    } finally {
      rmSync(folder, {recursive: true, force: true});
      await warehouse.finishRun(lease, results).catch((error: unknown) => log.error(String(error)));
    }
    return {runId, streams: results};
  });
}

async function reconcileStream(
  stream: Stream,
  options: ReconcileOptions & {readonly lease: Lease; readonly folder: string},
): Promise<ReconciledStream> {
  const {warehouse, lease, folder, clock, keys, begin, progress, signal, force = false} = options;
  try {
    const table = await warehouse.ensureTable(tableOf(stream));
    const beganMs = clock();
    const file = openKeyFile(folder, stream, table);
    for await (const rows of untilAborted(keys(stream), signal)) {
      rows.forEach((row) => file.add(row));
      progress?.(stream.name, file.rows);
    }
    const from = begin?.(stream);
    const sweep = {...file.take(beganMs, file.rows), force, ...(from === undefined ? {} : {from})};
    const counts = await warehouse.sweep(lease, sweep);
    file.discard();
    return {stream: stream.name, status: 'success', keys: file.rows, ...counts};
  } catch (error) {
    if (!isOfOneStream(error)) throw error;
    return {stream: stream.name, status: 'failed', keys: 0, ...nothing, error: error.message, failure: error};
  }
}
