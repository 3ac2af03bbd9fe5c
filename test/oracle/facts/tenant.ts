import {weeksOn} from '../exact/calendar';
import {type Decimal, parseDecimal, whole} from '../exact/decimal';
import type {FiscalYears} from '../exact/fiscal';
import {withDefaults} from '../rules/defaults';
import type {UnitPlace} from '../rules/units';
import type {Day, Id, OracleInput} from '../types';
import {type InboundCall, readInboundCalls} from './calls';
import {type CampaignCost, readCampaignCosts} from './campaign-costs';
import {type Crews, readCrews} from './crews';
import {type Customers, readCustomers} from './customers';
import {type Estimate, readEstimates} from './estimates';
import {groupBy} from './group';
import {type Invoice, readInvoices} from './invoices';
import {type Job, readJobs} from './jobs';
import {type Membership, readMemberships} from './memberships';
import {type PayItem, readPay} from './pay';
import {type Payment, readPayments} from './payments';
import {
  type Bill,
  type PurchaseOrder,
  readBills,
  readPurchaseOrders,
  readReturns,
  type Return,
} from './purchases';
import {openSource} from './source';
import {readUnits, type Units} from './units';
import {readVisits, type Visit} from './visits';

/** Everything known about a tenant, versions and deletion settled: only records that count, and indexes over them. */
export interface Tenant {
  readonly asOf: Day;
  /** First day of a day's week. */
  readonly weekStart: (day: Day) => Day;
  readonly fiscalYears: FiscalYears;
  readonly arMinimum: Decimal;
  readonly historyStart: Day;
  readonly laborGraceDays: number;
  /** Whether a day is there and not before the history. */
  readonly inHistory: (day: Day | null) => day is Day;
  readonly units: Units;
  readonly customers: Customers;
  /** Inactive jobs too: they tell the unit of their records. */
  readonly jobs: ReadonlyMap<Id, Job>;
  readonly activeJobs: readonly Job[];
  readonly visits: (job: Job) => readonly Visit[];
  readonly estimates: readonly Estimate[];
  readonly estimatesOf: (job: Job) => readonly Estimate[];
  readonly invoices: readonly Invoice[];
  readonly invoicesOf: (job: Job) => readonly Invoice[];
  readonly payments: readonly Payment[];
  readonly pay: readonly PayItem[];
  readonly purchaseOrders: readonly PurchaseOrder[];
  readonly bills: readonly Bill[];
  readonly returns: readonly Return[];
  readonly crews: Crews;
  readonly inboundCalls: readonly InboundCall[];
  readonly campaignCosts: readonly CampaignCost[];
  readonly memberships: readonly Membership[];
  /** A record with a job belongs to the job's unit, also of an inactive job; without one, or when the job is unknown, to its own. */
  readonly unitOf: (record: {readonly jobId: Id | null; readonly unitId: Id | null}) => UnitPlace;
}

export function readTenant(input: OracleInput): Tenant {
  const {asOf, weekStart = 'monday', arMinimum = 10, historyStart = '2000-01-01', laborGraceDays = 21} = input;
  const {fiscalYearStart: startMonth = 1, fiscalCalendar: calendar = 'months'} = input;
  const source = openSource(input);
  const rules = withDefaults(input.rules);
  const units = readUnits(source, rules);
  const jobs = readJobs(source, units, rules);
  const visits = readVisits(source);
  const estimates = readEstimates(source);
  const estimatesByJob = groupBy(estimates, (estimate) => estimate.jobId);
  const invoices = readInvoices(source);
  const invoicesByJob = groupBy(invoices, (invoice) => invoice.jobId);
  return {
    asOf,
    weekStart: weeksOn(weekStart),
    fiscalYears: {calendar, startMonth, weekStart},
    arMinimum: parseDecimal(arMinimum) ?? whole(10),
    historyStart,
    laborGraceDays,
    inHistory: (day): day is Day => day !== null && day >= historyStart,
    units,
    customers: readCustomers(source, rules),
    jobs,
    activeJobs: [...jobs.values()].filter((job) => job.isActive),
    visits: (job) => visits.get(job.id) ?? [],
    estimates,
    estimatesOf: (job) => estimatesByJob.get(job.id) ?? [],
    invoices,
    invoicesOf: (job) => invoicesByJob.get(job.id) ?? [],
    payments: readPayments(source),
    pay: readPay(source),
    purchaseOrders: readPurchaseOrders(source),
    bills: readBills(source),
    returns: readReturns(source),
    crews: readCrews(source),
    inboundCalls: readInboundCalls(source),
    campaignCosts: readCampaignCosts(source),
    memberships: readMemberships(source),
    unitOf: ({jobId, unitId}) => (jobId === null ? undefined : jobs.get(jobId)?.unit) ?? units.placeOf(unitId),
  };
}
