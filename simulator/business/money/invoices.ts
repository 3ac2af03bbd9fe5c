import {dateText} from '../calendar';
import type {Named} from '../company';
import type {Client} from '../demand/customers';
import type {Job} from '../work/jobs';
import type {World} from '../world';
import {moneyText, touch} from '../world';

interface Billing {
  readonly client: Client;
  readonly unit: Named;
  readonly created: number;
  readonly job?: Job;
  readonly jobTypeName?: string;
  readonly day: number;
  /** Days until it is due; null: no due date. */
  readonly termDays?: number | null;
  readonly adjustmentToId?: number;
  readonly active?: boolean;
  readonly configuration?: string;
  readonly summary?: string;
}

/** An invoice and what is known about it in cents while the business is made up. */
export interface Invoice {
  readonly record: ReturnType<typeof invoiceRecord>;
  readonly client: Client;
  readonly unit: Named;
  totalCents: number;
  balanceCents: number;
}

/** A bill over nothing yet: see `addLine`. */
export function newInvoice(world: World, billing: Billing): Invoice {
  const record = invoiceRecord(world, billing);
  world.write('invoices', record);
  return {record, client: billing.client, unit: billing.unit, totalCents: 0, balanceCents: 0};
}

interface Line {
  readonly type: 'Service' | 'Material' | 'Equipment';
  /** What the customer pays for it. */
  readonly cents: number;
  /** What it cost the company. */
  readonly costCents?: number;
  readonly technicianId?: number;
}

/** Puts a line on an invoice; @param taxRate of the line, 0 where work is not taxed. */
export function addLine(world: World, invoice: Invoice, line: Line, instant: number, taxRate = 0): void {
  const {record} = invoice;
  const {trade} = world;
  const [code, label] =
    line.type === 'Service'
      ? world.random.pick(trade.services)
      : line.type === 'Material'
        ? world.random.pick(trade.parts)
        : trade.equipment;
  const stamp = world.stamp(instant);
  const cost = moneyText(line.costCents ?? 0);
  record.items?.push({
    id: world.newId('part'),
    description: label,
    quantity: '1.00',
    cost,
    totalCost: cost,
    budgetCodeId: null,
    inventoryLocationId: null,
    inventoryLocation: null,
    price: moneyText(line.cents),
    type: line.type,
    skuName: code,
    skuId: 50_000 + code.length,
    total: moneyText(line.cents),
    inventory: false,
    taxable: taxRate > 0,
    isChargeable: true,
    generalLedgerAccount: {id: 4000, name: trade.ledgerAccount, number: '4000', type: 'Income', detailType: 'Income'},
    costOfSaleAccount: null,
    assetAccount: null,
    membershipTypeId: 0,
    itemGroup: null,
    displayName: label,
    soldHours: null,
    createdOn: stamp,
    modifiedOn: stamp,
    serviceDate: null,
    order: record.items.length + 1,
    businessUnit: record.businessUnit,
    createdById: null,
    displayInAmount: true,
    importId: null,
    exportId: null,
    inventoryStatus: null,
    addOn: false,
    memberPrice: '0.00',
    technicianId: line.technicianId ?? null,
    installedEquipmentId: null,
    estimateItemId: null,
  });
  const taxCents = Math.round(line.cents * taxRate);
  record.subTotal = moneyText(centsOf(record.subTotal) + line.cents);
  record.salesTax = moneyText(centsOf(record.salesTax) + taxCents);
  invoice.totalCents += line.cents + taxCents;
  record.total = moneyText(invoice.totalCents);
  changeBalance(world, invoice, line.cents + taxCents, instant);
}

/** Moves what is still owed on an invoice, and what its customer owes. */
export function changeBalance(world: World, invoice: Invoice, cents: number, instant: number): void {
  invoice.balanceCents += cents;
  invoice.record.balance = moneyText(invoice.balanceCents);
  invoice.record.paidOn = cents < 0 && invoice.balanceCents === 0 ? dateText(world.calendar.dayOf(instant)) : null;
  if (invoice.record.active) invoice.client.owe(cents);
  touch(world, invoice.record, instant);
}

/** Dates a bill anew, e.g. when the work is done. */
export function redate(invoice: Invoice, day: number, termDays: number | null): void {
  invoice.record.invoiceDate = dateText(day);
  invoice.record.dueDate = termDays === null ? null : dateText(day + termDays);
}

const centsOf = (money: string): number => Math.round(Number(money) * 100);

function invoiceRecord(world: World, billing: Billing) {
  const {client, unit, job, created, day} = billing;
  const id = world.newId('invoices');
  const age = world.calendar.today - day;
  const stamp = world.stamp(created);
  const due = billing.termDays === null ? null : dateText(day + (billing.termDays ?? 0));
  if (job !== undefined && job.invoiceId === 0) job.invoiceId = id;
  const address = {...client.address};
  return {
    summary: billing.summary ?? null,
    items: [] as Record<string, unknown>[] | null,
    customFields: [],
    active: billing.active ?? true,
    discountTotal: '0.00',
    importId: null,
    exportId: null,
    materialSkuId: null,
    membershipId: null,
    paidOn: null as string | null,
    invoiceConfiguration: billing.configuration ?? 'JobInvoice',
    id,
    syncStatus: age > 45 ? 'Exported' : age > 14 ? 'Posted' : 'Pending',
    budgetCodeId: null,
    referenceNumber: String(id) as string | null,
    invoiceDate: dateText(day) as string | null,
    dueDate: due,
    subTotal: '0.00',
    salesTax: '0.00',
    salesTaxCode: null,
    taxZoneId: null,
    total: '0.00',
    balance: '0.00',
    invoiceType: billing.adjustmentToId === undefined ? null : {id: 3, name: 'Adjustment'},
    customer: {...client.customer},
    customerAddress: address,
    location: {id: client.locationId, name: client.customer.name},
    locationAddress: address,
    businessUnit: {...unit} as Named | null,
    termName: (billing.termDays ?? 0) > 0 ? `Net ${billing.termDays}` : 'Due Upon Receipt',
    createdBy: 'office',
    batch: age > 45 ? {id: 7000 + (day % 900), number: String(day % 900), name: 'Weekly'} : null,
    depositedOn: null,
    createdOn: stamp,
    modifiedOn: stamp as string | null,
    adjustmentToId: billing.adjustmentToId ?? null,
    job: job === undefined ? null : {id: job.id, number: job.jobNumber, type: billing.jobTypeName ?? null},
    projectId: null,
    royalty: null,
    employeeInfo: null,
    commissionEligibilityDate: null,
    sentStatus: 'NotSent',
    reviewStatus: 'NeedsReview',
    assignedTo: null,
  };
}
