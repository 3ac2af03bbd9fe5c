import type {Seconds} from '../../time/instant';
import {instantOfMs} from '../../time/instant';
import {drain, drainStart, wayOn} from '../read/export-feed';
import type {Batch, Reading} from '../read/read-context';
import {checkpoint, pastSeconds, stampedBatch} from '../read/read-context';
import type {Pass, Progress} from '../read/state';
import {isFullReadDue} from './by-parent';

/**
 * A feed whose rows do not tell when they changed: nothing but its continuation token says what is new. It is drained as a
 * whole at first, every so many days and whenever there is no token to go on from; in between only what is new is asked for.
 * A start only says where a drain begins, and an end nothing, since rows cannot be held against them.
 * @param full drain all of it.
 */
export async function* readByToken(reading: Reading, before: Progress, full: boolean): AsyncGenerator<Batch, void> {
  const {log, start, stream} = reading;
  const isEarlier = before.since !== undefined && start < before.since;
  if (isEarlier) log.info(`${stream.name}: start_date is earlier than before; draining the export feed again.`);
  const begun: Progress = isEarlier ? {covered: []} : before;
  const {token, since = start, watermark, refreshing: _given, pass: unfinished, ...kept} = begun;
  const now = await pastSeconds(reading);
  const isWhole = full || token === undefined || isFullReadDue(reading, begun, now);
  let pass: Pass | undefined = unfinished ?? (isWhole ? {until: now, isFull: true} : undefined);
  const goesOn = token !== undefined && (unfinished !== undefined || !isWhole);
  const pages = drain(reading, {
    ...(goesOn ? {token} : {}),
    from: since,
    fallback: since,
    isFirst: pass !== undefined,
    // Rows that changed in the last minutes would look gone after a drain that shows all others.
    includeRecentChanges: pass !== undefined,
  });
  let startedAt: Seconds | undefined;
  let way: Pick<Progress, 'token'> = {};
  for await (const page of pages) {
    startedAt ??= await drainStart(reading, page.serverTimeMs);
    if (pass !== undefined) pass = {...pass, readOn: pass.readOn ?? instantOfMs(page.requestedAtMs)};
    if (page.rows.length > 0) yield stampedBatch(reading, page);
    way = wayOn(page);
    if (page.hasMore) yield checkpoint(reading, {...begun, since, ...way, ...(pass === undefined ? {} : {pass})});
  }
  yield checkpoint(reading, {
    ...kept,
    since,
    watermark: Math.max(watermark ?? -Infinity, startedAt ?? -Infinity),
    ...(pass?.readOn === undefined ? {} : {fullReadOn: pass.readOn}),
    ...way,
  });
}
