import type {Config} from '../config';
import {ConfigError, describeError} from '../errors';
import type {Stream} from '../streams/definition';
import {moduleOf, refusedWith} from './answers';
import type {Client} from './client';
import type {Clock} from './clock';
import {exportReader, listReader} from './pages';
import {clockToleranceMs} from './server-time';
import {parameterOf} from './time';

/** Outcome of a check, and what a person should know about it. */
export interface Verdict {
  readonly ok: boolean;
  readonly message?: string;
}

/** A company has business units; a tenant without any is not the company's. */
const businessUnits = {path: 'settings/v2/business-units', query: {active: 'Any'}};

/**
 * Tries the credentials, then each API module that the streams need with one tiny request, and says in words what is wrong:
 * credentials, tenant, environment, a missing scope.
 */
export async function checkAccess(
  config: Config,
  streams: readonly Stream[],
  {client, clock}: {readonly client: Client; readonly clock: Clock},
): Promise<Verdict> {
  try {
    await client.serverTime.now();
  } catch (error) {
    return {ok: false, message: describeError(error)};
  }
  const modules = new Map<string, Stream[]>();
  for (const stream of streams) {
    const module = moduleOf(pathOf(stream));
    modules.set(module, [...(modules.get(module) ?? []), stream]);
  }
  const [units, ...probes] = await Promise.all([
    countUnits(client),
    ...[...modules].map(async ([module, members]) => ({module, members, ...(await probe(client, clock, members))})),
  ]);
  const failed = probes.filter((result) => result.error !== undefined);
  if (failed.length > 0) return {ok: false, message: trouble(config, failed, probes.length)};
  // Where business units may not be read, every module that was asked must be empty.
  const isEmpty = units === 0 || (units === undefined && probes.every(({rows}) => rows === 0));
  if (isEmpty) {
    const what = units === 0 ? 'no business units' : 'not one row of what was asked for';
    return {
      ok: false,
      message:
        `The credentials work, but tenant ${config.tenantId} has ${what} in ServiceTitan's ${config.environment} environment. ` +
        'Check tenant_id and environment: this looks like the wrong one.',
    };
  }
  const {seconds, certain} = await client.serverTime.now();
  const aheadMs = clock.now() - seconds * 1000;
  if (certain && Math.abs(aheadMs) > clockToleranceMs) {
    const minutes = Math.round(Math.abs(aheadMs) / 60_000);
    return {
      ok: true,
      message: `This machine's clock is ${minutes} minutes ${aheadMs > 0 ? 'ahead of' : 'behind'} ServiceTitan's. Reading goes up to the earlier of the two; set this one right, or the newest rows come late.`,
    };
  }
  return {ok: true};
}

/**
 * Makes sure, with a token and mostly one tiny request, that a read would get anything at all: better said before a warehouse is
 * touched than once per stream. One module that may be read is enough.
 * @returns milliseconds by which ServiceTitan's clock is ahead of ours; 0 where they agree well enough, or that is not known.
 * @throws ConfigError for wrong credentials, tenant or environment; TransientError when ServiceTitan cannot be reached.
 */
export async function ensureUsable(
  config: Config,
  streams: readonly Stream[],
  deps: {readonly client: Client; readonly clock: Clock},
): Promise<number> {
  const modules = new Map(streams.map((stream) => [moduleOf(pathOf(stream)), stream]));
  for (const stream of modules.values()) {
    const {error} = await probe(deps.client, deps.clock, [stream]);
    if (error === undefined) return clockAheadMs(deps);
    // Only a refusal is about one module; the rest would be the same for all of them.
    if (![403, 404].includes(refusedWith(error) ?? 0)) throw error as Error;
  }
  const {message = 'Nothing of this tenant can be read.'} = await checkAccess(config, streams, deps);
  throw new ConfigError(message);
}

async function clockAheadMs({client, clock}: {readonly client: Client; readonly clock: Clock}): Promise<number> {
  const {seconds, certain} = await client.serverTime.now();
  const aheadMs = seconds * 1_000 - clock.now();
  return certain && Math.abs(aheadMs) > clockToleranceMs ? aheadMs : 0;
}

interface Failed {
  readonly module: string;
  readonly members: readonly Stream[];
  readonly error?: unknown;
}

function trouble(config: Config, failed: readonly Failed[], modules: number): string {
  const unknown = failed.filter(({error}) => refusedWith(error) === 404);
  if (unknown.length === modules) {
    return `ServiceTitan (${config.environment}) knows no tenant ${config.tenantId} that this app may read. Check tenant_id and environment.`;
  }
  const forbidden = failed.filter(({error}) => refusedWith(error) === 403);
  if (forbidden.length === modules && modules > 1) {
    return `The credentials work, but the app may read nothing of tenant ${config.tenantId}. Check that app_key is the key of this very app, that it has read scopes, and that it is connected to the tenant.`;
  }
  const scopes = forbidden.map(({module, members}) => `${module} (${members.map(({name}) => name).join(', ')})`);
  const sentences = [
    ...(scopes.length === 0
      ? []
      : [
          `The app lacks the read scope of ${scopes.join(' and ')}: add it in the developer portal and connect the app anew, or leave these streams out.`,
        ]),
    // The first will do: what else goes wrong mostly has the same cause.
    ...failed
      .filter((one) => !forbidden.includes(one))
      .slice(0, 1)
      .map(({error}) => describeError(error)),
  ];
  return sentences.join(' ');
}

function pathOf(stream: Stream): string {
  return stream.list?.path ?? stream.export?.path ?? '';
}

/** What came of one tiny request to a module: how many rows, as far as that says anything, or an error. */
interface Probed {
  readonly rows?: number;
  readonly error?: unknown;
}

async function probe(client: Client, clock: Clock, members: readonly Stream[]): Promise<Probed> {
  const listed = members.find(
    ({list}) => list !== undefined && list.parent === undefined && list.daily === undefined,
  )?.list;
  const feed = members.find((stream) => stream.export !== undefined)?.export;
  try {
    if (listed !== undefined) return {rows: (await listReader(client, listed)({page: 1, pageSize: 1})).rows.length};
    // A feed has no page size; from now on it has hardly anything to say.
    if (feed !== undefined) await exportReader(client, feed)({from: parameterOf(Math.floor(clock.now() / 1000))});
    return {};
  } catch (error) {
    return {error};
  }
}

/** Number of business units, or whether there are any; undefined when they may not be read. */
async function countUnits(client: Client): Promise<number | undefined> {
  try {
    return (await listReader(client, businessUnits)({page: 1, pageSize: 1})).rows.length;
  } catch {
    return undefined;
  }
}
