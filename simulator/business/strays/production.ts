import {newEstimate} from '../demand/estimates';
import type {MembershipStatus} from '../demand/memberships';
import {newMembership} from '../demand/memberships';
import {addLine} from '../money/invoices';
import {clerk, hourMs} from '../work/shop';
import {bookVisit, splitJob} from '../work/visits';
import type {Scene} from './scene';
import {absentIds} from './scene';

/** Work in every state, now and to come, and maintenance contracts in every state. */
export function awkwardProduction(scene: Scene): void {
  jobs(scene);
  toCome(scene);
  splits(scene);
  memberships(scene);
}

function jobs(scene: Scene): void {
  const {company, reference} = scene.shop;
  const day = scene.daysAgo(24);
  for (const status of ['Hold', 'Scheduled', 'InProgress', 'Dispatched', 'Canceled', 'Paused']) {
    scene.paintJob(scene.client(), day, {status});
  }
  scene.paintJob(scene.client(), day, {visited: false});
  scene.paintJob(scene.client(), day, {visited: false, status: 'Hold'});
  scene.paintJob(scene.client(), day, {noCharge: true, cents: 0});
  scene.paintJob(scene.client(), day, {type: {id: absentIds.jobType, name: 'Gone'}});
  scene.paintJob(scene.client(), day, {unit: {id: absentIds.unit, name: 'Gone'}});
  scene.paintJob(scene.client(), day, {unit: company.admin});
  scene.paintJob(scene.client(), day, {unit: company.west.production});
  scene.paintJob(scene.client(), day, {type: reference.inspection, cents: 15_000});
  const recalled = scene.paintJob(scene.client(), day).job;
  const warranty = scene.paintJob(scene.client(), day + 9, {
    type: reference.warrantyTypes[0],
    cents: 0,
    noCharge: true,
  }).job;
  warranty.recallForId = recalled.id;
}

/** Visits ahead: in the middle of a job, beyond a year, and jobs whose worth is known from one place only. */
function toCome(scene: Scene): void {
  const {shop, branch} = scene;
  const {world} = shop;
  const {calendar} = world;
  const booked = calendar.at(scene.daysAgo(6), 9);
  const ahead = (days: number, cents: number, more: object = {}) => {
    const client = scene.client();
    const built = scene.paintJob(client, scene.daysAgo(2), {cents, paid: false, status: 'Scheduled', visited: false});
    for (const day of [days, days + 1]) {
      const start = calendar.at(calendar.today + day, 7);
      bookVisit(world, built.job, {
        start,
        end: start + 8 * hourMs,
        booked,
        technicians: branch.crew.slice(0, 2),
        dispatcherId: clerk(shop).id,
        ...more,
      });
    }
    return {...built, client};
  };
  ahead(-1, 450_000).job.jobStatus = 'InProgress';
  ahead(500, 380_000);
  ahead(12, 0).job.total = 2750;
  ahead(20, 150_000, {canceled: booked + hourMs});
  const sold = ahead(9, 0);
  sold.job.total = 0;
  const offer = newEstimate(world, {
    job: sold.job,
    client: sold.client,
    unit: branch.sales,
    created: booked,
    cents: 333_300,
  });
  scene.sell(offer, booked + hourMs);
  const more = ahead(15, 100_000);
  addLine(world, more.invoice, {type: 'Service', cents: 55_000}, booked);
}

function splits(scene: Scene): void {
  const {world} = scene.shop;
  const [first, second, third] = scene.branch.crew;
  if (first === undefined || second === undefined || third === undefined) return;
  const instant = world.calendar.at(scene.daysAgo(24), 17);
  const job = () => scene.paintJob(scene.client(), scene.daysAgo(24), {cents: 100_001}).job;
  splitJob(
    world,
    job(),
    [
      [first, 33.3],
      [second, 33.3],
      [third, 33.3],
    ],
    instant,
  );
  splitJob(
    world,
    job(),
    [
      [first, 0],
      [second, 0],
    ],
    instant,
  );
  splitJob(
    world,
    job(),
    [
      [second, 70],
      [third, 30],
    ],
    instant,
  );
}

function memberships(scene: Scene): void {
  const {shop, branch} = scene;
  const {world, reference} = shop;
  const [type] = reference.membershipTypes;
  if (type === undefined) return;
  const from = scene.daysAgo(60);
  const contract = {client: scene.client(), unit: branch.sales, type, sold: world.calendar.at(from, 13), from};
  for (const status of ['Active', 'Suspended', 'Deleted'] satisfies MembershipStatus[]) {
    newMembership(world, {...contract, to: from + 364, status});
  }
  newMembership(world, {...contract, to: from + 364, status: 'Canceled', canceledDay: from + 25});
  newMembership(world, {...contract, to: null, status: 'Active'});
  const expired = newMembership(world, {...contract, to: from + 30, status: 'Expired'});
  const sold = world.calendar.at(from + 31, 9);
  newMembership(world, {...contract, sold, from: from + 31, to: from + 395, status: 'Active', renewalOf: expired});
  newMembership(world, {...contract, to: from + 29, status: 'Expired'});
}
