import type {AirbyteMessage, ConfiguredCatalog} from '../airbyte/protocol';
import type {ReconcileResult} from '../audit/reconcile';
import type {Tenant} from '../config/tenant';
import type {JsonObject} from '../json';
import type {StreamResult} from '../load/loader';
import type {FieldLog} from '../log';
import type {Stream} from '../streams/definition';
import type {Instant} from '../time/instant';
import type {TransformResult} from '../transform/build';
import type {Clock, StreamStatusRow, Warehouse} from '../warehouse/warehouse';
import {sync, type SyncMode} from './source-sync';

/** Rows modified in this range: `from` ≤ modifiedOn < `before`. */
export interface Range {
  readonly from?: Instant;
  readonly before?: Instant;
}

/** One run in the books. */
export interface PlannedRun {
  readonly runId: string;
  readonly mode: SyncMode;
  readonly streams: readonly Stream[];
}

export interface ReadRequest {
  readonly catalog: ConfiguredCatalog;
  readonly state: readonly JsonObject[];
  readonly range?: Range;
  readonly signal: AbortSignal;
  readonly log: FieldLog;
}

/** The real things that a run is made with; the command line wires them. */
export interface Parts {
  /** Opens the warehouse, or makes it, and closes it afterwards: between two uses other processes may have it. */
  readonly withWarehouse: <T>(use: (warehouse: Warehouse) => Promise<T>) => Promise<T>;
  /** The same without making anything; undefined when nothing was loaded yet. */
  readonly withExistingWarehouse: <T>(use: (warehouse: Warehouse) => Promise<T>) => Promise<T | undefined>;
  /** @throws ConfigError or TransientError when the credentials reach nothing of these streams. */
  readonly ensureUsable: (streams: readonly Stream[]) => Promise<void>;
  readonly read: (request: ReadRequest) => AsyncIterable<AirbyteMessage>;
  /** Whose data are read. */
  readonly tenant: Tenant;
  /** Whether the configuration leaves rows out by date. */
  readonly bounded: boolean;
  /** Percent of a stream's rows that may be rejected without failing it. */
  readonly maxRejectedPercent?: number | undefined;
  /** How an entity is read when no mode is asked for. */
  readonly modeOf: (stream: Stream) => SyncMode;
  /** Compares the keys of those streams that are due. @throws what stopped it; a stream that fails alone is a result. */
  readonly reconcileDue: (
    streams: readonly Stream[],
    options: Pick<RunOptions, 'signal' | 'log'>,
  ) => Promise<ReconcileResult['streams']>;
  /** Absent where somebody else builds the KPIs. */
  readonly buildMarts?: (warehouse: Warehouse, log: FieldLog) => Promise<TransformResult>;
  readonly clock: Clock;
}

export interface RunOptions {
  readonly range?: Range;
  readonly signal: AbortSignal;
  readonly log: FieldLog;
  /** Told how many rows were read so far. */
  readonly progress: (records: number) => void;
}

export interface Ingested {
  readonly streams: readonly StreamResult[];
  /** Fields of the API that the run met for the first time. */
  readonly drift: readonly {readonly stream: string; readonly field: string}[];
  /** Every stream as it stands afterwards. */
  readonly status: readonly StreamStatusRow[];
}

/**
 * Reads and loads one run.
 * @throws what stopped it as a whole; a stream that fails alone is a result.
 */
export async function ingest(parts: Parts, run: PlannedRun, options: RunOptions): Promise<Ingested> {
  const {range, signal, log, progress} = options;
  const read = new Map<string, number>();
  await parts.ensureUsable(run.streams);
  return parts.withWarehouse(async (warehouse) => {
    const {streams} = await sync({
      warehouse,
      tenant: parts.tenant,
      ...run,
      bounded: parts.bounded || range !== undefined,
      maxRejectedPercent: parts.maxRejectedPercent,
      clock: parts.clock,
      log,
      signal,
      read: (catalog, state) => parts.read({catalog, state, signal, log, ...(range === undefined ? {} : {range})}),
      progress: ({stream, counts}) => {
        read.set(stream, counts.read);
        progress([...read.values()].reduce((sum, each) => sum + each, 0));
      },
    });
    return {streams, drift: await driftOf(warehouse, run.runId), status: await warehouse.streamStatus()};
  });
}

/** Fields that a run met for the first time. @param runId a UUID of ours. */
export async function driftOf(warehouse: Warehouse, runId: string): Promise<Ingested['drift']> {
  const rows = await warehouse.query(
    `SELECT entity_type, field FROM ${warehouse.datasets.logs}.schema_drift WHERE run_id = '${runId}'`,
  );
  return rows.map((row) => ({stream: String(row['entity_type']), field: String(row['field'])}));
}
