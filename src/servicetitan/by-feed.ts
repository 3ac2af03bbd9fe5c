import {lookbackMinutesOf} from '../config';
import type {Rows} from './codec/rows';
import {drain, drainStart, rejectedTokenSeconds, wayOn} from './feed';
import type {Batch, Reading} from './reading';
import {checkpoint, deliver} from './reading';
import type {Progress} from './state';
import type {Seconds} from './time';
import {floorSeconds, parseInstant} from './time';

/**
 * A stream that only has an export feed: drained from its start the first time, from where it was left ever after.
 * A start earlier than before drains it anew; with an end, rows beyond it are left out and no token is kept, since a token
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
  if (earlier) log.info(`${stream.name}: start_date is earlier than before; draining the export feed anew.`);
  const begun: Progress = earlier ? {covered: []} : before;
  const since = begun.since ?? start;
  const {watermark, refreshing} = begun;
  if (end !== undefined && watermark !== undefined && watermark >= end) {
    log.info(`${stream.name}: read up to end_date already.`);
    return;
  }
  const back = (seconds: Seconds): Seconds => (watermark === undefined ? since : Math.max(since, watermark - seconds));
  const pages = drain(reading, {
    ...(begun.token === undefined ? {} : {token: begun.token}),
    from: back(lookbackMinutesOf(config, stream.name) * 60),
    fallback: back(rejectedTokenSeconds),
    isFirst: watermark === undefined,
    includeRecentChanges: full,
  });
  let startedAt: Seconds | undefined;
  for await (const page of pages) {
    startedAt ??= await drainStart(reading, page.serverTimeMs);
    yield* deliver(reading, {...page, rows: rowsBefore(page.rows, stream.cursor, end)}, 'all');
    const done = !page.hasMore;
    if (end !== undefined && !done) continue;
    const moved = done ? Math.min(end ?? Infinity, Math.max(watermark ?? -Infinity, startedAt)) : watermark;
    yield checkpoint(reading, {
      covered: [],
      since,
      ...(moved === undefined ? {} : {watermark: moved}),
      ...(end === undefined ? wayOn(page) : {}),
      ...(refreshing === undefined || done ? {} : {refreshing}),
    });
  }
}

/** Rows that lie before the end; those without a readable cursor always do. */
export function rowsBefore(rows: Rows, cursor: string | undefined, end: Seconds | undefined): Rows {
  if (end === undefined || cursor === undefined) return rows;
  return rows.where(cursor, (value) => {
    const instant = typeof value === 'string' ? parseInstant(value) : undefined;
    return instant === undefined || floorSeconds(instant) < end;
  });
}
