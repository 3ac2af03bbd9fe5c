import {isSafeForSecrets} from '../address';
import {meantStream, selectStreams, streamNamed} from '../catalogue';
import {ConfigError, describeError} from '../errors';
import {didYouMean} from '../nearest';
import type {Instant} from '../time/instant';
import {parseInstant} from '../time/instant';
import type {sourceKeys} from './config-keys';
import {entityKeys} from './config-keys';
import type {Tenant} from './tenant';
import {tenantOf} from './tenant';

/** How to reach one tenant and how to read it. Frozen; every default is filled in. */
export type Config = Readonly<{
  tenantId: string;
  clientId: string;
  clientSecret: string;
  appKey: string;
  environment: 'production' | 'integration';
  /** Rows modified before it are not read; absent: from the first record. */
  startDate?: Instant;
  /** Rows modified at or after it are not read. */
  endDate?: Instant;
  /** Names and groups of streams; empty: `core` and `reference`. */
  streams: readonly string[];
  requestsPerSecond: number;
  /** Requests that may start at once after a pause: follows from the rate, so that a second never sees more than 60. */
  burst: number;
  concurrency: number;
  /** Rows per page of a list, where the endpoint has no lower limit. */
  pageSize: number;
  lookbackMinutes: number;
  /** What is special about single streams, by name. */
  entities: Readonly<Record<string, EntityConfig>>;
  settleMinutes: number;
  /** After so many days everything is read again of streams that are otherwise asked for what is new. */
  fullReadDays: number;
  /** Address of the API, without a slash at its end. */
  apiUrl: string;
  /** Full address of the token endpoint. */
  authUrl: string;
}>;

/** One stream's part of the configuration (`entities` in the file). */
export interface EntityConfig {
  /** False: left out, unless the stream is asked for by name. Default true. */
  readonly enabled?: boolean;
  /** How `sync` reads it when no mode is asked for. Default incremental. */
  readonly mode?: 'incremental' | 'full';
  /** Cron expression for `schedule`. */
  readonly schedule?: string;
  /** Instead of the common lookback. */
  readonly lookbackMinutes?: number;
  /** How often `sync --reconcile due` reads all its keys; 0: never. Default {@link defaultReconcileDays}. */
  readonly reconcileDays?: number;
}

/** The streams that are read when none are asked for. */
export function enabledStreams({streams, entities}: Reading): ReturnType<typeof selectStreams> {
  return selectStreams(streams).filter(({name}) => entities[name]?.enabled !== false);
}

const defaultReconcileDays = 7;

/** Days after which the keys of a stream are to be read again; 0: never. */
export function reconcileDaysOf({entities}: Config, stream: string): number {
  return entities[stream]?.reconcileDays ?? defaultReconcileDays;
}

/** How far a stream's follow-up reads back before its watermark. */
export function lookbackMinutesOf({entities, lookbackMinutes}: Config, stream: string): number {
  return entities[stream]?.lookbackMinutes ?? lookbackMinutes;
}

const addresses = {
  production: {
    apiUrl: 'https://api.servicetitan.io',
    authUrl: 'https://auth.servicetitan.io/connect/token',
  },
  integration: {
    apiUrl: 'https://api-integration.servicetitan.io',
    authUrl: 'https://auth-integration.servicetitan.io/connect/token',
  },
} as const;

/** ServiceTitan's limit per second for one app and tenant. */
const mostPerSecond = 60;
const largestBurst = 20;
const mostLookbackMinutes = 10_080;
const mostReconcileDays = 366;

type Key = (typeof sourceKeys)[number];

/**
 * A configuration out of a parsed JSON file. Other keys are passed over: platforms add some, and `st-elt` has its own in the same
 * file. null and an empty text mean that a field is not set.
 * @throws ConfigError that names every field in trouble and how to write it, without its value.
 */
export function parseConfig(input: unknown): Config {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new ConfigError(
      'The configuration is not a JSON object.',
      'See integration_tests/sample_config.json for one.',
    );
  }
  const fields = input as Readonly<Record<string, unknown>>;
  const problems: string[] = [];
  const value = (name: Key): unknown => (fields[name] === '' || fields[name] === null ? undefined : fields[name]);
  const trouble = (name: string, how: string): undefined => {
    problems.push(`${name} ${how}`);
    return undefined;
  };

  const text = (name: Key, what: string): string => {
    const found = value(name);
    if (found === undefined) trouble(name, `is missing: ${what}`);
    else if (typeof found !== 'string') trouble(name, 'must be a string');
    else if (found.trim() === '') trouble(name, `is empty: ${what}`);
    return typeof found === 'string' ? found.trim() : '';
  };
  const tenantId = (): string => {
    const found = value('tenant_id');
    const digits = typeof found === 'number' && Number.isSafeInteger(found) ? String(found) : found;
    if (digits === undefined) trouble('tenant_id', 'is missing: the number of the tenant, e.g. "1234567890"');
    else if (typeof digits !== 'string' || !/^\d+$/.test(digits.trim())) {
      trouble('tenant_id', 'must be digits only, e.g. "1234567890"');
    }
    return typeof digits === 'string' ? digits.trim() : '';
  };
  const environment = (): Config['environment'] => {
    const found = value('environment') ?? 'production';
    if (found === 'production' || found === 'integration') return found;
    trouble('environment', 'must be "production" or "integration"');
    return 'production';
  };
  const whole = (name: Key, least: number, most: number, otherwise: number): number => {
    const found = value(name) ?? otherwise;
    if (isWhole(found, least, most)) return found;
    trouble(name, `must be a whole number from ${least} to ${most}`);
    return otherwise;
  };
  const instant = (name: Key): Instant | undefined => {
    const found = value(name);
    if (found === undefined) return undefined;
    return (
      (typeof found === 'string' ? parseInstant(found.trim()) : undefined) ??
      trouble(name, 'must be a date like 2024-01-31 or an instant like 2024-01-31T00:00:00Z')
    );
  };
  const streams = (): readonly string[] => {
    const found = value('streams') ?? [];
    if (!Array.isArray(found) || !found.every((name) => typeof name === 'string')) {
      trouble('streams', 'must be a list of stream or group names, e.g. ["core", "calls"]');
      return [];
    }
    try {
      if (found.length > 0) selectStreams(found);
    } catch (error) {
      trouble('streams', `has a wrong name: ${describeError(error).replace(/\.$/, '')}`);
    }
    return found;
  };
  const address = (name: Key, otherwise: string): string => {
    const found = value(name) ?? otherwise;
    if (typeof found === 'string' && !/\s/.test(found) && isSafeForSecrets(found)) return found.replace(/\/+$/, '');
    trouble(name, 'must be an address that begins with https:// (http:// only for localhost and 127.0.0.1)');
    return otherwise;
  };

  const entities = (): Config['entities'] => {
    const found = value('entities') ?? {};
    if (typeof found !== 'object' || Array.isArray(found)) {
      trouble('entities', 'must be an object like {"jobs": {"enabled": true}}');
      return {};
    }
    return Object.fromEntries(
      Object.entries(found as Readonly<Record<string, unknown>>).map(([name, given]) => [
        name,
        entityOf(name, given, trouble),
      ]),
    );
  };

  const of = environment();
  const startDate = instant('start_date');
  const endDate = instant('end_date');
  if (startDate !== undefined && endDate !== undefined && endDate <= startDate) {
    trouble('end_date', 'must be later than start_date');
  }
  const requestsPerSecond = whole('requests_per_second', 1, 40, 20);
  const config: Config = {
    tenantId: tenantId(),
    clientId: text('client_id', 'copy it from the app in the developer portal'),
    clientSecret: text('client_secret', 'copy it from the app in the developer portal'),
    appKey: text('app_key', 'copy it from the app in the developer portal'),
    environment: of,
    ...(startDate === undefined ? {} : {startDate}),
    ...(endDate === undefined ? {} : {endDate}),
    streams: Object.freeze([...streams()]),
    requestsPerSecond,
    burst: Math.min(largestBurst, mostPerSecond - requestsPerSecond),
    concurrency: whole('concurrency', 1, 16, 8),
    pageSize: whole('page_size', 10, 5000, 5000),
    lookbackMinutes: whole('lookback_minutes', 0, mostLookbackMinutes, 30),
    entities: Object.freeze(entities()),
    settleMinutes: whole('settle_minutes', 0, 1_440, 5),
    fullReadDays: whole('full_read_days', 1, 366, 30),
    apiUrl: address('api_url', addresses[of].apiUrl),
    authUrl: address('auth_url', addresses[of].authUrl),
  };
  if (problems.length > 0) {
    throw new ConfigError(`Invalid configuration: ${problems.join('; ')}.`);
  }
  return Object.freeze(config);
}

/** What a configuration says of the streams to read. */
export type Reading = Pick<Config, 'streams' | 'entities'>;

const anyCredentials = {tenant_id: '1', client_id: 'none', client_secret: 'none', app_key: 'none'};

/**
 * The streams of a configuration that may lack credentials and tenant, for commands that ask ServiceTitan nothing.
 * @throws ConfigError as of {@link parseConfig} for everything that is set.
 */
export function parseReading(input: Readonly<Record<string, unknown>>): Reading {
  const set = Object.entries(input).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return parseConfig({...anyCredentials, ...Object.fromEntries(set)});
}

/**
 * The tenant that a configuration names, which may lack everything else (credentials, for commands that ask ServiceTitan
 * nothing); undefined without a tenant_id.
 * @throws ConfigError when tenant_id, environment or api_url are malformed.
 */
export function tenantNamedIn({
  tenant_id,
  environment,
  api_url,
}: Readonly<Record<string, unknown>>): Tenant | undefined {
  if (tenant_id === undefined || tenant_id === null || tenant_id === '') return undefined;
  return tenantOf(parseConfig({...anyCredentials, tenant_id, environment, api_url}));
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

/** Five fields of a cron expression, each of digits, `*`, `/`, `-` and `,`. */
const cron = /^\s*([\d*][\d*/,-]*\s+){4}[\d*][\d*/,-]*\s*$/;

function entityOf(name: string, given: unknown, trouble: (field: string, how: string) => void): EntityConfig {
  const place = `entities.${name}`;
  if (streamNamed(name) === undefined)
    trouble(place, `is not a stream. ${meantStream(name)}\`st-elt streams\` lists them`);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    trouble(place, 'must be an object like {"enabled": true}');
    return {};
  }
  const fields = given as Record<string, unknown>;
  const {enabled, mode, schedule, lookback_minutes: lookbackMinutes, reconcile_days: reconcileDays} = fields;
  for (const key of Object.keys(fields).filter((name) => !entityKeys.some((known) => known === name)))
    trouble(
      `${place}.${key}`,
      `is not a key of a stream.${didYouMean(key, entityKeys)} The keys are ${entityKeys.join(', ')}`,
    );
  if (enabled !== undefined && typeof enabled !== 'boolean') trouble(`${place}.enabled`, 'must be true or false');
  if (mode !== undefined && mode !== 'incremental' && mode !== 'full') {
    trouble(`${place}.mode`, 'must be "incremental" or "full"');
  }
  if (schedule !== undefined && (typeof schedule !== 'string' || !cron.test(schedule))) {
    trouble(`${place}.schedule`, 'must be a cron expression like "0 2 * * *"');
  }
  if (lookbackMinutes !== undefined && !isWhole(lookbackMinutes, 0, mostLookbackMinutes)) {
    trouble(`${place}.lookback_minutes`, `must be a whole number from 0 to ${mostLookbackMinutes}`);
  }
  if (reconcileDays !== undefined && !isWhole(reconcileDays, 0, mostReconcileDays)) {
    trouble(`${place}.reconcile_days`, `must be a whole number from 0 to ${mostReconcileDays}`);
  }
  return {
    ...(typeof enabled === 'boolean' ? {enabled} : {}),
    ...(mode === 'incremental' || mode === 'full' ? {mode} : {}),
    ...(typeof schedule === 'string' ? {schedule: schedule.trim()} : {}),
    ...(typeof lookbackMinutes === 'number' ? {lookbackMinutes} : {}),
    ...(typeof reconcileDays === 'number' ? {reconcileDays} : {}),
  };
}
