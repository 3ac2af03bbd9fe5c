import type {Locale} from './amounts';

/** A time as a clock on the wall of the company shows it, or one that names its zone. */
export interface WallTime {
  /** `2025-10-21` */
  readonly day: string;
  /** `15:05:00`, with the fraction of its second if there is one; undefined where only a day is written. */
  readonly time?: string;
  /** `Z` or an offset; undefined where no zone is written. */
  readonly zone?: string;
}

const clock = '(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d{1,9}))?)?';
const iso = new RegExp(`^(\\d{4})-(\\d\\d)-(\\d\\d)(?:[Tt ]\\s*${clock}\\s?(Z|z|[-+]\\d\\d(?::?\\d\\d)?)?)?$`);
const written = new RegExp(
  `^(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})(?:,?\\s+${clock}\\s*(?:([AaPp])\\.?\\s?[Mm]\\.?)?)?$`,
);

/**
 * Reads days and times: ISO, with or without a zone, and `M/D/YYYY`, `M/D/YYYY h:mm AM` or what the locale has in its place.
 * @returns undefined for what is none, a day that does not exist, or a year of two digits.
 */
export function readWallTime(
  text: string,
  {dayFirst, dateSign}: Pick<Locale, 'dayFirst' | 'dateSign'>,
): WallTime | undefined {
  const byIso = iso.exec(text);
  if (byIso !== null) {
    const [, year = '', month = '', day = '', hour, minute, second, fraction, zone] = byIso;
    return wallTime([year, month, day], hour === undefined ? undefined : [hour, minute, second, fraction], zone);
  }
  const parts = written.exec(text);
  if (parts === null) return undefined;
  const [, first = '', sign, second = '', year = '', hour, minute, seconds, fraction, half] = parts;
  // A slash is American wherever the locale does not write its own days with slashes.
  const isDayFirst = dayFirst && (dateSign === '/' || sign !== '/');
  if (sign !== '/' && sign !== dateSign) return undefined;
  const date = isDayFirst ? [year, second, first] : [year, first, second];
  if (hour === undefined) return wallTime(date, undefined, undefined);
  if (half !== undefined && (Number(hour) < 1 || Number(hour) > 12)) return undefined;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return wallTime(date, [String(hours), minute, seconds, fraction], undefined);
}

function wallTime(
  [year = '', month = '', day = '']: readonly string[],
  time: readonly (string | undefined)[] | undefined,
  zone: string | undefined,
): WallTime | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const midnight = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== text || year === '0000')
    return undefined;
  if (time === undefined) return {day: text};
  const [hour = '', minute = '', second = '00', fraction] = time;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const clockTime = `${hour.padStart(2, '0')}:${minute}:${second}${fraction === undefined ? '' : `.${fraction}`}`;
  return {day: text, time: clockTime, ...(zone === undefined ? {} : {zone})};
}

const dayMs = 86_400_000;

/**
 * Makes instants of the times of a zone. Of a time that comes twice, when clocks are put back, the first is meant; one that is
 * skipped, when they are put forward, is as much later.
 * @param timezone an IANA name.
 */
export function zoneReader(timezone: string): (wall: WallTime) => string {
  const format = new Intl.DateTimeFormat('en-US', {
    ...{timeZone: timezone, hourCycle: 'h23', calendar: 'gregory', numberingSystem: 'latn'},
    ...{
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      era: 'short',
    },
  });
  const known = new Map<number, number>();

  /** By how much the zone's clocks are ahead of UTC at an instant. */
  function offsetAt(ms: number): number {
    const minuteMs = Math.floor(ms / 60_000) * 60_000;
    const before = known.get(minuteMs);
    if (before !== undefined) return before;
    const parts = Object.fromEntries(format.formatToParts(minuteMs).map(({type, value}) => [type, value]));
    const at = (type: string): number => Number(parts[type]);
    const wall = new Date(0);
    // The year before 1 is 1 BC; Date.UTC takes years below 100 for others.
    wall.setUTCFullYear(parts['era'] === 'BC' ? 1 - at('year') : at('year'), at('month') - 1, at('day'));
    const wallMs = wall.setUTCHours(at('hour'), at('minute'), at('second'));
    if (known.size > 10_000) known.clear();
    known.set(minuteMs, wallMs - minuteMs);
    return wallMs - minuteMs;
  }

  return ({day, time = '00:00:00'}) => {
    const wallMs = Date.parse(`${day}T${time.slice(0, 8)}Z`);
    const offsets = [offsetAt(wallMs - dayMs), offsetAt(wallMs + dayMs)];
    const instants = offsets.map((offset) => wallMs - offset).filter((ms) => offsetAt(ms) === wallMs - ms);
    const ms = instants.length === 0 ? wallMs - (offsets[0] as number) : Math.min(...instants);
    return `${new Date(ms).toISOString().slice(0, 19)}${time.slice(8)}Z`;
  };
}
