import {expectNothingLost} from './killed-story';

const kills = Number(process.env['KILLS'] ?? 100);

it(
  `${kills} kills of source-servicetitan read | st-elt load leave no row lost, twice or stale`,
  () => expectNothingLost(kills, true),
  kills * 30_000,
);
