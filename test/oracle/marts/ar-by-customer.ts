import {daysBetween} from '../exact/calendar';
import {type Decimal, money, sum} from '../exact/decimal';
import {groupBy} from '../facts/group';
import type {Tenant} from '../facts/tenant';
import {shownId} from '../facts/values';
import {type Receivable, receivables} from '../metrics/receivables';
import type {Day, Row} from '../types';

/** `ar_by_customer`: one row per customer who owes an invoice of `outstanding_ar`; no customer is id 0. */
export function arByCustomer(tenant: Tenant): Row[] {
  const payments = groupBy(tenant.payments, ({customerId}) => customerId);
  const owed = groupBy(receivables(tenant), ({customerId}) => customerId ?? '0');
  return [...owed].map(([customerId, own]) => {
    const oldestDue = earliest(own.map(({invoice}) => invoice.dueDay));
    return {
      customer_id: shownId(customerId),
      name: tenant.customers.nameOf(customerId),
      bu_rollup: largestRollup(own),
      balance: money(balanceOf(own)),
      oldest_due_date: oldestDue,
      // 0 before the due date.
      days_past_due: oldestDue === null ? null : Math.max(0, daysBetween(oldestDue, tenant.asOf)),
      last_payment_date: latest((payments.get(customerId) ?? []).map((payment) => payment.day)),
    };
  });
}

const balanceOf = (owed: readonly Receivable[]): Decimal => sum(owed, ({invoice}) => invoice.balance);

/** A customer owing in two rollups is shown in the one of the larger balance, of equals the first by name. */
function largestRollup(owed: readonly Receivable[]): string {
  const byRollup = [...groupBy(owed, ({rollup}) => rollup)].sort(([a], [b]) => (a < b ? -1 : 1));
  const [first, ...others] = byRollup.map(([rollup, own]) => ({rollup, balance: balanceOf(own)}));
  return (
    others.reduce((best, each) => (best !== undefined && each.balance > best.balance ? each : best), first)?.rollup ??
    ''
  );
}

const known = (days: readonly (Day | null)[]): Day[] => days.filter((day) => day !== null).sort();
const earliest = (days: readonly (Day | null)[]): Day | null => known(days)[0] ?? null;
const latest = (days: readonly (Day | null)[]): Day | null => known(days).at(-1) ?? null;
