import {dateText} from '../calendar';
import type {Named} from '../company';
import type {Job} from '../work/jobs';
import type {World} from '../world';
import {dollars} from '../world';

export type OrderStatus = 'Pending' | 'Sent' | 'PartiallyReceived' | 'Received' | 'Exported' | 'Canceled';

interface OrderPlan {
  /** Absent: stock for the warehouse. */
  readonly job?: Job;
  readonly unit: Named;
  /** Total with tax, as job costing takes it. */
  readonly cents: number;
  readonly ordered: number;
  readonly status: OrderStatus;
  readonly technicianId?: number;
}

export type Order = ReturnType<typeof newOrder>;

const dayMs = 86_400_000;

/** An order of material, in the state it is in today. */
export function newOrder(world: World, plan: OrderPlan) {
  const {random} = world;
  const {cents, ordered, status, job} = plan;
  const id = world.newId('purchase_orders');
  const taxCents = Math.round((cents * 0.08) / 1.08);
  const sent = status === 'Pending' ? null : ordered + 2 * 3_600_000;
  const received = status === 'Received' || status === 'Exported' ? ordered + random.int(1, 3) * dayMs : null;
  const stamp = world.stamp(ordered);
  const [sku, label] = random.pick(world.trade.parts);
  const changed = Math.max(ordered, received ?? sent ?? ordered) + (status === 'Exported' ? 9 * dayMs : 0);
  return world.write('purchase_orders', {
    id,
    number: `${job?.jobNumber ?? 'STOCK'}-${String(id).slice(-3)}`,
    invoiceId: job === undefined ? null : job.invoiceId,
    jobId: job?.id ?? null,
    projectId: null,
    status,
    typeId: 1,
    vendorId: random.int(1, world.trade.vendors.length),
    technicianId: plan.technicianId ?? null,
    shipTo: {street: '100 N Central Ave', unit: null, city: 'Phoenix', state: 'AZ', zip: '85004', country: 'USA'},
    businessUnitId: plan.unit.id,
    inventoryLocationId: null,
    batchId: null,
    budgetCodeId: null,
    vendorDocumentNumber: received === null ? '' : `S${random.int(10_000, 99_999)}`,
    date: dateText(world.calendar.dayOf(ordered)),
    requiredOn: null,
    sentOn: sent === null ? null : world.stamp(sent),
    receivedOn: received === null ? null : world.stamp(received),
    createdOn: stamp,
    modifiedOn: world.stamp(changed),
    total: dollars(cents),
    tax: dollars(taxCents),
    shipping: 0,
    summary: '',
    items: [
      {
        id: world.newId('part'),
        skuId: 50_000 + sku.length,
        description: label,
        createdOn: stamp,
        modifiedOn: stamp,
        skuName: label,
        skuCode: sku,
        skuType: 'Material',
        vendorPartNumber: sku,
        quantity: 1,
        quantityReceived: received === null ? 0 : 1,
        cost: dollars(cents - taxCents),
        total: dollars(cents - taxCents),
        serialNumbers: [],
        status: received === null ? 'Pending' : 'Received',
        chargeable: false,
        budgetCodeId: null,
      },
    ],
    customFields: [],
  });
}
