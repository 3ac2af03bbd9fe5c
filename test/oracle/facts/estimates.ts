import type {Decimal} from '../exact/decimal';
import {compareInstants, type Instant, parseInstant} from '../exact/instant';
import type {Day, Id} from '../types';
import {smallest} from './group';
import type {Source} from './source';
import {amount, compareIds, id, nested, text} from './values';

/** An active estimate. */
export interface Estimate {
  readonly id: Id;
  readonly jobId: Id | null;
  /** Its own unit; a record with a known job belongs to the job's. */
  readonly unitId: Id | null;
  readonly status: string | null;
  readonly isSold: boolean;
  readonly subtotal: Decimal;
  readonly createdDay: Day | null;
  readonly soldOn: Instant | null;
  readonly soldDay: Day | null;
  readonly soldBy: Id | null;
}

export function readEstimates(source: Source): readonly Estimate[] {
  return source.facts('estimates').map((row) => {
    const status = text(nested(row['status'])['name']);
    return {
      id: id(row['id']) ?? '',
      jobId: id(row['jobId']),
      unitId: id(row['businessUnitId']),
      status,
      isSold: status === 'Sold',
      subtotal: amount(row['subtotal']),
      createdDay: source.localDay(row['createdOn']),
      soldOn: parseInstant(row['soldOn']),
      soldDay: source.localDay(row['soldOn']),
      soldBy: id(row['soldBy']),
    };
  });
}

/** The first sale: the earliest `soldOn`, of equals the lowest id; one without `soldOn` comes after all that have it. */
export const firstSale = (sold: Iterable<Estimate>): Estimate | null => smallest(sold, bySale);

function bySale(a: Estimate, b: Estimate): number {
  if (a.soldOn !== null && b.soldOn !== null) return compareInstants(a.soldOn, b.soldOn) || compareIds(a.id, b.id);
  if (a.soldOn === null && b.soldOn === null) return compareIds(a.id, b.id);
  return a.soldOn === null ? 1 : -1;
}
