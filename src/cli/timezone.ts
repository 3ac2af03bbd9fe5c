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
