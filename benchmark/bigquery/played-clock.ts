/** Time that passes by what the process computes, and by waiting while it computes nothing. */
export interface PlayedClock {
  readonly now: () => number;
  sleep(ms: number): Promise<void>;
  /** Says that work is going on that no file shows. */
  busy(): void;
  /** Does work of the stand-in, which is no time of the program. */
  aside<T>(work: () => T): T;
  /** Lets time pass until the work has ended. */
  during<T>(work: Promise<T>): Promise<T>;
  /** Of the time so far, what the process computed. */
  readonly computedMs: number;
}

/** So many turns of the event loop without work, and everybody waits. */
const calmTurns = 20;

/**
 * A clock that does not depend on what else runs on this machine: CPU time counts, all threads together, and not the time that
 * a process waits for a processor.
 * @param counted false: only waiting takes time, so that the same happens each time.
 */
export function playedClock(startMs: number, counted = true): PlayedClock {
  let nowMs = startMs;
  let computedMs = 0;
  let asideMs = 0;
  let calm = 0;
  let sleepers: {readonly atMs: number; readonly wake: () => void}[] = [];
  let seenMs = cpuMs();

  /** Moves on by what was computed since it was asked last. */
  function catchUp(): void {
    const spentMs = cpuMs() - seenMs;
    seenMs += spentMs;
    const ownMs = Math.max(0, spentMs - asideMs);
    asideMs = Math.max(0, asideMs - spentMs);
    if (!counted) return;
    nowMs += ownMs;
    computedMs += ownMs;
  }

  function wakeUntil(atMs: number): void {
    nowMs = Math.max(nowMs, atMs);
    const awake = sleepers.filter((sleeper) => sleeper.atMs <= nowMs);
    sleepers = sleepers.filter((sleeper) => sleeper.atMs > nowMs);
    if (awake.length > 0) calm = 0;
    for (const {wake} of awake) wake();
  }

  function aside<T>(work: () => T): T {
    const beforeMs = cpuMs();
    calm = 0;
    try {
      return work();
    } finally {
      asideMs += cpuMs() - beforeMs;
    }
  }

  return {
    now: () => nowMs,
    get computedMs() {
      return computedMs;
    },
    sleep: (ms) => new Promise((wake) => sleepers.push({atMs: nowMs + ms, wake})),
    busy: () => void (calm = 0),
    aside,
    async during(work) {
      let ended = false;
      const end = (): void => void (ended = true);
      work.then(end, end);
      while (!ended) {
        await new Promise((resolve) => setImmediate(resolve));
        catchUp();
        wakeUntil(nowMs);
        calm = process.getActiveResourcesInfo().some((name) => name.startsWith('FS')) ? 0 : calm + 1;
        if (calm < calmTurns || sleepers.length === 0) continue;
        wakeUntil(Math.min(...sleepers.map(({atMs}) => atMs)));
      }
      return work;
    },
  };
}

function cpuMs(): number {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1_000;
}
