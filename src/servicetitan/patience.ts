import {SourceError, TransientError} from '../errors';
import type {Log} from '../log';
import {MalformedAnswer} from './answers';
import {noToken, TokenUnavailable} from './auth';
import {EndpointUnwell} from './breaker';
import type {Clock} from './clock';
import type {Timing} from './retry';
import {backoffMs} from './retry';

/** Answers in a row that are not what the endpoint promises before the stream stops: one retry would be luck. */
const malformedTries = 3;
/** 5xx in a row, or one timeout, after which a request that can be made smaller is given back. */
const heavyTries = 2;

/** Decides, after each failed try of one request, whether there will be another, and waits for it. */
export interface Patience {
  /**
   * Waits until the next try is due.
   * @throws what the failure means when there will be none: SourceError, TransientError, or the failure itself when
   * another try cannot mend it.
   */
  after(failure: unknown): Promise<void>;
  /** Takes note of a 429. Does not wait: the limiter does, for everybody. @throws TransientError as `after`. */
  throttled(pauseMs: number): void;
  /** Whether the last failure, with those before it, says that the request asked for too much. */
  isTooMuch(failure: unknown): boolean;
}

export interface PatienceOptions {
  /** Path as the catalogue writes it, for messages. */
  readonly path: string;
  readonly timing: Timing;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly signal?: AbortSignal;
}

export function createPatience({path, timing, clock, log, random, signal}: PatienceOptions): Patience {
  let failures = 0;
  let malformed = 0;
  let failingSinceMs: number | undefined;

  /** @throws TransientError when patience would end before the wait. */
  const allow = (waitMs: number, why: string): void => {
    failingSinceMs ??= clock.now();
    if (clock.now() + waitMs - failingSinceMs > timing.patienceMs) {
      throw new TransientError(
        `ServiceTitan did not answer ${path} for ${spell(timing.patienceMs)} (${why}).`,
        'Try again later; the next run goes on where this one stopped.',
      );
    }
    log.debug(`${path}: ${why}; next try in ${waitMs} ms`);
  };

  return {
    after: async (failure) => {
      failures += 1;
      if (!isPassing(failure)) throw failure;
      if (failure instanceof MalformedAnswer && ++malformed >= malformedTries) throw brokenPromise(path, failure);
      const asked = failure instanceof MalformedAnswer ? 0 : (failure.retryAfterMs ?? 0);
      const waitMs = Math.max(asked, backoffMs(failures, timing, random()));
      try {
        allow(waitMs, failure.message);
      } catch (end) {
        throw failure instanceof TokenUnavailable ? noToken(failure) : end;
      }
      await clock.sleep(waitMs, signal);
    },
    throttled: (pauseMs) => allow(pauseMs, 'HTTP 429'),
    isTooMuch: (failure) => failure instanceof EndpointUnwell && (failure.timedOut || failures + 1 >= heavyTries),
  };
}

/** Whether another try may mend it. */
function isPassing(failure: unknown): failure is MalformedAnswer | EndpointUnwell | TokenUnavailable {
  return failure instanceof MalformedAnswer || failure instanceof EndpointUnwell || failure instanceof TokenUnavailable;
}

function spell(ms: number): string {
  return ms < 120_000 ? `${Math.ceil(ms / 1_000)} seconds` : `${Math.round(ms / 60_000)} minutes`;
}

function brokenPromise(path: string, failure: MalformedAnswer): SourceError {
  return new SourceError(
    `ServiceTitan answered ${path} with status 200 but ${failure.message}, ${malformedTries} times in a row.`,
    'Try again later; if it stays, the API has changed: please report this line.',
  );
}
