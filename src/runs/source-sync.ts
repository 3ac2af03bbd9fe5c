import type {AirbyteMessage, ConfiguredCatalog, ConfiguredStream} from '../airbyte/protocol';
import {refuseForeignState, type Tenant, tenantOfState} from '../config/tenant';
import type {JsonObject} from '../json';
import {withLease} from '../load/held-lease';
import {load, type LoadOptions, type LoadProgress, type LoadResult} from '../load/loader';
import type {Log} from '../log';
import type {Stream} from '../streams/definition';
import type {Clock, Refresh, Warehouse} from '../warehouse/warehouse';

/** `incremental` goes on from the saved state; `full` reads everything again and, unless it is bounded, replaces the table. */
export type SyncMode = 'incremental' | 'full';

export interface SyncOptions {
  readonly warehouse: Warehouse;
  /** Whose data are read. */
  readonly tenant: Tenant;
  readonly streams: readonly Stream[];
  readonly mode: SyncMode;
  /** What the books call the run instead of its mode. */
  readonly label?: string;
  /** Whether the read leaves rows out by date: then nothing may be replaced, only merged. */
  readonly bounded: boolean;
  readonly runId: string;
  /** The source: protocol messages for a catalog, given the saved states. */
  readonly read: (catalog: ConfiguredCatalog, states: readonly JsonObject[]) => AsyncIterable<AirbyteMessage>;
  readonly maxRejectedPercent?: LoadOptions['maxRejectedPercent'];
  readonly clock: Clock;
  readonly log: Log;
  readonly progress?: (progress: LoadProgress) => void;
  readonly signal?: AbortSignal;
  /** See {@link load}. */
  readonly force?: boolean;
}

/**
 * Reads what is new and loads it, under the warehouse's lease; the state that the source goes on from is the one saved
 * beside the rows.
 * @throws ConfigError when warehouse or states are of another tenant: then nothing is read. WarehouseError while another run
 *   is alive; otherwise as {@link load}.
 */
export async function sync(options: SyncOptions): Promise<LoadResult> {
  const {warehouse, tenant, runId, mode, label, maxRejectedPercent, clock, log, progress, signal, force} = options;
  return withLease(
    warehouse,
    runId,
    async (lease) => {
      const states = await warehouse.readState();
      const refreshes = await warehouse.readRefreshes();
      const catalog = {
        streams: options.streams.map((stream) => configured(stream, options, refreshes.get(stream.name))),
      };
      const saved = catalog.streams.flatMap(({stream: {name}, minimum_generation_id: oldest}) => {
        const state = (oldest ?? 0) > 0 ? refreshes.get(name)?.state : states.get(name);
        return state === undefined || state === null ? [] : [{name, state}];
      });
      const read = async function* (): AsyncGenerator<AirbyteMessage, void> {
        // By now the run has begun, and so the warehouse is known to be this tenant's.
        for (const {name, state} of saved) refuseForeignState(tenantOfState(state), tenant, name);
        yield* options.read(
          catalog,
          saved.map(({name, state}) => stateOf(name, state)),
        );
      };
      return load(read(), {
        warehouse,
        lease,
        tenant,
        mode: label ?? mode,
        catalog,
        maxRejectedPercent,
        clock,
        log,
        ...(progress === undefined ? {} : {progress}),
        ...(signal === undefined ? {} : {signal}),
        ...(force === undefined ? {} : {force}),
      });
    },
    log,
  );
}

function configured(
  stream: Stream,
  {mode, bounded, clock}: SyncOptions,
  unfinished: Refresh | undefined,
): ConfiguredStream {
  const base = {stream: {name: stream.name}, primary_key: stream.primaryKey.map((field) => [field])};
  const incremental = mode === 'incremental' && stream.cursor !== undefined;
  const sync_mode = incremental ? 'incremental' : 'full_refresh';
  if (mode === 'incremental' || bounded) return {...base, sync_mode, destination_sync_mode: 'append_dedup'};
  // A refresh that was cut short is taken up again, as long as nothing else came between.
  const generation = unfinished?.generationId ?? Math.floor(clock() / 1_000);
  return {
    ...base,
    sync_mode,
    destination_sync_mode: 'overwrite_dedup',
    generation_id: generation,
    minimum_generation_id: generation,
  };
}

function stateOf(name: string, state: JsonObject): JsonObject {
  return {type: 'STREAM', stream: {stream_descriptor: {name}, stream_state: state}};
}
