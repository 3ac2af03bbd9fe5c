import {GoogleAuth} from 'google-auth-library';

import {ConfigError, TransientError} from '../errors';
import type {Stream} from '../streams/definition';
import type {RunParameters} from './http/parameters';

/** Starts the same work in a place of its own, and does not wait for it. */
export interface JobStarter {
  /** @returns name of the execution. @throws ConfigError or TransientError when it was not started. */
  start(args: readonly string[]): Promise<string>;
}

export interface CloudRunJobOptions {
  /** `projects/PROJECT/locations/REGION/jobs/JOB`; its container runs `st-elt`. */
  readonly job: string;
  /** Default Google's; another only in tests. */
  readonly endpoint?: string;
}

const jobName = /^projects\/[a-z][a-z0-9:.-]+\/locations\/[a-z0-9-]+\/jobs\/[a-z][a-z0-9-]*$/;
const timeoutMs = 30_000;

/** @throws ConfigError when the name is not that of a job. */
export function cloudRunJob({job, endpoint = 'https://run.googleapis.com'}: CloudRunJobOptions): JobStarter {
  if (!jobName.test(job)) {
    throw new ConfigError('ST_ELT_JOB is not a job name.', 'Write projects/PROJECT/locations/REGION/jobs/JOB.');
  }
  const auth = new GoogleAuth({
    scopes: ['https://www.googleapis.com/auth/cloud-platform'],
    clientOptions: {transporterOptions: {fetchImplementation: fetch}},
  });
  return {
    async start(args) {
      try {
        const {data} = await auth.request<{metadata?: {name?: string}; name?: string}>({
          url: `${endpoint}/v2/${job}:run`,
          method: 'POST',
          data: {overrides: {containerOverrides: [{args}]}},
          timeout: timeoutMs,
          retry: false,
        });
        return data.metadata?.name ?? data.name ?? job;
      } catch (error) {
        throw notStarted(job, error);
      }
    },
  };
}

/** Arguments of `st-elt` that do what a call asks for, all entities at once. */
export function argumentsOf(
  streams: readonly Stream[],
  {mode, from, to, transform, reconcile}: RunParameters,
): string[] {
  return [
    'sync',
    '--streams',
    streams.map(({name}) => name).join(','),
    ...(mode === undefined ? [] : ['--mode', mode]),
    ...(from === undefined ? [] : ['--from', from]),
    ...(to === undefined ? [] : ['--to', to]),
    ...(reconcile ? ['--reconcile', 'due'] : []),
    ...(transform ? [] : ['--no-transform']),
  ];
}

function notStarted(job: string, error: unknown): ConfigError | TransientError {
  const {status} = Object(error) as {status?: unknown};
  if (status === 403 || status === 401) {
    return new ConfigError(`This account may not start ${job}.`, 'Give it roles/run.jobsExecutorWithOverrides.', error);
  }
  if (status === 404) return new ConfigError(`Not found: ${job}.`, 'Check ST_ELT_JOB.', error);
  const what = typeof status === 'number' ? `status ${status}` : 'no answer';
  return new TransientError(`Cloud Run did not start ${job} (${what}).`, 'Try again.', error);
}
