import type {LoadResult} from '../../load/loader';
import type {Counts} from '../../warehouse/warehouse';
import {count} from './terminal';

/** Rows of a run over all its streams. */
export function totals({streams}: Pick<LoadResult, 'streams'>): Counts {
  const sum = (of: keyof Counts): number => streams.reduce((total, {counts}) => total + counts[of], 0);
  return {
    read: sum('read'),
    inserted: sum('inserted'),
    updated: sum('updated'),
    unchanged: sum('unchanged'),
    rejected: sum('rejected'),
    rejectedValues: sum('rejectedValues'),
  };
}

/**
 * What was not stored: `0 rejected`, `2 rejected`, `5 values noted`, or both. Values that did not fit their column are null in
 * rows that were kept; each rejected row is one more entry of rejected_records.
 */
export function rejections({rejected, rejectedValues}: Pick<Counts, 'rejected' | 'rejectedValues'>): string {
  const noted = rejectedValues - rejected;
  if (rejected === 0 && noted === 0) return '0 rejected';
  const rows = rejected === 0 ? [] : [`${count(rejected)} rejected`];
  const values = noted === 0 ? [] : [`${count(noted)} values noted`];
  return `${[...rows, ...values].join(' and ')} (see rejected_records)`;
}
