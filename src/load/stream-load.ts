import {hidesInactive} from '../catalogue';
import {DataError} from '../errors';
import type {JsonObject, JsonValue} from '../json';
import type {Log} from '../log';
import type {Stream} from '../streams/definition';
import {fitters} from '../warehouse/coerce';
import {tableOf} from '../warehouse/raw-table';
import type {Batch, Clock, Counts, EmptyGroup, Lease, Rejection, Warehouse} from '../warehouse/warehouse';
import {emptyGroupsOf} from './empty-groups';
import {rejectionError, tooManyRejected} from './rejection-limit';
import {type KeyFile, openKeyFile} from './spool/key-file';
import {discard, openSpool, type Spool} from './spool/spool';
import type {Plan} from './write-plan';

export const noRows: Counts = {read: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0, rejectedValues: 0};

export interface StreamLoadOptions {
  readonly warehouse: Warehouse;
  readonly lease: Lease;
  readonly plan: Plan;
  /** For spool files; of this run alone. */
  readonly folder: string;
  readonly ingestionSource: string;
  /** Removes however many rows are gone: a person has looked. */
  readonly force?: boolean;
  readonly clock: Clock;
  readonly log: Log;
  /** Percent of the rows that may be rejected; default 5. See {@link tooManyRejected}. */
  readonly maxRejectedPercent?: number | undefined;
  /** Told after each batch that is in the warehouse: the rows so far, and the state if the batch had one. */
  readonly onCommit: (counts: Counts, state: JsonObject | null | undefined) => void;
}

/** A batch that takes no more rows. */
export interface CutBatch {
  write(): Promise<void>;
  /** Gives back its room on disk, unwritten. */
  drop(): void;
}

/** One stream on its way into its table. */
export interface StreamLoad {
  readonly counts: Counts;
  add(record: JsonObject, emittedAtMs: number): void;
  /** Counts a row that cannot be kept, and writes down why. */
  reject(rejection: Rejection): void;
  /** Writes down why a value of a row that is kept was left out. */
  note(rejection: Rejection): void;
  /**
   * @param recordCount records since the state before, as the source counted them.
   * @throws DataError when another number of them arrived: the rows before this state are not all here.
   */
  setState(state: JsonObject | null, recordCount: number | undefined): void;
  /** Bytes that wait to be written. */
  readonly waitingBytes: number;
  /** Whether it is time to write. @param isBusy whether the warehouse is: then a batch goes on growing until it is full. */
  due(isBusy?: boolean): boolean;
  /** Ends the batch that was collected. Batches are written in the order in which they were cut. */
  cut(): CutBatch;
  /** @throws DataError when too many of the rows written so far were rejected; no state was saved with them then. */
  requireEnoughKept(): void;
  /**
   * After the last batch of a complete read: puts a refresh in the place of the table, marks what a whole list lacks.
   * @throws DataError as {@link requireEnoughKept}; then neither is done.
   */
  finish(): Promise<void>;
}

/** Makes the table ready and opens the spool. */
export async function openStreamLoad(stream: Stream, options: StreamLoadOptions): Promise<StreamLoad> {
  const {warehouse, lease, plan, folder, ingestionSource, force = false, clock, log} = options;
  const {maxRejectedPercent, onCommit} = options;
  const declared = tableOf(stream);
  const table = await warehouse.ensureTable(declared);
  if (plan.mode === 'refresh') await warehouse.beginRefresh(lease, table, plan.generationId);
  const spool: Spool = openSpool({folder, declared, table, ...plan, ingestionSource});

  // A list that is read whole shows every row there is: what it lacks is gone.
  const keys =
    plan.mode === 'merge' && stream.backfill === 'whole' && stream.isStamped !== true
      ? openKeyFile(folder, stream, table)
      : undefined;
  // Messages may be older than this run, and rows of a later read already in the table.
  let firstRequestMs: number | undefined;

  let counts = noRows;
  let pendingState: JsonObject | null | undefined;
  let emptied: EmptyGroup[] = [];
  let lastState: JsonObject | null = null;
  let recordsSinceState = 0;
  let waitingSinceMs: number | undefined;
  /** Came with rows of which too many were rejected; saved once enough others are stored. */
  let withheldState: JsonObject | null | undefined;

  async function write(cut: Batch): Promise<void> {
    const batch = withState(cut);
    try {
      const written = await warehouse.merge(lease, batch);
      const {read, inserted, updated, unchanged, rejected} = written;
      if (read !== inserted + updated + unchanged + rejected) {
        throw new DataError(
          `${stream.name}: ${read} rows were read, but ${inserted} inserted + ${updated} updated + ${unchanged} unchanged + ${rejected} rejected do not make as many.`,
          'Run again, and report it if it happens again.',
        );
      }
      counts = sum(counts, written);
      onCommit(counts, batch.state);
    } finally {
      discard(batch);
    }
  }

  /** A state that passes rejected rows is lost to them: it waits until they are few among many. */
  function withState({state = withheldState, ...batch}: Batch): Batch {
    const read = counts.read + batch.rows + batch.rejectedRows;
    const rejected = counts.rejected + batch.rejectedRows;
    withheldState = tooManyRejected({read, rejected}, maxRejectedPercent) ? state : undefined;
    return state === undefined || withheldState !== undefined ? batch : {...batch, state};
  }

  function requireEnoughKept(): void {
    if (tooManyRejected(counts, maxRejectedPercent)) throw rejectionError(stream.name, counts);
  }

  return {
    get counts() {
      return counts;
    },
    add(record, emittedAtMs) {
      waitingSinceMs ??= clock();
      recordsSinceState += 1;
      spool.add(record, emittedAtMs);
      keys?.add(record);
      firstRequestMs ??= emittedAtMs;
    },
    reject(rejection) {
      waitingSinceMs ??= clock();
      spool.reject(rejection);
    },
    note: (rejection) => spool.note(rejection),
    setState(state, recordCount) {
      waitingSinceMs ??= clock();
      if (recordCount !== undefined && recordCount !== recordsSinceState) {
        throw new DataError(
          `${stream.name}: the source sent ${recordCount} records before its state, ${recordsSinceState} arrived.`,
          'Run again; the state that was saved before is still good.',
        );
      }
      recordsSinceState = 0;
      pendingState = state;
      emptied.push(...emptyGroupsOf(state, table));
      lastState = state;
    },
    get waitingBytes() {
      return spool.size;
    },
    due(isBusy = false) {
      if (waitingSinceMs === undefined) return false;
      const {rows, bytes, ageMs} = warehouse.batchLimits;
      return spool.rows >= rows || spool.size >= bytes || (!isBusy && clock() - waitingSinceMs >= ageMs);
    },
    cut() {
      if (waitingSinceMs === undefined) return {write: async () => {}, drop: () => {}};
      const batch: Batch = {
        ...spool.take(pendingState),
        ...(emptied.length === 0 ? {} : {emptied}),
        force,
      };
      emptied = [];
      pendingState = undefined;
      waitingSinceMs = undefined;
      return {write: () => write(batch), drop: () => discard(batch)};
    },
    requireEnoughKept,
    async finish() {
      requireEnoughKept();
      if (plan.mode === 'refresh') {
        const superseded = await warehouse.replace(lease, table, {inactiveIsHidden: hidesInactive(stream), force});
        // More than this run inserted, where another one began the refresh.
        const moved = Math.min(superseded, counts.inserted);
        counts = {...counts, inserted: counts.inserted - moved, unchanged: counts.unchanged + moved};
      }
      if (keys !== undefined) await sweepWhole(keys);
      if (plan.mode === 'merge' && stream.isStamped === true) await sweepUnread(lastState);
    },
  };

  async function sweepWhole(shown: KeyFile): Promise<void> {
    const sweep = {...shown.take(firstRequestMs ?? clock(), 0), force};
    try {
      if ((await liveRows()) !== shown.rows) await warehouse.sweep(lease, sweep);
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      // The rows themselves are in; that others are missing is for a person to look at.
      log.warn(error.message);
    } finally {
      shown.discard();
    }
  }

  /** What the last read of everything did not show is gone; asked each time, so that a run that was killed makes no difference. */
  async function sweepUnread(state: JsonObject | null): Promise<void> {
    const since = typeof state?.fullReadOn === 'string' ? fitters.TIMESTAMP(state.fullReadOn) : undefined;
    if (typeof since !== 'string') return;
    const column = stream.list?.parent?.field;
    const unknown = Array.isArray(state?.unknown) ? (state.unknown as readonly JsonValue[]).map(String) : [];
    const except = column === undefined ? undefined : {column, values: unknown};
    const sweep = {table, file: '', rows: 0, longestLineBytes: 0, inactiveIsHidden: hidesInactive(stream), fetched: 0};
    await warehouse.sweep(lease, {
      ...sweep,
      beforeMs: Date.parse(since),
      unread: {since, ...(except === undefined ? {} : {except})},
      force,
    });
  }

  /** After a complete read: as many as the list has, unless some are gone from it. */
  async function liveRows(): Promise<number> {
    const [row] = await warehouse.query(
      `SELECT COUNT(*) AS live FROM ${warehouse.datasets.raw}.${table.name} WHERE _deleted_at IS NULL`,
    );
    return Number(row?.live);
  }
}

function sum(a: Counts, b: Counts): Counts {
  return {
    read: a.read + b.read,
    inserted: a.inserted + b.inserted,
    updated: a.updated + b.updated,
    unchanged: a.unchanged + b.unchanged,
    rejected: a.rejected + b.rejected,
    rejectedValues: a.rejectedValues + b.rejectedValues,
  };
}
