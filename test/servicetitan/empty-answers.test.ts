import {type Simulator, startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {textOf} from '../../src/servicetitan/pages/records';
import {readOnce} from './reading-fixture';

/** Answers with status 200 that hold no row although there are some: one of them hides nothing. */
let simulator: Simulator;
beforeEach(async () => {
  const tenant = createTenant({seed: 7, size: 'tiny', now: new Date('2026-03-11T18:00:00Z'), breadth: true});
  // What changed in the last minutes is rightly left to the next read.
  tenant.clock.advance(20 * 60_000);
  simulator = await startSimulator({tenant, manners: {exportPageSize: 10}});
});
afterEach(() => simulator.close());

const truth = (stream: string): number => simulator.tenant.records(stream).length;

describe.each(['full_refresh', 'incremental'] as const)(
  'an answer without rows, in a first read that is %s,',
  (mode) => {
    it.each(['campaigns', 'payment_types', 'form_submissions', 'schedulers'])(
      'hides nothing of a whole list: %s',
      async (stream) => {
        simulator.faults.add({kind: 'noRows', match: /\/(?!export)[\w-]+\?/});
        const {rows, error} = await readOnce(simulator, stream, {mode});
        expect(error).toBeUndefined();
        expect(simulator.faults.pending()).toBe(0);
        expect(rows).toHaveLength(truth(stream));
      },
    );

    it.each(['calls', 'projects', 'leads', 'invoice_items', 'opportunities'])(
      'ends no drain of a feed, on whichever page it comes: %s',
      async (stream) => {
        expect(truth(stream)).toBeGreaterThan(20);
        for (const after of [0, 1, 2]) {
          simulator.faults.add({kind: 'noRows', match: /\/export\//, after});
          const {rows, error} = await readOnce(simulator, stream, {mode});
          expect(error).toBeUndefined();
          expect(simulator.faults.pending()).toBe(0);
          expect(new Set(rows.map(({id}) => textOf(id))).size).toBe(truth(stream));
        }
      },
    );
  },
);

it('an empty list and an empty feed are believed the second time', async () => {
  for (const stream of ['campaigns', 'calls'])
    for (const {id} of [...simulator.tenant.records(stream)])
      simulator.tenant.remove(stream, id as number, {hard: true});
  for (const stream of ['campaigns', 'calls']) {
    simulator.resetStats();
    expect(await readOnce(simulator, stream)).toMatchObject({rows: [], error: undefined});
    expect(simulator.stats().total).toBe(2);
  }
});

it('a whole list that shows fewer rows than it counts is asked again', async () => {
  simulator.faults.add({kind: 'drift', by: 4, match: /\/campaigns\?/});
  const {rows, error} = await readOnce(simulator, 'campaigns');
  expect(error).toBeUndefined();
  expect(rows).toHaveLength(truth('campaigns'));
  expect(simulator.stats().total).toBe(2);
});

it('a feed that is followed is asked once where nothing is new', async () => {
  const {lastState} = await readOnce(simulator, 'calls');
  simulator.resetStats();
  await readOnce(simulator, 'calls', {state: lastState});
  // By its token, and by date for what was saved late.
  expect(simulator.stats().total).toBeLessThanOrEqual(2);
});
