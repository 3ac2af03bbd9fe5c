import {addDays, addMonths, monthStart, yearStart} from '../exact/calendar';
import {groupBy} from '../facts/group';
import type {Tenant} from '../facts/tenant';
import {allMetrics, laborColumns, type Totals, totalsOf} from '../metrics/all-metrics';
import type {MetricEvent} from '../metrics/event';
import {payrollThrough} from '../metrics/labor-final';
import type {Day, Row} from '../types';
import type {Grid} from './grid';

/** Days from `start` to `end`, both included; none when `end` is the day before `start`. */
interface Span {
  readonly start: Day;
  readonly end: Day;
}

/** Whole weeks back, so that weekdays meet weekdays. */
const weekdayLastYear = (day: Day): Day => addDays(day, -364);
/** The same date; 29 February becomes the 28th. */
const dateLastYear = (day: Day): Day => addMonths(day, -12);

/** The five spans of `as_of`; those to date end the day before, so they are empty on their first day. */
function spansOf({asOf, weekStart}: Tenant): {name: string; span: Span; lastYear: (day: Day) => Day}[] {
  const yesterday = addDays(asOf, -1);
  const week = weekStart(asOf);
  return [
    {name: 'yesterday', span: {start: yesterday, end: yesterday}, lastYear: weekdayLastYear},
    {name: 'last_week', span: {start: addDays(week, -7), end: addDays(week, -1)}, lastYear: weekdayLastYear},
    {name: 'week_to_date', span: {start: week, end: yesterday}, lastYear: weekdayLastYear},
    {name: 'month_to_date', span: {start: monthStart(asOf), end: yesterday}, lastYear: dateLastYear},
    {name: 'year_to_date', span: {start: yearStart(asOf), end: yesterday}, lastYear: dateLastYear},
  ];
}

/** `kpi_flash`: one row per rollup of the weekly mart and span; before the history zeros and NULL ratios. */
export function kpiFlash(tenant: Tenant, grid: Grid): Row[] {
  const through = payrollThrough(tenant);
  const eventsByRollup = groupBy(grid.events, (event) => event.rollup);
  return grid.rollups.flatMap((rollup) => {
    const events = eventsByRollup.get(rollup) ?? [];
    return spansOf(tenant).map(({name, span, lastYear}) => {
      const now = totalsIn(events, span);
      const then = allMetrics(totalsIn(events, {start: lastYear(span.start), end: lastYear(span.end)}));
      return {
        bu_rollup: rollup,
        span: name,
        span_start: span.start,
        span_end: span.end,
        ...allMetrics(now),
        ...laborColumns(now, through),
        ...Object.fromEntries(Object.entries(then).map(([metric, value]) => [`${metric}_last_year`, value])),
      };
    });
  });
}

const totalsIn = (events: readonly MetricEvent[], {start, end}: Span): Totals =>
  totalsOf(events.filter(({day}) => day >= start && day <= end));
