import {InterruptedError} from '../errors';

/**
 * The values of `source` until `signal` is aborted, even while waiting for the next one; then throws what it was aborted
 * with, or InterruptedError where that is no error of ours.
 */
export async function* untilAborted<T>(source: AsyncIterable<T>, signal: AbortSignal | undefined): AsyncGenerator<T> {
  if (signal === undefined) {
    yield* source;
    return;
  }
  const iterator = source[Symbol.asyncIterator]();
  let interrupt: (reason: unknown) => void = () => {};
  const onAbort = () => interrupt(reasonOf(signal));
  signal.addEventListener('abort', onAbort, {once: true});
  try {
    for (;;) {
      if (signal.aborted) throw reasonOf(signal);
      // A promise for each value: racing them all against one that never settles would keep every one in memory.
      const next = await new Promise<IteratorResult<T>>((resolve, reject) => {
        interrupt = reject;
        iterator.next().then(resolve, reject);
      });
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    // Not awaited: a source that hangs would hang us.
    iterator.return?.()?.catch(() => undefined);
  }
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof InterruptedError ? signal.reason : new InterruptedError(143);
}
