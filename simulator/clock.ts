/** The tenant's own time. It starts where the business was told it is, and runs with real time unless frozen. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Moves the clock forward. */
  advance(ms: number): void;
  /** Stops the clock: from here on only `advance` moves it. */
  freeze(): void;
  /** An API timestamp of now with 7 fractional digits, never twice the same. */
  stamp(): string;
}

/** @param start milliseconds since 1970 at which the clock starts. */
export function tenantClock(start: number): Clock {
  let base = start;
  let realStart: number | undefined = performance.now();
  let lastMs = 0;
  let ticks = 0;
  const now = (): number => Math.floor(base + (realStart === undefined ? 0 : performance.now() - realStart));
  return {
    now,
    advance: (ms) => {
      base += ms;
    },
    freeze: () => {
      base = now();
      realStart = undefined;
    },
    stamp: () => {
      const ms = Math.max(now(), lastMs);
      ticks = ms === lastMs ? ticks + 1 : 0;
      lastMs = ms;
      return `${new Date(ms).toISOString().slice(0, -1)}${String(ticks).padStart(4, '0')}Z`;
    },
  };
}
