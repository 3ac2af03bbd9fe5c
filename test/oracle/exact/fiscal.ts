import type {Day, FiscalCalendar} from '../types';
import type {WeekStart} from '../types';
import {addDays, addMonths, daysBetween} from './calendar';

/** How a company counts its years. */
export interface FiscalYears {
  readonly calendar: FiscalCalendar;
  /** Month on whose first a year begins, from 1 to 12. */
  readonly startMonth: number;
  readonly weekStart: WeekStart;
}

/** Where a day lies in its fiscal year; week, period and quarter from 1. */
export interface FiscalDay {
  readonly year: number;
  readonly start: Day;
  readonly week: number;
  readonly period: number;
  readonly quarter: number;
}

const weekdayOf = (day: Day): number => new Date(`${day}T12:00:00Z`).getUTCDay();

/** First day of the fiscal year that a calendar year ends: of months the first of one, of weeks the nearest first day of a week. */
export function startOf({calendar, startMonth, weekStart}: FiscalYears, year: number): Day {
  const first = `${startMonth === 1 ? year : year - 1}-${String(startMonth).padStart(2, '0')}-01`;
  if (calendar === 'months') return first;
  const wanted = weekStart === 'sunday' ? 0 : 1;
  const near = [0, -1, 1, -2, 2, -3, 3].map((days) => addDays(first, days));
  return near.find((day) => weekdayOf(day) === wanted) as Day;
}

/** Year by year: whether it has begun, and what has passed of it, day by day. */
export function fiscalDay(years: FiscalYears, day: Day): FiscalDay {
  const calendarYear = Number(day.slice(0, 4));
  const year = [calendarYear + 1, calendarYear, calendarYear - 1].find((one) => startOf(years, one) <= day) as number;
  const start = startOf(years, year);
  const opens = years.weekStart === 'sunday' ? 0 : 1;
  let second = addDays(start, 1);
  while (weekdayOf(second) !== opens) second = addDays(second, 1);
  const week = day < second ? 1 : 2 + Math.floor(daysBetween(second, day) / 7);
  let period = 1;
  if (years.calendar === 'months') while (addMonths(start, period) <= day) period += 1;
  else {
    const weeks = [...years.calendar.repeat(4)].map(Number);
    for (let rest = week; period < 12 && rest > (weeks[period - 1] as number); period += 1)
      rest -= weeks[period - 1] as number;
  }
  return {year, start, week, period, quarter: Math.ceil(period / 3)};
}

/** The span of the year before that corresponds to the days of a fiscal year up to one of them. */
export function spanOfYearBefore(years: FiscalYears, {year, start}: FiscalDay, last: Day): {start: Day; end: Day} {
  const before = startOf(years, year - 1);
  if (years.calendar === 'months') return {start: before, end: addMonths(last, -12)};
  const end = addDays(before, daysBetween(start, last));
  return {start: before, end: end < start ? end : addDays(start, -1)};
}
