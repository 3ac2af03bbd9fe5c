import type {Tenant} from '../facts/tenant';
import {countsAsSales} from '../rules/units';
import {dated, type DatedJob} from './dated-jobs';

/** `leads`: estimate jobs of SALES units in any status, not of a test customer, by the day they were created. */
export const leads = (tenant: Tenant): DatedJob[] =>
  dated(
    tenant,
    tenant.activeJobs.filter(
      (job) => countsAsSales(job.unit) && job.isEstimate && !tenant.customers.isTest(job.customerId),
    ),
    (job) => job.createdDay,
  );
