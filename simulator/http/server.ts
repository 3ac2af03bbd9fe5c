import type {IncomingMessage, ServerResponse} from 'node:http';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';

import type {Tenant} from '../tenant';
import type {Answer} from './answer';
import {problem, Refusal} from './answer';
import {api} from './api';
import type {Credentials} from './auth';
import {authServer} from './auth';
import type {Faults, Trouble} from './faults';
import {faultList, tokenPath} from './faults';
import type {Manners} from './manners';
import {impolite} from './manners';
import {send} from './send';
import type {Stats} from './stats';
import {statsKeeper} from './stats';

export interface SimulatorOptions {
  readonly tenant: Tenant;
  /** Default 0: any free port. */
  readonly port?: number;
  readonly host?: string;
  /** Where the tenant shall behave otherwise than `impolite` does. */
  readonly manners?: Partial<Manners>;
  /** Real time that every API request takes at least. Default 0. */
  readonly latencyMs?: number;
}

/** What a hook is told before a request is answered. */
export interface SeenRequest {
  readonly path: string;
  readonly query: URLSearchParams;
  /** 1 for the first API request since the start. */
  readonly ordinal: number;
}

export interface Simulator {
  readonly url: string;
  /** Full URL of the token endpoint. */
  readonly authUrl: string;
  readonly tenant: Tenant;
  readonly faults: Faults;
  /** A connector configuration that fits this server. */
  config(): Readonly<Record<string, string>>;
  stats(): Stats;
  resetStats(): void;
  /** From now on the `Date` of answers is off by this much, while rows are stamped with the right time. */
  shiftDate(aheadMs: number): void;
  /** Calls back before each API request is answered, e.g. to edit the tenant between two pages. Returns how to stop it. */
  onRequest(hook: (request: SeenRequest) => void | Promise<void>): () => void;
  close(): Promise<void>;
}

const credentials: Credentials = {
  clientId: 'cid.simulated',
  clientSecret: 'cs1.simulated-secret',
  appKey: 'ak1.simulated-app-key',
};

/** Serves a tenant as ServiceTitan would: token endpoint and API on one port. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const {tenant, port = 0, host = '127.0.0.1', latencyMs = 0} = options;
  const manners: Manners = {...impolite, ...options.manners};
  const auth = authServer(credentials, tenant.clock);
  const faults = faultList();
  const stats = statsKeeper();
  const hooks = new Set<(request: SeenRequest) => void | Promise<void>>();
  const answerApi = api({tenant, manners, faults, auth, stats});
  let ordinal = 0;
  let dateAheadMs = 0;

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://simulator');
    const isToken = url.pathname === tokenPath;
    let isApi = false;
    response.sendDate = false;
    const agoMs = (manners.date === 'cached' ? 3_600_000 : 0) - dateAheadMs;
    const date = manners.date === 'garbage' ? '1' : new Date(tenant.clock.now() - agoMs).toUTCString();
    if (manners.date !== 'no') response.setHeader('Date', date);
    if (manners.date === 'cached') response.setHeader('Age', agoMs / 1_000);
    response.once('close', () => stats.end(response.headersSent ? response.statusCode : 0, isApi));
    const work = isToken ? token(request, response, url) : serve(request, response, url);
    isApi = !isToken;
    work.catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500).end(problem(500, String(error)));
      else response.destroy();
    });
  });

  async function token(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    stats.tokenRequest();
    const form = await bodyOf(request);
    const trouble = faults.take(url.pathname);
    if (await struck(response, trouble)) return;
    const answer = answered(() => {
      if (request.method !== 'POST') throw new Refusal(405, 'POST a form to get a token');
      return {status: 200, body: auth.grant(form)};
    }, tokenError);
    await send(request, response, answer, trouble);
  }

  async function serve(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const starts = stats.begin(url);
    ordinal++;
    const seen = {path: url.pathname, query: url.searchParams, ordinal};
    if (latencyMs > 0) await sleep(latencyMs, undefined, {ref: false});
    for (const hook of hooks) await hook(seen);
    const trouble = faults.take(`${url.pathname}${url.search}`);
    if (trouble?.kind === 'revokeTokens') auth.revokeAll();
    if (await struck(response, trouble)) return;
    const answer = answered(() => {
      if (starts > manners.requestsPerSecond) throw new Refusal(429, 'Rate limit is exceeded.', {'Retry-After': '1'});
      return answerApi(request, url, trouble);
    }, problem);
    await send(request, response, answer, trouble);
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  const url = `http://${host}:${(server.address() as AddressInfo).port}`;
  const authUrl = `${url}${tokenPath}`;
  return {
    url,
    authUrl,
    tenant,
    faults,
    config: () => ({
      tenant_id: tenant.id,
      client_id: credentials.clientId,
      client_secret: credentials.clientSecret,
      app_key: credentials.appKey,
      environment: 'integration',
      api_url: url,
      auth_url: authUrl,
    }),
    stats: () => stats.snapshot(),
    resetStats: () => stats.reset(),
    shiftDate: (aheadMs) => {
      dateAheadMs = aheadMs;
    },
    onRequest: (hook) => {
      hooks.add(hook);
      return () => void hooks.delete(hook);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Trouble that takes the place of an answer. Returns whether the request is over. */
async function struck(response: ServerResponse, trouble: Trouble | undefined): Promise<boolean> {
  switch (trouble?.kind) {
    case 'reset':
      response.destroy();
      return true;
    case 'hang':
      await sleep(trouble.ms, undefined, {ref: false});
      return response.destroyed;
    case 'status':
      response.writeHead(trouble.status, {'Content-Type': 'application/json', ...trouble.headers});
      response.end(trouble.body ?? problem(trouble.status, 'Scripted trouble'));
      return true;
    case 'html200':
      response.writeHead(200, {'Content-Type': 'text/html'}).end('<html><body>Down for maintenance</body></html>');
      return true;
    case 'empty200':
      response.writeHead(200, {'Content-Type': 'application/json'}).end();
      return true;
    default:
      return false;
  }
}

function answered(work: () => Answer, bodyOfError: (status: number, title: string) => string): Answer {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {status: error.status, body: bodyOfError(error.status, error.title), headers: error.headers};
  }
}

function tokenError(_status: number, title: string): string {
  return JSON.stringify({error: title});
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
