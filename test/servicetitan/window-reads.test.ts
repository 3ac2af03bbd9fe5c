import fc from 'fast-check';

import {TooHeavy} from '../../src/servicetitan/api/client';
import {createPageMemory, memorySize} from '../../src/servicetitan/api/page-memory';
import {parsedRows} from '../../src/servicetitan/codec/rows';
import type {ListQuery, ListReader} from '../../src/servicetitan/pages/pages';
import type {Window} from '../../src/servicetitan/pages/windows';
import {join} from '../../src/servicetitan/pages/windows';
import type {WindowRead, WindowSource} from '../../src/servicetitan/read/window-reader';
import {readWindows} from '../../src/servicetitan/read/window-reader';
import {instantOf} from '../../src/time/instant';
import {keptLog} from './reading-fixture';

/** Of one answer of the list below: three fit the memory. */
const answerBytes = 300_000;
const pageBytes = 3 * memorySize(answerBytes);
const whenever = new AbortController().signal;

/** A list over rows that were modified at these seconds, in this order; answers come in turns of their own. */
function listOf(seconds: readonly number[], spoil: (query: ListQuery) => void = () => undefined) {
  const queries: ListQuery[] = [];
  const list: ListReader = async (query) => {
    queries.push(query);
    await query.lease?.reserve(answerBytes, whenever);
    await new Promise((resolve) => setImmediate(resolve));
    spoil(query);
    const {from, before} = query.within?.window ?? {from: -Infinity, before: Infinity};
    const found = seconds.flatMap((at, id) => (at >= from && at < before ? [{id, modifiedOn: instantOf(at)}] : []));
    const first = (query.page - 1) * query.pageSize;
    return {
      rows: parsedRows(found.slice(first, first + query.pageSize)),
      hasMore: found.length > first + query.pageSize,
      requestedAtMs: 0,
      ...(query.includeTotal === true ? {total: found.length} : {}),
    };
  };
  return {list, queries};
}
const sourceOf = (list: ListReader, totals = true, pageSize = 10): WindowSource => ({
  name: 'jobs',
  list,
  field: 'modifiedOn',
  pageSize,
  totals,
  width: 4,
  memory: createPageMemory(pageBytes),
  log: keptLog(),
});
const readAll = async (windows: readonly Window[], source: WindowSource): Promise<WindowRead[]> => {
  const reads: WindowRead[] = [];
  for await (const read of readWindows(
    windows.map((window) => ({window})),
    source,
  ))
    reads.push(read);
  return reads;
};
const idsOf = (reads: readonly WindowRead[]): number[] =>
  reads.flatMap(({rows}) => rows.column('id').map(Number)).sort((a, b) => a - b);

const end = 1_700_000_000;
/** Rows lie anywhere in some years, many of them in a few seconds. */
const rows = fc.array(
  fc.oneof(
    fc.integer({min: end - 1e8, max: end - 1}),
    fc.integer({min: end - 1_000, max: end - 1}),
    fc.constant(end - 500),
  ),
  {maxLength: 120},
);

it.each([true, false])(
  'reads every row once, in windows that cover everything, whether or not totals are told (%s)',
  async (totals) => {
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(-Infinity, end - 1e8), async (seconds, from) => {
        const reads = await readAll([{from, before: end}], sourceOf(listOf(seconds).list, totals));
        expect(idsOf(reads)).toEqual(seconds.map((_, id) => id));
        expect(join(reads.map(({window}) => window))).toEqual([{from, before: end}]);
        const sorted = reads.map(({window}) => window).sort((a, b) => a.from - b.from);
        sorted.slice(1).forEach((window, index) => expect(window.from).toBe(sorted[index]?.before));
      }),
      {seed: 13, numRuns: 25},
    );
  },
);

it('needs few requests: a window that fits is counted and read, an empty one only counted', async () => {
  const some = listOf([end - 5]);
  await readAll([{from: end - 100, before: end}], sourceOf(some.list));
  expect(some.queries).toHaveLength(1);
  const few = listOf(Array.from({length: 8}, (_, at) => end - 1 - at));
  await readAll([{from: end - 100, before: end}], sourceOf(few.list));
  expect(few.queries).toHaveLength(2);
});

it('comes near the number of pages where rows lie evenly', async () => {
  const even = listOf(Array.from({length: 20_000}, (_, at) => end - 1 - at * 1_000));
  await readAll([{from: end - 2e7, before: end}], sourceOf(even.list, true, 500));
  expect(even.queries.length).toBeLessThan(2.5 * (20_000 / 500));
});

it('goes on with smaller pages where the server cannot make large ones', async () => {
  const seconds = Array.from({length: 400}, (_, at) => end - 1 - at * 1_000);
  const {list} = listOf(seconds, ({pageSize, canShrink}) => {
    if (pageSize > 120 && canShrink === true) throw new TooHeavy('HTTP 504');
  });
  const reads = await readAll([{from: end - 1e6, before: end}], sourceOf(list, true, 400));
  expect(idsOf(reads)).toHaveLength(400);
});

it('bisects where the server cannot even count', async () => {
  const seconds = Array.from({length: 40}, (_, at) => end - 1 - at * 1_000);
  const {list} = listOf(seconds, ({includeTotal, within}) => {
    const {from, before} = within?.window ?? {from: 0, before: 0};
    if (includeTotal === true && before - from > 10_000) throw new TooHeavy('HTTP 504');
  });
  expect(idsOf(await readAll([{from: end - 1e6, before: end}], sourceOf(list)))).toHaveLength(40);
});

it('delivers what was under way when a window fails, then fails, and keeps no place in memory', async () => {
  const seconds = Array.from({length: 100}, (_, at) => end - 1 - at * 1_000);
  const {list} = listOf(seconds, ({within, pageSize}) => {
    const {from, before} = within?.window ?? {from: 0, before: 0};
    if (pageSize === 10 && from <= end - 50_000 && end - 50_000 < before) throw new Error('no');
  });
  const source = sourceOf(list);
  const reads: WindowRead[] = [];
  const reading = (async () => {
    for await (const read of readWindows([{window: {from: end - 1e5, before: end}}], source)) reads.push(read);
  })();
  await expect(reading).rejects.toThrow('no');
  expect(reads.length).toBeGreaterThan(0);
  expect(reads.every(({window}) => end - 50_000 < window.from || end - 50_000 >= window.before)).toBe(true);
  await Promise.all([1, 2, 3].map(() => source.memory.lease().reserve(answerBytes, whenever)));
});

it('keeps no place in memory when it is left early', async () => {
  const {list} = listOf(Array.from({length: 100}, (_, at) => end - 1 - at * 1_000));
  const source = sourceOf(list);
  for await (const {rows: found} of readWindows([{window: {from: end - 1e5, before: end}}], source)) {
    if (found.length > 0) break;
  }
  await Promise.all([1, 2, 3].map(() => source.memory.lease().reserve(answerBytes, whenever)));
});
