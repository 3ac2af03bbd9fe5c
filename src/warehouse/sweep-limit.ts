import {DataError} from '../errors';
import type {Sweep} from './warehouse';

/** Of the live rows; more than this do not vanish in a week, so something is wrong with what the source showed. */
export const mostVanishing = 0.2;

/** So many rows may vanish from a small table whatever their share, as long as something is left of it. */
const fewRows = 2;

/** Stored rows held against what a source shows. */
export interface Vanished {
  /** Live rows that are stored. */
  readonly live: number;
  /** Those of them that the source does not show. */
  readonly deleted: number;
  /** Whether the source shows no row at all. */
  readonly isEmpty: boolean;
}

/** Whether a sweep knows of no row that the source shows: by its keys, or by the stamps of the stored rows. */
export function showsNothing(
  {rows, unread}: Pick<Sweep, 'rows' | 'unread'>,
  {live, deleted}: Pick<Vanished, 'live' | 'deleted'>,
): boolean {
  return unread === undefined ? rows === 0 : deleted === live;
}

/** How rows are removed, for the error that refuses it. */
export type Removal = 'sweep' | 'replace' | 'groups';

/**
 * Absence needs proof: no rows at all, or a fifth of the rows gone, is taken for a source that answers badly.
 * @throws TooManyVanishedError when more rows would be removed than may vanish at once.
 */
export function refuseIfTooMany(stream: string, {live, deleted, isEmpty}: Vanished, removal: Removal): void {
  const isTooMany = deleted > Math.max(fewRows, live * mostVanishing);
  if (isTooMany || (isEmpty && deleted > 0)) throw new TooManyVanishedError(stream, deleted, live, removal);
}

/** So many rows more than a batch brings may go from groups that were read as a whole: each reading is a proof of its own. */
export const fewRetired = 10;

/**
 * The same for rows of groups, which may be replaced by as many others.
 * @param rows live ones before the batch, those it retired, and those it brought.
 * @throws TooManyVanishedError
 */
export function refuseIfGroupsShrink(
  stream: string,
  {live, retired, inserted}: {readonly live: number; readonly retired: number; readonly inserted: number},
): void {
  const deleted = retired - inserted;
  if (deleted > Math.max(fewRetired, live * mostVanishing))
    throw new TooManyVanishedError(stream, deleted, live, 'groups');
}

const accepted: Readonly<Record<Removal, (stream: string) => string>> = {
  sweep: (stream) => `st-elt sync --streams ${stream} --reconcile --force`,
  replace: (stream) => `st-elt sync --mode full --streams ${stream} --force`,
  groups: (stream) => `st-elt sync --streams ${stream} --force`,
};

const outcomes: Readonly<Record<Removal, string>> = {
  sweep: 'none was marked as deleted',
  replace: 'the table was left as it was',
  groups: 'nothing of this batch was kept',
};

/** The source shows so few of the stored rows that they are not believed to be gone. */
export class TooManyVanishedError extends DataError {
  /** @param deleted how many, where that is known. */
  constructor(stream: string, deleted: number | 'many', live: number, removal: Removal) {
    super(
      `${stream}: ${deleted} of ${live} rows are no longer shown by ServiceTitan, more than ${mostVanishing * 100} %; ${outcomes[removal]}.`,
      `Look in ServiceTitan whether they are really gone; if they are, \`${accepted[removal](stream)}\` accepts that.`,
    );
  }
}
