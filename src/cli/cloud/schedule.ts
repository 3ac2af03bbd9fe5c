import {parseReading} from '../../config/config';
import {UsageError} from '../../errors';
import {streamsOf} from '../runs/pass-plan';
import {openSettings} from '../settings/open-settings';
import {requireTimezone} from '../settings/timezone';
import type {Terminal} from '../terminal/terminal';
import {GcloudError, runGcloud, shellLine} from './gcloud';
import {type ScheduledCall, scheduleOf} from './schedule-plan';

/** Flags of `st-elt schedule`, as commander gives them. */
export interface ScheduleOptions {
  readonly config?: string;
  readonly streams?: string;
  readonly serviceUrl?: string;
  readonly serviceAccount?: string;
  readonly project?: string;
  readonly region: string;
  readonly timezone: string;
  readonly apply?: boolean;
  readonly json?: boolean;
}

/** Longest that Cloud Scheduler waits for an answer over HTTP. */
const deadline = '1800s';

/**
 * `st-elt schedule`: the Cloud Scheduler jobs that keep the warehouse fresh, as gcloud commands; with `--apply` they are run.
 * It needs no credentials of ServiceTitan: those are with the service.
 * Calls carry an OIDC token of the service account: the service lets nobody else in.
 * @throws UsageError for what is not given; ConfigError when gcloud is missing or refuses.
 */
export async function schedule(terminal: Terminal, options: ScheduleOptions): Promise<void> {
  const {env, raw} = openSettings(options);
  const reading = parseReading(raw);
  const where = placeOf(options, env['BQ_PROJECT_ID']);
  const calls = scheduleOf(reading, streamsOf(reading, options.streams));
  if (options.json === true)
    return terminal.printJson(calls.map((call) => ({...call, command: gcloud('create', call, where)})));
  if (options.apply !== true) {
    for (const call of calls) terminal.print(shellLine(gcloud('create', call, where)));
    terminal.say(`${calls.length} jobs. Run the same command with --apply to make them.`);
    return;
  }
  for (const call of calls) {
    terminal.progress(`Scheduling ${call.name}`);
    await apply(call, where);
    terminal.say(`${call.name}: ${call.schedule} (${where.timezone}) ${call.path}`);
  }
  terminal.say(
    `${calls.length} jobs are scheduled. Next: gcloud scheduler jobs run ${calls[0]?.name} --location ${where.region}`,
  );
}

interface Place {
  readonly project: string;
  readonly region: string;
  readonly serviceUrl: string;
  readonly serviceAccount: string;
  readonly timezone: string;
}

function placeOf(options: ScheduleOptions, environmentProject: string | undefined): Place {
  const {serviceUrl, serviceAccount, region, timezone} = options;
  const project = options.project ?? environmentProject;
  if (serviceUrl === undefined || !/^https:\/\/[\w.-]+$/.test(serviceUrl)) {
    throw new UsageError(
      '--service-url is not the address of a Cloud Run service.',
      'Use --service-url https://NAME.run.app.',
    );
  }
  if (serviceAccount === undefined || !/^[\w.-]+@[\w.-]+$/.test(serviceAccount)) {
    throw new UsageError(
      '--service-account is not an account.',
      'Use --service-account NAME@PROJECT.iam.gserviceaccount.com.',
    );
  }
  if (project === undefined || project === '')
    throw new UsageError('No project is given.', 'Use --project or BQ_PROJECT_ID.');
  requireTimezone(timezone);
  return {project, region, serviceUrl, serviceAccount, timezone};
}

function gcloud(verb: 'create' | 'update', {name, schedule, path}: ScheduledCall, where: Place): readonly string[] {
  return [
    'scheduler',
    'jobs',
    verb,
    'http',
    name,
    `--project=${where.project}`,
    `--location=${where.region}`,
    `--schedule=${schedule}`,
    `--time-zone=${where.timezone}`,
    `--uri=${where.serviceUrl}${path}`,
    '--http-method=POST',
    `--oidc-service-account-email=${where.serviceAccount}`,
    `--oidc-token-audience=${where.serviceUrl}`,
    `--attempt-deadline=${deadline}`,
    // While another run holds the warehouse the service answers 409: tried again later.
    '--max-retry-attempts=5',
    '--min-backoff=300s',
    '--max-backoff=1800s',
  ];
}

/** Makes a job, or brings one of this name up to date. */
async function apply(call: ScheduledCall, where: Place): Promise<void> {
  const what = `schedule ${call.name}`;
  try {
    await runGcloud(gcloud('create', call, where), what);
  } catch (error) {
    if (!(error instanceof GcloudError) || !/already.exists/i.test(error.said)) throw error;
    await runGcloud(gcloud('update', call, where), what);
  }
}
