import {type Decimal, sum} from '../exact/decimal';
import {groupBy} from '../facts/group';
import type {Job} from '../facts/jobs';
import type {Bill, PurchaseOrder, Return} from '../facts/purchases';
import type {Tenant} from '../facts/tenant';
import type {Id} from '../types';

/** What counts for one job. */
export interface MaterialCost {
  readonly orders: readonly PurchaseOrder[];
  readonly bills: readonly Bill[];
  readonly returns: readonly Return[];
  readonly orderCost: Decimal;
  readonly billCost: Decimal;
  readonly invoiceItemCost: Decimal;
  readonly returnCredit: Decimal;
  /** orders + bills + invoice items − returns. */
  readonly cost: Decimal;
}

/** Something that was bought, and the job that bears it. */
interface Charge<T> {
  readonly jobId: Id | null;
  readonly what: T;
}

/** Material of each job: orders + bills + invoice items − returns, each only with the job they name. */
export function materialCosts(tenant: Tenant): (job: Job) => MaterialCost {
  const charges = chargesOf(tenant);
  const orders = groupBy(charges.orders, (charge) => charge.jobId);
  const bills = groupBy(charges.bills, (charge) => charge.jobId);
  const returns = groupBy(tenant.returns, (each) => each.jobId);
  return (job) => {
    const own = {
      orders: (orders.get(job.id) ?? []).map((charge) => charge.what),
      bills: (bills.get(job.id) ?? []).map((charge) => charge.what),
      returns: returns.get(job.id) ?? [],
    };
    const orderCost = sum(own.orders, (order) => order.total);
    const billCost = sum(own.bills, (bill) => bill.amount);
    const invoiceItemCost = sum(tenant.invoicesOf(job), (invoice) => invoice.itemCost);
    const returnCredit = sum(own.returns, (each) => each.amount);
    const cost = orderCost + billCost + invoiceItemCost - returnCredit;
    return {...own, orderCost, billCost, invoiceItemCost, returnCredit, cost};
  };
}

/**
 * Either an order or its bills count, never both. Bills linked to a counted order replace it and go to the order's job; while the
 * order is open the larger of the two counts (equal: the bills). An order that names no job is no job's cost, and its bills count for
 * the jobs that they name, whatever the order's status or total. Any other bill, also of a Canceled or unknown order, counts for its
 * own job.
 */
function chargesOf({purchaseOrders, bills}: Tenant): {orders: Charge<PurchaseOrder>[]; bills: Charge<Bill>[]} {
  const orderIds = new Set(purchaseOrders.map((order) => order.id));
  const linked = groupBy(bills, (bill) => bill.purchaseOrderId);
  const charges: {orders: Charge<PurchaseOrder>[]; bills: Charge<Bill>[]} = {orders: [], bills: []};
  for (const order of purchaseOrders) {
    const itsBills = linked.get(order.id) ?? [];
    const billed = sum(itsBills, (bill) => bill.amount);
    const {jobId} = order;
    if (jobId === null) charges.bills.push(...itsBills.map((bill) => ({jobId: bill.jobId, what: bill})));
    else if (itsBills.length === 0 || (order.isOpen && order.total > billed)) charges.orders.push({jobId, what: order});
    else charges.bills.push(...itsBills.map((bill) => ({jobId, what: bill})));
  }
  for (const bill of bills) {
    const hasOrder = bill.purchaseOrderId !== null && orderIds.has(bill.purchaseOrderId);
    if (!hasOrder) charges.bills.push({jobId: bill.jobId, what: bill});
  }
  return charges;
}
