import {ConfigError, TransientError} from '../../errors';
import type {Clock} from '../../time/clock';
import type {Http, HttpAnswer} from './http';
import {NoAnswer} from './http';
import {actionFor} from './responses';

/** A token is renewed this long before it ends, so that none ends on its way. */
const renewBeforeMs = 90_000;

/** The token endpoint gave no token this time; another try may help. */
export class TokenUnavailable extends Error {
  constructor(
    message: string,
    readonly retryAfterMs?: number,
  ) {
    super(message);
  }
}

export interface Auth {
  /**
   * A token that is good for the next minute at least. Callers share one request.
   * @throws ConfigError when the credentials are refused, TokenUnavailable when another try may help.
   */
  token(): Promise<string>;
  /** Call when the API refused a token: the next call fetches a new one, unless somebody already did. */
  reject(token: string): void;
}

export interface AuthOptions {
  /** Full address of the token endpoint. */
  readonly authUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly environment: string;
  readonly http: Http;
  readonly clock: Clock;
  /** Told of every answer, for its server time. */
  readonly onAnswer?: (answer: HttpAnswer) => void;
}

/** OAuth2 client credentials, as ServiceTitan does them. Bypasses limiter and breaker: nothing may hold a token back. */
export function createAuth({authUrl, clientId, clientSecret, environment, http, clock, onAnswer}: AuthOptions): Auth {
  let current: {readonly token: string; readonly renewAtMs: number} | undefined;
  let pending: Promise<string> | undefined;

  const fetchToken = async (): Promise<string> => {
    const form = {grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret};
    let answer: HttpAnswer;
    try {
      answer = await http.post(authUrl, form);
    } catch (error) {
      if (error instanceof NoAnswer) throw new TokenUnavailable(`the token endpoint gave ${error.message}`);
      throw error;
    }
    onAnswer?.(answer);
    if (actionFor(answer.status) === 'refuse' || answer.status === 401) {
      throw new ConfigError(
        `ServiceTitan (${environment}) refused client_id and client_secret (${answer.status}).`,
        'Copy both again from the developer portal; every environment and every tenant has its own pair.',
      );
    }
    const granted = answer.status === 200 ? grantOf(answer.body.text) : undefined;
    if (granted === undefined) {
      throw new TokenUnavailable(`the token endpoint answered ${answer.status} without a token`, answer.retryAfterMs);
    }
    const lifeMs = granted.expiresInSeconds * 1000;
    current = {
      token: granted.token,
      renewAtMs: answer.requestedAtMs + Math.max(lifeMs - renewBeforeMs, lifeMs / 2),
    };
    return granted.token;
  };

  return {
    token: () => {
      if (current !== undefined && clock.now() < current.renewAtMs) return Promise.resolve(current.token);
      pending ??= fetchToken().finally(() => {
        pending = undefined;
      });
      return pending;
    },
    reject: (token) => {
      if (current?.token === token) current = undefined;
    },
  };
}

function grantOf(body: string): {token: string; expiresInSeconds: number} | undefined {
  try {
    const grant = JSON.parse(body) as {access_token?: unknown; expires_in?: unknown} | null;
    if (typeof grant?.access_token !== 'string' || grant.access_token === '') return undefined;
    const seconds = Number(grant.expires_in);
    return {token: grant.access_token, expiresInSeconds: seconds > 0 ? seconds : 900};
  } catch {
    return undefined;
  }
}

/** What a token that never came means once all tries are used up. */
export function noToken(error: TokenUnavailable): TransientError {
  return new TransientError(
    `ServiceTitan gives no access token: ${error.message}.`,
    'Check the network and try again in a few minutes; the next run goes on where this one stopped.',
  );
}
