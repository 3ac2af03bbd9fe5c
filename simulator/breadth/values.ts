import {hash} from '../business/random';
import type {RecordSchema} from '../facts';

/** Values at the edges of their types; what is not listed by its format goes by its type. */
const edges: Readonly<Record<string, readonly unknown[]>> = {
  boolean: [true, false],
  int32: [0, 1, 2_147_483_647, -2_147_483_648],
  integer: [0, 1, -1, 9_007_199_254_740_993n],
  number: [0, -0.01, 1234.5, 99_999_999_999.99, 0.000_000_001],
  string: ['', 'plain', 'Ünïcödé “quoted” 🎨', 'two\nlines\tand a tab', '007', 'null', `long ${'x'.repeat(2_000)}`],
  'date-time': [
    '2026-02-28T23:59:59.9999999Z',
    '2025-10-13T00:00:00Z',
    '1970-01-01T00:00:00Z',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59.9999999Z',
  ],
  date: ['2024-02-29', '1900-01-01', '9999-12-31'],
  duration: ['00:00:00', '23:59:59'],
  email: ['someone@example.com'],
  guid: ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-4fff-bfff-ffffffffffff'],
  phone: ['6025550100', '+1 (602) 555-0199'],
};

/** Texts with which the API sends amounts. */
const amounts = ['0', '0.00', '-12.30', '123456789.99', '0.000000001'];
const amountName = /^(total|subTotal|salesTax|balance|price|cost|quantity|amount)$|(Total|Amount|Cost|Price)$/;

/**
 * The n-th value of a field: it walks through the edges of its type, null among them where the documents allow it.
 * @param name path of the field, so that fields of one record are at different edges.
 */
export function edgeValue(name: string, schema: RecordSchema, n: number): unknown {
  const [alternative] = schema.anyOf ?? [];
  if (alternative !== undefined) return edgeValue(name, alternative, n);
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? ['string']);
  const step = n + (hash(name) % 11);
  if (types.includes('null') && step % 4 === 3) return null;
  const type = types.find((one) => one !== 'null') ?? 'string';
  if (type === 'object') return objectOf(name, schema, n);
  if (type === 'array') {
    return Array.from({length: step % 3}, (_, i) => edgeValue(`${name}[${i}]`, schema.items ?? {}, n));
  }
  const last = name.replace(/\[\d+\]/g, '').replace(/^.*\./, '');
  const plain = schema.format === undefined && schema.enum === undefined;
  const choices =
    schema.enum?.filter((value) => value !== null) ??
    (type === 'string' && plain && amountName.test(last) ? amounts : (edges[schema.format ?? ''] ?? edges[type] ?? []));
  return choices[step % choices.length];
}

function objectOf(name: string, {properties = {}}: RecordSchema, n: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([child, schema]) => [child, edgeValue(`${name}.${child}`, schema, n)]),
  );
}
