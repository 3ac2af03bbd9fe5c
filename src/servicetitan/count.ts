import {changedField, hidesInactive} from '../catalogue';
import type {JsonObject} from '../json';
import type {Stream} from '../streams/definition';
import {drain} from './feed';
import {keyOf, type KeySource, readingOf, readKeys} from './keys';
import type {DateField, ListReader} from './pages';
import {hasTotals} from './pages';
import {countRows} from './passes';
import type {Reading} from './reading';
import {deliver, windowSource} from './reading';
import type {Seconds} from './time';
import {floorSeconds, parseInstant} from './time';
import {readWindows} from './window-reads';
import type {Window} from './windows';

/** Counts before a tenant in motion is taken as it is. */
const countsAtMost = 3;

/** What the API counts of a stream, to be held against the stored rows. */
export interface SourceCount {
  /** Rows that the API shows and that did not change since. */
  readonly rows: number;
  /** Keys of rows that changed, or were deleted, since. */
  readonly changed: ReadonlySet<string>;
  /** Asked for, or counted by reading every row, where the API gives no totals. */
  readonly by: 'totals' | 'rows';
}

/**
 * Counts the rows that should be stored.
 * @param since everything that was modified before it should have been loaded; undefined where rows carry no such time.
 */
export async function countSource(stream: Stream, source: KeySource, since: Seconds | undefined): Promise<SourceCount> {
  const reading = readingOf(stream, source);
  const {list} = reading;
  const dated = stream.list?.filters?.includes('modifiedOn') === true && stream.list.parent === undefined;
  if (since === undefined || list === undefined || stream.list === undefined) return countKeys(stream, source, since);
  if (!dated || !hasTotals(stream.list) || stream.backfill === 'export') return countKeys(stream, source, since);
  return countTotals(reading, list, since);
}

/** The API's own total, and a second look at what was edited since: those rows are left out on both sides. */
async function countTotals(reading: Reading, list: ListReader, since: Seconds): Promise<SourceCount> {
  const {stream, config} = reading;
  const from = config.startDate === undefined ? undefined : floorSeconds(config.startDate);
  const bounded = from !== undefined && stream.backfill === 'windows';
  const all = bounded ? {within: modified({from, before: Infinity})} : {};
  const count = (): Promise<number | undefined> => countRows(list, {pageSize: 1, ...all});
  for (let counts = 1; ; counts += 1) {
    const before = await count();
    const changed = new Set<string>();
    for await (const row of rowsSince(reading, list, {from: since, before: Infinity})) changed.add(keyOf(row, stream));
    const after = await count();
    if (after === undefined) throw new Error(`${stream.name} is said to have totals`);
    if (before !== after && counts < countsAtMost) continue;
    const rows = after - changed.size;
    if (hidesInactive(stream)) {
      for await (const row of deletedSince(reading, since)) changed.add(keyOf(row, stream));
    }
    return {rows, changed, by: 'totals'};
  }
}

function modified(window: Window): {readonly field: DateField; readonly window: Window} {
  return {field: 'modifiedOn', window};
}

async function* rowsSince(reading: Reading, list: ListReader, window: Window): AsyncGenerator<JsonObject, void> {
  const known = new Set<string>();
  for await (const read of readWindows([{window}], windowSource(reading, list, 'modifiedOn'))) {
    for await (const {rows} of deliver(reading, read, 'without id', known)) yield* rows;
  }
}

async function* deletedSince(reading: Reading, since: Seconds): AsyncGenerator<JsonObject, void> {
  for await (const page of drain(reading, {from: since, fallback: since, includeRecentChanges: true})) {
    const rows = page.rows.where('active', (active) => active === false);
    for await (const batch of deliver(reading, {...page, rows}, 'without id')) yield* batch.rows;
  }
}

async function countKeys(stream: Stream, source: KeySource, since: Seconds | undefined): Promise<SourceCount> {
  const keys = new Set<string>();
  const changed = new Set<string>();
  for await (const rows of readKeys(stream, source)) {
    for (const row of rows) {
      keys.add(keyOf(row, stream));
      if (isSince(row[changedField(stream)], since)) changed.add(keyOf(row, stream));
    }
  }
  return {rows: keys.size - changed.size, changed, by: 'rows'};
}

function isSince(value: unknown, since: Seconds | undefined): boolean {
  const instant = typeof value === 'string' ? parseInstant(value) : undefined;
  return since !== undefined && instant !== undefined && floorSeconds(instant) >= since;
}
