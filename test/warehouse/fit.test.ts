import fc from 'fast-check';

import {type JsonValue, RawNumber} from '../../src/json';
import {fitters, jsonText, Misfit} from '../../src/warehouse/coerce';
import type {ColumnType} from '../../src/warehouse/raw-table';

const misfit = Symbol('does not fit');
const rounded = (stored: string) => ({rounded: stored});

function fitted(type: ColumnType, value: JsonValue): unknown {
  const result = fitters[type](value);
  if (!(result instanceof Misfit)) return result;
  return result.change === 'TRUNCATED' ? rounded(String(result.stored)) : misfit;
}

const nines = (count: number) => '9'.repeat(count);

describe('fitters', () => {
  it.each<[ColumnType, JsonValue, unknown]>([
    ['STRING', 'text', 'text'],
    ['STRING', 12.5, '12.5'],
    ['STRING', new RawNumber('1.10'), '1.10'],
    ['STRING', {a: [1]}, '{"a":[1]}'],
    ['INT64', 12, 12],
    ['INT64', '12', '12'],
    ['INT64', new RawNumber('9223372036854775807'), '9223372036854775807'],
    ['INT64', new RawNumber('9223372036854775808'), misfit],
    ['INT64', new RawNumber('-9223372036854775808'), '-9223372036854775808'],
    ['INT64', new RawNumber('1e3'), '1000'],
    ['INT64', 12.5, misfit],
    ['INT64', '', misfit],
    ['INT64', '0x10', misfit],
    ['INT64', true, misfit],
    ['NUMERIC', 12.5, '12.5'],
    ['NUMERIC', '123.40', '123.40'],
    ['NUMERIC', '1,234.00', misfit],
    ['NUMERIC', new RawNumber('1.000000000000'), '1'],
    ['NUMERIC', 1e-7, '0.0000001'],
    ['NUMERIC', new RawNumber(`${nines(29)}.${nines(9)}`), `${nines(29)}.${nines(9)}`],
    ['NUMERIC', new RawNumber(nines(30)), misfit],
    ['NUMERIC', new RawNumber('1e999999999'), misfit],
    ['NUMERIC', new RawNumber('1e-999999999'), rounded('0.000000000')],
    ['NUMERIC', 33.333333333333336, rounded('33.333333333')],
    ['NUMERIC', new RawNumber('-0.0000000005'), rounded('-0.000000001')],
    ['NUMERIC', new RawNumber('0.9999999995'), rounded('1.000000000')],
    ['NUMERIC', new RawNumber(`${nines(29)}.9999999995`), misfit],
    ['NUMERIC', [1], misfit],
    ['BOOL', false, false],
    ['BOOL', 'true', true],
    ['BOOL', 'yes', misfit],
    ['BOOL', 1, misfit],
    ['TIMESTAMP', '2025-01-31T10:00:00Z', '2025-01-31T10:00:00Z'],
    ['TIMESTAMP', '2025-01-31T10:00:00.1234567Z', '2025-01-31T10:00:00.123456Z'],
    ['TIMESTAMP', '2025-01-31T10:00:00', '2025-01-31T10:00:00Z'],
    ['TIMESTAMP', '2025-01-31', '2025-01-31T00:00:00Z'],
    ['TIMESTAMP', '2025-01-31T23:30:00.5-07:00', '2025-02-01T06:30:00.5Z'],
    ['TIMESTAMP', '0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
    ['TIMESTAMP', '0001-01-01T00:00:00+02:00', misfit],
    ['TIMESTAMP', '2025-02-30T00:00:00Z', misfit],
    ['TIMESTAMP', '2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z'],
    ['TIMESTAMP', '2025-01-31T24:00:00Z', misfit],
    ['TIMESTAMP', 1738317600, misfit],
    ['DATE', '2025-01-31', '2025-01-31'],
    ['DATE', '2025-01-31T00:00:00.0000000Z', '2025-01-31'],
    ['DATE', '2025-01-31T10:00:00Z', misfit],
    ['DATE', '31.01.2025', misfit],
    ['JSON', [1, {a: new RawNumber('1.10')}], '[1,{"a":1.10}]'],
    ['JSON', 'text', '"text"'],
  ])('makes of a %s from %p: %p', (type, value, expected) => {
    expect(fitted(type, value)).toEqual(expected);
  });

  it('keeps null as null in every column', () => {
    for (const toColumn of Object.values(fitters)) expect(toColumn(null)).toBeNull();
  });

  it('keeps every decimal of up to nine places digit for digit in value', () => {
    const decimals = fc.tuple(fc.bigInt({min: -(10n ** 28n), max: 10n ** 28n}), fc.integer({min: 0, max: 999_999_999}));
    fc.assert(
      fc.property(decimals, ([whole, fraction]) => {
        const text = `${whole}.${String(fraction).padStart(9, '0')}`;
        expect(fitted('NUMERIC', new RawNumber(text))).toBe(text);
      }),
      {seed: 1},
    );
  });

  it('writes JSON text that parses to the same, whatever half pairs are in it', () => {
    const anyText = fc.string({unit: fc.integer({min: 0, max: 0xffff}).map((code) => String.fromCharCode(code))});
    fc.assert(
      fc.property(fc.array(anyText), (texts) => {
        const wellFormed = texts.map((text) => Buffer.from(text).toString());
        expect(JSON.parse(jsonText(texts))).toEqual(wellFormed);
      }),
      {seed: 2},
    );
  });
});
