import {Agent as HttpAgent} from 'node:http';
import {Agent as HttpsAgent} from 'node:https';

import type {AxiosRequestConfig, AxiosResponse} from 'axios';
import axios from 'axios';

import type {Clock} from './clock';
import {reasonOf} from './clock';

/** An answer of any status, its body still text: what is read from it is decided elsewhere. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
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
  get(url: string, headers: Readonly<Record<string, string>>): Promise<HttpAnswer>;
  /** Posts a form. */
  post(url: string, form: Readonly<Record<string, string>>): Promise<HttpAnswer>;
}

export interface HttpOptions {
  readonly clock: Clock;
  /** For a whole attempt, connecting and reading included. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/**
 * The only place that knows axios. Its errors carry the request with all headers and its answers the request again, so
 * neither leaves this file.
 */
export function createHttp({clock, timeoutMs, signal}: HttpOptions): Http {
  const agents = {
    httpAgent: new HttpAgent({keepAlive: true}),
    httpsAgent: new HttpsAgent({keepAlive: true}),
  };

  const send = async (request: AxiosRequestConfig): Promise<HttpAnswer> => {
    const requestedAtMs = clock.now();
    // Not AbortSignal.any: on Node 20 the run's signal would remember every request for ever.
    const attempt = new AbortController();
    const stop = (): void => attempt.abort();
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      stop();
    }, timeoutMs);
    signal?.addEventListener('abort', stop, {once: true});
    try {
      const response = await axios.request<string>({
        ...agents,
        ...request,
        signal: attempt.signal,
        responseType: 'text',
        transformResponse: (body: unknown) => body,
        validateStatus: () => true,
        maxRedirects: 0,
      });
      return answerOf(response, requestedAtMs, clock.now());
    } catch (error) {
      if (signal?.aborted === true) throw reasonOf(signal);
      const code = (error as {code?: unknown}).code;
      throw new NoAnswer(typeof code === 'string' ? code : 'unknown', timedOut);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    }
  };

  return {
    get: (url, headers) => send({method: 'get', url, headers}),
    post: (url, form) => send({method: 'post', url, data: new URLSearchParams(form)}),
  };
}

function answerOf(response: AxiosResponse<string>, requestedAtMs: number, nowMs: number): HttpAnswer {
  const header = (name: string): string | undefined => {
    const value: unknown = response.headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  const dateMs = Date.parse(header('date') ?? '');
  const cached = Number(header('age') ?? 0) > 0;
  const retryAfterMs = waitOf(header('retry-after'), Number.isNaN(dateMs) ? nowMs : dateMs);
  return {
    status: response.status,
    body: typeof response.data === 'string' ? response.data : '',
    requestedAtMs,
    ...(retryAfterMs === undefined ? {} : {retryAfterMs}),
    ...(Number.isNaN(dateMs) || cached ? {} : {serverTimeMs: dateMs}),
  };
}

/** What `Retry-After` asks for, in milliseconds; undefined when it is absent or says nothing. */
export function waitOf(retryAfter: string | undefined, nowMs: number): number | undefined {
  if (retryAfter === undefined || retryAfter.trim() === '') return undefined;
  const seconds = Number(retryAfter);
  const ms = Number.isNaN(seconds) ? Date.parse(retryAfter) - nowMs : seconds * 1000;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
