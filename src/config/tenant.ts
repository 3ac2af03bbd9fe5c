import {isLoopback} from '../address';
import {ConfigError} from '../errors';
import type {JsonObject} from '../json';

/** Whose data it is: one company at ServiceTitan. Its id is unique within one environment only. */
export interface Tenant {
  /** Digits, without leading zeros. */
  readonly id: string;
  readonly environment: string;
  /** Host of the API in lower case, with its port unless it is the default one; `localhost` for any loopback address. */
  readonly apiHost: string;
}

/** The tenant of a configuration. */
export function tenantOf(config: {
  readonly tenantId: string;
  readonly environment: string;
  /** A valid address. */
  readonly apiUrl: string;
}): Tenant {
  const {host, hostname} = new URL(config.apiUrl);
  // A simulator gets another port each time it starts.
  return {
    id: config.tenantId.replace(/^0+(?=\d)/, ''),
    environment: config.environment,
    apiHost: isLoopback(hostname) ? 'localhost' : host,
  };
}

export function isSameTenant(one: Tenant, other: Tenant): boolean {
  return one.id === other.id && one.environment === other.environment && one.apiHost === other.apiHost;
}

/** `tenant 1234567890 (production, api.servicetitan.io)` */
export function describeTenant({id, environment, apiHost}: Tenant): string {
  return `tenant ${id} (${environment}, ${apiHost})`;
}

/** A stream's state with its owner, so that it is never taken for the state of another tenant. */
export function stampState(state: JsonObject, {id, environment, apiHost}: Tenant): JsonObject {
  return {...state, tenant: {id, environment, apiHost}};
}

/**
 * The owner of a stream's state; undefined where it names none: no state at all, or one of a version that did not write it.
 * @throws Error when the owner is not readable.
 */
export function tenantOfState(state: unknown): Tenant | undefined {
  const {tenant} = Object(state) as {tenant?: unknown};
  if (tenant === undefined || tenant === null) return undefined;
  const {id, environment, apiHost} = Object(tenant) as Record<string, unknown>;
  if (typeof id !== 'string' || typeof environment !== 'string' || typeof apiHost !== 'string') {
    throw new Error('tenant is not an id, an environment and an apiHost');
  }
  return {id, environment, apiHost};
}

/** The warehouse holds the data of another tenant. */
export class ForeignWarehouseError extends ConfigError {
  /** @param given whose data was to be written, or compared. */
  constructor(holder: Tenant, given: Tenant) {
    super(
      `This warehouse holds the data of ${describeTenant(holder)}, not of ${describeTenant(given)}.`,
      'Use the configuration of the tenant that it holds, or give the other tenant a warehouse of its own (another file, other dataset names).',
    );
  }
}

/** @throws ConfigError when the state of a stream is known to be another tenant's. */
export function refuseForeignState(owner: Tenant | undefined, tenant: Tenant, stream: string): void {
  if (owner === undefined || isSameTenant(owner, tenant)) return;
  throw new ConfigError(
    `The saved state of ${stream} is of ${describeTenant(owner)}, but the configuration is of ${describeTenant(tenant)}.`,
    'Use the configuration of the first, or give the other tenant a connection with tables (a warehouse) of its own; to replace the data, clear the stream and its state.',
  );
}
