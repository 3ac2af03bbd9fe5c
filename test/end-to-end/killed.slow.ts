import {type Simulator, startSimulator} from '../../simulator/server';
import {createTenant} from '../../simulator/tenant';
import {type Ending, places, tellStory} from './killed-story';

const kills = Number(process.env['KILLS'] ?? 100);
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({
    tenant: createTenant({seed: 11, size: 'tiny', now: new Date('2026-03-11T18:00:00Z')}),
  });
});
afterAll(() => simulator.close());

it.each([
  ['st-elt sync', false],
  ['source-servicetitan read | st-elt load', true],
])(
  `${kills} kills of %s leave no row lost, twice or stale`,
  async (_, twoProcesses) => {
    const endings: Ending[] = [];
    // A process that was done before its moment came was not killed; its story counts for nothing.
    for (let seed = 1; countKilled(endings) < kills && seed <= kills * 2; seed += 1) {
      endings.push(await tellStory(simulator, seed, twoProcesses));
    }
    const wrong = endings.filter(({lost, duplicate, stale}) => lost.length + duplicate.length + stale.length > 0);
    expect(wrong).toEqual([]);
    expect(countKilled(endings)).toBe(kills);
    expect(new Set(endings.filter(({killed}) => killed).map(({place}) => place)).size).toBe(places.length);
  },
  kills * 30_000,
);

function countKilled(endings: readonly Ending[]): number {
  return endings.filter(({killed}) => killed).length;
}
