import type {RunRow} from '../../warehouse/warehouse';
import type {CallResult, KnownRun} from '../runs';
import type {RunParameters} from './parameters';
import {Refusal, refusalOf, type Status} from './refusal';

/** A body and its status. */
export interface Answer {
  readonly status: Status;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How a call for one entity ended. */
export function entityAnswer(entity: string, {mode = 'incremental'}: RunParameters, result: CallResult): Answer {
  const one = result.entities.get(entity);
  const {success = false, recordsProcessed = 0, runId, error} = one ?? {};
  const marts = result.marts;
  const status = success ? (marts?.success === false ? 207 : 200) : failureStatus(result);
  return {
    status,
    body: {
      success: status === 200,
      entity,
      mode,
      recordsProcessed,
      runId,
      duration: result.duration,
      ...(error === undefined ? {} : {error}),
      ...(marts === undefined ? {} : {marts}),
      ...detailsOf(status, result),
    },
    ...headersOf(status, result),
  };
}

/** How a call for several entities ended. */
export function entitiesAnswer({mode = 'incremental', parallel}: RunParameters, result: CallResult): Answer {
  const all = [...result.entities.values()];
  const succeeded = all.filter(({success}) => success).length;
  const good = succeeded === all.length && result.marts?.success !== false && result.reconciled?.success !== false;
  const status = good ? 200 : succeeded > 0 ? 207 : failureStatus(result);
  return {
    status,
    body: {
      success: good,
      mode,
      parallel,
      results: Object.fromEntries(result.entities),
      summary: {total: all.length, succeeded, failed: all.length - succeeded},
      duration: result.duration,
      ...(result.reconciled === undefined ? {} : {reconciled: result.reconciled}),
      ...(result.marts === undefined ? {} : {marts: result.marts}),
      ...detailsOf(status, result),
    },
    ...headersOf(status, result),
  };
}

/** Streams that fail alone do so by the source. */
function failureStatus({error}: CallResult): Status {
  return error === undefined ? 502 : refusalOf(error).status;
}

function detailsOf(status: Status, {error}: CallResult): Readonly<Record<string, unknown>> {
  return status < 400 || error === undefined ? {} : {error: refusalOf(error).message, ...refusalOf(error).details};
}

function headersOf(status: Status, {error}: CallResult): Pick<Answer, 'headers'> {
  return status < 400 || error === undefined ? {} : {headers: refusalOf(error).headers};
}

export function refusalAnswer({status, message, details, headers}: Refusal): Answer {
  return {status, body: {success: false, error: message, ...details}, headers};
}

/** One of the last runs of an entity, by the names of the books. */
export function recentRun(row: RunRow): Readonly<Record<string, unknown>> {
  return {
    run_id: row.run_id,
    mode: row.mode,
    start_time: row.start_time,
    end_time: row.end_time,
    status: row.status,
    records_fetched: row.records_fetched,
    records_inserted: row.records_inserted,
    records_updated: row.records_updated,
    duration_ms: row.duration_ms,
    error_message: row.error_message,
  };
}

/** A run as the books and this process know it. @returns undefined when neither does. */
export function runBody(
  runId: string,
  rows: readonly RunRow[],
  known: KnownRun | undefined,
): Readonly<Record<string, unknown>> | undefined {
  const [first] = rows;
  if (first === undefined && known === undefined) return undefined;
  const going = known !== undefined && known.results === undefined;
  const states = rows.length > 0 ? rows.map(({status}) => status) : (known?.results ?? []).map(stateOf);
  return {
    runId,
    mode: first?.mode ?? known?.mode,
    status: going ? 'running' : overall(states),
    startTime: first?.start_time ?? known?.startTime,
    endTime: going ? null : (first?.end_time ?? null),
    ...(going ? {recordsSoFar: known.records} : {}),
    entities:
      rows.length > 0
        ? rows.map((row) => ({entity: row.entity_type, ...recentRun(row)}))
        : (known?.results ?? known?.entities.map((entity) => ({entity, status: 'running'}))),
  };
}

function stateOf({success}: {readonly success: boolean}): 'success' | 'failed' {
  return success ? 'success' : 'failed';
}

function overall(states: readonly string[]): string {
  if (states.includes('running')) return 'running';
  if (states.every((state) => state === 'success')) return 'success';
  return states.includes('success') ? 'partial' : 'failed';
}
