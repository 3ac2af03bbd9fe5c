import fc from 'fast-check';

import {numberFromText, parseJson, RawNumber, stringifyJson} from '../src/json';

it.each([
  '9007199254740993',
  '-9223372036854775808',
  '123456789012345678.90',
  '1e400',
  '0.1234567890123456789',
  '1.0E+2',
])('brings the number %s through unchanged', (digits) => {
  expect(stringifyJson(parseJson(`{"a":[${digits}]}`))).toBe(`{"a":[${digits}]}`);
});

it('leaves ordinary numbers ordinary', () => {
  expect(parseJson('[1, 2.5, 1234567890123456, -0.25]')).toEqual([1, 2.5, 1234567890123456, -0.25]);
});

it('writes money digit for digit', () => {
  expect(stringifyJson({total: numberFromText('123.40') as RawNumber, note: '123.40'})).toBe(
    '{"total":123.40,"note":"123.40"}',
  );
});

it.each(['', ' 1', '1,234.00', '$5', 'n/a', '01', '1.', '.5', '0x10', 'Infinity', '1e', '+1'])(
  'finds no number in "%s"',
  (text) => {
    expect(numberFromText(text)).toBeUndefined();
  },
);

it('finds the number in any text that JSON would take for one', () => {
  fc.assert(
    fc.property(fc.double({noNaN: true, noDefaultInfinity: true}), (value) => {
      const text = JSON.stringify(value);
      expect(numberFromText(text)?.text).toBe(text);
    }),
    {seed: 10},
  );
});

it('reads and writes like JSON.parse and JSON.stringify where these lose nothing', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      expect(stringifyJson(parseJson(text))).toBe(text);
    }),
    {seed: 11},
  );
});

it("does not mistake a tenant's text for a number", () => {
  const text = JSON.stringify({a: 'number-0123456789:5', b: '"number":5', big: '12345678901234567890'});
  expect(stringifyJson(parseJson(`[${text}, 12345678901234567890]`))).toBe(`[${text},12345678901234567890]`);
});

it.each(['', '{', '{"a":1', '<html>', '[1,]', '{"a":12345678901234567890'])('refuses %j', (text) => {
  expect(() => parseJson(text)).toThrow(SyntaxError);
});
