import {type ConfigError, WarehouseError} from '../../errors';
import {certificateError, googleCredentialsError} from '../../outside-errors';
import {type GuardError, guardIn} from './session';

/** What of an error of the service matters here. */
export interface ServiceError {
  /** HTTP status, where there was an answer. */
  readonly status: number | undefined;
  readonly reasons: readonly string[];
  readonly message: string;
}

/** Reasons that another job may do without, see https://cloud.google.com/bigquery/docs/error-messages. */
const passing = new Set([
  'backendError',
  'internalError',
  'jobBackendError',
  'jobInternalError',
  'rateLimitExceeded',
  'jobRateLimitExceeded',
  'userRateLimitExceeded',
  'tableUnavailable',
]);

/** A quota that does not come back by itself within minutes. */
const quota = /quota ?exceeded|exceeded quota|custom quota/i;
const rateLimit = /rate ?limit ?exceeded|exceeded rate limit/i;

/** Messages may quote a whole statement. */
const longestMessage = 500;

export function serviceError(error: unknown): ServiceError {
  const {code, errors, message} = Object(error) as {code?: unknown; errors?: unknown; message?: unknown};
  const list = Array.isArray(errors) ? (errors as readonly unknown[]) : [];
  return {
    status: typeof code === 'number' ? code : undefined,
    reasons: list.flatMap((each) => {
      const {reason} = Object(each) as {reason?: unknown};
      return typeof reason === 'string' ? [reason] : [];
    }),
    message: (typeof message === 'string' ? message : String(error)).replace(/\s+/g, ' ').trim(),
  };
}

/** Whether another job may do better. A guard of a script stays what it is, whatever reason the service gives it. */
export function mayPass({reasons, message}: ServiceError): boolean {
  return guardIn(message) === undefined && reasons.some((reason) => passing.has(reason));
}

/** Whether a job that ended with this error may have committed anyway: what was lost may be its answer alone. */
export function hasUnknownOutcome(error: unknown): boolean {
  if (!(error instanceof WarehouseError)) return false;
  const failure = serviceError(error.cause);
  return failure.status === undefined || failure.status >= 500 || mayPass(failure);
}

/** Whether a job was tried again and again, and each time lost against another one. */
export function lostEveryRace(error: unknown): boolean {
  return error instanceof WarehouseError && lostRace(serviceError(error.cause));
}

/** A transaction that lost against another one: nothing of it was kept, and it can be run again as it is. */
export function lostRace({message}: ServiceError): boolean {
  return /aborted due to concurrent update|could not serialize access/i.test(message);
}

/** An error of the service for a person. @param action what was being done, e.g. `run a statement`. */
export function warehouseError(
  error: unknown,
  projectId: string,
  action: string,
): WarehouseError | ConfigError | GuardError {
  const {status, reasons, message: whole} = serviceError(error);
  const guarded = guardIn(whole);
  const message = whole.slice(0, longestMessage);
  if (guarded !== undefined) return guarded;
  const failed = (summary: string, remedy: string) => new WarehouseError(summary, remedy, error);
  const fixable = certificateError(error, 'BigQuery') ?? googleCredentialsError(error);
  if (fixable !== undefined) return fixable;
  if (/bytes billed/i.test(message)) {
    return failed(
      `BigQuery refused to ${action}: ${message}`,
      'Raise maximum_bytes_billed, or leave it out to have no limit.',
    );
  }
  if (
    /not found: project|project .*(not found|not been used|disabled|deleted)|unknown project|has not enabled bigquery/i.test(
      message,
    )
  ) {
    return failed(
      `The project ${projectId} was not found, or BigQuery is not enabled in it: ${message}`,
      'Check the project id (not its name or number), and enable the BigQuery API.',
    );
  }
  const kind = `${reasons.join(' ')} ${message}`;
  if (/billingNotEnabled|billing has not been enabled|in the free tier/i.test(kind)) {
    return failed(
      `BigQuery refused to ${action}, because ${projectId} has no billing account: ${message}`,
      'Link a billing account to the project; BigQuery without one (the sandbox) changes no rows.',
    );
  }
  if (rateLimit.test(kind)) {
    return failed(
      `BigQuery was asked too often to ${action}: ${message}`,
      'Wait a few minutes, then run again; if it happens again, do less at once.',
    );
  }
  if (quota.test(kind)) {
    return failed(
      `A BigQuery quota of ${projectId} is used up, so it did not ${action}: ${message}`,
      'Wait until it is renewed (daily quotas: midnight in California), or raise it under IAM & Admin > Quotas.',
    );
  }
  const role = status === 403 ? roleFor(message) : undefined;
  if (role !== undefined) {
    return failed(
      `BigQuery does not allow this account to ${action} in ${projectId}: ${message}`,
      `Grant it the role ${role}.`,
    );
  }
  if (status === 403) {
    return failed(
      `BigQuery does not allow this account to ${action} in ${projectId}: ${message}`,
      'Grant it the roles BigQuery Data Editor (on the datasets or the project) and BigQuery Job User (on the project).',
    );
  }
  if (status === 404) {
    return failed(
      `BigQuery did not find what it needs to ${action}: ${message}`,
      'If nothing was loaded yet, run `st-elt sync`; if the dataset is there, set BQ_LOCATION to the location that it is in.',
    );
  }
  if (status === undefined && /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNRESET|socket hang up/i.test(message)) {
    return failed(`BigQuery cannot be reached: ${message}`, 'Check the network, then run again.');
  }
  if (mayPass({status, reasons, message}) || (status !== undefined && status >= 500)) {
    return failed(
      `BigQuery failed on its own side, again and again, to ${action}: ${message}`,
      'Run again later; https://status.cloud.google.com says whether BigQuery has a problem.',
    );
  }
  return failed(`BigQuery refused to ${action}: ${message}`, '');
}

/** The role that brings the permission which the service says is missing; undefined when it names none that is ours. */
function roleFor(message: string): string | undefined {
  const permission = /bigquery\.\w+\.\w+/.exec(message)?.[0];
  if (permission === 'bigquery.jobs.create') return 'BigQuery Job User (roles/bigquery.jobUser) on the project';
  if (permission === 'bigquery.datasets.create') return 'BigQuery User (roles/bigquery.user) on the project';
  if (permission !== undefined && /^bigquery\.(datasets|tables)\./.test(permission))
    return 'BigQuery Data Editor (roles/bigquery.dataEditor) on the dataset or the project';
  return undefined;
}

/** @throws WarehouseError for a dataset that is there, but elsewhere. */
export function ensureLocation(dataset: string, found: string, wanted: string): void {
  if (found.toLowerCase() === wanted.toLowerCase()) return;
  throw new WarehouseError(
    `The dataset ${dataset} is in ${found}, not in ${wanted}.`,
    `Set BQ_LOCATION=${found}, or use other dataset names: BigQuery joins nothing across locations.`,
  );
}
