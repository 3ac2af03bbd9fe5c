/** Runs tasks side by side, but those of one key one after another. */
export interface TaskQueue {
  /** Whether a task is running. */
  readonly isBusy: boolean;
  /** Resolves when the task has begun, which is when the caller may go on: backpressure. Tasks must not reject. */
  begin(key: string, task: () => Promise<void>): Promise<void>;
  /** Resolves when every task has ended. */
  idle(): Promise<void>;
}

/** @param atOnce how many tasks may run at the same time. */
export function taskQueue(atOnce: number): TaskQueue {
  const running = new Map<string, Promise<void>>();
  return {
    get isBusy() {
      return running.size > 0;
    },
    async begin(key, task) {
      while (running.has(key) || running.size >= atOnce) await Promise.race(running.values());
      running.set(
        key,
        task().finally(() => running.delete(key)),
      );
    },
    async idle() {
      await Promise.all(running.values());
    },
  };
}
