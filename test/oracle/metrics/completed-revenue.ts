import type {Tenant} from '../facts/tenant';
import {dated, type DatedJob} from './dated-jobs';

/** `completed_jobs` (and the revenue on them): Completed jobs of PRODUCTION units, not production-excluded, by completion. */
export const completedProduction = (tenant: Tenant): DatedJob[] =>
  dated(
    tenant,
    tenant.activeJobs.filter(
      (job) => job.unit.group === 'PRODUCTION' && !job.isProductionExcluded && job.status === 'Completed',
    ),
    (job) => job.completedDay,
  );
