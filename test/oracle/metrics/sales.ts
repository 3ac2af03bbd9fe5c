import type {Estimate} from '../facts/estimates';
import type {Job} from '../facts/jobs';
import type {Tenant} from '../facts/tenant';
import {countsAsSales} from '../rules/units';
import type {Day} from '../types';

/** A sold estimate of an active job, on the day it was sold. */
export interface Sale {
  readonly estimate: Estimate;
  readonly job: Job;
  readonly day: Day;
}

/** Sales of all units: sold estimates that have an active job and a `soldOn`; a no-charge job's sold money counts. */
export function allSales(tenant: Tenant): Sale[] {
  const found: Sale[] = [];
  for (const estimate of tenant.estimates) {
    const job = estimate.jobId === null ? undefined : tenant.jobs.get(estimate.jobId);
    const day = estimate.soldDay;
    if (estimate.isSold && job?.isActive === true && tenant.inHistory(day)) found.push({estimate, job, day});
  }
  return found;
}

/** `total_booked` and `sold_estimates` are the sales on jobs of SALES units. */
export const booked = (tenant: Tenant): Sale[] => allSales(tenant).filter(({job}) => countsAsSales(job.unit));
