import {type Config, parseConfig} from '../../config/config';
import {ConfigError} from '../../errors';
import {type Asked, createAsker} from '../../servicetitan/probe/asker';
import {askModules} from '../../servicetitan/probe/modules';
import type {Stream} from '../../streams/definition';
import {systemClock} from '../../time/clock';

/** What somebody answered so far, as keys of the configuration file. */
export type Answers = Readonly<Record<string, unknown>>;

/** A token is asked for without tenant and key; a configuration has both. */
const anyTenant = {tenant_id: '1', app_key: 'none'};
/** The catalogue has fewer modules than that, and each is asked once. */
const requestBudget = 100;
/** A company has business units; a tenant without any is not the company's. Few have more than these. */
const businessUnits = {path: 'settings/v2/business-units', query: {active: 'Any', page: '1', pageSize: '200'}};
/** Enough to see in which time zone most of them lie. */
const locations = {path: 'crm/v2/locations', query: {active: 'True', page: '1', pageSize: '200'}};

/**
 * Why a token is refused; undefined when ServiceTitan gives one.
 * @throws TransientError when ServiceTitan cannot be reached.
 */
export async function tokenTrouble(answers: Answers): Promise<string | undefined> {
  const asker = createAsker({config: parseConfig({...anyTenant, ...answers}), clock: systemClock, budget: 4});
  try {
    // Whatever is said about this path: it is asked with a token, and the token is what this is about.
    await asker.ask(businessUnits.path, businessUnits.query);
    return undefined;
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}

/** Streams that the credentials may read, and the modules that refuse. */
export interface Access {
  readonly readable: readonly Stream[];
  readonly refused: readonly {readonly module: string; readonly streams: readonly string[]; readonly status: number}[];
  /** Business units, up to a page of them. */
  readonly units: Asked;
  /** Asks for a page of locations. @throws TransientError when no answer comes. */
  readonly locations: () => Promise<Asked>;
}

/**
 * Asks each module that the streams need with one tiny request.
 * @throws ConfigError when nothing may be read: tenant, environment or app key are wrong.
 */
export async function accessOf(config: Config, streams: readonly Stream[]): Promise<Access> {
  const asker = createAsker({config, clock: systemClock, budget: requestBudget, spacingMs: 50});
  const modules = await askModules(asker, streams, new Date(systemClock.now()).toISOString());
  const refused = modules.filter(({status}) => status !== 200);
  const lost = new Set(refused.flatMap((module) => module.streams));
  const readable = streams.filter(({name}) => !lost.has(name));
  const units = await asker.ask(businessUnits.path, businessUnits.query);
  if (units.status === 200 && units.rows.length === 0) {
    throw new ConfigError(
      `Tenant ${config.tenantId} has no business units in the ${config.environment} environment.`,
      'Check tenant ID and environment: this looks like the wrong one.',
    );
  }
  if (readable.length > 0)
    return {readable, refused, units, locations: () => asker.ask(locations.path, locations.query)};
  throw new ConfigError(
    `Nothing of tenant ${config.tenantId} can be read in the ${config.environment} environment (refused with ${[...new Set(refused.map(({status}) => status))].join(', ')}).`,
    'Check that tenant ID and environment belong together, that the app key is the key of this very app, and that the app is connected to the tenant.',
  );
}
