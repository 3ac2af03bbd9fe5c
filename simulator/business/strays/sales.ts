import {mondayOf, monthOf} from '../calendar';
import {newCall} from '../demand/calls';
import {decide, newEstimate} from '../demand/estimates';
import {moveJob} from '../work/jobs';
import {clerk, dayMs, hourMs, minuteMs} from '../work/shop';
import {bookVisit} from '../work/visits';
import {touch} from '../world';
import type {Scene} from './scene';
import {absentIds} from './scene';

/** Customers, visits and offers as they should not be, and are. */
export function awkwardSales(scene: Scene): void {
  customers(scene);
  saleTimes(scene);
  offers(scene);
  estimateJobs(scene);
  calls(scene);
}

function customers(scene: Scene): void {
  for (const name of ['Test Customer', 'TEST - do not call', 'Contest Testament']) {
    scene.estimateJob(scene.client(name), scene.daysAgo(18));
  }
  const successor = scene.client('Merged Into Me');
  const merged = scene.client('Merged Away', {active: false, mergedToId: successor.customer.id});
  scene.estimateJob(merged, scene.daysAgo(40));
  scene.estimateJob(scene.client('Moved To Alaska', {active: false}), scene.daysAgo(33));
}

/** Sales at the edges of days, weeks, months and years, where a wrong zone shows. */
function saleTimes(scene: Scene): void {
  const {calendar} = scene.shop.world;
  const monday = mondayOf(scene.daysAgo(16));
  const firstOfMonth = firstDayOfMonth(scene.daysAgo(9));
  const newYear = Math.floor(Date.UTC(monthOf(calendar.today).year, 0, 1) / dayMs);
  const instants = [
    calendar.at(monday + 2, 18, 2),
    calendar.at(monday - 1, 23, 59, 59),
    calendar.at(monday, 0, 0, 0),
    calendar.at(firstOfMonth - 1, 23, 30),
    calendar.at(firstOfMonth, 0, 10),
    calendar.at(newYear - 1, 23, 45),
    calendar.at(newYear, 0, 15),
  ];
  for (const instant of instants) {
    const visited = calendar.dayOf(instant) - 1;
    // A business of ten weeks has rarely seen a New Year.
    if (visited > scene.firstDay) scene.sell(scene.estimateJob(scene.client(), visited).estimate, instant);
  }
}

function firstDayOfMonth(day: number): number {
  const {year, month} = monthOf(day);
  return Math.floor(Date.UTC(year, month - 1, 1) / dayMs);
}

function offers(scene: Scene): void {
  const {world} = scene.shop;
  const {calendar} = world;
  const day = scene.daysAgo(20);
  const noon = calendar.at(day, 12, 30);
  const unit = scene.branch.sales;
  const client = scene.client();

  const twice = scene.estimateJob(client, day, {cents: 250_000});
  scene.sell(twice.estimate, noon);
  scene.sell(newEstimate(world, {job: twice.job, client, unit, created: noon - hourMs, cents: 99_950}), noon + dayMs);

  const undated = scene.estimateJob(scene.client(), day);
  decide(world, undated.estimate, 'Sold', noon);

  const orphan = newEstimate(world, {client, unit, created: noon, cents: 180_000});
  scene.sell(orphan, noon + minuteMs);
  const lost = newEstimate(world, {client, unit, created: noon, cents: 170_000});
  lost.jobId = absentIds.job;
  scene.sell(lost, noon + minuteMs);

  const deletedOffer = scene.estimateJob(scene.client(), day);
  scene.sell(deletedOffer.estimate, noon);
  deletedOffer.estimate.active = false;

  const ofDeletedJob = scene.estimateJob(scene.client(), day);
  scene.sell(ofDeletedJob.estimate, noon);
  ofDeletedJob.job.active = false;
  touch(world, ofDeletedJob.job, noon + dayMs);

  const free = scene.estimateJob(scene.client(), day, {noCharge: true});
  scene.sell(free.estimate, noon);
  const nothing = scene.estimateJob(scene.client(), day, {cents: 0});
  scene.sell(nothing.estimate, noon);
}

function estimateJobs(scene: Scene): void {
  const {shop, branch} = scene;
  const {world, company, reference} = shop;
  const {calendar} = world;
  const day = scene.daysAgo(25);
  scene.estimateJob(scene.client(), day, {unit: {id: absentIds.unit, name: 'Gone'}});
  scene.estimateJob(scene.client(), day, {type: {id: absentIds.jobType, name: 'Gone'}});
  for (const unit of [company.admin, company.west.sales]) {
    scene.sell(scene.estimateJob(scene.client(), day, {unit}).estimate, calendar.at(day, 15));
  }
  scene.estimateJob(scene.client(), day, {visited: false});
  moveJob(
    world,
    scene.estimateJob(scene.client(), day, {visited: false, status: 'Scheduled'}).job,
    'Canceled',
    calendar.at(day, 8),
    true,
  );

  // A touch-up sold by the sales unit is an opportunity, though no lead.
  scene.sell(scene.estimateJob(scene.client(), day, {type: reference.warrantyTypes[1]}).estimate, calendar.at(day, 16));

  const visit = (job: Parameters<typeof bookVisit>[1], on: number, more: object): void => {
    const start = calendar.at(on, 10);
    const plan = {
      start,
      end: start + hourMs,
      booked: calendar.at(on - 5, 11),
      technicians: branch.sellers.slice(0, 1),
    };
    bookVisit(world, job, {...plan, dispatcherId: clerk(shop).id, ...more});
  };
  const canceled = scene.estimateJob(scene.client(), day, {visited: false, status: 'Canceled'});
  visit(canceled.job, canceled.day + 1, {canceled: calendar.at(canceled.day, 12)});
  visit(canceled.job, canceled.day - 1, {canceled: calendar.at(canceled.day - 2, 12)});
  const moved = scene.estimateJob(scene.client(), day);
  visit(moved.job, moved.day - 2, {active: false});
  visit(moved.job, moved.day + 1, {unused: true});
}

function calls(scene: Scene): void {
  const {shop} = scene;
  const created = shop.world.calendar.at(scene.daysAgo(12), 13, 5);
  const agent = clerk(shop);
  for (const type of ['Abandoned', 'Unbooked', 'Excused', 'Booked', 'NotLead', null] as const) {
    newCall(shop.world, {created, type, agent});
  }
  newCall(shop.world, {created, type: 'Booked', agent, active: false});
}
