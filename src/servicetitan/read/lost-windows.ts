import type {ListReader} from '../pages/pages';
import {contradiction, isConfirmed, readingsAtMost, shortfall} from '../pages/shortfall';
import {countRows} from '../pages/stable-pages';
import type {Window} from '../pages/windows';
import {join, subtract} from '../pages/windows';
import type {Batch, Reading} from './read-context';
import {checkpoint, deliver, windowSource} from './read-context';
import type {Progress} from './state';
import {readWindows} from './window-reader';

/** A window that was read, and how many rows came of it. */
export interface Delivered {
  readonly window: Window;
  readonly rows: number;
}

/**
 * Holds what was delivered against the API's own count, and reads again what is missing: an answer that leaves rows out looks
 * like any other. Rows move out of a window while a tenant is edited, so fewer than were counted before prove nothing; fewer
 * than are counted now do. The window they are missing in is found by counting halves.
 * @param reads windows that together are one gap-free span, in any order.
 * @param countedBefore rows of the span when the reading began; as many delivered need no further request.
 * @returns progress in which only what is complete is covered.
 * @throws SourceError when rows stay missing, with a state that does not pass over them.
 */
export async function* readLost<Known extends Progress>(
  reading: Reading,
  list: ListReader,
  begun: Known,
  reads: readonly Delivered[],
  countedBefore?: number,
): AsyncGenerator<Batch, Known> {
  const {stream, log} = reading;
  if (reads.length === 0 || (countedBefore !== undefined && rowsIn(reads) >= countedBefore)) return begun;
  const source = windowSource(reading, list, 'modifiedOn');
  const queryOf = (window: Window) => ({pageSize: 1, within: {field: 'modifiedOn', window} as const});
  const count = (window: Window) => countRows(list, queryOf(window));
  const sorted = [...reads].sort((a, b) => a.window.from - b.window.from);
  const lacking = await lackingOf(sorted, count);
  if (lacking.length === 0) return begun;
  log.warn(`${stream.name}: fewer rows came than ServiceTitan counts; reading ${lacking.length} windows again.`);
  const withoutThem = less(begun, lacking);
  yield checkpoint(reading, withoutThem);
  const complete: Delivered[] = [];
  let pending = lacking;
  for (let readings = 1; pending.length > 0; readings += 1) {
    const short: Delivered[] = [];
    for (const {window} of pending) {
      let rows = 0;
      for await (const read of readWindows([{window}], source)) {
        rows += read.rows.length;
        yield* deliver(reading, read, 'without id');
      }
      const counted = await count(window);
      const isShort = counted !== undefined && rows < counted;
      if (isShort && readings === readingsAtMost) {
        if (await isConfirmed(list, queryOf(window), counted))
          throw shortfall(stream.name, window, {counted, shown: rows});
        log.warn(contradiction(stream.name));
      }
      (isShort && readings < readingsAtMost ? short : complete).push({window, rows});
    }
    pending = short;
  }
  const progress = more(withoutThem, complete);
  yield checkpoint(reading, progress);
  return progress;
}

/** Progress that covers these windows no longer. */
function less<Known extends Progress>(progress: Known, lacking: readonly Delivered[]): Known {
  const gaps = lacking.map(({window}) => window);
  const {delivered} = progress;
  return {
    ...progress,
    covered: progress.covered.flatMap((window) => subtract(window, gaps)),
    ...(delivered === undefined ? {} : {delivered: delivered - rowsIn(lacking)}),
  };
}

/** Progress that covers these windows too. */
export function more<Known extends Progress>(progress: Known, reads: readonly Delivered[]): Known {
  const {delivered} = progress;
  return {
    ...progress,
    covered: join([...progress.covered, ...reads.map(({window}) => window)]),
    ...(delivered === undefined ? {} : {delivered: delivered + rowsIn(reads)}),
  };
}

/** Reads of which fewer rows came than are counted now. @param reads in order, without a gap. */
async function lackingOf(
  reads: readonly Delivered[],
  count: (window: Window) => Promise<number | undefined>,
): Promise<readonly Delivered[]> {
  const [first, last] = [reads[0], reads.at(-1)];
  if (first === undefined || last === undefined) return [];
  const counted = await count({from: first.window.from, before: last.window.before});
  if (counted === undefined || rowsIn(reads) >= counted) return [];
  if (reads.length === 1) return reads;
  const middle = Math.ceil(reads.length / 2);
  return [...(await lackingOf(reads.slice(0, middle), count)), ...(await lackingOf(reads.slice(middle), count))];
}

/** Rows of all of them. */
export function rowsIn(reads: readonly Delivered[]): number {
  return reads.reduce((sum, {rows}) => sum + rows, 0);
}
