import {daysBetween} from '../exact/calendar';
import type {Job} from '../facts/jobs';
import type {Tenant} from '../facts/tenant';
import type {Day} from '../types';

/** How far payroll is known: the newest date of any active pay row, at most `as_of`; null without one. */
export function payrollThrough({pay, asOf}: Pick<Tenant, 'pay' | 'asOf'>): Day | null {
  const newest = pay.reduce<Day | null>(
    (last, {day}) => (day !== null && (last === null || day > last) ? day : last),
    null,
  );
  return newest !== null && newest > asOf ? asOf : newest;
}

/** The latest day up to `as_of` of a visit that was not canceled, else the completion, else the job's start. */
export function lastVisitDay(tenant: Tenant, job: Job, startDay: Day | null): Day | null {
  const days = tenant.visits(job).flatMap(({day, isCanceled}) => (isCanceled || day > tenant.asOf ? [] : [day]));
  return days.sort().at(-1) ?? job.completedDay ?? startDay;
}

/**
 * A job's labor is final when payroll that names it has come up to its last visit, or when the last visit lies so far back that none
 * will come.
 */
export function isLaborFinal(tenant: Tenant, through: Day | null, lastVisit: Day | null, hasPay: boolean): boolean {
  if (lastVisit === null) return false;
  const isPaid = hasPay && through !== null && lastVisit <= through;
  return isPaid || daysBetween(lastVisit, tenant.asOf) >= tenant.laborGraceDays;
}
