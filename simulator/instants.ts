const pattern = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * A timestamp in the one form in which texts compare like instants: UTC with 7 fractional digits.
 * Takes what the API takes: RFC 3339, or a day. Undefined where the text is neither.
 */
export function instantText(text: string): string | undefined {
  if (text.length === 28 && text.endsWith('Z')) return text;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [, day = '', minutes = '00:00', seconds = '00', fraction = '', zone = 'Z'] = match;
  const instant = new Date(`${day}T${minutes}:${seconds}${zone}`);
  if (Number.isNaN(instant.getTime())) return undefined;
  return `${instant.toISOString().slice(0, 19)}.${fraction.padEnd(7, '0').slice(0, 7)}Z`;
}
