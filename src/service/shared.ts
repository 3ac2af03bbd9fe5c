/**
 * One warehouse for all who use it at the same time, closed when the last of them is done: a DuckDB file is held by one
 * process, and other commands shall have it between two requests.
 */
export function shared<T extends {close(): Promise<void>}>(
  open: () => Promise<T>,
): <R>(use: (opened: T) => Promise<R>) => Promise<R> {
  let users = 0;
  let current: Promise<T> | undefined;
  let closing: Promise<unknown> = Promise.resolve();
  return async (use) => {
    users += 1;
    current ??= closing.then(open);
    const mine = current;
    try {
      return await use(await mine);
    } finally {
      users -= 1;
      if (users === 0) {
        current = undefined;
        // One that could not be opened needs no closing; its error went to those who wanted it.
        closing = mine.then((opened) => opened.close()).catch(() => undefined);
        await closing;
      }
    }
  };
}
