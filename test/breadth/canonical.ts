import {RawNumber} from '../../src/json';
import type {ColumnType} from '../../src/warehouse/raw-table';

/**
 * A value as one text, whether it comes from the simulator or from a column, so that the two can be compared. Written
 * without the loader's own code. Numbers and texts that spell them are the same: the API sends amounts as both.
 */
export function canonical(value: unknown, type: ColumnType): string {
  if (value === null || value === undefined) return 'null';
  if (type === 'JSON') return JSON.stringify(deep(value));
  const text = plain(value);
  switch (type) {
    case 'TIMESTAMP':
      return microseconds(text);
    case 'DATE':
      return text.slice(0, 10);
    case 'INT64':
    case 'NUMERIC':
      return decimal(text) ?? `not a number: ${text}`;
    default:
      return text;
  }
}

function plain(value: unknown): string {
  if (typeof value === 'bigint') return value.toString();
  return value instanceof RawNumber ? value.text : typeof value === 'string' ? value : JSON.stringify(value);
}

/** `2026-01-02 03:04:05.6+00` and `2026-01-02T03:04:05.6000009Z` are the same to the microsecond. */
function microseconds(text: string): string {
  const [, day = '', time = '', fraction = ''] = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d+))?/.exec(text) ?? [];
  return `${day}T${time}.${fraction.slice(0, 6).padEnd(6, '0')}`;
}

/** Digits without exponent, sign of zero and trailing zeros; undefined when the text is no number. */
function decimal(text: string): string | undefined {
  const match = /^(-?)0*(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent);
  const digits = `${'0'.repeat(Math.max(0, -shift))}${whole}${fraction}${'0'.repeat(Math.max(0, shift))}`;
  const point = Math.max(0, -shift) + whole.length + shift;
  const left = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  const right = digits.slice(point).replace(/0+$/, '');
  const plain = right === '' ? left : `${left}.${right}`;
  return plain === '0' ? '0' : `${sign}${plain}`;
}

function deep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deep);
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value !== 'object') return decimal(plain(value)) ?? value;
  // A number whose digits a JavaScript number cannot hold.
  if (value instanceof RawNumber) return decimal(value.text);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, deep(inner)]),
  );
}
