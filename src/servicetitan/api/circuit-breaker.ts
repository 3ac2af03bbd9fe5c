import type {CircuitBreakerPolicy} from 'cockatiel';
import {BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, handleType} from 'cockatiel';

import type {Clock} from '../../time/clock';

/** Failures in a row after which an endpoint is left alone for a while. */
const failuresToOpen = 5;

/** The endpoint itself is unwell: no answer, 408 or 5xx. Only this opens its breaker; a 429 or a refusal does not. */
export class EndpointUnwell extends Error {
  constructor(
    message: string,
    readonly timedOut: boolean,
    readonly retryAfterMs?: number,
  ) {
    super(message);
  }
}

/** Runs requests to one endpoint, unless it is open: then it waits until a test request may go. */
export type Breaker = <T>(request: () => Promise<T>, patience: BreakerPatience) => Promise<T>;

/** How long one who waits at an open breaker does so. */
export interface BreakerPatience {
  /** Milliseconds; 0 or less: none. */
  leftMs(): number;
  /** @throws TransientError once no patience is left. */
  ensureLeft(): void;
}

/** One breaker per endpoint path. They hold requests back, they never fail a stream. */
export function createBreakers(options: {
  readonly openMs: number;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  readonly onOpen: (path: string) => void;
}): (path: string) => Breaker {
  const {openMs, clock, signal, onOpen} = options;
  const breakers = new Map<string, Breaker>();

  const create = (path: string): Breaker => {
    let openedAtMs = 0;
    const createPolicy = (): CircuitBreakerPolicy => {
      const policy = circuitBreaker(handleType(EndpointUnwell), {
        halfOpenAfter: openMs,
        breaker: new ConsecutiveBreaker(failuresToOpen),
      });
      policy.onBreak(() => {
        openedAtMs = clock.uptimeMs();
        onOpen(path);
      });
      return policy;
    };
    let policy = createPolicy();
    return async (request, patience) => {
      for (;;) {
        try {
          return await policy.execute(request);
        } catch (error) {
          if (!(error instanceof BrokenCircuitError)) throw error;
          const openForMs = clock.uptimeMs() - openedAtMs;
          // Its own clock was set back.
          if (openForMs > 2 * openMs) policy = createPolicy();
          await clock.sleep(Math.max(10, Math.min(openMs - openForMs, patience.leftMs())), signal);
          patience.ensureLeft();
        }
      }
    };
  };

  return (path) => {
    const known = breakers.get(path) ?? create(path);
    breakers.set(path, known);
    return known;
  };
}
