import {lookbackMinutesOf} from '../../config/config';
import type {Seconds} from '../../time/instant';
import type {DateField, ListReader, RowsOf} from '../pages/pages';
import {hasTotals} from '../pages/pages';
import {isNone} from '../pages/records';
import {countRows} from '../pages/stable-pages';
import type {Window} from '../pages/windows';
import {drain} from '../read/export-feed';
import type {Batch, Reading} from '../read/read-context';
import {checkpoint, deliver, settledSeconds, windowSource} from '../read/read-context';
import {readWindows} from '../read/window-reader';
import type {Following} from './incremental';

const daySeconds: Seconds = 86_400;
/** Comparisons of the two totals before a tenant in motion is taken to have such rows. */
const comparisons = 3;

/** What bounds the search for rows without a date. */
interface Search {
  /** Upper bound that the configuration sets, if any: then nothing later is read. */
  readonly end: Seconds | undefined;
  /** How many rows the first load left out for lack of a date, where it knows. */
  readonly hidden: number | undefined;
}

/**
 * Rows that following never reaches, because their `modifiedOn` is null or in the future. They are read once, for each
 * start that is earlier than those before; where the documents allow that `modifiedOn` is null, new ones are then looked for by
 * `createdOn`, with a watermark of their own. A start leaves out rows without `modifiedOn` that are older than the first load,
 * since nobody knows when they were modified.
 */
export async function* readUndated(
  reading: Reading,
  list: ListReader,
  begun: Following,
  {end, hidden}: Search,
): AsyncGenerator<Batch, Following> {
  const {stream, start, config} = reading;
  const {undated, watermark} = begun;
  const settled = await settledSeconds(reading);
  if (undated === undefined || undated.since > start) {
    const horizon = (await reading.client.serverTime.now()).seconds + daySeconds;
    if (start === -Infinity) yield* readAllUndated(reading, list, horizon, hidden);
    else if (end === undefined && hidden !== 0) yield* readFuture(reading, list, horizon);
    const before = Math.min(settled, start === -Infinity ? Infinity : (undated?.before ?? watermark));
    const done: Following = {...begun, undated: {since: start, before}};
    yield checkpoint(reading, done);
    return done;
  }
  if (stream.list?.undated !== true || end !== undefined) return begun;
  const from = Math.max(start, undated.before - lookbackMinutesOf(config, stream.name) * 60);
  yield* createdIn(reading, list, [{from, before: settled}]);
  const done: Following = {...begun, undated: {...undated, before: Math.max(undated.before, settled)}};
  yield checkpoint(reading, done);
  return done;
}

/**
 * The list is counted with and without the filter on `modifiedOn`, which costs little; only if rows are missing they are looked
 * for: first in the future, then among all rows by `createdOn`, then in the export feed.
 * @param undated how many rows have no `modifiedOn`, where that is known.
 */
async function* readAllUndated(
  reading: Reading,
  list: ListReader,
  horizon: Seconds,
  undated: number | undefined,
): AsyncGenerator<Batch, void> {
  const {stream, log} = reading;
  const past = {from: -Infinity, before: horizon};
  const future = {from: horizon, before: Infinity};
  let hidden = undated ?? (await countHidden(reading, list, [past]));
  if (undated === undefined && hidden > 0) {
    const dated = yield* readFuture(reading, list, horizon);
    if (dated > 0) hidden = await countHidden(reading, list, [past, future]);
  }
  if (hidden === 0) return;
  log.info(`${stream.name}: some rows have no modifiedOn; reading them by other means.`);
  const known = new Set<string>();
  if (stream.list?.filters?.includes('createdOn') === true) {
    let found = yield* createdIn(reading, list, [past], known);
    if (undated !== undefined && found >= undated) return;
    found += yield* createdIn(reading, list, [future], known);
    if (found >= (await countHidden(reading, list, [past, future]))) return;
  }
  if (reading.feed === undefined) {
    log.warn(
      `${stream.name}: some rows have neither modifiedOn nor createdOn; only a read of the whole list shows them.`,
    );
    return;
  }
  for await (const page of drain(reading, {from: -Infinity, fallback: -Infinity})) {
    yield* undatedOf(reading, page, known);
  }
}

/** Rows whose `modifiedOn` lies beyond a horizon in the future: no window up to now would show them before that day comes. */
async function* readFuture(reading: Reading, list: ListReader, horizon: Seconds): AsyncGenerator<Batch, number> {
  const {stream, log} = reading;
  let rows = 0;
  for await (const read of windowsOf(reading, list, 'modifiedOn', [{from: horizon, before: Infinity}])) {
    rows += read.rows.length;
    yield* deliver(reading, read, 'without id');
  }
  if (rows > 0) log.warn(`${stream.name}: ${rows} rows have a modifiedOn in the future; they are read anyway.`);
  return rows;
}

/** Rows without `modifiedOn` that were created in these windows. @returns how many. */
async function* createdIn(
  reading: Reading,
  list: ListReader,
  windows: readonly Window[],
  known: Set<string> = new Set(),
): AsyncGenerator<Batch, number> {
  let rows = 0;
  for await (const read of windowsOf(reading, list, 'createdOn', windows)) {
    rows += read.rows.where('modifiedOn', isNone).length;
    yield* undatedOf(reading, read, known);
  }
  return rows;
}

function undatedOf(reading: Reading, read: RowsOf, known: Set<string>): AsyncGenerator<Batch, void> {
  return deliver(reading, {...read, rows: read.rows.where('modifiedOn', isNone)}, 'without id', known);
}

function windowsOf(
  reading: Reading,
  list: ListReader,
  field: DateField,
  windows: readonly Window[],
): AsyncIterable<RowsOf> {
  const parts = windows.filter(({from, before}) => before > from).map((window) => ({window}));
  return readWindows(parts, windowSource(reading, list, field));
}

/**
 * How many rows the filter on `modifiedOn` hides, at least. Rows come and go between two counts, so the dated ones are counted
 * before and after all; a tenant whose counts never agree is taken to have such rows. Where the API gives no totals none are known.
 */
async function countHidden(reading: Reading, list: ListReader, windows: readonly Window[]): Promise<number> {
  if (reading.stream.list === undefined || !hasTotals(reading.stream.list)) return 0;
  const countDated = async (): Promise<number> => {
    let total = 0;
    for (const window of windows) {
      total += (await countRows(list, {pageSize: 1, within: {field: 'modifiedOn', window}})) ?? Number.NaN;
    }
    return total;
  };
  let earlier = await countDated();
  for (let tries = 0; tries < comparisons; tries += 1) {
    const all = (await countRows(list, {pageSize: 1})) ?? Number.NaN;
    const later = await countDated();
    if (Number.isNaN(earlier + all + later)) return 0;
    if (all > Math.max(earlier, later)) return all - Math.max(earlier, later);
    if (all === earlier && all === later) return 0;
    earlier = later;
  }
  return 1;
}
