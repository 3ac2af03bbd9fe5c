import {expectNothingLost, firstSeed, syncing} from './killed-story';

const kills = Number(process.env['KILLS'] ?? 100);

it(
  `${kills} kills of st-elt sync leave no row lost, twice or stale (KILL_SEED=${firstSeed})`,
  () => expectNothingLost(kills, syncing),
  kills * 30_000,
);
