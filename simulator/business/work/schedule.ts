import type {Range} from '../call-kind';
import type {Person} from '../staff';
import {shiftHours} from './board';
import type {Job} from './jobs';
import type {Sale, Shop} from './shop';
import {clerk, dayMs, hourMs, workday} from './shop';
import {bookVisit} from './visits';

/** Who does the work of a sale, and on which days. @param ordered day of the order. */
export function planWork(
  shop: Shop,
  sale: Sale,
  ordered: number,
): {readonly crew: readonly Person[]; readonly days: readonly number[]} {
  const {clockPercent, wages} = shop.world.trade;
  if (clockPercent === undefined) {
    const crew = pickCrew(shop, sale.branch.crew, sale.cents);
    return {crew, days: workDays(shop, sale, ordered)};
  }
  const {random} = shop.world;
  const dayCents = ((wages.field[0] + wages.field[1]) / 2) * shiftHours;
  const personDays = Math.max(1, Math.round((sale.cents * random.int(...clockPercent)) / 100 / dayCents));
  const size = Math.min(sale.branch.crew.length, personDays <= 1 ? 1 : personDays <= 6 ? 2 : 3);
  const from = ordered + random.int(...leadDays(shop, sale));
  const length = Math.min(10, Math.max(1, Math.round(personDays / size)));
  return shop.board.freeDays(sale.branch.crew, size, length, from) ?? {crew: [], days: []};
}

function leadDays({world}: Shop, {client}: Sale): Range {
  return client.commercial ? world.trade.leadDays.commercial : world.trade.leadDays.residential;
}

/** One to three painters of the branch, by the size of the job. */
function pickCrew({world}: Shop, crew: readonly Person[], cents: number): readonly Person[] {
  const size = cents < 200_000 ? 1 : cents < 900_000 ? 2 : 3;
  const from = world.random.int(0, crew.length - 1);
  return Array.from({length: Math.min(size, crew.length)}, (_, i) => crew[(from + i) % crew.length] as Person);
}

/** The days of work, Sundays left out. */
function workDays(shop: Shop, sale: Sale, ordered: number): readonly number[] {
  const {random} = shop.world;
  const length = sale.startMonday === undefined ? Math.min(5, Math.max(1, Math.round(sale.cents / 220_000))) : 2;
  const lead = random.int(...leadDays(shop, sale));
  let day = workday(sale.startMonday === undefined ? ordered + lead : sale.startMonday + random.int(0, 1));
  return Array.from({length}, () => {
    const today = day;
    day = workday(day + 1);
    return today;
  });
}

/**
 * One visit a day; some jobs were planned for other days before. Returns when each visit ends.
 * @param canceled when all of it was called off.
 */
export function scheduleWork(
  shop: Shop,
  job: Job,
  technicians: readonly Person[],
  days: readonly number[],
  booked: number,
  canceled?: number,
): readonly number[] {
  const {world} = shop;
  const {random, calendar} = world;
  const dispatcherId = clerk(shop).id;
  const visit = (day: number, calledOff?: number): number => {
    const start = calendar.at(day, 7);
    const end = start + 8 * hourMs;
    const off = calledOff === undefined ? {} : {canceled: calledOff};
    bookVisit(world, job, {start, end, booked, technicians, dispatcherId, ...off});
    if (calledOff === undefined) for (const person of technicians) shop.board.take(person, day, shiftHours);
    return end;
  };
  const [first] = days;
  const moved = booked + 2 * dayMs;
  if (first !== undefined && random.chance(0.12) && moved <= calendar.now) visit(first - random.int(1, 4), moved);
  return days.map((day) => visit(day, canceled));
}

/** Percent per technician. */
export function sharesOf({world}: Shop, crew: readonly Person[]): readonly (readonly [Person, number])[] {
  const lead = crew.length === 1 ? 100 : crew.length === 2 ? world.random.pick([50, 60]) : 40;
  const rest = crew.length < 2 ? 0 : (100 - lead) / (crew.length - 1);
  return crew.map((technician, i) => [technician, i === 0 ? lead : rest] as const);
}
