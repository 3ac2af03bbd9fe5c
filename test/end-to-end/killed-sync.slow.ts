import {firstSeed, killsOr} from './killed-moments';
import {expectNothingLost, syncing} from './killed-story';

const kills = killsOr(25);

it(
  `${kills} kills of st-elt sync leave no row lost, twice or stale (KILL_SEED=${firstSeed})`,
  () => expectNothingLost(kills, syncing),
  kills * 30_000,
);
