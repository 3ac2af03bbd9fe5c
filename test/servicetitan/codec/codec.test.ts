import fc from 'fast-check';

import {schemaOf, streamNamed} from '../../../src/catalogue';
import type {JsonObject, JsonValue} from '../../../src/json';
import {parseJson, RawNumber, stringifyJson} from '../../../src/json';
import {MalformedAnswer} from '../../../src/servicetitan/api/responses';
import {Body} from '../../../src/servicetitan/codec/body';
import type {Codec} from '../../../src/servicetitan/codec/codec';
import {plainCodec, spanCodec} from '../../../src/servicetitan/codec/codec';
import type {Records} from '../../../src/servicetitan/codec/rows';
import {SpanRows} from '../../../src/servicetitan/codec/spans';
import {createShaper} from '../../../src/servicetitan/pages/records';
import type {Stream} from '../../../src/streams/definition';
import {fuzzed, pages} from './pages';

/** Pages that each property tries: some in every run of the tests, many in `npm run test:fuzz`. */
const runs = Number(process.env.FUZZ_PAGES ?? 1_000);
jest.setTimeout(Math.max(120_000, runs * 40));

/** One codec per stream for all pages, as in a run: what it learned from one page must not spoil the next. */
const spanCodecs = new Map(
  fuzzed.map((name) => {
    const stream = streamNamed(name) as Stream;
    return [name, spanCodec(stream, schemaOf(stream))] as const;
  }),
);
const spanCodecOf = ({name}: Stream): Codec => spanCodecs.get(name) as Codec;

function written(records: Records): string[] {
  return Array.from({length: records.length}, (_, index) => {
    const parts: Buffer[] = [];
    records.write(index, {
      bytes: (source, from, end) => parts.push(Buffer.from(source.subarray(from, end))),
      text: (text) => parts.push(Buffer.from(text)),
    });
    return Buffer.concat(parts).toString();
  });
}

/** A number as digits and a power of ten, however it was written. */
function canonicalNumber(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d+))?$/.exec(text) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const short = digits.replace(/0+$/, '');
  if (short === '') return 'number 0';
  return `number ${sign}${short}e${Number(exponent) - fraction.length + digits.length - short.length}`;
}

/** A text's JSON without regard to how it is written. */
const meaning = (text: string): unknown => meaningOf(parseJson(text));

function meaningOf(value: JsonValue | undefined): unknown {
  if (typeof value === 'number' || value instanceof RawNumber) return canonicalNumber(String(value));
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(meaningOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, meaningOf(part)]));
}

/** All that the engine learns from a page by one codec. */
function seenBy(codec: Codec, bytes: Buffer, stream: Stream) {
  try {
    const {rows, envelope} = codec(new Body(Buffer.from(bytes)));
    const shaper = createShaper(stream, schemaOf(stream));
    const dated = rows.where('id', (id) => id !== null && id !== undefined);
    const records = shaper.records(dated);
    return {
      cutOut: rows instanceof SpanRows,
      envelope: meaning(textOf({...envelope, data: null})),
      rows: rows.parsed().map((row) => meaning(textOf(row))),
      fields: ['id', 'modifiedOn', 'active', 'total'].map((name) =>
        rows.column(name).map((value) => (value === undefined ? 'absent' : meaning(textOf(value)))),
      ),
      read: [...records].map((record) => meaning(textOf(record))),
      written: written(records),
      drift: shaper.drift(),
    };
  } catch (error) {
    if (!(error instanceof MalformedAnswer)) throw error;
    return {cutOut: false, malformed: error.message};
  }
}

const textOf = (value: JsonValue): string => stringifyJson(value);

it('cuts the same records out of odd pages as a parser makes of them, or leaves them to it', () => {
  fc.assert(
    fc.property(pages(true), ({stream, bytes}) => {
      const {cutOut: _plain, ...expected} = seenBy(plainCodec, bytes, stream);
      const {cutOut: _spans, ...found} = seenBy(spanCodecOf(stream), bytes, stream);
      expect({...found, written: found.written?.map(meaning)}).toEqual({
        ...expected,
        written: expected.written?.map(meaning),
      });
    }),
    {seed: 20_251_127, numRuns: runs},
  );
});

it('writes pages as the API sends them byte for byte as the parser does, without parsing', () => {
  fc.assert(
    fc.property(pages(false), ({stream, bytes}) => {
      const expected = seenBy(plainCodec, bytes, stream);
      const found = seenBy(spanCodecOf(stream), bytes, stream);
      expect(found).toEqual({...expected, cutOut: true});
    }),
    {seed: 20_251_127, numRuns: runs},
  );
});

describe('a page that is not plainly valid compact JSON', () => {
  const jobs = streamNamed('jobs') as Stream;
  const row = '{"id":1,"jobNumber":"7","modifiedOn":"2024-01-01T00:00:00Z"}';
  const page = (data: string): Buffer => Buffer.from(`{"hasMore":false,"data":[${data}]}`);
  const isCutOut = (bytes: Buffer): boolean =>
    spanCodec(jobs, schemaOf(jobs))(new Body(bytes)).rows instanceof SpanRows;

  it.each([
    ['\\ud83d', '\ufffd'],
    ['\\uDE00x', '\ufffdx'],
    ['\\ud83d\\ud83d\\ude00', '\ufffd\ud83d\ude00'],
    ['\\ude00\\ud83d', '\ufffd\ufffd'],
    ['\\ud83d\\n', '\ufffd\n'],
    ['\\uD83D\\uDE00', '\ud83d\ude00'],
    ['\\\\ud83d', '\\ud83d'],
  ])('has no half surrogate pairs in its records, whoever reads it: %s', (text, expected) => {
    const bytes = page(row.replace('7', text));
    for (const codec of [plainCodec, spanCodecOf(jobs)]) {
      const {rows} = codec(new Body(Buffer.from(bytes)));
      const [record = ''] = written(createShaper(jobs, schemaOf(jobs)).records(rows));
      expect((JSON.parse(record) as JsonObject).jobNumber).toBe(expected);
    }
  });

  it('is told from one that is', () => {
    expect(isCutOut(page(row))).toBe(true);
    expect(isCutOut(page(''))).toBe(true);
  });

  it.each([
    ['white space', row.replace(',', ', ')],
    ['a key that comes twice', row.replace('{', '{"id":2,')],
    ['an escaped key', row.replace('jobNumber', 'job\\u004eumber')],
    ['an escape in a text that is looked at', row.replace('Z"', '\\u005a"')],
    ['an empty row', '{}'],
    ['deep nesting', row.replace('"7"', '['.repeat(100) + ']'.repeat(100))],
  ])('is parsed: %s', (_, data) => expect(isCutOut(page(data))).toBe(false));

  it.each([
    ['a text that was cut', page(row).subarray(0, 40)],
    ['something behind the end', Buffer.concat([page(row), Buffer.from('x')])],
    ['a number with a leading zero', page(row.replace('1', '01'))],
    ['a raw line break in a text', page(row.replace('7', '\n'))],
    ['an unknown escape', page(row.replace('7', '\\x'))],
    ['a missing comma', page(row.replace(',', ''))],
    ['a trailing comma', page(`${row},`)],
    ['a row that is no object', page('7')],
    ['no data', Buffer.from('{"hasMore":false}')],
    ['data that is no list', Buffer.from('{"hasMore":false,"data":{}}')],
    ['nothing', Buffer.from('')],
    ['HTML', Buffer.from('<html></html>')],
  ])('is refused: %s', (_, bytes) => {
    expect(() => spanCodec(jobs, schemaOf(jobs))(new Body(bytes))).toThrow(MalformedAnswer);
  });

  it('is read as a browser would where it is not UTF-8', () => {
    const bytes = page(row.replace('7', 'x'));
    bytes[bytes.indexOf('x')] = 0xff;
    const [record] = spanCodec(jobs, schemaOf(jobs))(new Body(bytes)).rows.parsed() as JsonObject[];
    expect(record?.jobNumber).toBe('\ufffd');
  });
});

it('refuses to look at a page whose memory was given back', () => {
  const jobs = streamNamed('jobs') as Stream;
  const body = new Body(Buffer.from('{"hasMore":false,"data":[{"id":1}]}'));
  const {rows} = spanCodec(jobs, schemaOf(jobs))(body);
  body.giveBack();
  expect(() => rows.parsed()).toThrow('given back');
});
