import type {Clock} from '../clock';
import {Refusal} from './answer';

export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly appKey: string;
}

/** The token endpoint and its memory of the tokens it gave out. */
export interface Auth {
  /** Answers a client_credentials form. @throws Refusal 400, 429. */
  grant(form: string): string;
  /** @throws Refusal 401 for a token that is unknown, too old or revoked, 403 for another application. */
  demand(authorization: string | undefined, appKey: string | undefined): void;
  /** Forgets every token. */
  revokeAll(): void;
}

const lifetimeSeconds = 900;
const grantsPerMinute = 120;

export function authServer(credentials: Credentials, clock: Clock): Auth {
  const expiries = new Map<string, number>();
  let grants: number[] = [];
  let counter = 0;
  return {
    grant: (form) => {
      const fields = new URLSearchParams(form);
      const now = clock.now();
      grants = [...grants.filter((at) => at > now - 60_000), now];
      if (grants.length > grantsPerMinute) throw new Refusal(429, 'Too many token requests', {'Retry-After': '5'});
      if (fields.get('grant_type') !== 'client_credentials') throw new Refusal(400, 'unsupported_grant_type');
      if (
        fields.get('client_id') !== credentials.clientId ||
        fields.get('client_secret') !== credentials.clientSecret
      ) {
        throw new Refusal(400, 'invalid_client');
      }
      const token = `simulated.${now.toString(36)}.${++counter}`;
      expiries.set(token, now + lifetimeSeconds * 1000);
      return JSON.stringify({access_token: token, expires_in: lifetimeSeconds, token_type: 'Bearer', scope: 'tn.all'});
    },
    demand: (authorization, appKey) => {
      const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
      const expiry = token === undefined ? undefined : expiries.get(token);
      if (expiry === undefined || expiry <= clock.now()) {
        throw new Refusal(401, 'The access token is missing, invalid or expired', {'WWW-Authenticate': 'Bearer'});
      }
      if (appKey !== credentials.appKey) throw new Refusal(403, 'Unknown or missing ST-App-Key');
    },
    revokeAll: () => expiries.clear(),
  };
}
