import type {StreamLiteral} from './definition';
import {whole} from './ways';

/** Reporting: the catalogue of reports in ServiceTitan. */
export const reporting: readonly StreamLiteral[] = [
  {
    name: 'report_categories',
    title: 'Report categories',
    description: 'Categories of the reports in ServiceTitan. One row per category.',
    group: 'extended',
    list: {path: 'reporting/v2/report-categories'},
    ...whole,
  },
];
