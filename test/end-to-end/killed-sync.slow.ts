import {expectNothingLost} from './killed-story';

const kills = Number(process.env['KILLS'] ?? 100);

it(
  `${kills} kills of st-elt sync leave no row lost, twice or stale`,
  () => expectNothingLost(kills, false),
  kills * 30_000,
);
