import {AppError, ConfigError, SourceError} from '../../errors';
import type {JsonObject, JsonValue} from '../../json';
import {parseJson} from '../../json';

/** The answer has status 200 but is not what the endpoint promises: HTML, half a text, no envelope. */
export class MalformedAnswer extends Error {}

/** HTTP status beneath an error of ours, for those who can go on after some of them. */
export class HttpStatus extends Error {
  constructor(readonly status: number) {
    super(`HTTP ${status}`);
  }
}

/** Status of the refusal that an error reports, undefined when it reports none. */
export function refusedWith(error: unknown): number | undefined {
  return error instanceof AppError && error.cause instanceof HttpStatus ? error.cause.status : undefined;
}

/** Where a request went, in the words of an error message. */
export interface Target {
  /** Path as the catalogue writes it: `jpm/v2/jobs`. */
  readonly path: string;
  readonly tenantId: string;
  readonly environment: string;
}

export type Action = 'read' | 'refresh token' | 'slow down' | 'try again' | 'refuse';

/** What to do with an answer of this status. Everything that is not named is refused: nothing is ever silently ignored. */
export function actionFor(status: number): Action {
  if (status >= 200 && status < 300) return 'read';
  if (status === 401) return 'refresh token';
  if (status === 429) return 'slow down';
  if (status === 408 || status === 425 || status >= 500) return 'try again';
  return 'refuse';
}

interface Refusal {
  readonly kind: typeof ConfigError | typeof SourceError;
  readonly says: (target: Target) => string;
  readonly remedy: (target: Target) => string;
}

/** The one table of what a refusal means: status → (kind, sentence, remedy). */
const refusals: Readonly<Record<number, Refusal>> = {
  401: {
    kind: ConfigError,
    says: ({path}) => `ServiceTitan accepts the client id and secret but not the request to ${path} (401).`,
    remedy: ({path, tenantId}) =>
      `Check that app_key belongs to the same app as client_id and that the app is connected to tenant ${tenantId}; where other streams can be read, that the app has the read scope of the ${moduleOf(path)} module.`,
  },
  403: {
    kind: ConfigError,
    says: ({path}) => `The app may not read ${path} (403).`,
    remedy: ({path}) =>
      `Add the read scope of the ${moduleOf(path)} module to the app in ServiceTitan's developer portal and reconnect it, or leave the stream out.`,
  },
  404: {
    kind: ConfigError,
    says: ({path, tenantId, environment}) =>
      `ServiceTitan (${environment}) knows no ${path} for tenant ${tenantId} (404).`,
    remedy: () => 'Check tenant_id and environment, and that the tenant has this module; or leave the stream out.',
  },
};

const otherRefusal: Refusal = {
  kind: SourceError,
  says: ({path}) => `ServiceTitan refused the request to ${path}.`,
  remedy: () => 'The API may have changed: please report this line.',
};

/** The error for a refusal that no other try can fix. */
export function refusalOf(status: number, detail: string, target: Target): AppError {
  const refusal = refusals[status] ?? otherRefusal;
  const code = refusal === otherRefusal ? ` (${status})` : '';
  const said = detail === '' ? '' : ` It said: "${detail}".`;
  return new refusal.kind(`${refusal.says(target)}${code}${said}`, refusal.remedy(target), new HttpStatus(status));
}

/** First part of a path, as ServiceTitan names its modules and scopes: `jpm`. */
export function moduleOf(path: string): string {
  return path.split('/')[0] ?? path;
}

/** `a, b and c`. */
export function listing(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** The sentence in a problem body, short; empty when there is none (HTML, nothing). */
export function detailOf(body: string): string {
  try {
    const problem = JSON.parse(body) as {title?: unknown; detail?: unknown; error?: unknown} | null;
    const text = [problem?.title, problem?.detail, problem?.error].find((part) => typeof part === 'string');
    return (text ?? '').replace(/\s+/g, ' ').trim().slice(0, 200);
  } catch {
    return '';
  }
}

/** @throws MalformedAnswer when a value is not a JSON object. */
export function objectOf(value: JsonValue | undefined, what: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new MalformedAnswer(`${what} is not an object`);
  }
  return value as JsonObject;
}

/** An escaped surrogate: a pair, or half of one; escaped backslashes are matched so that none of them begins an escape. */
const surrogates = /\\\\|\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u[dD][89a-fA-F][\da-fA-F]{2}/g;

/** JSON text whose half surrogate pairs, which no warehouse takes, are U+FFFD. */
export function withoutHalfSurrogates(text: string): string {
  if (!/\\u[dD][89a-fA-F]/.test(text)) return text;
  return text.replace(surrogates, (found) => (found.startsWith('\\u') && found.length === 6 ? '\ufffd' : found));
}

/** The JSON of an answer, half surrogate pairs replaced. @throws MalformedAnswer for an empty body, HTML, or a text that was cut off. */
export function bodyOf(text: string): JsonValue {
  if (text.trim() === '') throw new MalformedAnswer('the answer is empty');
  try {
    return parseJson(withoutHalfSurrogates(text));
  } catch {
    throw new MalformedAnswer(
      text.trimStart().startsWith('<') ? 'the answer is HTML' : 'the answer is not complete JSON',
    );
  }
}
