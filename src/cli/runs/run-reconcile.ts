import {randomUUID} from 'node:crypto';

import {reconcile, type ReconcileOptions, type ReconcileResult} from '../../audit/reconcile';
import {dueForReconcile} from '../../audit/reconcile-due';
import {type Config, reconcileDaysOf} from '../../config/config';
import {tenantOf} from '../../config/tenant';
import {DataError, SourceError} from '../../errors';
import {dueRows, readLostRows} from '../../servicetitan/audit/lost-rows';
import {keysBegin, readKeys} from '../../servicetitan/audit/stream-keys';
import {parseState} from '../../servicetitan/read/state';
import type {Stream} from '../../streams/definition';
import type {Warehouse} from '../../warehouse/warehouse';
import {count, type Terminal} from '../terminal/terminal';
import {terminalLog} from '../terminal/terminal-log';
import {openKeySource} from './key-source';

export interface RunReconcile {
  readonly config: Config;
  readonly warehouse: Warehouse;
  readonly streams: readonly Stream[];
  readonly signal: AbortSignal;
  /** Marks rows however many are gone. */
  readonly force?: boolean;
}

/** Wires the key sweep to the API. */
export async function reconcileByApi({
  config,
  log,
  signal,
  ...options
}: RunReconcile & Pick<ReconcileOptions, 'log' | 'progress'>): Promise<ReconcileResult> {
  const source = openKeySource(config, log, signal);
  const tenant = tenantOf(config);
  return reconcile({
    ...{...options, tenant, log, signal, runId: randomUUID(), clock: Date.now},
    keys: (stream) => readKeys(stream, source(stream)),
    due: (stream, state) => dueRows(stream, config, parseState(state, stream.name, tenant)),
    fetch: (stream, lost) => readLostRows(stream, source(stream), lost),
    begin: (stream) => keysBegin(stream, config, Date.now()),
  });
}

/** Those of the streams whose keys were last compared longer ago than the configuration lets them be. */
export async function dueOf(
  warehouse: Warehouse,
  streams: readonly Stream[],
  config: Config,
  nowMs: number,
): Promise<readonly Stream[]> {
  return dueForReconcile(warehouse, streams, ({name}) => reconcileDaysOf(config, name), nowMs);
}

/** The key sweep in a terminal: shows how far it is. */
export async function runReconcile(terminal: Terminal, run: RunReconcile): Promise<ReconcileResult> {
  const {streams} = run;
  terminal.progress('Reading the keys of all rows', `${streams.length} streams`);
  const result = await reconcileByApi({
    ...run,
    streams,
    log: terminalLog(terminal),
    progress: (stream, keys) => terminal.progress('Reading the keys of all rows', `${stream}: ${count(keys)}`),
  });
  const sum = (of: 'keys' | 'deleted' | 'restored' | 'missing' | 'outdated'): string =>
    count(result.streams.reduce((total, stream) => total + stream[of], 0));
  terminal.say(
    `Compared ${sum('keys')} keys of ${streams.length} streams: ${sum('deleted')} rows are gone from ServiceTitan and marked, ${sum('restored')} are back; ` +
      `${sum('missing')} were missing here and ${sum('outdated')} were outdated, and were fetched.`,
  );
  return result;
}

/** @throws DataError when a sweep was refused, SourceError when keys could not be read. */
export function failOnFailedSweeps({streams}: Pick<ReconcileResult, 'streams'>): void {
  const failed = streams.filter(({status}) => status === 'failed');
  if (failed.length === 0) return;
  const sentences = failed.map(({error}) => error ?? '').join(' ');
  const summary = `${failed.length} of ${streams.length} streams could not be reconciled: ${sentences}`;
  throw failed.some(({failure}) => failure instanceof DataError) ? new DataError(summary) : new SourceError(summary);
}
