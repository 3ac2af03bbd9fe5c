import type {StreamLiteral} from './definition';
import {dated, whole} from './ways';

/** Job Booking: why people call. */
export const jbce: readonly StreamLiteral[] = [
  {
    name: 'call_reasons',
    title: 'Call reasons',
    description: 'Reasons why people call, and whether a call for it is a lead. One row per call reason.',
    group: 'extended',
    list: {path: 'jbce/v2/call-reasons', query: {active: 'Any'}, filters: dated, sort: 'Id'},
    ...whole,
    cursor: 'modifiedOn',
    activeFalseMeans: 'inactive',
  },
];
