import {ensureBoundsIncluded} from './bounds';
import {noRecords} from './codec/rows';
import type {ListReader} from './pages';
import type {Batch, Reading} from './reading';
import {checkpoint, deliver, settledSeconds, windowSource} from './reading';
import type {Progress} from './state';
import type {Seconds} from './time';
import type {Part} from './window-reads';
import {beginOf, readWindows} from './window-reads';
import type {Window} from './windows';
import {join, subtract} from './windows';

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
): AsyncGenerator<Batch, Progress> {
  const {start} = reading;
  const upperBound = begun.upperBound ?? Math.min(end ?? Infinity, await settledSeconds(reading));
  const progress: Progress = {...begun, upperBound};
  yield checkpoint(reading, progress);
  const todo = subtract({from: start, before: upperBound}, progress.covered);
  yield* readMissing(reading, list, progress, todo);
  const {refreshing} = begun;
  return {
    covered: join([...begun.covered, {from: start, before: upperBound}]),
    watermark: upperBound,
    ...(refreshing === undefined ? {} : {refreshing}),
  };
}

/**
 * Reads spans that are not covered yet; every window is a checkpoint.
 * @returns progress with the spans covered.
 */
export async function* readMissing(
  reading: Reading,
  list: ListReader,
  begun: Progress,
  todo: readonly Window[],
): AsyncGenerator<Batch, Progress> {
  const source = windowSource(reading, list, 'modifiedOn');
  let parts: readonly Part[] = todo.map((window) => ({window}));
  const [only] = todo;
  let bounds: Promise<void> | undefined;
  if (todo.length === 1 && only !== undefined && source.totals) {
    const first = await list({
      page: 1,
      pageSize: 1,
      within: {field: 'modifiedOn', window: only},
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
      parts = [{window: only, total, ...(begin === undefined ? {} : {begin})}];
    }
  }
  const known = new Set<string>();
  let progress = begun;
  for await (const read of readWindows(parts, source)) {
    await bounds;
    yield* deliver(reading, read, 'without id', known);
    progress = {...progress, covered: join([...progress.covered, read.window])};
    yield checkpoint(reading, progress);
  }
  return progress;
}
