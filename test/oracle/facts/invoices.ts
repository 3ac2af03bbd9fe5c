import {type Decimal, sum} from '../exact/decimal';
import type {Day, Id} from '../types';
import type {Source} from './source';
import {amount, id, list, nested, text} from './values';

/** An active invoice; adjustments are invoices too. */
export interface Invoice {
  readonly id: Id;
  readonly jobId: Id | null;
  /** Its own unit; a record with a known job belongs to the job's. */
  readonly unitId: Id | null;
  readonly customerId: Id | null;
  readonly adjustmentToId: Id | null;
  readonly invoiceDay: Day | null;
  readonly dueDay: Day | null;
  readonly subtotal: Decimal;
  readonly balance: Decimal;
  /** `totalCost` of its items of type Material or Equipment. */
  readonly itemCost: Decimal;
}

export function readInvoices(source: Source): readonly Invoice[] {
  return source.facts('invoices').map((row) => ({
    id: id(row['id']) ?? '',
    jobId: id(nested(row['job'])['id']),
    unitId: id(nested(row['businessUnit'])['id']),
    customerId: id(nested(row['customer'])['id']),
    adjustmentToId: id(row['adjustmentToId']),
    invoiceDay: source.writtenDay(row['invoiceDate']),
    dueDay: source.writtenDay(row['dueDate']),
    subtotal: amount(row['subTotal']),
    balance: amount(row['balance']),
    itemCost: sum(list(row['items']), (item) => (isBought(text(item['type'])) ? amount(item['totalCost']) : 0n)),
  }));
}

const isBought = (itemType: string | null): boolean => itemType === 'Material' || itemType === 'Equipment';
