import type {Clock} from '../../time/clock';
import {createSemaphore} from './semaphore';

/** After so many answers in a row without a 429, one more request may be in flight again. */
const successesPerStep = 20;

/** Keeps all requests of a tenant and app under ServiceTitan's limits. Shared by every stream of a run. */
export interface Limiter {
  /** Runs a request when both the rate and the number in flight allow it. */
  run<T>(request: () => Promise<T>): Promise<T>;
  /** Call after a 429: nobody starts for `pauseMs`, and half as many run at a time for a while. */
  slowDown(pauseMs: number): void;
  /** Call after an answer that was not a 429. */
  succeeded(): void;
  /** Requests that may be in flight now. */
  readonly concurrency: number;
}

export interface LimiterOptions {
  readonly requestsPerSecond: number;
  /** Requests that may start at once after a pause. In any second at most `requestsPerSecond + burst` start. */
  readonly burst: number;
  readonly concurrency: number;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
}

/** A token bucket for the rate and a semaphore for the requests in flight. */
export function createLimiter({requestsPerSecond, burst, concurrency, clock, signal}: LimiterOptions): Limiter {
  const inFlight = createSemaphore(concurrency);
  let tokens = burst;
  let filledAt = clock.uptimeMs();
  let pausedUntil = 0;
  let successes = 0;
  let turn: Promise<void> = Promise.resolve();

  const waitMs = (): number => {
    const now = clock.uptimeMs();
    if (now < pausedUntil) return pausedUntil - now;
    tokens = Math.min(burst, tokens + (Math.max(0, now - filledAt) * requestsPerSecond) / 1000);
    filledAt = now;
    return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) * 1000) / requestsPerSecond);
  };
  const token = async (): Promise<void> => {
    for (let ms = waitMs(); ms > 0; ms = waitMs()) await clock.sleep(ms, signal);
    tokens -= 1;
  };
  const nextToken = (): Promise<void> => {
    const mine = turn.then(token);
    turn = mine.catch(() => undefined);
    return mine;
  };

  return {
    run: async (request) => {
      const release = await inFlight.acquire();
      try {
        await nextToken();
        return await request();
      } finally {
        release();
      }
    },
    slowDown: (pauseMs) => {
      const now = clock.uptimeMs();
      // Requests that were in flight together are refused together: they count as one refusal.
      if (now >= pausedUntil) inFlight.setLimit(Math.max(1, Math.floor(inFlight.limit / 2)));
      pausedUntil = Math.max(pausedUntil, now + pauseMs);
      tokens = 0;
      filledAt = pausedUntil;
      successes = 0;
    },
    succeeded: () => {
      successes += 1;
      if (successes % successesPerStep === 0 && inFlight.limit < concurrency) inFlight.setLimit(inFlight.limit + 1);
    },
    get concurrency() {
      return inFlight.limit;
    },
  };
}
