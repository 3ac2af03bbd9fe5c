import {addDays} from '../exact/calendar';
import type {Tenant} from '../facts/tenant';
import {allMetrics, laborColumns, type Totals, totalsOf} from '../metrics/all-metrics';
import {payrollThrough} from '../metrics/labor-final';
import type {Row} from '../types';
import {eventsBy, type Grid} from './grid';
import {snapshotColumns} from './snapshots';

/** `kpi_weekly_by_bu`: one row per week and rollup, dense. A week is complete when its last day is before `as_of`. */
export function kpiWeekly(tenant: Tenant, grid: Grid): Row[] {
  const eventsOf = eventsBy(grid.events, tenant.weekStart);
  const snapshots = snapshotColumns(tenant);
  const through = payrollThrough(tenant);
  const measured = (totals: Totals): Row => ({...allMetrics(totals), ...laborColumns(totals, through)});
  return grid.weeks.flatMap((week) =>
    grid.rollups.map((rollup) => ({
      week_start: week,
      bu_rollup: rollup,
      ...measured(totalsOf(eventsOf(week, rollup))),
      ...snapshots(rollup, week === tenant.weekStart(tenant.asOf)),
      is_complete_week: addDays(week, 6) < tenant.asOf,
    })),
  );
}
