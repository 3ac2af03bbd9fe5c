import {cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {runInNewContext} from 'node:vm';

import {DuckDBInstance} from '@duckdb/node-api';
import fc from 'fast-check';

import {compile, dataformProject} from '../../src/transform/dataform/compile';

const project = join(mkdtempSync(join(tmpdir(), 'rules-file-')), 'dataform');
const file = join(project, 'includes', 'kpi_rules.yaml');
let shipped: string;

beforeAll(() => {
  cpSync(dataformProject(), project, {recursive: true, filter: (source) => !source.includes('node_modules')});
  symlinkSync(join(dataformProject(), 'node_modules'), join(project, 'node_modules'));
  shipped = readFileSync(file, 'utf8');
});
afterAll(() => rmSync(join(project, '..'), {recursive: true}));

async function refusal(text: string): Promise<string> {
  writeFileSync(file, text);
  return compile({dialect: 'duckdb'}, project).then(
    () => 'it compiles',
    (error: Error) => error.message,
  );
}

const replaced = (line: RegExp, by: string): string => {
  expect(shipped).toMatch(line);
  return shipped.replace(line, by);
};
/** Number of the line that holds a text. */
const lineOf = (text: string, held: string): number => text.split('\n').findIndex((line) => line.includes(held)) + 1;

test.each([
  ['empty', () => '', () => 1, /the file is empty/],
  ['nothing but comments', () => '# to be written\n', () => 1, /the file is empty/],
  [
    'a regex that is open',
    () => replaced(/regex: \['estimate'\]/, "regex: ['esti(mate']"),
    (text: string) => lineOf(text, 'esti(mate'),
    /job_types\.estimate\.regex must be an RE2 regex, got "esti\(mate"/,
  ],
  [
    'a regex with look-ahead',
    () => replaced(/^test_customers:\n {2}ids: \[\]\n {2}regex: .*$/m, "test_customers:\n  regex: ['test(?!er)']"),
    (text: string) => lineOf(text, 'test(?!er)'),
    /must be an RE2 regex/,
  ],
  [
    'the second of two rules',
    () =>
      replaced(
        /^ {2}rules: \[\]$/m,
        "  rules:\n    - {regex: 'x', group: PRODUCTION, rollup: A}\n    - {regex: '[z', group: PRODUCTION, rollup: A}",
      ),
    (text: string) => lineOf(text, "'[z'"),
    /business_units\.rules\[1\]\.regex/,
  ],
  ['no YAML', () => 'business_units: [\n  a: b\n', () => 3, /not valid YAML/],
])('%s: the file and the line', async (_, textOf, line, said) => {
  const text = textOf();
  const message = await refusal(text);
  expect(message).toMatch(new RegExp(`^includes/kpi_rules\\.yaml, line ${line(text)}: `));
  expect(message).toMatch(said);
  expect(message).not.toContain('\n');
});

test('the file as shipped compiles', async () => {
  expect(await refusal(shipped)).toBe('it compiles');
});

test('a regex that passes is one that the engine takes too', async () => {
  const source = readFileSync(join(project, 'includes', 'rules.js'), 'utf8');
  const [, body = ''] = /function isRe2\(regex\) \{\n([^]*?)\n\}\n/.exec(source) ?? [];
  // The compiler's own function, outside of its sandbox.
  const isRe2 = runInNewContext(`(regex) => {${body}}`) as (regex: string) => boolean;
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const takes = async (regex: string): Promise<boolean> => {
    try {
      await connection.run('SELECT regexp_matches($1, $2)', ['text', `(?i)(?:${regex})`]);
      return true;
    } catch {
      return false;
    }
  };
  const parts = [
    'a',
    'é',
    '.',
    '^',
    '$',
    '|',
    '(',
    ')',
    '(?:',
    '(?i)',
    '(?i:',
    '(?P<n>',
    '[',
    ']',
    '[^',
    '-',
    '*',
    '+',
    '?',
  ].concat([
    '{2}',
    '{2,}',
    '{1001}',
    '{',
    '\\b',
    '\\d',
    '\\y',
    '\\z',
    '\\1',
    '\\.',
    '\\\\',
    '(?=',
    '(?!',
    '[[:alpha:]]',
  ]);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...parts), {minLength: 1, maxLength: 6}), async (pieces) => {
      const regex = pieces.join('');
      if (isRe2(regex)) expect([regex, await takes(regex)]).toEqual([regex, true]);
    }),
    {numRuns: 2_000},
  );
  for (const usual of [
    '^training',
    '\\btest\\b',
    '(?i)north|south',
    '(?P<name>a)b',
    '[[:space:]]',
    'a{2,3}',
    '\\pL+',
    '[A-Z]$',
  ])
    expect([usual, isRe2(usual), await takes(usual)]).toEqual([usual, true, true]);
});
