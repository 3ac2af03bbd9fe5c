import type {Tenant} from '../facts/tenant';
import {firstVisitDay} from '../facts/visits';
import {countsAsSales} from '../rules/units';
import {dated, type DatedJob} from './dated-jobs';

/** `estimates`: completed estimate visits, that is estimate jobs of SALES units with status Completed, by completion. */
export const completedEstimates = (tenant: Tenant): DatedJob[] =>
  dated(
    tenant,
    tenant.activeJobs.filter((job) => countsAsSales(job.unit) && job.isEstimate && job.status === 'Completed'),
    (job) => job.completedDay,
  );

/** `estimates_scheduled`: estimate jobs of SALES units in any status, by their first visit; without one they do not count. */
export const scheduledEstimates = (tenant: Tenant): DatedJob[] =>
  dated(
    tenant,
    tenant.activeJobs.filter((job) => countsAsSales(job.unit) && job.isEstimate),
    (job) => firstVisitDay(tenant.visits(job)),
  );
