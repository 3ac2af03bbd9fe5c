import {nearestBySlips} from '../../nearest';
import type {FormatSettings} from '../../report/format';
import type {Datasets} from '../../warehouse/warehouse';

/** The environment, `.env` of the working folder included (what is really set wins over the file). */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Environment twins of configuration keys, as users of the predecessor know them. */
export const configVariables: Readonly<Record<string, {readonly key: string; readonly number?: true}>> = {
  ST_CLIENT_ID: {key: 'client_id'},
  ST_CLIENT_SECRET: {key: 'client_secret'},
  ST_TENANT_ID: {key: 'tenant_id'},
  ST_APP_KEY: {key: 'app_key'},
  RATE_LIMIT_PER_SECOND: {key: 'requests_per_second', number: true},
  MAX_CONCURRENT_REQUESTS: {key: 'concurrency', number: true},
  FULL_READ_DAYS: {key: 'full_read_days', number: true},
  MAX_REJECTED_PERCENT: {key: 'max_rejected_percent', number: true},
};

/** Environment twins of the dataset names. */
export const datasetVariables: Readonly<Record<keyof Datasets, string>> = {
  raw: 'BQ_DATASET_RAW',
  stage: 'BQ_DATASET_STAGE',
  ref: 'BQ_DATASET_REF',
  mart: 'BQ_DATASET_MART',
  logs: 'BQ_DATASET_LOGS',
};

/** Environment twins of how the report is written. */
export const reportVariables: Readonly<Record<keyof FormatSettings, string>> = {
  currency: 'REPORT_CURRENCY',
  locale: 'REPORT_LOCALE',
};

/**
 * Variables of the environment and `.env` that `st-elt` reads and nobody else would call so. Left out are those of others
 * (`PORT`, `LOG_LEVEL`, `GOOGLE_CLOUD_PROJECT`): a name that is like one of them need not be meant for us.
 */
const ownVariables: readonly string[] = [
  ...Object.keys(configVariables),
  ...Object.values(datasetVariables),
  ...Object.values(reportVariables),
  ...['LOOKBACK_DAYS', 'BQ_PROJECT_ID', 'BQ_LOCATION', 'BQ_MAXIMUM_BYTES_BILLED'],
  ...['ST_ELT_CONFIG', 'ST_ELT_RULES', 'ST_ELT_JOB', 'ST_ELT_RUN_ENDPOINT', 'ST_ELT_CERTS_URL'],
  ...['ST_ELT_SERVICE_AUDIENCE', 'ST_ELT_SERVICE_ACCOUNTS', 'ST_ELT_SERVICE_IAM', 'ST_ELT_SERVICE_TOKEN'],
];

/** A swapped pair, or two letters too many; more would take other programs' names for ours (`BQ_DATASET`). */
const mostSlips = 2;

/**
 * Names that were most likely meant for one of ours, which nothing sets.
 * @param names to look at.
 * @param env what is set, `.env` included.
 */
export function misspelledVariables(
  names: readonly string[],
  env: Environment,
): readonly {readonly name: string; readonly meant: string}[] {
  const missing = ownVariables.filter((name) => !env[name]);
  return names
    .filter((name) => !ownVariables.includes(name))
    .flatMap((name) => {
      const meant = nearestBySlips(name, missing, mostSlips);
      return meant === undefined ? [] : [{name, meant}];
    });
}
