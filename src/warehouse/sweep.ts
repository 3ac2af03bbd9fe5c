import {DataError} from '../errors';
import type {SweepCounts} from './warehouse';

/** Of the live rows; more than this do not vanish in a week, so something is wrong with what the source showed. */
export const mostVanishing = 0.2;

/** @throws DataError when a sweep would mark more rows than may vanish at once. */
export function refuseIfTooMany(stream: string, {live, deleted}: Omit<SweepCounts, 'restored'>): void {
  if (deleted > live * mostVanishing) throw new TooManyVanishedError(stream, deleted, live);
}

/** The source shows so few of the stored rows that they are not believed to be gone. */
export class TooManyVanishedError extends DataError {
  constructor(stream: string, deleted: number, live: number) {
    super(
      `${stream}: ${deleted} of ${live} rows are no longer shown by ServiceTitan, more than ${mostVanishing * 100} %; none was marked as deleted.`,
      `Look there whether they are really gone; if they are, \`st-elt sync --mode full --streams ${stream}\` puts what is left in their place.`,
    );
  }
}
