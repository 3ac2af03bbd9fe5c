import {hash} from '../business/random';
import {instantText} from '../instants';
import type {Row, Tenant} from '../tenant';
import type {Answer} from './answer';
import {Refusal} from './answer';
import {activeTest} from './filters';
import type {Manners} from './manners';
import type {Route} from './routes';
import {serialiser} from './serialise';

/** A place in the feed: rows are ordered by it, and it changes only when the row does. */
type Position = readonly [instant: number, sequence: number];

/** What a token says; it stands for itself, so that it outlives the server. */
interface Token {
  readonly tenant: string;
  readonly stream: string;
  readonly after: Position;
  /** Rows modified before this are not wanted; absent: from the first record on. */
  readonly since?: string;
  /** Tells tokens to the same place apart where each may be used once. */
  readonly serial?: number;
  /** When it was given, where it does not stay good for ever. */
  readonly givenMs?: number;
}

interface FeedRow {
  readonly position: Position;
  readonly modifiedOn: string | null;
  readonly row: Row;
}

/** By how much the order of the feed may differ from the order of the changes. */
const disorderMs = 3 * 60_000;
const beginning: Position = [-2, -1];

export type ExportEndpoint = (query: URLSearchParams) => Answer;

/** The export feed: everything that changed, deleted rows too, in roughly the order in which it changed. */
export function exportEndpoint(tenant: Tenant, route: Route, manners: Manners): ExportEndpoint {
  const hidden = Object.fromEntries(route.missing.map((name) => [name, undefined]));
  const text = serialiser((record) => ({...record, ...hidden}));
  const feeds = new WeakMap<readonly Row[], readonly FeedRow[]>();
  const used = new Set<string>();
  let serial = 0;
  const feedOf = (rows: readonly Row[]): readonly FeedRow[] => {
    let feed = feeds.get(rows);
    if (feed === undefined) {
      feed = rows.map((row) => feedRow(row, manners)).sort((a, b) => compare(a.position, b.position));
      feeds.set(rows, feed);
    }
    return feed;
  };

  return (query) => {
    const from = query.get('from') ?? '';
    const start = startOf(from);
    const recent = query.get('includeRecentChanges')?.toLowerCase() === 'true';
    const settled = tenant.clock.now() - manners.exportLagMinutes * 60_000;
    const active = activeTest(route, query.get(route.facts.active?.param ?? ''));
    const waiting = feedOf(tenant.rows(route.stream)).filter(
      ({position, modifiedOn, row}) =>
        compare(position, start.after) > 0 &&
        (recent || position[0] <= settled) &&
        (start.since === undefined || (modifiedOn !== null && modifiedOn >= start.since)) &&
        (active?.(row.record) ?? true),
    );
    const page = waiting.slice(0, manners.exportPageSize);
    const hasMore = waiting.length > page.length;
    const last = page.at(-1)?.position ?? start.after;
    // Recent rows come again until they have settled: others may still be committed among them.
    const after: Position = !hasMore && recent && last[0] > settled ? [settled, Number.MAX_SAFE_INTEGER] : last;
    const continueFrom = encode({
      ...start,
      after,
      ...(manners.exportTokens === 'once' ? {serial: ++serial} : {}),
      ...(manners.exportTokenDays === Infinity ? {} : {givenMs: tenant.clock.now()}),
    });
    const rows = manners.unsortedExports ? shuffledALittle(page) : page;
    const data = rows.map(({row}) => text(row.record)).join(',');
    const token = hasMore || manners.exportEndToken ? `"${continueFrom}"` : 'null';
    return {status: 200, body: `{"hasMore":${hasMore},"continueFrom":${token},"data":[${data}]}`};
  };

  function startOf(from: string): Token {
    const fresh = {tenant: tenant.id, stream: route.stream};
    if (from === '') return {...fresh, after: beginning};
    const since = instantText(from);
    if (since !== undefined) return {...fresh, after: [Date.parse(since) - 1, Number.MAX_SAFE_INTEGER], since};
    const token = decode(from);
    const goodMs = manners.exportTokenDays * 86_400_000;
    const isGood = token?.tenant === tenant.id && token.stream === route.stream;
    if (!isGood || tenant.clock.now() - (token.givenMs ?? Infinity) > goodMs) {
      if (manners.unknownTokens === 'unnoticed')
        return {...fresh, after: [tenant.clock.now(), Number.MAX_SAFE_INTEGER]};
      throw new Refusal(400, `Invalid continuation token: ${from}`);
    }
    if (manners.exportTokens === 'once') {
      if (used.has(from)) throw new Refusal(400, 'This continuation token was used before');
      used.add(from);
    }
    return token;
  }
}

function feedRow(row: Row, manners: Manners): FeedRow {
  const {record, sequence} = row;
  const changed = 'modifiedOn' in record ? record.modifiedOn : record.createdOn;
  if (typeof changed !== 'string') return {position: [-1, sequence], modifiedOn: null, row};
  const disorder = manners.unsortedExports ? hash(`${sequence} ${changed}`) % disorderMs : 0;
  return {position: [Date.parse(changed) + disorder, sequence], modifiedOn: instantText(changed) ?? changed, row};
}

function compare(a: Position, b: Position): number {
  return a[0] - b[0] || a[1] - b[1];
}

/** Swaps some neighbours within a page. */
function shuffledALittle(page: readonly FeedRow[]): readonly FeedRow[] {
  const rows = [...page];
  for (let i = 3; i < rows.length; i += 1 + (hash(String(i)) % 5)) {
    const [a, b] = [rows[i - 3], rows[i]];
    if (a !== undefined && b !== undefined) [rows[i - 3], rows[i]] = [b, a];
  }
  return rows;
}

function encode(token: Token): string {
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

function decode(text: string): Token | undefined {
  try {
    const token = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Token;
    return Array.isArray(token.after) ? token : undefined;
  } catch {
    return undefined;
  }
}
