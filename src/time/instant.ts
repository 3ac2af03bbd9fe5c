/**
 * An instant as the API writes it: `2024-03-01T09:30:00.1234567Z`. Always UTC and 7 fractional digits, so that the order of
 * the texts is the order of time. A JavaScript Date would cut the last four digits off and is never used for a cursor.
 */
export type Instant = string;

/** Whole seconds since 1970; `-Infinity` and `Infinity` stand for "no bound". */
export type Seconds = number;

/** First and last second that the API can name: those of .NET's `DateTime.MinValue` (year 1) and `MaxValue` (year 9999). */
export const earliestSeconds: Seconds = -62_135_596_800;
export const latestSeconds: Seconds = 253_402_300_799;

const form = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?([Zz]|[+-]\d{2}:?\d{2})?)?$/;

/** The instant a text names, undefined when it names none. A date is its midnight; no zone means UTC. */
export function parseInstant(text: string): Instant | undefined {
  const match = form.exec(text);
  if (match === null) return undefined;
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] =
    match;
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const wallMs = Date.parse(`${wall}Z`);
  // Date.parse turns 30 February into 1 March on some engines.
  if (Number.isNaN(wallMs) || new Date(wallMs).toISOString().slice(0, 19) !== wall) return undefined;
  return withFraction(wallMs / 1000 - offsetSeconds(zone), fraction);
}

function offsetSeconds(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '');
  const seconds = Number(digits.slice(0, 2)) * 3600 + Number(digits.slice(2)) * 60;
  return zone.startsWith('-') ? -seconds : seconds;
}

function withFraction(seconds: Seconds, fraction: string): Instant {
  return `${isoOf(seconds).slice(0, 19)}.${fraction.slice(0, 7).padEnd(7, '0')}Z`;
}

/** A second as ISO text, moved into the API's range first: beyond it a year has another number of digits, or no text at all. */
function isoOf(seconds: Seconds): string {
  return new Date(Math.min(Math.max(seconds, earliestSeconds), latestSeconds) * 1000).toISOString();
}

/** The instant at which a second begins; an end of the API's range for one outside of it. */
export function instantOf(seconds: Seconds): Instant {
  return withFraction(seconds, '');
}

/** The instant of a reading of a millisecond clock. */
export function instantOfMs(ms: number): Instant {
  return `${new Date(ms).toISOString().slice(0, 23)}0000Z`;
}

const finerThanMicroseconds = /^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\.\d{6})\d+/;

/**
 * A date-time as it leaves the source: cut off after six decimals, which is what warehouses keep. BigQuery refuses a seventh
 * (https://github.com/airbytehq/airbyte/issues/75187), and rounding would carry 9999-12-31T23:59:59.9999999 out of the calendar.
 */
export function toMicroseconds(text: string): string {
  return text.replace(finerThanMicroseconds, '$1');
}

/** The second an instant lies in: a lower bound rounded outwards. */
export function floorSeconds(instant: Instant): Seconds {
  return Date.parse(`${instant.slice(0, 19)}Z`) / 1000;
}

/** The first whole second not before an instant: an upper bound rounded outwards. */
export function ceilSeconds(instant: Instant): Seconds {
  return floorSeconds(instant) + (instant.slice(20, 27) === '0000000' ? 0 : 1);
}

/**
 * A second as a query parameter; an end of the API's range for one outside of it. `Z` is safe everywhere; `+00:00` was seen to
 * be refused.
 */
export function parameterOf(seconds: Seconds): string {
  return isoOf(seconds);
}
