import {existsSync} from 'node:fs';
import {dirname, isAbsolute, join} from 'node:path';

import {tenantNamedIn} from '../../config/config';
import type {Tenant} from '../../config/tenant';
import {ConfigError} from '../../errors';
import type {FormatSettings} from '../../report/format';
import type {Rules} from '../../rules/rules-file';
import type {Datasets} from '../../warehouse/warehouse';
import {
  datasetNames,
  maxRejectedPercentOf,
  parseVars,
  readConfig,
  readEnvironment,
  reportSettings,
  type WarehouseTarget,
  warehouseTarget,
} from './command-settings';
import {defaultConfigFile} from './config-file';
import {refuseUnknownVars} from './known-keys';
import type {Environment} from './variables';

/** Flags that most commands share. */
export interface CommonOptions {
  readonly config?: string;
  readonly warehouse?: string;
  readonly vars?: string;
  readonly rules?: string;
}

/** What flags, environment, configuration file and defaults say together, in that order. */
export interface Settings {
  readonly env: Environment;
  /** The configuration as plain keys, for `parseConfig`. */
  readonly raw: Readonly<Record<string, unknown>>;
  /** @throws UsageError when no warehouse is given. */
  readonly target: () => WarehouseTarget;
  readonly datasets: Datasets;
  /** Percent of a stream's rows that may be rejected without failing it; undefined: the default. */
  readonly maxRejectedPercent: number | undefined;
  /**
   * Whose data the configuration is about, for commands that need no credentials; undefined when it names no tenant.
   * @throws ConfigError when what it says of its tenant is malformed.
   */
  readonly tenant: () => Tenant | undefined;
  /** How the report and the tables of the terminal are written. */
  readonly report: FormatSettings;
  /** Dataform vars: those of `--vars` over those of the file. */
  readonly vars: Readonly<Record<string, string>>;
  /** The company's rules file, as the user may name it; undefined when there is none and the shipped rules hold. */
  readonly rulesFile: string | undefined;
  /** The same, read and checked. @throws ConfigError that names every line in trouble. */
  readonly rules: () => Promise<Rules | undefined>;
}

/** The file that a command reads: the named one, else `ST_ELT_CONFIG`, else `st-elt.json` of the working folder, if it is there. */
export function configFileOf(flag: string | undefined, env: Environment): string | undefined {
  const named = flag ?? (env['ST_ELT_CONFIG'] || undefined);
  return named ?? (existsSync(defaultConfigFile) ? defaultConfigFile : undefined);
}

/** @throws ConfigError for a file that cannot be read; UsageError for flags that say nothing. */
export function openSettings(options: CommonOptions, nowMs = Date.now(), env = readEnvironment()): Settings {
  const configFile = configFileOf(options.config, env);
  const raw = readConfig(configFile, env, nowMs);
  const rulesFile = options.rules ?? (env['ST_ELT_RULES'] || rulesFileIn(raw, configFile));
  const flagVars = parseVars(options.vars);
  refuseUnknownVars(flagVars);
  return {
    env,
    raw,
    target: () => warehouseTarget(options.warehouse, env, raw),
    datasets: datasetNames(env, raw),
    maxRejectedPercent: maxRejectedPercentOf(raw),
    tenant: () => tenantNamedIn(raw),
    report: reportSettings(env, raw),
    vars: {...fileVars(raw['vars']), ...flagVars},
    rulesFile,
    rules: async () =>
      rulesFile === undefined ? undefined : (await import('../../rules/rules-file')).readRules(rulesFile),
  };
}

/** `rules` of the configuration: a path that begins where the configuration file lies. */
function rulesFileIn({rules}: Readonly<Record<string, unknown>>, configFile: string | undefined): string | undefined {
  if (rules === undefined || rules === null || rules === '') return undefined;
  if (typeof rules !== 'string')
    throw new ConfigError('rules must be the path of a rules file.', 'Write e.g. "rules": "my-company.yaml".');
  return configFile === undefined || isAbsolute(rules) ? rules : join(dirname(configFile), rules);
}

/** @throws ConfigError for a value that is not a text, a number, true or false. */
function fileVars(vars: unknown): Readonly<Record<string, string>> {
  const given = Object.entries(Object(vars ?? {}) as Readonly<Record<string, unknown>>).filter(
    ([, value]) => value !== null,
  );
  return Object.fromEntries(
    given.map(([name, value]) => {
      if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
        throw new ConfigError(`Invalid configuration: vars.${name} must be a string or a number.`, 'Write e.g. "10".');
      return [name, String(value)];
    }),
  );
}
