import {mondayOf} from '../calendar';
import type {Branch, Named} from '../company';
import {collect} from '../money/billing';
import {addLine, newInvoice} from '../money/invoices';
import type {Person} from '../staff';
import type {Job} from '../work/jobs';
import {moveJob, newJob} from '../work/jobs';
import {produce} from '../work/production';
import type {Sale, Shop} from '../work/shop';
import {clerk, dayMs, hourMs, minuteMs, workday} from '../work/shop';
import {bookVisit} from '../work/visits';
import {newCall} from './calls';
import type {Client} from './customers';
import {anotherPlace, newClient} from './customers';
import type {Estimate} from './estimates';
import {decide, newEstimate, sell} from './estimates';

/** Somebody who wants a price, and how it goes on. */
export interface Lead {
  readonly branch: Branch;
  readonly created: number;
  /** True for the lead of each week that is certain to be visited, sold and painted four weeks later. */
  readonly steady: boolean;
  /** Chance that a visited customer buys, for the others. */
  readonly closeRate: number;
  /** Customers who came before. */
  readonly known: Client[];
}

/** From the call to the sale, and on into production. */
export function follow(shop: Shop, lead: Lead): void {
  const {world, reference} = shop;
  const {random, calendar} = world;
  const {branch, created, steady} = lead;
  if (created > calendar.now) return;
  const client = whoCalls(shop, lead);
  const campaign = random.chance(0.02) ? undefined : random.weighted(reference.campaignWeights);
  const type = random.pick(reference.estimateTypes[client.commercial ? 'commercial' : 'residential']);
  const agent = clerk(shop);
  const job = newJob(world, {
    client,
    unit: branch.sales,
    type,
    campaignId: campaign?.id ?? 0,
    created,
    createdById: agent.id,
    tagTypeIds: random.chance(0.1) ? [random.pick(shop.company.tags).id] : [],
  });
  if (random.chance(0.7)) {
    const from = campaign === undefined ? {} : {campaign};
    job.leadCallId = newCall(world, {created: created - 4 * minuteMs, type: 'Booked', ...from, client, job, agent}).id;
  }
  const seller = random.pick(branch.sellers);
  const end = visit(shop, lead, job, seller);
  bill(shop, job, client, branch.sales, type.name, created);
  if (end === undefined) return;
  const offers = offer(shop, client, branch, job, end);
  const [best] = offers;
  if (best === undefined) return;
  if (steady || random.chance(lead.closeRate)) {
    close(shop, {branch, client, job, seller, offers, end, steady, campaignId: job.campaignId});
  } else {
    for (const estimate of offers) lose(shop, estimate, end);
  }
}

function whoCalls(shop: Shop, {branch, created, known}: Lead): Client {
  const {world} = shop;
  const newcomer = {region: branch.region, since: created - 5 * minuteMs, createdById: clerk(shop).id};
  if (known.length > 0 && world.random.chance(0.16)) {
    const client = world.random.pick(known);
    return world.random.chance(0.3) ? anotherPlace(world, client, newcomer) : client;
  }
  const client = newClient(world, newcomer);
  known.push(client);
  return client;
}

/** The visit of the estimator. Returns when it ended, or nothing if it did not take place (yet). */
function visit(shop: Shop, {created, steady}: Lead, job: Job, seller: Person): number | undefined {
  const {world} = shop;
  const {random, calendar} = world;
  const dispatcherId = clerk(shop).id;
  const technicians = [seller];
  const day = workday(calendar.dayOf(created) + (steady ? 1 : random.int(1, 7)));
  const start = calendar.at(day, random.int(8, 16), random.pick([0, 30]));
  const end = start + random.int(2, 4) * 30 * minuteMs;
  const plan = {start, end, booked: created, technicians, dispatcherId};
  if (!steady && random.chance(0.08)) {
    const canceled = created + random.int(1, 30) * hourMs;
    if (canceled <= calendar.now) {
      bookVisit(world, job, {...plan, canceled});
      moveJob(world, job, 'Canceled', canceled, random.chance(0.5));
      return undefined;
    }
  }
  if (!steady && random.chance(0.1) && created + hourMs <= calendar.now) {
    bookVisit(world, job, {...plan, start: start - dayMs, end: end - dayMs, canceled: created + hourMs});
  }
  bookVisit(world, job, plan);
  if (end > calendar.now) {
    if (start <= calendar.now) moveJob(world, job, 'InProgress', calendar.now);
    return undefined;
  }
  if (!steady && random.chance(0.02)) {
    moveJob(world, job, 'Hold', end);
    return undefined;
  }
  job.soldById = seller.id;
  moveJob(world, job, 'Completed', Math.min(end + random.int(0, 40) * minuteMs, calendar.now));
  if (!steady && random.chance(0.07)) {
    job.noCharge = random.chance(0.5);
    return undefined;
  }
  return end;
}

/** Every job has an invoice, also a free visit; colour consultations cost a little. */
function bill(shop: Shop, job: Job, client: Client, unit: Named, jobTypeName: string, created: number): void {
  const {world} = shop;
  const done = job.completedOn === null ? created : Date.parse(job.completedOn);
  const day = world.calendar.dayOf(done);
  const invoice = newInvoice(world, {client, unit, created, job, jobTypeName, day});
  if (job.jobStatus === 'Completed' && world.random.chance(0.05)) {
    addLine(world, invoice, {type: 'Service', cents: 9900}, done);
    collect(shop, {invoice, job, done, prompt: true});
  }
}

function offer({world}: Shop, client: Client, branch: Branch, job: Job, end: number): readonly Estimate[] {
  const {random} = world;
  const base = branch.region.typicalPrice * 100 * (0.45 + random.next() + (random.chance(0.1) ? 2 : 0));
  const count = random.weighted([
    [1, 62],
    [2, 27],
    [3, 11],
  ] as const);
  return Array.from({length: count}, (_, i) => {
    const cents = Math.round((base * (1 - i * 0.15)) / 500) * 500 - 5 * random.int(0, 1) + random.int(0, 99);
    return newEstimate(world, {job, client, unit: branch.sales, created: end - (3 - i) * 5 * minuteMs, cents});
  });
}

interface Deal extends Omit<Sale, 'estimate' | 'cents' | 'sold' | 'startMonday'> {
  readonly job: Job;
  readonly offers: readonly Estimate[];
  readonly end: number;
  readonly steady: boolean;
}

function close(shop: Shop, deal: Deal): void {
  const {world} = shop;
  const {random, calendar} = world;
  const visited = calendar.dayOf(deal.end);
  const evening = calendar.at(visited, random.int(17, 21), random.int(0, 59), random.int(0, 59));
  const sold = deal.steady
    ? deal.end + 30 * minuteMs
    : random.weighted([
        [evening, 40],
        [deal.end + random.int(1, 14) * dayMs, 45],
        [deal.end + random.int(15, 60) * dayMs, 15],
      ]);
  if (sold > calendar.now) return;
  const [estimate, ...others] = deal.offers;
  if (estimate === undefined) return;
  sell(world, estimate, sold, deal.seller.id);
  for (const other of others) decide(world, other, random.chance(0.8) ? 'Dismissed' : 'Open', sold + minuteMs);
  const startMonday = deal.steady ? {startMonday: mondayOf(calendar.dayOf(sold)) + 28} : {};
  produce(shop, {...deal, estimate, sold, cents: Math.round(estimate.subtotal * 100), ...startMonday});
}

function lose({world}: Shop, estimate: Estimate, end: number): void {
  const dropped = end + world.random.int(3, 45) * dayMs;
  if (world.random.chance(0.6) && dropped <= world.calendar.now) decide(world, estimate, 'Dismissed', dropped);
}
