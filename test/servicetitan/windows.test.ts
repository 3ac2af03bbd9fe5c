import fc from 'fast-check';

import type {Window} from '../../src/servicetitan/pages/windows';
import {
  canSplit,
  clip,
  fitsPage,
  join,
  partsFor,
  prefixEnd,
  split,
  subtract,
} from '../../src/servicetitan/pages/windows';
import {floorSeconds} from '../../src/time/instant';

const second = fc.integer({min: 0, max: 60});
const window = fc
  .tuple(second, second)
  .filter(([a, b]) => a !== b)
  .map(([a, b]): Window => ({from: Math.min(a, b), before: Math.max(a, b)}));
const windows = fc.array(window, {maxLength: 8});

/** The seconds that windows hold, the slow and certain way. */
const secondsIn = (list: readonly Window[]): number[] => {
  const seconds = new Set<number>();
  for (const {from, before} of list) for (let at = from; at < before; at += 1) seconds.add(at);
  return [...seconds].sort((a, b) => a - b);
};
const lengthOf = (list: readonly Window[]): number => list.reduce((sum, {from, before}) => sum + before - from, 0);

it('splits into windows that cover exactly what was split, without overlap', () => {
  fc.assert(
    fc.property(
      fc.integer({min: -1e9, max: 1e9}),
      fc.integer({min: 1, max: 1e8}),
      fc.integer({min: 1, max: 40}),
      (from, length, parts) => {
        const pieces = split({from, before: from + length}, parts);
        expect(pieces.length).toBe(Math.min(parts, length));
        expect(pieces[0]?.from).toBe(from);
        expect(pieces.at(-1)?.before).toBe(from + length);
        pieces.slice(1).forEach((piece, index) => expect(piece.from).toBe(pieces[index]?.before));
        pieces.forEach((piece) => expect(piece.before).toBeGreaterThan(piece.from));
      },
    ),
    {seed: 3},
  );
});

it('splits a window without a beginning into one that has none either and some before its end', () => {
  const before = 1_700_000_000;
  const [open, ...rest] = split({from: -Infinity, before}, 4);
  expect(open?.from).toBe(-Infinity);
  expect(rest).toHaveLength(4);
  expect(rest[0]?.from).toBe(open?.before);
  expect(rest.at(-1)?.before).toBe(before);
});

it('comes to an end with a window that has no beginning, however far back its rows lie', () => {
  let open: Window = {from: -Infinity, before: 1_700_000_000};
  let cuts = 0;
  while (canSplit(open) && cuts < 1_000) {
    open = split(open, 2)[0] as Window;
    cuts += 1;
  }
  expect(cuts).toBeLessThan(1_000);
  expect(split(open, 2)).toEqual([open]);
});

it('cannot split one second', () => {
  expect(canSplit({from: 5, before: 6})).toBe(false);
  expect(canSplit({from: 5, before: 7})).toBe(true);
});

it('comes to an end with a window that has no end, down to the last second that has a name', () => {
  const last = {from: floorSeconds('9999-12-31T23:59:59.0000000Z'), before: Infinity};
  let open: Window = {from: 5, before: Infinity};
  let cuts = 0;
  while (canSplit(open) && cuts < 1_000) {
    const parts = split(open, 3);
    expect(parts[0]?.from).toBe(open.from);
    parts.slice(1).forEach((part, index) => expect(part.from).toBe(parts[index]?.before));
    open = parts.at(-1) as Window;
    cuts += 1;
  }
  expect(open).toEqual(last);
  expect(split(open, 2)).toEqual([open]);
});

it('joins to the same seconds in as few windows as possible', () => {
  fc.assert(
    fc.property(windows, (list) => {
      const joined = join(list);
      expect(secondsIn(joined)).toEqual(secondsIn(list));
      joined.slice(1).forEach((piece, index) => expect(piece.from).toBeGreaterThan(joined[index]?.before ?? NaN));
    }),
    {seed: 4},
  );
});

it('subtracts so that what is left and what was taken are the whole, once', () => {
  fc.assert(
    fc.property(window, windows, (target, taken) => {
      const left = subtract(target, taken);
      const taking = clip(join(taken), target);
      expect(secondsIn([...left, ...taking])).toEqual(secondsIn([target]));
      expect(lengthOf(left) + lengthOf(taking)).toBe(lengthOf([target]));
    }),
    {seed: 5},
  );
});

it('subtracts from a span without a beginning', () => {
  expect(subtract({from: -Infinity, before: 10}, [{from: 3, before: 5}])).toEqual([
    {from: -Infinity, before: 3},
    {from: 5, before: 10},
  ]);
  expect(subtract({from: -Infinity, before: 10}, [{from: -Infinity, before: 10}])).toEqual([]);
});

it('ends the prefix at the first gap', () => {
  fc.assert(
    fc.property(second, windows, (from, covered) => {
      const inside = new Set(secondsIn(covered));
      let end = from;
      while (inside.has(end)) end += 1;
      expect(prefixEnd(from, covered)).toBe(end);
    }),
    {seed: 6},
  );
});

it('cuts so that a part fills 60 to 80 percent of a page when rows lie evenly', () => {
  fc.assert(
    fc.property(fc.integer({min: 4_001, max: 2_000_000}), (total) => {
      if (fitsPage(total, 5_000)) return;
      const filled = total / partsFor(total, 5_000) / 5_000;
      expect(filled).toBeLessThanOrEqual(0.7);
      expect(filled).toBeGreaterThan(total > 50_000 ? 0.6 : 0.3);
    }),
    {seed: 7},
  );
});
