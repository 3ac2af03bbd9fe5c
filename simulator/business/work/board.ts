import {weekday} from '../calendar';
import {hash} from '../random';
import type {Person} from '../staff';

/** Who works when, and what of it is taken, for people who are paid by the clock. Days are the company's. */
export interface Board {
  /** Whether the person works on this day. Five days a week, but for the days off: some 1,700 hours a year. */
  readonly works: (person: Person, day: number) => boolean;
  /** Hours of that day that are taken, from its beginning. */
  readonly taken: (person: Person, day: number) => number;
  readonly take: (person: Person, day: number, hours: number) => void;
  /** The first days from `from` on which so many people are free all day, days off left out; undefined without any in half a year. */
  readonly freeDays: (
    people: readonly Person[],
    size: number,
    length: number,
    from: number,
  ) => {readonly crew: readonly Person[]; readonly days: readonly number[]} | undefined;
  /** The first day from `from` on which somebody has so many hours left. */
  readonly freeHours: (people: readonly Person[], hours: number, from: number) => Slot | undefined;
}

/** Hours of somebody's day that are free: from `at` hours after it begins. */
export interface Slot {
  readonly person: Person;
  readonly day: number;
  readonly at: number;
}

/** Hours of a working day, which begins at eight. */
export const shiftHours = 8;
export const shiftStart = 8;
const horizonDays = 180;

export function newBoard(): Board {
  const hours = new Map<string, number>();
  const key = (person: Person, day: number): string => `${person.id} ${day}`;
  const taken = (person: Person, day: number): number => hours.get(key(person, day)) ?? 0;
  const works = (person: Person, day: number): boolean =>
    weekday(day) < 5 &&
    hash(`${person.id} week ${Math.floor((day + 3) / 7)}`) % 100 >= 7 &&
    hash(`${person.id} day ${day}`) % 100 >= 12;
  return {
    works,
    taken,
    take: (person, day, more) => hours.set(key(person, day), taken(person, day) + more),
    freeDays: (people, size, length, from) => {
      for (let start = from; start < from + horizonDays; start++) {
        if (weekday(start) >= 5) continue;
        const isFree = (person: Person, day: number): boolean => works(person, day) && taken(person, day) === 0;
        const crew = rotated(people, start).filter((person) => isFree(person, start));
        crew.length = Math.min(crew.length, size);
        const days: number[] = [];
        for (let day = start; days.length < length && day < start + 5 * length; day++)
          if (crew.every((person) => isFree(person, day))) days.push(day);
        if (crew.length === size && days.length === length) return {crew, days};
      }
      return undefined;
    },
    freeHours: (people, wanted, from) => {
      for (let day = from; day < from + horizonDays; day++) {
        const person = rotated(people, day).find((one) => works(one, day) && taken(one, day) + wanted <= shiftHours);
        if (person !== undefined) return {person, day, at: taken(person, day)};
      }
      return undefined;
    },
  };
}

/** So that it is not always the first who goes. */
function rotated<T>(items: readonly T[], by: number): readonly T[] {
  const from = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(from), ...items.slice(0, from)];
}
