import {firstSeed, killsOr} from './killed-moments';
import {expectNothingLost, twoProcesses} from './killed-story';

const kills = killsOr(25);

it(
  `${kills} kills of source-servicetitan read | st-elt load leave no row lost, twice or stale (KILL_SEED=${firstSeed})`,
  () => expectNothingLost(kills, twoProcesses),
  kills * 30_000,
);
