import type {Simulator} from '../../simulator/http/server';
import {startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {SourceError} from '../../src/errors';
import {textOf} from '../../src/servicetitan/pages/records';
import type {Outcome} from './reading-fixture';
import {keptLog, merged, readOnce} from './reading-fixture';

const now = new Date('2025-11-15T12:00:00Z');
const fields = {page_size: 20, concurrency: 3};
/** A request for a page of rows, not for a count. */
const pageOfJobs = /\/jobs\?.*pageSize=20/;

let simulator: Simulator;
beforeEach(async () => {
  const tenant = createTenant({seed: 7, size: 'tiny', now});
  tenant.clock.advance(60 * 60_000);
  // Two reads ask for the same windows, however slow the machine.
  tenant.clock.freeze();
  simulator = await startSimulator({tenant});
});
afterEach(() => simulator.close());

const truth = (): string[] =>
  simulator.tenant
    .records('jobs')
    .map(({id}) => String(id))
    .sort();
const idsOf = (...outcomes: readonly Outcome[]): string[] =>
  [...merged(outcomes.flatMap(({rows}) => rows)).keys()].sort();
const requests = (): readonly string[] => simulator.stats().log;

describe('a first load', () => {
  it('asks for nothing more where every row came', async () => {
    const {error} = await readOnce(simulator, 'jobs', {fields: {...fields, start_date: '2020-01-01'}});
    expect(error).toBeUndefined();
    const [first, ...later] = requests().filter((path) => path.includes('includeTotal'));
    expect(first).toMatch(/modifiedOnOrAfter=2020-01-01/);
    expect(later).not.toContain(first);
  });

  it.each([0, 1, 4])('reads again what an answer without rows left out (page %d)', async (after) => {
    const log = keptLog();
    simulator.faults.add({kind: 'noRows', match: pageOfJobs, after});
    const {error, rows, lastState} = await readOnce(simulator, 'jobs', {fields, log});
    expect(error).toBeUndefined();
    expect(simulator.faults.pending()).toBe(0);
    expect(idsOf({rows} as Outcome)).toEqual(truth());
    expect(lastState).not.toHaveProperty('delivered');
  });

  it('reads again what a count without rows left out', async () => {
    simulator.faults.add({kind: 'noRows', match: /\/jobs\?.*pageSize=1&/, after: 2});
    const {error, rows} = await readOnce(simulator, 'jobs', {fields});
    expect(error).toBeUndefined();
    expect(simulator.faults.pending()).toBe(0);
    expect(idsOf({rows} as Outcome)).toEqual(truth());
  });

  it('is not misled by rows that are edited while it reads, and asks at most once more', async () => {
    const jobs = simulator.tenant.records('jobs').map(({id}) => id as number);
    let edited = 0;
    simulator.onRequest(({path}) => {
      const id = jobs[(edited * 7) % jobs.length];
      if (path.endsWith('/jobs') && edited < 30 && id !== undefined)
        simulator.tenant.edit('jobs', id, {summary: 'edited'});
      edited += 1;
    });
    const log = keptLog();
    const first = await readOnce(simulator, 'jobs', {fields, log});
    expect(first.error).toBeUndefined();
    expect(log.lines.filter((line) => /reading \d+ windows again/.test(line))).toEqual([]);
    simulator.tenant.clock.advance(60 * 60_000);
    const second = await readOnce(simulator, 'jobs', {fields, state: first.lastState});
    expect(idsOf(first, second)).toEqual(truth());
  });

  it('fails where rows stay missing, with a state that does not pass over them, and brings them once they are shown', async () => {
    const quiet = await readOnce(simulator, 'jobs', {fields});
    const [struck] = requests().filter((path) => pageOfJobs.test(path) && path.includes('modifiedOnOrAfter'));
    const span = /modifiedOnOrAfter=[^&]+/.exec(String(struck))?.[0] ?? 'none';
    const match = new RegExp(`/jobs\\?.*pageSize=20&.*${span.replace(/[.]/g, '\\.')}`);
    expect(quiet.error).toBeUndefined();
    simulator.faults.add({kind: 'noRows', match, times: Infinity});
    const broken = await readOnce(simulator, 'jobs', {fields});
    expect(broken.error).toBeInstanceOf(SourceError);
    expect(String(broken.error)).toMatch(
      /jobs: ServiceTitan counts \d+ rows modified from .* but shows only 0 of them/,
    );
    expect(idsOf(broken)).not.toEqual(truth());
    simulator.faults.clear();
    const again = await readOnce(simulator, 'jobs', {fields, state: broken.lastState});
    expect(again.error).toBeUndefined();
    expect(idsOf(broken, again)).toEqual(truth());
  });

  it('misses nothing when it is cut short after an answer without rows', async () => {
    simulator.faults.add({kind: 'noRows', match: pageOfJobs, after: 1});
    simulator.faults.add({kind: 'status', status: 400, match: pageOfJobs, after: 6, times: Infinity});
    const broken = await readOnce(simulator, 'jobs', {fields: {...fields, concurrency: 1}});
    expect(String(broken.error)).toContain('400');
    expect(typeof broken.lastState?.delivered).toBe('number');
    simulator.faults.clear();
    const again = await readOnce(simulator, 'jobs', {fields, state: broken.lastState});
    expect(again.error).toBeUndefined();
    expect(idsOf(broken, again)).toEqual(truth());
  });

  it('goes on, and says so, where ServiceTitan contradicts itself', async () => {
    await simulator.close();
    const tenant = createTenant({seed: 7, size: 'tiny', now});
    tenant.clock.advance(60 * 60_000);
    simulator = await startSimulator({tenant, manners: {driftingTotals: true}});
    const {error, rows} = await readOnce(simulator, 'jobs', {fields: {...fields, page_size: 60}});
    expect(error).toBeUndefined();
    expect(idsOf({rows} as Outcome)).toEqual(truth());
  });
});

it('asks again for a page of a later run that shows fewer rows than were counted', async () => {
  const first = await readOnce(simulator, 'tasks', {fields});
  for (let id = 1; id <= 5; id += 1) simulator.tenant.insert('tasks', {id});
  simulator.tenant.clock.advance(60 * 60_000);
  simulator.faults.add({kind: 'noRows', match: /\/tasks\?.*pageSize=20.*modifiedOn/});
  const second = await readOnce(simulator, 'tasks', {fields, state: first.lastState});
  expect(second.error).toBeUndefined();
  expect(simulator.faults.pending()).toBe(0);
  expect(second.rows.map(({id}) => textOf(id)).sort()).toEqual(['1', '2', '3', '4', '5']);
});
