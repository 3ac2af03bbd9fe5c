import type {Stream} from '../../streams/definition';
import {ceilSeconds, type Instant, instantOf} from '../../time/instant';

/** A part of a backfill: one run in the books. */
export interface Slice {
  /** What the books call it; the same for the same part, so that it is found again. */
  readonly label: string;
  readonly from: Instant;
  readonly before: Instant;
  readonly streams: readonly Stream[];
}

/**
 * Cuts a range of `modifiedOn` into calendar months (UTC), the latest first: what people look at is there soon. Streams that
 * cannot be asked for a range are read once, in a slice of their own.
 */
export function slicesOf(from: Instant, before: Instant, streams: readonly Stream[]): readonly Slice[] {
  const byWindows = streams.filter(({backfill}) => backfill === 'windows');
  const whole = streams.filter(({backfill}) => backfill !== 'windows');
  const bounds = [from, ...monthsBetween(from, before), before];
  const slices = bounds
    .slice(1)
    .map((end, index) => slice(bounds[index] as Instant, end, byWindows))
    .reverse();
  return [
    ...(byWindows.length === 0 ? [] : slices),
    ...(whole.length === 0 ? [] : [{...slice(from, before, whole), label: `backfill ${day(from)}.. once`}]),
  ];
}

function slice(from: Instant, before: Instant, streams: readonly Stream[]): Slice {
  return {label: `backfill ${day(from)}..${day(before)}`, from, before, streams};
}

/** Midnights of first days strictly between two instants. */
function monthsBetween(from: Instant, before: Instant): Instant[] {
  const months: Instant[] = [];
  for (let month = nextMonth(from); month < before; month = nextMonth(month)) months.push(month);
  return months;
}

/** The first instant of the month after an instant's. */
export function nextMonth(instant: Instant): Instant {
  const [year = 0, month = 0] = instant.split('-').map(Number);
  return instantOf(Date.UTC(year, month, 1) / 1_000);
}

/** A day is enough for a label, unless the range begins or ends within one. */
function day(instant: Instant): string {
  return instant.endsWith('T00:00:00.0000000Z') ? instant.slice(0, 10) : instantOf(ceilSeconds(instant)).slice(0, 19);
}

/**
 * The slices that an interrupted backfill has still to do. Slices are done in order, so the first that is missing, or is older
 * than the one before it, is where the last attempt stopped. A backfill that was finished begins again.
 * @param succeededAt when each label last succeeded for all streams of its slice; ISO text, absent for never.
 */
export function remaining(slices: readonly Slice[], succeededAt: ReadonlyMap<string, string>): readonly Slice[] {
  let previous = '';
  for (const [index, {label}] of slices.entries()) {
    const at = succeededAt.get(label);
    if (at === undefined || at < previous) return slices.slice(index);
    previous = at;
  }
  return slices;
}
