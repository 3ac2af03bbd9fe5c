/** What came of one part: its result, or smaller parts to do instead. */
export type Step<Part, Result> =
  | {
      readonly kind: 'done';
      readonly result: Result;
      /** Called when the result has been taken, or will never be. */
      readonly release: () => void;
    }
  | {readonly kind: 'parts'; readonly parts: readonly Part[]};

/**
 * Divide and conquer, several parts at once. Yields results as they finish, in any order. After a failure no new part
 * begins; those under way are still delivered, then the first error is thrown.
 * @param first the parts to begin with, in the order in which they should be begun.
 * @param options.insert puts new parts into the queue; its order decides what is begun next.
 */
export async function* divide<Part, Result>(
  first: readonly Part[],
  options: {
    readonly width: number;
    readonly work: (part: Part) => Promise<Step<Part, Result>>;
    readonly insert: (queue: Part[], parts: readonly Part[]) => void;
  },
): AsyncGenerator<Result> {
  const {width, work, insert} = options;
  const queue = [...first];
  const running = new Set<Promise<Finished<Part, Result>>>();
  const begin = (part: Part): void => {
    const task: Promise<Finished<Part, Result>> = work(part).then(
      (step) => ({task, step}),
      (error: unknown) => ({task, error}),
    );
    running.add(task);
  };
  let failure: {readonly error: unknown} | undefined;
  try {
    for (;;) {
      while (failure === undefined && running.size < width && queue.length > 0) begin(queue.shift() as Part);
      if (running.size === 0) break;
      const finished = await Promise.race(running);
      running.delete(finished.task);
      if ('error' in finished) {
        failure ??= finished;
      } else if (finished.step.kind === 'parts') {
        insert(queue, finished.step.parts);
      } else {
        try {
          yield finished.step.result;
        } finally {
          finished.step.release();
        }
      }
    }
  } finally {
    // Left early: what is still under way must give back what it holds.
    for (const task of running) void task.then(discard);
  }
  if (failure !== undefined) throw failure.error;
}

type Finished<Part, Result> =
  | {readonly task: Promise<Finished<Part, Result>>; readonly step: Step<Part, Result>}
  | {readonly task: Promise<Finished<Part, Result>>; readonly error: unknown};

function discard<Part, Result>(finished: Finished<Part, Result>): void {
  if ('step' in finished && finished.step.kind === 'done') finished.step.release();
}
