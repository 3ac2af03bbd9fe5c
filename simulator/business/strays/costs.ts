import type {ReturnStatus} from '../money/bills';
import {newBill, newReturn} from '../money/bills';
import type {Order, OrderStatus} from '../money/orders';
import {newOrder} from '../money/orders';
import {adjustPay, payItem} from '../money/pay';
import type {Job} from '../work/jobs';
import {dayMs} from '../work/shop';
import type {Scene} from './scene';
import {absentIds} from './scene';

/** Material and labor as they should not be, and are. */
export function awkwardCosts(scene: Scene): void {
  orders(scene);
  bills(scene);
  returns(scene);
  pay(scene);
}

function orders(scene: Scene): void {
  const day = scene.daysAgo(45);
  for (const status of ['Pending', 'Sent', 'PartiallyReceived', 'Received', 'Exported', 'Canceled'] as const) {
    const {job} = scene.paintJob(scene.client(), day, {visited: false});
    order(scene, status, job);
    // One more, of which half is billed already.
    bill(scene, {order: order(scene, status, job), cents: 20_000});
  }
  order(scene, 'Received');
}

function order(scene: Scene, status: OrderStatus, job?: Job): Order {
  const {shop, branch} = scene;
  const ordered = shop.world.calendar.at(scene.daysAgo(47), 8, 20);
  return newOrder(shop.world, {
    unit: branch.production,
    cents: 40_000,
    ordered,
    status,
    ...(job === undefined ? {} : {job}),
  });
}

interface BillChange {
  readonly order?: Order;
  readonly job?: Job;
  readonly cents: number;
  readonly active?: boolean;
  readonly modified?: boolean;
}

function bill(scene: Scene, change: BillChange): ReturnType<typeof newBill> {
  const {calendar} = scene.shop.world;
  const billed = calendar.at(scene.daysAgo(41), 9, 10);
  return newBill(scene.shop.world, {unit: scene.branch.production, billed, ...change});
}

function bills(scene: Scene): void {
  const day = scene.daysAgo(45);
  const jobs = Array.from({length: 5}, () => scene.paintJob(scene.client(), day, {visited: false}).job);
  const job = (): Job => scene.shop.world.random.pick(jobs);
  const whole = order(scene, 'Exported', job());
  bill(scene, {order: whole, cents: 40_000});
  const dearer = order(scene, 'Received', job());
  for (const cents of [25_000, 17_500]) bill(scene, {order: dearer, cents});
  const elsewhere = order(scene, 'Received', job());
  bill(scene, {order: elsewhere, job: job(), cents: 38_000});
  bill(scene, {order: order(scene, 'Received'), job: job(), cents: 36_000});
  bill(scene, {order: order(scene, 'Received'), cents: 12_000});
  bill(scene, {order: order(scene, 'PartiallyReceived', job()), cents: 52_000});
  bill(scene, {job: job(), cents: 8800});
  bill(scene, {cents: 9900});
  bill(scene, {job: job(), cents: 7700, active: false});
  bill(scene, {order: order(scene, 'Received', job()), cents: 5500, active: false});
  bill(scene, {job: job(), cents: 6600, modified: false});
  const unpriced = bill(scene, {job: job(), cents: 0}) as Record<string, unknown>;
  unpriced.billAmount = null;
}

function returns(scene: Scene): void {
  const {shop, branch} = scene;
  const unit = branch.production;
  const returned = shop.world.calendar.at(scene.daysAgo(38), 10);
  const {job} = scene.paintJob(scene.client(), scene.daysAgo(45));
  for (const status of ['Pending', 'Returned', 'CreditReceived', 'Canceled'] satisfies ReturnStatus[]) {
    newReturn(shop.world, {job, order: order(scene, 'Received', job), unit, cents: 4000, returned, status});
  }
  newReturn(shop.world, {job, unit, cents: 3000, returned, status: 'CreditReceived', active: false});
  newReturn(shop.world, {unit, cents: 2500, returned: returned + dayMs, status: 'Returned'});
}

function pay(scene: Scene): void {
  const {shop, branch} = scene;
  const {world, reference} = shop;
  const activities = reference.pay;
  const day = scene.daysAgo(30);
  const client = scene.client();
  const {job} = scene.paintJob(client, day, {cents: 200_000});
  const [person] = branch.crew;
  if (person === undefined) return;
  const common = {person, day, unitName: branch.production.name, job, client};
  const hours = {...common, activity: activities.working, type: 'TimesheetTime', hours: 4, cents: 9600} as const;

  // Twins: two equal lines of one pay slip, neither with an id.
  for (let i = 0; i < 2; i++) payItem(world, {...hours, identified: false});
  payItem(world, {...hours, activity: activities.driving, hours: 0.25, cents: 600, identified: false});
  payItem(world, {...hours, day: day + 1, identified: false, adjustmentCents: -1250});
  payItem(world, {...hours, day: day + 2, active: false});
  const {job: _job, client: _client, ...jobless} = hours;
  payItem(world, {
    ...jobless,
    day: day + 2,
    activity: activities.off,
    hours: 8,
    cents: 19_200,
    paidTime: 'PaidTimeOff',
  });
  payItem(world, {...jobless, day: day + 3, jobId: absentIds.job});
  adjustPay(world, {...common, activity: activities.adjustment, cents: -5000});
  adjustPay(world, {...common, activity: activities.adjustment, cents: 30_000, adjustmentCents: 1500});
  adjustPay(world, {...common, activity: activities.bonus, cents: 2500, active: false});
}
