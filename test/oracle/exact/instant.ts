import type {Day} from '../types';

/** A moment in UTC: whole seconds since 1970 and the rest in ticks of 100 ns, which is all that the API's 7 digits say. */
export interface Instant {
  readonly second: number;
  readonly tick: number;
}

const pattern = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.(\d+))?)?\s*(Z|[+-]\d\d:?\d\d)?$/i;

/** Reads the API's timestamps; without a zone they are UTC. What is no timestamp is null. */
export function parseInstant(value: unknown): Instant | null {
  const match = typeof value === 'string' ? pattern.exec(value.trim()) : null;
  if (match === null) return null;
  const [, date = '', minutes = '00:00', seconds = ':00', fraction = '', zone = 'Z'] = match;
  const second = Date.parse(`${date}T${minutes}${seconds}${zone.toUpperCase()}`) / 1000;
  return Number.isNaN(second) ? null : {second, tick: Number(fraction.slice(0, 7).padEnd(7, '0'))};
}

/** Negative when `a` is earlier, positive when later, 0 for the same tick. */
export const compareInstants = (a: Instant, b: Instant): number => a.second - b.second || a.tick - b.tick;

/** The UTC date of a moment. */
export const utcDay = (instant: Instant): Day => new Date(instant.second * 1000).toISOString().slice(0, -14);

/** Offsets of today's zones are whole quarters of an hour, so one answer serves fifteen minutes. */
const secondsPerQuarter = 900;
/** Before 1900 (e.g. .NET's 0001-01-01 for "no date") zones had odd offsets and no business was done. */
const firstYearWithZones = -2_208_988_800;

/** Tells the day that a moment falls on in a time zone. */
export function localDays(timezone: string): (instant: Instant) => Day {
  // Sweden writes its dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', {timeZone: timezone, dateStyle: 'short'});
  const known = new Map<number, Day>();
  return (instant) => {
    if (instant.second < firstYearWithZones) return utcDay(instant);
    const quarter = Math.floor(instant.second / secondsPerQuarter);
    let day = known.get(quarter);
    if (day === undefined) {
      day = format.format(quarter * secondsPerQuarter * 1000);
      known.set(quarter, day);
    }
    return day;
  };
}
