import {dateText, mondayOf} from '../calendar';
import type {Named} from '../company';
import type {Client} from '../demand/customers';
import type {Person} from '../staff';
import type {Job} from '../work/jobs';
import type {World} from '../world';
import {dollars} from '../world';

interface PayItem {
  readonly person: Person;
  readonly day: number;
  readonly activity: Named;
  readonly type: 'InvoiceRelatedBonus' | 'TimesheetTime' | 'CustomBonus' | 'Salary' | 'Reimbursement';
  readonly cents: number;
  readonly unitName: string;
  readonly hours?: number;
  readonly paidTime?: 'Regular' | 'Overtime' | 'PaidTimeOff';
  readonly job?: Job;
  /** The job's id where the job itself is unknown. */
  readonly jobId?: number;
  readonly client?: Client;
  readonly employee?: boolean;
  readonly adjustmentCents?: number;
  readonly sourceId?: number;
  /** False: the API sends this row without an id. */
  readonly identified?: boolean;
  readonly active?: boolean;
}

/** The payroll run of one person and one week. */
function payrollOf(person: Person, day: number): number {
  return 100_000_000 + Math.floor(mondayOf(day) / 7) * 100_000 + (person.id % 100_000);
}

/** One line on somebody's pay slip. */
export function payItem(world: World, item: PayItem) {
  const {person, day, activity, job, client} = item;
  const {at} = world.calendar;
  const timed = item.type === 'TimesheetTime' && item.paidTime !== 'PaidTimeOff';
  const start = at(day, 7);
  const end = start + Math.round((item.hours ?? 0) * 3_600_000);
  const created = Math.max(end, at(day, 15, 30));
  // Hours by the clock are there before that; a piece rate is known then.
  const isThereBefore = world.trade.clockPercent !== undefined;
  const changed = (reviewed: number): number => (isThereBefore && reviewed > world.calendar.now ? created : reviewed);
  return world.write('payroll', {
    id: item.identified === false ? null : world.newId('payroll'),
    employeeId: person.id,
    employeeType: item.employee === true ? 'Employee' : 'Technician',
    businessUnitName: item.unitName,
    payrollId: payrollOf(person, day),
    employeePayrollId: `P${person.id % 10_000}`,
    date: dateText(day),
    activity: activity.name,
    activityCodeId: activity.id,
    activityCode: activity.name.slice(0, 3).toUpperCase(),
    amount: dollars(item.cents),
    amountAdjustment: item.adjustmentCents === undefined ? null : dollars(item.adjustmentCents),
    payoutBusinessUnitName: item.unitName,
    grossPayItemType: item.type,
    startedOn: timed ? world.stamp(start) : null,
    endedOn: timed ? world.stamp(end) : null,
    paidDurationHours: item.hours ?? null,
    paidTimeType: item.hours === undefined ? null : (item.paidTime ?? 'Regular'),
    sourceEntityId: item.sourceId ?? null,
    jobId: job?.id ?? item.jobId ?? 0,
    jobNumber: job?.jobNumber ?? null,
    jobTypeName: job?.summary ?? null,
    projectNumber: null,
    projectId: null,
    invoiceId: job?.invoiceId ?? null,
    invoiceNumber: job === undefined ? null : String(job.invoiceId),
    invoiceItemId: null,
    customerId: job?.customerId ?? null,
    customerName: client?.customer.name ?? null,
    locationId: job?.locationId ?? null,
    locationName: client?.customer.name ?? null,
    locationAddress: client?.address.street ?? null,
    locationZip: client?.address.zip ?? null,
    zoneName: null,
    taxZoneName: null,
    laborTypeId: null,
    laborTypeCode: null,
    budgetCodeId: null,
    isPrevailingWageJob: false,
    memo: null,
    createdOn: world.stamp(created),
    // Pay is looked over on the Tuesday after the week.
    modifiedOn: world.stamp(changed(at(mondayOf(day) + 8, 9, world.random.int(0, 50)))),
    active: item.active ?? true,
  });
}

/** Money beside the clock, e.g. piece rates: an adjustment, and the pay item that contains it already. */
export function adjustPay(world: World, item: Omit<PayItem, 'type' | 'hours' | 'sourceId'>): void {
  const {person, day} = item;
  const stamp = world.stamp(world.calendar.at(day, 18));
  const id = world.newId('payroll_adjustments');
  world.write('payroll_adjustments', {
    id,
    employeeType: item.employee === true ? 'Employee' : 'Technician',
    employeeId: person.id,
    postedOn: dateText(day),
    amount: dollars(item.cents),
    memo: 'Piece rate',
    activityCodeId: item.activity.id,
    invoiceId: item.job?.invoiceId ?? null,
    hours: null,
    rate: null,
    quantity: null,
    type: 'Direct',
    createdOn: stamp,
    modifiedOn: stamp,
    active: item.active ?? true,
  });
  payItem(world, {...item, type: 'CustomBonus', sourceId: id});
}
