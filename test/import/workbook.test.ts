import {importing} from './importing';
import {styled, xlsx, type XlsxCell, type XlsxSheet} from './xlsx';

const here = importing();
const header = ['Id', 'Summary', 'Total', 'Active', 'Invoice Date', 'Paid On'];

const read = (rows: XlsxSheet['rows'], given = {}) =>
  here.read('a.xlsx', xlsx([{name: 'Invoices', rows: [header, ...rows]}]), 'invoices', given);
const raw = (attributes: string, xml: string): XlsxCell => ({attributes, xml});

it('reads cells by their type: texts, numbers, booleans, days and times', async () => {
  const {records, rejected, remarks} = await read([
    [
      '9223372036854775807',
      ' two  lines\n"quoted" & <b> ',
      1234.5,
      true,
      styled(45_688, 'day'),
      styled(45_688.628472222226, 'time'),
    ],
    [2, null, styled(-0.1, 'money'), false, styled(45_688.99, 'time'), styled(45_688, 'day')],
    ['0003', 'short'],
    [],
    [5, '_x000D_ é 🔧', 0.1 + 0.2, 'Yes', '1/31/2025', '2025-01-31 15:05'],
    [6, 12, '($ 1,234.50)', 1, null, '1/31/2025 3:05 PM'],
    [7, true, 1e15 / 8, 0],
  ]);
  const day = {invoiceDate: '2025-01-31T00:00:00Z'};
  expect(records).toEqual([
    {
      id: '9223372036854775807',
      summary: ' two  lines\n"quoted" & <b> ',
      total: '1234.5',
      active: true,
      ...day,
      paidOn: '2025-01-31T22:05:00Z',
    },
    {id: '2', total: '-0.1', active: false, ...day, paidOn: '2025-01-31T07:00:00Z'},
    {id: '3', summary: 'short'},
    {id: '5', summary: '\r é 🔧', total: '0.3', active: true, ...day, paidOn: '2025-01-31T22:05:00Z'},
    {id: '6', summary: '12', total: '-1234.50', active: true, paidOn: '2025-01-31T22:05:00Z'},
    {id: '7', summary: true, total: '125000000000000', active: false},
  ]);
  expect(rejected).toEqual([]);
  expect(remarks).toEqual(['The sheet "Invoices" is read.']);
});

it('rejects rows whose key, active or day is no such thing, by the number that a spreadsheet shows beside them', async () => {
  const {records, rejected} = await read([
    [1.5],
    [1.23457e20],
    [12_345_678_901_234_568],
    [4, null, null, 2],
    [5, null, null, null, 45_688],
    [6, null, null, null, null, true],
    [7, null, null, null, styled(1e9, 'day')],
    [],
    [styled(9, 'day')],
    [10, 'last'],
  ]);
  expect(records).toEqual([{id: '10', summary: 'last'}]);
  expect(rejected.map((reason) => reason.replace(/(: NO_PRIMARY_KEY:|: format| is a number|,).*/, '$1'))).toEqual([
    '2: NO_PRIMARY_KEY:',
    '3: NO_PRIMARY_KEY:',
    '4: NO_PRIMARY_KEY:',
    '5: active is neither yes nor no',
    '6: invoiceDate is a number',
    '7: paidOn is not a date',
    '8: invoiceDate is an error of the spreadsheet (########)',
    '10: NO_PRIMARY_KEY:',
  ]);
});

it('takes errors of formulas, and formulas that were never calculated, for no empty cells', async () => {
  const error = raw('t="e"', '<f>1/0</f><v>#DIV/0!</v>');
  const uncalculated = raw('', '<f>A1*2</f>');
  const {records, rejected} = await read([
    [
      1,
      raw('t="str"', '<f>"a"&amp;"b"</f><v>ab</v>'),
      raw('', '<f>1+1</f><v>2</v>'),
      raw('t="b"', '<f>TRUE()</f><v>1</v>'),
    ],
    [2, null, null, error],
    [error],
    [4, null, null, null, raw('t="e"', '<v>#N/A</v>')],
    [5, null, uncalculated, null, null],
    [6, null, error, raw('t="str"', '<f>""</f><v></v>')],
    [uncalculated],
    [8, null, null, null, uncalculated],
  ]);
  expect(records).toEqual([{id: '1', summary: 'ab', total: '2', active: true}, {id: '5'}, {id: '6'}]);
  expect(rejected).toEqual([
    '3: active is an error of the spreadsheet (#DIV/0!)',
    '4: NO_PRIMARY_KEY: id is an error of the spreadsheet (#DIV/0!)',
    '5: invoiceDate is an error of the spreadsheet (#N/A)',
    '8: NO_PRIMARY_KEY: id is an error of the spreadsheet (#NOT CALCULATED!)',
    '9: invoiceDate is an error of the spreadsheet (#NOT CALCULATED!)',
  ]);
});

it('counts days by the epoch of the workbook', async () => {
  const book = (serial: number, date1904: boolean) =>
    xlsx([{name: 'a', rows: [header, [1, null, null, null, styled(serial, 'day')]]}], {date1904});
  for (const [serial, date1904] of [
    [45_688, false],
    [45_688 - 1_462, true],
  ] as const)
    expect((await here.read('a.xlsx', book(serial, date1904))).records).toEqual([
      {id: '1', invoiceDate: '2025-01-31T00:00:00Z'},
    ]);
});

it("takes days that are written as ISO text, which name no zone, for the company's", async () => {
  const {records} = await read([
    [1, null, null, null, raw('t="d" s="1"', '<v>2025-01-31</v>'), raw('t="d"', '<v>2025-01-31T15:05:00</v>')],
    [2, null, null, null, raw('t="d"', '<v>2025-01-31T00:00:00.000</v>'), raw('t="d"', '<v>2025-01-31T22:05:00Z</v>')],
  ]);
  const both = {invoiceDate: '2025-01-31T00:00:00Z', paidOn: expect.stringMatching(/^2025-01-31T22:05:00/) as unknown};
  expect(records).toEqual([
    {id: '1', ...both},
    {id: '2', ...both},
  ]);
});

it('reads percents as a file of text has them', async () => {
  const rows = [
    ['Id', 'Name', 'Commission Rate', 'Hourly Rate'],
    [1, 'a', styled(0.0825, 'ownPercent'), 0.07],
    [2, styled(0.5, 'percent'), styled(1, 'percent'), styled(0.5, 'percent')],
    [3, 'c', 0.29, styled(25, 'money')],
    [4, 'd', styled(0.29, 'percent')],
    [5, 'e', styled(-0.125, 'ownPercent')],
  ];
  for (const locale of ['en-US', 'de-DE']) {
    const {records} = await here.read('a.xlsx', xlsx([{name: 'a', rows}]), 'technicians', {locale});
    expect(records.map(({commissionRate}) => Number(commissionRate))).toEqual([0.0825, 1, 0.29, 0.29, -0.125]);
    // Nothing but a rate is measured in percent.
    expect(records.map(({hourlyRate}) => hourlyRate)).toEqual(['0.07', undefined, '25', undefined, undefined]);
    expect(records[1]?.['name']).toBe('50%');
  }
});

it('takes times without a day, and numbers that are no day, for none', async () => {
  const {records, rejected} = await read([
    [1, styled(0.5, 'time')],
    [2, null, null, null, styled(0.25, 'time')],
    [3, null, null, null, null, styled(-5, 'day')],
    [4, null, null, null, null, styled(2_958_466, 'day')],
    [5, null, null, null, null, styled(2_958_465, 'day')],
  ]);
  expect(records).toEqual([
    {id: '1', summary: '12:00:00'},
    {id: '5', paidOn: '9999-12-31T07:00:00Z'},
  ]);
  expect(rejected).toEqual([
    '3: invoiceDate is not a date or time, or an ambiguous one',
    '4: paidOn is an error of the spreadsheet (########)',
    '5: paidOn is an error of the spreadsheet (########)',
  ]);
});

describe('sheets', () => {
  const sheet = (name: string, id: number, state?: string): XlsxSheet => ({
    name,
    rows: [['Id'], [id]],
    ...(state === undefined ? {} : {state}),
  });
  const book = xlsx([sheet('Lists', 1, 'hidden'), sheet('Code', 2, 'veryHidden'), sheet('May', 3), sheet('2', 4)]);

  it.each([
    [undefined, '3', 'The sheet "May" is read; the workbook has 2, Lists (hidden), Code (hidden) besides.'],
    ['May', '3', 'The sheet "May" is read; the workbook has 2, Lists (hidden), Code (hidden) besides.'],
    ['1', '3', 'The sheet "May" is read; the workbook has 2, Lists (hidden), Code (hidden) besides.'],
    ['2', '4', 'The sheet "2" is read; the workbook has May, Lists (hidden), Code (hidden) besides.'],
    ['Lists', '1', 'The sheet "Lists" is read; the workbook has May, 2, Code (hidden) besides.'],
    ['may', '3', 'The sheet "May" is read; the workbook has 2, Lists (hidden), Code (hidden) besides.'],
  ])('the one that is meant by %p: hidden ones by their name only', async (name, id, remark) => {
    const {records, remarks} = await here.read('a.xlsx', book, 'invoices', name === undefined ? {} : {sheet: name});
    expect(records).toEqual([{id}]);
    expect(remarks).toEqual([remark]);
  });

  it.each(['June', '5', '0', '', '-1', '1.0'])(
    '%j, which is none, is refused with those that there are',
    async (name) => {
      await expect(here.open('a.xlsx', book, 'invoices', {sheet: name})).rejects.toThrow(
        `a.xlsx has no sheet ${name}; it has May, 2, Lists (hidden), Code (hidden). Name one of them with --sheet.`,
      );
    },
  );

  it('that are charts are passed over', async () => {
    const charted = xlsx([{name: 'Chart', rows: [], isChart: true}, sheet('May', 3)]);
    const {records, remarks} = await here.read('a.xlsx', charted);
    expect({records, remarks}).toEqual({records: [{id: '3'}], remarks: ['The sheet "May" is read.']});
  });

  it('are not what a CSV file has', async () => {
    await expect(here.open('a.csv', 'Id\n1\n', 'invoices', {sheet: '1'})).rejects.toThrow('is not a workbook');
  });

  it('have their header below a title, and must have the key once', async () => {
    const one = (...rows: XlsxSheet['rows']) => xlsx([{name: 'a', rows}]);
    const {records, remarks} = await here.read('a.xlsx', one(['Report'], [], ['From', 'To'], ['Id', 'Total'], [1, 5]));
    expect(records).toEqual([{id: '1', total: '5'}]);
    expect(remarks).toContain('The header is in line 4; what is above it is left out.');
    await expect(here.open('a.xlsx', one(['Number', 'Total'], ['A', 5]))).rejects.toThrow(
      'No column of the file is id, the key of invoices; it has Number, Total (line 1 of sheet a of',
    );
    await expect(here.open('a.xlsx', one([], ['Id', 'Total', 'total'], [1, 5, 6]))).rejects.toThrow(
      'Columns 2 and 3 of the file are the same: "Total" and "total" (line 2 of sheet a of',
    );
    await expect(here.open('a.xlsx', one())).rejects.toThrow('sheet a of');
    await expect(here.open('a.xlsx', one(['Id']))).rejects.toThrow('has no rows');
  });
});
