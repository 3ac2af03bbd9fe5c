import type {StreamLiteral} from './definition';
import {byDay, byParent, dated, single, whole} from './ways';

const perScheduler = {stream: 'schedulers', field: 'schedulerId', everyTime: true} as const;
const range = {from: 'sessionCreatedOnOrAfter', before: 'sessionCreatedBefore'};

/** Scheduling Pro: booking on the web site. */
export const schedulingPro: readonly StreamLiteral[] = [
  {
    name: 'schedulers',
    title: 'Schedulers',
    description: 'Online schedulers on web sites. One row per scheduler.',
    group: 'extended',
    list: {path: 'schedulingpro/v2/schedulers', filters: dated},
    ...whole,
    cursor: 'modifiedOn',
  },
  {
    name: 'schedulers_sessions',
    title: 'Scheduler sessions',
    description: 'Visits of customers to an online scheduler, and how far they came. One row per session.',
    group: 'opt_in',
    list: {path: 'schedulingpro/v2/schedulers/{id}/sessions', since: 'modifiedOn', parent: perScheduler},
    ...byParent,
    clusterBy: ['schedulerId'],
  },
  {
    name: 'schedulers_performance',
    title: 'Scheduler performance',
    description:
      'How far visits to an online scheduler came, and what they brought. One row per scheduler and UTC day.',
    group: 'opt_in',
    list: {path: 'schedulingpro/v2/schedulers/{id}/performance', parent: perScheduler, daily: range, ...single},
    ...byDay,
    primaryKey: ['schedulerId', 'day'],
  },
];
