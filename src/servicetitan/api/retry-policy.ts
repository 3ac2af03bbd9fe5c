import {SourceError, TransientError} from '../../errors';
import type {Log} from '../../log';
import type {Clock} from '../../time/clock';
import {noToken, TokenUnavailable} from './auth';
import type {Timing} from './backoff';
import {backoffMs} from './backoff';
import {EndpointUnwell} from './circuit-breaker';
import type {Outage} from './outage';
import {MalformedAnswer} from './responses';

/** Answers in a row that are not what the endpoint promises before the stream stops: one retry would be luck. */
const malformedTries = 3;
/** 5xx in a row, or one timeout, after which a request that can be made smaller is given back. */
const heavyTries = 2;

/** Tries of a request to another endpoint while nothing answers, before it counts as one more that does not. */
const doubtfulTries = 3;

/** Decides, after each failed try of one request, whether there will be another, and waits for it. */
export interface Patience {
  /**
   * Waits until the next try is due.
   * @throws what the failure means when there will be none: SourceError, TransientError, or the failure itself when
   * another try cannot fix it.
   */
  after(failure: unknown): Promise<void>;
  /** Takes note of a 429. Does not wait: the limiter does, for everybody. @throws TransientError as `after`. */
  throttled(pauseMs: number): void;
  /** Call when a try begins. @throws TransientError when no patience is left for it. */
  try(): void;
  /** What is left before nothing answers any more, by all that the run has tried; 0 or less: nothing. */
  leftMs(): number;
  /** @throws TransientError when nothing is left. */
  ensureLeft(): void;
  /** Whether the last failure, with those before it, says that the request asked for too much. */
  isTooMuch(failure: unknown): boolean;
}

export interface PatienceOptions {
  /** Path as the catalogue writes it, for messages. */
  readonly path: string;
  readonly timing: Timing;
  readonly clock: Clock;
  readonly log: Log;
  /** Shared by all requests of a run. */
  readonly outage: Outage;
  readonly random: () => number;
  readonly signal?: AbortSignal;
}

export function createPatience({path, timing, clock, log, outage, random, signal}: PatienceOptions): Patience {
  let failures = 0;
  let malformed = 0;
  let failingSinceMs: number | undefined;
  let lastFailure: Error = new Error('nothing answers');
  const begunAtMs = clock.uptimeMs();
  let triedAtMs = begunAtMs;

  const givenUp = (): TransientError =>
    lastFailure instanceof TokenUnavailable
      ? noToken(lastFailure)
      : new TransientError(
          `ServiceTitan did not answer ${path} for ${spell(timing.patienceMs)} (${lastFailure.message}).`,
          'Try again later; the next run goes on where this one stopped.',
        );
  const ensureLeft = (): void => {
    if (outage.leftMs(begunAtMs) <= 0) throw givenUp();
  };
  /** @throws TransientError when patience would end before the wait. */
  const allow = (waitMs: number, failure: Error): void => {
    const nowMs = clock.uptimeMs();
    outage.failed(path, triedAtMs);
    failingSinceMs ??= triedAtMs;
    lastFailure = failure;
    // One hiccup of an endpoint that may be well is not the outage of those before it.
    const isOwn = failures < doubtfulTries && outage.isDoubtful(begunAtMs);
    const sinceMs = isOwn ? failingSinceMs : Math.min(failingSinceMs, outage.sinceMs ?? nowMs);
    if (nowMs + waitMs - sinceMs > timing.patienceMs) {
      outage.gaveUp();
      throw givenUp();
    }
    log.debug(`${path}: ${failure.message}; next try in ${waitMs} ms`);
  };

  return {
    after: async (failure) => {
      failures += 1;
      if (!isPassing(failure)) throw failure;
      if (failure instanceof MalformedAnswer && ++malformed >= malformedTries) throw brokenPromise(path, failure);
      const asked = failure instanceof MalformedAnswer ? 0 : (failure.retryAfterMs ?? 0);
      const waitMs = Math.max(asked, backoffMs(failures, timing, random()));
      allow(waitMs, failure);
      await clock.sleep(waitMs, signal);
    },
    try: () => {
      ensureLeft();
      triedAtMs = clock.uptimeMs();
    },
    leftMs: () => outage.leftMs(begunAtMs),
    ensureLeft,
    throttled: (pauseMs) => allow(pauseMs, new Error('HTTP 429')),
    isTooMuch: (failure) => failure instanceof EndpointUnwell && (failure.timedOut || failures + 1 >= heavyTries),
  };
}

/** Whether another try may fix it. */
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
