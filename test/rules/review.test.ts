import {type Proposal, proposalsOf} from '../../src/rules/propose';
import {looksLikeTest, type Review, review, type UnitReview} from '../../src/rules/review';
import {parseRules} from '../../src/rules/rules-file';
import {unbuilt} from '../../src/rules/unbuilt';
import {compile} from '../../src/transform/dataform/compile';
import {load, withWarehouse} from '../dataform/tenant';
import {serviceCompany} from './service-company';

/** The service company under a rules file, or without one. */
async function lookAt(text?: string): Promise<{seen: Review; proposals: readonly Proposal[]}> {
  const rules = text === undefined ? undefined : (await parseRules(text, 'x.yaml')).document;
  return withWarehouse(async (warehouse) => {
    await load(warehouse, serviceCompany);
    const graph = await compile({dialect: 'duckdb', as_of: '2025-06-30'}, undefined, rules);
    const seen = await review(await unbuilt(warehouse, graph));
    return {seen, proposals: proposalsOf(seen, rules)};
  });
}

const line = (proposal: Proposal): string =>
  proposal.section === 'business_units.unmatched'
    ? `unmatched ${proposal.value}`
    : proposal.section === 'business_units.rules'
      ? `${proposal.id} ${proposal.group} ${proposal.rollup}`
      : `${proposal.section} ${proposal.id}`;

test('what is at stake in units, job types and customers, and what the shipped rules make of them', async () => {
  const {seen} = await lookAt();
  expect(seen.newestDay).toBe('2025-06-09');
  expect(
    seen.units.map(({id, stakes: {jobs, invoiced, invoicedJobs, sold, soldJobs}, group, rollup, mappedBy}) => [
      ...[id, jobs, invoicedJobs, invoiced, soldJobs, sold],
      `${group} ${rollup} ${mappedBy}`,
    ]),
  ).toEqual([
    [1, 20, 12, 4_200, 6, 2_400, 'BOTH HVAC_SERVICE default'],
    [2, 8, 8, 72_000, 0, 0, 'BOTH HVAC_INSTALL default'],
    [3, 8, 0, 0, 8, 72_000, 'SALES HVAC name'],
    [5, 6, 6, 1_500, 0, 0, 'BOTH PLUMBING default'],
    [4, 2, 0, 0, 0, 0, 'BOTH OFFICE default'],
    [null, 1, 1, 100, 0, 0, 'OTHER UNMAPPED nothing'],
  ]);
  const types = new Map(seen.types.map((type) => [type.id, type]));
  expect(types.get(10)).toMatchObject({
    soldThreshold: 80,
    isNoCharge: false,
    kinds: {},
    stakes: {jobs: 19, sold: 2_400},
  });
  expect(types.get(15)).toMatchObject({isNoCharge: true, kinds: {}, stakes: {jobs: 6, recallJobs: 6}});
  expect(seen.customers).toEqual([
    {id: 3, name: 'zz_dummy account', isTest: false, jobs: 1, invoiced: 100},
    {id: 2, name: 'Test Customer', isTest: true, place: 'test_customers.regex[0]', jobs: 0, invoiced: 0},
  ]);
}, 120_000);

test('rules are proposed from names, flags, and where work and sales happen', async () => {
  const {proposals} = await lookAt();
  expect(proposals.map(line)).toEqual([
    // The crews install what the advisors sold: one rollup with them.
    '2 PRODUCTION HVAC',
    '4 OTHER OFFICE',
    // Beside a production unit, service and plumbing would count nowhere.
    'unmatched BOTH',
    'job_types.estimate 12',
    'job_types.warranty 15',
    'job_types.warranty 13',
    'job_types.production_excluded 14',
    'test_customers 3',
  ]);
  expect(proposals.map(({reason}) => reason)).toContain('most of its jobs are recalls');
}, 120_000);

test("nothing is proposed against the company's own file, and what is left is", async () => {
  const {seen, proposals} = await lookAt(`business_units:
  rules:
    - {id: 2, group: BOTH, rollup: INSTALL}
    - {name: office, group: SALES, rollup: OFFICE}
job_types:
  estimate: {ids: [12, 15]}
  warranty: {names: [Recall]}
test_customers: {regex: ['dummy']}
`);
  expect(seen.units.find(({id}) => id === 2)).toMatchObject({mappedBy: 'rule', place: 'business_units.rules[0].id'});
  expect(seen.types.find(({id}) => id === 13)?.kinds).toEqual({warranty: ['job_types.warranty.names[0]']});
  expect(proposals.map(line)).toEqual(['job_types.production_excluded 14', 'test_customers 2']);
}, 120_000);

test('a file that says `auto` is not contradicted: each unit that would be left out gets a rule of its own', async () => {
  const {proposals} = await lookAt('business_units:\n  unmatched: auto\n');
  expect(proposals.map(line).slice(0, 4)).toEqual([
    '2 PRODUCTION HVAC',
    '4 OTHER OFFICE',
    '1 BOTH HVAC_SERVICE',
    '5 BOTH PLUMBING',
  ]);
}, 120_000);

const unit = (name: string, numbers: Partial<UnitReview['stakes']>, more: Partial<UnitReview> = {}): UnitReview => ({
  ...{id: 1, name, isActive: true, group: 'OTHER', rollup: 'UNMAPPED', mappedBy: 'nothing'},
  ...more,
  stakes: {
    ...{jobs: 100, invoicedJobs: 0, invoiced: 0, estimateJobs: 0, soldJobs: 0, sold: 0, recallJobs: 0},
    ...numbers,
  },
});
const seller = unit('Drains Sales', {soldJobs: 90}, {id: 9, group: 'SALES', rollup: 'DRAINS', mappedBy: 'name'});

test.each<[string, UnitReview, string | undefined]>([
  ['sells and works', unit('Electrical', {soldJobs: 50, invoicedJobs: 50}), '1 BOTH ELECTRICAL'],
  ['only sells', unit('Advisors of drains', {soldJobs: 50}), '1 SALES ADVISORS_OF_DRAINS'],
  ['works on what others sell', unit('Drains Install', {invoicedJobs: 50}), '1 PRODUCTION DRAINS'],
  ['works, whatever its name', unit('Drains North', {invoicedJobs: 50}), '1 BOTH DRAINS_NORTH'],
  ['an exception is no sale', unit('Drains Crew', {invoicedJobs: 50, soldJobs: 4}), '1 PRODUCTION DRAINS'],
  ['has too few jobs', unit('New Crew', {jobs: 3, invoicedJobs: 3}), undefined],
  ['neither sells nor works', unit('Office', {}), undefined],
  ['has no letters to make a rollup of', unit('———', {invoicedJobs: 50}), undefined],
  [
    'is decided by a rule',
    unit('Crew', {invoicedJobs: 50}, {mappedBy: 'rule', group: 'SALES', rollup: 'X'}),
    undefined,
  ],
])('a unit that %s', (_, one, proposed) => {
  const seen: Review = {newestDay: '2025-06-01', units: [one, seller], types: [], customers: [], findings: []};
  expect(proposalsOf(seen, undefined).map(line)[0]).toBe(proposed);
});

test('names that are made up for trying things out are told from names of people', () => {
  for (const name of [
    'TEST_ACCOUNT',
    'zz test 2',
    'Testing, Inc',
    'dummy',
    'sample customer',
    'DO NOT USE - x',
    'asdf',
  ])
    expect([name, looksLikeTest(name)]).toEqual([name, true]);
  for (const name of ['Testa', 'Contest Hall', 'Atest', 'Fakenham', 'Müller-Testö', '', 'Dummyson'])
    expect([name, looksLikeTest(name)]).toEqual([name, false]);
});
