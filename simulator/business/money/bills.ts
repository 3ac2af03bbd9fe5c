import {dateText} from '../calendar';
import type {Named} from '../company';
import type {Job} from '../work/jobs';
import type {World} from '../world';
import {dollars, moneyText} from '../world';
import type {Order} from './orders';

interface BillPlan {
  /** The order it bills; absent: a bill that came without one. */
  readonly order?: Order;
  readonly job?: Job;
  readonly unit: Named;
  readonly cents: number;
  readonly billed: number;
  readonly active?: boolean;
  /** False: a row whose `modifiedOn` is null, as the schema allows. */
  readonly modified?: boolean;
}

/** What a vendor bills. */
export function newBill(world: World, plan: BillPlan) {
  const {random} = world;
  const {order, job, cents, billed} = plan;
  const {vendors} = world.trade;
  const day = world.calendar.dayOf(billed);
  const age = world.calendar.today - day;
  const vendorId = order?.vendorId ?? random.int(1, vendors.length);
  const [sku, label] = random.pick(world.trade.parts);
  const stamp = world.stamp(billed);
  return world.write('inventory_bills', {
    id: world.newId('inventory_bills'),
    purchaseOrderId: order?.id ?? null,
    syncStatus: age > 30 ? 'Exported' : 'Pending',
    referenceNumber: `B${random.int(10_000, 99_999)}`,
    vendorNumber: null,
    summary: null,
    billDate: dateText(day),
    billAmount: moneyText(cents),
    taxAmount: moneyText((cents * 0.08) / 1.08),
    shippingAmount: '0.00',
    createdBy: 'office',
    createdOn: stamp,
    modifiedOn: plan.modified === false ? null : world.stamp(billed + random.int(0, 72) * 3_600_000),
    termName: 'Net 30',
    dueDate: dateText(day + 30),
    shipToDescription: null,
    postDate: dateText(day),
    batch: null,
    businessUnit: {...plan.unit},
    taxZone: null,
    vendor: {id: vendorId, name: vendors[vendorId - 1] ?? null},
    shipTo: {street: '100 N Central Ave', unit: null, city: 'Phoenix', state: 'AZ', zip: '85004', country: 'USA'},
    budgetCodeId: null,
    items: [
      {
        order: 1,
        name: label,
        description: label,
        quantity: '1.00',
        cost: moneyText(cents),
        inventoryLocation: null,
        serialNumber: null,
        generalLedgerAccount: null,
        costOfSaleAccount: {id: 5000, name: 'Materials', number: '5000', type: 'Cost of goods sold', detailType: null},
        assetAccount: null,
        id: world.newId('part'),
        skuId: 50_000 + sku.length,
        receiptItemId: null,
        skuType: 'Material',
        skuCode: sku,
        budgetCodeId: null,
      },
    ],
    customFields: [],
    jobId: job?.id ?? null,
    jobNumber: job?.jobNumber ?? null,
    active: plan.active ?? true,
  });
}

export type ReturnStatus = 'Pending' | 'Returned' | 'CreditReceived' | 'Canceled';

interface ReturnPlan {
  readonly order?: Order;
  readonly job?: Job;
  readonly unit: Named;
  readonly cents: number;
  readonly returned: number;
  readonly status: ReturnStatus;
  readonly active?: boolean;
}

/** Material sent back to a vendor. */
export function newReturn(world: World, plan: ReturnPlan) {
  const {cents, returned, status, order} = plan;
  const id = world.newId('inventory_returns');
  const stamp = world.stamp(returned);
  const [sku, label] = world.random.pick(world.trade.parts);
  const gone = status === 'Returned' || status === 'CreditReceived';
  return world.write('inventory_returns', {
    id,
    active: plan.active ?? true,
    number: `R${String(id).slice(-5)}`,
    referenceNumber: '',
    status,
    vendorId: order?.vendorId ?? 1,
    purchaseOrderId: order?.id ?? null,
    jobId: plan.job?.id ?? null,
    projectId: null,
    budgetCodeId: null,
    businessUnitId: plan.unit.id,
    inventoryLocationId: null,
    createdById: null,
    memo: '',
    returnAmount: dollars(cents),
    taxAmount: dollars((cents * 0.08) / 1.08),
    shippingAmount: 0,
    returnDate: dateText(world.calendar.dayOf(returned)),
    returnedOn: gone ? stamp : null,
    creditReceivedOn: status === 'CreditReceived' ? world.stamp(returned + 5 * 86_400_000) : null,
    createdOn: stamp,
    modifiedOn: world.stamp(returned + (status === 'CreditReceived' ? 5 * 86_400_000 : 0)),
    batchId: null,
    batch: null,
    syncStatus: 'Pending',
    canceledById: null,
    canceledReason: status === 'Canceled' ? 'Accidental' : null,
    dateCanceled: status === 'Canceled' ? stamp : null,
    items: [
      {
        id: world.newId('part'),
        skuId: 50_000 + sku.length,
        description: label,
        createdOn: stamp,
        modifiedOn: stamp,
        name: label,
        code: sku,
        quantity: 1,
        cost: dollars(cents),
        generalLedgerAccount: null,
        costOfSaleAccount: null,
        assetAccount: null,
        serialNumbers: [],
        createdById: null,
        active: true,
        receiptItemId: null,
        budgetCodeId: null,
      },
    ],
    customFields: [],
    externalData: [],
  });
}
