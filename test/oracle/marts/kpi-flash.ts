import {addDays, addMonths, monthStart} from '../exact/calendar';
import {fiscalDay, spanOfYearBefore} from '../exact/fiscal';
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
const weekdaysLastYear = ({start, end}: Span): Span => ({start: addDays(start, -364), end: addDays(end, -364)});
/** The same dates; 29 February becomes the 28th. */
const datesLastYear = ({start, end}: Span): Span => ({start: addMonths(start, -12), end: addMonths(end, -12)});

/** The five spans of `as_of`; those to date end the day before, so they are empty on their first day. */
function spansOf({asOf, weekStart, fiscalYears}: Tenant): {name: string; span: Span; lastYear: Span}[] {
  const yesterday = addDays(asOf, -1);
  const week = weekStart(asOf);
  const day = {start: yesterday, end: yesterday};
  const lastWeek = {start: addDays(week, -7), end: addDays(week, -1)};
  const weekToDate = {start: week, end: yesterday};
  const monthToDate = {start: monthStart(asOf), end: yesterday};
  const year = fiscalDay(fiscalYears, asOf);
  return [
    {name: 'yesterday', span: day, lastYear: weekdaysLastYear(day)},
    {name: 'last_week', span: lastWeek, lastYear: weekdaysLastYear(lastWeek)},
    {name: 'week_to_date', span: weekToDate, lastYear: weekdaysLastYear(weekToDate)},
    {name: 'month_to_date', span: monthToDate, lastYear: datesLastYear(monthToDate)},
    {
      name: 'year_to_date',
      span: {start: year.start, end: yesterday},
      lastYear: spanOfYearBefore(fiscalYears, year, yesterday),
    },
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
      const then = allMetrics(totalsIn(events, lastYear));
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
