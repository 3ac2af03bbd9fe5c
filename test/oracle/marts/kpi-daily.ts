import type {Tenant} from '../facts/tenant';
import {allMetrics, totalsOf} from '../metrics/all-metrics';
import type {Row} from '../types';
import {eventsBy, type Grid} from './grid';
import {snapshotColumns} from './snapshots';

/** `kpi_daily_by_bu`: one row per day and rollup, dense; snapshot metrics on `as_of` only. */
export function kpiDaily(tenant: Tenant, grid: Grid): Row[] {
  const eventsOf = eventsBy(grid.events, (day) => day);
  const snapshots = snapshotColumns(tenant);
  return grid.days.flatMap((day) =>
    grid.rollups.map((rollup) => ({
      kpi_date: day,
      bu_rollup: rollup,
      ...allMetrics(totalsOf(eventsOf(day, rollup))),
      ...snapshots(rollup, day === tenant.asOf),
    })),
  );
}
