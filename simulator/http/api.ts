import type {IncomingMessage} from 'node:http';

import {hash} from '../business/random';
import type {Tenant} from '../tenant';
import type {Answer} from './answer';
import {Refusal} from './answer';
import type {Auth} from './auth';
import {exportEndpoint} from './export-feed';
import type {Faults, Trouble} from './faults';
import {listEndpoint} from './list';
import type {Manners} from './manners';
import type {Route} from './routes';
import {routeTable} from './routes';
import type {StatsKeeper} from './stats';

interface Parts {
  readonly tenant: Tenant;
  readonly manners: Manners;
  readonly faults: Faults;
  readonly auth: Auth;
  readonly stats: StatsKeeper;
}

type Endpoint = (query: URLSearchParams, drift: number, parentId?: string) => Answer;

interface Served {
  readonly route: Route;
  readonly endpoint: Endpoint;
  /** For lists per parent: the path, with the parent's id in its only group. */
  readonly pattern?: RegExp;
}

/** Everything behind the token: who may ask, what for, and the answer. @throws Refusal */
export function api({tenant, manners, faults, auth, stats}: Parts) {
  const endpoints = new Map<string, readonly Served[]>();
  const perParent: Served[] = [];
  for (const [path, routes] of routeTable()) {
    const served = routes.map((route): Served => {
      const make = route.kind === 'export' ? exportEndpoint : listEndpoint;
      return {route, endpoint: make(tenant, route, manners)};
    });
    if (!served.some(({route}) => route.parentField !== undefined)) endpoints.set(path, served);
    else {
      const pattern = new RegExp(`^${path.replace(/\{(?!tenant\})\w+\}/, '([^/]+)')}$`);
      perParent.push(...served.map((one) => ({...one, pattern})));
    }
  }

  /** @throws Refusal for a path that has several kinds of answers, asked for none of them. */
  const servedAt = (path: string, query: URLSearchParams): Served | undefined => {
    const known = endpoints.get(path);
    if (known === undefined) return perParent.find(({pattern}) => pattern?.test(path));
    const fits = ({route}: Served): boolean =>
      Object.entries(route.asked ?? {}).every(([name, value]) => query.get(name) === value);
    const found = known.find(fits);
    if (found === undefined)
      throw new Refusal(400, `${Object.keys(known[0]?.route.asked ?? {}).join()} is required here`);
    return found;
  };

  return (request: IncomingMessage, url: URL, trouble: Trouble | undefined): Answer => {
    auth.demand(request.headers.authorization, header(request, 'st-app-key'));
    const asked = /\/tenant\/([^/]+)/.exec(url.pathname)?.[1];
    const path = url.pathname.replace(/\/tenant\/[^/]+/, '/tenant/{tenant}');
    const found = servedAt(path, url.searchParams);
    if (found === undefined) throw new Refusal(404, `There is nothing at ${url.pathname}`);
    if (asked !== tenant.id) throw new Refusal(404, `Tenant ${asked} was not found`);
    if (request.method !== 'GET') throw new Refusal(405, 'This simulator is read-only');
    const {route, endpoint} = found;
    if (faults.isForbidden(route.api))
      throw new Refusal(manners.missingScope, `The application lacks the scope for ${route.api}`);
    const query = documented(url, route);
    const drift = trouble?.kind === 'drift' ? trouble.by : manners.driftingTotals ? (hash(url.search) % 7) - 3 : 0;
    const answer = endpoint(query, drift, parentIdIn(path, found.pattern));
    return trouble?.kind === 'nullData' || trouble?.kind === 'repeatToken' || trouble?.kind === 'noRows'
      ? spoilt(answer, trouble.kind, query)
      : answer;
  };

  function documented(url: URL, route: Route): URLSearchParams {
    const query = new URLSearchParams();
    for (const [name, value] of url.searchParams) {
      if (manners.ignoredParameters.includes(name)) continue;
      if (route.facts.params.includes(name)) {
        query.append(name, value);
        continue;
      }
      stats.undocumented(url.pathname, name);
      if (manners.refuseUndocumented) throw new Refusal(400, `Unknown query parameter: ${name}`);
    }
    return query;
  }
}

function parentIdIn(path: string, pattern: RegExp | undefined): string | undefined {
  const id = pattern?.exec(path)?.[1];
  return id === undefined ? undefined : decodeURIComponent(id);
}

function spoilt(answer: Answer, kind: 'nullData' | 'repeatToken' | 'noRows', query: URLSearchParams): Answer {
  const envelope = JSON.parse(answer.body) as object;
  if (kind === 'noRows' && Array.isArray(envelope)) return {...answer, body: '[]'};
  const changes = {
    nullData: {data: null},
    repeatToken: {hasMore: true, continueFrom: query.get('from') ?? ''},
    noRows: {data: [], hasMore: false, ...('totalCount' in envelope ? {totalCount: 0} : {})},
  }[kind];
  return {...answer, body: JSON.stringify({...envelope, ...changes})};
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}
