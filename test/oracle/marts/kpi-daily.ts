import type {Tenant} from '../facts/tenant';
import {allMetrics, laborColumns, type Totals, totalsOf} from '../metrics/all-metrics';
import {payrollThrough} from '../metrics/labor-final';
import type {Row} from '../types';
import {eventsBy, type Grid} from './grid';
import {snapshotColumns} from './snapshots';

/** `kpi_daily_by_bu`: one row per day and rollup, dense; snapshot metrics on `as_of` only. */
export function kpiDaily(tenant: Tenant, grid: Grid): Row[] {
  const eventsOf = eventsBy(grid.events, (day) => day);
  const snapshots = snapshotColumns(tenant);
  const through = payrollThrough(tenant);
  const measured = (totals: Totals): Row => ({...allMetrics(totals), ...laborColumns(totals, through)});
  return grid.days.flatMap((day) =>
    grid.rollups.map((rollup) => ({
      kpi_date: day,
      bu_rollup: rollup,
      ...measured(totalsOf(eventsOf(day, rollup))),
      ...snapshots(rollup, day === tenant.asOf),
    })),
  );
}
