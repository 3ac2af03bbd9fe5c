import {dateText} from '../calendar';
import {adjust} from '../money/billing';
import type {Invoice} from '../money/invoices';
import {addLine, changeBalance, newInvoice} from '../money/invoices';
import {receive} from '../money/payments';
import {dayMs, hourMs} from '../work/shop';
import {touch} from '../world';
import type {Scene} from './scene';
import {absentIds} from './scene';

/** Bills and money as they should not be, and are. */
export function awkwardAccounting(scene: Scene): void {
  invoices(scene);
  payments(scene);
}

function invoices(scene: Scene): void {
  const {shop, branch} = scene;
  const {world} = shop;
  const day = scene.daysAgo(35);
  const created = world.calendar.at(day, 11);
  const owing = (cents: number): Invoice => {
    const {invoice} = scene.paintJob(scene.client(), day, {paid: false, visited: false});
    changeBalance(world, invoice, cents - invoice.balanceCents, created);
    return invoice;
  };
  owing(999);
  owing(1000);
  owing(-4500);
  owing(120_000).record.dueDate = null;
  owing(50_000).record.modifiedOn = null;
  owing(0).record.modifiedOn = null;
  owing(0).record.items = null;
  owing(75_000).record.businessUnit = null;

  const unpriced = owing(0).record as Record<string, unknown>;
  for (const field of ['subTotal', 'salesTax', 'total', 'balance']) unpriced[field] = null;

  const voided = owing(64_000);
  voided.record.active = false;
  touch(world, voided.record, created + dayMs);

  const client = scene.client();
  const unit = branch.production;
  const withoutJob = newInvoice(world, {client, unit, created, day, configuration: 'MembershipInvoice'});
  addLine(world, withoutJob, {type: 'Service', cents: 25_000}, created);
  const counter = newInvoice(world, {client, unit: branch.sales, created, day, configuration: 'CounterSales'});
  addLine(world, counter, {type: 'Material', cents: 4200, costCents: 2100}, created);

  const ofAbsentJob = newInvoice(world, {client, unit, created, day});
  ofAbsentJob.record.job = {id: absentIds.job, number: String(absentIds.job), type: null};
  addLine(world, ofAbsentJob, {type: 'Service', cents: 31_000}, created);
  adjust(shop, ofAbsentJob, undefined, 6000, created + hourMs).record.job = ofAbsentJob.record.job;

  const corrected = scene.paintJob(scene.client(), day);
  adjust(shop, corrected.invoice, corrected.job, 45_000, created + 2 * dayMs);
  const ofDeletedJob = scene.paintJob(scene.client(), day);
  adjust(shop, ofDeletedJob.invoice, ofDeletedJob.job, 9000, created + dayMs);
  ofDeletedJob.job.active = false;
  touch(world, ofDeletedJob.job, created + 3 * dayMs);
}

function payments(scene: Scene): void {
  const {shop, branch, other} = scene;
  const {world, reference} = shop;
  const day = scene.daysAgo(28);
  const received = world.calendar.at(day, 14);
  const [type] = reference.paymentTypes;
  if (type === undefined) return;
  const client = scene.client();
  const open = (unit = branch.production): Invoice =>
    scene.paintJob(client, day, {unit, paid: false, visited: false}).invoice;
  const pay = (parts: readonly (readonly [Invoice, number])[], more: object = {}) =>
    receive(world, {
      client,
      unit: branch.production,
      type,
      received,
      parts: parts.map(([invoice, cents]) => ({invoice, cents})),
      ...more,
    });

  // One cheque for work of two branches.
  pay(
    [
      [open(), 300_000],
      [open(other.production), 250_000],
    ],
    {unit: null},
  );
  pay([
    [open(), 100_000],
    [open(), 200_000],
  ]);
  const refunded = open();
  const first = pay([[refunded, 300_000]]);
  pay([[refunded, -80_000]], {refundOf: first.id});
  pay([[open(), 120_000]], {unit: null});
  pay([], {unappliedCents: 45_000});
  pay([], {unappliedCents: 20_000, unit: null});
  pay([], {unappliedCents: 15_000, dated: false});
  pay([[open(), 110_000]], {dated: false});
  pay([[open(), 90_000]], {active: false});
  pay([[open(), 10_000]], {unappliedCents: 5000}).date = dateText(Math.floor(Date.UTC(1999, 11, 31) / dayMs));
  const bare = pay([], {unappliedCents: 33_300}) as Record<string, unknown>;
  bare.appliedTo = null;

  // The first invoice it was applied to was deleted since.
  const gone = open();
  gone.record.active = false;
  pay(
    [
      [gone, 10_000],
      [open(other.production), 20_000],
    ],
    {unit: null},
  );
}
