import fc from 'fast-check';
import {parse} from 'yaml';

import {ConfigError} from '../../src/errors';
import {type Addition, withAdditions} from '../../src/rules/insert';

const rule = (id: number, comment = ''): Addition => ({
  path: ['business_units', 'rules'],
  value: `{id: ${id}, group: BOTH, rollup: A}`,
  isItem: true,
  comment,
});
const estimate = (id: number, comment = ''): Addition => ({
  path: ['job_types', 'estimate', 'ids'],
  value: String(id),
  isItem: true,
  comment,
});
const unmatched: Addition = {path: ['business_units', 'unmatched'], value: 'BOTH', isItem: false, comment: 'why'};

const files: readonly (readonly [string, string, readonly Addition[], string])[] = [
  [
    'into a list in block style, behind what is said of its last item',
    'business_units:\n  # ours\n  rules:\n    - {id: 1, group: SALES, rollup: B}   # the first\n\n  # more\n  renames: {}\n',
    [rule(5, 'Plumbing: why')],
    'business_units:\n  # ours\n  rules:\n    - {id: 1, group: SALES, rollup: B}   # the first\n    # Plumbing: why\n    - {id: 5, group: BOTH, rollup: A}\n\n  # more\n  renames: {}\n',
  ],
  [
    'into an empty list, of which only the brackets go',
    'business_units:\n  rules: []  # none yet\njob_types: {}\n',
    [rule(5), rule(6)],
    'business_units:\n  rules:  # none yet\n    - {id: 5, group: BOTH, rollup: A}\n    - {id: 6, group: BOTH, rollup: A}\njob_types: {}\n',
  ],
  [
    'into braces, where all is on one line',
    'job_types: {estimate: {ids: [1]}, warranty: {names: [A]}}  # ours\n',
    [estimate(7, 'not said here')],
    'job_types: {estimate: {ids: [1, 7]}, warranty: {names: [A]}}  # ours\n',
  ],
  [
    'into braces that have no such key',
    'job_types: {warranty: {names: [A]}}\n',
    [estimate(7)],
    'job_types: {warranty: {names: [A]}, estimate: {ids: [7]}}\n',
  ],
  [
    'under keys without a value, and under keys that are not there',
    '# top\njob_types:\n  estimate:\n',
    [estimate(7, 'Quote'), rule(5), unmatched],
    '# top\njob_types:\n  estimate:\n    ids:\n      # Quote\n      - 7\nbusiness_units:\n  rules:\n    - {id: 5, group: BOTH, rollup: A}\n  # why\n  unmatched: BOTH\n',
  ],
  [
    'into a file without a line end, of Windows',
    '# ours\r\njob_types:\r\n  estimate:\r\n    ids:\r\n    - 1',
    [estimate(7)],
    '# ours\r\njob_types:\r\n  estimate:\r\n    ids:\r\n    - 1\r\n    - 7\r\n',
  ],
  ['into nothing', '', [estimate(7)], 'job_types:\n  estimate:\n    ids:\n      - 7\n'],
];

test.each(files)('%s', (_, text, additions, written) => {
  expect(withAdditions(text, additions)).toBe(written);
});

test('what cannot take more is said and not broken', () => {
  const add = (text: string) => () => withAdditions(text, [estimate(7)]);
  expect(add('job_types:\n  estimate: &a\n    ids: 5\n')).toThrow(ConfigError);
  expect(add('a: &x {ids: [1]}\njob_types:\n  estimate: *x\n')).toThrow(/job_types\.estimate\.ids as it is written/);
});

/** Files as people write them: sections in any order and style, comments and blanks anywhere. */
const comment = fc.constantFrom('', '  # ours', ' # "quoted": [x]');
const blank = fc.constantFrom('', '\n', '# between\n', '\n  # indented\n');
const ids = fc.uniqueArray(fc.integer({min: 1, max: 99}), {maxLength: 4});
const listOf = (indent: string): fc.Arbitrary<string> =>
  fc
    .tuple(ids, fc.constantFrom('flow', 'block', 'flush'), comment)
    .map(([values, style, said]) =>
      style === 'flow' || values.length === 0
        ? ` [${values.join(', ')}]${said}\n`
        : `${said}\n${values.map((id) => `${indent}${style === 'flush' ? '' : '  '}- ${id}${said}\n`).join('')}`,
    );
const units = fc
  .tuple(blank, comment, fc.constantFrom('auto', 'OTHER'))
  .map(
    ([between, said, value]) =>
      `business_units:${said}\n${between}  rules:\n  - {id: 1, group: BOTH, rollup: A}${said}\n${between}  - id: 2\n    group: SALES${said}\n    rollup: B\n${between}  unmatched: ${value}${said}\n`,
  );
const types = fc
  .tuple(blank, comment, listOf('    '))
  .map(
    ([between, said, list]) => `job_types:${said}\n${between}  estimate:${said}\n${between}    ids:${list}${between}`,
  );
const customers = fc.tuple(comment, blank).map(([said, between]) => `test_customers: {ids: [3]}${said}\n${between}`);
const file = fc
  .tuple(blank, fc.shuffledSubarray([0, 1, 2]), units, types, customers)
  .map(([begin, order, ...parts]) => begin + order.map((index) => parts[index]).join(''));

test('whatever stands in a file stands there still, in its order, and what is added is there', () => {
  fc.assert(
    fc.property(file, ids, ids, (text, rules, estimates) => {
      const additions = [...rules.map((id) => rule(1000 + id, 'said')), ...estimates.map((id) => estimate(1000 + id))];
      const written = withAdditions(text, additions);
      const lines = written.split('\n').map(squeezed);
      let from = 0;
      for (const line of text.split('\n').map(squeezed)) {
        const at = lines.indexOf(line, from);
        expect([line, at >= 0]).toEqual([line, true]);
        from = at + 1;
      }
      const [before, after] = [parse(text) as Parts | null, parse(written) as Parts | null];
      expect(after?.job_types?.estimate?.ids ?? []).toEqual([
        ...(before?.job_types?.estimate?.ids ?? []),
        ...estimates.map((id) => 1000 + id),
      ]);
      expect((after?.business_units?.rules ?? []).map(({id}) => id)).toEqual([
        ...(before?.business_units?.rules ?? []).map(({id}) => id),
        ...rules.map((id) => 1000 + id),
      ]);
      expect(after?.test_customers).toEqual(before?.test_customers);
      expect(after?.business_units?.unmatched).toBe(before?.business_units?.unmatched);
    }),
    {numRuns: 300},
  );
});

interface Parts {
  readonly business_units?: {readonly rules?: readonly {readonly id: number}[]; readonly unmatched?: string};
  readonly job_types?: {readonly estimate?: {readonly ids?: readonly number[]}};
  readonly test_customers?: unknown;
}

/** A line without white space and lists of numbers. */
const squeezed = (line: string): string => line.replace(/\[[\d, ]*\]/, '').replace(/\s+/g, '');
