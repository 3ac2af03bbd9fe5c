import {DataError} from '../errors';
import type {Counts} from '../warehouse/warehouse';

/** Percent of the rows of a stream that may be rejected without failing it. */
export const defaultMaxRejectedPercent = 5;

/** So few rejected rows are never too many by their share alone. */
const toleratedRows = 20;

type Rows = Pick<Counts, 'read' | 'rejected'>;

/** Whether all rows were rejected, or more than 20 of them and more than the share that is allowed. */
export function tooManyRejected({read, rejected}: Rows, maxPercent = defaultMaxRejectedPercent): boolean {
  if (rejected === 0) return false;
  return rejected === read || (rejected > toleratedRows && rejected * 100 > read * maxPercent);
}

/** What was read is not in the table: success would be wrong, and so would a state that says that it was read. */
export function rejectionError(stream: string, {read, rejected}: Rows): DataError {
  return new DataError(
    `${stream}: ${rejected} of ${read} rows were rejected, so it failed, and its state stays where it was.`,
    'rejected_records says why; where such rows are normal, raise max_rejected_percent (MAX_REJECTED_PERCENT).',
  );
}
