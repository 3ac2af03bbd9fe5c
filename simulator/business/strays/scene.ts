import type {Branch, Named} from '../company';
import type {Client} from '../demand/customers';
import {newClient} from '../demand/customers';
import type {Estimate} from '../demand/estimates';
import {newEstimate, sell} from '../demand/estimates';
import type {Invoice} from '../money/invoices';
import {addLine, newInvoice} from '../money/invoices';
import {receive} from '../money/payments';
import type {Job} from '../work/jobs';
import {moveJob, newJob} from '../work/jobs';
import type {Shop} from '../work/shop';
import {clerk, hourMs} from '../work/shop';
import {bookVisit} from '../work/visits';

/** Ids that records of the business refer to and no record has. */
export const absentIds = {job: 999_000_001, unit: 999_000_002, jobType: 999_000_003} as const;

/**
 * A stage for awkward cases: plain jobs of one branch whose every step can be told otherwise.
 * Jobs of at least three weeks ago are spread over the whole life of the business, so that no week is made of them.
 */
export interface Scene {
  readonly shop: Shop;
  readonly branch: Branch;
  /** Another branch, for records that touch two. */
  readonly other: Branch;
  /** A day that many days ago. */
  readonly daysAgo: (days: number) => number;
  /** First day of the business. */
  readonly firstDay: number;
  /** A customer of this name; without one somebody of the few who stand for all the others. */
  client(name?: string, more?: {readonly active?: boolean; readonly mergedToId?: number}): Client;
  /** A completed estimate visit with an open offer, and the day on which it came to be. */
  estimateJob(client: Client, day: number, change?: Change): {job: Job; estimate: Estimate; day: number};
  /** A completed production job with a paid invoice. */
  paintJob(client: Client, day: number, change?: Change & {readonly paid?: boolean}): {job: Job; invoice: Invoice};
  sell(estimate: Estimate, instant: number): void;
}

/** What is unusual about a job. */
export interface Change {
  readonly unit?: Named;
  readonly type?: Named;
  readonly cents?: number;
  readonly visited?: boolean;
  readonly noCharge?: boolean;
  readonly status?: string;
}

export function setScene(shop: Shop, firstDay: number): Scene {
  const {world, company, reference} = shop;
  const {calendar} = world;
  const [branch, other] = company.branches;
  const [visitType] = reference.estimateTypes.residential;
  const [paintType] = reference.productionTypes.residential;
  const [cheque] = reference.paymentTypes;
  if (!branch || !other || !visitType || !paintType || !cheque)
    throw new Error('the company is too small to be awkward');
  const passersBy: Client[] = [];

  const spreadDays = Math.max(0, calendar.today - 66 - firstDay);
  const spread = (day: number): number => (day > calendar.today - 20 ? day : day - world.random.int(0, spreadDays));

  const startJob = (client: Client, day: number, unit: Named, type: Named, change: Change): {job: Job; end: number} => {
    const created = calendar.at(day - 3, 10, 12);
    const job = newJob(world, {
      client,
      unit,
      type,
      campaignId: reference.campaigns[0]?.id ?? 0,
      created,
      createdById: clerk(shop).id,
      noCharge: change.noCharge ?? false,
    });
    const start = calendar.at(day, 9);
    const end = start + 3 * hourMs;
    const technicians = branch.crew.slice(0, 1);
    if (change.visited !== false)
      bookVisit(world, job, {start, end, booked: created, technicians, dispatcherId: clerk(shop).id});
    moveJob(world, job, change.status ?? 'Completed', end);
    return {job, end};
  };

  return {
    shop,
    branch,
    other,
    firstDay,
    daysAgo: (days) => calendar.today - days,
    client: (name, more = {}) => {
      const newcomer = {region: branch.region, since: calendar.at(firstDay, 9), createdById: clerk(shop).id, ...more};
      if (name !== undefined) return newClient(world, {...newcomer, name});
      if (passersBy.length < 8) passersBy.push(newClient(world, newcomer));
      return world.random.pick(passersBy);
    },
    estimateJob: (client, wanted, change = {}) => {
      const day = spread(wanted);
      const unit = change.unit ?? branch.sales;
      const type = change.type ?? visitType;
      const {job, end} = startJob(client, day, unit, type, change);
      newInvoice(world, {client, unit, created: end, job, jobTypeName: type.name, day});
      const estimate = newEstimate(world, {job, client, unit, created: end, cents: change.cents ?? 412_345});
      return {job, estimate, day};
    },
    paintJob: (client, wanted, change = {}) => {
      const day = spread(wanted);
      const unit = change.unit ?? branch.production;
      const type = change.type ?? paintType;
      const {job, end} = startJob(client, day, unit, type, change);
      const invoice = newInvoice(world, {client, unit, created: end, job, jobTypeName: type.name, day});
      const cents = change.cents ?? 300_000;
      addLine(world, invoice, {type: 'Service', cents}, end);
      job.total = cents / 100;
      if (change.paid !== false && cents > 0) {
        receive(world, {client, unit, type: cheque, received: end + hourMs, parts: [{invoice, cents}]});
      }
      return {job, invoice};
    },
    sell: (estimate, instant) => sell(world, estimate, instant, branch.sellers[0]?.id ?? null),
  };
}
