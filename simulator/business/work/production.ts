import {newEstimate, sell} from '../demand/estimates';
import {billWork, collect} from '../money/billing';
import type {Invoice} from '../money/invoices';
import {addLine, newInvoice} from '../money/invoices';
import {buyMaterial} from '../money/materials';
import {dollars} from '../world';
import {shiftHours} from './board';
import type {Job} from './jobs';
import {moveJob, newJob} from './jobs';
import {payCrew} from './labor';
import {recall} from './recalls';
import {planWork, scheduleWork, sharesOf} from './schedule';
import type {Sale, Shop} from './shop';
import {clerk, dayMs, hourMs, minuteMs} from './shop';
import {splitJob} from './visits';

/** Work that was sold, from the order to the last dollar, as far as it has come by now. */
export function produce(shop: Shop, sale: Sale): void {
  const {world, reference} = shop;
  const {random, calendar} = world;
  const {branch, client} = sale;
  const steady = sale.startMonday !== undefined;
  const created = sale.sold + (steady ? hourMs : random.int(1, 40) * hourMs);
  if (created > calendar.now) return;

  const type = random.pick(reference.productionTypes[client.commercial ? 'commercial' : 'residential']);
  const job = newJob(world, {
    client,
    unit: branch.production,
    type,
    campaignId: sale.campaignId,
    created,
    createdById: clerk(shop).id,
    createdFromEstimateId: sale.estimate.id,
    soldById: sale.seller.id,
  });
  if (random.chance(0.5)) job.estimateIds.push(sale.estimate.id);
  job.total = dollars(sale.cents);
  const invoice = newInvoice(world, {
    client,
    unit: branch.production,
    created,
    job,
    jobTypeName: type.name,
    day: calendar.dayOf(created),
    termDays: client.commercial ? 30 : 0,
  });

  const {crew, days} = planWork(shop, sale, calendar.dayOf(created));
  const [completed, held, calledOff] = world.trade.fates;
  const fate = steady
    ? 'Completed'
    : random.weighted([
        ['Completed', completed],
        ['Hold', held],
        ['Canceled', calledOff],
      ] as const);
  const canceled = fate === 'Canceled' ? created + random.int(1, 9) * dayMs + 2 * hourMs : undefined;
  if (canceled !== undefined && canceled <= calendar.now) {
    scheduleWork(shop, job, crew, days, created, canceled);
    job.total = 0;
    moveJob(world, job, 'Canceled', canceled, random.chance(0.3));
    return;
  }

  const deposit = takeDeposit(shop, sale, job, created);
  const billedAhead = random.chance(world.trade.billedAhead);
  if (billedAhead) addLine(world, invoice, {type: 'Service', cents: sale.cents - deposit}, created);
  if (random.chance(0.04) && !steady && days[0] !== undefined && days[0] > calendar.today) return;
  const ends = scheduleWork(shop, job, crew, days, created);
  if (random.chance(0.6)) splitJob(world, job, sharesOf(shop, crew), created + hourMs);
  const first = calendar.at(days[0] ?? calendar.today, 7);
  const last = ends.at(-1) ?? first;
  buyMaterial(shop, {job, branch, client, invoice, cents: sale.cents, first, technicianId: crew[0]?.id});
  payCrew(shop, {job, branch, client, crew, days, hours: shiftHours, cents: sale.cents});
  if (last > calendar.now) {
    if (first <= calendar.now) moveJob(world, job, 'InProgress', calendar.now);
    else if (calendar.dayOf(first) === calendar.today) moveJob(world, job, 'Dispatched', calendar.now);
    return;
  }
  const done = Math.min(last + random.int(0, 4) * 15 * minuteMs, calendar.now);
  if (fate === 'Hold') {
    moveJob(world, job, 'Hold', done);
    return;
  }
  moveJob(world, job, 'Completed', done);
  const extra = steady ? 0 : changeOrder(shop, sale, job, invoice, calendar.at(days[0] ?? 0, 12));
  billWork(shop, {invoice, cents: billedAhead ? 0 : sale.cents - deposit, done, crew});
  job.total = dollars(sale.cents + extra);
  collect(shop, {invoice, job, done, prompt: steady});
  recall(shop, {job, branch, client, done, crew});
}

/** Larger jobs pay a part ahead, on an invoice of its own. Returns cents. */
function takeDeposit(shop: Shop, sale: Sale, job: Job, created: number): number {
  const {world} = shop;
  if (sale.cents < 300_000 || !world.random.chance(0.35)) return 0;
  const cents = Math.round(sale.cents * 0.3);
  const invoice = newInvoice(world, {
    client: sale.client,
    unit: sale.branch.production,
    created,
    job,
    day: world.calendar.dayOf(created),
    summary: 'Deposit',
  });
  addLine(world, invoice, {type: 'Service', cents}, created);
  collect(shop, {invoice, job, done: created, prompt: true});
  return cents;
}

/** More work, agreed on site: an estimate sold on the production job itself. Returns cents. */
function changeOrder({world}: Shop, sale: Sale, job: Job, invoice: Invoice, instant: number): number {
  if (!world.random.chance(0.06)) return 0;
  const cents = world.random.int(150, 1200) * 100;
  const offer = {job, client: sale.client, unit: sale.branch.production, created: instant, cents, changeOrder: true};
  sell(world, newEstimate(world, offer), instant + hourMs, sale.seller.id);
  addLine(world, invoice, {type: 'Service', cents}, instant + hourMs);
  return cents;
}
