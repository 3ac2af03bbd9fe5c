/** Whether this is an IANA time zone, e.g. America/Phoenix. */
export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', {timeZone: name});
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}
