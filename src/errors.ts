import {withoutPasswords} from './address';

/**
 * Errors are typed by what recovers from them, not by where they arose:
 * fix the configuration, try again, look at the data, or stop. Each carries one sentence for a person and one remedy.
 */
export abstract class AppError extends Error {
  readonly summary: string;
  readonly remedy: string;
  /** Airbyte's `failure_type`: config errors are not retried by the platform. */
  abstract readonly failureType: 'config_error' | 'transient_error' | 'system_error';
  /** Exit code of `st-elt`. */
  abstract readonly exitCode: number;

  /**
   * @param summary what happened, one sentence, no secrets. Passwords in addresses are taken out here.
   * @param remedy what to do next, one sentence; empty where there is nothing to do.
   * @param cause the error beneath, for `--debug` logs only.
   */
  constructor(summary: string, remedy: string = '', cause?: unknown) {
    super(
      withoutPasswords(remedy === '' ? summary : `${summary} ${remedy}`),
      cause === undefined ? undefined : {cause},
    );
    this.name = new.target.name;
    this.summary = withoutPasswords(summary);
    this.remedy = withoutPasswords(remedy);
  }
}

/** Wrong flags or arguments on the command line. */
export class UsageError extends AppError {
  readonly failureType = 'config_error';
  readonly exitCode = 2;
}

/** Configuration or credentials that a person must fix. */
export class ConfigError extends AppError {
  readonly failureType = 'config_error';
  readonly exitCode = 3;
}

/** The API answered in a way that another try, later, may well fix (network, 429, 5xx) after our own tries ran out. */
export class TransientError extends AppError {
  readonly failureType = 'transient_error';
  readonly exitCode = 4;
}

/** The API broke a promise that reading rests on (no envelope, a repeated token): stop rather than lose rows. */
export class SourceError extends AppError {
  readonly failureType = 'system_error';
  readonly exitCode = 4;
}

/** The warehouse refused, vanished, or holds something that is not ours. */
export class WarehouseError extends AppError {
  readonly failureType = 'system_error';
  readonly exitCode = 5;
}

/** A data check failed: counts that do not add up, an assertion with rows. */
export class DataError extends AppError {
  readonly failureType = 'system_error';
  readonly exitCode = 6;
}

/** Stopped by a signal: 130 for SIGINT, 143 for SIGTERM and SIGHUP. */
export class InterruptedError extends AppError {
  readonly failureType = 'transient_error';
  constructor(readonly exitCode: 130 | 143) {
    super('Interrupted.', 'Run the same command again: it goes on where it stopped.');
  }
}

/** One line for a person. Errors that are not ours are bugs: they keep their own message and say so. */
export function describeError(error: unknown): string {
  if (error instanceof AppError) return error.message;
  const message = withoutPasswords(error instanceof Error ? error.message : String(error));
  return `Unexpected error: ${message} (this is a bug; please report it)`;
}

/** Exit code of `st-elt` for an error; 1 means a bug. */
export function exitCodeOf(error: unknown): number {
  return error instanceof AppError ? error.exitCode : 1;
}
