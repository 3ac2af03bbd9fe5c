import {dateText} from '../calendar';
import type {Named} from '../company';
import type {World} from '../world';
import type {Client} from './customers';

export type MembershipStatus = 'Active' | 'Suspended' | 'Expired' | 'Canceled' | 'Deleted';

interface Contract {
  readonly client: Client;
  readonly unit: Named;
  readonly type: Named;
  readonly sold: number;
  readonly from: number;
  /** Last day; null: until it is canceled. */
  readonly to: number | null;
  readonly status: MembershipStatus;
  readonly canceledDay?: number;
  readonly renewalOf?: number;
}

const dayMs = 86_400_000;

/** A maintenance contract and the moves of its status. Days are the company's. Returns its id. */
export function newMembership(world: World, contract: Contract): number {
  const {client, sold, from, to, status} = contract;
  const {at, today} = world.calendar;
  const id = world.newId('memberships');
  const moved = status === 'Active' ? sold : movedOn();
  world.write('memberships', {
    id,
    createdOn: world.stamp(sold),
    createdById: null,
    modifiedOn: world.stamp(moved),
    followUpOn: dateText((to ?? from + 365) - 30),
    cancellationDate: contract.canceledDay === undefined ? null : dateText(contract.canceledDay),
    from: dateText(from),
    nextScheduledBillDate: null,
    to: to === null ? null : dateText(to),
    billingFrequency: 'Annual',
    renewalBillingFrequency: null,
    status,
    followUpStatus: 'NotAttempted',
    active: status !== 'Deleted',
    initialDeferredRevenue: 0,
    duration: to === null ? null : 12,
    renewalDuration: null,
    businessUnitId: contract.unit.id,
    customerId: client.customer.id,
    membershipTypeId: contract.type.id,
    activatedById: null,
    activatedFromId: contract.renewalOf ?? null,
    billingTemplateId: null,
    cancellationBalanceInvoiceId: null,
    cancellationInvoiceId: null,
    followUpCustomStatusId: null,
    locationId: client.locationId,
    paymentMethodId: null,
    paymentTypeId: null,
    recurringLocationId: null,
    renewalMembershipTaskId: null,
    renewedById: null,
    soldById: null,
    customerPo: null,
    importId: null,
    memo: null,
    customFields: [],
  });
  if (status !== 'Active') change('Active', status, moved);
  return id;

  function movedOn(): number {
    if (contract.canceledDay !== undefined) return at(contract.canceledDay, 11);
    if (status === 'Expired' && to !== null) return at(to + 1, 1);
    return Math.min(sold + 5 * dayMs, at(today, 0));
  }

  function change(oldStatus: MembershipStatus, newStatus: MembershipStatus, instant: number): void {
    world.write('membership_status_changes', {
      id: world.newId('membership_status_changes'),
      oldStatus,
      newStatus,
      note: null,
      createdOn: world.stamp(instant),
      createdById: null,
      membershipId: id,
    });
  }
}
