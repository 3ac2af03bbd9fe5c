import {AppError, exitCodeOf, UsageError} from '../errors';
import {certificateError, googleCredentialsError} from '../outside-errors';
import type {Terminal} from './terminal/terminal';
import {sayFailure} from './terminal/terminal-log';

/** The reader of a pipe has had enough, e.g. `| head -1`. */
const goneReader = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED']);

/**
 * What happens to the process outside of the command's own calls. Output that nobody reads any more is dropped, and the
 * command goes on to its own end and exit code. An error that nobody waits for (Google's libraries reject promises of
 * their own after the one that was asked for) ends the process with one line, unless the command has failed with one already.
 */
export function guardProcess(terminal: Terminal): void {
  const end = (error: unknown): void => {
    // A command with handlers of its own, as the service, says it in its own way.
    if (process.listenerCount('uncaughtException') > 1) return;
    if (Number(process.exitCode ?? 0) === 0) {
      const known = googleCredentialsError(error) ?? certificateError(error, 'Google') ?? error;
      sayFailure(terminal, known, !(known instanceof AppError));
      process.exitCode = exitCodeOf(known);
    }
    process.exit();
  };
  process.on('uncaughtException', end).on('unhandledRejection', end);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (goneReader.has(error.code ?? '')) return;
    end(
      new UsageError(
        `The output cannot be written (${error.code ?? error.message}).`,
        'Write it elsewhere, or make room.',
      ),
    );
  });
  process.stderr.on('error', () => undefined);
}
