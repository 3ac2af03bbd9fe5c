import {createHash, timingSafeEqual} from 'node:crypto';

import type {GoogleTokens} from './google-tokens';
import {Refusal, unauthenticated} from './refusal';

/** What is known of a request before anything else is looked at. */
export interface Caller {
  readonly authorization: string | undefined;
  /** `X-Serverless-Authorization`. Where it is present, Cloud Run's IAM checks this header and never looks at `Authorization`. */
  readonly serverlessAuthorization?: string | undefined;
  readonly host: string | undefined;
  /** Headers that browsers set on requests of web pages. */
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
}

/** Who may call. */
export interface Access {
  /**
   * @returns who calls, for the log.
   * @throws Refusal with 401 when nobody can be recognised, 403 when it is somebody who may not, 503 when that cannot be told now.
   */
  admit(caller: Caller): Promise<string>;
}

export interface AccessOptions {
  /** Shared secret that a caller sends as bearer token. */
  readonly token?: string;
  readonly google?: GoogleTokens;
  /** Cloud Run's IAM is in front of this service and has checked one of the two authorization headers. */
  readonly isBehindCloudRunIam?: boolean;
}

/** Longer headers are no tokens. */
const bearer = /^Bearer +([\x21-\x7e]{1,8192})$/i;

/**
 * A caller sends the shared token, or a Google OIDC token of an allowed account.
 *
 * Behind Cloud Run's IAM, the one header that IAM checked is judged and the other is ignored: IAM replaces the signature of the
 * token it checked, so a token without a signature may be believed in that header only. Otherwise a caller could pass IAM with a
 * token of its own in `X-Serverless-Authorization` and name any account in `Authorization`.
 * Source: https://cloud.google.com/run/docs/authenticating/service-to-service (when both headers are sent, Cloud Run checks
 * `X-Serverless-Authorization` only).
 */
export function tokenAccess({token, google, isBehindCloudRunIam = false}: AccessOptions): Access {
  const expected = token === undefined ? undefined : digest(token);
  return {
    async admit({authorization, serverlessAuthorization}) {
      const isServerless = isBehindCloudRunIam && serverlessAuthorization !== undefined;
      const checked = isServerless ? serverlessAuthorization : authorization;
      if (checked === undefined || checked === '') throw unauthenticated('This service requires a bearer token.');
      const sent = bearer.exec(checked)?.[1];
      if (sent === undefined) {
        const header = isServerless ? 'X-Serverless-Authorization' : 'Authorization';
        throw unauthenticated(`Invalid ${header} header: expected "Bearer TOKEN".`);
      }
      // Digests are of one length, so that the comparison takes the same time whatever was sent.
      if (expected !== undefined && timingSafeEqual(digest(sent), expected)) return 'the shared token';
      if (google === undefined) throw unauthenticated('Invalid token.');
      return google.accountOf(sent);
    },
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

const loopbackHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/**
 * For a service that only this machine can reach: whoever is on it may call. Web pages open in a browser here are not: they
 * could send requests to localhost, or to a name of theirs that leads to it.
 */
export const loopbackAccess: Access = {
  async admit({host, origin, fetchSite}) {
    if (!loopbackHost.test(host ?? '')) {
      throw new Refusal(
        403,
        'Without a token this service only answers to localhost, and that is not what it was called.',
      );
    }
    if (origin !== undefined || (fetchSite !== undefined && fetchSite !== 'none' && fetchSite !== 'same-origin')) {
      throw new Refusal(403, 'Web pages may not call this service.');
    }
    return 'this machine';
  },
};
