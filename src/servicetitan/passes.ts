import {SourceError} from '../errors';
import type {JsonObject} from '../json';
import {stringifyJson} from '../json';
import {TooHeavy} from './client';
import {parsedRows} from './codec/rows';
import {markOf, parameterIgnored} from './filters';
import type {ListPage, ListQuery, ListReader, RowsOf} from './pages';
import {textOf} from './record';

/** Below this a page is not made smaller: then the server has another trouble, and patience is the remedy. */
const smallestPage = 50;
/** Tries to see the same rows on all pages before the stream stops. */
const passesAtMost = 5;

/** The query of a pass; page, order and total are the pass's own business. */
export type PassQuery = Omit<ListQuery, 'page' | 'includeTotal' | 'sorted' | 'canShrink' | 'lease'>;

/** What tells a row from the others while paging. */
export interface Identity {
  /** Its id, else all of it. */
  readonly row: string;
  /** The same with its version: a row that was edited between two pages may rightly come twice, the same version may not. */
  readonly version: string;
}

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

/** The same page so many times in a row is no coincidence: rows may move by a page between two requests, but not twice. */
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

/**
 * Rows of a query that cannot be cut so that it fits one page. Pages shift while rows change, and a row that is deleted while
 * another appears leaves every count as it was. So they are believed only when two passes in a row see the same rows, each
 * once, and, where the endpoint counts, its total before and after the second is the number of these rows.
 * @param what names the rows in the error, e.g. `invoices modified in the second 2024-…`.
 * @throws SourceError when that does not happen in five passes.
 */
export async function readUnsplittable(list: ListReader, query: PassQuery, what: string): Promise<RowsOf> {
  let previous: ReadonlySet<string> | undefined;
  let {pageSize} = query;
  for (let tries = 0; tries < passesAtMost;) {
    const rows = new Map<string, JsonObject>();
    const keys = new Set<string>();
    let before: number | undefined;
    let requestedAtMs: number | undefined;
    let shown = 0;
    try {
      for await (const page of pass(list, {...query, pageSize}, what)) {
        shown += page.rows.length;
        before ??= page.total;
        requestedAtMs ??= page.requestedAtMs;
        const parsed = page.rows.parsed();
        identities(parsed).forEach(({row, version}, index) => {
          keys.add(row);
          rows.set(version, parsed[index] as JsonObject);
        });
      }
    } catch (error) {
      pageSize = await smallerPage(error, list, {...query, pageSize});
      continue;
    }
    // Pages that overlap leave something out elsewhere, maybe the same in every pass.
    if (previous !== undefined && sameKeys(previous, keys) && shown === rows.size) {
      const agreed = before === undefined || (before === shown && before === (await countRows(list, query)));
      if (agreed) return {rows: parsedRows([...rows.values()]), requestedAtMs: requestedAtMs ?? 0};
    }
    previous = keys;
    tries += 1;
  }
  throw new SourceError(
    `ServiceTitan shows ${what} on several pages that do not agree with each other, ${passesAtMost} times in a row.`,
    'Run it again when the tenant is quieter; nothing was skipped.',
  );
}

/** Rows that a query has in all; undefined when the endpoint does not tell. */
export async function countRows(list: ListReader, query: PassQuery): Promise<number | undefined> {
  return (await list({...query, page: 1, pageSize: 1, includeTotal: true})).total;
}

/** Whether two passes saw the same rows. */
export function sameKeys(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((key) => other.has(key));
}
