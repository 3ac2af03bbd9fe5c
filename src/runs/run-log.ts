import {AppError, describeError, InterruptedError} from '../errors';
import type {StreamResult} from '../load/loader';
import type {FieldLog} from '../log';
import {LeaseHeldError} from '../warehouse/lease-error';
import type {Ingested, PlannedRun} from './ingestion';

const contextOf = (stream: string): string => `v2-ingestor:ingestor:${stream}`;

/** What a run did, a line each: its streams, the fields that it met for the first time, and the run as a whole. */
export function logRun(
  log: FieldLog,
  {runId, mode}: Pick<PlannedRun, 'runId' | 'mode'>,
  {streams, drift}: Pick<Ingested, 'streams' | 'drift'>,
  durationMs: number,
): void {
  logStreams(log, runId, streams, durationMs);
  logDrift(log, runId, drift);
  const recordsFetched = streams.reduce((sum, {counts}) => sum + counts.read, 0);
  log.info('Ingestion finished', {event: 'run_finished', runId, mode, recordsFetched, durationMs});
}

/** A line a stream, with the fields that queries and alerts go by. */
export function logStreams(log: FieldLog, runId: string, streams: readonly StreamResult[], durationMs: number): void {
  for (const {stream, status, error, counts} of streams) {
    const fields = {
      context: contextOf(stream),
      runId,
      entityType: stream,
      recordsFetched: counts.read,
      recordsInserted: counts.inserted,
      recordsUpdated: counts.updated,
      recordsRejected: counts.rejected,
      durationMs,
    } as const;
    if (status === 'success') log.info('Ingestion completed', {event: 'stream_finished', ...fields});
    else log.error('Ingestion failed', {event: 'stream_failed', ...fields, error: error ?? ''});
  }
}

export function logDrift(log: FieldLog, runId: string, drift: Ingested['drift']): void {
  for (const {stream, field} of drift) {
    log.warn(`The API sent a field that the catalogue does not have: ${field}`, {
      event: 'schema_drift',
      context: contextOf(stream),
      runId,
      entityType: stream,
      field,
    });
  }
}

const staleAfterHours = 48;
const msPerHour = 3_600_000;

/** Streams that should be loaded and were not for two days, a line each. Streams that never were are new, not stale. */
export function logStale(
  log: FieldLog,
  wanted: ReadonlySet<string>,
  status: readonly {readonly entity_type: string; readonly last_sync_time: string | null}[],
  nowMs: number,
): void {
  for (const {entity_type: stream, last_sync_time: at} of status) {
    if (at === null || !wanted.has(stream)) continue;
    const ageHours = Math.round((nowMs - Date.parse(at)) / msPerHour);
    if (ageHours < staleAfterHours) continue;
    log.warn(`Nothing was loaded for ${ageHours} hours`, {
      event: 'stale',
      context: contextOf(stream),
      entityType: stream,
      ageHours,
    });
  }
}

/** What stopped a run as a whole. */
export function logFailure(log: FieldLog, error: unknown): void {
  if (error instanceof LeaseHeldError) log.warn(describeError(error), {event: 'run_failed'});
  else if (error instanceof InterruptedError) {
    log.warn('Ingestion interrupted; what was read is kept.', {event: 'run_interrupted'});
  } else {
    const stack = error instanceof AppError ? undefined : error instanceof Error ? error.stack : String(error);
    log.error(describeError(error), {event: 'run_failed', ...(stack === undefined ? {} : {error: stack})});
  }
}
