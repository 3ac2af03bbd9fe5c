import {addressWithoutPasswords} from '../../address';
import {type Config, parseConfig} from '../../config/config';
import {defaultMaxRejectedPercent} from '../../load/rejection-limit';
import type {FormatSettings} from '../../report/format';
import {type Datasets, defaultDatasets} from '../../warehouse/warehouse';
import {readDotenv, readEnvironment, readJsonObject} from '../settings/command-settings';
import {configFileOf, openSettings} from '../settings/open-settings';
import {configVariables, datasetVariables, reportVariables} from '../settings/variables';
import type {Terminal} from '../terminal/terminal';
import {tableOf} from '../terminal/text-table';

/** Flags of `st-elt config show`, as commander gives them. */
export interface ConfigShowOptions {
  readonly config?: string;
  readonly warehouse?: string;
  readonly json?: boolean;
}

/** One setting as it counts. */
export interface Setting {
  readonly name: string;
  /** Text for a person; secrets are not in it. */
  readonly value: string;
  /** `flag`, `environment (NAME)`, `.env (NAME)`, `file (PATH)` or `default`. */
  readonly from: string;
}

const secrets = new Set(['client_secret', 'app_key']);

/**
 * `st-elt config show`: every setting, its value and where it came from; secrets only say that they are set, and passwords in
 * addresses are left out.
 * @throws ConfigError when the configuration is invalid.
 */
export async function configShow(terminal: Terminal, options: ConfigShowOptions): Promise<void> {
  const settings = settingsOf(options).map((setting) => ({...setting, value: addressWithoutPasswords(setting.value)}));
  if (options.json === true) return terminal.printJson(settings);
  terminal.print(
    tableOf({
      head: ['setting', 'value', 'from'],
      rows: settings.map(({name, value, from}) => [name, value, from]),
    }),
  );
}

function settingsOf(options: ConfigShowOptions): readonly Setting[] {
  const env = readEnvironment();
  const {raw, datasets, report, rulesFile, maxRejectedPercent} = openSettings(options);
  const config = parseConfig(raw);
  const file = configFileOf(options.config, env);
  const inFile = file === undefined ? {} : readJsonObject(file, 'configuration');
  const origin = (variables: readonly string[], inThisFile: boolean): string => {
    const variable = variables.find((name) => env[name] !== undefined && env[name] !== '');
    if (variable !== undefined) return `${setByDotenv(variable) ? '.env' : 'environment'} (${variable})`;
    return inThisFile ? `file (${file})` : 'default';
  };
  const twin = (key: string): readonly string[] =>
    Object.entries(configVariables).flatMap(([name, variable]) => (variable.key === key ? [name] : []));

  return [
    ...Object.entries(valuesOf(config)).map(([name, value]) => ({
      name,
      value: secrets.has(name) ? 'set (not shown)' : value,
      from: origin(name === 'start_date' ? ['LOOKBACK_DAYS'] : twin(name), isSet(inFile[name])),
    })),
    {
      name: 'max_rejected_percent',
      value: String(maxRejectedPercent ?? defaultMaxRejectedPercent),
      from: origin(twin('max_rejected_percent'), isSet(inFile['max_rejected_percent'])),
    },
    {
      name: 'warehouse',
      value:
        options.warehouse ?? (env['BQ_PROJECT_ID'] ? `bigquery:${env['BQ_PROJECT_ID']}` : text(inFile['warehouse'])),
      from: options.warehouse === undefined ? origin(['BQ_PROJECT_ID'], isSet(inFile['warehouse'])) : 'flag',
    },
    {
      name: 'rules',
      value: rulesFile ?? 'as shipped',
      from: origin(['ST_ELT_RULES'], isSet(inFile['rules'])),
    },
    ...(Object.keys(defaultDatasets) as (keyof Datasets)[]).map((key) => ({
      name: `datasets.${key}`,
      value: datasets[key],
      from: origin([datasetVariables[key]], isSet((Object(inFile['datasets'] ?? {}) as Record<string, unknown>)[key])),
    })),
    ...(Object.keys(report) as (keyof FormatSettings)[]).map((key) => ({
      name: `report.${key}`,
      value: report[key],
      from: origin([reportVariables[key]], isSet((Object(inFile['report'] ?? {}) as Record<string, unknown>)[key])),
    })),
    ...['bigquery', 'vars'].flatMap((part) =>
      Object.entries(Object(inFile[part] ?? {}) as Record<string, unknown>).map(([key, value]) => ({
        name: `${part}.${key}`,
        value: text(value),
        from: `file (${file})`,
      })),
    ),
  ];
}

/** The configuration with the names of the file. */
function valuesOf(config: Config): Readonly<Record<string, string>> {
  const {entities} = config;
  return {
    environment: config.environment,
    tenant_id: config.tenantId,
    client_id: config.clientId,
    client_secret: config.clientSecret,
    app_key: config.appKey,
    streams: config.streams.length === 0 ? 'core, reference' : config.streams.join(', '),
    start_date: config.startDate ?? 'everything',
    end_date: config.endDate ?? 'none',
    requests_per_second: String(config.requestsPerSecond),
    concurrency: String(config.concurrency),
    page_size: String(config.pageSize),
    lookback_minutes: String(config.lookbackMinutes),
    settle_minutes: String(config.settleMinutes),
    full_read_days: String(config.fullReadDays),
    api_url: config.apiUrl,
    auth_url: config.authUrl,
    ...(Object.keys(entities).length === 0 ? {} : {entities: JSON.stringify(entities)}),
  };
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function text(value: unknown): string {
  if (!isSet(value)) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Whether a variable is set by `.env` of the working folder alone. */
function setByDotenv(variable: string): boolean {
  return process.env[variable] === undefined && variable in readDotenv();
}
