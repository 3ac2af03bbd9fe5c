import type {Decimal} from '../exact/decimal';
import type {Id} from '../types';
import type {Source} from './source';
import {amount, id, text} from './values';

/** An active purchase order that is not Canceled. */
export interface PurchaseOrder {
  readonly id: Id;
  readonly jobId: Id | null;
  readonly total: Decimal;
  readonly tax: Decimal;
  /** Pending, Sent or PartiallyReceived: bills may still be missing. */
  readonly isOpen: boolean;
}

/** An active vendor bill. */
export interface Bill {
  readonly purchaseOrderId: Id | null;
  readonly jobId: Id | null;
  readonly amount: Decimal;
  readonly tax: Decimal;
}

/** An active return that is not Canceled. */
export interface Return {
  readonly jobId: Id | null;
  readonly amount: Decimal;
  readonly tax: Decimal;
}

const openStatuses = new Set(['Pending', 'Sent', 'PartiallyReceived']);

export function readPurchaseOrders(source: Source): readonly PurchaseOrder[] {
  const counted = source.facts('purchase_orders').filter((row) => text(row['status']) !== 'Canceled');
  return counted.map((row) => ({
    id: id(row['id']) ?? '',
    jobId: id(row['jobId']),
    total: amount(row['total']),
    tax: amount(row['tax']),
    isOpen: openStatuses.has(text(row['status']) ?? ''),
  }));
}

export function readBills(source: Source): readonly Bill[] {
  return source.facts('inventory_bills').map((row) => ({
    purchaseOrderId: id(row['purchaseOrderId']),
    jobId: id(row['jobId']),
    amount: amount(row['billAmount']),
    tax: amount(row['taxAmount']),
  }));
}

export function readReturns(source: Source): readonly Return[] {
  const counted = source.facts('inventory_returns').filter((row) => text(row['status']) !== 'Canceled');
  return counted.map((row) => ({
    jobId: id(row['jobId']),
    amount: amount(row['returnAmount']),
    tax: amount(row['taxAmount']),
  }));
}
