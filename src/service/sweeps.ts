import type {FieldLog} from '../log';
import type {Parts} from '../runs/ingestion';
import {logFailure} from '../runs/run-log';
import type {Stream} from '../streams/definition';
import {refusalOf} from './http/refusal';

/** How one entity's keys compared. */
export interface EntitySweep {
  readonly success: boolean;
  /** Rows that ServiceTitan showed. */
  readonly keys: number;
  /** Rows that are marked as gone since. */
  readonly deleted: number;
  /** Rows that are there again. */
  readonly restored: number;
  /** Rows that were missing in the warehouse, and rows that were outdated there; they were fetched. */
  readonly missing: number;
  readonly outdated: number;
  readonly error?: string;
}

export interface SweepsResult {
  readonly success: boolean;
  /** Those that were due. */
  readonly results: Readonly<Record<string, EntitySweep>>;
  readonly duration: number;
  /** What stopped them as a whole. */
  readonly error?: string;
}

/** Compares the keys of the entities that are due. What fails is logged, and a result: the load before it stands. */
export async function sweepDue(
  {reconcileDue, clock}: Pick<Parts, 'reconcileDue' | 'clock'>,
  streams: readonly Stream[],
  options: {readonly signal: AbortSignal; readonly log: FieldLog},
): Promise<SweepsResult> {
  const {log} = options;
  const began = clock();
  try {
    const swept = await reconcileDue(streams, options);
    const results: Record<string, EntitySweep> = {};
    for (const {stream, keys, deleted, restored, missing, outdated, error} of swept) {
      results[stream] = {
        success: error === undefined,
        keys,
        deleted,
        restored,
        missing,
        outdated,
        ...(error === undefined ? {} : {error}),
      };
      const about = {entityType: stream, context: `v2-ingestor:reconcile:${stream}`};
      if (error === undefined)
        log.info(
          `Compared ${keys} keys: ${deleted} gone, ${restored} back, ${missing} missing here, ${outdated} outdated`,
          about,
        );
      else log.error('Keys were not compared', {event: 'stream_failed', ...about, error});
    }
    return {success: swept.every(({error}) => error === undefined), results, duration: clock() - began};
  } catch (error) {
    logFailure(log, error);
    return {success: false, results: {}, duration: clock() - began, error: refusalOf(error).message};
  }
}
