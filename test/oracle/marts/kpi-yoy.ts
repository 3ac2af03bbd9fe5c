import {addDays} from '../exact/calendar';
import {abs, ratio} from '../exact/decimal';
import type {Tenant} from '../facts/tenant';
import {shown, totalsOf} from '../metrics/all-metrics';
import {additiveMetrics} from '../metrics/event';
import type {Row} from '../types';
import {eventsBy, type Grid} from './grid';

/**
 * `kpi_weekly_yoy`: one row per row of the weekly mart. Each additive metric beside its value of the week 364 days before, NULL before
 * the first week, and its change against the size of that value.
 */
export function kpiWeeklyYoy(tenant: Tenant, grid: Grid): Row[] {
  const eventsOf = eventsBy(grid.events, tenant.weekStart);
  const weeks = new Set(grid.weeks);
  return grid.weeks.flatMap((week) =>
    grid.rollups.map((rollup) => {
      const now = totalsOf(eventsOf(week, rollup)).sums;
      const lastWeek = addDays(week, -364);
      const last = weeks.has(lastWeek) ? totalsOf(eventsOf(lastWeek, rollup)).sums : null;
      const columns = additiveMetrics.map((metric) => ({
        [metric]: shown(metric, now[metric]),
        [`${metric}_last_year`]: last === null ? null : shown(metric, last[metric]),
        [`${metric}_change`]: last === null ? null : ratio(now[metric] - last[metric], abs(last[metric])),
      }));
      return Object.assign({week_start: week, bu_rollup: rollup}, ...columns) as Row;
    }),
  );
}
