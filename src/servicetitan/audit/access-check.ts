import type {Config} from '../../config/config';
import {ConfigError, describeError} from '../../errors';
import type {Stream} from '../../streams/definition';
import type {Clock} from '../../time/clock';
import {parameterOf} from '../../time/instant';
import type {Client} from '../api/client';
import {listing, moduleOf, refusedWith} from '../api/responses';
import {clockToleranceMs} from '../api/server-time';
import {exportReader, listReader} from '../pages/pages';

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
  if (probes.some(({error}) => error !== undefined)) {
    return {ok: false, message: trouble(config, probes, units !== undefined)};
  }
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
    if (!isRefusal(error)) throw error as Error;
  }
  const {message = 'Nothing of this tenant can be read.'} = await checkAccess(config, streams, deps);
  throw new ConfigError(message);
}

async function clockAheadMs({client, clock}: {readonly client: Client; readonly clock: Clock}): Promise<number> {
  const {seconds, certain} = await client.serverTime.now();
  const aheadMs = seconds * 1_000 - clock.now();
  return certain && Math.abs(aheadMs) > clockToleranceMs ? aheadMs : 0;
}

/** A module that was asked, with the streams that need it. */
interface Asked extends Probed {
  readonly module: string;
  readonly members: readonly Stream[];
}

/** @param answers whether ServiceTitan answers these credentials and this tenant at all: then a refusal is about a scope. */
function trouble(config: Config, asked: readonly Asked[], answers: boolean): string {
  const refused = asked.filter(({error}) => isRefusal(error));
  const readable = asked.filter(({error}) => error === undefined);
  if (refused.length === asked.length && !answers) return nothingReadable(config, refused);
  // The first will do: what else goes wrong mostly has the same cause.
  const [other] = asked.filter((one) => one.error !== undefined && !refused.includes(one));
  return [
    ...(refused.length === 0 ? [] : [scopesMissing(refused)]),
    ...(refused.length === 0 || readable.length === 0 ? [] : [leavingOut(namesOf(readable), namesOf(refused))]),
    ...(refused.length === asked.length ? ['Without that, none of the streams that are asked for can be read.'] : []),
    ...(other === undefined ? [] : [describeError(other.error)]),
  ].join(' ');
}

function nothingReadable({environment, tenantId}: Config, refused: readonly Asked[]): string {
  const statuses = new Set(refused.map(({error}) => refusedWith(error)));
  const [status, ...others] = statuses;
  if (others.length === 0 && status === 404) {
    return `ServiceTitan (${environment}) knows no tenant ${tenantId} that this app may read. Check tenant_id and environment.`;
  }
  if (others.length === 0 && status === 401) return describeError(refused[0]?.error);
  return `The credentials work, but the app may read nothing of tenant ${tenantId} (refused with ${listing([...statuses].map(String))}). Check that app_key is the key of this very app, that it has read scopes (${listing(refused.map(({module}) => module))}), and that it is connected to the tenant.`;
}

function scopesMissing(refused: readonly Asked[]): string {
  const scopes = refused.map(({module, members}) => `${module} (${members.map(({name}) => name).join(', ')})`);
  const absent = refused.filter(({error}) => refusedWith(error) === 404).map(({module}) => module);
  const unless = absent.length === 0 ? '' : `, unless the tenant does not have ${listing(absent)}`;
  const it = refused.length === 1 ? 'it' : 'them';
  return `The app lacks the read scope of ${listing(scopes)}: add ${it} in the developer portal and reconnect the app${unless}.`;
}

/** How to go on without some streams, for `check` and `doctor`. */
export function leavingOut(readable: readonly string[], refused: readonly string[]): string {
  return (
    `To go on without, read only these streams: ${readable.join(', ')}. ` +
    `In Airbyte, write their names into Streams of the source and untick ${refused.join(', ')} in the connection; ` +
    'with st-elt, name them with --streams or as "streams" in the configuration.'
  );
}

function namesOf(asked: readonly Asked[]): readonly string[] {
  return asked.flatMap(({members}) => members.map(({name}) => name));
}

function pathOf(stream: Stream): string {
  return stream.list?.path ?? stream.export?.path ?? '';
}

/** Whether an error is about what the app may read, and not about ServiceTitan's health. */
function isRefusal(error: unknown): boolean {
  return [401, 403, 404].includes(refusedWith(error) ?? 0);
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
