import {money, ONE, plain} from '../exact/decimal';
import type {Tenant} from '../facts/tenant';
import {collected} from '../metrics/collected';
import type {Row} from '../types';
import {tally} from './tally';

/** `collections_daily`: one row per day and rollup with payments; allocated is all that was applied. */
export function collectionsDaily(tenant: Tenant): Row[] {
  const entries = collected(tenant).map(({payment, unit, day}) => ({
    period: day,
    subject: unit.rollup,
    values: {payments: ONE, amount: payment.total, allocated: payment.allocated, unapplied: payment.unapplied},
  }));
  return tally(['payments', 'amount', 'allocated', 'unapplied'], entries).map(({period, subject, sums}) => ({
    kpi_date: period,
    bu_rollup: subject,
    payments: plain(sums.payments),
    amount: money(sums.amount),
    allocated: money(sums.allocated),
    unapplied: money(sums.unapplied),
  }));
}
