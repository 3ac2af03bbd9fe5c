import type {CallKind} from '../call-kind';
import type {Branch, Named} from '../company';
import {newCall} from '../demand/calls';
import type {Client} from '../demand/customers';
import {newClient} from '../demand/customers';
import {decide, newEstimate, sell} from '../demand/estimates';
import {collect} from '../money/billing';
import type {Invoice} from '../money/invoices';
import {addLine, newInvoice} from '../money/invoices';
import {payItem} from '../money/pay';
import {sellMembership} from '../routine';
import type {Person} from '../staff';
import {shiftHours, shiftStart} from './board';
import type {Job} from './jobs';
import {moveJob, newJob} from './jobs';
import {recall} from './recalls';
import type {Shop} from './shop';
import {clerk, dayMs, hourMs, minuteMs} from './shop';
import {bookVisit} from './visits';

/** Where the customers of a branch are known. */
export interface Desk {
  readonly branch: Branch;
  /** Customers who came before. */
  readonly known: Client[];
  /** Customers with a membership, of the whole company. */
  readonly members: Member[];
}

interface Member {
  readonly client: Client;
  readonly membershipId: number;
}

/** A call as it is put on the board. */
interface Visit {
  readonly desk: Desk;
  readonly kind: CallKind;
  readonly technician: Person;
  readonly day: number;
  readonly start: number;
  readonly hours: number;
}

/** Hours on the way to a customer. */
const driveHours = 0.5;
/** Visits are booked at most so many days ahead. */
const aheadDays = 20;

/** Fills a week of a department's technicians with calls, as far as customers have called by now. */
export function answerCalls(shop: Shop, desk: Desk, monday: number): void {
  const {board, world} = shop;
  const kinds = (desk.branch.region.calls ?? []).map((kind) => [kind, kind.weight] as const);
  for (const technician of desk.branch.crew) {
    for (let day = monday; day < monday + 5; day++) {
      if (!board.works(technician, day)) continue;
      for (let at = board.taken(technician, day); ;) {
        const kind = world.random.weighted(kinds);
        const hours = world.random.int(...kind.quarters) / 4;
        at += driveHours;
        if (at + hours > shiftHours) break;
        const start = world.calendar.at(day, shiftStart) + at * hourMs;
        takeCall(shop, {desk, kind, technician, day, start, hours});
        at += hours;
      }
    }
  }
}

/** From the phone to the last dollar, as far as it has come by now. */
function takeCall(shop: Shop, visit: Visit): void {
  const {world, reference, board} = shop;
  const {random, calendar} = world;
  const {desk, kind, technician, start, hours, day} = visit;
  const isMaintenance = kind.class === 'Maintenance';
  const created = start - (isMaintenance ? random.int(3, aheadDays) * dayMs : random.int(2, 40) * hourMs);
  if (created > calendar.now) return;
  const type = reference.callTypes.get(kind.jobType) as Named;
  const member = isMaintenance && desk.members.length > 0 ? random.pick(desk.members) : undefined;
  const client = member?.client ?? whoCalls(shop, desk, created);
  const campaign = member === undefined ? random.weighted(reference.campaignWeights) : undefined;
  const agent = clerk(shop);
  const unit = desk.branch.production;
  const order = {client, unit, type, campaignId: campaign?.id ?? 0, created, createdById: agent.id};
  const job = newJob(world, order);
  if (member !== undefined) job.membershipId = member.membershipId;
  if (campaign !== undefined)
    job.leadCallId = newCall(world, {created: created - 4 * minuteMs, type: 'Booked', campaign, client, job, agent}).id;

  const end = start + hours * hourMs;
  const plan = {start, end, booked: created, technicians: [technician], dispatcherId: clerk(shop).id};
  const canceled = start - random.int(1, 3) * hourMs;
  if (random.chance(0.04) && canceled > created && canceled <= calendar.now) {
    bookVisit(world, job, {...plan, canceled});
    moveJob(world, job, 'Canceled', canceled, false);
    return;
  }
  board.take(technician, day, driveHours + hours);
  bookVisit(world, job, plan);
  const termDays = client.commercial ? 30 : 0;
  const invoice = newInvoice(world, {client, unit, created, job, jobTypeName: type.name, day, termDays});
  if (end > calendar.now) {
    if (start <= calendar.now) moveJob(world, job, 'InProgress', calendar.now);
    return;
  }
  finish(shop, {visit, job, client, invoice, end});
}

interface Work {
  readonly visit: Visit;
  readonly job: Job;
  readonly client: Client;
  readonly invoice: Invoice;
  readonly end: number;
}

/** What was sold and done at the customer's, and what follows from it. */
function finish(shop: Shop, work: Work): void {
  const {world} = shop;
  const {random} = world;
  const {visit, job, client, invoice, end} = work;
  const {desk, technician} = visit;
  const cents = sellOnTheCall(shop, work);
  const technicianId = technician.id;
  const [least, most] = visit.kind.materialPercent;
  const costCents = Math.round((cents * random.int(least, most)) / 100);
  addLine(world, invoice, {type: 'Service', cents, technicianId}, end);
  if (costCents > 0) addLine(world, invoice, {type: 'Material', cents: 0, costCents, technicianId}, end);
  moveJob(world, job, 'Completed', end);
  job.total = cents / 100;
  payForCall(shop, work);
  if (random.chance(0.05)) joinMembers(shop, desk, client, visit.day);
  collect(shop, {invoice, job, done: end, prompt: !client.commercial && random.chance(0.7)});
  recall(shop, {job, branch: desk.branch, client, done: end, crew: [technician]});
}

/** Offers what is to be repaired. Returns cents: what was sold, else the dispatch fee. */
function sellOnTheCall({world}: Shop, {visit, job, client, end}: Work): number {
  const {random} = world;
  const {kind, technician, desk} = visit;
  const [least, most] = kind.price;
  const isSold = random.chance(kind.converts);
  // Small repairs are many, large ones few.
  const cents = Math.round((least + (most - least) * random.next() ** 2) / 5) * 500 - 100;
  if (!isSold && !random.chance(0.4)) return kind.dispatchFee * 100;
  const created = visit.start + (end - visit.start) / 3;
  const estimate = newEstimate(world, {job, client, unit: desk.branch.sales, created, cents});
  if (isSold) {
    sell(world, estimate, created + 10 * minuteMs, technician.id);
    job.soldById = technician.id;
    return cents;
  }
  if (random.chance(0.6)) decide(world, estimate, 'Dismissed', end);
  return kind.dispatchFee * 100;
}

function payForCall({world, reference}: Shop, {visit, job, client}: Work): void {
  const {technician, desk, day, hours} = visit;
  const {pay} = reference;
  const common = {person: technician, day, unitName: desk.branch.production.name, job, client};
  for (const [activity, length] of [
    [pay.driving, driveHours],
    [pay.working, hours],
  ] as const) {
    const cents = Math.round(length * technician.hourlyCents);
    payItem(world, {...common, type: 'TimesheetTime', activity, hours: length, cents});
  }
}

/** Sells a membership to a customer; maintenance visits follow from it. */
export function joinMembers(shop: Shop, desk: Desk, client: Client, day: number): void {
  const membershipId = sellMembership(shop, desk.branch, client, day);
  if (membershipId !== undefined) desk.members.push({client, membershipId});
}

/** A new customer of a department, or one who came before. */
export function whoCalls({world, company}: Shop, {branch, known}: Desk, created: number): Client {
  const {random} = world;
  if (known.length > 0 && random.chance(0.35)) return random.pick(known);
  const createdById = random.pick(company.office).id;
  const client = newClient(world, {region: branch.region, since: created - 5 * minuteMs, createdById});
  known.push(client);
  return client;
}

/** The hours of people paid by the clock that no job took: on the way, in the shop, at a training, and days off with pay. */
export function payRestOfClock({world, company, reference, board}: Shop, firstDay: number): void {
  const {random, calendar} = world;
  const {pay} = reference;
  for (const {region, sales, production, sellers, crew} of company.branches) {
    const people = region.calls === undefined ? [...sellers, ...crew] : crew;
    for (const person of people) {
      const unitName = sellers.includes(person) ? sales.name : production.name;
      for (let day = firstDay; calendar.at(day, 16) <= calendar.now; day++) {
        const common = {person, day, unitName, type: 'TimesheetTime'} as const;
        const rest = board.works(person, day) ? shiftHours - board.taken(person, day) : 0;
        if (rest > 0) payItem(world, {...common, activity: pay.working, hours: rest, cents: rest * person.hourlyCents});
        else if (!board.works(person, day) && random.chance(0.06)) {
          const off = {hours: shiftHours, paidTime: 'PaidTimeOff'} as const;
          payItem(world, {...common, ...off, activity: pay.off, cents: shiftHours * person.hourlyCents});
        }
      }
    }
  }
}
