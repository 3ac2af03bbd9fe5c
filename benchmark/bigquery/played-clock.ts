/** Time that passes only while nothing else goes on. */
export interface PlayedClock {
  readonly now: () => number;
  sleep(ms: number): Promise<void>;
  /** Says that work is going on that no file shows. */
  busy(): void;
  /** Lets time pass until the work has ended. */
  during<T>(work: Promise<T>): Promise<T>;
}

/** So many turns of the event loop without work, and everybody waits. */
const calmTurns = 20;

export function playedClock(startMs: number): PlayedClock {
  let nowMs = startMs;
  let calm = 0;
  let sleepers: {readonly atMs: number; readonly wake: () => void}[] = [];

  function wakeNext(): void {
    const atMs = Math.min(...sleepers.map((sleeper) => sleeper.atMs));
    nowMs = Math.max(nowMs, atMs);
    const awake = sleepers.filter((sleeper) => sleeper.atMs <= nowMs);
    sleepers = sleepers.filter((sleeper) => sleeper.atMs > nowMs);
    for (const {wake} of awake) wake();
  }

  return {
    now: () => nowMs,
    sleep: (ms) => new Promise((wake) => sleepers.push({atMs: nowMs + ms, wake})),
    busy: () => void (calm = 0),
    async during(work) {
      let ended = false;
      const end = (): void => void (ended = true);
      work.then(end, end);
      while (!ended) {
        await new Promise((resolve) => setImmediate(resolve));
        calm = process.getActiveResourcesInfo().some((name) => name.startsWith('FS')) ? 0 : calm + 1;
        if (calm < calmTurns || sleepers.length === 0) continue;
        calm = 0;
        wakeNext();
      }
      return work;
    },
  };
}
