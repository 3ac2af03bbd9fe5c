import type {Clock} from '../../src/time/clock';

export interface FakeClock extends Clock {
  /** Moves time forward, waking sleepers in the order of their time, and lets their work run. */
  advance(ms: number): Promise<void>;
}

/** A clock that stands still unless it is moved. */
export function fakeClock(startMs = 0): FakeClock {
  let nowMs = startMs;
  let sleepers: {atMs: number; wake: () => void}[] = [];
  /** Enough turns for chains of promises to come to rest. */
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    now: () => nowMs,
    uptimeMs: () => nowMs,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        sleepers.push({atMs: nowMs + ms, wake: resolve});
        signal?.addEventListener('abort', () => reject(signal.reason as Error), {once: true});
      }),
    advance: async (ms) => {
      const endMs = nowMs + ms;
      await settle();
      for (;;) {
        const next = sleepers.filter(({atMs}) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0];
        if (next === undefined) break;
        sleepers = sleepers.filter((sleeper) => sleeper !== next);
        nowMs = Math.max(nowMs, next.atMs);
        next.wake();
        await new Promise((resolve) => setImmediate(resolve));
      }
      nowMs = endMs;
      await settle();
    },
  };
}
