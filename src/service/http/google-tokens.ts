import {OAuth2Client} from 'google-auth-library';

import type {FieldLog} from '../../log';
import {Refusal, unauthenticated} from './refusal';

export interface GoogleTokensOptions {
  /** Values of `aud` that are meant for this service: its address. */
  readonly audiences: readonly string[];
  /** E-mail addresses of the accounts that may call. */
  readonly accounts: readonly string[];
  /** Where Google publishes the certificates it signs with; another place only in tests. */
  readonly certsUrl?: string;
  /**
   * Cloud Run with IAM in front checks the signature itself and takes it off before the container sees the token. Set where
   * that is so and nobody can come around it: then the claims alone are checked.
   */
  readonly signatureChecked?: boolean;
  readonly log: FieldLog;
}

/** Judges OIDC tokens that Google signed. */
export interface GoogleTokens {
  /**
   * @returns the e-mail address of the account.
   * @throws Refusal with 401, 403, or 503 when no token can be judged now.
   */
  accountOf(token: string): Promise<string>;
}

const issuers = ['https://accounts.google.com', 'accounts.google.com'];
/** What Cloud Run puts in the place of a signature that it has checked. */
const removedSignature = 'SIGNATURE_REMOVED_BY_GOOGLE';
/** Google's own tokens live for an hour. */
const longestLifeSeconds = 2 * 60 * 60;
/** As in Google's library. */
const toleranceSeconds = 300;
/** The machine was asleep, or its clock was set. */
const mostClockJumpMs = 60_000;

interface Claims {
  readonly iss?: unknown;
  readonly aud?: unknown;
  readonly email?: unknown;
  readonly email_verified?: unknown;
  readonly iat?: unknown;
  readonly exp?: unknown;
}

/** Certificates, and by how much Google's clock was ahead of ours when they came. */
interface Trust {
  readonly certs: Awaited<ReturnType<OAuth2Client['getFederatedSignonCertsAsync']>>['certs'];
  readonly aheadMs: number;
}

export function googleTokens(options: GoogleTokensOptions): GoogleTokens {
  const {audiences, accounts, signatureChecked = false, log} = options;
  const allowed = new Set(accounts.map((account) => account.toLowerCase()));
  const trustNow = trustKeeper(options);

  async function verified(token: string): Promise<Claims> {
    const {certs, aheadMs} = await trustNow();
    if (Math.abs(aheadMs) > toleranceSeconds * 1_000) {
      const hours = (aheadMs / 3_600_000).toFixed(1);
      log.error(`This machine's clock is ${hours} hours behind Google's; no token can be judged.`, {
        event: 'clock_off',
      });
      throw new Refusal(503, "This machine's clock is wrong, so no token can be judged. Set it.");
    }
    let claims: Claims | undefined;
    try {
      // The library throws messages that quote the token, so none of them may get out.
      claims = (
        await new OAuth2Client().verifySignedJwtWithCertsAsync(
          token,
          certs,
          [...audiences],
          issuers,
          longestLifeSeconds,
        )
      ).getPayload();
    } catch (error) {
      throw refused(reasonOf(error));
    }
    return claims ?? {};
  }

  function refused(reason: string): Refusal {
    log.warn(`A token was refused: ${reason}.`, {event: 'request_refused', error: reason});
    return unauthenticated(
      'The token does not open this service: it is malformed, expired, or meant for somebody else.',
    );
  }

  return {
    async accountOf(token) {
      const [header, payload, signature, ...more] = token.split('.');
      const {alg} = decoded(header);
      if (signature === undefined || more.length > 0) throw refused('it is not a JWT');
      if (alg !== 'RS256') throw refused('it is not signed with RS256');
      let claims: Claims;
      if (signatureChecked && signature === removedSignature) {
        claims = decoded(payload);
        const wrong = wrongClaim(claims, audiences);
        if (wrong !== undefined) throw refused(wrong);
      } else claims = await verified(token);
      const {email, email_verified: isVerified} = claims;
      if (typeof email !== 'string' || isVerified !== true) throw refused('it names no account');
      if (!allowed.has(email.toLowerCase())) {
        log.warn('A valid token of another account was refused.', {event: 'request_refused', error: 'account'});
        throw new Refusal(403, 'This account may not call the service. Add it to ST_ELT_SERVICE_ACCOUNTS to allow it.');
      }
      return email;
    },
  };
}

/**
 * Certificates and clock, renewed when Google says so, and when our own clock jumped.
 * @throws Refusal when they cannot be had.
 */
function trustKeeper({certsUrl, log}: GoogleTokensOptions): () => Promise<Trust> {
  const open = (): OAuth2Client =>
    new OAuth2Client({
      ...(certsUrl === undefined ? {} : {endpoints: {oauth2FederatedSignonPemCertsUrl: certsUrl}}),
      transporterOptions: {fetchImplementation: fetch, timeout: 10_000},
    });
  let client = open();
  let aheadMs = 0;
  let [wallMs, steadyMs] = [Date.now(), performance.now()];
  let pending: Promise<Trust> | undefined;

  async function renew(): Promise<Trust> {
    if (Math.abs(Date.now() - wallMs - (performance.now() - steadyMs)) > mostClockJumpMs) client = open();
    try {
      const {certs, res} = await client.getFederatedSignonCertsAsync();
      const date = Date.parse(res?.headers.get('date') ?? '');
      if (!Number.isNaN(date)) {
        [wallMs, steadyMs] = [Date.now(), performance.now()];
        aheadMs = date + Number(res?.headers.get('age') ?? 0) * 1_000 - wallMs;
      }
      return {certs, aheadMs};
    } catch (error) {
      log.error(`Google's certificates cannot be fetched: ${error instanceof Error ? error.message : String(error)}`);
      throw new Refusal(
        503,
        "Google's certificates cannot be fetched, so no token can be judged. Try again.",
        {},
        {
          'Retry-After': '30',
        },
      );
    }
  }

  return () => {
    pending ??= renew().finally(() => (pending = undefined));
    return pending;
  };
}

function decoded(part: string | undefined): Claims & {readonly alg?: unknown} {
  try {
    return Object(JSON.parse(Buffer.from(part ?? '', 'base64url').toString())) as Claims;
  } catch {
    return {};
  }
}

function wrongClaim({iss, aud, iat, exp}: Claims, audiences: readonly string[]): string | undefined {
  const now = Date.now() / 1_000;
  if (!issuers.includes(String(iss))) return 'another issuer';
  if (typeof aud !== 'string' || !audiences.includes(aud)) return 'another audience';
  if (typeof iat !== 'number' || typeof exp !== 'number') return 'no times';
  if (now < iat - toleranceSeconds) return 'not valid yet';
  if (now > exp + toleranceSeconds) return 'expired';
  return exp > now + longestLifeSeconds ? 'it lives too long' : undefined;
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const reasons: readonly (readonly [RegExp, string])[] = [
    [/^Invalid token signature/, 'bad signature'],
    [/^Token used too late/, 'expired'],
    [/^Token used too early/, 'not valid yet'],
    [/^Expiration time too far/, 'it lives too long'],
    [/^Wrong recipient/, 'another audience'],
    [/^Invalid issuer/, 'another issuer'],
    [/^No pem found/, 'signed with an unknown key'],
  ];
  return reasons.find(([pattern]) => pattern.test(message))?.[1] ?? 'malformed';
}
