import type {Branch} from './company';
import {newCall} from './demand/calls';
import type {Client} from './demand/customers';
import type {MembershipStatus} from './demand/memberships';
import {newMembership} from './demand/memberships';
import {addLine, newInvoice} from './money/invoices';
import {payItem} from './money/pay';
import {moveJob, newJob} from './work/jobs';
import {payCrew} from './work/labor';
import type {Shop} from './work/shop';
import {clerk, dayMs, hourMs, workday} from './work/shop';
import {bookVisit} from './work/visits';

/** Calls that became nothing, and calls made by the office. @param monday day that the week begins. */
export function answerPhone(shop: Shop, monday: number, calls: number): void {
  const {world, reference} = shop;
  const {random, calendar} = world;
  for (let i = 0; i < calls; i++) {
    const created = calendar.at(monday + random.int(0, 5), random.int(7, 19), random.int(0, 59), random.int(0, 59));
    if (created > calendar.now) continue;
    const type = random.weighted([
      ['Unbooked', 30],
      ['Excused', 14],
      ['NotLead', 16],
      ['Abandoned', 12],
      [null, 28],
    ] as const);
    const campaign = random.chance(0.85) && type !== null ? {campaign: random.pick(reference.campaigns)} : {};
    newCall(world, {created, type, ...campaign, agent: clerk(shop)});
  }
}

/** Salaries of the office, and a day off for somebody. */
export function payOffice({world, company, reference}: Shop, monday: number): void {
  const {random, calendar} = world;
  const day = monday + 4;
  if (calendar.at(day, 17) > calendar.now) return;
  const {pay} = reference;
  for (const person of company.office.slice(0, 2)) {
    const cents = person.hourlyCents * 40;
    const unitName = company.admin.name;
    payItem(world, {person, day, activity: pay.adjustment, type: 'Salary', cents, unitName, employee: true});
  }
  if (world.trade.clockPercent === undefined && random.chance(0.4)) {
    const branch = random.pick(company.branches);
    const person = random.pick(branch.crew);
    const cents = person.hourlyCents * 8;
    const unitName = branch.production.name;
    const off = {hours: 8, paidTime: 'PaidTimeOff'} as const;
    payItem(world, {person, day, activity: pay.off, type: 'TimesheetTime', cents, unitName, ...off});
  }
}

/** Small work that the company does not count as painting: inspections, and washing while it still did that. */
export function smallJob(shop: Shop, branch: Branch, client: Client, monday: number, washing: boolean): void {
  const {world, reference} = shop;
  const {random, calendar} = world;
  const created = calendar.at(monday + random.int(0, 4), 10, random.int(0, 59));
  const day = workday(monday + random.int(1, 6));
  const start = calendar.at(day, 9);
  const end = start + 2 * hourMs;
  if (end > calendar.now || created > start) return;
  const type = washing ? reference.washing : reference.inspection;
  const order = {client, unit: branch.production, type, campaignId: 0, created, createdById: clerk(shop).id};
  const job = newJob(world, order);
  const technicians = [random.pick(branch.crew)];
  bookVisit(world, job, {start, end, booked: created, technicians, dispatcherId: clerk(shop).id});
  const invoice = newInvoice(world, {client, unit: branch.production, created, job, jobTypeName: type.name, day});
  if (washing) addLine(world, invoice, {type: 'Service', cents: random.int(90, 300) * 100}, end);
  moveJob(world, job, 'Completed', end);
  payCrew(shop, {job, branch, client, crew: technicians, days: [day], hours: 2, cents: 0});
}

/** A maintenance contract of a year; a year later it has run out, been renewed or been canceled on the way. */
export function sellMembership(shop: Shop, branch: Branch, client: Client, day: number): number | undefined {
  const {world, reference} = shop;
  const {random, calendar} = world;
  const from = day;
  const sold = calendar.at(from, 14, random.int(0, 59));
  if (sold > calendar.now) return undefined;
  const to = random.chance(0.1) ? null : from + 364;
  const canceledDay = from + random.int(20, 300);
  const canceled = random.chance(0.12) && canceledDay <= calendar.today;
  const over = !canceled && to !== null && to < calendar.today;
  const status: MembershipStatus = canceled
    ? 'Canceled'
    : over
      ? 'Expired'
      : random.chance(0.04)
        ? 'Suspended'
        : 'Active';
  const contract = {client, unit: branch.sales, type: random.pick(reference.membershipTypes.slice(0, 2))};
  const id = newMembership(world, {...contract, sold, from, to, status, ...(canceled ? {canceledDay} : {})});
  if (over && to !== null && random.chance(0.6)) {
    const again = to + 1;
    const renewed = Math.min(calendar.at(again, 9), sold + 365 * dayMs);
    newMembership(world, {...contract, sold: renewed, from: again, to: again + 364, status: 'Active', renewalOf: id});
  }
  return id;
}
