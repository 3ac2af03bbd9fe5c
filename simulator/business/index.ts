import type {Book} from './book';
import {mondayOf} from './calendar';
import type {Branch} from './company';
import {foundCompany} from './company';
import type {Client} from './demand/customers';
import {follow} from './demand/sales';
import {massTouch} from './mass-touch';
import {setUpReference} from './reference';
import {answerPhone, payOffice, sellMembership, smallJob} from './routine';
import {awkwardCases} from './strays';
import type {TradeName} from './trade';
import {trades} from './trades';
import {newBoard} from './work/board';
import {answerCalls, type Desk, joinMembers, payRestOfClock, whoCalls} from './work/service';
import type {Shop} from './work/shop';
import {newWorld} from './world';

export {absentIds} from './strays';

/** How much business: ten weeks (~800 records), eight months (~6,000) or two years (~60,000). */
export type BusinessSize = 'tiny' | 'small' | 'demo';

export interface BusinessOptions {
  readonly seed: number;
  readonly size: BusinessSize;
  /** Nothing in the book has happened later than this; visits of the future are planned from here. */
  readonly now: Date;
  readonly timezone: string;
  /** Default painting. */
  readonly trade?: TradeName;
}

interface Scale {
  readonly weeks: number;
  readonly leadsPerWeek: number;
  readonly crewSize: number;
}

const scales: Record<BusinessSize, Scale> = {
  tiny: {weeks: 10, leadsPerWeek: 1.2, crewSize: 0.3},
  small: {weeks: 35, leadsPerWeek: 9, crewSize: 1},
  demo: {weeks: 104, leadsPerWeek: 33, crewSize: 2},
};

/** Days after Monday on which people ask for a price, and how many of a hundred do. */
const weekdays = [20, 18, 17, 16, 15, 9, 5].map((weight, day) => [day, weight] as const);

/** One coherent contractor, the same for the same arguments. */
export function generateBusiness(options: BusinessOptions): Book {
  const scale = scales[options.size];
  const trade = trades[options.trade ?? 'painting'];
  const world = newWorld({...options, trade});
  const {calendar} = world;
  const firstMonday = mondayOf(calendar.today) - 7 * scale.weeks;
  const start = calendar.at(firstMonday, 0);
  const company = foundCompany(world, start, scale.crewSize);
  const shop: Shop = {world, company, reference: setUpReference(world, start), board: newBoard()};
  const members: Desk['members'] = [];
  const desks = company.branches.map((branch) => ({branch, known: [] as Desk['known'], members, due: 0}));
  const departments = desks.filter(({branch}) => branch.region.calls !== undefined);
  for (const desk of departments) foundMembers(shop, desk, firstMonday);
  const {weeks} = scale;
  for (let week = 0; week <= weeks; week++) {
    const monday = firstMonday + 7 * week;
    for (const desk of desks) {
      desk.due += scale.leadsPerWeek * desk.branch.region.share * season(week);
      const leads = Math.floor(desk.due);
      desk.due -= leads;
      // West became Phoenix after a third of the time; its units stayed on its old jobs.
      const wasWest = desk.branch.region.rollup === 'PHX' && week < scale.weeks / 3;
      for (let i = 0; i < leads; i++) {
        const branch = wasWest && i % 4 === 3 ? company.west : desk.branch;
        lead(shop, branch, monday, leads, i, desk.known);
      }
      if (desk.branch.region.calls !== undefined) answerCalls(shop, desk, monday);
      else if (trade.hasStrays) sideWork(shop, desk.branch, desk.known, monday, week < scale.weeks / 2);
    }
    answerPhone(shop, monday, Math.ceil(scale.leadsPerWeek / 2));
    payOffice(shop, monday);
  }
  // Visits that are booked ahead.
  for (const ahead of [1, 2, 3]) {
    for (const desk of departments) answerCalls(shop, desk, firstMonday + 7 * (weeks + ahead));
  }
  if (trade.hasStrays) awkwardCases(shop, firstMonday);
  if (trade.clockPercent !== undefined) payRestOfClock(shop, firstMonday);
  massTouch(world, calendar.at(firstMonday + Math.floor(scale.weeks * 4.5), 2));
  return world.book;
}

/** Memberships from before the book begins. */
function foundMembers(shop: Shop, desk: Desk, firstMonday: number): void {
  for (let i = 0; i < 8 * desk.branch.crew.length; i++) {
    const client = whoCalls(shop, desk, shop.world.calendar.at(firstMonday, 8));
    joinMembers(shop, desk, client, firstMonday + shop.world.random.int(0, 4));
  }
}

/** More paint is sold in spring and autumn than in the heat. */
function season(week: number): number {
  return 1 + 0.15 * Math.sin((week / 26) * 2 * Math.PI);
}

/** The first lead of a busy week is steady, so that no week of a branch is empty; the others close at a lower rate. */
function lead(shop: Shop, branch: Branch, monday: number, leads: number, index: number, known: Client[]): void {
  const {random, calendar} = shop.world;
  const busy = leads >= 2;
  const steady = busy && index === 0;
  const wanted = branch.region.closeRate;
  const closeRate = busy ? Math.max(0.12, (wanted * leads * 0.85 - 1) / ((leads - 1) * 0.85)) : wanted;
  const day = monday + (steady ? random.int(0, 1) : random.weighted(weekdays));
  const hour = random.weighted([
    [random.int(7, 11), 45],
    [random.int(12, 16), 40],
    [random.int(17, 22), 15],
  ]);
  const created = calendar.at(day, steady ? 9 : hour, random.int(0, 59), random.int(0, 59));
  follow(shop, {branch, created, steady, closeRate, known});
}

function sideWork(shop: Shop, branch: Branch, known: readonly Client[], monday: number, early: boolean): void {
  const {random} = shop.world;
  if (known.length < 3) return;
  if (random.chance(0.15)) smallJob(shop, branch, random.pick(known), monday, early && random.chance(0.5));
  if (random.chance(0.12)) sellMembership(shop, branch, random.pick(known), monday + random.int(0, 4));
}
