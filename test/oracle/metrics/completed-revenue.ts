import {type Decimal, ONE, ZERO} from '../exact/decimal';
import type {Job} from '../facts/jobs';
import type {Tenant} from '../facts/tenant';
import {countsAsProduction} from '../rules/units';
import {dated, type DatedJob} from './dated-jobs';

/** `completed_jobs` (and the revenue on them): Completed jobs of PRODUCTION units, not production-excluded, by completion. */
export const completedProduction = (tenant: Tenant): DatedJob[] =>
  dated(
    tenant,
    tenant.activeJobs.filter(
      (job) => countsAsProduction(job.unit) && !job.isProductionExcluded && job.status === 'Completed',
    ),
    (job) => job.completedDay,
  );

/** What ServiceTitan's own conversion rate counts of a completed job. */
export interface Conversion {
  readonly job_opportunities?: Decimal;
  readonly converted_jobs?: Decimal;
  readonly opportunity_revenue?: Decimal;
}

/**
 * A completed job is an opportunity unless it is no-charge and its net invoices stay below the sold threshold of its type; it is
 * converted when they reach it. Without a threshold, more than 0 reaches it.
 */
export function conversionOf({isNoCharge, soldThreshold}: Job, revenue: Decimal): Conversion {
  const isConverted = soldThreshold === null ? revenue > ZERO : revenue >= soldThreshold;
  if (isNoCharge && !isConverted) return {};
  return {job_opportunities: ONE, opportunity_revenue: revenue, ...(isConverted ? {converted_jobs: ONE} : {})};
}
