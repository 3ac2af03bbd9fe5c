import type {StreamLiteral} from './definition';
import {dated, whole} from './ways';

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
    list: {path: 'schedulingpro/v2/schedulers/{id}/sessions', parent: {stream: 'schedulers', field: 'schedulerId'}},
    ...whole,
    clusterBy: ['schedulerId'],
  },
];
