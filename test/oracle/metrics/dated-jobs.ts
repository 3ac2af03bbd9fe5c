import type {Job} from '../facts/jobs';
import type {Tenant} from '../facts/tenant';
import type {Day} from '../types';

/** A job on the day on which a metric counts it. */
export interface DatedJob {
  readonly job: Job;
  readonly day: Day;
}

/** Jobs with their day; those without a day inside the history are left out. */
export function dated(tenant: Tenant, jobs: Iterable<Job>, dayOf: (job: Job) => Day | null): DatedJob[] {
  const found: DatedJob[] = [];
  for (const job of jobs) {
    const day = dayOf(job);
    if (tenant.inHistory(day)) found.push({job, day});
  }
  return found;
}
