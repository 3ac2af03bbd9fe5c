import type {Row} from '../warehouse';

/** A row of the client as plain values: ISO texts, NUMERIC as text, INT64 as numbers, or text beyond 2^53. */
export function plainRow(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(value)]));
}

/** The client wraps dates and integers in objects with a `value`, and NUMERIC in a Big. */
function plainValue(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  // JSON would write null for these.
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(plainValue);
  if (Buffer.isBuffer(value)) return value.toString('base64');
  const {value: wrapped, type, toFixed} = value as {value?: unknown; type?: unknown; toFixed?: unknown};
  if (type === 'BigQueryInt') return plainInteger(String(wrapped));
  if (typeof toFixed === 'function') return (value as {toFixed(): string}).toFixed();
  if (typeof wrapped === 'string' && Object.getPrototypeOf(value) !== Object.prototype) return plainInstant(wrapped);
  return plainRow(value as Row);
}

function plainInteger(text: string): number | string {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}

/** Microseconds where there are any: `…T10:00:00Z`, `…T10:00:00.500000Z`. Other texts stay as they are. */
function plainInstant(text: string): string {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z?)$/.exec(text);
  if (parts === null) return text;
  const [, second = '', fraction = '', zone = ''] = parts;
  return /^0*$/.test(fraction) ? `${second}${zone}` : `${second}.${fraction.padEnd(6, '0').slice(0, 6)}${zone}`;
}
