import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import Ajv from 'ajv';
import fc from 'fast-check';
import {parse} from 'yaml';

import {ConfigError} from '../../src/errors';
import {entriesOf} from '../../src/rules/entries';
import {parseRules, readRules} from '../../src/rules/rules-file';
import {schemaFile} from '../../src/rules/schema';
import {compile, dataformProject} from '../../src/transform/dataform/compile';
import {refusedByRe2} from '../../src/warehouse/duckdb/regex';

/** What is said of a text; a file that is in order is an error of the test. */
async function refusal(text: string): Promise<string> {
  const error: unknown = await parseRules(text, 'my-company.yaml').then(
    () => new Error('it is taken'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ConfigError);
  const {message} = error as ConfigError;
  expect(message).not.toContain('\n');
  expect(message).toMatch(/^my-company\.yaml, line \d+: .*nothing was read or built/);
  return message;
}

const unit = (condition: string, group = 'BOTH'): string => `    - {${condition}, group: ${group}, rollup: A}\n`;
const units = (...rules: readonly string[]): string => `business_units:\n  rules:\n${rules.join('')}`;

const slips: readonly (readonly [string, string, readonly string[]])[] = [
  ['an empty file', '', ['line 1: the file is empty']],
  ['nothing but comments', '# to be written\n\n', ['line 1: the file is empty']],
  ['no YAML', 'business_units: [\n  a: b\n', ['line 3: not valid YAML']],
  ['a list', '- a\n', ['line 1: the file must be a section with business_units, job_types']],
  ['a section twice', 'targets: []\njob_types: {}\ntargets: []\n', ['line 3: the key targets is there twice']],
  ['two documents', 'targets: []\n---\ntargets: []\n', ['line 2: a second document begins here']],
  ['an alias of nothing', 'targets: *all\n', ['line 1: Unresolved alias']],
  [
    'unknown keys at every depth, with what was meant',
    `busines_units: {}\nbusiness_units:\n  unmached: BOTH\n  rules:\n${unit('nmae: x')}job_types:\n  estimates: {}\n  warranty: {name: []}\ntest_customers:\n  regexes: []\ntargets:\n  - {metric: leads, goal: 5}\n`,
    [
      'line 1: the file has an unknown key "busines_units" (did you mean business_units?)',
      'line 3: business_units has an unknown key "unmached" (did you mean unmatched?)',
      'line 5: business_units.rules[0] has an unknown key "nmae" (did you mean name?)',
      'line 7: job_types has an unknown key "estimates" (did you mean estimate?)',
      'line 8: job_types.warranty has an unknown key "name" (did you mean names?)',
      'line 10: test_customers has an unknown key "regexes" (did you mean regex?)',
      'line 12: targets[0] has an unknown key "goal"',
      'line 12: targets[0] lacks target',
    ],
  ],
  [
    'values of another kind',
    `business_units:\n  unmatched: both\n  rules:\n${unit('id: "5"')}${unit('name: x', 'SALE')}    - {id: 6, group: SALES, rollup: Phx}\n  renames:\n    Phoenix: phx\n    "": PHX\njob_types:\n  warranty:\n    names: Warranty\n    ids: [1.5]\n`,
    [
      'line 2: business_units.unmatched must be auto, OTHER, BOTH, got "both" (did you mean BOTH?)',
      'line 4: business_units.rules[0].id must be a whole number, got "5"',
      'line 5: business_units.rules[1].group must be SALES, PRODUCTION, BOTH, OTHER, got "SALE" (did you mean SALES?)',
      'line 6: business_units.rules[2].rollup must be capitals, digits and _, got "Phx"',
      'line 8: business_units.renames.Phoenix must be capitals, digits and _, got "phx"',
      'line 9: business_units.renames has a name without a letter',
      'line 12: job_types.warranty.names must be a list, got "Warranty"',
      'line 13: job_types.warranty.ids[0] must be a whole number, got 1.5',
    ],
  ],
  [
    'a rule of none or of two conditions',
    units('    - {group: BOTH, rollup: A}\n', unit('id: 5, name: x')),
    [
      'line 3: business_units.rules[0] must have one of id, name and regex',
      'line 4: business_units.rules[1] must have',
    ],
  ],
  [
    'targets of no metric, of no number',
    'targets:\n  - {metric: gpm_rate, target: 0.4}\n  - {metric: leads, target: high}\n  - {metric: leads, target: .nan}\n',
    [
      'line 2: targets[0].metric must be the name of a metric, as in kpi_dictionary, got "gpm_rate" (did you mean gpm_ratio?)',
      'line 3: targets[1].target must be a number, got "high"',
      'line 4: targets[2]',
    ],
  ],
  [
    'the same unit twice, by whatever case and white space',
    units(unit('name: "HVAC - Service"'), unit('id: 5'), unit('name: "\u00a0hvac - SERVICE "'), unit('id: 5')),
    [
      'line 5: business_units.rules[2].name: name "\u00a0hvac - SERVICE " is in line 3 already',
      'line 6: business_units.rules[3].id: id 5 is in line 4 already',
    ],
  ],
  [
    'the same regex, rename, job type, customer and target twice',
    `${units(unit("regex: 'a+'"), unit("regex: 'a+'"))}  renames:\n    Phoenix: PHX\n    phoenix: P\njob_types:\n  estimate:\n    names: [Look, LOOK]\n    ids: [1, 1]\ntest_customers:\n  ids: [3,\n    3]\ntargets:\n  - {metric: leads, target: 5}\n  - {metric: leads, rollup: PHX, target: 5}\n  - {metric: leads, target: 6}\n`,
    [
      'line 4: business_units.rules[1].regex: regex "a+" is in line 3 already',
      'line 7: business_units.renames.phoenix: name "phoenix" is in line 6 already',
      'line 10: job_types.estimate.names[1]: name "LOOK" is in line 10 already',
      'line 11: job_types.estimate.ids[1]: id 1 is in line 11 already',
      'line 14: test_customers.ids[1]: id 3 is in line 13 already',
      'line 18: targets[2]: the target of leads is in line 16 already',
    ],
  ],
  [
    'regexes that RE2 refuses, in its words',
    `${units(unit("regex: '(?=x)'"), unit("regex: 'fine'"), unit("regex: '[z'"))}job_types:\n  estimate:\n    regex:\n      - 'esti(mate'\n      - 'a{1001}'\n      - '\\Qa'\ntest_customers:\n  regex: ['\\1', 'a)(b']\n`,
    [
      'line 3: business_units.rules[0].regex must be an RE2 regex, got "(?=x)" (invalid perl operator',
      'line 5: business_units.rules[2].regex must be an RE2 regex, got "[z" (missing ]',
      'line 9: job_types.estimate.regex[0] must be an RE2 regex, got "esti(mate" (missing )',
      'line 10: job_types.estimate.regex[1] must be an RE2 regex, got "a{1001}" (invalid repetition size',
      'line 11: job_types.estimate.regex[2] must be an RE2 regex',
      'line 13: test_customers.regex[0] must be an RE2 regex, got "\\\\1" (invalid escape sequence',
      'line 13: test_customers.regex[1] must be an RE2 regex, got "a)(b" (unexpected )',
    ],
  ],
];

test.each(slips)('%s', async (_, text, said) => {
  const message = await refusal(text);
  for (const part of said) expect(message).toContain(part);
});

test('a file with very many slips is told in one line that fits a screen', async () => {
  const message = await refusal(units(...Array.from({length: 500}, () => unit('name: x', 'NONE'))));
  expect(message).toContain('; and 490 more.');
  expect(message.length).toBeLessThan(2_000);
});

test('a file that is missing, a folder, and one that is not UTF-8', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rules-'));
  try {
    await expect(readRules(join(folder, 'none.yaml'))).rejects.toThrow(/none\.yaml cannot be read/);
    await expect(readRules(folder)).rejects.toThrow(/cannot be read/);
    const file = join(folder, 'utf16.yaml');
    writeFileSync(file, Buffer.from('\ufefftargets: []\n', 'utf16le'));
    await expect(readRules(file)).rejects.toThrow(/is not text in UTF-8\. Save it as UTF-8\./);
    writeFileSync(file, '\ufefftargets: []\r\njob_types:\r\n');
    await expect(readRules(file)).resolves.toMatchObject({document: {targets: []}});
  } finally {
    rmSync(folder, {recursive: true});
  }
});

test('sections without a value are left out, JSON is YAML, and RE2 knows what JavaScript does not', async () => {
  const {document} = await parseRules(
    `{"business_units": {"rules": null, "unmatched": null}, "job_types": {"estimate": null}, "targets": null,
      "test_customers": {"regex": ["(?i)\\\\pL{2}", "(?P<n>a)[[:alpha:]]", "(?U)a+"]}}`,
    'x.json',
  );
  expect(document).toEqual({
    business_units: {},
    job_types: {},
    test_customers: {regex: ['(?i)\\pL{2}', '(?P<n>a)[[:alpha:]]', '(?U)a+']},
  });
});

test.each(['painters', 'service'])('the example for %s is in order, for the reader and for an editor', async (name) => {
  const file = join(dataformProject(), 'rules', `${name}.yaml`);
  const {document} = await readRules(file);
  expect(entriesOf(document).length).toBeGreaterThan(5);
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(/^# yaml-language-server: \$schema=kpi_rules\.schema\.json\n/);
  const schema = JSON.parse(readFileSync(schemaFile(), 'utf8')) as object;
  expect(new Ajv({allowUnionTypes: true}).validate(schema, parse(text))).toBe(true);
});

test('the rules as shipped are a file that anybody may copy', async () => {
  const {document} = await readRules(join(dataformProject(), 'includes', 'kpi_rules.yaml'));
  const painters = await readRules(join(dataformProject(), 'rules', 'painters.yaml'));
  const withoutFile = await queriesOf();
  expect(await queriesOf(document)).toEqual(withoutFile);
  // The painters keep every number: their example says the same as no file at all.
  expect(await queriesOf(painters.document)).toEqual(withoutFile);
});

/** What the project makes of rules. `run_context` keeps them, and `data_health` wonders of a company's own that find nothing. */
async function queriesOf(rules?: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  const {tables = []} = await compile({dialect: 'duckdb'}, undefined, rules);
  return tables.filter(({target}) => !['run_context', 'data_health'].includes(target.name)).map(({query}) => query);
}

test('whatever texts a file holds, it is refused in one line or taken as it is, with regexes that RE2 takes', async () => {
  const text = fc.string({unit: 'binary', minLength: 1, maxLength: 12});
  await fc.assert(
    fc.asyncProperty(text, text, async (name, regex) => {
      const document = {
        business_units: {rules: [{name, group: 'BOTH', rollup: 'A'}]},
        test_customers: {regex: [regex]},
      };
      const rules = await parseRules(JSON.stringify(document), 'x.yaml').catch((error: unknown) => error);
      if (rules instanceof ConfigError) return;
      expect(await refusedByRe2([regex])).toEqual(new Map());
      expect(rules).toMatchObject({document});
    }),
    {numRuns: 30},
  );
});
