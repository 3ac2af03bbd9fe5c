import type {Day, Id} from '../types';
import type {Source} from './source';
import {id, nested, text} from './values';

/** An active inbound call. */
export interface InboundCall {
  readonly createdDay: Day | null;
  readonly campaignId: Id | null;
  /** Booked, Unbooked, Excused, NotLead, Abandoned or none. */
  readonly type: string | null;
}

export function readInboundCalls(source: Source): readonly InboundCall[] {
  const inbound = source.facts('calls').filter((row) => text(row['direction']) === 'Inbound');
  return inbound.map((row) => ({
    createdDay: source.localDay(row['createdOn']),
    campaignId: id(nested(row['campaign'])['id']),
    type: text(row['type']),
  }));
}
