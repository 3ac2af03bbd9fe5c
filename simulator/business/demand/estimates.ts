import type {Named} from '../company';
import type {Job} from '../work/jobs';
import type {World} from '../world';
import {dollars, touch} from '../world';
import type {Client} from './customers';

interface Offer {
  /** Absent: an offer that no job knows of. */
  readonly job?: Job;
  readonly client: Client;
  readonly unit: Named;
  readonly created: number;
  readonly cents: number;
  readonly changeOrder?: boolean;
  readonly active?: boolean;
}

const statusValues = {Open: 0, Sold: 1, Dismissed: 2} as const;
export type EstimateStatus = keyof typeof statusValues;

export type Estimate = ReturnType<typeof newEstimate>;

/** An open offer with its lines; the lines add up to the subtotal. */
export function newEstimate(world: World, offer: Offer) {
  const {random, trade} = world;
  const {job, client, unit, created, cents} = offer;
  const id = world.newId('estimates');
  const stamp = world.stamp(created);
  const [code, label] = random.pick(trade.services);
  const first = random.chance(0.4) ? Math.round(cents * 0.7) : cents;
  const line = (part: number, name: string, text: string) => ({
    id: world.newId('part'),
    sku: {
      id: 40_000 + name.length,
      name,
      displayName: text,
      type: 'Service',
      soldHours: Math.round(part / 6500),
      generalLedgerAccountId: 4000,
      generalLedgerAccountName: trade.ledgerAccount,
      modifiedOn: stamp,
    },
    skuAccount: trade.ledgerAccount,
    description: text,
    membershipTypeId: null,
    qty: 1,
    unitRate: dollars(part),
    total: dollars(part),
    unitCost: 0,
    totalCost: 0,
    itemGroupName: '',
    itemGroupRootId: null,
    createdOn: stamp,
    modifiedOn: stamp,
    chargeable: true,
    invoiceItemId: null,
    budgetCodeId: null,
  });
  const items = [line(first, code, label)];
  if (first !== cents) items.push(line(cents - first, ...trade.extra));
  job?.estimateIds.push(id);
  const status: {value: number; name: EstimateStatus} = {value: statusValues.Open, name: 'Open'};
  return world.write('estimates', {
    id,
    jobId: job?.id ?? null,
    projectId: null,
    locationId: client.locationId,
    customerId: client.customer.id,
    name: offer.changeOrder === true ? 'Change order' : random.pick(trade.offerNames),
    jobNumber: job?.jobNumber ?? null,
    status,
    reviewStatus: 'None',
    summary: label,
    createdOn: stamp,
    modifiedOn: stamp,
    soldOn: null as string | null,
    soldBy: null as number | null,
    active: offer.active ?? true,
    items,
    externalLinks: [],
    subtotal: dollars(cents),
    tax: 0,
    businessUnitId: unit.id,
    businessUnitName: unit.name,
    isRecommended: false,
    budgetCodeId: null,
    isChangeOrder: offer.changeOrder ?? false,
    proposalTagName: null,
  });
}

/** The customer said yes. @param sellerId who sold it, a technician. */
export function sell(world: World, estimate: Estimate, instant: number, sellerId: number | null): void {
  decide(world, estimate, 'Sold', instant);
  estimate.soldOn = world.stamp(instant);
  estimate.soldBy = sellerId;
}

/** Moves an offer to another status without a sale. */
export function decide(world: World, estimate: Estimate, status: EstimateStatus, instant: number): void {
  estimate.status = {value: statusValues[status], name: status};
  touch(world, estimate, instant);
}
