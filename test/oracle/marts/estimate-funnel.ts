import {daysBetween} from '../exact/calendar';
import {money, sum} from '../exact/decimal';
import type {Estimate} from '../facts/estimates';
import {groupBy} from '../facts/group';
import type {Tenant} from '../facts/tenant';
import type {Row} from '../types';

/** `estimate_funnel`: one row per week and rollup in which an active estimate was created, all units. */
export function estimateFunnel(tenant: Tenant): Row[] {
  const cells = groupBy(tenant.estimates, (estimate) => {
    const day = estimate.createdDay;
    return tenant.inHistory(day) ? `${tenant.weekStart(day)} ${tenant.unitOf(estimate).rollup}` : null;
  });
  return [...cells].map(([key, estimates]) => {
    const of = (status: string) => estimates.filter((estimate) => estimate.status === status);
    return {
      week_start: key.slice(0, 10),
      bu_rollup: key.slice(11),
      estimates_created: estimates.length,
      open_count: of('Open').length,
      open_amount: amountOf(of('Open')),
      sold_count: of('Sold').length,
      sold_amount: amountOf(of('Sold')),
      dismissed_count: of('Dismissed').length,
      dismissed_amount: amountOf(of('Dismissed')),
      median_days_to_close: median(daysToClose(of('Sold'))),
    };
  });
}

const amountOf = (estimates: readonly Estimate[]): string => money(sum(estimates, (estimate) => estimate.subtotal));

/** Whole local days from created to sold. */
const daysToClose = (sold: readonly Estimate[]): number[] =>
  sold.flatMap(({createdDay, soldDay}) =>
    createdDay === null || soldDay === null ? [] : [daysBetween(createdDay, soldDay)],
  );

/** The middle value, or halfway between the two in the middle; null of none. */
function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  const upper = sorted[Math.ceil((sorted.length - 1) / 2)];
  return lower === undefined || upper === undefined ? null : (lower + upper) / 2;
}
