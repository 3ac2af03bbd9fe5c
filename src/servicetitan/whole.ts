import {SourceError} from '../errors';
import type {ListPage, ListReader} from './pages';
import {identities, pass} from './passes';

/** Passes over a list before the stream stops because they never agree. */
const passesAtMost = 5;

/**
 * A list that has neither windows nor a feed, read as a whole: one page, which is one moment, or as many passes as it takes
 * for two in a row to count the same number of different rows. Rows are handed on as they come, each once.
 * @throws SourceError when no two passes agree.
 */
export async function* readWhole(list: ListReader, pageSize: number, path: string): AsyncGenerator<ListPage> {
  const delivered = new Set<string>();
  let previousCount: number | undefined;
  for (let passes = 0; passes < passesAtMost; passes += 1) {
    const seen = new Set<string>();
    let pages = 0;
    for await (const page of pass(list, {pageSize})) {
      pages += 1;
      const keys = identities(page.rows);
      keys.forEach((key) => seen.add(key));
      const fresh = page.rows.filter((_, index) => !delivered.has(keys[index] as string));
      keys.forEach((key) => delivered.add(key));
      yield {...page, rows: fresh};
    }
    if (pages === 1 || seen.size === previousCount) return;
    previousCount = seen.size;
  }
  throw new SourceError(
    `ServiceTitan shows ${path} with another number of rows every time, ${passesAtMost} times in a row.`,
    'Run it again when the tenant is quieter.',
  );
}
