import {lookbackMinutesOf} from '../../config/config';
import type {Seconds} from '../../time/instant';
import {floorSeconds, parseInstant} from '../../time/instant';
import type {Rows} from '../codec/rows';
import type {ExportPage} from '../pages/pages';
import {drain, drainLate, drainStart, rejectedTokenSeconds, wayOn} from '../read/export-feed';
import type {Batch, Reading} from '../read/read-context';
import {checkpoint, deliver} from '../read/read-context';
import type {Progress} from '../read/state';

/**
 * A stream that only has an export feed, whose rows tell when they changed: drained from its start the first time, from where it was left ever after, and from
 * the lookback before its watermark.
 * A start earlier than before drains it again; with an end, rows beyond it are left out and no token is kept, since a token
 * would skip them once the end is lifted.
 * @param full read everything, rows of the last minutes included.
 */
export async function* readByFeed(
  reading: Reading,
  before: Progress,
  end: Seconds | undefined,
  full: boolean,
): AsyncGenerator<Batch, void> {
  const {config, log, start, stream} = reading;
  const earlier = before.since !== undefined && start < before.since;
  if (earlier) log.info(`${stream.name}: start_date is earlier than before; draining the export feed again.`);
  const begun: Progress = earlier ? {covered: []} : before;
  const since = begun.since ?? start;
  const {watermark, refreshing} = begun;
  if (end !== undefined && watermark !== undefined && watermark >= end) {
    log.info(`${stream.name}: read up to end_date already.`);
    return;
  }
  const back = (seconds: Seconds): Seconds => (watermark === undefined ? since : Math.max(since, watermark - seconds));
  const {token} = begun;
  const from = back(lookbackMinutesOf(config, stream.name) * 60);
  const pages = drain(reading, {
    ...(token === undefined ? {} : {token}),
    from,
    fallback: back(rejectedTokenSeconds),
    isFirst: watermark === undefined,
    includeRecentChanges: full,
  });
  const wanted = (page: ExportPage): ExportPage => ({...page, rows: rowsBefore(page.rows, stream.cursor, end)});
  let startedAt: Seconds | undefined;
  let way: Pick<Progress, 'token'> = {};
  for await (const page of pages) {
    startedAt ??= await drainStart(reading, page.serverTimeMs);
    yield* deliver(reading, wanted(page), 'all');
    if (end !== undefined) continue;
    way = wayOn(page);
    if (!page.hasMore) continue;
    const unfinished = refreshing === undefined ? {} : {refreshing};
    yield checkpoint(reading, {
      covered: [],
      since,
      ...(watermark === undefined ? {} : {watermark}),
      ...way,
      ...unfinished,
    });
  }
  if (token !== undefined && watermark !== undefined) {
    for await (const page of drainLate(reading, from, token)) yield* deliver(reading, wanted(page), 'all');
  }
  const moved = Math.min(end ?? Infinity, Math.max(watermark ?? -Infinity, startedAt ?? -Infinity));
  yield checkpoint(reading, {covered: [], since, watermark: moved, ...way});
}

/** Rows that lie before the end; those without a readable cursor always do. */
export function rowsBefore(rows: Rows, cursor: string | undefined, end: Seconds | undefined): Rows {
  if (end === undefined || cursor === undefined) return rows;
  return rows.where(cursor, (value) => {
    const instant = typeof value === 'string' ? parseInstant(value) : undefined;
    return instant === undefined || floorSeconds(instant) < end;
  });
}
