import fc from 'fast-check';

import type {JsonSchema} from '../../../src/catalogue';
import {schemaOf, streamNamed} from '../../../src/catalogue';
import type {Stream} from '../../../src/streams/definition';

/** A JSON value as a list of its tokens, so that a page can be written in any way JSON allows. */
export type Token = string;

export const fuzzed = ['invoices', 'payments', 'jobs', 'payroll', 'estimates', 'customers', 'appointments', 'contacts'];

const texts = fc.oneof(
  fc.string({unit: 'grapheme', maxLength: 12}),
  fc.constantFrom('data', 'hasMore', '123.40', '-0.10', '1e5', '1,234.00', '007', '-', '}]', '\u2028', 'ü€😀'),
);
const numbers = fc.oneof(
  fc.integer().map(String),
  fc.constantFrom('0', '-0', '1.10', '5.00', '9007199254740993', '-1e3', '2.5E-7', '1e400', '123456789012345678.99'),
);
const instants = fc.constantFrom(
  ...['2024-03-01T09:30:00.1234567Z', '2024-03-01T09:30:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59.9999999Z'],
  ...['2024-03-01 09:30:00.123456789', '2024-03-01T09:30:00.1234567+02:00', '2024-03-01T09:30:00.123456Z'],
  ...['2024-03-01T09:30:00.1234567x', '2024-03-01T09:30:00,1234567Z', '24-03-01T09:30:00.1234567Z', '2024-03-01'],
);

/** A text as JSON, some of its letters escaped that need not be. */
const quoted = fc.tuple(texts, fc.constantFrom('none', 'none', 'unicode', 'slash')).map(([text, escape]) => {
  const json = JSON.stringify(text);
  if (escape === 'slash') return json.replaceAll('/', '\\/');
  if (escape === 'none') return json;
  return json.replace(/[a-z]/, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`);
});
const scalar = fc.oneof(quoted, numbers, fc.constantFrom('true', 'false', 'null'));
const keys = fc.oneof(
  fc.constantFrom('data', 'hasMore', 'modifiedOn', 'id', 'total', 'price'),
  fc.string({unit: 'grapheme-ascii', minLength: 1, maxLength: 6}).filter((name) => name !== '__proto__'),
);

const anything: fc.Arbitrary<Token[]> = fc.letrec<{value: Token[]}>((tie) => ({
  value: fc.oneof(
    {maxDepth: 4},
    scalar.map((text) => [text]),
    fc.array(tie('value'), {maxLength: 3}).map(listOf),
    fc.array(fc.tuple(keys, tie('value')), {maxLength: 3}).map(objectOf),
  ),
})).value;
function listOf(items: readonly Token[][]): Token[] {
  return ['[', ...items.flatMap((item, index) => (index === 0 ? item : [',', ...item])), ']'];
}

function objectOf(fields: readonly (readonly [string, Token[]])[]): Token[] {
  const tokens = fields.flatMap(([name, value], index) => [
    ...(index === 0 ? [] : [',']),
    JSON.stringify(name),
    ':',
    ...value,
  ]);
  return ['{', ...tokens, '}'];
}

/** Values as the schema says, and sometimes not. */
function valueOf(schema: JsonSchema, odd: boolean): fc.Arbitrary<Token[]> {
  const types = new Set(typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []));
  const one = (text: fc.Arbitrary<string>): fc.Arbitrary<Token[]> => text.map((token) => [token]);
  const usual: fc.Arbitrary<Token[]>[] = [fc.constant(['null'])];
  if (types.has('string'))
    usual.push(one(schema.format === 'date-time' ? instants.map(quote) : odd ? quoted : texts.map(quote)));
  if (types.has('integer')) usual.push(one(fc.integer({min: 1}).map(String)));
  if (types.has('number')) usual.push(one(fc.constantFrom('"123.40"', '"0.00"', '"-7"', '12.5', '3', '"n/a"')));
  if (types.has('boolean')) usual.push(one(fc.constantFrom('true', 'false')));
  if (types.has('array')) usual.push(fc.array(valueOf(schema.items ?? {}, odd), {maxLength: 2}).map(listOf));
  if (types.has('object')) usual.push(rowOf(schema.properties ?? {}, odd));
  return fc.oneof({weight: odd ? 6 : 1, arbitrary: fc.oneof(...usual)}, {weight: odd ? 1 : 0, arbitrary: anything});
}

const quote = (text: string): string => JSON.stringify(text);

/** @param first fields that every row begins with. */
function rowOf(
  properties: Readonly<Record<string, JsonSchema>>,
  odd: boolean,
  first: readonly (readonly [string, Token[]])[] = [],
): fc.Arbitrary<Token[]> {
  const known = Object.entries(properties).filter(([name]) => !name.startsWith('_'));
  if (known.length === 0) return odd ? anything : fc.constant(['{', '}']);
  const field = fc
    .constantFrom(...known)
    .chain(([name, schema]) => valueOf(schema, odd).map((value) => [name, value] as const));
  const stranger = fc.tuple(keys, anything);
  const fields = odd
    ? fc.array(fc.oneof({weight: 9, arbitrary: field}, {weight: 1, arbitrary: stranger}), {maxLength: 12})
    : fc.uniqueArray(field, {maxLength: 12, selector: ([name]) => name});
  return fields.map((others) => objectOf([...first, ...others]));
}

export interface Sample {
  readonly stream: Stream;
  readonly bytes: Buffer;
}

/**
 * Pages of real streams.
 * @param odd with everything that JSON allows and an API should not do; else compact, each key once, types as documented.
 */
export function pages(odd: boolean): fc.Arbitrary<Sample> {
  return fc.constantFrom(...fuzzed).chain((name) => {
    const stream = streamNamed(name) as Stream;
    const {properties = {}} = schemaOf(stream);
    const lifted = new Set(Object.keys(stream.lifted));
    const sent = Object.fromEntries(Object.entries(properties).filter(([field]) => odd || !lifted.has(field)));
    const {id: _id, ...others} = sent;
    const row = odd
      ? rowOf(sent, true)
      : fc.integer({min: 1}).chain((id) => rowOf(others, false, [['id', [String(id)]]]));
    const rows = fc.array(row, {maxLength: 5}).map(listOf);
    const envelope = fc
      .tuple(rows, fc.constantFrom('true', 'false'), fc.constantFrom('null', '12'), anything)
      .chain(([data, hasMore, total, extra]) => {
        const fields: [string, Token[]][] = [
          ['page', ['1']],
          ['hasMore', [hasMore]],
          ['totalCount', [total]],
          ['data', data],
          ...(odd ? ([['extra', extra]] as [string, Token[]][]) : []),
        ];
        return fc.shuffledSubarray(fields, {minLength: odd ? fields.length - 1 : fields.length});
      })
      .map(objectOf);
    const space = odd ? fc.constantFrom('', '', '', ' ', '\n', '\t') : fc.constant('');
    const part = odd
      ? fc.oneof(fc.constant(1), fc.constant(1), fc.double({min: 0, max: 1, noNaN: true}))
      : fc.constant(1);
    return fc.tuple(envelope, space, part).map(([tokens, between, share]) => {
      const all = Buffer.from(tokens.join(between));
      return {stream, bytes: all.subarray(0, Math.ceil(all.length * share))};
    });
  });
}
