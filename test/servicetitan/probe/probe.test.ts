import type {Manners} from '../../../simulator/http/manners';
import {type Simulator, startSimulator} from '../../../simulator/http/server';
import {createTenant} from '../../../simulator/tenant';
import {selectStreams} from '../../../src/catalogue';
import {ConfigError} from '../../../src/errors';
import {probeApi, probeBudget, type ProbeReport} from '../../../src/servicetitan/probe/probe';
import {reportOf, reportText} from '../../../src/servicetitan/probe/probe-report';
import type {QuestionId} from '../../../src/servicetitan/probe/questions';
import {systemClock} from '../../../src/time/clock';
import {configFor} from '../reading-fixture';

const now = new Date('2025-11-15T12:00:00Z');

interface Probed {
  readonly report: ProbeReport;
  readonly simulator: Simulator;
  readonly answer: (id: QuestionId) => string;
  readonly evidence: (id: QuestionId) => Readonly<Record<string, number | boolean>>;
}

/** Probes a small company that answers as these manners say. */
async function probed(
  manners: Partial<Manners>,
  prepare: (simulator: Simulator) => void = () => undefined,
  fields: Record<string, unknown> = {},
  streams: readonly string[] = [],
): Promise<Probed> {
  const tenant = createTenant({seed: 7, size: 'tiny', now});
  const simulator = await startSimulator({tenant, manners});
  try {
    prepare(simulator);
    const config = configFor(simulator, fields);
    const report = await probeApi({config, streams: selectStreams(streams), clock: systemClock, spacingMs: 0});
    const finding = (id: QuestionId) => report.findings.find((one) => one.id === id);
    return {
      report,
      simulator,
      answer: (id) => finding(id)?.answer ?? 'no finding',
      evidence: (id) => finding(id)?.evidence ?? {},
    };
  } finally {
    await simulator.close();
  }
}

it('finds the answers of a tenant as documented, in less than 50 requests', async () => {
  const {answer, evidence, report, simulator} = await probed({unsortedExports: false});
  expect(Object.fromEntries(report.findings.map((finding) => [finding.id, finding.answer]))).toEqual({
    lower_bound_inclusive: 'yes',
    upper_bound_inclusive: 'no',
    fractions: 'ticks',
    totals_exact: 'yes',
    rows_without_modified_on: 'no',
    largest_tie: 'no',
    sort_accepted: 'yes',
    undocumented_parameter: 'ignored',
    jobs_list_hides_inactive: 'yes',
    export_in_order: 'yes',
    export_token_reusable: 'yes',
    export_end_has_token: 'yes',
    bad_token_refused: 'yes',
    missing_scope: 'none',
  });
  const {total, tokenRequests} = simulator.stats();
  expect(total + tokenRequests).toBe(report.requests);
  expect(report.requests).toBeLessThan(50);
  expect(probeBudget).toBeLessThan(50);
  expect(evidence('jobs_list_hides_inactive')).toMatchObject({inactive: 2, hidden: 2});
  expect(answer('missing_scope')).toBe('none');
});

it('counts the rows that have no modifiedOn', async () => {
  const {answer, evidence} = await probed({}, ({tenant}) => {
    const [customer] = tenant.records('customers');
    for (const id of [900000001, 900000002, 900000003]) {
      tenant.insert('customers', {...customer, id}, {modifiedOn: null});
    }
  });
  expect(answer('rows_without_modified_on')).toBe('yes');
  expect(evidence('rows_without_modified_on')['undated']).toBe(3);
});

describe.each<[Partial<Manners>, Partial<Record<QuestionId, string>>]>([
  [{bounds: 'inclusive'}, {lower_bound_inclusive: 'yes', upper_bound_inclusive: 'yes', fractions: 'ticks'}],
  [{fractions: 'truncated'}, {lower_bound_inclusive: 'yes', upper_bound_inclusive: 'no', fractions: 'seconds'}],
  [
    {bounds: 'inclusive', fractions: 'truncated'},
    {upper_bound_inclusive: 'yes', fractions: 'seconds'},
  ],
  [
    {exportTokens: 'once', exportPageSize: 10},
    {export_token_reusable: 'no', bad_token_refused: 'yes'},
  ],
  [{exportTokens: 'once'}, {export_token_reusable: 'no'}],
  [{bounds: 'exclusive'}, {lower_bound_inclusive: 'no', upper_bound_inclusive: 'no'}],
  [{unknownTokens: 'unnoticed'}, {bad_token_refused: 'no', export_token_reusable: 'yes'}],
  [{exportEndToken: false}, {export_end_has_token: 'no'}],
  [{refuseSort: true}, {sort_accepted: 'no'}],
  [{fractions: 'milliseconds'}, {fractions: 'milliseconds'}],
  [{driftingTotals: true}, {totals_exact: 'no', rows_without_modified_on: 'unknown'}],
  [{refuseUndocumented: true}, {undocumented_parameter: 'refused'}],
  [{unsortedExports: true}, {export_in_order: 'no'}],
  [{inactiveInLists: true}, {jobs_list_hides_inactive: 'no'}],
])('a tenant with %j', (manners, answers) => {
  it('is found out', async () => {
    const {report, answer} = await probed(manners);
    for (const [id, expected] of Object.entries(answers))
      expect([id, answer(id as QuestionId)]).toEqual([id, expected]);
    expect(report.requests).toBeLessThan(50);
  });
});

it.each([401, 403, 404] as const)(
  'says that a missing scope is refused with %d, and asks the rest all the same',
  async (status) => {
    const {answer, evidence} = await probed({missingScope: status}, ({faults}) => faults.forbid('payroll'));
    expect(answer('missing_scope')).toBe(String(status));
    expect(evidence('missing_scope')).toMatchObject({refused: 1, [`status${status}`]: 1});
    expect(answer('totals_exact')).toBe('yes');
  },
);

it('asks another list where one may not be read', async () => {
  const {answer} = await probed({}, ({faults}) => faults.forbid('crm'));
  expect([answer('totals_exact'), answer('fractions')]).toEqual(['yes', 'ticks']);
});

it('stays within its requests when the tenant throttles, and leaves the rest unknown', async () => {
  const {report, simulator} = await probed({}, ({faults}) => {
    faults.add({
      kind: 'status',
      status: 429,
      headers: {'Retry-After': '0'},
      match: /pageSize=1&includeTotal/,
      times: 6,
    });
  });
  const {total, tokenRequests} = simulator.stats();
  expect(total + tokenRequests).toBeLessThan(50);
  expect(report.findings.filter(({answer}) => answer === 'unknown').length).toBeGreaterThan(0);
}, 60_000);

it('reports nothing of the tenant: no id, no name, no amount, no instant', async () => {
  const {report, simulator} = await probed({});
  const text = `${JSON.stringify(reportOf(report))}${reportText(report)}`;
  const config = simulator.config();
  for (const key of ['tenant_id', 'client_id', 'client_secret', 'app_key', 'api_url']) {
    expect(text).not.toContain(config[key]);
  }
  const jobs = simulator.tenant.records('jobs') as {id: number; jobNumber: string}[];
  const customers = simulator.tenant.records('customers') as {id: number; name: string}[];
  for (const value of [...jobs, ...customers].flatMap(({id}) => [String(id)])) expect(text).not.toContain(value);
  for (const {name} of customers) expect(text).not.toContain(name);
  expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  for (const {evidence} of report.findings) {
    for (const value of Object.values(evidence)) expect(['number', 'boolean']).toContain(typeof value);
  }
});

it('asks no more than its requests when every module of the catalogue is wanted', async () => {
  const every = ['core', 'reference', 'extended', 'opt_in'];
  const {report, simulator, answer} = await probed({exportPageSize: 10, fractions: 'truncated'}, undefined, {}, every);
  const {total, tokenRequests} = simulator.stats();
  expect(total + tokenRequests).toBe(report.requests);
  expect(report.requests).toBeLessThan(50);
  expect(answer('missing_scope')).toBe('none');
});

it('stops at refused credentials', async () => {
  await expect(probed({}, undefined, {client_secret: 'not-the-secret'})).rejects.toThrow(ConfigError);
});
