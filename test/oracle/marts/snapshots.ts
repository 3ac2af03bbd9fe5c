import {type Decimal, money, sum} from '../exact/decimal';
import type {Tenant} from '../facts/tenant';
import {futureBookings} from '../metrics/future-bookings';
import {receivables} from '../metrics/receivables';
import type {Row} from '../types';

/** The two snapshot metrics of a rollup; NULL on every row that is not of `as_of`. */
export function snapshotColumns(tenant: Tenant): (rollup: string, isAsOf: boolean) => Row {
  const owed = receivables(tenant);
  const booked = futureBookings(tenant);
  const outstanding = (rollup: string): Decimal =>
    sum(owed, (each) => (each.rollup === rollup ? each.invoice.balance : 0n));
  const future = (rollup: string): Decimal =>
    sum(booked, (each) => (each.job.unit.rollup === rollup ? each.value : 0n));
  return (rollup, isAsOf) => ({
    outstanding_ar: isAsOf ? money(outstanding(rollup)) : null,
    future_bookings: isAsOf ? money(future(rollup)) : null,
  });
}
