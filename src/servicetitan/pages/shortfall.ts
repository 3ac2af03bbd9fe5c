import {SourceError} from '../../errors';
import {parameterOf} from '../../time/instant';
import type {ListPage, ListReader} from './pages';
import type {PassQuery} from './stable-pages';
import {countRows} from './stable-pages';
import type {Window} from './windows';

/** Readings that show fewer rows than are counted before they are an error. */
export const readingsAtMost = 3;

/** Page sizes of the counts that must agree before a count is believed against an answer. */
const countsAgain = [2, 3];

/** A query and how its rows are asked for once more. */
interface Counted {
  readonly list: ListReader;
  readonly query: PassQuery;
  /** Rows that were counted before they were read. */
  readonly counted: number;
  readonly readAgain: () => Promise<ListPage>;
}

/**
 * A page that holds its query whole, asked for again while it shows fewer rows than are counted: an answer without rows is
 * as well-formed as any other. Rows that moved out of the query meanwhile are counted no longer.
 * @returns the page, and whether it still lacks rows that the API confirms to count.
 */
export async function completePage(
  first: ListPage,
  {list, query, counted, readAgain}: Counted,
): Promise<{readonly page: ListPage; readonly lacking?: number}> {
  let page = first;
  let expected = counted;
  for (let readings = 1; !page.hasMore && page.rows.length < expected; readings += 1) {
    const now = await countRows(list, query);
    if (now === undefined || page.rows.length >= now) break;
    if (readings === readingsAtMost) {
      return (await isConfirmed(list, query, now)) ? {page, lacking: now} : {page};
    }
    expected = now;
    page = await readAgain();
  }
  return {page};
}

/** Whether the API counts as many rows however it is asked; one that contradicts itself proves nothing by a count. */
export async function isConfirmed(list: ListReader, query: PassQuery, count: number): Promise<boolean> {
  for (const pageSize of countsAgain) {
    if ((await list({...query, page: 1, pageSize, includeTotal: true})).total !== count) return false;
  }
  return true;
}

/** The error for rows that the API counts and does not show. */
export function shortfall(
  name: string,
  window: Window,
  {counted, shown}: {counted: number; shown: number},
): SourceError {
  const from = window.from === -Infinity ? 'the first record' : parameterOf(window.from);
  const before = window.before === Infinity ? 'now' : parameterOf(window.before);
  return new SourceError(
    `${name}: ServiceTitan counts ${counted} rows modified from ${from} to ${before} but shows only ${shown} of them, ${readingsAtMost} times in a row.`,
    'Nothing was passed over: run it again later, and report this line if it stays.',
  );
}

/** What is said where counts are not believed. */
export function contradiction(name: string): string {
  return `${name}: ServiceTitan counts the same rows differently each time, so its counts do not show whether rows are missing.`;
}
