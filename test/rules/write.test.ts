import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {parse} from 'yaml';

import type {Proposal} from '../../src/rules/propose';
import type {Review, UnitReview} from '../../src/rules/review';
import {parseRules} from '../../src/rules/rules-file';
import {rulesText, type Writing} from '../../src/rules/write';
import {dataformProject} from '../../src/transform/dataform/compile';

const shipped = parse(readFileSync(join(dataformProject(), 'includes', 'kpi_rules.yaml'), 'utf8')) as object;
const stakes = {jobs: 1, invoicedJobs: 1, invoiced: 5, estimateJobs: 0, soldJobs: 0, sold: 0, recallJobs: 0};
const unit = (id: number, name: string): UnitReview => ({
  ...{id, name, isActive: true, group: 'BOTH', rollup: 'A', mappedBy: 'default'},
  stakes,
});
const finding = (place: string) => ({place, subject: 'job_type' as const, looked: 1, found: [{id: 1, name: 'x'}]});
const estimate: Proposal = {section: 'job_types.estimate', id: 7, name: 'Quote', reason: 'by its name'};
const rule = (name: string): Proposal => ({
  ...{section: 'business_units.rules', id: 5, name, group: 'BOTH', rollup: 'NO', reason: 'why'},
});

const writing = (proposals: readonly Proposal[], review: Partial<Review> = {}): Writing => ({
  review: {newestDay: '2025-06-01', units: [], types: [], customers: [], findings: [], ...review},
  ...{proposals, shipped: shipped as Writing['shipped'], schema: '../kpi_rules.schema.json'},
});
const documentOf = async (text: string): Promise<unknown> => (await parseRules(text, 'x.yaml')).document;

test('a new file says how each unit counts, keeps what is shipped and finds something, and has the proposals', async () => {
  const findings = ['job_types.estimate.regex[0]', 'business_units.renames.Phoenix'].map(finding);
  const text = await rulesText(
    undefined,
    'x.yaml',
    writing([estimate, rule('Drains')], {findings, units: [unit(5, 'Drains')]}),
  );
  expect(text).toMatch(/^# yaml-language-server: \$schema=\.\.\/kpi_rules\.schema\.json\n/);
  expect(text).toContain('\n#   5 Drains: BOTH / A; 1 job, 5 invoiced, 0 sold\n');
  expect(text).toContain('# Drains: why\n');
  expect(await documentOf(text)).toEqual({
    // NO is text, though YAML of old takes it for false.
    business_units: {rules: [{id: 5, group: 'BOTH', rollup: 'NO'}], renames: {Phoenix: 'PHX'}},
    job_types: {estimate: {regex: ['estimate'], ids: [7]}},
  });
});

test("a company's file keeps its words, and a kind that it does not name keeps what is shipped", async () => {
  const mine = '# ours, 2024\nbusiness_units:\n  renames: {Phoenix: P}   # short\n';
  const findings = [finding('job_types.estimate.regex[0]'), finding('business_units.renames.West')];
  const text = await rulesText(mine, 'x.yaml', writing([estimate], {findings}));
  expect(text.startsWith(mine)).toBe(true);
  expect(await documentOf(text)).toEqual({
    business_units: {renames: {Phoenix: 'P'}},
    job_types: {estimate: {regex: ['estimate'], ids: [7]}},
  });
  const named = 'job_types:\n  estimate: {names: []}\n';
  expect(await documentOf(await rulesText(named, 'x.yaml', writing([estimate], {findings})))).toEqual({
    job_types: {estimate: {names: [], ids: [7]}},
  });
});

test('with nothing to propose a file stays as it is, byte for byte', async () => {
  const mine = 'targets:   []\r\n# end';
  expect(await rulesText(mine, 'x.yaml', writing([]))).toBe(mine);
});

test('names of the tenant can neither become rules nor reach the terminal as commands', async () => {
  const name = 'Drains\n    - {id: 9, group: SALES, rollup: X}\r\u001b[31m\u2028targets: 5';
  const text = await rulesText(undefined, 'x.yaml', writing([rule(name)], {units: [unit(5, name)]}));
  expect(await documentOf(text)).toEqual({business_units: {rules: [{id: 5, group: 'BOTH', rollup: 'NO'}]}});

  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u2028]/);
});

test('a file with mistakes is refused, not extended', async () => {
  await expect(rulesText('targets: 5\n', 'x.yaml', writing([estimate]))).rejects.toThrow(/x\.yaml, line 1: targets/);
});
