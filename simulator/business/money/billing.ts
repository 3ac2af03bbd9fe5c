import type {Person} from '../staff';
import type {Job} from '../work/jobs';
import type {Shop} from '../work/shop';
import {dayMs, hourMs} from '../work/shop';
import type {Invoice} from './invoices';
import {addLine, newInvoice, redate} from './invoices';
import {receive} from './payments';

interface Work {
  readonly invoice: Invoice;
  /** What is not on the invoice yet. */
  readonly cents: number;
  readonly done: number;
  readonly crew: readonly Person[];
}

/** Finishes the invoice of a job on the day the work is done; a few are corrected later by an adjustment. */
export function billWork({world}: Shop, work: Work): void {
  const {random, calendar} = world;
  const {invoice, done} = work;
  const technicianId = work.crew[0]?.id ?? 0;
  const taxRate = invoice.client.commercial ? 0.0865 : 0;
  if (work.cents > 0) addLine(world, invoice, {type: 'Service', cents: work.cents, technicianId}, done, taxRate);
  if (random.chance(0.2)) {
    const costCents = random.int(20, 180) * 100;
    addLine(world, invoice, {type: 'Material', cents: 0, costCents}, done);
  }
  if (random.chance(0.05)) {
    const costCents = random.int(150, 450) * 100;
    addLine(world, invoice, {type: 'Equipment', cents: costCents, costCents}, done);
  }
  redate(invoice, calendar.dayOf(done), invoice.client.commercial ? 30 : random.chance(0.02) ? null : 0);
}

/** A correction: an invoice below zero that points to the one it corrects. */
export function adjust({world}: Shop, invoice: Invoice, job: Job | undefined, cents: number, instant: number): Invoice {
  const adjustment = newInvoice(world, {
    client: invoice.client,
    unit: invoice.unit,
    created: instant,
    ...(job === undefined ? {} : {job}),
    day: world.calendar.dayOf(instant),
    adjustmentToId: invoice.record.id,
    summary: 'Price adjustment',
  });
  addLine(world, adjustment, {type: 'Service', cents: -cents}, instant);
  return adjustment;
}

interface Claim {
  readonly invoice: Invoice;
  readonly job: Job;
  readonly done: number;
  /** Paid in full within two days. */
  readonly prompt: boolean;
}

/** What the customer pays, as far as the time for it has come; what is owed for too long is given up. */
export function collect(shop: Shop, claim: Claim): void {
  receivePayments(shop, claim);
  const {world, reference} = shop;
  const {invoice, done} = claim;
  const {client, unit, balanceCents: cents} = invoice;
  const {writeOffDays} = world.trade;
  if (writeOffDays === undefined || reference.writeOff === undefined || cents <= 0) return;
  const received = done + ((client.commercial ? 30 : 0) + writeOffDays) * dayMs;
  if (received > world.calendar.now) return;
  receive(world, {client, unit, type: reference.writeOff, received, parts: [{invoice, cents}]});
}

function receivePayments(shop: Shop, {invoice, job, done, prompt}: Claim): void {
  const {world, reference} = shop;
  const {random, calendar} = world;
  const {client, unit} = invoice;
  const owed = invoice.balanceCents;
  if (owed <= 0) return;
  const pay = (cents: number, received: number, unappliedCents = 0): void => {
    if (received > calendar.now || cents <= 0) return;
    const type = random.pick(reference.paymentTypes);
    receive(world, {client, unit, type, received, parts: [{invoice, cents}], unappliedCents});
  };
  if (prompt) {
    pay(owed, done + hourMs);
    return;
  }
  if (random.chance(0.04)) {
    const corrected = done + random.int(1, 12) * dayMs;
    if (corrected <= calendar.now) adjust(shop, invoice, job, Math.round((owed * random.int(3, 12)) / 100), corrected);
  }
  const wait = done + (client.commercial ? random.int(15, 55) : random.int(0, 6)) * dayMs + random.int(1, 9) * hourMs;
  const late = wait + random.int(...world.trade.lateDays) * dayMs;
  const half = Math.round(owed / 2);
  switch (
    random.weighted([
      ['full', 76],
      ['halves', 9],
      ['late', 7],
      ['partly', 3],
      ['never', 2],
      ['rest', 2],
      ['over', 1],
    ] as const)
  ) {
    case 'full':
      return pay(owed, wait);
    case 'halves':
      pay(half, wait);
      return pay(owed - half, wait + random.int(5, 40) * dayMs);
    case 'late':
      return pay(owed, late);
    case 'partly':
      return pay(half, wait);
    case 'never':
      return;
    case 'rest':
      return pay(Math.max(1, owed - random.int(50, 950)), wait);
    case 'over':
      return pay(owed, wait, random.int(1, 60) * 100);
  }
}
