import type {StreamLiteral} from './definition';
import {byParent, whole} from './ways';

/** The parent of reports. */
const perCategory = {stream: 'report_categories', field: 'reportCategoryId'};

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
  {
    name: 'reports',
    title: 'Reports',
    description: 'Reports that ServiceTitan offers, without their data. One row per category and report.',
    group: 'opt_in',
    list: {path: 'reporting/v2/report-category/{report_category}/reports', parent: perCategory},
    ...byParent,
    primaryKey: ['reportCategoryId', 'id'],
    clusterBy: ['reportCategoryId'],
  },
];
