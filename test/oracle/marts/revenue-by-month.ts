import {monthStart} from '../exact/calendar';
import {money} from '../exact/decimal';
import type {Invoice} from '../facts/invoices';
import type {Tenant} from '../facts/tenant';
import type {Day, Row} from '../types';
import {tally} from './tally';

type Kind = 'job_revenue' | 'non_job_revenue' | 'adjustment_revenue';

/** `revenue_by_month`: one row per month and rollup with an invoice that counts, all units; the three parts make the whole. */
export function revenueByMonth(tenant: Tenant): Row[] {
  const entries = tenant.invoices.flatMap((invoice) => {
    const {kind, day} = placeOf(tenant, invoice);
    if (!tenant.inHistory(day)) return [];
    return [{period: monthStart(day), subject: tenant.unitOf(invoice).rollup, values: {[kind]: invoice.subtotal}}];
  });
  const kinds: Kind[] = ['job_revenue', 'non_job_revenue', 'adjustment_revenue'];
  return tally(kinds, entries).map(({period, subject, sums}) => ({
    month_start: period,
    bu_rollup: subject,
    job_revenue: money(sums.job_revenue),
    non_job_revenue: money(sums.non_job_revenue),
    adjustment_revenue: money(sums.adjustment_revenue),
    total_revenue: money(sums.job_revenue + sums.non_job_revenue + sums.adjustment_revenue),
  }));
}

/**
 * An adjustment by its invoice date, also one of an inactive or absent job; an invoice without a job by its invoice date; one with an
 * active, Completed job by that job's completion. Any other has no day.
 */
function placeOf(tenant: Tenant, invoice: Invoice): {kind: Kind; day: Day | null} {
  if (invoice.adjustmentToId !== null) return {kind: 'adjustment_revenue', day: invoice.invoiceDay};
  if (invoice.jobId === null) return {kind: 'non_job_revenue', day: invoice.invoiceDay};
  const job = tenant.jobs.get(invoice.jobId);
  const isDone = job?.isActive === true && job.status === 'Completed';
  return {kind: 'job_revenue', day: isDone ? job.completedDay : null};
}
