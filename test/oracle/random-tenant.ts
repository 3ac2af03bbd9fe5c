import {dimensions} from './fixture';
import type {ApiRecord, OracleInput} from './types';

/** Draws from a seeded sequence (mulberry32), so that a seed always makes the same tenant. */
interface Dice {
  /** Whole number from 0 to below `sides`. */
  readonly below: (sides: number) => number;
  /** One of the options; repeat one to make it likelier. */
  readonly pick: <T>(...options: readonly T[]) => T;
}

function seeded(seed: number): Dice {
  let state = seed;
  const below = (sides: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
  return {below, pick: (...options) => options[below(options.length)] as (typeof options)[number]};
}

/**
 * Ways in which companies name their units: painters who divide sales from production, service trades that do not, one that gave its
 * only production unit up, names with odd white space around the dash.
 */
function companies(pick: Dice['pick']): readonly (readonly ApiRecord[])[] {
  const inactive = dimensions.business_units.map((unit) => ({...unit, active: unit.name.endsWith('Sales')}));
  const service = ['HVAC - Service', 'HVAC - Install', 'Plumbing', 'West', '\u00a0 '].map((name, index) => ({
    id: index + 1,
    name,
    active: pick(true, true, false, null),
  }));
  return [
    [...dimensions.business_units, {id: 5, name: 'Office'}],
    [...inactive, {id: 5, name: 'Drain & Sewer'}],
    service,
    [
      ...service.slice(0, 3),
      {id: 4, name: 'Nevada \u00a0-\u2009Production\u00a0', active: pick(true, false)},
      {id: 5, name: 'Tucson\u00a0Sales'},
    ],
  ];
}

/**
 * A tenant in which links dangle, dates are missing, rows are inactive or loaded twice, and nothing is as a business would have it.
 * @param jobs number of jobs; there are about seven times as many records in all.
 * @param days span of the dates, ending some two weeks after 2026-03-11.
 */
export function randomRecords(seed: number, jobs: number, days: number): OracleInput['records'] {
  const {below, pick} = seeded(seed);
  const lastSecond = Date.parse('2026-03-25T00:00:00Z') / 1000;
  const instant = () => {
    const second = new Date((lastSecond - below(days * 86_400)) * 1000).toISOString().slice(0, 19);
    return `${second}.${String(below(10_000_000)).padStart(7, '0')}Z`;
  };
  const maybe = <T>(value: T) => pick(value, value, value, null);
  const date = () => maybe(`${instant().slice(0, 10)}T00:00:00Z`);
  const cents = () => pick(0, 1, -1, 1, 1) * below(500_000);
  const number = () => cents() / 100;
  const text = () => pick(cents() / 100, cents() / 1000).toFixed(pick(2, 4));
  /** An id that may dangle; 0 means none, as null does. */
  const reference = (sides: number) => pick(maybe(1 + below(sides)), maybe(1 + below(sides)), below(sides + 1));
  const job = () => reference(jobs + 2);
  const active = () => pick(true, true, true, true, undefined, null, false);
  const rows = (count: number, make: (id: number) => ApiRecord): ApiRecord[] => {
    const once = Array.from({length: Math.ceil(count)}, (_, index) => ({
      id: index + 1,
      active: active(),
      modifiedOn: maybe(instant()),
      ...make(index + 1),
    }));
    return [
      ...once,
      ...once.filter(() => below(20) === 0).map((row) => ({...row, ...make(row.id), modifiedOn: maybe(instant())})),
    ];
  };
  return {
    ...dimensions,
    business_units: pick(...companies(pick)),
    job_types: [
      ...dimensions.job_types.map((type) => ({...type, soldThreshold: pick(null, 0, -1, 100.01, 2_500)})),
      {id: 14, name: '\u00a0Free Estimate\u2003', active: true, soldThreshold: pick(0, 50)},
    ],
    jobs: rows(jobs, () => ({
      businessUnitId: pick(1, 2, 3, 4, 2, 1, 5, 6, 0, null),
      jobTypeId: pick(10, 11, 12, 13, 14, 0, null),
      jobStatus: pick(
        'Completed',
        'Completed',
        'Completed',
        'Scheduled',
        'InProgress',
        'Hold',
        'Canceled',
        'Dispatched',
        'Other',
      ),
      customerId: pick(100, 101, 102, 103, 0, null, 1000 + below(jobs)),
      campaignId: reference(5),
      createdOn: maybe(instant()),
      completedOn: maybe(instant()),
      noCharge: below(8) === 0,
      recallForId: below(10) === 0 ? job() : null,
      soldById: reference(9),
      total: number(),
      estimateIds: [1 + below(jobs), 1 + below(jobs)],
      createdFromEstimateId: reference(jobs),
    })),
    appointments: rows(jobs * 1.2, () => ({
      jobId: job(),
      start: maybe(instant()),
      status: pick('Done', 'Scheduled', 'Canceled'),
    })),
    appointment_assignments: rows(jobs * 0.8, () => ({jobId: job(), technicianId: reference(9)})),
    job_splits: rows(jobs * 0.2, () => ({jobId: job(), technicianId: reference(9), split: pick(0, 33.3, 50, 100)})),
    estimates: rows(jobs, () => ({
      jobId: job(),
      businessUnitId: reference(7),
      status: {name: pick('Sold', 'Sold', 'Open', 'Dismissed', 'Pending')},
      subtotal: number(),
      createdOn: maybe(instant()),
      soldOn: maybe(instant()),
      soldBy: reference(9),
    })),
    invoices: rows(jobs, () => ({
      job: pick({id: job()}, {id: job()}, null),
      businessUnit: maybe({id: reference(7)}),
      customer: maybe({id: pick(100, 101, 102, 103, 0, null)}),
      subTotal: text(),
      balance: pick('0.00', text(), '10.00', '9.99'),
      invoiceDate: date(),
      dueDate: date(),
      adjustmentToId: below(10) === 0 ? reference(jobs) : null,
      items: [{type: pick('Material', 'Equipment', 'Service'), totalCost: maybe(text())}],
    })),
    payments: rows(jobs, () => ({
      businessUnit: pick(null, null, {id: reference(7)}),
      customer: maybe({id: pick(100, 101, 102, 103)}),
      date: date(),
      total: text(),
      unappliedAmount: maybe(text()),
      appliedTo: [
        {appliedTo: reference(jobs + 9), appliedAmount: text()},
        {appliedTo: reference(jobs), appliedAmount: null},
      ],
    })),
    payroll: rows(jobs, (id) => ({
      id: pick(id, id, null),
      jobId: job(),
      employeeId: reference(9),
      employeeType: pick('Technician', 'Technician', 'Employee'),
      amount: number(),
      amountAdjustment: maybe(number()),
      paidDurationHours: maybe(below(1000) / 100),
      paidTimeType: pick('Regular', 'PaidTimeOff', null),
      date: date(),
    })),
    purchase_orders: rows(jobs * 0.4, () => ({
      jobId: job(),
      status: pick('Pending', 'Sent', 'PartiallyReceived', 'Received', 'Exported', 'Canceled'),
      total: number(),
      tax: number(),
    })),
    inventory_bills: rows(jobs * 0.4, () => ({
      purchaseOrderId: reference(jobs * 0.4),
      jobId: job(),
      billAmount: text(),
      taxAmount: text(),
    })),
    inventory_returns: rows(jobs * 0.1, () => ({
      jobId: job(),
      status: pick('Pending', 'Returned', 'Canceled'),
      returnAmount: number(),
      taxAmount: number(),
    })),
    calls: rows(jobs * 0.3, () => ({
      direction: pick('Inbound', 'Inbound', 'Outbound'),
      type: pick('Booked', 'Unbooked', 'Excused', 'NotLead', 'Abandoned', null),
      campaign: maybe({id: reference(5)}),
      createdOn: maybe(instant()),
    })),
    campaign_costs: rows(20, () => ({
      campaignId: reference(5),
      year: pick(2025, 2026),
      month: 1 + below(12),
      dailyCost: below(9999) / 100,
    })),
    memberships: rows(jobs * 0.1, (id) => ({
      membershipTypeId: reference(3),
      status: pick('Active', 'Active', 'Expired', 'Canceled', 'Deleted'),
      from: date(),
      to: date(),
      cancellationDate: below(4) === 0 ? date() : null,
      activatedFromId: below(3) === 0 ? 1 + below(id) : null,
    })),
  };
}
