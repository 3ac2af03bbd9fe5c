import {existsSync} from 'node:fs';

import {selectStreams} from '../../catalogue';
import {parseConfig} from '../../config/config';
import {AppError, ConfigError, UsageError} from '../../errors';
import {readConfig, readEnvironment, type WarehouseTarget, warehouseTarget} from '../settings/command-settings';
import {defaultConfigFile, writeConfigFile} from '../settings/config-file';
import {defaultWait} from '../settings/open-warehouse';
import {defaultTimezone, requireTimezone} from '../settings/timezone';
import type {Terminal} from '../terminal/terminal';
import {questions} from './prompts';
import {type Access, accessOf, type Answers, tokenTrouble} from './tenant-access';
import {zoneOfTenant} from './timezone-proposal';

/** Flags of `st-elt init`, as commander gives them. */
export interface InitOptions {
  readonly config?: string;
  readonly environment?: string;
  readonly tenantId?: string;
  readonly clientId?: string;
  readonly warehouse?: string;
  readonly timezone?: string;
  /** Ask nothing: flags and environment say it all. */
  readonly yes?: boolean;
  readonly force?: boolean;
  readonly apiUrl?: string;
  readonly authUrl?: string;
}

/**
 * `st-elt init`: from credentials to a configuration that is known to work. Each answer is tried as soon as it can be; secrets
 * are neither shown nor taken from the command line, where other users of the machine could read them.
 * @throws UsageError without a terminal to ask on; ConfigError for answers that do not work.
 */
export async function init(terminal: Terminal, options: InitOptions): Promise<void> {
  const file = options.config ?? defaultConfigFile;
  const interactive = options.yes !== true;
  if (interactive && !(process.stdin.isTTY && process.stderr.isTTY)) {
    throw new UsageError(
      'No terminal to ask questions on.',
      'Use --yes, with ST_TENANT_ID, ST_CLIENT_ID, ST_CLIENT_SECRET and ST_APP_KEY in the environment.',
    );
  }
  await mayWrite(file, interactive, options);

  const given = {...readConfig(undefined, readEnvironment(), Date.now()), ...fromFlags(options)};
  const {answers, access} = interactive ? await interview(terminal, given) : await asGiven(given);
  const whole = {...answers, streams: streamsToRead(access), ...(await surroundings(terminal, options, access))};
  for (const {module, streams, status} of access.refused) {
    terminal.say(`left out: ${streams.join(', ')} (${module} refuses with ${status}: its read scope is missing)`);
  }
  writeConfigFile(file, whole);
  terminal.say(`${file} is written, for your eyes only (mode 0600): ${access.readable.length} streams can be read.`);
  const named = file === defaultConfigFile ? '' : ` --config ${file}`;
  terminal.say(`Next: st-elt doctor${named}, then st-elt sync${named}`);
  await showRules(terminal, file, warehouseTarget(whole.warehouse, {}));
}

/** The last step: what the KPIs make of the company's business units, where something is loaded already; else how to see it. */
async function showRules(terminal: Terminal, file: string, target: WarehouseTarget): Promise<void> {
  const named = file === defaultConfigFile ? '' : ` --config ${file}`;
  const later = `Then: st-elt rules${named} shows what the KPIs make of your business units, and proposes rules`;
  if (target.kind === 'bigquery' || !existsSync(target.path)) return terminal.say(later);
  try {
    const {rules} = await import('../commands/rules');
    await rules(terminal, {config: file, wait: defaultWait});
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    terminal.say(later);
  }
}

async function mayWrite(file: string, interactive: boolean, {force}: InitOptions): Promise<void> {
  if (!existsSync(file) || force === true) return;
  if (interactive && (await questions.again(`${file} exists. Overwrite it?`))) return;
  throw new UsageError(`${file} exists and is left as it is.`, 'Use --force to overwrite it, or --config for another.');
}

function fromFlags({environment, tenantId, clientId, apiUrl, authUrl}: InitOptions): Answers {
  const flags = {environment, tenant_id: tenantId, client_id: clientId, api_url: apiUrl, auth_url: authUrl};
  return Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
}

interface Outcome {
  readonly answers: Answers;
  readonly access: Access;
}

async function asGiven(given: Answers): Promise<Outcome> {
  const config = parseConfig(given);
  const trouble = await tokenTrouble(given);
  if (trouble !== undefined) throw new ConfigError(trouble);
  return {answers: given, access: await accessOf(config, selectStreams())};
}

/** Asks for what is not given yet; what ServiceTitan refuses is asked again. */
async function interview(terminal: Terminal, given: Answers): Promise<Outcome> {
  const environment = given['environment'] ?? (await questions.environment());
  let known: Answers = {...given, environment};
  for (let trouble: string | undefined; ;) {
    const client_id = known['client_id'] ?? (await questions.clientId());
    const client_secret = known['client_secret'] ?? (await questions.clientSecret());
    terminal.progress('Asking ServiceTitan for a token');
    trouble = await tokenTrouble({...known, client_id, client_secret});
    if (trouble === undefined) {
      known = {...known, client_id, client_secret};
      terminal.say('ServiceTitan accepts the client ID and secret.');
      break;
    }
    terminal.say(trouble);
    known = without(known, 'client_id', 'client_secret');
  }
  for (;;) {
    const tenant_id = known['tenant_id'] ?? (await questions.tenantId());
    const app_key = known['app_key'] ?? (await questions.appKey());
    const answers = {...known, tenant_id, app_key};
    terminal.progress('Asking which streams may be read');
    try {
      return {answers, access: await accessOf(parseConfig(answers), selectStreams())};
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      terminal.say(error.message);
      known = without(known, 'tenant_id', 'app_key');
    }
  }
}

function without(answers: Answers, ...names: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !names.includes(name)));
}

/** Groups where all of them may be read, else the names of those that may. */
function streamsToRead({readable, refused}: Access): readonly string[] {
  return refused.length === 0 ? ['core', 'reference'] : readable.map(({name}) => name);
}

/** Warehouse, time zone and, of a person, the first day of a week. */
async function surroundings(
  terminal: Terminal,
  options: InitOptions,
  access: Access,
): Promise<{readonly warehouse: string; readonly vars?: Answers}> {
  const interactive = options.yes !== true;
  const warehouse = options.warehouse ?? (interactive ? await askWarehouse() : 'duckdb:st.duckdb');
  warehouseTarget(warehouse, {});
  const timezone = options.timezone ?? (await timezoneOf(terminal, access, interactive));
  if (timezone !== undefined) requireTimezone(timezone);
  const vars = {
    ...(timezone === undefined ? {} : {timezone}),
    ...(interactive ? {week_start: await questions.weekStart()} : {}),
  };
  return Object.keys(vars).length === 0 ? {warehouse} : {warehouse, vars};
}

/** What the tenant's addresses propose; a person may say otherwise, and must where they propose nothing. */
async function timezoneOf(terminal: Terminal, access: Access, interactive: boolean): Promise<string | undefined> {
  const {timezone, says} = await zoneOfTenant(access);
  terminal.say(timezone === undefined ? `No time zone is proposed: ${says}.` : `Time zone: ${says}.`);
  if (interactive) return questions.timezone(timezone);
  if (timezone === undefined)
    terminal.say(
      `A day of the KPIs is a day in ${defaultTimezone} until --timezone, or "vars" in the file, says another.`,
    );
  return timezone;
}

async function askWarehouse(): Promise<string> {
  return (await questions.warehouse()) === 'duckdb'
    ? `duckdb:${await questions.duckdbPath()}`
    : `bigquery:${await questions.project()}`;
}
