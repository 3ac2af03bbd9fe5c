import {InterruptedError} from '../../errors';

/**
 * Does some work that SIGINT, SIGTERM or SIGHUP ends in an orderly way: the signal given to it is aborted with an InterruptedError.
 * A second signal ends the process at once.
 * @throws InterruptedError after a signal, however the work ended.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (exitCode: 130 | 143) => () => controller.abort(new InterruptedError(exitCode));
  const onInterrupt = stop(130);
  const onTerminate = stop(143);
  process.once('SIGINT', onInterrupt).once('SIGTERM', onTerminate).once('SIGHUP', onTerminate);
  try {
    const result = await work(controller.signal).catch((error: unknown) => {
      // What fails because it was interrupted is not an error of its own.
      controller.signal.throwIfAborted();
      throw error;
    });
    controller.signal.throwIfAborted();
    return result;
  } finally {
    process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate).off('SIGHUP', onTerminate);
  }
}
