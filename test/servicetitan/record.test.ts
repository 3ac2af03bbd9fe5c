import {schemaOf, streamNamed} from '../../src/catalogue';
import type {JsonObject} from '../../src/json';
import {parseJson, RawNumber, stringifyJson} from '../../src/json';
import {createShaper, textOf} from '../../src/servicetitan/pages/records';
import type {Stream} from '../../src/streams/definition';

const shaperOf = (name: string) => {
  const stream = streamNamed(name) as Stream;
  return createShaper(stream, schemaOf(stream));
};
const shaped = (name: string, row: JsonObject): JsonObject => shaperOf(name).row(row);

describe('money', () => {
  it('becomes a number digit for digit, at the top and inside', () => {
    const record = shaped('invoices', {
      id: 1,
      total: '123.40',
      balance: '-0.10',
      items: [{id: 2, price: '99999999999999999.99', skuName: '12'}, null],
      salesTaxCode: {id: 3, taxRate: '0.0825'},
    });
    expect(stringifyJson(record)).toBe(
      '{"id":1,"total":123.40,"balance":-0.10,"items":[{"id":2,"price":99999999999999999.99,"skuName":"12"},null],"salesTaxCode":{"id":3,"taxRate":0.0825}}',
    );
  });

  it('stays as it came where it is no number, and is counted', () => {
    const shaper = shaperOf('invoices');
    expect(shaper.row({id: 1, total: '1,234.00', balance: null})).toEqual({id: 1, total: '1,234.00', balance: null});
    expect(shaper.drift()).toContain('total (1)');
  });

  it('leaves texts of other fields alone', () => {
    expect(shaped('payments', {id: 1, checkNumber: '0042'})).toEqual({id: 1, checkNumber: '0042'});
  });
});

describe('date-times', () => {
  it('leave with six decimals, those of a column of their own; cut off, not rounded', () => {
    const record = shaped('jobs', {
      id: 1,
      createdOn: '2021-07-19T20:35:38.2876009Z',
      completedOn: '9999-12-31T23:59:59.9999999Z',
      modifiedOn: '2021-07-19T20:35:38.28Z',
      summary: '2021-07-19T20:35:38.2876009Z',
      externalData: [{key: 'at', value: '2021-07-19T20:35:38.2876009Z'}],
    });
    expect(record).toEqual({
      id: 1,
      createdOn: '2021-07-19T20:35:38.287600Z',
      completedOn: '9999-12-31T23:59:59.999999Z',
      modifiedOn: '2021-07-19T20:35:38.28Z',
      summary: '2021-07-19T20:35:38.2876009Z',
      externalData: [{key: 'at', value: '2021-07-19T20:35:38.2876009Z'}],
    });
  });

  it('still tell rows without an id apart by every digit, and the time of the reading leaves with six too', () => {
    const item = (startedOn: string): JsonObject => ({id: null, payrollId: 7, employeeId: 1, startedOn, amount: 1});
    const [first, second, again] = shaperOf('payroll').group(
      ['2024-03-01T09:30:00.1234561Z', '2024-03-01T09:30:00.1234562Z', '2024-03-01T09:30:00.1234561Z'].map(item),
      '2024-03-02T00:00:00.1230000Z',
    );
    const hashOf = (record: JsonObject | undefined): string => textOf(record?._key)?.split('#')[0] ?? '';
    expect(hashOf(first)).not.toBe(hashOf(second));
    expect(hashOf(again)).toBe(hashOf(first));
    expect(first).toMatchObject({
      startedOn: '2024-03-01T09:30:00.123456Z',
      _groupReadOn: '2024-03-02T00:00:00.123000Z',
    });
  });
});

describe('lifted fields', () => {
  it('repeat what is nested', () => {
    expect(shaped('invoices', {id: 1, job: {id: 7, number: 'J7'}, businessUnit: null, customer: {}})).toMatchObject({
      jobId: 7,
      jobNumber: 'J7',
      businessUnitId: null,
      customerId: null,
    });
  });

  it('stay unset where the endpoint did not send the nest', () => {
    expect(shaped('invoices', {id: 1})).toEqual({id: 1});
  });

  it('name the only invoice a payment was applied to, else none', () => {
    const invoice = (appliedTo: JsonObject[] | null) => shaped('payments', {id: 1, appliedTo}).invoiceId;
    expect(invoice([{appliedTo: 5}])).toBe(5);
    expect(invoice([{appliedTo: 5}, {appliedTo: 6}])).toBeNull();
    expect(invoice([])).toBeNull();
    expect(invoice(null)).toBeNull();
  });

  it('come after the numbers, so that an amount is one too', () => {
    expect(shaped('payments', {id: 1, total: '12.50'}).amount).toEqual(new RawNumber('12.50'));
  });
});

it('keeps ids beyond 2^53', () => {
  const row = parseJson('{"id":9007199254740993,"job":{"id":9007199254740995}}') as JsonObject;
  expect(stringifyJson(shaped('invoices', row))).toContain('"id":9007199254740993');
  expect(stringifyJson(shaped('invoices', row))).toContain('"jobId":9007199254740995');
});

describe('a key that is a text by the schema', () => {
  const idOf = (json: string): unknown => shaped('opportunities', parseJson(json) as JsonObject).id;

  it.each([
    ['"5"', '5'],
    ['5', '5'],
    ['5.0', '5'],
    ['5e0', '5'],
    ['-0', '0'],
    ['-7', '-7'],
    ['9223372036854775807', '9223372036854775807'],
    ['9223372036854775807.00', '9223372036854775807'],
    ['"9223372036854775807"', '9223372036854775807'],
    ['5.5', '5.5'],
    ['"0d6f"', '0d6f'],
  ])('is one however the API writes it: %s', (json, key) => {
    expect(idOf(`{"id":${json}}`)).toBe(key);
    // A number of many digits elsewhere on the page makes another parser read it.
    expect(idOf(`{"other":1234567890123456789,"id":${json}}`)).toBe(key);
  });

  it('is no drift as a number, and as nothing else', () => {
    const shaper = shaperOf('opportunities');
    shaper.row({id: 5});
    expect(shaper.drift()).toBeUndefined();
    shaper.row({id: true});
    expect(shaper.drift()).toContain('id (1)');
  });

  it('is the key of a parent too', () => {
    expect(shaped('contacts_relationships', {contactId: 5, id: 6})).toMatchObject({contactId: '5', id: '6'});
    expect(shaped('jobs', {id: 5})).toEqual({id: 5});
  });
});

it('does not change the row it was given', () => {
  const row = Object.freeze({id: 1, total: '1.0', items: Object.freeze([Object.freeze({price: '2'})])});
  expect(() => shaped('invoices', row)).not.toThrow();
});

describe('drift', () => {
  it('is silent while rows are as documented', () => {
    const shaper = shaperOf('invoices');
    shaper.row({id: 1, total: '5', active: true, summary: null});
    expect(shaper.drift()).toBeUndefined();
  });

  it('is one line with the fields and how often', () => {
    const shaper = shaperOf('invoices');
    for (const id of [1, 2, 3]) shaper.row({id, brandNew: id, active: 'yes'});
    expect(shaper.drift()).toBe(
      'fields unknown to the schema: brandNew (3); values of another type than documented: active (3)',
    );
  });
});

describe('rows that may lack an id', () => {
  const item = {payrollId: 9, employeeId: 5, date: '2025-01-01T00:00:00Z', activity: 'Bonus', id: null};
  const keysOf = (rows: readonly JsonObject[]): unknown[] =>
    shaperOf('payroll')
      .group(rows, 'x')
      .map(({_key}) => _key);

  it('are keyed by the id where there is one', () => {
    expect(shaped('payroll', {...item, id: 42})).toMatchObject({_key: '42', _groupReadOn: null});
    expect(keysOf([{...item, id: new RawNumber('9007199254740993')}])).toEqual(['9007199254740993']);
  });

  it('are keyed by business fields, never by the amount', () => {
    const [key] = keysOf([{...item, amount: 10}]);
    expect(key).toMatch(/^[0-9a-f]{32}#0$/);
    expect(keysOf([{...item, amount: 99}])).toEqual([key]);
    expect(keysOf([{...item, employeeId: 6}])).not.toEqual([key]);
  });

  it('are counted through when they are equal', () => {
    const [first, second] = keysOf([item, {...item, amount: 3}]) as string[];
    expect(second).toBe(first?.replace('#0', '#1'));
  });

  it('all carry the time their group was read', () => {
    const readOn = '2025-01-02T03:04:05.0000000Z';
    const rows = shaperOf('payroll').group([item, {...item, id: 42}], readOn);
    const stamp = '2025-01-02T03:04:05.000000Z';
    expect(rows.map(({_groupReadOn}) => _groupReadOn)).toEqual([stamp, stamp]);
  });
});

it('gives other streams no key of ours', () => {
  expect(shaped('jobs', {id: 1})).toEqual({id: 1});
});
