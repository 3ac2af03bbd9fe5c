import {absentIds, generateBusiness} from '../../simulator/business';
import type {ApiRecord, StreamName} from '../../simulator/business/book';
import {streamNames} from '../../simulator/business/book';
import {fieldsOf} from '../../simulator/facts';

const now = new Date('2026-09-17T18:00:00Z');
const timezone = 'America/Phoenix';
const book = generateBusiness({seed: 5, size: 'small', now, timezone});
const demo = generateBusiness({seed: 5, size: 'demo', now, timezone});

const cents = (money: unknown): number => Math.round(Number(money) * 100);
const idsOf = (stream: StreamName): Set<unknown> => new Set(book[stream].map((record) => record.id));
const part = (record: ApiRecord, name: string): unknown => (record[name] as ApiRecord | null)?.id ?? null;

test.each(['tiny', 'small'] as const)('the same arguments give the same %s business byte for byte', (size) => {
  const again = () => JSON.stringify(generateBusiness({seed: 9, size, now, timezone}));
  expect(again()).toBe(again());
  expect(JSON.stringify(generateBusiness({seed: 10, size, now, timezone}))).not.toBe(again());
});

test('sizes are what they are said to be', () => {
  const count = (records: object) => Object.values(records).flat().length;
  expect(count(generateBusiness({seed: 5, size: 'tiny', now, timezone}))).toBeLessThan(1000);
  expect(count(book)).toBeGreaterThan(5000);
  expect(count(book)).toBeLessThan(8000);
  expect(count(demo)).toBeGreaterThan(54_000);
  expect(count(demo)).toBeLessThan(66_000);
});

test.each(streamNames)('every field of %s is sent, if only as null', (stream) => {
  const sent = new Set(Object.keys(book[stream][0] ?? {}));
  expect([...fieldsOf(stream)].filter((field) => !sent.has(field))).toEqual([]);
});

test.each(streamNames)('%s have unique ids', (stream) => {
  const ids = book[stream].map((record) => record.id).filter((id) => id !== null);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(streamNames)('%s carry stamps of seven digits that are neither in the future nor out of order', (stream) => {
  const pattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/;
  const wrong = book[stream].filter(({createdOn, modifiedOn}) => {
    const stamps = [createdOn, modifiedOn].filter((stamp) => typeof stamp === 'string');
    const inOrder = stamps.length < 2 || String(modifiedOn).slice(0, 19) >= String(createdOn).slice(0, 19);
    return !inOrder || stamps.some((stamp) => !pattern.test(stamp) || Date.parse(stamp) > now.getTime());
  });
  expect(wrong).toEqual([]);
});

const links: readonly (readonly [StreamName, string, StreamName, readonly unknown[]])[] = [
  ['jobs', 'customerId', 'customers', []],
  ['jobs', 'locationId', 'locations', []],
  ['jobs', 'businessUnitId', 'business_units', [absentIds.unit]],
  ['jobs', 'jobTypeId', 'job_types', [absentIds.jobType]],
  ['jobs', 'campaignId', 'campaigns', [0]],
  ['jobs', 'invoiceId', 'invoices', [0]],
  ['jobs', 'recallForId', 'jobs', []],
  ['jobs', 'createdFromEstimateId', 'estimates', []],
  ['jobs', 'leadCallId', 'calls', []],
  ['jobs', 'soldById', 'technicians', []],
  ['jobs', 'firstAppointmentId', 'appointments', [0]],
  ['jobs', 'lastAppointmentId', 'appointments', [0]],
  ['locations', 'customerId', 'customers', []],
  ['customers', 'mergedToId', 'customers', []],
  ['appointments', 'jobId', 'jobs', []],
  ['appointment_assignments', 'appointmentId', 'appointments', []],
  ['appointment_assignments', 'technicianId', 'technicians', []],
  ['job_splits', 'jobId', 'jobs', []],
  ['estimates', 'jobId', 'jobs', [absentIds.job]],
  ['estimates', 'soldBy', 'technicians', []],
  ['estimates', 'businessUnitId', 'business_units', [absentIds.unit]],
  ['invoices', 'adjustmentToId', 'invoices', []],
  ['payments', 'refundedPaymentId', 'payments', []],
  ['payroll', 'jobId', 'jobs', [0, absentIds.job]],
  ['payroll', 'activityCodeId', 'payroll_activity_codes', []],
  ['payroll_adjustments', 'activityCodeId', 'payroll_activity_codes', []],
  ['purchase_orders', 'jobId', 'jobs', []],
  ['inventory_bills', 'purchaseOrderId', 'purchase_orders', []],
  ['inventory_bills', 'jobId', 'jobs', []],
  ['inventory_returns', 'purchaseOrderId', 'purchase_orders', []],
  ['campaign_costs', 'campaignId', 'campaigns', []],
  ['memberships', 'customerId', 'customers', []],
  ['memberships', 'membershipTypeId', 'membership_types', []],
  ['memberships', 'activatedFromId', 'memberships', []],
  ['membership_status_changes', 'membershipId', 'memberships', []],
];

test.each(links)('%s.%s leads to %s, but for the deliberate strays', (from, field, to, strays) => {
  const known = idsOf(to);
  const used = book[from].map((record) => record[field]).filter((id) => id !== null);
  expect(used.length).toBeGreaterThan(0);
  expect(used.filter((id) => !known.has(id) && !strays.includes(id))).toEqual([]);
});

test('nested references of invoices and payments lead to records', () => {
  const [jobs, customers, units] = [idsOf('jobs'), idsOf('customers'), idsOf('business_units')];
  const lost = [...book.invoices, ...book.payments].filter((record) => {
    const [customer, unit, job] = [part(record, 'customer'), part(record, 'businessUnit'), part(record, 'job')];
    const unitKnown = unit === null || unit === absentIds.unit || units.has(unit);
    const jobKnown = job === null || job === absentIds.job || jobs.has(job);
    return !customers.has(customer) || !unitKnown || !jobKnown;
  });
  expect(lost).toEqual([]);
});

test('a payment is what was applied and what was not; what was applied is gone from the balance', () => {
  const applied = new Map<unknown, number>();
  const wrong = book.payments.filter((payment) => {
    const parts = (payment.appliedTo ?? []) as ApiRecord[];
    if (payment.active === true) {
      for (const {appliedTo, appliedAmount} of parts)
        applied.set(appliedTo, (applied.get(appliedTo) ?? 0) + cents(appliedAmount));
    }
    const sum = parts.reduce((total, {appliedAmount}) => total + cents(appliedAmount), 0);
    return cents(payment.total) !== sum + cents(payment.unappliedAmount);
  });
  expect(wrong).toEqual([]);
  const off = book.invoices.filter(({id, total, balance}) => cents(total) - (applied.get(id) ?? 0) !== cents(balance));
  // A handful of awkward invoices were given a balance by hand.
  expect(off.length).toBeLessThan(12);
});

test('invoice lines add up to the subtotal, tax to the total', () => {
  const wrong = book.invoices.filter(({items, subTotal, salesTax, total}) => {
    if (items === null || subTotal === null) return false;
    const sum = (items as ApiRecord[]).reduce((lines, line) => lines + cents(line.total), 0);
    return sum !== cents(subTotal) || cents(subTotal) + cents(salesTax) !== cents(total);
  });
  expect(wrong).toEqual([]);
});

describe('every awkward case is there, in the smallest business too', () => {
  const tiny = generateBusiness({seed: 3, size: 'tiny', now, timezone});
  const values = (stream: StreamName, field: string): unknown[] => [
    ...new Set(tiny[stream].map((record) => record[field])),
  ];

  test.each([
    ['jobs', 'jobStatus', ['Completed', 'Hold', 'Scheduled', 'InProgress', 'Dispatched', 'Canceled']],
    ['jobs', 'active', [true, false]],
    ['jobs', 'noCharge', [true, false]],
    ['estimates', 'active', [true, false]],
    ['estimates', 'jobId', [null, absentIds.job]],
    ['purchase_orders', 'status', ['Pending', 'Sent', 'PartiallyReceived', 'Received', 'Exported', 'Canceled']],
    ['inventory_returns', 'status', ['Pending', 'Returned', 'CreditReceived', 'Canceled']],
    ['calls', 'type', ['Abandoned', 'Unbooked', 'Excused', 'Booked', 'NotLead', null]],
    ['memberships', 'status', ['Active', 'Suspended', 'Expired', 'Canceled', 'Deleted']],
    ['payroll', 'id', [null]],
    ['payroll', 'jobId', [0, absentIds.job]],
    ['payroll', 'paidTimeType', ['PaidTimeOff']],
    ['invoices', 'modifiedOn', [null]],
    ['invoices', 'dueDate', [null]],
    ['invoices', 'job', [null]],
    ['invoices', 'balance', ['9.99', '10.00', '-45.00']],
    ['payments', 'date', [null, '1999-12-31T00:00:00Z']],
    ['payments', 'businessUnit', [null]],
    ['payments', 'active', [false]],
    ['inventory_bills', 'modifiedOn', [null]],
    ['customers', 'active', [false]],
  ] as const)('%s have %s of %j', (stream, field, wanted) => {
    expect(values(stream, field)).toEqual(expect.arrayContaining([...wanted]));
  });

  test('two lines of one pay slip are equal and have no id', () => {
    const nameless = tiny.payroll.filter(({id}) => id === null);
    const keys = nameless.map(({payrollId, employeeId, date, activity, amount}) =>
      [payrollId, employeeId, date, activity, amount].join(),
    );
    expect(new Set(keys).size).toBeLessThan(keys.length);
  });

  test('many records were modified in one second', () => {
    const seconds = new Map<string, number>();
    for (const {modifiedOn} of demo.estimates) {
      const second = String(modifiedOn).slice(0, 19);
      seconds.set(second, (seconds.get(second) ?? 0) + 1);
    }
    expect(Math.max(...seconds.values())).toBeGreaterThan(500);
  });
});

test('nothing of the business is empty for a week', () => {
  const unitNames = new Map(demo.business_units.map(({id, name}) => [id, String(name)]));
  const weekOf = (stamp: unknown) =>
    Math.floor((Date.parse(String(stamp)) - 7 * 3_600_000 - 4 * 86_400_000) / (7 * 86_400_000));
  const last = weekOf(now.toISOString()) - 1;
  const seen = new Set<string>();
  for (const {businessUnitId, createdOn, completedOn} of demo.jobs) {
    const unit = unitNames.get(businessUnitId) ?? '';
    if (unit.endsWith('-Sales')) seen.add(`${unit} ${weekOf(createdOn)}`);
    else if (completedOn !== null) seen.add(`${unit} ${weekOf(completedOn)}`);
  }
  const active = demo.business_units.filter(({name, active}) => active === true && name !== 'Admin');
  expect(active).toHaveLength(12);
  const weeks = Array.from({length: 90}, (_, ago) => last - ago);
  const wanted = active.flatMap(({name}) => weeks.map((week) => `${String(name)} ${week}`));
  expect(wanted.filter((cell) => !seen.has(cell))).toEqual([]);
});

test('margins and close rates are those of a painting contractor', () => {
  const kinds = new Map(demo.business_units.map(({id, name}) => [id, String(name).split('-').at(-1)?.trim()]));
  const jobKinds = new Map(demo.jobs.map(({id, businessUnitId}) => [id, kinds.get(businessUnitId)]));
  const ofProduction = (jobId: unknown) => jobKinds.get(jobId) === 'Production';
  const sum = (values: readonly unknown[]) => values.reduce<number>((total, value) => total + Number(value ?? 0), 0);
  const produced = sum(
    demo.invoices.filter((invoice) => ofProduction(part(invoice, 'job'))).map(({subTotal}) => subTotal),
  );
  const labor = sum(demo.payroll.filter(({jobId}) => ofProduction(jobId)).map(({amount}) => amount));
  const orders = demo.purchase_orders.filter(({jobId, status}) => ofProduction(jobId) && status !== 'Canceled');
  const margin = (produced - labor - sum(orders.map(({total}) => total))) / produced;
  expect(margin).toBeGreaterThan(0.35);
  expect(margin).toBeLessThan(0.5);

  const offered = demo.estimates.filter(({jobId}) => jobKinds.get(jobId) === 'Sales');
  const sold = offered.filter(({status}) => (status as ApiRecord).name === 'Sold');
  const jobsOf = (estimates: readonly ApiRecord[]) => new Set(estimates.map(({jobId}) => jobId)).size;
  expect(jobsOf(sold) / jobsOf(offered)).toBeGreaterThan(0.35);
  expect(jobsOf(sold) / jobsOf(offered)).toBeLessThan(0.5);
});
