import {addDays, addMonths, monthsFrom, monthStart} from '../exact/calendar';
import {ratio, whole} from '../exact/decimal';
import {groupBy} from '../facts/group';
import type {Membership} from '../facts/memberships';
import type {Tenant} from '../facts/tenant';
import {shownId} from '../facts/values';
import type {Day, Id, Row} from '../types';

/** `membership_health`: one row per month up to that of `as_of` and membership type, where there is anything to show. */
export function membershipHealth(tenant: Tenant): Row[] {
  const {memberships, historyStart, asOf} = tenant;
  const days = memberships
    .flatMap((each) => [each.from, each.cancellationDay, expiryDay(each)])
    .filter((day) => day !== null);
  if (days.length === 0) return [];
  const firstDay = days.reduce((first, day) => (day < first ? day : first));
  const renewed = new Set(memberships.map(({activatedFromId}) => activatedFromId));
  const months = monthsFrom(firstDay < historyStart ? historyStart : firstDay, asOf);
  const byType = groupBy(memberships, ({typeId}) => typeId ?? '0');
  return [...byType].flatMap(([typeId, own]) =>
    months
      .map((month) => ({
        month_start: month,
        membership_type_id: shownId(typeId),
        ...health(tenant, month, own, renewed),
      }))
      .filter((row) => shown.some((column) => row[column] !== 0)),
  );
}

const shown = ['active_at_start', 'sold', 'renewed', 'canceled', 'expired', 'active_at_end'] as const;

function health(tenant: Tenant, month: Day, own: readonly Membership[], renewed: ReadonlySet<Id | null>) {
  const isInMonth = (day: Day | null) => tenant.inHistory(day) && monthStart(day) === month;
  const active = (day: Day) => own.filter((membership) => isActiveOn(membership, day)).length;
  const activeAtStart = active(addDays(month, -1));
  const sold = own.filter(({from}) => isInMonth(from));
  const canceled = own.filter(({cancellationDay}) => isInMonth(cancellationDay)).length;
  const expired = own.filter((membership) => !renewed.has(membership.id) && isInMonth(expiryDay(membership))).length;
  return {
    active_at_start: activeAtStart,
    sold: sold.length,
    renewed: sold.filter(({activatedFromId}) => activatedFromId !== null).length,
    canceled,
    expired,
    active_at_end: active(addDays(addMonths(month, 1), -1)),
    churn_rate: ratio(whole(canceled + expired), whole(activeAtStart)),
  };
}

/** `from` ≤ day, `to` none or ≥ day, `cancellationDate` none or > day. */
const isActiveOn = ({from, to, cancellationDay}: Membership, day: Day): boolean =>
  from !== null && from <= day && (to === null || to >= day) && (cancellationDay === null || cancellationDay > day);

/** The day after `to`, unless it was canceled before. */
function expiryDay({to, cancellationDay}: Membership): Day | null {
  if (to === null) return null;
  const day = addDays(to, 1);
  return cancellationDay !== null && cancellationDay < day ? null : day;
}
