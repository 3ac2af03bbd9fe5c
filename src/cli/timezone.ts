/** Whether this is an IANA time zone, e.g. America/Phoenix. */
export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', {timeZone: name});
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
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

/** What a person is told of a clock that is wrong. */
export function clockWarning(aheadMs: number): string {
  const minutes = Math.round(Math.abs(aheadMs) / 60_000);
  return `This machine's clock is ${minutes} minutes ${aheadMs > 0 ? 'behind' : 'ahead of'} ServiceTitan's. ServiceTitan's counts; set this one right all the same.`;
}
