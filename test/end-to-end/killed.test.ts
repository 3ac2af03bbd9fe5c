import {type Simulator, startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {places, syncing, tellStory, twoProcesses} from './killed-story';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({
    tenant: createTenant({seed: 11, size: 'tiny', now: new Date('2026-03-11T18:00:00Z')}),
  });
});
afterAll(() => simulator.close());

// `npm run test:kill` kills at many more moments, and other commands too.
it.each([
  ['st-elt sync', syncing],
  ['source-servicetitan read | st-elt load', twoProcesses],
])(
  'a kill of %s, wherever it is, leaves no row lost, twice or stale after one more run',
  async (_, way) => {
    for (const [seed, place] of places.entries()) {
      const {lost, duplicate, stale} = await tellStory(simulator, seed + 40, way);
      expect({place, lost, duplicate, stale}).toEqual({place, lost: [], duplicate: [], stale: []});
    }
  },
  120_000,
);
