import {createHash} from 'node:crypto';
import {chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {readRules} from '../../src/rules/rules-file';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import {load} from '../dataform/tenant';
import {serviceCompany} from '../rules/service-company';
import {command, type Finished} from './command';

// One company goes from no rules to its own: the tests follow each other.
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rules-'));
  const warehouse = await openDuckDb(join(folder, 'st.duckdb'));
  await load(warehouse, serviceCompany);
  await warehouse.close();
});
afterAll(() => rmSync(folder, {recursive: true}));

const st = (...args: string[]): Promise<Finished> => command('st-elt', args, {cwd: folder, timeoutMs: 300_000});
const rules = (...args: string[]): Promise<Finished> => st('rules', '--warehouse', 'duckdb:st.duckdb', ...args);
const fingerprint = (): string =>
  createHash('sha256')
    .update(readFileSync(join(folder, 'st.duckdb')))
    .digest('hex');
const text = (file = 'my-company.yaml'): string => readFileSync(join(folder, file), 'utf8');

test('what the rules make of the company, and what is proposed; the warehouse is only read', async () => {
  const before = fingerprint();
  const {exitCode, stdout, stderr} = await rules();
  expect([exitCode, fingerprint(), readdirSync(folder)]).toEqual([0, before, ['st.duckdb']]);
  expect(stdout).toMatch(/1 │ HVAC - Service +│ +20 │ +4,200 │ +2,400 │ BOTH +│ HVAC_SERVICE +│ nothing else matches/);
  expect(stdout).toMatch(/10 │ Service Call +│ +19 │.* 80 │/);
  expect(stdout).toMatch(/3 │ zz_dummy account +│ +1 │ +100 │ no /);
  expect(stdout).toMatch(
    /business_units\.rules +│ \{id: 2, group: PRODUCTION, rollup: HVAC\} +│ HVAC - Install +│ by its name/,
  );
  expect(stderr).toMatch(/^By the rules as shipped, with the jobs of the year up to 2025-06-09:$/m);
  expect(stderr).toMatch(/^Next: st-elt rules --preview .*my-company\.yaml/m);
}, 300_000);

test('--preview shows the numbers that would move, before any mart was built, and leaves nothing behind', async () => {
  const before = fingerprint();
  const {exitCode, stdout} = await rules('--preview');
  expect([exitCode, fingerprint(), readdirSync(folder)]).toEqual([0, before, ['st.duckdb']]);
  expect(stdout).toMatch(/│ unit +│ last 8 weeks +│ as shipped │ with the proposals │/);
  expect(stdout).toMatch(/│ HVAC +│[^]*│ produced +│ +0 │ +72,000 │/);
}, 300_000);

test('--write makes a file of the proposals, which can be read and counted by; twice adds nothing', async () => {
  const {exitCode, stderr} = await rules('--write');
  expect([exitCode, stderr]).toEqual([
    0,
    expect.stringMatching(/my-company\.yaml is written[^]*"rules": "my-company\.yaml"/),
  ]);
  expect(statSync(join(folder, 'my-company.yaml')).mode & 0o777).toBe(0o600);
  expect((await readRules(join(folder, 'my-company.yaml'))).document).toMatchObject({
    business_units: {unmatched: 'BOTH', rules: [{id: 2, group: 'PRODUCTION', rollup: 'HVAC'}, {id: 4}]},
    job_types: {estimate: {ids: [12]}, warranty: {ids: [15, 13]}, production_excluded: {ids: [14]}},
  });
  const written = text();
  const again = await rules('--write');
  expect([again.exitCode, again.stderr, text()]).toEqual([0, expect.stringContaining('nothing to add'), written]);

  expect(await st('transform', '--warehouse', 'duckdb:st.duckdb', '--rules', 'my-company.yaml')).toMatchObject({
    exitCode: 0,
  });
  const {stdout} = await st(
    ...['query', '--warehouse', 'duckdb:st.duckdb', '--json'],
    "SELECT SUM(leads) AS leads, SUM(produced) AS produced FROM st_mart_v2.kpi_weekly_by_bu WHERE bu_rollup = 'HVAC'",
  );
  expect(JSON.parse(stdout)).toMatchObject([{leads: 8}]);
  expect(stdout).toMatch(/"produced": *"?72000/);
}, 600_000);

test("--write extends the company's file, whose words, permissions and other rules stay", async () => {
  mkdirSync(join(folder, 'etc'));
  const mine =
    '# ours\nbusiness_units:\n  unmatched: BOTH   # all trades sell\n  rules:\n    # the crews\n    - {id: 2, group: BOTH, rollup: CREWS}\n';
  writeFileSync(join(folder, 'etc', 'mine.yaml'), mine);
  // Not as a mode of the line above: another test of this process may have set its umask.
  chmodSync(join(folder, 'etc', 'mine.yaml'), 0o640);
  writeFileSync(
    join(folder, 'etc', 'st-elt.json'),
    JSON.stringify({warehouse: 'duckdb:st.duckdb', rules: 'mine.yaml'}),
  );
  const {exitCode, stderr} = await st('rules', '--config', join('etc', 'st-elt.json'), '--write');
  expect([exitCode, stderr]).toEqual([0, expect.stringContaining('is written')]);
  const file = join('etc', 'mine.yaml');
  expect(text(file).startsWith(mine)).toBe(true);
  expect(text(file)).toContain(
    '    # Office: by its name, and no money passes through it\n    - {id: 4, group: OTHER, rollup: OFFICE}\n',
  );
  expect(statSync(join(folder, file)).mode & 0o777).toBe(0o640);
}, 300_000);

test('--json has it all, and the preview names the marts as they are', async () => {
  const {exitCode, stdout} = await rules('--json', '--preview', '--rules', join('etc', 'mine.yaml'));
  expect(exitCode).toBe(0);
  const shown = JSON.parse(stdout) as {preview: {ways: string[]; moves: object[]}};
  expect(shown).toMatchObject({
    rules_file: join('etc', 'mine.yaml'),
    year_to: '2025-06-09',
    proposals: [],
    conditions_that_find_nothing: [],
    preview: {ways: ['as the marts are', `by ${join('etc', 'mine.yaml')}`]},
  });
  expect(shown.preview.moves).toContainEqual({unit: 'CREWS', metric: 'produced', values: [null, 72_000]});
}, 300_000);

test.each<[string, string[], number, RegExp]>([
  ['no warehouse', ['rules', '--warehouse', 'duckdb:none.duckdb'], 5, /^[^\n]*none\.duckdb[^\n]*\n$/],
  [
    'BigQuery, with another way',
    ['rules', '--warehouse', 'bigquery:my-project', '--preview'],
    2,
    /^--preview builds in DuckDB, not in BigQuery\. [^\n]*BQ_DATASET_STAGE[^\n]*\n$/,
  ],
  [
    'a file with mistakes',
    ['rules', '--warehouse', 'duckdb:st.duckdb', '--write', 'bad.yaml'],
    3,
    /^bad\.yaml, line 1: [^\n]*\n$/,
  ],
])(
  '%s is one line, and nothing is written',
  async (_, args, code, says) => {
    writeFileSync(join(folder, 'bad.yaml'), 'units: 5\n');
    const {exitCode, stderr, stdout} = await st(...args);
    expect([exitCode, stdout]).toEqual([code, '']);
    expect(stderr).toMatch(says);
    expect(text('bad.yaml')).toBe('units: 5\n');
  },
  300_000,
);

test('before anything was loaded it says what to run', async () => {
  const warehouse = await openDuckDb(join(folder, 'empty.duckdb'));
  await load(warehouse, {business_units: []});
  await warehouse.close();
  expect(await st('rules', '--warehouse', 'duckdb:empty.duckdb')).toMatchObject({
    exitCode: 6,
    stderr: expect.stringMatching(
      /No business units and no job types are loaded yet\. Run `st-elt sync` first\.\n$/,
    ) as string,
  });
}, 300_000);
