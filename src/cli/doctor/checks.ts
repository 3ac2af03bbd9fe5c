import {existsSync} from 'node:fs';
import {join} from 'node:path';

import type {Config} from '../../config/config';
import {AppError, ConfigError, describeError} from '../../errors';
import {leavingOut} from '../../servicetitan/audit/access-check';
import {type Asked, type Asker, createAsker} from '../../servicetitan/probe/asker';
import {askModules, type ModuleAnswer} from '../../servicetitan/probe/modules';
import type {Stream} from '../../streams/definition';
import type {Clock} from '../../time/clock';
import {dataformProject} from '../../transform/dataform/compile';

/** What one check found. */
export interface Line {
  readonly name: string;
  readonly state: 'ok' | 'warning' | 'failed' | 'skipped';
  readonly says: string;
  /** What to do, where something is to be done. */
  readonly remedy?: string;
  /** Whose trouble it is when it failed: it decides the exit code. */
  readonly concerns: 'configuration' | 'source' | 'warehouse';
}

/** The catalogue has fewer modules than that, and each is asked once. */
const requestBudget = 100;
const clockToleranceMs = 120_000;
const businessUnits = {path: 'settings/v2/business-units', query: {active: 'Any', page: '1', pageSize: '1'}};

/** Whether there is a configuration, and the configuration. */
export function checkConfig(read: () => Config): readonly [Line, Config | undefined] {
  const line = {name: 'configuration', concerns: 'configuration'} as const;
  try {
    const config = read();
    return [{...line, state: 'ok', says: `tenant ${config.tenantId}, ${config.environment}`}, config];
  } catch (error) {
    return [failure(line, error, 'See .env.example and integration_tests/sample_config.json.'), undefined];
  }
}

/** Token, tenant, scopes and clock, with one tiny request for each module. */
export async function checkConnection(
  config: Config,
  streams: readonly Stream[],
  clock: Clock,
): Promise<readonly Line[]> {
  const asker = createAsker({config, clock, budget: requestBudget, spacingMs: 50});
  const line = {name: 'token', concerns: 'source'} as const;
  let units;
  try {
    units = await asker.ask(businessUnits.path, businessUnits.query);
  } catch (error) {
    const skipped = ['tenant', 'scopes', 'clock'].map((name): Line => ({
      name,
      concerns: 'source',
      state: 'skipped',
      says: 'needs a token',
    }));
    return [failure(line, error), ...skipped];
  }
  const token: Line = {...line, state: 'ok', says: 'client_id and client_secret are accepted'};
  const nowIso = new Date(clock.now() - (asker.clockAheadMs() ?? 0)).toISOString();
  const modules = await askModules(asker, streams, nowIso).catch((error: unknown) => error);
  if (!Array.isArray(modules)) return [token, failure({name: 'scopes', concerns: 'source'}, modules), clockLine(asker)];
  return [token, ...tenantLines(config, units, modules as ModuleAnswer[]), clockLine(asker)];
}

/** One line for the tenant and one for each module; where nothing may be read that has one cause, and modules say nothing of it. */
function tenantLines(config: Config, units: Asked, modules: readonly ModuleAnswer[]): readonly Line[] {
  const line = {name: 'tenant', concerns: 'configuration'} as const;
  const wrong = 'Check tenant_id and environment: every environment has its own tenants and credentials.';
  if (units.status !== 200 && modules.every(({status}) => status !== 200)) {
    const statuses = [...new Set([units, ...modules].map(({status}) => status))].sort();
    const isUnknown = statuses.every((status) => status === 404);
    return [
      {
        ...line,
        state: 'failed',
        says: isUnknown
          ? `${config.tenantId} is unknown in the ${config.environment} environment (404)`
          : `nothing of ${config.tenantId} may be read (${statuses.join(', ')})`,
        remedy: isUnknown ? wrong : appRemedy(config),
      },
      {name: 'scopes', concerns: 'configuration', state: 'skipped', says: 'need a tenant that may be read'},
    ];
  }
  const scopes = [...modules.map(scopeLine), ...readableLine(modules)];
  if (units.status === 200 && units.rows.length === 0)
    return [{...line, state: 'failed', says: 'it has no business units', remedy: wrong}, ...scopes];
  const says = units.status === 200 ? 'it has business units' : 'it answers';
  return [{...line, state: 'ok', says}, ...scopes];
}

/** What to look at when ServiceTitan gives a token to an app that may then read nothing. */
function appRemedy({tenantId}: Config): string {
  return `Check that app_key is the key of the app that client_id belongs to, and that this app is connected to tenant ${tenantId} and has read scopes.`;
}

function scopeLine({module, streams, status}: ModuleAnswer): Line {
  const line = {name: `scope ${module}`, concerns: 'configuration'} as const;
  if (status === 200) return {...line, state: 'ok', says: `may be read (${count(streams.length)})`};
  return {
    ...line,
    state: 'failed',
    says: `refused with ${status}: ${streams.join(', ')}`,
    remedy: `Add the read scope of ${module} to the app in the developer portal and reconnect it, or leave these streams out.`,
  };
}

/** Where a scope is missing and others are there: what can be read until it is added. */
function readableLine(modules: readonly ModuleAnswer[]): readonly Line[] {
  const namesOf = (answers: readonly ModuleAnswer[]): readonly string[] => answers.flatMap(({streams}) => streams);
  const readable = namesOf(modules.filter(({status}) => status === 200));
  const refused = namesOf(modules.filter(({status}) => status !== 200));
  if (readable.length === 0 || refused.length === 0) return [];
  const says = `${readable.length} of ${readable.length + refused.length} can be read`;
  const remedy = leavingOut(readable, refused);
  return [{name: 'streams', concerns: 'configuration', state: 'warning', says, remedy}];
}

function count(streams: number): string {
  return streams === 1 ? '1 stream' : `${streams} streams`;
}

function clockLine(asker: Asker): Line {
  const line = {name: 'clock', concerns: 'source'} as const;
  const aheadMs = asker.clockAheadMs();
  if (aheadMs === undefined) {
    return {...line, state: 'warning', says: 'ServiceTitan did not say what time it is: reading goes by this machine'};
  }
  if (Math.abs(aheadMs) <= clockToleranceMs) return {...line, state: 'ok', says: 'agrees with ServiceTitan'};
  const minutes = Math.round(Math.abs(aheadMs) / 60_000);
  return {
    ...line,
    state: 'warning',
    says: `${minutes} minutes ${aheadMs > 0 ? 'ahead of' : 'behind'} ServiceTitan's`,
    remedy: "Reading goes by ServiceTitan's clock; set this machine's right anyway.",
  };
}

/** Whether `transform` can compile the KPIs. */
export function checkDataform(folder: string = dataformProject()): Line {
  const line = {name: 'Dataform', concerns: 'configuration'} as const;
  if (existsSync(join(folder, 'node_modules', '@dataform', 'core'))) {
    return {...line, state: 'ok', says: 'its packages are installed'};
  }
  return {...line, state: 'failed', says: 'its packages are not installed', remedy: `Run npm ci in ${folder}.`};
}

/** A check that ended in an error, with its remedy. */
export function failure(line: Pick<Line, 'name' | 'concerns'>, error: unknown, otherwise?: string): Line {
  const [says, remedy] =
    error instanceof AppError
      ? [error.summary, error.remedy === '' ? otherwise : error.remedy]
      : [describeError(error)];
  const concerns = error instanceof ConfigError ? 'configuration' : line.concerns;
  return {...line, concerns, state: 'failed', says, ...(remedy === undefined ? {} : {remedy})};
}
