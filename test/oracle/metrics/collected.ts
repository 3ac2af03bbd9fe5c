import type {Payment} from '../facts/payments';
import type {Tenant} from '../facts/tenant';
import type {UnitPlace} from '../rules/units';
import type {Day} from '../types';

/** A payment where it is shown; it is never split over units. */
export interface PlacedPayment {
  readonly payment: Payment;
  readonly unit: UnitPlace;
}

/** Its own unit, else the unit of the first entry of `appliedTo` that is a known active invoice. */
export function placedPayments(tenant: Tenant): PlacedPayment[] {
  const invoices = new Map(tenant.invoices.map((invoice) => [invoice.id, invoice]));
  return tenant.payments.map((payment) => {
    const known = payment.invoiceIds
      .map((invoiceId) => invoices.get(invoiceId))
      .find((invoice) => invoice !== undefined);
    const isPlacedByInvoice = payment.unitId === null && known !== undefined;
    return {payment, unit: isPlacedByInvoice ? tenant.unitOf(known) : tenant.units.placeOf(payment.unitId)};
  });
}

/** `collected`: payments of all units, refunds included, by payment date. */
export function collected(tenant: Tenant): (PlacedPayment & {readonly day: Day})[] {
  const found: (PlacedPayment & {readonly day: Day})[] = [];
  for (const placed of placedPayments(tenant)) {
    const {day} = placed.payment;
    if (tenant.inHistory(day)) found.push({...placed, day});
  }
  return found;
}
