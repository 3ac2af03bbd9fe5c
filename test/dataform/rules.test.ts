import {cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {transform} from '../../src/transform/build';
import {compile, dataformProject} from '../../src/transform/dataform/compile';
import {duckDbVars, include} from './includes';
import {load, withWarehouse} from './tenant';

/** Runs a test on a copy of the project with other rules. */
async function withRules<T>(yaml: string, use: (projectDir: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'rules-'));
  const source = dataformProject();
  cpSync(source, folder, {recursive: true, filter: (file) => !file.includes('node_modules')});
  symlinkSync(join(source, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'includes', 'kpi_rules.yaml'), yaml);
  try {
    return await use(folder);
  } finally {
    rmSync(folder, {recursive: true});
  }
}

const rules = `
business_units:
  rules:
    - {id: 3, group: OTHER, rollup: TRAINING}
    - {name: "\u00a0the OFFICE\u2003", group: SALES, rollup: HQ}
    - {regex: '^O''neil\\b', group: PRODUCTION, rollup: ONEIL}
    - {regex: 'neil', group: OTHER, rollup: LATE}
  renames: {"North": N}
job_types:
  estimate: {names: ["Look And See"], ids: [77]}
  production_excluded: {names: ['PM Inspection'], regex: ['washing$']}
test_customers: {ids: [5], regex: []}
targets:
  - {metric: gpm_ratio, target: 0.45}
  - {metric: total_booked, rollup: N, target: 250000}
`;

it('follows the rules of the company: the first that matches wins, names in any case', async () => {
  await withRules(rules, (projectDir) =>
    withWarehouse(async (warehouse) => {
      await load(warehouse, {
        business_units: [
          {id: 1, name: 'north-Sales'},
          {id: 2, name: '\u3000The Office\u00a0'},
          {id: 3, name: 'North-Production'},
          {id: 4, name: "o'NEIL Production"},
          {id: 5, name: 'ONeil Production'},
        ],
        job_types: [
          {id: 1, name: 'look and see\u00a0'},
          {id: 2, name: 'Estimate'},
          {id: 3, name: 'Window Washing'},
          {id: 4, name: 'pm inspection'},
        ],
        customers: [
          {id: 5, name: 'Real'},
          {id: 6, name: 'test'},
        ],
        jobs: [{id: 1, jobTypeId: 77, businessUnitId: 1, createdOn: '2025-06-01T18:00:00Z', customerId: 6}],
      });
      await transform(warehouse, {asOf: '2025-06-30', projectDir});
      expect(
        await warehouse.query(
          'SELECT business_unit_id AS id, bu_group, bu_rollup, mapped_by FROM st_ref_v2.dim_bu_rollup ORDER BY 1',
        ),
      ).toEqual([
        {id: 1, bu_group: 'SALES', bu_rollup: 'N', mapped_by: 'rename'},
        {id: 2, bu_group: 'SALES', bu_rollup: 'HQ', mapped_by: 'rule'},
        {id: 3, bu_group: 'OTHER', bu_rollup: 'TRAINING', mapped_by: 'rule'},
        {id: 4, bu_group: 'PRODUCTION', bu_rollup: 'ONEIL', mapped_by: 'rule'},
        {id: 5, bu_group: 'OTHER', bu_rollup: 'LATE', mapped_by: 'rule'},
      ]);
      const classes = await warehouse.query('SELECT job_class FROM st_ref_v2.dim_job_types ORDER BY job_type_id');
      expect(classes.map((row) => row['job_class'])).toEqual([
        'estimate',
        'other',
        'production_excluded',
        'production_excluded',
      ]);
      expect(await warehouse.query('SELECT customer_id FROM st_ref_v2.dim_customers WHERE is_test_customer')).toEqual([
        {customer_id: 5},
      ]);
      // A job type that is not loaded is an estimate by its id.
      expect(await warehouse.query('SELECT sum(leads) AS leads FROM st_mart_v2.kpi_weekly_by_bu')).toEqual([
        {leads: 1},
      ]);
      expect(await warehouse.query('SELECT metric, bu_rollup, target FROM st_ref_v2.kpi_targets ORDER BY 1')).toEqual([
        {metric: 'gpm_ratio', bu_rollup: null, target: '0.45'},
        {metric: 'total_booked', bu_rollup: 'N', target: '250000'},
      ]);
    }),
  );
});

interface Rules {
  unitRule(field: string, id: string, name: string): string;
  rename(left: string): string;
  unmatchedGroup(dividesItself: string): string;
  jobTypeIs(kind: string, id: string, name: string): string;
  isTestCustomer(id: string, name: string): string;
  targets(): readonly string[];
}

/** All that the project makes of the rules. */
function sqlOf(rules: unknown): readonly string[] {
  const made = include('includes/rules.js', duckDbVars, rules) as Rules;
  const kinds = ['estimate', 'warranty', 'production_excluded'];
  return [
    made.unitRule('group', 'id', 'name'),
    made.rename('name'),
    made.unmatchedGroup('is_divided'),
    ...kinds.map((kind) => made.jobTypeIs(kind, 'id', 'name')),
    made.isTestCustomer('id', 'name'),
    ...made.targets(),
  ];
}

it('does without any rule', () => {
  expect(sqlOf({})).toEqual([
    'cast(null as string)',
    'cast(null as string)',
    "case when is_divided then 'OTHER' else 'BOTH' end",
    'false',
    'false',
    'false',
    'false',
  ]);
});

const slips: readonly (readonly [unknown, string])[] = [
  [
    {business_units: {rules: [{id: 1, group: 'SALE', rollup: 'A'}]}},
    'business_units.rules[0].group must be SALES, PRODUCTION, BOTH, OTHER, got "SALE".',
  ],
  [
    {business_units: {rules: [{id: 1, group: 'SALES', rollup: 'a-b'}]}},
    'business_units.rules[0].rollup must be capitals, digits and _',
  ],
  [
    {business_units: {rules: [{group: 'SALES', rollup: 'A'}]}},
    'business_units.rules[0] must be one of id, name, regex',
  ],
  [
    {business_units: {rules: [{id: '1 or 1=1', group: 'SALES', rollup: 'A'}]}},
    'business_units.rules[0].ids must be a list of whole numbers',
  ],
  [{business_units: {unmatched: 'Both'}}, 'business_units.unmatched must be auto, OTHER, BOTH, got "Both".'],
  [{business_units: {renames: {Phoenix: 'Phx'}}}, 'business_units.renames.Phoenix must be capitals, digits and _'],
  [{job_types: {warranty: {names: 'Warranty'}}}, 'job_types.warranty.names must be a list, got "Warranty".'],
  [{test_customers: {regex: ['(?=x)']}}, 'test_customers.regex must be an RE2 regex'],
  [{targets: [{metric: 'gpm_ratio', target: 'high'}]}, 'targets[0].target must be a number, got "high".'],
];

it.each(slips)('says what is wrong with %j', (rules, message) => {
  expect(() => sqlOf(rules)).toThrow(`kpi_rules.yaml: ${message}`);
});

it('refuses to compile with a slip', async () => {
  await withRules('targets: high', async (projectDir) => {
    await expect(compile({}, projectDir)).rejects.toThrow(
      'kpi_rules.yaml, line 1: targets must be a list, got "high".',
    );
  });
});
