import type {Branch} from './company';
import type {Client} from './customers';
import {newInvoice} from './invoices';
import type {Job} from './jobs';
import {moveJob, newJob} from './jobs';
import {payCrew} from './labor';
import {newOrder} from './orders';
import type {Shop} from './shop';
import {clerk, dayMs, hourMs, workday} from './shop';
import type {Person} from './staff';
import {bookVisit} from './visits';

interface Complaint {
  readonly job: Job;
  readonly branch: Branch;
  readonly client: Client;
  readonly done: number;
  readonly crew: readonly Person[];
}

/** Now and then the customer calls again and the company repairs what it painted, for nothing. */
export function recall(shop: Shop, {job, branch, client, done, crew}: Complaint): void {
  const {world, reference} = shop;
  const {random, calendar} = world;
  if (!random.chance(0.16)) return;
  const created = done + random.int(10, 120) * dayMs;
  if (created > calendar.now) return;
  const type = random.pick([reference.warranty, reference.touchup]);
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
  const day = workday(calendar.dayOf(created) + random.int(2, 9));
  newInvoice(world, {client, unit: branch.production, created, job: again, jobTypeName: type.name, day});
  const technicians = crew.slice(0, 2);
  const start = calendar.at(day, 8);
  const end = start + 4 * hourMs;
  bookVisit(world, again, {start, end, booked: created, technicians, dispatcherId: clerk(shop).id});
  if (end > calendar.now) return;
  moveJob(world, again, 'Completed', end);
  payCrew(shop, {job: again, branch, client, crew: technicians, days: [day], cents: 0});
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
