import {SourceError} from '../errors';
import type {JsonObject} from '../json';
import {stringifyJson} from '../json';
import type {ListPage, ListQuery, ListReader, RowsOf} from './pages';
import {textOf} from './record';

/** Tries to see the same rows on all pages before the stream stops. */
const passesAtMost = 5;

/** The query of a pass; page, order and total are the pass's own business. */
export type PassQuery = Omit<ListQuery, 'page' | 'includeTotal' | 'sorted' | 'canShrink'>;

/**
 * What tells a row from the others while paging: its id, else all of it. Equal rows without an id on one page are different
 * rows, since one page is one moment.
 */
export function identities(rows: readonly JsonObject[]): string[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const id = textOf(row.id);
    if (id !== null) return id;
    const text = stringifyJson(row);
    const ordinal = seen.get(text) ?? 0;
    seen.set(text, ordinal + 1);
    return `${text}#${ordinal}`;
  });
}

/** All pages of a query, one after the other, in the documented order where there is one. */
export async function* pass(list: ListReader, query: PassQuery): AsyncGenerator<ListPage> {
  for (let number = 1; ; number += 1) {
    const page = await list({...query, page: number, sorted: true, includeTotal: number === 1});
    yield page;
    if (!page.hasMore) return;
  }
}

/**
 * Rows of a query that cannot be cut so that it fits one page. Pages shift while rows change, so they are believed only
 * when the total before, the total after and the number of different rows are the same; where the endpoint has no total,
 * when two passes in a row see the same rows.
 * @param what names the rows in the error, e.g. `invoices modified in the second 2024-…`.
 * @throws SourceError when that does not happen in five passes.
 */
export async function readUnsplittable(list: ListReader, query: PassQuery, what: string): Promise<RowsOf> {
  let previous: ReadonlySet<string> | undefined;
  for (let tries = 0; tries < passesAtMost; tries += 1) {
    const rows = new Map<string, JsonObject>();
    let before: number | undefined;
    let requestedAtMs: number | undefined;
    for await (const page of pass(list, query)) {
      before ??= page.total;
      requestedAtMs ??= page.requestedAtMs;
      const keys = identities(page.rows);
      page.rows.forEach((row, index) => rows.set(keys[index] as string, row));
    }
    const after = before === undefined ? undefined : await countRows(list, query);
    const counted = before !== undefined && before === after && before === rows.size;
    const repeated = before === undefined && previous !== undefined && sameKeys(previous, rows);
    if (counted || repeated) return {rows: [...rows.values()], requestedAtMs: requestedAtMs ?? 0};
    previous = new Set(rows.keys());
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

function sameKeys(keys: ReadonlySet<string>, rows: ReadonlyMap<string, unknown>): boolean {
  return keys.size === rows.size && [...rows.keys()].every((key) => keys.has(key));
}
