import {AppError} from '../../errors';
import {LeaseHeldError} from '../../warehouse/lease-error';

/** Statuses that the service answers with. */
export type Status = 200 | 202 | 207 | 400 | 401 | 403 | 404 | 405 | 409 | 413 | 500 | 502 | 503;

/** An answer that says no, in one sentence for a person. */
export class Refusal extends Error {
  /**
   * @param message what is wrong and what to do.
   * @param details further fields of the answer.
   */
  constructor(
    readonly status: Status,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

export function unauthenticated(message: string): Refusal {
  return new Refusal(401, message, {}, {'WWW-Authenticate': 'Bearer'});
}

/** @param runId of the run that is going on. */
export function alreadyRunning(runId: string): Refusal {
  return new Refusal(
    409,
    `Run ${runId} is going on. Try again when it is done; /runs/${runId} says how far it is.`,
    {runId},
    {'Retry-After': '300'},
  );
}

/** What an error that ended the work is to a caller: whose fault, and whether another try may help. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof LeaseHeldError) return alreadyRunning(error.holder);
  if (error instanceof AppError) {
    if (error.exitCode === 4) return new Refusal(502, error.message);
    if (error.exitCode === 5 || error.exitCode === 143)
      return new Refusal(503, error.message, {}, {'Retry-After': '60'});
    return new Refusal(500, error.message);
  }
  return new Refusal(500, 'Internal error. The log has the details.');
}
