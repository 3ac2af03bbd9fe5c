import {Agent as HttpAgent} from 'node:http';
import {Agent as HttpsAgent} from 'node:https';
import type {Readable} from 'node:stream';

import type {AxiosRequestConfig, AxiosResponse} from 'axios';
import axios from 'axios';

import {ConfigError} from '../../errors';
import {certificateError} from '../../outside-errors';
import type {Clock} from '../../time/clock';
import {reasonOf} from '../../time/clock';
import type {Body} from '../codec/body';
import type {PageLease} from './page-memory';
import {newMemory} from './page-memory';
import {nameOf, proxyOf, TunnelAgent} from './proxy-tunnel';
import {earliestBelievableMs} from './server-time';

/** An answer of any status, its body still bytes: what is read from it is decided elsewhere. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: Body;
  /** How long `Retry-After` (seconds or a date) asks to wait. */
  readonly retryAfterMs?: number;
  /** The server's own time by its `Date` header; absent when the answer came out of a cache. */
  readonly serverTimeMs?: number;
  readonly requestedAtMs: number;
}

/** No answer came: refused, reset, cut off in the middle, or too late. Carries a code and nothing of the request. */
export class NoAnswer extends Error {
  constructor(
    readonly code: string,
    readonly timedOut: boolean,
  ) {
    super(timedOut ? 'no answer in time' : `no answer (${code})`);
  }
}

export interface Http {
  /** @param lease where the body is kept; its memory is new when there is none. */
  get(url: string, headers: Readonly<Record<string, string>>, lease?: PageLease): Promise<HttpAnswer>;
  /** Posts a form. */
  post(url: string, form: Readonly<Record<string, string>>): Promise<HttpAnswer>;
}

export interface HttpOptions {
  readonly clock: Clock;
  /** For a whole attempt, connecting and reading included. */
  readonly timeoutMs: () => number;
  readonly signal?: AbortSignal;
}

/**
 * The only place that knows axios. Its errors carry the request with all headers and its answers the request again, so
 * neither leaves this file.
 */
export function createHttp({clock, timeoutMs, signal}: HttpOptions): Http {
  const httpAgent = new HttpAgent({keepAlive: true});
  const direct = new HttpsAgent({keepAlive: true});
  const tunnels = new Map<string, TunnelAgent>();

  /** Through the proxy that the environment names for an address, if any. Plain HTTP stays on this machine. */
  const routeTo = (url: string): {readonly agent: HttpsAgent; readonly proxy?: string} => {
    const proxy = url.startsWith('https:') ? proxyOf(url) : undefined;
    if (proxy === undefined) return {agent: direct};
    const agent = tunnels.get(proxy.href) ?? new TunnelAgent(proxy, {keepAlive: true});
    tunnels.set(proxy.href, agent);
    return {agent, proxy: nameOf(proxy)};
  };

  const send = async (
    request: AxiosRequestConfig & {readonly url: string},
    lease: PageLease = newMemory(),
  ): Promise<HttpAnswer> => {
    const {agent, proxy} = routeTo(request.url);
    const requestedAtMs = clock.now();
    // Not AbortSignal.any: on Node 20 the run's signal would remember every request for ever.
    const attempt = new AbortController();
    const stop = (): void => attempt.abort();
    let timedOut = false;
    const startTimer = (): NodeJS.Timeout =>
      setTimeout(() => {
        timedOut = true;
        stop();
      }, timeoutMs());
    let timer = startTimer();
    signal?.addEventListener('abort', stop, {once: true});
    try {
      const response = await axios.request<Readable>({
        ...request,
        httpAgent,
        httpsAgent: agent,
        // Ours keeps its connections, and tells a refusal of the proxy from one of the API.
        proxy: false,
        signal: attempt.signal,
        responseType: 'stream',
        validateStatus: () => true,
        maxRedirects: 0,
      });
      // Waiting for room is our own doing, and no sign that the server is slow.
      clearTimeout(timer);
      await lease.reserve(lengthOf(response), attempt.signal);
      timer = startTimer();
      return answerOf(response, await bodyFrom(response.data, lease), requestedAtMs, clock.now());
    } catch (error) {
      if (signal?.aborted === true) throw reasonOf(signal);
      const {code, cause} = error as {code?: unknown; cause?: unknown};
      if (cause instanceof ConfigError) throw cause;
      const fixable = certificateError(error, new URL(request.url).host);
      if (fixable !== undefined) throw fixable;
      const reason = typeof code === 'string' ? code : 'unknown';
      throw new NoAnswer(
        proxy === undefined || reason.includes(proxy) ? reason : `${reason}, proxy ${proxy}`,
        timedOut,
      );
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    }
  };

  return {
    get: (url, headers, lease) => send({method: 'get', url, headers}, lease),
    post: (url, form) => send({method: 'post', url, data: new URLSearchParams(form)}),
  };
}

/** Bytes of the body, as far as its head tells: what is compressed or sent in pieces shows only as it comes. */
function lengthOf({headers}: AxiosResponse<Readable>): number | undefined {
  const length = Number(headers['content-length'] ?? Number.NaN);
  return Number.isNaN(length) ? undefined : length;
}

async function bodyFrom(stream: Readable, lease: PageLease): Promise<Body> {
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunk.copy(lease.memory(length + chunk.length, length), length);
    length += chunk.length;
  }
  return lease.body(length);
}

function answerOf(response: AxiosResponse<Readable>, body: Body, requestedAtMs: number, nowMs: number): HttpAnswer {
  const header = (name: string): string | undefined => {
    const value: unknown = response.headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  const dateMs = dateOf(header('date') ?? '');
  const cached = Number(header('age') ?? 0) > 0;
  const retryAfterMs = waitOf(header('retry-after'), Number.isNaN(dateMs) ? nowMs : dateMs);
  return {
    status: response.status,
    body,
    requestedAtMs,
    ...(retryAfterMs === undefined ? {} : {retryAfterMs}),
    ...(Number.isNaN(dateMs) || cached ? {} : {serverTimeMs: dateMs}),
  };
}

/** The instant of a `Date` header, in milliseconds; NaN for what is none, or comes from a clock that was never set. */
function dateOf(text: string): number {
  // Date.parse takes much for a date: "1" is a day of 2001.
  const dateMs = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /.test(text) ? Date.parse(text) : Number.NaN;
  return dateMs >= earliestBelievableMs ? dateMs : Number.NaN;
}

/** What `Retry-After` asks for, in milliseconds; undefined when it is absent or says nothing. */
export function waitOf(retryAfter: string | undefined, nowMs: number): number | undefined {
  if (retryAfter === undefined || retryAfter.trim() === '') return undefined;
  const seconds = Number(retryAfter);
  const ms = Number.isNaN(seconds) ? Date.parse(retryAfter) - nowMs : seconds * 1000;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
