import {addMonths} from '../exact/calendar';
import {type Decimal, largest, sum, ZERO} from '../exact/decimal';
import type {Estimate} from '../facts/estimates';
import type {Job} from '../facts/jobs';
import type {Tenant} from '../facts/tenant';
import {countsAsProduction} from '../rules/units';
import type {Day} from '../types';
import {netSubtotal} from './production';

export interface FutureBooking {
  readonly job: Job;
  readonly nextVisitDay: Day;
  readonly value: Decimal;
  /** The largest of the three, the first of them on a tie; `none` when all are 0. */
  readonly valueSource: 'invoices' | 'job_total' | 'sold_estimates' | 'none';
}

/**
 * `future_bookings` as it is now: one per active job of a PRODUCTION unit that is neither Canceled nor Completed nor
 * production-excluded, whose next visit (earliest not canceled one from the first day of the week of `as_of` on) is before that day + 12 months.
 */
export function futureBookings(tenant: Tenant): FutureBooking[] {
  const from = tenant.weekStart(tenant.asOf);
  const before = addMonths(from, 12);
  const soldOf = soldEstimates(tenant);
  const found: FutureBooking[] = [];
  for (const job of tenant.activeJobs) {
    if (!countsAsProduction(job.unit) || job.isProductionExcluded) continue;
    if (job.status === 'Canceled' || job.status === 'Completed') continue;
    const visitDays = tenant.visits(job).flatMap((visit) => (visit.isCanceled || visit.day < from ? [] : [visit.day]));
    const nextVisitDay = visitDays.sort()[0];
    if (nextVisitDay === undefined || nextVisitDay >= before) continue;
    const sold = sum(soldOf(job), (estimate) => estimate.subtotal);
    found.push({job, nextVisitDay, ...valueOf(netSubtotal(tenant, job), job.total, sold)});
  }
  return found;
}

function valueOf(invoices: Decimal, total: Decimal, sold: Decimal): Pick<FutureBooking, 'value' | 'valueSource'> {
  const value = largest(invoices, total, sold);
  if (invoices === ZERO && total === ZERO && sold === ZERO) return {value, valueSource: 'none'};
  if (invoices === value) return {value, valueSource: 'invoices'};
  return {value, valueSource: total === value ? 'job_total' : 'sold_estimates'};
}

/** Sold estimates of a job: by `jobId`, by the job's `estimateIds` and its `createdFromEstimateId`, each once. */
function soldEstimates(tenant: Tenant): (job: Job) => Iterable<Estimate> {
  const byId = new Map(tenant.estimates.map((estimate) => [estimate.id, estimate]));
  return (job) => {
    const named = [...job.estimateIds, job.createdFromEstimateId].flatMap((estimateId) => {
      const estimate = estimateId === null ? undefined : byId.get(estimateId);
      return estimate === undefined ? [] : [estimate];
    });
    const each = new Set([...tenant.estimatesOf(job), ...named]);
    return [...each].filter((estimate) => estimate.isSold);
  };
}
