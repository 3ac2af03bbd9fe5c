/** All the waiting there is, in one place. Tests pass shorter ones. */
export interface Timing {
  /** For one attempt. The API itself gives up after 100 seconds. */
  readonly attemptMs: number;
  /** First pause of the exponential backoff. */
  readonly backoffMs: number;
  readonly backoffCapMs: number;
  /** A request that fails this long, tries and pauses together, is given up. */
  readonly patienceMs: number;
  /** Pause after a 429 that does not say how long. */
  readonly throttleMs: number;
  /** How long a breaker stays open. */
  readonly breakerMs: number;
}

export const patient: Timing = {
  attemptMs: 110_000,
  backoffMs: 1_000,
  backoffCapMs: 60_000,
  patienceMs: 600_000,
  throttleMs: 30_000,
  breakerMs: 60_000,
};

/** For `check`, where somebody waits at a screen. */
export const brisk: Timing = {...patient, attemptMs: 30_000, patienceMs: 6_000, throttleMs: 3_000};

/**
 * Pause before try number `failures + 1`: exponential, ±25 %, capped.
 * @param random a number in [0, 1).
 */
export function backoffMs(failures: number, timing: Timing, random: number): number {
  const base = Math.min(timing.backoffCapMs, timing.backoffMs * 2 ** (failures - 1));
  return Math.round(base * (0.75 + random * 0.5));
}
