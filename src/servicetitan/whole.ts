import {SourceError} from '../errors';
import {parsedRows} from './codec/rows';
import type {ListPage, ListReader} from './pages';
import {identities, pass, sameKeys, smallerPage} from './passes';

/** Passes over a list before the stream stops because they never agree. */
const passesAtMost = 5;

/**
 * A list that has neither windows nor a feed, read as a whole: one page, which is one moment, or as many passes as it takes
 * for two in a row to see the same rows, each once. Rows are handed on as they come, each once.
 * @throws SourceError when no two passes agree.
 */
export async function* readWhole(list: ListReader, pageSize: number, path: string): AsyncGenerator<ListPage> {
  const delivered = new Set<string>();
  let previous: ReadonlySet<string> | undefined;
  let size = pageSize;
  for (let passes = 0; passes < passesAtMost;) {
    const seen = new Set<string>();
    const versions = new Set<string>();
    let pages = 0;
    let shown = 0;
    try {
      for await (const page of pass(list, {pageSize: size}, path)) {
        pages += 1;
        shown += page.rows.length;
        const rows = page.rows.parsed();
        const keys = identities(rows);
        const fresh = rows.filter((_, index) => !delivered.has(keys[index]?.version ?? ''));
        for (const {row, version} of keys) {
          seen.add(row);
          versions.add(version);
          delivered.add(version);
        }
        yield {...page, rows: parsedRows(fresh)};
      }
    } catch (error) {
      size = await smallerPage(error, list, {pageSize: size});
      continue;
    }
    // Pages that overlap leave something out elsewhere, maybe the same in every pass.
    const whole = shown === versions.size && previous !== undefined && sameKeys(previous, seen);
    if (pages === 1 || whole) return;
    previous = seen;
    passes += 1;
  }
  throw new SourceError(
    `ServiceTitan shows ${path} with other rows every time, ${passesAtMost} times in a row.`,
    'Run it again when the tenant is quieter.',
  );
}
