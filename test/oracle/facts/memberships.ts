import type {Day, Id} from '../types';
import type {Source} from './source';
import {id, text} from './values';

/** An active record of a membership whose status is not Deleted. */
export interface Membership {
  readonly id: Id;
  readonly typeId: Id | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly cancellationDay: Day | null;
  /** The membership that it renews. */
  readonly activatedFromId: Id | null;
}

export function readMemberships(source: Source): readonly Membership[] {
  const counted = source.facts('memberships').filter((row) => text(row['status']) !== 'Deleted');
  return counted.map((row) => ({
    id: id(row['id']) ?? '',
    typeId: id(row['membershipTypeId']),
    from: source.writtenDay(row['from']),
    to: source.writtenDay(row['to']),
    cancellationDay: source.writtenDay(row['cancellationDate']),
    activatedFromId: id(row['activatedFromId']),
  }));
}
