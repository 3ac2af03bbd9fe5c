import type {Day, WeekStart} from '../types';

const millisecondsPerDay = 86_400_000;

const epochDay = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / millisecondsPerDay;
const fromEpochDay = (number: number): Day => new Date(number * millisecondsPerDay).toISOString().slice(0, -14);

export const addDays = (day: Day, days: number): Day => fromEpochDay(epochDay(day) + days);

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => epochDay(to) - epochDay(from);

/** Finds the first day of a day's week. The epoch, day 0, was a Thursday: four days after a Sunday, three after a Monday. */
export const weeksOn = (first: WeekStart): ((day: Day) => Day) => {
  const epochInWeek = first === 'sunday' ? 4 : 3;
  return (day) => addDays(day, -((((epochDay(day) + epochInWeek) % 7) + 7) % 7));
};

export const monthStart = (day: Day): Day => `${day.slice(0, -3)}-01`;

/** The same day of a later or earlier month; a day that month does not have becomes its last. */
export function addMonths(day: Day, months: number): Day {
  const first = new Date(`${monthStart(day)}T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + months);
  const target = first.toISOString().slice(0, -14);
  const dayOfMonth = Math.min(Number(day.slice(-2)), daysInMonth(target));
  return `${target.slice(0, -2)}${String(dayOfMonth).padStart(2, '0')}`;
}

export function daysInMonth(day: Day): number {
  const first = new Date(`${monthStart(day)}T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + 1, 0);
  return first.getUTCDate();
}

/** Days from `first` to `last`, both included, `step` days apart; none when `last` is earlier. */
export function daysFrom(first: Day, last: Day, step = 1): Day[] {
  const days: Day[] = [];
  for (let number = epochDay(first); number <= epochDay(last); number += step) days.push(fromEpochDay(number));
  return days;
}

/** First days of the months from that of `first` to that of `last`. */
export function monthsFrom(first: Day, last: Day): Day[] {
  const months: Day[] = [];
  for (let month = monthStart(first); month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}
