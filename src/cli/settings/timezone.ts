import {UsageError} from '../../errors';
import {isTimezone, timezoneFor} from '../../transform/timezones';

/** @throws UsageError for what is not a time zone, with what to write instead. */
export function requireTimezone(name: string): void {
  if (!isTimezone(name)) throw new UsageError(`"${name}" is not a time zone.`, `Use ${timezoneFor(name)}.`);
}

/** Zone of `dataform/workflow_settings.yaml`. */
export const defaultTimezone = 'America/Phoenix';

/**
 * The day that the KPIs are of, where this machine's clock is wrong: the company's day by ServiceTitan's clock. Nothing where the
 * clocks agree: then the warehouse knows the day.
 * @param aheadMs by which ServiceTitan's clock is ahead of ours.
 */
export function dayByServer(vars: Readonly<Record<string, string>>, aheadMs: number): {readonly asOf?: string} {
  // A zone that is none is refused by the compiler, in its own words.
  const {timezone = defaultTimezone} = vars;
  if (aheadMs === 0 || 'as_of' in vars || !isTimezone(timezone)) return {};
  return {asOf: new Intl.DateTimeFormat('en-CA', {timeZone: timezone}).format(Date.now() + aheadMs)};
}
