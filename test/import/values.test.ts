import {localeOf} from '../../src/import/amounts';
import {Unreadable, valueReader, type Wanted} from '../../src/import/cell-values';
import {type JsonValue, RawNumber, stringifyJson} from '../../src/json';
import type {ColumnType} from '../../src/warehouse/raw-table';

const wanted = (type: ColumnType, more: Partial<Wanted> = {}): Wanted => ({
  ...{name: 'total', type, isId: false, isDay: false},
  ...more,
});
const refused = Symbol('refused');

function read(value: JsonValue, what: Wanted, locale = 'en-US', timezone = 'America/Phoenix'): unknown {
  const meant = valueReader(localeOf(locale), timezone)(value, what);
  if (meant instanceof Unreadable) return refused;
  return meant instanceof RawNumber ? meant.text : meant;
}

describe('amounts', () => {
  it.each([
    ['1234.56', '1234.56'],
    ['$1,234.56', '1234.56'],
    ['$ 1,234.56', '1234.56'],
    ['$\u00a01,234.56 ', '1234.56'],
    ['($1,234.56)', '-1234.56'],
    ['$(123.45)', '-123.45'],
    ['( 123.45 )', '-123.45'],
    ['-$1,234.56', '-1234.56'],
    ['$-1,234.56', '-1234.56'],
    ['- 5', '-5'],
    ['1,234.56-', '-1234.56'],
    ['1,234.56 -', '-1234.56'],
    ['\u22125.00', '-5.00'],
    ['.50', '0.50'],
    ['-.5', '-0.5'],
    ['5.', '5'],
    ['+5', '5'],
    ['007', '7'],
    ['-', '0'],
    [' $ -   ', '0'],
    ['(0.00)', '0.00'],
    ['-0', '0'],
    ['1,234,567', '1234567'],
    ['1.2E3', '1.2E3'],
    ['1e-2', '1e-2'],
    ['€5', '5'],
    ['12345678901234567890.12', '12345678901234567890.12'],
    ['1.234,56', refused],
    ['1 234,56', refused],
    ['12,34', refused],
    ['1,2345', refused],
    ['1,234,56', refused],
    ['15%', refused],
    ['USD 5.00', refused],
    ['$$5', refused],
    ['(-5)', refused],
    ['-5-', refused],
    ['--5', refused],
    ['(5', refused],
    ['#N/A', refused],
    ['#DIV/0!', refused],
    ['########', refused],
    ['="123"', refused],
    ['1.2.3', refused],
    ['1,234E3', refused],
    ['.', refused],
    ['$', refused],
    ['()', refused],
    ['n/a', refused],
    ['NaN', refused],
    ['0x10', refused],
    ['', undefined],
    ['  ', undefined],
  ])('%p is %p', (text, means) => expect(read(text, wanted('NUMERIC'))).toBe(means));

  it.each([
    ['de-DE', '1.234.567,89', '1234567.89'],
    ['de-DE', '1.234,56 €', '1234.56'],
    ['de-DE', '(1.234,5)', '-1234.5'],
    ['de-DE', '1,234.56', refused],
    ['de-DE', '12.34', refused],
    ['fr-FR', '1\u202f234,56', '1234.56'],
    ['fr-FR', '1 234,56-', '-1234.56'],
    ['de-CH', '1’234.50', '1234.50'],
    ['de-CH', "1'234.50", '1234.50'],
    ['en-GB', '£1,234.50', '1234.50'],
  ])('in %s %p is %p', (locale, text, means) => expect(read(text, wanted('NUMERIC'), locale)).toBe(means));

  it('refuses a locale that is none', () => {
    expect(() => localeOf('xx-nowhere-at-all')).toThrow(/Unknown locale/);
    expect(() => localeOf('no such')).toThrow(/Unknown locale/);
  });

  it.each([
    ['percent', '15%', '15'],
    ['estimatedGrossMarginPercentage', '-12.5 %', '-12.5'],
    ['commissionRate', '15%', '0.15'],
    ['defaultTaxRate', '8.25%', '0.0825'],
    ['defaultTaxRate', '105%', '1.05'],
    ['hourlyRate', '15%', refused],
  ])('of %s %p is %p', (name, text, means) => expect(read(text, wanted('NUMERIC', {name}))).toBe(means));
});

describe('ids and whole numbers', () => {
  it.each([
    ['123456789012', '123456789012'],
    ['9007199254740993', '9007199254740993'],
    [' 7 ', '7'],
    ['0042', '42'],
    ['1.23457E+11', refused],
    ['1,2E3', refused],
    ['1.2E3', refused],
    ['1e3', refused],
    ['123.0', refused],
    ['1,234', refused],
    ['$5', refused],
    ['-5', refused],
    ['(5)', refused],
    ['=5', refused],
    ['1234567890123450', refused],
    ['123456789012345000', refused],
    ['100000000000000', '100000000000000'],
    ['abc', refused],
    ['', undefined],
  ])('the id %p is %p', (text, means) => expect(read(text, wanted('INT64', {name: 'jobId', isId: true}))).toBe(means));

  it.each([
    ['1,234', '1234'],
    ['5.00', '5'],
    ['-3', '-3'],
    ['5.5', refused],
    ['1E3', refused],
  ])('the count %p is %p', (text, means) => expect(read(text, wanted('INT64'))).toBe(means));

  it('takes digits that were lost for no id of text either', () => {
    const key = wanted('STRING', {name: 'id', isId: true});
    expect(read('1.23457E+11', key)).toBe(refused);
    expect(read('12E5-77', key)).toBe('12E5-77');
  });
});

describe('yes and no', () => {
  it.each([
    ...['TRUE', 'true', 'Yes', 'y', '1', 'Active'].map((text) => [text, true] as const),
    ...['FALSE', 'No', 'N', '0', 'Inactive'].map((text) => [text, false] as const),
    ...['maybe', '2', 'Deleted', '-1'].map((text) => [text, refused] as const),
  ])('%p is %p', (text, means) => expect(read(text, wanted('BOOL'))).toBe(means));
});

describe('days and times', () => {
  const instant = wanted('TIMESTAMP', {name: 'createdOn'});
  const day = wanted('TIMESTAMP', {name: 'invoiceDate', isDay: true});

  it.each([
    ['10/21/2025', '2025-10-21T07:00:00Z', '2025-10-21T00:00:00Z'],
    ['2025-10-20', '2025-10-20T07:00:00Z', '2025-10-20T00:00:00Z'],
    ['10/21/2025 12:00 AM', '2025-10-21T07:00:00Z', '2025-10-21T00:00:00Z'],
    ['10/21/2025 12:05 PM', '2025-10-21T19:05:00Z', '2025-10-21T00:00:00Z'],
    ['10/21/2025, 3:05:09\u202fpm', '2025-10-21T22:05:09Z', '2025-10-21T00:00:00Z'],
    ['10/5/2025 0:00', '2025-10-05T07:00:00Z', '2025-10-05T00:00:00Z'],
    ['10/21/2025 23:30', '2025-10-22T06:30:00Z', '2025-10-21T00:00:00Z'],
    ['2025-10-20 06:30', '2025-10-20T13:30:00Z', '2025-10-20T00:00:00Z'],
    ['2025-10-20T06:30:00.1234567', '2025-10-20T13:30:00.1234567Z', '2025-10-20T00:00:00Z'],
    ['2025-10-20T06:30:00Z', '2025-10-20T06:30:00Z', '2025-10-20T06:30:00Z'],
    ['2025-10-20 6:30-07:00', '2025-10-20T06:30:00-07:00', '2025-10-20T06:30:00-07:00'],
    ['2/29/2024', '2024-02-29T07:00:00Z', '2024-02-29T00:00:00Z'],
    ['2/29/2025', refused, refused],
    ['10/21/25', refused, refused],
    ['21/10/2025', refused, refused],
    ['10-21-2025', refused, refused],
    ['21.10.2025', refused, refused],
    ['13:00', refused, refused],
    ['10/21/2025 13:00 PM', refused, refused],
    ['10/21/2025 24:00', refused, refused],
    ['10/21/2025 3:61 PM', refused, refused],
    ['45951', refused, refused],
    ['tomorrow', refused, refused],
    ['', undefined, undefined],
  ])('%p is %p, as a day %p', (text, asInstant, asDay) => {
    expect(read(text, instant)).toBe(asInstant);
    expect(read(text, day)).toBe(asDay);
  });

  it('of a DATE column are the day as written', () => {
    for (const text of ['10/21/2025', '10/21/2025 11:59 PM', '2025-10-21', '2025-10-21T00:00:00Z'])
      expect(read(text, wanted('DATE'))).toBe('2025-10-21');
    expect(read(new RawNumber('45951'), wanted('DATE'))).toBe(refused);
  });

  it.each([
    ['America/New_York', '3/9/2025 1:59 AM', '2025-03-09T06:59:00Z'],
    ['America/New_York', '3/9/2025 2:30 AM', '2025-03-09T07:30:00Z'],
    ['America/New_York', '3/9/2025 3:00 AM', '2025-03-09T07:00:00Z'],
    ['America/New_York', '11/2/2025 1:30 AM', '2025-11-02T05:30:00Z'],
    ['America/New_York', '11/2/2025 2:00 AM', '2025-11-02T07:00:00Z'],
    ['Australia/Lord_Howe', '10/5/2025 2:15 AM', '2025-10-04T15:45:00Z'],
    ['America/Havana', '2025-03-09', '2025-03-09T05:00:00Z'],
    ['America/St_Johns', '2025-07-01', '2025-07-01T02:30:00Z'],
    ['UTC', '7/1/2025 5:00 AM', '2025-07-01T05:00:00Z'],
    ['America/New_York', '11/2/2025 1:59:59 AM', '2025-11-02T05:59:59Z'],
    ['America/New_York', '11/2/2025', '2025-11-02T04:00:00Z'],
    ['America/New_York', '11/3/2025', '2025-11-03T05:00:00Z'],
    ['America/Phoenix', '3/9/2025 2:30 AM', '2025-03-09T09:30:00Z'],
    ['America/Havana', '3/9/2025 12:30 AM', '2025-03-09T05:30:00Z'],
    ['America/Havana', '11/2/2025 12:30 AM', '2025-11-02T04:30:00Z'],
    ['Pacific/Apia', '12/30/2011 10:00 AM', '2011-12-30T20:00:00Z'],
    ['Asia/Kathmandu', '2025-07-01T00:00:00', '2025-06-30T18:15:00Z'],
    ['UTC', '1/1/0001', '0001-01-01T00:00:00Z'],
    ['UTC', '12/31/9999 23:59:59', '9999-12-31T23:59:59Z'],
    ['America/Phoenix', '1/1/0001', '0001-01-01T07:28:18Z'],
    ['America/Phoenix', '12/31/9999', '9999-12-31T07:00:00Z'],
    ['America/Phoenix', '6/1/0050 5:00 AM', '0050-06-01T12:28:18Z'],
    ['America/Phoenix', '12/31/9999 11:00 PM', refused],
    ['Asia/Kathmandu', '1/1/0001', refused],
    ['UTC', '9999-12-31T23:00:00-07:00', refused],
    ['UTC', '0001-01-01T00:00:00+07:00', refused],
  ])('in %s %p is %p', (zone, text, means) => expect(read(text, instant, 'en-US', zone)).toBe(means));

  it.each([
    ['en-GB', '21/10/2025', '2025-10-21T00:00:00Z'],
    ['en-GB', '5/10/2025 15:00', '2025-10-05T00:00:00Z'],
    ['de-DE', '21.10.2025', '2025-10-21T00:00:00Z'],
    ['de-DE', '10/21/2025', '2025-10-21T00:00:00Z'],
    ['en-GB', '10/21/2025', refused],
  ])('in %s %p is %p', (locale, text, means) => expect(read(text, day, locale)).toBe(means));
});

it('leaves texts as they are, but for errors of the spreadsheet', () => {
  const text = wanted('STRING', {name: 'name'});
  expect(read(' 00123 ', text)).toBe(' 00123 ');
  expect(read('1.5E3', text)).toBe('1.5E3');
  expect(read('#REF!', text)).toBe(refused);
  expect(read('#1 Plumbing', text)).toBe('#1 Plumbing');
  expect(stringifyJson(read('{"id": 9007199254740993}', wanted('JSON')) as JsonValue)).toBe('{"id":9007199254740993}');
});
