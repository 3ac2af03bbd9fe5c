import type {Branch} from '../company';
import type {Client} from '../demand/customers';
import type {Job} from '../work/jobs';
import type {Shop} from '../work/shop';
import {dayMs, hourMs} from '../work/shop';
import {newBill, newReturn} from './bills';
import type {Invoice} from './invoices';
import type {Order, OrderStatus} from './orders';
import {newOrder} from './orders';

interface Purchase {
  readonly job: Job;
  readonly branch: Branch;
  readonly client: Client;
  readonly invoice: Invoice;
  /** What the job was sold for. */
  readonly cents: number;
  /** When work starts. */
  readonly first: number;
  readonly technicianId: number | undefined;
}

/** Orders, bills and returns of a job, as far as they have come by now. */
export function buyMaterial(shop: Shop, purchase: Purchase): void {
  const {world} = shop;
  const {random, calendar} = world;
  const {job, first} = purchase;
  const unit = purchase.branch.production;
  const target = Math.round((purchase.cents * random.int(...world.trade.materialPercent)) / 100);
  const count = random.weighted([
    [1, 70],
    [2, 24],
    [3, 6],
  ] as const);
  for (let i = 0; i < count; i++) {
    const ordered = first - random.int(0, 4) * dayMs + i * hourMs;
    if (ordered > calendar.now) continue;
    const cents = Math.round(target / count);
    const status = orderStatus(shop, ordered);
    const technician = purchase.technicianId === undefined ? {} : {technicianId: purchase.technicianId};
    const order = newOrder(world, {job, unit, cents, ordered, status, ...technician});
    billOrder(shop, purchase, order, cents, ordered);
  }
  const later = first + random.int(1, 9) * dayMs;
  if (random.chance(0.12) && later <= calendar.now) {
    newBill(world, {job, unit, cents: random.int(20, 220) * 100, billed: later});
  }
  if (random.chance(0.05) && later <= calendar.now) {
    const status = later + 20 * dayMs < calendar.now ? 'CreditReceived' : 'Returned';
    newReturn(world, {job, unit, cents: Math.min(target, random.int(15, 120) * 100), returned: later, status});
  }
}

function orderStatus({world}: Shop, ordered: number): OrderStatus {
  const {random, calendar} = world;
  if (random.chance(0.03)) return 'Canceled';
  const age = (calendar.now - ordered) / dayMs;
  if (age < 1) return random.pick(['Pending', 'Sent']);
  if (age < 4) return random.pick(['Sent', 'PartiallyReceived', 'Received']);
  if (random.chance(0.02)) return random.pick(['Pending', 'Sent', 'PartiallyReceived']);
  return age < 14 ? 'Received' : 'Exported';
}

/** Most bills are the whole order; some come in parts, or only in part. */
function billOrder({world}: Shop, {job, branch}: Purchase, order: Order, cents: number, ordered: number): void {
  const {random, calendar} = world;
  const unit = branch.production;
  const billed = ordered + random.int(3, 12) * dayMs;
  if (billed > calendar.now || !random.chance(0.42)) return;
  const half = Math.round(cents / 2);
  const withJob = random.chance(0.5) ? {job} : {};
  switch (
    random.weighted([
      ['whole', 70],
      ['parts', 15],
      ['part', 10],
      ['more', 5],
    ] as const)
  ) {
    case 'whole':
      newBill(world, {order, ...withJob, unit, cents, billed});
      return;
    case 'parts':
      newBill(world, {order, ...withJob, unit, cents: half, billed});
      newBill(world, {order, ...withJob, unit, cents: cents - half, billed: Math.min(billed + dayMs, calendar.now)});
      return;
    case 'part':
      newBill(world, {order, ...withJob, unit, cents: half, billed});
      return;
    case 'more':
      newBill(world, {order, ...withJob, unit, cents: cents + random.int(5, 60) * 100, billed});
  }
}
