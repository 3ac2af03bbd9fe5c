import type {Branch} from '../company';
import type {Client} from '../demand/customers';
import {newInvoice} from '../money/invoices';
import {newOrder} from '../money/orders';
import type {Person} from '../staff';
import {shiftStart} from './board';
import type {Job} from './jobs';
import {moveJob, newJob} from './jobs';
import {payCrew} from './labor';
import type {Shop} from './shop';
import {clerk, dayMs, hourMs, workday} from './shop';
import {bookVisit} from './visits';

interface Complaint {
  readonly job: Job;
  readonly branch: Branch;
  readonly client: Client;
  readonly done: number;
  readonly crew: readonly Person[];
}

/** Now and then the customer calls again and the company puts right what it did, for nothing. */
export function recall(shop: Shop, {job, branch, client, done, crew}: Complaint): void {
  const {world, reference} = shop;
  const {random, calendar} = world;
  const {recalls} = world.trade;
  if (!random.chance(recalls.share)) return;
  const created = done + random.int(...recalls.days) * dayMs;
  if (created > calendar.now) return;
  const type = random.pick(reference.warrantyTypes);
  const again = newJob(world, {
    client,
    unit: branch.production,
    type,
    campaignId: job.campaignId,
    created,
    createdById: clerk(shop).id,
    noCharge: true,
    recallForId: job.id,
  });
  const {day, hour, hours, technicians} = visitAgain(shop, crew, calendar.dayOf(created));
  newInvoice(world, {client, unit: branch.production, created, job: again, jobTypeName: type.name, day});
  const start = calendar.at(day, shiftStart) + hour * hourMs;
  const end = start + hours * hourMs;
  bookVisit(world, again, {start, end, booked: created, technicians, dispatcherId: clerk(shop).id});
  if (end > calendar.now) return;
  moveJob(world, again, 'Completed', end);
  payCrew(shop, {job: again, branch, client, crew: technicians, days: [day], hours, cents: 0});
  if (random.chance(0.4)) {
    newOrder(world, {
      job: again,
      unit: branch.production,
      cents: random.int(20, 90) * 100,
      ordered: start,
      status: 'Received',
    });
  }
}

/** When somebody comes again, and who: those who did the work, where they are paid by the clock as soon as one has time. */
function visitAgain({world, board}: Shop, crew: readonly Person[], called: number) {
  const {random, trade} = world;
  const painters = {day: workday(called + random.int(2, 9)), hour: 0, hours: 4, technicians: crew.slice(0, 2)};
  if (trade.clockPercent === undefined) return painters;
  const hours = 2;
  const slot = board.freeHours(crew, hours, called + 1);
  if (slot === undefined) return painters;
  board.take(slot.person, slot.day, hours);
  return {day: slot.day, hour: slot.at, hours, technicians: [slot.person]};
}
