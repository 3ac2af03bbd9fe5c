import {sum, ZERO} from '../exact/decimal';
import {type Estimate, firstSale} from '../facts/estimates';
import type {Job} from '../facts/jobs';
import type {Tenant} from '../facts/tenant';
import {countsAsSales} from '../rules/units';
import type {Day} from '../types';

/** A job that could be sold, on the day it was sold or else completed. */
export interface Opportunity {
  readonly job: Job;
  readonly day: Day;
  readonly estimates: readonly Estimate[];
  readonly sold: readonly Estimate[];
  /** At least one sold estimate. */
  readonly isClosed: boolean;
}

/**
 * Opportunities of all units: active jobs of any type and status that are not no-charge, unless there is no estimate at all and the
 * job's invoices net to 0. Dated by the earliest `soldOn` of the sold estimates, else by completion; without a date not counted.
 * A sold estimate without `soldOn` closes the job too.
 */
export function allOpportunities(tenant: Tenant): Opportunity[] {
  const found: Opportunity[] = [];
  for (const job of tenant.activeJobs) {
    const estimates = tenant.estimatesOf(job);
    const billed = sum(tenant.invoicesOf(job), (invoice) => invoice.subtotal);
    if (job.isNoCharge || (estimates.length === 0 && billed === ZERO)) continue;
    const sold = estimates.filter((estimate) => estimate.isSold);
    const day = firstSale(sold)?.soldDay ?? job.completedDay;
    if (tenant.inHistory(day)) found.push({job, day, estimates, sold, isClosed: sold.length > 0});
  }
  return found;
}

/** `opportunities` and `closed_opportunities` are those of SALES units. */
export const opportunities = (tenant: Tenant): Opportunity[] =>
  allOpportunities(tenant).filter(({job}) => countsAsSales(job.unit));
