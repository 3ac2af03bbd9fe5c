import {SourceError} from '../../errors';
import type {JsonObject} from '../../json';
import {stringifyJson} from '../../json';
import {TooHeavy} from '../api/client';
import {parsedRows} from '../codec/rows';
import {markOf, parameterIgnored} from './filter-guard';
import type {ListPage, ListQuery, ListReader, RowsOf} from './pages';
import {textOf} from './records';
import {createSightings, type Identity} from './sightings';

/** Below this a page is not made smaller: then the server has another trouble, and patience is the remedy. */
const smallestPage = 50;
/**
 * Tries to see all rows before the stream stops: where the API counts them, pages in any order show them all some time; where
 * it does not, nothing would tell. And how many may show nothing new.
 */
const passesAtMost = {counted: 30, uncounted: 5, idle: 10};

/** The query of a pass; page, order and total are the pass's own business. */
export type PassQuery = Omit<ListQuery, 'page' | 'includeTotal' | 'sorted' | 'canShrink' | 'lease'>;

/** Equal rows without an id on one page are different rows, since one page is one moment. */
export function identities(rows: readonly JsonObject[]): Identity[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const id = textOf(row.id);
    if (id !== null) return {row: id, version: `${id} ${textOf(row.modifiedOn)}`};
    const text = stringifyJson(row);
    const ordinal = seen.get(text) ?? 0;
    seen.set(text, ordinal + 1);
    return {row: `${text}#${ordinal}`, version: `${text}#${ordinal}`};
  });
}

/** Whether a page of so many rows may be asked for in smaller ones. */
export function canShrink(pageSize: number): boolean {
  return pageSize > smallestPage;
}

/**
 * The next smaller page size after a page that was too much for the server. Waits until it answers again: when it was merely
 * down, pages are halved once and not down to nothing.
 * @throws the error, when it is another one.
 */
export async function smallerPage(error: unknown, list: ListReader, query: PassQuery): Promise<number> {
  if (!(error instanceof TooHeavy)) throw error;
  await list({...query, page: 1, pageSize: 1});
  return Math.max(smallestPage, Math.floor(query.pageSize / 2));
}

/** The rows of a query where one page holds them, seen in one moment; undefined when it does not, or is too much for the server. */
export async function onePage(list: ListReader, query: PassQuery): Promise<ListPage | undefined> {
  try {
    const page = await list({...query, page: 1, canShrink: canShrink(query.pageSize)});
    return page.hasMore ? undefined : page;
  } catch (error) {
    await smallerPage(error, list, query);
    return undefined;
  }
}

/** The same page so many times in a row is not a coincidence: rows may move by a page between two requests, but not twice. */
const samePages = 3;

/**
 * All pages of a query, one after the other, in the documented order where there is one.
 * @throws TooHeavy when a page can be made smaller: page numbers change their meaning then, so it is for a new pass;
 * SourceError when every page is the first one.
 * @param what names the list in the error.
 */
export async function* pass(list: ListReader, query: PassQuery, what: string): AsyncGenerator<ListPage> {
  const shrinks = canShrink(query.pageSize);
  let mark: string | undefined;
  let same = 1;
  for (let number = 1; ; number += 1) {
    const page = await list({...query, page: number, sorted: true, includeTotal: number === 1, canShrink: shrinks});
    const mine = page.hasMore ? markOf(page.rows) : undefined;
    same = mine !== undefined && mine === mark ? same + 1 : 1;
    if (same >= samePages) throw parameterIgnored(what, 'page');
    mark = mine;
    yield page;
    if (!page.hasMore) return;
  }
}

/** The pages of a query never told the same. Cutting it otherwise may help. */
export class Unstable extends SourceError {}

/**
 * Rows of a query that cannot be cut so that it fits one page. Pages shift while rows change, and a row that is deleted while
 * another appears leaves every count as it was. So passes are repeated until what they saw is proven to be everything
 * ({@link createSightings}): by the API's count where it counts, else by two passes in the same order.
 * @param what names the rows in the error, e.g. `invoices modified in the second 2024-…`.
 * @param atMost passes; fewer are made where they show nothing new any more.
 * @throws Unstable when they prove nothing.
 */
export async function readUnsplittable(
  list: ListReader,
  query: PassQuery,
  what: string,
  atMost = passesAtMost.counted,
): Promise<RowsOf> {
  const rows = new Map<string, JsonObject>();
  const requestedAtMs: number[] = [];
  let sightings = createSightings();
  let {pageSize} = query;
  let isCounted = false;
  for (;;) {
    sightings.begin();
    const began = requestedAtMs.length;
    try {
      for await (const page of pass(list, {...query, pageSize}, what)) {
        requestedAtMs[began] ??= page.requestedAtMs;
        isCounted ||= page.total !== undefined;
        const parsed = page.rows.parsed();
        const keys = identities(parsed);
        sightings.add(keys, page.total);
        keys.forEach(({version}, index) => rows.set(version, parsed[index] as JsonObject));
      }
    } catch (error) {
      // Pages of another size are other pages.
      pageSize = await smallerPage(error, list, {...query, pageSize});
      sightings = createSightings();
      requestedAtMs.length = 0;
      continue;
    }
    const complete = sightings.complete(!isCounted);
    if (complete !== undefined) {
      const known = [...complete.versions].map((version) => rows.get(version) as JsonObject);
      return {rows: parsedRows(known), requestedAtMs: requestedAtMs[complete.pass] ?? 0};
    }
    const passes = requestedAtMs.length;
    const limit = Math.min(atMost, isCounted ? passesAtMost.counted : passesAtMost.uncounted);
    if (passes >= limit || (passes >= passesAtMost.uncounted && sightings.idlePasses() >= passesAtMost.idle)) {
      throw new Unstable(
        `ServiceTitan shows ${what} on several pages that do not agree with each other, ${passes} times in a row.`,
        'Run it again when the tenant is quieter; nothing was skipped.',
      );
    }
  }
}

/** Rows that a query has in all; undefined when the endpoint does not tell. */
export async function countRows(list: ListReader, query: PassQuery): Promise<number | undefined> {
  return (await list({...query, page: 1, pageSize: 1, includeTotal: true})).total;
}
