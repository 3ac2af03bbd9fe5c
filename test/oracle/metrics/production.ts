import {type Decimal, sum} from '../exact/decimal';
import type {Job} from '../facts/jobs';
import type {Tenant} from '../facts/tenant';
import {firstVisitDay} from '../facts/visits';
import {countsAsProduction} from '../rules/units';
import type {Day} from '../types';
import {type LaborCost, laborCosts} from './labor-cost';
import {isLaborFinal, lastVisitDay, payrollThrough} from './labor-final';
import {type MaterialCost, materialCosts} from './material-cost';

export interface JobStart {
  readonly day: Day;
  readonly source: 'appointment' | 'completed' | 'created';
}

/** A production job with what it brought and what it cost. */
export interface CostedJob {
  readonly job: Job;
  readonly start: JobStart | null;
  /** Net subtotal of all its active invoices, adjustments included. */
  readonly produced: Decimal;
  readonly labor: LaborCost;
  readonly material: MaterialCost;
  readonly grossProfit: Decimal;
  readonly lastVisitDay: Day | null;
  readonly isLaborFinal: boolean;
  /** Day on which it counts in `produced`; null when it does not. */
  readonly countedDay: Day | null;
}

const producedStatuses = new Set(['Completed', 'Hold', 'Scheduled', 'InProgress', 'Dispatched', 'Canceled']);

/** Every active job of a PRODUCTION unit. */
export function productionJobs(tenant: Tenant): CostedJob[] {
  const laborOf = laborCosts(tenant);
  const materialOf = materialCosts(tenant);
  const through = payrollThrough(tenant);
  const jobs = tenant.activeJobs.filter((job) => countsAsProduction(job.unit));
  return jobs.map((job) => {
    const start = jobStart(tenant, job);
    const produced = netSubtotal(tenant, job);
    const labor = laborOf(job);
    const material = materialOf(job);
    const counts = producedStatuses.has(job.status ?? '') && !job.isProductionExcluded;
    const countedDay = counts && start !== null && tenant.inHistory(start.day) ? start.day : null;
    const lastVisit = lastVisitDay(tenant, job, start?.day ?? null);
    return {
      job,
      start,
      produced,
      labor,
      material,
      grossProfit: produced - labor.cost - material.cost,
      lastVisitDay: lastVisit,
      isLaborFinal: isLaborFinal(tenant, through, lastVisit, labor.hasPay),
      countedDay,
    };
  });
}

/** *Job start* = first visit, else completion, else creation. */
function jobStart(tenant: Tenant, job: Job): JobStart | null {
  const visit = firstVisitDay(tenant.visits(job));
  if (visit !== null) return {day: visit, source: 'appointment'};
  if (job.completedDay !== null) return {day: job.completedDay, source: 'completed'};
  return job.createdDay === null ? null : {day: job.createdDay, source: 'created'};
}

/** Sum of the `subTotal` of all the job's active invoices. */
export const netSubtotal = (tenant: Tenant, job: Job): Decimal =>
  sum(tenant.invoicesOf(job), (invoice) => invoice.subtotal);
