import {addDays, daysFrom} from '../exact/calendar';
import type {Tenant} from '../facts/tenant';
import type {MetricEvent} from '../metrics/event';
import {UNMAPPED} from '../rules/units';
import type {Day} from '../types';

/** The dense weeks and rollups over which the weekly and daily marts stretch. */
export interface Grid {
  /** First days of the weeks, from the first week with an event to the week of `as_of`. */
  readonly weeks: readonly Day[];
  /** Days of those weeks. */
  readonly days: readonly Day[];
  /** In alphabetical order. */
  readonly rollups: readonly string[];
  /** Events up to the last day of the `as_of` week; later ones are left out. */
  readonly events: readonly MetricEvent[];
}

/**
 * Every week from the first with any event to the week of `as_of`; with none, just that week. Later days of that week count, later
 * weeks do not. Every rollup of the units present, and UNMAPPED if an event needs it.
 */
export function gridOf(tenant: Tenant, allEvents: readonly MetricEvent[]): Grid {
  const lastWeek = tenant.weekStart(tenant.asOf);
  const lastDay = addDays(lastWeek, 6);
  const events = allEvents.filter((event) => event.day <= lastDay);
  const firstDay = events.reduce((first, event) => (event.day < first ? event.day : first), lastWeek);
  const needsUnmapped = events.some((event) => event.rollup === UNMAPPED.rollup);
  const rollups = new Set([...tenant.units.rollups, ...(needsUnmapped ? [UNMAPPED.rollup] : [])]);
  return {
    weeks: daysFrom(tenant.weekStart(firstDay), lastWeek, 7),
    days: daysFrom(tenant.weekStart(firstDay), lastDay),
    rollups: [...rollups].sort(),
    events,
  };
}

/** Finds the events of one rollup in one period; `periodOf` tells a day's period. */
export function eventsBy(
  events: readonly MetricEvent[],
  periodOf: (day: Day) => Day,
): (period: Day, rollup: string) => readonly MetricEvent[] {
  const cells = new Map<string, MetricEvent[]>();
  for (const event of events) {
    const key = `${periodOf(event.day)} ${event.rollup}`;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [event]);
    else cell.push(event);
  }
  return (period, rollup) => cells.get(`${period} ${rollup}`) ?? [];
}
