import type {Config} from '../../config/config';
import {TransientError} from '../../errors';
import type {JsonObject, JsonValue} from '../../json';
import {parseJson} from '../../json';
import type {Clock} from '../../time/clock';
import {createAuth, noToken, TokenUnavailable} from '../api/auth';
import {createHttp, type HttpAnswer, NoAnswer} from '../api/http';

/** An answer as it came: a probe looks at refusals too, so no status is an error. */
export interface Asked {
  readonly status: number;
  /** Rows of `data`, or of a bare array; empty for a refusal. */
  readonly rows: readonly JsonObject[];
  readonly hasMore?: boolean;
  readonly total?: number;
  readonly continueFrom?: string;
}

/** Asks a tenant one request after the other, and no more than it was allowed to. */
export interface Asker {
  /**
   * @param path as the catalogue writes it, `jpm/v2/jobs`.
   * @throws BudgetSpent before a request that would be one too many; ConfigError for refused credentials; TransientError when
   * no answer comes.
   */
  ask(path: string, query?: Readonly<Record<string, string>>): Promise<Asked>;
  /** Requests so far, those for tokens included. */
  requests(): number;
  /** How far this machine's clock is ahead of ServiceTitan's; undefined when no answer said what time it is. */
  clockAheadMs(): number | undefined;
}

/** There were no requests left for a question. */
export class BudgetSpent extends Error {}

export interface AskerOptions {
  readonly config: Config;
  readonly clock: Clock;
  /** Most requests altogether, tokens and second tries included. */
  readonly budget: number;
  /** Least time between two requests. Default 100 ms. */
  readonly spacingMs?: number;
}

const attemptMs = 60_000;
const triesPerRequest = 3;
const pauseMs = 1_000;
const longestPauseMs = 60_000;

/** No limiter and no patience, so that every request is counted; a probe is slow on purpose instead. */
export function createAsker({config, clock, budget, spacingMs = 100}: AskerOptions): Asker {
  let count = 0;
  let aheadMs: number | undefined;
  const spend = (): void => {
    if (count >= budget) throw new BudgetSpent();
    count += 1;
  };
  const note = ({serverTimeMs, requestedAtMs}: HttpAnswer): void => {
    // A Date header shows whole seconds: half a second late on average.
    if (serverTimeMs !== undefined) aheadMs = requestedAtMs - (serverTimeMs + 500);
  };
  const plain = createHttp({clock, timeoutMs: () => attemptMs});
  const http: typeof plain = {
    get: (url, headers) => (spend(), plain.get(url, headers)),
    post: (url, form) => (spend(), plain.post(url, form)),
  };
  const auth = createAuth({...config, http, clock, onAnswer: note});

  const attempt = async (url: string): Promise<HttpAnswer> => {
    const token = await auth.token();
    const headers = {authorization: `Bearer ${token}`, 'st-app-key': config.appKey, accept: 'application/json'};
    const answer = await http.get(url, headers);
    note(answer);
    return answer;
  };

  return {
    requests: () => count,
    clockAheadMs: () => aheadMs,
    ask: async (path, query = {}) => {
      const url = urlOf(config, path, query);
      for (let tries = 1; ; tries += 1) {
        await clock.sleep(tries === 1 ? spacingMs : pauseMs);
        try {
          const answer = await attempt(url);
          if (answer.status !== 429 && answer.status < 500) return askedOf(answer);
          if (tries === triesPerRequest) throw outOfReach(`it answers ${answer.status}`);
          await clock.sleep(Math.min(answer.retryAfterMs ?? pauseMs, longestPauseMs));
        } catch (error) {
          if (!(error instanceof NoAnswer || error instanceof TokenUnavailable)) throw error;
          if (tries === triesPerRequest)
            throw error instanceof TokenUnavailable ? noToken(error) : outOfReach(error.message);
        }
      }
    },
  };
}

function outOfReach(reason: string): TransientError {
  return new TransientError(
    `ServiceTitan cannot be asked: ${reason}.`,
    'Check the network and try again in a few minutes.',
  );
}

function urlOf({apiUrl, tenantId}: Config, path: string, query: Readonly<Record<string, string>>): string {
  const [api = '', version = '', ...resource] = path.split('/');
  const search = new URLSearchParams(query).toString();
  return `${apiUrl}/${api}/${version}/tenant/${tenantId}/${resource.join('/')}${search === '' ? '' : `?${search}`}`;
}

function askedOf({status, body}: HttpAnswer): Asked {
  const json = status === 200 ? jsonOf(body.text) : undefined;
  if (typeof json !== 'object' || json === null) return {status, rows: []};
  const envelope = Array.isArray(json) ? {data: json as readonly JsonValue[]} : (json as JsonObject);
  const {data, hasMore, totalCount, continueFrom} = envelope;
  return {
    status,
    rows: Array.isArray(data) ? (data as readonly JsonObject[]) : [],
    ...(typeof hasMore === 'boolean' ? {hasMore} : {}),
    ...(typeof totalCount === 'number' ? {total: totalCount} : {}),
    ...(typeof continueFrom === 'string' && continueFrom !== '' ? {continueFrom} : {}),
  };
}

function jsonOf(body: string): JsonValue | undefined {
  try {
    return parseJson(body);
  } catch {
    return undefined;
  }
}
