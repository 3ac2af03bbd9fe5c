import {drain} from './feed';
import type {ListReader, RowsOf} from './pages';
import {countRows} from './passes';
import type {Batch, Reading} from './reading';
import {deliver, windowSource} from './reading';
import {isNone} from './record';
import {readWindows} from './window-reads';

const daySeconds = 86_400;
/** Comparisons of the two totals before a tenant in motion is taken to have such rows. */
const comparisons = 3;

/**
 * Rows whose `modifiedOn` is null. No window on `modifiedOn` shows them, so after a backfill from the first record the list
 * is counted with and without the filter; if they are there, all rows are read by `createdOn`, else from the export feed,
 * and only theirs are delivered.
 */
export async function* readUndated(reading: Reading, list: ListReader): AsyncGenerator<Batch, void> {
  const {stream, log} = reading;
  const before = (await reading.client.serverTime.now()).seconds + daySeconds;
  if (!(await hasUndated(reading, list, before))) return;
  log.info(`${stream.name}: some rows have no modifiedOn; reading them by other means.`);
  const known = new Set<string>();
  for await (const read of everything(reading, list, before)) {
    yield* deliver(reading, {...read, rows: read.rows.where('modifiedOn', isNone)}, 'without id', known);
  }
}

function everything(reading: Reading, list: ListReader, before: number): AsyncIterable<RowsOf> {
  if (reading.stream.list?.filters?.includes('createdOn') === true) {
    return readWindows([{window: {from: -Infinity, before}}], windowSource(reading, list, 'createdOn'));
  }
  if (reading.feed === undefined) reading.log.warn(`${reading.stream.name}: there is no way to read them.`);
  return drain(reading, {from: -Infinity, fallback: -Infinity});
}

/**
 * Whether the filter on `modifiedOn` hides rows. Rows come and go between two counts, so the dated ones are counted before
 * and after all; a tenant whose counts never agree is taken to have such rows.
 */
async function hasUndated(reading: Reading, list: ListReader, before: number): Promise<boolean> {
  if (reading.stream.list?.total === false) return false;
  const dated = {field: 'modifiedOn', window: {from: -Infinity, before}} as const;
  const countDated = (): Promise<number | undefined> => countRows(list, {pageSize: 1, within: dated});
  let earlier = await countDated();
  for (let tries = 0; tries < comparisons; tries += 1) {
    const all = await countRows(list, {pageSize: 1});
    const later = await countDated();
    if (earlier === undefined || all === undefined || later === undefined) return false;
    if (all > Math.max(earlier, later)) return true;
    if (all === earlier && all === later) return false;
    earlier = later;
  }
  return true;
}
