import {rmSync} from 'node:fs';

import type {Tenant} from '../config/tenant';
import {AppError} from '../errors';
import type {JsonObject} from '../json';
import {withLease} from '../load/held-lease';
import {untilAborted} from '../load/interrupt';
import {sayAdopted} from '../load/owner';
import {openKeyFile} from '../load/spool/key-file';
import {makeSpoolFolder} from '../load/spool/line-file';
import {isOfOneStream} from '../load/stream-lane';
import {openStreamLoad} from '../load/stream-load';
import {mergePlan} from '../load/write-plan';
import type {Log} from '../log';
import type {Stream} from '../streams/definition';
import {tableOf} from '../warehouse/raw-table';
import type {
  Clock,
  KeyComparison,
  KeyDifference,
  Lease,
  Outcome,
  Sweep,
  SweepCounts,
  Warehouse,
} from '../warehouse/warehouse';

export interface ReconcileOptions {
  readonly warehouse: Warehouse;
  /** Whose keys are read. */
  readonly tenant: Tenant;
  readonly streams: readonly Stream[];
  readonly runId: string;
  /** Every row that the source shows, a key at least once; ends without an error only when it is complete. */
  readonly keys: (stream: Stream) => AsyncIterable<readonly JsonObject[]>;
  /** Whether a row should be stored by now (`due`), given the stream's saved state. */
  readonly due: (stream: Stream, state: JsonObject | undefined) => (row: JsonObject) => 'due' | 'later' | 'outside';
  /** Reads single rows again; a row that is gone by now does not come. */
  readonly fetch: (
    stream: Stream,
    lost: readonly KeyDifference[],
  ) => AsyncIterable<{readonly rows: readonly JsonObject[]; readonly requestedAtMs: number}>;
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
  /** Rows that were missing here, and rows that were older here; they were fetched and merged. */
  readonly missing: number;
  readonly outdated: number;
  /** What made it fail. */
  readonly failure?: AppError;
}

export interface ReconcileResult {
  readonly runId: string;
  readonly streams: readonly ReconciledStream[];
}

const nothing = {live: 0, deleted: 0, restored: 0, missing: 0, outdated: 0} as const;

/** Rows of each kind that one run fetches; those beyond are left to the next one, and counted. */
const fetchedAtMost = 50_000;

/**
 * Holds the keys that the source shows against the stored rows, stream by stream: what is missing here, or older, is fetched
 * and merged; what is gone there is marked, what is back loses its mark. Rows that changed since the reading began are left alone. A stream that fails is left as it was and
 * does not stop the others.
 * @throws ForeignWarehouseError when the warehouse is another tenant's, WarehouseError while another run is alive, LeaseLostError, and what `signal` was aborted with.
 */
export async function reconcile(options: ReconcileOptions): Promise<ReconcileResult> {
  const {warehouse, tenant, streams, runId, log, signal} = options;
  return withLease(
    warehouse,
    runId,
    async (lease) => {
      const folder = makeSpoolFolder(options.spoolDir);
      const results: ReconciledStream[] = [];
      const names = streams.map(({name}) => name);
      sayAdopted(await warehouse.startRun(lease, 'reconcile', names, tenant), tenant, log);
      const states = await warehouse.readState();
      try {
        for (const stream of streams) {
          const result = await reconcileStream(stream, {...options, lease, folder, state: states.get(stream.name)});
          if (result.error !== undefined) log.error(result.error);
          results.push(result);
          signal?.throwIfAborted();
        }
      } finally {
        rmSync(folder, {recursive: true, force: true});
        await warehouse.finishRun(lease, results).catch((error: unknown) => log.error(String(error)));
      }
      return {runId, streams: results};
    },
    log,
  );
}

interface StreamOptions extends ReconcileOptions {
  readonly lease: Lease;
  readonly folder: string;
  readonly state: JsonObject | undefined;
}

async function reconcileStream(stream: Stream, options: StreamOptions): Promise<ReconciledStream> {
  const {warehouse, lease, folder, state, clock, keys, due, begin, progress, signal, force = false} = options;
  try {
    const table = await warehouse.ensureTable(tableOf(stream));
    const beganMs = clock();
    const file = openKeyFile(folder, stream, table);
    const dueOf = due(stream, state);
    for await (const rows of untilAborted(keys(stream), signal)) {
      rows.forEach((row) => file.add(row, dueOf(row) === 'due'));
      progress?.(stream.name, file.rows);
    }
    const from = begin?.(stream);
    const shown = {...file.take(beganMs, file.rows), force, ...(from === undefined ? {} : {from})};
    // Before the sweep, which may be refused: rows that the source shows are wanted in any case.
    const {missing, outdated} = await heal(stream, shown, options);
    const counts = await warehouse.sweep(lease, shown);
    file.discard();
    return {stream: stream.name, status: 'success', keys: file.rows, ...counts, missing, outdated};
  } catch (error) {
    if (!isOfOneStream(error)) throw error;
    return {stream: stream.name, status: 'failed', keys: 0, ...nothing, error: error.message, failure: error};
  }
}

/** Fetches and merges what is missing or outdated here. Each batch is a transaction; killed anywhere, the next run goes on. */
async function heal(stream: Stream, shown: Sweep, options: StreamOptions): Promise<KeyComparison> {
  const {warehouse, lease, folder, fetch, clock, log, signal} = options;
  const found = await warehouse.compareKeys(shown, fetchedAtMost);
  const lost = found.differences.filter(({kind}) => kind !== 'surplus');
  if (lost.length === 0) return found;
  const load = await openStreamLoad(stream, {
    ...{warehouse, lease, clock, log, plan: mergePlan, ingestionSource: 'servicetitan_v2'},
    folder: makeSpoolFolder(folder),
    onCommit: () => undefined,
  });
  for await (const {rows, requestedAtMs} of untilAborted(fetch(stream, lost), signal)) {
    for (const row of rows) load.add(row, requestedAtMs);
    if (load.due()) await load.cut().write();
  }
  await load.cut().write();
  const {inserted, updated} = load.counts;
  const left = found.missing + found.outdated - inserted - updated;
  if (left > 0) {
    log.warn(
      `${stream.name}: ${left} of ${found.missing + found.outdated} rows that are missing or outdated here were not fetched. ` +
        'Reconcile again; if they stay, read the stream with --mode full.',
    );
  }
  return found;
}
