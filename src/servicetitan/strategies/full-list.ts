import {SourceError} from '../../errors';
import {parsedRows} from '../codec/rows';
import type {ListPage, ListReader} from '../pages/pages';
import {createSightings} from '../pages/sightings';
import {identities, pass, smallerPage} from '../pages/stable-pages';

/** Passes over a list before the stream stops because they prove nothing. */
const passesAtMost = 5;

/**
 * A list that has neither windows nor a feed, read as a whole: one page, which is one moment, or as many passes as it takes
 * until they are proven to have shown everything ({@link createSightings}): a row that is added during each of them hides none.
 * A single page without rows, or with fewer than it counts, may be wrong, and proves nothing before it comes again.
 * Rows are handed on as they come, each once.
 * @throws SourceError when five passes prove nothing.
 */
export async function* readWhole(list: ListReader, pageSize: number, path: string): AsyncGenerator<ListPage> {
  const delivered = new Set<string>();
  let sightings = createSightings();
  let size = pageSize;
  for (let passes = 0; passes < passesAtMost;) {
    sightings.begin();
    let pages = 0;
    let [shown, counted] = [0, 0];
    try {
      for await (const page of pass(list, {pageSize: size}, path)) {
        pages += 1;
        shown += page.rows.length;
        counted = Math.max(counted, page.total ?? 0);
        const rows = page.rows.parsed();
        const keys = identities(rows);
        sightings.add(keys, page.total);
        const fresh = rows.filter((_, index) => !delivered.has(keys[index]?.version ?? ''));
        for (const {version} of keys) delivered.add(version);
        yield {...page, rows: parsedRows(fresh)};
      }
    } catch (error) {
      // Pages of another size are other pages.
      size = await smallerPage(error, list, {pageSize: size});
      sightings = createSightings();
      continue;
    }
    passes += 1;
    if (shown === 0 && passes === 1) continue;
    if ((pages === 1 && shown >= counted) || sightings.complete(true) !== undefined) return;
  }
  throw new SourceError(
    `ServiceTitan shows ${path} with other rows every time, ${passesAtMost} times in a row.`,
    'Run it again when the tenant is quieter.',
  );
}
