/** Lets a number of tasks in at a time, first come, first served. The number may change while tasks run. */
export interface Semaphore {
  /** Waits for a place; the function that comes back gives it up again (once: further calls do nothing). */
  acquire(): Promise<() => void>;
  setLimit(limit: number): void;
  readonly limit: number;
}

export function createSemaphore(limit: number): Semaphore {
  let places = limit;
  let taken = 0;
  const waiting: (() => void)[] = [];

  const admit = (): void => {
    while (taken < places && waiting.length > 0) {
      taken += 1;
      waiting.shift()?.();
    }
  };
  const release = (): (() => void) => {
    let released = false;
    return () => {
      if (released) return;
      released = true;
      taken -= 1;
      admit();
    };
  };

  return {
    acquire: () =>
      new Promise((resolve) => {
        waiting.push(() => resolve(release()));
        admit();
      }),
    setLimit: (next) => {
      places = next;
      admit();
    },
    get limit() {
      return places;
    },
  };
}
