import {weekday} from '../calendar';
import type {Branch, Company} from '../company';
import type {Client} from '../demand/customers';
import type {Estimate} from '../demand/estimates';
import type {Reference} from '../reference';
import type {Person} from '../staff';
import type {World} from '../world';
import type {Board} from './board';

/** The company at work: what every piece of business needs at hand. */
export interface Shop {
  readonly world: World;
  readonly company: Company;
  readonly reference: Reference;
  /** Who is free when, of people who are paid by the clock. */
  readonly board: Board;
}

/** An offer that was accepted: what production starts from. */
export interface Sale {
  readonly branch: Branch;
  readonly client: Client;
  readonly estimate: Estimate;
  readonly cents: number;
  readonly sold: number;
  readonly seller: Person;
  readonly campaignId: number;
  /** Monday of the week in which work must start, for the sales that keep every week alive. */
  readonly startMonday?: number;
}

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** Somebody in the office. */
export function clerk({world, company}: Shop): Person {
  return world.random.pick(company.office);
}

/** The same day, or the Monday after when it is a Sunday. */
export function workday(day: number): number {
  return weekday(day) === 6 ? day + 1 : day;
}
