import type {Clock} from './clock';
import type {Seconds} from './time';

/** What time it is at ServiceTitan. */
export interface ServerTime {
  now(): Promise<ServerNow>;
}

export interface ServerNow {
  readonly seconds: Seconds;
  /** False when no answer carried a `Date`: then it is our own clock, which may be off. */
  readonly certain: boolean;
}

/** Keeps the distance between the server's clock and ours, from the newest answer that shows it. */
export function createServerTime(clock: Clock): {
  note(serverTimeMs: number | undefined): void;
  known(): boolean;
  now(): ServerNow;
} {
  let aheadMs: number | undefined;
  return {
    note: (serverTimeMs) => {
      if (serverTimeMs !== undefined) aheadMs = serverTimeMs - clock.now();
    },
    known: () => aheadMs !== undefined,
    now: () => ({seconds: Math.floor((clock.now() + (aheadMs ?? 0)) / 1000), certain: aheadMs !== undefined}),
  };
}
