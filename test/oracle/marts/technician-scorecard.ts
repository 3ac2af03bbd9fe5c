import {money, ONE, plain, ratio} from '../exact/decimal';
import type {Tenant} from '../facts/tenant';
import {shownId} from '../facts/values';
import {dated} from '../metrics/dated-jobs';
import {allOpportunities} from '../metrics/opportunities';
import {revenueShares} from '../metrics/revenue-shares';
import {allSales} from '../metrics/sales';
import type {Day, Id, Row} from '../types';
import {type Entry, tally} from './tally';

const columns = [
  'completed_jobs',
  'completed_revenue',
  'sold_estimates',
  'total_sales',
  'opportunities',
  'closed_opportunities',
  'hours_paid',
  'recalls_caused',
] as const;
type TechnicianEntry = Entry<(typeof columns)[number]>;

/** What counts on a day; the days become weeks when they are added up. */
const entry = (day: Day, technicianId: Id, values: TechnicianEntry['values']): TechnicianEntry => ({
  period: day,
  subject: technicianId,
  values,
});

/**
 * `technician_scorecard`: one row per week and technician for whom something counts, all units. His jobs are the active jobs with an
 * active appointment assignment of his, each once.
 */
export function technicianScorecard(tenant: Tenant): Row[] {
  const entries = [...completed(tenant), ...sales(tenant), ...closing(tenant), ...hours(tenant), ...recalls(tenant)];
  const weekly = entries.map((one) => ({...one, period: tenant.weekStart(one.period)}));
  return tally(columns, weekly).map(({period, subject, sums}) => ({
    week_start: period,
    technician_id: shownId(subject),
    completed_jobs: plain(sums.completed_jobs),
    completed_revenue: money(sums.completed_revenue),
    sold_estimates: plain(sums.sold_estimates),
    total_sales: money(sums.total_sales),
    opportunities: plain(sums.opportunities),
    closed_opportunities: plain(sums.closed_opportunities),
    close_rate: ratio(sums.closed_opportunities, sums.opportunities),
    hours_paid: plain(sums.hours_paid),
    revenue_per_hour: ratio(sums.completed_revenue, sums.hours_paid),
    recalls_caused: plain(sums.recalls_caused),
  }));
}

/** Completed jobs by completion: each counts for every assigned technician, its revenue is shared. */
function completed(tenant: Tenant): TechnicianEntry[] {
  const jobs = tenant.activeJobs.filter((job) => job.status === 'Completed');
  return dated(tenant, jobs, (job) => job.completedDay).flatMap(({job, day}) => [
    ...[...tenant.crews.technicianIds(job)].map((technicianId) => entry(day, technicianId, {completed_jobs: ONE})),
    ...[...revenueShares(tenant, job)].map(([technicianId, share]) =>
      entry(day, technicianId, {completed_revenue: share}),
    ),
  ]);
}

/** Sales by who sold and when. */
const sales = (tenant: Tenant): TechnicianEntry[] =>
  allSales(tenant).flatMap(({estimate, day}) =>
    estimate.soldBy === null
      ? []
      : [entry(day, estimate.soldBy, {sold_estimates: ONE, total_sales: estimate.subtotal})],
  );

/** Opportunities among his jobs and those he sold; closed for him if he sold. */
const closing = (tenant: Tenant): TechnicianEntry[] =>
  allOpportunities(tenant).flatMap(({job, day, sold}) => {
    const sellers = new Set(sold.map((estimate) => estimate.soldBy).filter((seller) => seller !== null));
    const technicianIds = new Set([...tenant.crews.technicianIds(job), ...sellers]);
    return [...technicianIds].map((technicianId) =>
      entry(day, technicianId, {opportunities: ONE, ...(sellers.has(technicianId) ? {closed_opportunities: ONE} : {})}),
    );
  });

/** Hours paid to technicians, time off left out, by the pay item's date. */
const hours = (tenant: Tenant): TechnicianEntry[] =>
  tenant.pay.flatMap(({employeeId, day, isTechnician, isTimeOff, hours: paid}) =>
    isTechnician && !isTimeOff && employeeId !== null && tenant.inHistory(day)
      ? [entry(day, employeeId, {hours_paid: paid})]
      : [],
  );

/** Recalls of one of his jobs, by the day the recall was created. */
const recalls = (tenant: Tenant): TechnicianEntry[] =>
  dated(tenant, tenant.activeJobs, (job) => job.createdDay).flatMap(({job, day}) => {
    const recalled = job.recallForId === null ? undefined : tenant.jobs.get(job.recallForId);
    if (recalled?.isActive !== true) return [];
    return [...tenant.crews.technicianIds(recalled)].map((technicianId) =>
      entry(day, technicianId, {recalls_caused: ONE}),
    );
  });
