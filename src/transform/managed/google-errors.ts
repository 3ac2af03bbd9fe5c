import {AppError, ConfigError, TransientError} from '../../errors';
import {certificateError, googleCredentialsError} from '../../outside-errors';

/** Waits this many milliseconds; says so where somebody looks. */
export type Pause = (ms: number) => Promise<void>;

/** The quotas are for a minute: a pause is shorter, and all of them together are longer. */
const pauseMs = 20_000;
const maxPauses = 6;

/**
 * Asks the service, and again after a pause while a quota of it is used up: 120 requests a minute for files, in a project and region
 * (https://docs.cloud.google.com/dataform/docs/quotas). Requests that meet the quota at once wait together.
 */
export function patiently(pause: Pause): <T>(ask: () => Promise<T>) => Promise<T> {
  let pausing: Promise<void> | undefined;
  return async (ask) => {
    for (let pauses = 0; ; pauses++) {
      await pausing;
      try {
        return await ask();
      } catch (error) {
        if (!isExhausted(error) || pauses === maxPauses) throw error;
        pausing ??= pause(pauseMs).finally(() => (pausing = undefined));
      }
    }
  };
}

/** Undefined when there is no such thing; a repository without a commit has no history. */
export async function orNothing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (['NOT_FOUND', 'FAILED_PRECONDITION'].includes(problemOf(error).status)) return undefined;
    throw error;
  }
}

/**
 * What the service answers, or its error in our words.
 * @param name of the repository.
 */
export async function explained<T>(answer: Promise<T>, name: string): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (isExhausted(error)) throw exhausted(error);
    const fixable = certificateError(error, "Google's Dataform") ?? googleCredentialsError(error);
    if (fixable !== undefined) throw fixable;
    throw new ConfigError(
      `Google's Dataform refused: ${problemOf(error).message}`,
      `Check that the Dataform API is enabled and that these credentials may edit ${name} (role Dataform Admin) and name its service account (role Service Account User on it; --grant gives it).`,
      error,
    );
  }
}

const isExhausted = (error: unknown): boolean => problemOf(error).status === 'RESOURCE_EXHAUSTED';

function exhausted(error: unknown): TransientError {
  return new TransientError(
    `A quota of Google's Dataform is still used up after ${(pauseMs * maxPauses) / 1_000} s: ${problemOf(error).message.replace(/\.?$/, '.')}`,
    'Run the same command again later: it goes on with what differs then.',
    error,
  );
}

/** Codes of gRPC, for errors whose message is no answer of the service. */
const statuses: Readonly<Record<number, string>> = {5: 'NOT_FOUND', 8: 'RESOURCE_EXHAUSTED', 9: 'FAILED_PRECONDITION'};

/** What the service says is wrong: the client passes on its answer as the message, or a code of gRPC. */
function problemOf(error: unknown): {readonly status: string; readonly message: string} {
  const {message = String(error), code} = error as {message?: string; code?: unknown};
  try {
    const {error: told} = JSON.parse(message) as {error: {status?: string; message?: string}};
    return {status: told.status ?? '', message: told.message ?? message};
  } catch {
    return {status: statuses[Number(code)] ?? '', message: message.split('\n')[0] ?? ''};
  }
}
