import {money} from '../exact/decimal';
import type {Tenant} from '../facts/tenant';
import {shownId} from '../facts/values';
import {futureBookings} from '../metrics/future-bookings';
import type {Row} from '../types';

/** `future_bookings`: one row per job that is booked from the week of `as_of` on. */
export const futureBookingRows = (tenant: Tenant): Row[] =>
  futureBookings(tenant).map(({job, nextVisitDay, value, valueSource}) => ({
    job_id: shownId(job.id),
    snapshot_date: tenant.asOf,
    bu_rollup: job.unit.rollup,
    next_visit_date: nextVisitDay,
    value: money(value),
    value_source: valueSource,
  }));
