import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {runInNewContext} from 'node:vm';

import {dataformProject} from '../../src/transform/dataform/compile';

/** Vars as in `workflow_settings.yaml`, for the embedded warehouse. */
export const duckDbVars = {
  dialect: 'duckdb',
  timezone: 'America/Phoenix',
  week_start: 'monday',
  fiscal_year_start: '1',
  fiscal_calendar: 'months',
  as_of: '',
  ar_minimum: '10',
  history_start: '2000-01-01',
  raw_dataset: 'st_raw_v2',
  stage_dataset: 'st_stage_v2',
  ref_dataset: 'st_ref_v2',
  mart_dataset: 'st_mart_v2',
  logs_dataset: 'st_logs_v2',
  labor_grace_days: '21',
  raw_prefix: 'raw_',
  loader: 'st_elt',
};

/**
 * What a script of `dataform/includes` exports, under the given vars.
 * @param rules stands in for `kpi_rules.yaml`.
 */
export function include(
  path: string,
  vars: Readonly<{[name: string]: string}> = duckDbVars,
  rules: unknown = {},
): unknown {
  if (path.endsWith('.yaml')) return {asJson: rules};
  const module = {exports: {} as unknown};
  runInNewContext(readFileSync(join(dataformProject(), path), 'utf8'), {
    module,
    dataform: {projectConfig: {vars}},
    require: (other: string) => include(other, vars, rules),
    Intl,
  });
  return module.exports;
}
