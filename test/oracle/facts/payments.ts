import {type Decimal, sum} from '../exact/decimal';
import type {Day, Id} from '../types';
import type {Source} from './source';
import {amount, id, list, nested} from './values';

/** An active payment or refund. */
export interface Payment {
  readonly unitId: Id | null;
  readonly customerId: Id | null;
  readonly day: Day | null;
  readonly total: Decimal;
  readonly unapplied: Decimal;
  /** Sum of what was applied, whatever it was applied to. */
  readonly allocated: Decimal;
  /** Invoices it was applied to, in the API's order. */
  readonly invoiceIds: readonly Id[];
}

export function readPayments(source: Source): readonly Payment[] {
  return source.facts('payments').map((row) => {
    const applied = list(row['appliedTo']);
    return {
      unitId: id(nested(row['businessUnit'])['id']),
      customerId: id(nested(row['customer'])['id']),
      day: source.writtenDay(row['date']),
      total: amount(row['total']),
      unapplied: amount(row['unappliedAmount']),
      allocated: sum(applied, (entry) => amount(entry['appliedAmount'])),
      invoiceIds: applied.map((entry) => id(entry['appliedTo'])).filter((invoiceId) => invoiceId !== null),
    };
  });
}
