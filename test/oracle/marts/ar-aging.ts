import {daysBetween} from '../exact/calendar';
import {money, sum} from '../exact/decimal';
import type {Tenant} from '../facts/tenant';
import {placedPayments} from '../metrics/collected';
import {receivables} from '../metrics/receivables';
import {countsAsProduction} from '../rules/units';
import type {Day, Row} from '../types';
import type {Grid} from './grid';

const buckets = ['current', '1-30', '31-60', '61-90', '91-120', 'over 120', 'no due date'] as const;

/** Due today or later is current. */
function bucketOf(asOf: Day, dueDay: Day | null): (typeof buckets)[number] {
  if (dueDay === null) return 'no due date';
  const days = daysBetween(dueDay, asOf);
  if (days <= 0) return 'current';
  if (days > 120) return 'over 120';
  if (days > 90) return '91-120';
  if (days > 60) return '61-90';
  return days > 30 ? '31-60' : '1-30';
}

/**
 * `ar_aging`: one row per rollup of the weekly mart and bucket. The invoices of `outstanding_ar` by due date, and beside them what
 * payments of PRODUCTION units left unapplied, aged by payment date.
 */
export function arAging(tenant: Tenant, grid: Grid): Row[] {
  const owed = receivables(tenant);
  const payments = placedPayments(tenant).filter(({unit}) => countsAsProduction(unit));
  return grid.rollups.flatMap((rollup) =>
    buckets.map((bucket) => {
      const due = owed.filter(
        (each) => each.rollup === rollup && bucketOf(tenant.asOf, each.invoice.dueDay) === bucket,
      );
      const paid = payments.filter(
        ({payment, unit}) => unit.rollup === rollup && bucketOf(tenant.asOf, payment.day) === bucket,
      );
      const gross = sum(due, ({invoice}) => invoice.balance);
      const unapplied = sum(paid, ({payment}) => payment.unapplied);
      return {
        snapshot_date: tenant.asOf,
        bu_rollup: rollup,
        bucket,
        invoices: due.length,
        gross: money(gross),
        unapplied: money(unapplied),
        net: money(gross - unapplied),
      };
    }),
  );
}
