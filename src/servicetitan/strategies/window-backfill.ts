import type {Seconds} from '../../time/instant';
import {noRecords} from '../codec/rows';
import type {ListReader} from '../pages/pages';
import {hasTotals} from '../pages/pages';
import {countRows} from '../pages/stable-pages';
import type {Window} from '../pages/windows';
import {anyDate, clip, join, subtract} from '../pages/windows';
import {ensureBoundsIncluded} from '../read/boundary-check';
import type {Delivered} from '../read/lost-windows';
import {more, readLost, rowsIn} from '../read/lost-windows';
import type {Batch, Reading} from '../read/read-context';
import {checkpoint, deliver, settledSeconds, windowSource} from '../read/read-context';
import type {Progress} from '../read/state';
import type {Part} from '../read/window-reader';
import {beginOf, readWindows} from '../read/window-reader';

/** Progress, and what was learned on the way. */
export interface Loaded {
  readonly progress: Progress;
  /** Rows that were counted and that no window on `modifiedOn` shows, in a tenant that stood still; undefined where that is not known. */
  readonly hidden?: number;
}

/**
 * First load of a stream by windows on `modifiedOn`, from its start up to `upperBound`, which the first attempt fixes and
 * every later one keeps: where following begins must not depend on how often the process died.
 * @param end upper bound that the configuration sets, if any.
 * @returns progress with a watermark: the backfill is done.
 */
export async function* backfill(
  reading: Reading,
  list: ListReader,
  begun: Progress,
  end: Seconds | undefined,
): AsyncGenerator<Batch, Loaded> {
  const {start} = reading;
  const upperBound = begun.upperBound ?? Math.min(end ?? Infinity, await settledSeconds(reading));
  const isFirst = begun.covered.length === 0;
  const progress: Progress = {...begun, upperBound, ...(isFirst ? {delivered: 0} : {})};
  yield checkpoint(reading, progress);
  const todo = subtract({from: start, before: upperBound}, progress.covered);
  const read = yield* readMissing(reading, list, progress, todo, isFirst && end === undefined);
  if (!isFirst) yield* readLostBefore(reading, list, begun, read.progress);
  const {refreshing} = begun;
  return {
    ...read,
    progress: {
      covered: join([...begun.covered, {from: start, before: upperBound}]),
      watermark: upperBound,
      ...(refreshing === undefined ? {} : {refreshing}),
    },
  };
}

/**
 * Reads spans that are not covered yet; every window is a checkpoint.
 * @param countsAll one span is counted before without its upper bound, so that one count also tells whether there are rows
 * that no window shows.
 * @returns progress with the spans covered.
 */
export async function* readMissing(
  reading: Reading,
  list: ListReader,
  begun: Progress,
  todo: readonly Window[],
  countsAll = false,
): AsyncGenerator<Batch, Loaded> {
  const source = windowSource(reading, list, 'modifiedOn');
  let parts: readonly Part[] = todo.map((window) => ({window}));
  const [only] = todo;
  let bounds: Promise<void> | undefined;
  let countedBefore: number | undefined;
  if (todo.length === 1 && only !== undefined && source.totals) {
    const first = await list({
      page: 1,
      pageSize: 1,
      within: {field: 'modifiedOn', window: countsAll ? {...only, before: Infinity} : only},
      includeTotal: true,
      sorted: only.from === -Infinity,
    });
    bounds = ensureBoundsIncluded(reading, list, first);
    // It is asked for below; a window that fails before has more to say.
    bounds.catch(() => undefined);
    const {total} = first;
    if (total !== undefined) {
      const begin = beginOf(first);
      yield {rows: noRecords, requestedAtMs: 0, estimate: total};
      countedBefore = total;
      const counted = countsAll ? {} : {counted: total};
      parts = [{window: only, total, ...counted, ...(begin === undefined ? {} : {begin})}];
    }
  }
  const known = new Set<string>();
  let progress = begun;
  const reads: Delivered[] = [];
  for await (const read of readWindows(parts, source)) {
    await bounds;
    // The first row of all may have no date to ask for.
    if (bounds !== undefined) await ensureBoundsIncluded(reading, list, read);
    yield* deliver(reading, read, 'without id', known);
    const delivered = {window: read.window, rows: read.rows.length};
    reads.push(delivered);
    progress = more(progress, [delivered]);
    yield checkpoint(reading, progress);
  }
  if (!source.totals) return {progress};
  const hidden =
    countsAll && countedBefore !== undefined
      ? await hiddenRows(reading, list, countedBefore, rowsIn(reads))
      : undefined;
  if (hidden !== undefined) return {progress, hidden};
  for (const span of todo) {
    const within = reads.filter(({window}) => window.from >= span.from && window.before <= span.before);
    progress = yield* readLost(reading, list, progress, within, todo.length === 1 ? countedBefore : undefined);
  }
  return {progress};
}

/**
 * Rows that were counted before the reading and did not come, where their lack of a date is the only reason that is left: all
 * came that have one, none changed meanwhile, and none lay outside of its window and was counted twice.
 */
async function hiddenRows(
  {start, watch}: Reading,
  list: ListReader,
  counted: number,
  delivered: number,
): Promise<number | undefined> {
  if (watch.rows() > 0) return undefined;
  if (delivered === counted) return 0;
  if (start !== -Infinity || delivered > counted) return undefined;
  const dated = await countRows(list, {pageSize: 1, within: {field: 'modifiedOn', window: anyDate}});
  return dated === delivered ? counted - delivered : undefined;
}

/** The same for what earlier attempts have read, of which only the sum is known: reads it again where that is too small. */
async function* readLostBefore(
  reading: Reading,
  list: ListReader,
  earlier: Progress,
  progress: Progress,
): AsyncGenerator<Batch, void> {
  const {start, stream} = reading;
  const {upperBound = Infinity, delivered} = progress;
  if (delivered === undefined || stream.list === undefined || !hasTotals(stream.list)) return;
  const window = {from: start, before: upperBound};
  const counted = await countRows(list, {pageSize: 1, within: {field: 'modifiedOn', window}});
  if (counted === undefined || delivered >= counted) return;
  const {delivered: _notKnownBySpan, ...unsummed} = progress;
  let known: Progress = unsummed;
  for (const span of clip(earlier.covered, window)) {
    known = yield* readLost(reading, list, known, [{window: span, rows: 0}]);
  }
}
