import {expectNothingLost, firstSeed, twoProcesses} from './killed-story';

const kills = Number(process.env['KILLS'] ?? 100);

it(
  `${kills} kills of source-servicetitan read | st-elt load leave no row lost, twice or stale (KILL_SEED=${firstSeed})`,
  () => expectNothingLost(kills, twoProcesses),
  kills * 30_000,
);
