import {silent} from '../../src/log';
import {findingsOf, rulesThatFindNothing} from '../../src/rules/matches';
import {parseRules} from '../../src/rules/rules-file';
import {unbuilt} from '../../src/rules/unbuilt';
import {transform} from '../../src/transform/build';
import {compile} from '../../src/transform/dataform/compile';
import {inlined} from '../../src/transform/dataform/inlined';
import {load, type Tenant, withWarehouse} from '../dataform/tenant';

const tenant: Tenant = {
  business_units: [
    {id: 1, name: 'HVAC - Service'},
    {id: 2, name: 'HVAC - Install\u00a0'},
    {id: 3, name: 'Phoenix-Sales'},
    {id: 4, name: 'Gone', _deleted_at: '2025-06-01T00:00:00Z'},
  ],
  job_types: [{id: 10, name: 'Warranty'}],
  jobs: [{id: 1, jobTypeId: 77, businessUnitId: 1}],
};

const rules = `business_units:
  rules:
    - {name: "HVAC - Servce", group: BOTH, rollup: HVAC}
    - {regex: '^hvac', group: BOTH, rollup: HVAC}
    - {name: "hvac - install", group: PRODUCTION, rollup: HVAC}
    - {id: 4, group: SALES, rollup: HVAC}
  renames:
    "phoenix": PHX
    "Phenix": PHX
job_types:
  estimate:
    ids: [77, 78]
    names: ["Waranty"]
test_customers:
  regex: ['nobody']
targets:
  - {metric: leads, rollup: HVAC, target: 1}
  - {metric: leads, rollup: HVCA, target: 1}
`;

const said = [
  'mine.yaml, line 3: no business unit is called "HVAC - Servce" (did you mean "HVAC - Service"?).',
  'mine.yaml, line 5: every unit that it matches is taken by a rule above it.',
  'mine.yaml, line 6: no business unit has the id 4.',
  'mine.yaml, line 9: no business unit is called "Phenix" (did you mean "Phoenix"?).',
  // Type 77 is of a job, though it was never loaded.
  'mine.yaml, line 12: no job type has the id 78.',
  'mine.yaml, line 13: no job type is called "Waranty" (did you mean "Warranty"?).',
  'mine.yaml, line 18: no business unit has the rollup HVCA (did you mean "HVAC"?).',
];

test('conditions that find nothing are said with their lines before anything is built, and kept in data_health', async () => {
  await withWarehouse(async (warehouse) => {
    await load(warehouse, tenant);
    const told: string[] = [];
    await transform(warehouse, {
      asOf: '2025-06-18',
      rules: await parseRules(rules, 'mine.yaml'),
      log: {...silent, warn: (line: string) => void told.push(line)},
      progress: ({done}) => void (done === 0 && told.push('the build begins')),
    });
    expect(told.slice(0, said.length + 1)).toEqual([...said, 'the build begins']);
    const health = await warehouse.query(
      `SELECT subject, status, detail FROM st_mart_v2.data_health WHERE check_type = 'rule_without_match' ORDER BY 1`,
    );
    expect(health.map(({subject, status}) => `${String(status)} ${String(subject)}`)).toEqual([
      'warn business_units.renames.Phenix',
      'warn business_units.rules[0].name',
      'warn business_units.rules[3].id',
      'warn job_types.estimate.ids[1]',
      'warn job_types.estimate.names[0]',
      'warn targets[1].rollup',
    ]);
    expect(health[3]?.['detail']).toBe('condition of the rules that matches no job type');
  });
}, 120_000);

test("they are found with raw tables alone, and what was not loaded is nobody's fault", async () => {
  await withWarehouse(async (warehouse) => {
    await load(warehouse, {...tenant, customers: [{id: 5, name: 'Anybody'}]});
    const mine = await parseRules(rules, 'mine.yaml');
    const graph = await compile({dialect: 'duckdb'}, undefined, mine.document);
    const project = await unbuilt(warehouse, graph);
    expect(await rulesThatFindNothing(project, mine)).toEqual([
      ...said.slice(0, 6),
      'mine.yaml, line 15: no customer matches "nobody".',
      said[6],
    ]);
    expect(inlined(graph, 'SELECT * FROM `st_ref_v2.rule_matches`')).not.toMatch(/`st_(stage|ref)_v2\./);
    const [first, second] = await findingsOf(project);
    expect(first).toEqual({place: 'business_units.rules[0].name', subject: 'business_unit', looked: 3, found: []});
    expect(second?.found).toEqual([
      {id: 1, name: 'HVAC - Service'},
      {id: 2, name: 'HVAC - Install'},
    ]);
  });
}, 120_000);

test('many of them are not all told, and of shipped kinds nobody wonders', async () => {
  await withWarehouse(async (warehouse) => {
    await load(warehouse, {business_units: [{id: 1, name: 'HVAC'}], job_types: [{id: 1, name: 'Service'}]});
    const ids = Array.from({length: 30}, (_, index) => index + 100);
    const mine = await parseRules(
      JSON.stringify({business_units: {rules: ids.map((id) => ({id, group: 'BOTH', rollup: 'A'}))}}),
      'mine.yaml',
    );
    const graph = await compile({dialect: 'duckdb'}, undefined, mine.document);
    const lines = await rulesThatFindNothing(await unbuilt(warehouse, graph), mine);
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe('mine.yaml: 10 more conditions find nothing.');
  });
}, 120_000);
