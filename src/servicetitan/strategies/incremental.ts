import {lookbackMinutesOf} from '../../config/config';
import type {Seconds} from '../../time/instant';
import type {ListReader} from '../pages/pages';
import {onePage} from '../pages/stable-pages';
import type {Window} from '../pages/windows';
import {clip, join, prefixEnd, subtract} from '../pages/windows';
import {drain, drainLate, drainStart, rejectedTokenSeconds, wayOn} from '../read/export-feed';
import type {Batch, Reading} from '../read/read-context';
import {checkpoint, deliver, windowSource} from '../read/read-context';
import type {Progress} from '../read/state';
import {readWindows} from '../read/window-reader';

const daySeconds: Seconds = 86_400;

/** Progress of a stream whose backfill is done. */
export type Following = Progress & {readonly watermark: Seconds};

/**
 * Rows modified since the backfill, from the export feed: where its token was left, and from the lookback before the watermark.
 * The watermark stands still while the feed is drained, and moves when it says that there is no more and late rows are read.
 */
export async function* followFeed(reading: Reading, begun: Following): AsyncGenerator<Batch, Following> {
  const {config, start} = reading;
  const {watermark, token} = begun;
  const from = Math.max(start, watermark - lookbackMinutesOf(config, reading.stream.name) * 60);
  const pages = drain(reading, {
    ...(token === undefined ? {} : {token}),
    from,
    fallback: Math.max(start, watermark - rejectedTokenSeconds),
  });
  let progress = begun;
  let startedAt: Seconds | undefined;
  for await (const page of pages) {
    startedAt ??= await drainStart(reading, page.serverTimeMs);
    yield* deliver(reading, page, 'all');
    const {token: _older, ...kept} = progress;
    progress = {...kept, ...wayOn(page)};
    if (page.hasMore) yield checkpoint(reading, progress);
  }
  if (token !== undefined) {
    for await (const page of drainLate(reading, from, token)) yield* deliver(reading, page, 'all');
  }
  const moved = Math.max(watermark, startedAt ?? watermark);
  progress = {...progress, watermark: moved, covered: join([...begun.covered, {from: watermark, before: moved}])};
  yield checkpoint(reading, progress);
  return progress;
}

/**
 * Rows modified since the backfill, by windows: for lists without a feed, and whenever an end is set.
 * The stretch before the watermark is read again every time, for rows that were committed late.
 * @param until upper bound, exclusive.
 */
export async function* followWindows(
  reading: Reading,
  list: ListReader,
  begun: Following,
  until: Seconds,
): AsyncGenerator<Batch, Following> {
  const {config, start} = reading;
  const {token: _older, ...kept} = begun;
  const from = Math.max(start, begun.watermark - lookbackMinutesOf(config, reading.stream.name) * 60);
  let done = clip(begun.covered, {from: begun.watermark, before: Infinity});
  let progress: Following = kept;
  const parts = subtract({from, before: until}, done).map((window) => ({window}));
  for await (const read of readWindows(parts, windowSource(reading, list, 'modifiedOn'))) {
    yield* deliver(reading, read, 'all');
    done = join([...done, read.window]);
    const watermark = Math.max(progress.watermark, prefixEnd(from, done));
    progress = {...progress, covered: join([...progress.covered, read.window]), watermark};
    yield checkpoint(reading, progress);
  }
  return progress;
}

/**
 * End of a full refresh: rows that moved past `from` while the windows before it were read. The last window must fit one page,
 * so that it is one moment: whatever was modified meanwhile is in it, whatever was not has been read. It has no end, unless
 * what ServiceTitan stamped with the future fills pages of its own.
 */
export async function* readTail(reading: Reading, list: ListReader, from: Seconds): AsyncGenerator<Batch, void> {
  const source = windowSource(reading, list, 'modifiedOn');
  const {pageSize} = source;
  const now = async (): Promise<Seconds> => (await reading.client.serverTime.now()).seconds;
  const windows = async function* (window: Window): AsyncGenerator<Batch, void> {
    for await (const read of readWindows([{window}], source)) yield* deliver(reading, read, 'all');
  };
  let before = Infinity;
  for (let begin = from; ;) {
    const page = await onePage(list, {pageSize, within: {field: 'modifiedOn', window: {from: begin, before}}});
    if (page !== undefined) {
      yield* deliver(reading, page, 'all');
      return;
    }
    if (before === Infinity) {
      before = Math.max(begin + 1, await now()) + daySeconds;
      yield* windows({from: before, before: Infinity});
    }
    const until = Math.min(before, Math.max(begin + 1, await now()));
    yield* windows({from: begin, before: until});
    if (until === before) return;
    begin = until;
  }
}
