import {statSync} from 'node:fs';

import {parse as parseDotenv} from 'dotenv';

import {addressWithoutPasswords, isSafeForSecrets} from '../../address';
import {ConfigError, UsageError} from '../../errors';
import {readJsonFile, readTextFile} from '../../input-file';
import {defaultFormatSettings, type FormatSettings, isCurrency, isLocale} from '../../report/format';
import {visible} from '../../visible';
import {type Datasets, defaultDatasets} from '../../warehouse/warehouse';
import {refuseUnknownKeys} from './known-keys';
import {configVariables, datasetVariables, type Environment, misspelledVariables, reportVariables} from './variables';

const millisecondsPerDay = 86_400_000;

/**
 * process.env over `.env` of the working folder.
 * @throws ConfigError as of {@link readDotenv}, and for a misspelled name in `.env`; other programs may keep names of their own there.
 */
export function readEnvironment(env: Environment = process.env, file = '.env'): Environment {
  const fromFile = readDotenv(file);
  const both = {...fromFile, ...env};
  const slips = misspelledVariables(Object.keys(fromFile), both);
  if (slips.length === 0) return both;
  throw new ConfigError(
    `${file} has misspelled names: ${slips.map(({name, meant}) => `${name} (did you mean ${meant}?)`).join(', ')}.`,
    'Correct or remove them.',
  );
}

/**
 * What `.env` sets; nothing where there is none, or a folder of that name, as others use it for a virtual environment.
 * @throws ConfigError when it cannot be read, or is not text.
 */
export function readDotenv(file = '.env'): Environment {
  const isFile = statSync(file, {throwIfNoEntry: false})?.isFile() ?? false;
  return isFile ? parseDotenv(readTextFile(file, 'environment')) : {};
}

/**
 * The connector's configuration as plain keys: the file's, with the environment's on top.
 * @param file path of a JSON file; absent: the environment alone.
 * @throws ConfigError when the file cannot be read, is not a JSON object, or has an unknown key.
 */
export function readConfig(
  file: string | undefined,
  env: Environment,
  nowMs: number,
): Readonly<Record<string, unknown>> {
  const fromEnvironment: Record<string, unknown> = {};
  for (const [name, {key, number}] of Object.entries(configVariables)) {
    const value = env[name];
    if (value !== undefined && value !== '') fromEnvironment[key] = number === true ? Number(value) : value;
  }
  const days = env['LOOKBACK_DAYS'];
  if (days !== undefined && days !== '') {
    if (!/^\d{1,5}$/.test(days))
      throw new ConfigError(
        'LOOKBACK_DAYS is not a whole number of days.',
        'Set it to e.g. 90, or unset it to read everything.',
      );
    fromEnvironment['start_date'] = new Date(nowMs - Number(days) * millisecondsPerDay)
      .toISOString()
      .replace(/\.\d+Z$/, 'Z');
  }
  const fromFile = file === undefined ? {} : readJsonObject(file, 'configuration');
  if (file !== undefined) refuseUnknownKeys(fromFile, file);
  return {...fromFile, ...fromEnvironment};
}

/** @throws ConfigError naming the file and what is wrong with it. */
export function readJsonObject(file: string, what: string): Readonly<Record<string, unknown>> {
  const value = readJsonFile(file, what);
  if (value === undefined)
    throw new ConfigError(`The ${what} file ${file} is empty.`, 'It must look like {"tenant_id": "…", …}.');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ConfigError(
      `The ${what} file ${file} does not hold a JSON object.`,
      'It must look like {"tenant_id": "…", …}.',
    );
  }
  return value as Readonly<Record<string, unknown>>;
}

/** Which warehouse, from `duckdb:PATH` or `bigquery:PROJECT`. */
export type WarehouseTarget =
  | {readonly kind: 'duckdb'; readonly path: string}
  | {readonly kind: 'bigquery'; readonly project: string; readonly settings: BigQuerySettings};

/** A warehouse as `--warehouse` names it. */
export function nameOf(target: WarehouseTarget): string {
  return target.kind === 'duckdb' ? `duckdb:${target.path}` : `bigquery:${target.project}`;
}

/**
 * Flag over environment (`BQ_PROJECT_ID`) over the configuration file's `warehouse`.
 * @throws UsageError when nothing or something else is given; ConfigError when the settings of BigQuery are not usable.
 */
export function warehouseTarget(
  flag: string | undefined,
  env: Environment,
  config: Readonly<Record<string, unknown>> = {},
): WarehouseTarget {
  const project = env['BQ_PROJECT_ID'];
  const fromFile = config['warehouse'] ?? undefined;
  if (fromFile !== undefined && typeof fromFile !== 'string')
    throw new ConfigError(
      'Invalid configuration: warehouse must be a string.',
      'Write e.g. "duckdb:st.duckdb" or "bigquery:my-project".',
    );
  const text = flag ?? (project === undefined || project === '' ? fromFile || undefined : `bigquery:${project}`);
  const [kind, rest] = split(text ?? '');
  if (kind === 'duckdb' && rest !== '') return {kind, path: rest};
  if (kind === 'bigquery' && rest !== '') return {kind, project: rest, settings: bigQuerySettings(env, config)};
  throw new UsageError(
    text === undefined ? 'No warehouse is given.' : `"${addressWithoutPasswords(text)}" does not name a warehouse.`,
    'Use --warehouse duckdb:PATH or --warehouse bigquery:PROJECT.',
  );
}

function split(text: string): readonly [string, string] {
  const colon = text.indexOf(':');
  return colon < 0 ? ['', ''] : [text.slice(0, colon), text.slice(colon + 1)];
}

/** Dataset names: environment over the configuration file's `datasets` over the defaults. */
export function datasetNames(env: Environment, config: Readonly<Record<string, unknown>> = {}): Datasets {
  const fromFile = Object(config['datasets'] ?? {}) as Readonly<Record<string, unknown>>;
  const names: Record<string, string> = {...defaultDatasets};
  for (const key of Object.keys(defaultDatasets) as (keyof Datasets)[]) {
    const value = env[datasetVariables[key]] || (fromFile[key] ?? '');
    if (value === '') continue;
    if (typeof value !== 'string' || !/^[A-Za-z_]\w{0,1023}$/.test(value)) {
      throw new ConfigError(
        `The name of the ${key} dataset is not usable.`,
        'Use letters, digits and underscores, e.g. st_raw_v2.',
      );
    }
    names[key] = value;
  }
  return names as unknown as Datasets;
}

/**
 * `max_rejected_percent` of the configuration: the share of a stream's rows that may be rejected without failing it.
 * @returns undefined when it is not set.
 * @throws ConfigError when it is not a number from 0 to 100.
 */
export function maxRejectedPercentOf(config: Readonly<Record<string, unknown>>): number | undefined {
  const value = config['max_rejected_percent'];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && value >= 0 && value <= 100) return value;
  throw new ConfigError('max_rejected_percent must be a number from 0 to 100.', 'Use e.g. 5, or leave it out.');
}

/**
 * How the report and the tables of the terminal are written: environment over the configuration file's `report` over the defaults.
 * @throws ConfigError for a currency or a locale that there is not.
 */
export function reportSettings(env: Environment, config: Readonly<Record<string, unknown>> = {}): FormatSettings {
  const given = Object(config['report'] ?? {}) as Readonly<Record<string, unknown>>;
  const text = (key: keyof FormatSettings): string => {
    const value = env[reportVariables[key]] || (given[key] ?? '');
    if (typeof value === 'string') return value.trim() || defaultFormatSettings[key];
    throw new ConfigError(`Invalid configuration: report.${key} must be a string.`, `Write e.g. "${examples[key]}".`);
  };
  const [currency, locale] = [text('currency').toUpperCase(), text('locale')];
  if (!isCurrency(currency))
    throw new ConfigError(
      `Invalid configuration: report.currency "${visible(currency)}" is not a currency.`,
      'Use a code of ISO 4217, e.g. USD, CAD, EUR, GBP or AUD.',
    );
  if (!isLocale(locale))
    throw new ConfigError(
      `Invalid configuration: report.locale "${visible(locale)}" is not a locale.`,
      'Use e.g. en-US, en-CA, fr-CA, de-DE, en-GB or en-AU.',
    );
  return {currency, locale};
}

const examples: FormatSettings = {currency: 'CAD', locale: 'en-CA'};

/** What BigQuery is told besides the project. */
export interface BigQuerySettings {
  readonly location: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly maximumBytesBilled?: number;
  /** `BIGQUERY_EMULATOR_HOST`, as Google's own clients call it. */
  readonly emulator?: string;
}

/**
 * Environment (`BQ_LOCATION`, `BQ_MAXIMUM_BYTES_BILLED`) over the configuration file's `bigquery`:
 * `{"location": "EU", "labels": {"team": "ops"}, "maximum_bytes_billed": 100000000000}`.
 * @throws ConfigError when one of them is not what it must be.
 */
export function bigQuerySettings(env: Environment, config: Readonly<Record<string, unknown>> = {}): BigQuerySettings {
  const given = Object(config['bigquery'] ?? {}) as Readonly<Record<string, unknown>>;
  const location = env['BQ_LOCATION'] || given['location'] || 'US';
  if (typeof location !== 'string' || !/^[A-Za-z0-9-]+$/.test(location))
    throw new ConfigError('The location of BigQuery is not usable.', 'Use e.g. US, EU or us-central1.');
  const labels = Object(given['labels'] ?? {}) as Readonly<Record<string, unknown>>;
  if (!Object.entries(labels).every(([key, value]) => labelKey.test(key) && labelValue.test(String(value))))
    throw new ConfigError(
      'A label for BigQuery is not usable.',
      'Keys and values are lower-case letters, digits, _ and -, up to 63; a key begins with a letter.',
    );
  const limit = env['BQ_MAXIMUM_BYTES_BILLED'] || given['maximum_bytes_billed'];
  const maximumBytesBilled = limit === undefined ? undefined : Number(limit);
  if (maximumBytesBilled !== undefined && !(Number.isSafeInteger(maximumBytesBilled) && maximumBytesBilled > 0))
    throw new ConfigError('maximum_bytes_billed is not a number of bytes.', 'Use e.g. 100000000000 for 100 GB.');
  const emulator = emulatorAddress(env, 'BIGQUERY_EMULATOR_HOST');
  return {
    location,
    labels: labels as Readonly<Record<string, string>>,
    ...(maximumBytesBilled === undefined ? {} : {maximumBytesBilled}),
    ...(emulator === undefined ? {} : {emulator}),
  };
}

/**
 * Address of a server that stands in for one of Google's, as Google's own clients name it: `http://HOST:PORT` or `HOST:PORT`.
 * @returns undefined when the variable is not set.
 * @throws ConfigError for an address that data may not be sent to.
 */
export function emulatorAddress(env: Environment, variable: string): string | undefined {
  const value = env[variable]?.trim();
  if (value === undefined || value === '') return undefined;
  const address = (/^[a-z]+:\/\//i.test(value) ? value : `http://${value}`).replace(/\/+$/, '');
  if (isSafeForSecrets(address)) return address;
  throw new ConfigError(
    `${variable} is not https:// and not on this machine.`,
    `Unset ${variable}, or use an address like http://127.0.0.1:9050: without TLS, data and tokens could be read on the way.`,
  );
}

const labelKey = /^[a-z][a-z0-9_-]{0,62}$/;
const labelValue = /^[a-z0-9_-]{0,63}$/;

/**
 * `timezone=America/Denver,ar_minimum=5` as an object.
 * @throws UsageError for a part without `=`.
 */
export function parseVars(text: string | undefined): Readonly<Record<string, string>> {
  if (text === undefined || text.trim() === '') return {};
  return Object.fromEntries(
    text.split(',').map((part) => {
      const equals = part.indexOf('=');
      if (equals < 1)
        throw new UsageError(
          `"${part}" in --vars is not name=value.`,
          'Write e.g. --vars timezone=America/Denver,ar_minimum=5.',
        );
      return [part.slice(0, equals).trim(), part.slice(equals + 1).trim()];
    }),
  );
}
