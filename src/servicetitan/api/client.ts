import type {Config} from '../../config/config';
import {TransientError} from '../../errors';
import type {Log} from '../../log';
import type {Clock} from '../../time/clock';
import {reasonOf} from '../../time/clock';
import type {Body} from '../codec/body';
import {createAuth, TokenUnavailable} from './auth';
import type {Timing} from './backoff';
import {patient} from './backoff';
import {createBreakers, EndpointUnwell} from './circuit-breaker';
import type {HttpAnswer} from './http';
import {createHttp, NoAnswer} from './http';
import {createOutage} from './outage';
import type {PageLease} from './page-memory';
import {createLimiter} from './rate-limiter';
import {redactor} from './redactor';
import type {Target} from './responses';
import {actionFor, detailOf, refusalOf} from './responses';
import {createPatience} from './retry-policy';
import {createServerTime, type ServerTime} from './server-time';

/** A page asked too much of the server: ask for less. Thrown only for requests that allow it. */
export class TooHeavy extends TransientError {}

export type Query = Readonly<Record<string, string>>;

export interface ApiRequest<T> {
  /** Path as the catalogue writes it, `jpm/v2/jobs` or `jpm/v2/jobs/{id}/booked-log`. */
  readonly path: string;
  /** What takes the place of the braces in the path. */
  readonly id?: string;
  readonly query: Query;
  /** Takes the answer apart. @throws MalformedAnswer when it is not what the endpoint promises. */
  readonly read: (body: Body) => T;
  /** Where the answer is kept, for pages. */
  readonly lease?: PageLease;
  /** The caller can ask for less: throw {@link TooHeavy} instead of being patient. */
  readonly canShrink?: boolean;
}

export interface ApiAnswer<T> {
  readonly value: T;
  /** Local clock, when the request was sent. */
  readonly requestedAtMs: number;
  /** The server's clock by its `Date` header, whole seconds; absent when the answer carries none. */
  readonly serverTimeMs?: number;
}

/** ServiceTitan's API, read-only. One per run: every stream shares its limiter, token and breakers. */
export interface Client {
  /**
   * @throws ConfigError when a person must fix something, SourceError when the API breaks its promises, TransientError when
   * it stayed out of reach for the whole patience, TooHeavy for a request that can be made smaller.
   */
  get<T>(request: ApiRequest<T>): Promise<ApiAnswer<T>>;
  readonly serverTime: ServerTime;
}

export interface ClientOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborting it ends every request and every pause at once. */
  readonly signal?: AbortSignal;
  readonly timing?: Timing;
  /** In [0, 1), for jitter. */
  readonly random?: () => number;
  /** Told when ServiceTitan answers 429, with the pause that follows. */
  readonly onThrottled?: (pauseMs: number) => void;
}

export function createClient(options: ClientOptions): Client {
  const {config, clock, log, timing = patient, random = Math.random, onThrottled} = options;
  const abort = options.signal === undefined ? {} : {signal: options.signal};
  const redact = redactor(config);
  const outage = createOutage(timing.patienceMs, () => clock.uptimeMs());
  // An attempt that hangs ends with the patience of all.
  const timeoutMs = (): number => Math.min(timing.attemptMs, outage.leftMs(clock.uptimeMs()));
  const http = createHttp({clock, timeoutMs, ...abort});
  const limiter = createLimiter({...config, clock, ...abort});
  const noted = createServerTime(clock);
  const auth = createAuth({...config, http, clock, onAnswer: (answer) => noted.note(answer.serverTimeMs)});
  const breakerOf = createBreakers({
    openMs: timing.breakerMs,
    clock,
    ...abort,
    onOpen: (path) =>
      log.warn(`${path}: ServiceTitan keeps failing; waiting ${timing.breakerMs / 1000} s between tries.`),
  });

  /** One attempt, token included. @throws EndpointUnwell when none or a bad answer came. */
  const attempt = async ({
    path,
    id,
    query,
    lease,
  }: ApiRequest<unknown>): Promise<HttpAnswer & {readonly token: string}> => {
    const token = await auth.token();
    const headers = {authorization: `Bearer ${token}`, 'st-app-key': config.appKey, accept: 'application/json'};
    try {
      const answer = await http.get(
        urlOf(config, path.replace(/\{\w+\}/, encodeURIComponent(id ?? '')), query),
        headers,
        lease,
      );
      noted.note(answer.serverTimeMs);
      if (actionFor(answer.status) === 'try again') {
        throw new EndpointUnwell(`HTTP ${answer.status}`, answer.status === 408, answer.retryAfterMs);
      }
      return {...answer, token};
    } catch (error) {
      if (error instanceof NoAnswer) throw new EndpointUnwell(error.message, error.timedOut);
      throw error;
    }
  };

  const get = async <T>(request: ApiRequest<T>): Promise<ApiAnswer<T>> => {
    const {path, read, canShrink = false} = request;
    const target: Target = {path, tenantId: config.tenantId, environment: config.environment};
    const patience = createPatience({path, timing, clock, log, outage, random, ...abort});
    let refreshed = false;

    for (;;) {
      if (options.signal?.aborted === true) throw reasonOf(options.signal);
      try {
        const answer = await breakerOf(path)(
          () =>
            limiter.run(() => {
              patience.try();
              return attempt(request);
            }),
          patience,
        );
        const action = actionFor(answer.status);
        if (action === 'slow down') {
          const pauseMs = answer.retryAfterMs ?? timing.throttleMs;
          patience.throttled(pauseMs);
          limiter.slowDown(pauseMs);
          onThrottled?.(pauseMs);
          continue;
        }
        limiter.succeeded();
        if (action === 'refresh token' && !refreshed) {
          refreshed = true;
          auth.reject(answer.token);
          continue;
        }
        if (action !== 'read') {
          outage.answered();
          const detail = redact(detailOf(answer.body.text)).replaceAll(answer.token, '***');
          throw refusalOf(answer.status, detail, target);
        }
        const {requestedAtMs, serverTimeMs} = answer;
        const value = read(answer.body);
        outage.answered();
        return {
          value,
          requestedAtMs: noted.stampOf(requestedAtMs),
          ...(serverTimeMs === undefined ? {} : {serverTimeMs}),
        };
      } catch (error) {
        if (canShrink && patience.leftMs() > 0 && patience.isTooMuch(error))
          throw new TooHeavy((error as Error).message);
        await patience.after(error);
      }
    }
  };

  return {
    get,
    serverTime: {
      now: async () => {
        if (!noted.known()) await auth.token().catch((error: unknown) => rethrowUnlessTransient(error));
        return noted.now();
      },
    },
  };
}

/** Without a token there is no server time yet; the first request will say why, with all its patience. */
function rethrowUnlessTransient(error: unknown): void {
  if (!(error instanceof TokenUnavailable)) throw error;
}

function urlOf(config: Config, path: string, query: Query): string {
  const [api = '', version = '', ...resource] = path.split('/');
  const parameters = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const search = parameters.length === 0 ? '' : `?${parameters.join('&')}`;
  return `${config.apiUrl}/${api}/${version}/tenant/${config.tenantId}/${resource.join('/')}${search}`;
}
