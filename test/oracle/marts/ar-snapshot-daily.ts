import {money, sum} from '../exact/decimal';
import type {Tenant} from '../facts/tenant';
import {receivables} from '../metrics/receivables';
import type {Row} from '../types';
import type {Grid} from './grid';

/** `ar_snapshot_daily`: what one run writes at `as_of`, one row for every rollup of the weekly mart, 0 included. */
export function arSnapshotDaily(tenant: Tenant, grid: Grid): Row[] {
  const owed = receivables(tenant);
  return grid.rollups.map((rollup) => {
    const own = owed.filter((each) => each.rollup === rollup);
    return {
      snapshot_date: tenant.asOf,
      bu_rollup: rollup,
      outstanding_ar: money(sum(own, ({invoice}) => invoice.balance)),
      invoices: own.length,
    };
  });
}
