import {dateText} from '../calendar';
import type {Named} from '../company';
import type {Client} from '../demand/customers';
import type {World} from '../world';
import {moneyText} from '../world';
import type {Invoice} from './invoices';
import {changeBalance} from './invoices';

interface Receipt {
  readonly client: Client;
  /** Null: the payment itself belongs to no unit. */
  readonly unit: Named | null;
  readonly type: Named;
  readonly received: number;
  readonly parts: readonly {readonly invoice: Invoice; readonly cents: number}[];
  /** Money that is not applied to an invoice yet. */
  readonly unappliedCents?: number;
  readonly refundOf?: number;
  readonly active?: boolean;
  /** False: a payment without a date. */
  readonly dated?: boolean;
}

/** Money that came in, or went back when negative; each part lowers the balance of its invoice. */
export function receive(world: World, receipt: Receipt) {
  const {client, unit, type, received, parts} = receipt;
  const active = receipt.active ?? true;
  const unapplied = receipt.unappliedCents ?? 0;
  const total = parts.reduce((sum, part) => sum + part.cents, 0) + unapplied;
  const day = world.calendar.dayOf(received);
  const stamp = world.stamp(received + world.random.int(0, 5) * 60_000);
  const age = world.calendar.today - day;
  const record = world.write('payments', {
    active,
    appliedTo: parts.map(({invoice, cents}) => ({
      appliedAmount: moneyText(cents),
      appliedBy: 'office',
      appliedId: world.newId('part'),
      appliedOn: stamp,
      appliedTo: invoice.record.id,
      appliedToReferenceNumber: invoice.record.referenceNumber,
    })),
    authCode: type.name === 'Credit Card' ? String(world.random.int(100_000, 999_999)) : null,
    batch: null,
    businessUnit: unit === null ? null : {...unit},
    checkNumber: type.name === 'Check' ? String(world.random.int(100, 9999)) : null,
    createdBy: 'office',
    createdOn: stamp,
    customer: {...client.customer},
    customFields: [],
    date: receipt.dated === false ? null : dateText(day),
    deposit: null,
    generalLedgerAccount: {id: 1100, name: 'Undeposited funds', number: '1100', type: 'Asset', detailType: 'Current'},
    id: world.newId('payments'),
    memo: null,
    modifiedOn: stamp,
    referenceNumber: null,
    refundedPaymentId: receipt.refundOf ?? null,
    syncStatus: age > 45 ? 'Exported' : age > 7 ? 'Posted' : 'Pending',
    total: moneyText(total),
    type: type.name,
    typeId: String(type.id),
    unappliedAmount: moneyText(unapplied),
  });
  if (active) {
    for (const {invoice, cents} of parts) changeBalance(world, invoice, -cents, received);
    client.owe(-unapplied);
  }
  return record;
}
