import type {Clock} from '../../time/clock';
import type {Seconds} from '../../time/instant';

/** What time it is at ServiceTitan. */
export interface ServerTime {
  now(): Promise<ServerNow>;
}

export interface ServerNow {
  readonly seconds: Seconds;
  /** False when no answer carried a `Date`: then it is our own clock, which may be off. */
  readonly certain: boolean;
  /** The earlier of ServiceTitan's clock and ours where they disagree: what lies before it is past, whichever of them is wrong. */
  readonly earliest: Seconds;
  /** The later of the two: what lies after it is the future. */
  readonly latest: Seconds;
}

/** Clocks differ by so much in the normal course of things: `Date` is in whole seconds, and an answer takes its time. */
export const clockToleranceMs = 120_000;

/** A clock that shows a time before this was never set, and is as good as none. */
export const earliestBelievableMs = Date.UTC(2020, 0, 1);

/** Keeps the distance between the server's clock and ours, from the newest answer that shows it. */
export function createServerTime(clock: Clock): {
  note(serverTimeMs: number | undefined): void;
  known(): boolean;
  now(): ServerNow;
  /**
   * An instant of our clock as the stamp of a row. Where our clock is plainly wrong it is put right, by what the first answer
   * showed, so that rows of a later run with a right clock do not look older. Else it stays as it is: stamps never go back.
   */
  stampOf(ourMs: number): number;
} {
  let aheadMs: number | undefined;
  let correctionMs: number | undefined;
  return {
    note: (serverTimeMs) => {
      if (serverTimeMs === undefined) return;
      aheadMs = serverTimeMs - clock.now();
      correctionMs ??= Math.abs(aheadMs) > clockToleranceMs ? aheadMs : 0;
    },
    stampOf: (ourMs) => ourMs + (correctionMs ?? 0),
    known: () => aheadMs !== undefined,
    now: () => {
      const oursMs = clock.now();
      const theirsMs = oursMs + (aheadMs ?? 0);
      const disagree = Math.abs(theirsMs - oursMs) > clockToleranceMs && oursMs >= earliestBelievableMs;
      const seconds = Math.floor(theirsMs / 1000);
      const ours = disagree ? Math.floor(oursMs / 1000) : seconds;
      return {
        seconds,
        certain: aheadMs !== undefined,
        earliest: Math.min(seconds, ours),
        latest: Math.max(seconds, ours),
      };
    },
  };
}
