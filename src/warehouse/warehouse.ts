import type {Tenant} from '../config/tenant';
import type {JsonObject} from '../json';
import type {Column, Table} from './raw-table';

/** One row of a query result; instants and dates as text, NUMERIC as text, INT64 as numbers (text beyond 2^53). */
export type Row = Readonly<Record<string, unknown>>;

/** Milliseconds since 1970, as `Date.now`. */
export type Clock = () => number;

/** SQL in the warehouse's own dialect. */
export interface SqlRunner {
  readonly dialect: 'duckdb' | 'bigquery';
  execute(sql: string): Promise<void>;
  /** @returns the rows of the last statement. */
  query(sql: string): Promise<readonly Row[]>;
}

/** Dataset (schema) names; all can be configured. */
export interface Datasets {
  readonly raw: string;
  readonly stage: string;
  readonly ref: string;
  readonly mart: string;
  readonly logs: string;
}

export const defaultDatasets: Datasets = {
  raw: 'st_raw_v2',
  stage: 'st_stage_v2',
  ref: 'st_ref_v2',
  mart: 'st_mart_v2',
  logs: 'st_logs_v2',
};

/** The right to write, held by one run at a time. Every write names it and fails once it is lost. */
export interface Lease {
  readonly runId: string;
  /** Grows with every holder: tells a holder from one that came after it. */
  readonly fence: number;
  /** Every write extends the lease to so long after its own beginning. */
  readonly ttlMs: number;
}

/**
 * - `merge`: by primary key into the table, the newest version wins.
 * - `append`: every row is added, keys are not looked at.
 * - `refresh`: into the side table of a refresh, see {@link Warehouse.beginRefresh} and {@link Warehouse.replace}.
 */
export type WriteMode = 'merge' | 'append' | 'refresh';

/** A field of the API that the catalogue does not know. */
export interface DriftedField {
  readonly field: string;
  /** Its new column; absent when no column could be made of it. */
  readonly column?: Column;
}

/** A group that was read as a whole and has no rows, so that none can say so. */
export interface EmptyGroup {
  /** Value of the group column, as its type takes it. */
  readonly group: string;
  /** Instant of the request. */
  readonly readOn: string;
}

/** Values of a column as a spool file has them. */
export interface KeyBounds {
  readonly min: string | number;
  readonly max: string | number;
}

/** Rows of one stream on their way into its table. Their values fit the columns already (see `fit.ts`). */
export interface Batch {
  /** With the columns as of this batch, drifted ones included. */
  readonly table: Table;
  readonly mode: WriteMode;
  /**
   * NDJSON, one object a line: columns by name, `_airbyte_extracted_at`, `_airbyte_meta` and the {@link spoolColumns}.
   * NUMERIC, JSON, TIMESTAMP and DATE are strings, INT64 a number or a string: no parser on the way can harm a digit.
   * Nulls are left out. There is no file when there are no rows.
   */
  readonly file: string;
  /** Lines of the file. */
  readonly rows: number;
  /** Of both files. */
  readonly longestLineBytes: number;
  /** The least and the greatest value of the first key column; absent where they are not known. */
  readonly keyBounds?: KeyBounds;
  /** Columns that at least one row brings; the others stay as they are. */
  readonly sent: ReadonlySet<string>;
  /** Those of `sent` that at least one row does not bring. */
  readonly partlySent: ReadonlySet<string>;
  /** NDJSON of {@link Rejection}s: values that did not fit, and rows without a key. No file when there are none. */
  readonly rejectedFile: string;
  /** Lines of the rejected file. */
  readonly rejections: number;
  /** Rows that could not be kept at all, for want of a key. They are in no other number. */
  readonly rejectedRows: number;
  readonly drift: readonly DriftedField[];
  readonly generationId: number;
  /** Written to `_ingestion_source`. */
  readonly ingestionSource: string;
  /** The newest state whose rows are all in this batch or before it; null: forget the state; absent: leave it. */
  readonly state?: JsonObject | null;
  /** Groups whose stored rows are all superseded. */
  readonly emptied?: readonly EmptyGroup[];
  /** Retires however many rows of groups are gone: a person has looked. */
  readonly force?: boolean;
}

/** When a batch is written: as soon as it is this large, or has waited this long while nothing else is being written. */
export interface BatchLimits {
  readonly rows: number;
  /** Of the files of one stream. */
  readonly bytes: number;
  readonly ageMs: number;
  /**
   * Of the files of all streams, those that are being written too: beyond it nothing is read until all are written. When
   * half of it waits and nothing is being written, all of it is.
   */
  readonly totalBytes: number;
}

/** One line of a batch's rejected file. */
export interface Rejection {
  readonly primary_key: string | null;
  readonly field: string;
  /** The original as JSON. */
  readonly value: string;
  readonly reason: string;
}

/** Columns on the way that are in no table: the order in the batch, the columns a row did not bring, what to do with it. */
export const spoolColumns = {position: '_spool_position', absent: '_spool_absent', action: '_spool_action'} as const;

/** What became of the rows of a batch: `read = inserted + updated + unchanged + rejected`. */
export interface Counts {
  readonly read: number;
  readonly inserted: number;
  readonly updated: number;
  /** Rows that changed nothing: as stored, older than stored, or superseded within the batch. */
  readonly unchanged: number;
  /** Rows without a usable key. */
  readonly rejected: number;
  /** Values that did not fit their column, in rows that were kept, and keys of rows that were not. */
  readonly rejectedValues: number;
}

/** The keys of every row that the source shows of a stream, to be held against the stored ones. */
export interface Sweep {
  readonly table: Table;
  /**
   * NDJSON, one object a line: the key columns, typed as in a {@link Batch}, and the {@link keyColumns}. There is no file
   * when there are no rows.
   */
  readonly file: string;
  /** Lines of the file; a key may be on several. */
  readonly rows: number;
  readonly longestLineBytes: number;
  /** When the reading of the keys began: rows that were requested or modified at or after it are left alone. */
  readonly beforeMs: number;
  /** Whether the source hides rows with `active = false`: these are known as deleted already, and need no mark. */
  readonly inactiveIsHidden: boolean;
  /** Rows to add to what the run has read, for the books. */
  readonly fetched: number;
  /** Marks however many rows are gone: a person has looked. */
  readonly force?: boolean;
  /** In place of keys: rows that were not read since this instant are gone, but for those of groups that did not answer. */
  readonly unread?: {
    readonly since: string;
    readonly except?: {readonly column: string; readonly values: readonly string[]};
  };
  /** Rows whose column lies before this instant are left alone: the source was not asked for them. */
  readonly from?: {readonly column: string; readonly instant: string};
}

/** How a refresh takes the place of a table. */
export interface Replacement {
  /** As in a {@link Sweep}; default false. */
  readonly inactiveIsHidden?: boolean;
  /** Replaces however many rows are gone: a person has looked. */
  readonly force?: boolean;
}

/**
 * Columns beside the keys of a {@link Sweep}: whether the row should be stored by now, its version, its group. Lines of rows
 * that need not be stored yet have none of them.
 */
export const keyColumns = {due: '_key_due', version: '_key_version', group: '_key_group'} as const;

/** A row that differs between the source and the table. */
export interface KeyDifference {
  /** `missing` in the table, `outdated` there, or `surplus`: not shown by the source. */
  readonly kind: 'missing' | 'outdated' | 'surplus';
  /** The primary key as text, its parts joined by commas. */
  readonly key: string;
  /** Version that the source shows, as ISO text. */
  readonly version: string | null;
  /** Group of the row, as text. */
  readonly group: string | null;
}

/** The keys that the source shows beside the stored ones. */
export interface KeyComparison {
  readonly missing: number;
  readonly outdated: number;
  readonly surplus: number;
  /** Of each kind as many as were asked for. */
  readonly differences: readonly KeyDifference[];
}

export interface SweepCounts {
  /** Live rows before the sweep. */
  readonly live: number;
  /** Rows that were marked because the source shows them no longer. */
  readonly deleted: number;
  /** Rows whose mark was taken off because the source shows them. */
  readonly restored: number;
}

/** How a stream ended. */
export interface Outcome {
  readonly stream: string;
  readonly status: 'success' | 'failed';
  /** One line for a person; absent on success. */
  readonly error?: string;
}

/** A row of `ingestion_logs`: one stream in one run. */
export interface RunRow {
  readonly entity_type: string;
  readonly run_id: string;
  readonly mode: string;
  readonly start_time: string;
  readonly end_time: string | null;
  readonly status: 'running' | 'success' | 'failed';
  readonly records_fetched: number;
  readonly records_inserted: number;
  readonly records_updated: number;
  readonly duration_ms: number | null;
  readonly error_message: string | null;
}

/** A row of `sync_state` without its state: one stream as it stands. */
export interface StreamStatusRow {
  readonly entity_type: string;
  /** End of the last run that succeeded. */
  readonly last_sync_time: string | null;
  readonly status: 'running' | 'success' | 'failed';
  /** Live rows of the table when the last run ended. */
  readonly record_count: number | null;
  /** Rows read by the last run. */
  readonly records_processed: number;
  readonly run_id: string;
  readonly updated_at: string;
}

/** A refresh that has begun and is not swapped in yet. */
export interface Refresh {
  readonly generationId: number;
  readonly state: JsonObject | null;
}

/**
 * What the pipeline knows of a warehouse. Every method throws WarehouseError for what a person can fix and DataError
 * when rows went missing on the way; a write that throws has left everything as it was.
 */
export interface Warehouse extends SqlRunner {
  readonly datasets: Datasets;
  /**
   * Runs statements in one transaction on a connection of its own: nobody else sees a part of them, and work that throws
   * has left everything as it was. Absent on BigQuery, where the tables of a build are made by jobs that share none.
   */
  readonly transaction?: <T>(work: (runner: SqlRunner) => Promise<T>) => Promise<T>;
  /**
   * Puts marts, reference tables and run log, as they are committed, into a file beside the warehouse that others may open
   * at any moment. Absent where nobody has to: on BigQuery, and while the file is only read.
   */
  readonly publish?: () => Promise<void>;
  /** When this snapshot of a warehouse was published, as ISO text; absent of a warehouse itself. */
  readonly publishedAt?: string;
  /**
   * Runs SQL of a person who only wants to read.
   * @throws UsageError when the engine itself takes it for anything but one SELECT; then nothing was run.
   */
  select(sql: string): Promise<readonly Row[]>;
  /** Writes to different tables that are worth running at once. */
  readonly parallelWrites: number;
  /** What makes a batch worth writing. */
  readonly batchLimits: BatchLimits;

  /**
   * Makes the raw table of a stream, or adds the columns it lacks and widens INT64 to NUMERIC; never drops, never narrows.
   * @returns the table with the further columns it was found to have.
   */
  ensureTable(table: Table): Promise<Table>;
  /** Makes the raw tables that are missing, empty; those that are there stay as they are. Costs one query when none is missing. */
  ensureTables(tables: readonly Table[]): Promise<void>;
  /** Rows, state, books: one transaction. Writing a batch again changes nothing. */
  merge(lease: Lease, batch: Batch): Promise<Counts>;
  /**
   * Makes the side table that `refresh` batches go to; the one of an earlier run stays if it is of this generation and
   * has a state to go on from. The table itself is not touched before {@link replace}.
   */
  beginRefresh(lease: Lease, table: Table, generationId: number): Promise<void>;
  /**
   * Puts the rows and the state of the side table in the place of the table's, at once: one row for each key, as if its batches
   * had been merged.
   * @returns rows that were counted as inserted by their batches, and gave way here to others of their key.
   * @throws TooManyVanishedError when more than a fifth of the live rows, or all of them, would be gone; then the table is
   *   as it was, and the side table is forgotten.
   */
  replace(lease: Lease, table: Table, replacement?: Replacement): Promise<number>;
  /**
   * Sets `_deleted_at` of live rows whose key the source does not show any more, and clears it where it does; in one
   * transaction with the books.
   * @throws TooManyVanishedError when more than a fifth of the live rows, or all of them, would be marked; then nothing is.
   */
  sweep(lease: Lease, sweep: Sweep): Promise<SweepCounts>;
  /** Compares the same keys and their versions with the stored rows; the tables stay as they are. */
  compareKeys(sweep: Sweep, limit: number): Promise<KeyComparison>;

  /**
   * The right to write to the raw dataset. A holder that died is taken over once its lease has expired, or as soon as
   * it is known to be dead; what it left `running` is marked failed. Until then an expired lease is still its holder's.
   * @throws WarehouseError naming the holder while another run is alive.
   */
  acquireLease(runId: string, ttlMs: number): Promise<Lease>;
  /** @throws LeaseLostError when it has gone to another run. */
  renewLease(lease: Lease): Promise<void>;
  releaseLease(lease: Lease): Promise<void>;

  /**
   * Writes the `running` rows of a run and claims the warehouse for its tenant, in one transaction.
   * @param tenant whose data the run brings; absent: not known yet, see {@link claim}.
   * @returns whether a warehouse in use, which named no tenant so far, became this one's.
   * @throws ForeignWarehouseError when the warehouse holds another tenant's data; then nothing is written.
   */
  startRun(lease: Lease, mode: string, streams: readonly string[], tenant?: Tenant): Promise<boolean>;
  /** Claims the warehouse for a tenant: see {@link startRun}. */
  claim(lease: Lease, tenant: Tenant): Promise<boolean>;
  /** Whose data the raw dataset (or another one that this logs dataset knows) holds; undefined while it is not known. */
  readTenant(rawDataset?: string): Promise<Tenant | undefined>;
  /** Writes how the streams of a run ended, all of them in one statement per table. */
  finishRun(lease: Lease, outcomes: readonly Outcome[]): Promise<void>;

  /** State per stream, as the source last sent it. */
  readState(): Promise<ReadonlyMap<string, JsonObject>>;
  /** Unfinished refreshes by stream. */
  readRefreshes(): Promise<ReadonlyMap<string, Refresh>>;
  /** Newest first. */
  recentRuns(limit: number, stream?: string): Promise<readonly RunRow[]>;
  streamStatus(): Promise<readonly StreamStatusRow[]>;
  /** Rows that are not marked deleted, as they are now, by stream; a stream without a table of ours is left out. */
  liveRows(streams: readonly string[]): Promise<ReadonlyMap<string, number>>;

  close(): Promise<void>;
}
