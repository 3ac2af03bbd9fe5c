import {randomUUID} from 'node:crypto';

import {messages} from '../../airbyte/in-process';
import type {Config} from '../../config/config';
import {tenantOf} from '../../config/tenant';
import {DataError, SourceError, WarehouseError} from '../../errors';
import type {LoadResult} from '../../load/loader';
import type {Culprit} from '../../load/stream-lane';
import {driftOf} from '../../runs/ingestion';
import {logRun} from '../../runs/run-log';
import {sync, type SyncMode} from '../../runs/source-sync';
import type {AdHocRange} from '../../servicetitan/reader';
import type {Stream} from '../../streams/definition';
import type {Warehouse} from '../../warehouse/warehouse';
import {count, type Terminal} from '../terminal/terminal';
import {jsonLogOf, terminalLog} from '../terminal/terminal-log';

export interface RunSync {
  readonly config: Config;
  readonly warehouse: Warehouse;
  readonly streams: readonly Stream[];
  readonly mode: SyncMode;
  /** What the books call the run instead of its mode. */
  readonly label?: string;
  readonly range?: AdHocRange;
  readonly maxRejectedPercent?: number | undefined;
  readonly signal: AbortSignal;
  /** Replaces tables and marks rows however many are gone. */
  readonly force?: boolean;
  /** Shows how many rows were read so far, instead of the usual line. */
  readonly show?: (rows: number) => void;
}

/** What rows of a stream had that its schema does not know. */
export interface Drift {
  readonly stream: string;
  readonly what: string;
}

/** Wires the source to the pipeline, in this process, and shows how far it is. */
export async function runSync(terminal: Terminal, run: RunSync): Promise<LoadResult & {readonly drift: Drift[]}> {
  const {config, warehouse, streams, mode, label, range, maxRejectedPercent, signal, force, show} = run;
  const log = terminalLog(terminal);
  const readSoFar = new Map<string, number>();
  const drift: Drift[] = [];
  const onDrift = (stream: string, what: string): void => void drift.push({stream, what});
  const [runId, began] = [randomUUID(), Date.now()];
  if (show === undefined) terminal.progress('Reading and loading', `${streams.length} streams`);
  const result = await sync({
    warehouse,
    tenant: tenantOf(config),
    streams,
    mode,
    ...(label === undefined ? {} : {label}),
    bounded: range !== undefined || config.startDate !== undefined || config.endDate !== undefined,
    runId,
    maxRejectedPercent,
    clock: Date.now,
    log,
    signal,
    ...(force === undefined ? {} : {force}),
    read: (catalog, state) =>
      messages({config, catalog, state, signal, log, onDrift, ...(range === undefined ? {} : {range})}),
    progress: ({stream, counts}) => {
      readSoFar.set(stream, counts.read);
      const rows = [...readSoFar.values()].reduce((sum, each) => sum + each, 0);
      if (show !== undefined) show(rows);
      else
        terminal.progress(
          'Reading and loading',
          `${count(rows)} rows, ${readSoFar.size} of ${streams.length} streams begun`,
        );
    },
  });
  // Where programs read the talk, e.g. in a job of Cloud Run, alerts find the same lines as in the service.
  const json = jsonLogOf(terminal);
  if (json !== undefined) {
    const newFields = await driftOf(warehouse, runId);
    logRun(json, {runId, mode}, {streams: result.streams, drift: newFields}, Date.now() - began);
  }
  return {...result, drift};
}

/** @throws an error that names the streams that failed, each with its sentence, of the kind of what made them fail. */
export function failOnFailedStreams({streams}: Pick<LoadResult, 'streams'>): void {
  const failed = streams.filter(({status}) => status === 'failed');
  if (failed.length === 0) return;
  const sentences = [...new Set(failed.map(({error}) => error ?? ''))];
  const names = failed.map(({stream}) => stream).join(', ');
  const is = (culprit: Culprit): boolean => failed.some(({failedBy}) => failedBy === culprit);
  const Kind = is('warehouse') ? WarehouseError : is('data') ? DataError : SourceError;
  throw new Kind(
    `${failed.length} of ${streams.length} streams failed (${names}): ${sentences.join(' ')}`,
    'What was read is kept; run the same command again to go on.',
  );
}
