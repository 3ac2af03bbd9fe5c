const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** Days as the company counts them: whole days since 1970-01-01 in its own zone. Instants are milliseconds, UTC. */
export interface Calendar {
  /** The present: nothing after it has happened yet. */
  readonly now: number;
  readonly today: number;
  /** The instant at which the company's clock shows this time on this day. */
  readonly at: (day: number, hour: number, minute?: number, second?: number) => number;
  /** The company's day at this instant. */
  readonly dayOf: (instant: number) => number;
}

export function calendar(now: number, timezone: string): Calendar {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const known = new Map<number, number>();
  const offset = (instant: number): number => {
    // Zones change their offset on the hour, and asking Intl is slow.
    const hour = Math.floor(instant / hourMs);
    let found = known.get(hour);
    if (found === undefined) {
      const part: Record<string, number> = {};
      for (const {type, value} of format.formatToParts(hour * hourMs)) part[type] = Number(value);
      const {year = 0, month = 1, day = 1, hour: h = 0, minute = 0} = part;
      found = Date.UTC(year, month - 1, day, h, minute) - hour * hourMs;
      known.set(hour, found);
    }
    return found;
  };
  const dayOf = (instant: number): number => Math.floor((instant + offset(instant)) / dayMs);
  return {
    now,
    today: dayOf(now),
    at: (day, hour, minute = 0, second = 0) => {
      const wall = day * dayMs + hour * hourMs + minute * 60_000 + second * 1000;
      const guess = wall - offset(wall);
      return wall - offset(guess);
    },
    dayOf,
  };
}

/** 0 = Monday … 6 = Sunday. */
export function weekday(day: number): number {
  return (day + 3) % 7;
}

/** The Monday of the week of this day. */
export function mondayOf(day: number): number {
  return day - weekday(day);
}

/** A business date as the API sends it: midnight, UTC. */
export function dateText(day: number): string {
  return `${new Date(day * dayMs).toISOString().slice(0, 10)}T00:00:00Z`;
}

/** Year and month (1 to 12) of a day. */
export function monthOf(day: number): {readonly year: number; readonly month: number} {
  const date = new Date(day * dayMs);
  return {year: date.getUTCFullYear(), month: date.getUTCMonth() + 1};
}
