import type {Decimal} from '../exact/decimal';
import type {Day, Id} from '../types';
import type {Source} from './source';
import {amount, id, text} from './values';

/** An active gross pay item; payroll adjustments are inside its amount already. */
export interface PayItem {
  readonly jobId: Id | null;
  readonly employeeId: Id | null;
  readonly day: Day | null;
  readonly amount: Decimal;
  /** Shown beside the amount, never added. */
  readonly adjustment: Decimal;
  readonly hours: Decimal;
  readonly isTechnician: boolean;
  readonly isTimeOff: boolean;
}

export function readPay(source: Source): readonly PayItem[] {
  return source.facts('payroll').map((row) => ({
    jobId: id(row['jobId']),
    employeeId: id(row['employeeId']),
    day: source.writtenDay(row['date']),
    amount: amount(row['amount']),
    adjustment: amount(row['amountAdjustment']),
    hours: amount(row['paidDurationHours']),
    isTechnician: text(row['employeeType']) === 'Technician',
    isTimeOff: text(row['paidTimeType']) === 'PaidTimeOff',
  }));
}
