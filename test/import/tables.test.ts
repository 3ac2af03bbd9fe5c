import {importing} from './importing';

const here = importing();

describe('separators', () => {
  const fields = [{id: '1', summary: 'a,b;c\td|e', total: '1234.50'}];
  it.each([
    [',', 'Id,Summary,Total\n1,"a,b;c\td|e","1,234.50"\n', []],
    [';', 'Id;Summary;Total\n1;"a,b;c\td|e";1,234.50\n', ['Its columns are separated by ;.']],
    ['tab', 'Id\tSummary\tTotal\n1\t"a,b;c\td|e"\t1,234.50\n', ['Its columns are separated by tabs.']],
    ['|', 'Id|Summary|Total\n1|"a,b;c\td|e"|1,234.50\n', ['Its columns are separated by |.']],
    ['sep=, ', 'sep=,\r\nId,Summary,Total\r\n1,"a,b;c\td|e","1,234.50"\r\n', []],
    ['sep=; ', 'SEP=;\nId;Summary;Total\n1;"a,b;c\td|e";1,234.50\n', ['Its columns are separated by ;.']],
    ['sep=tab', 'sep=\t\nId\tSummary\tTotal\n1\t"a,b;c\td|e"\t1,234.50\n', ['Its columns are separated by tabs.']],
    ['"sep=^"', '"sep=^"\nId^Summary^Total\n1^a,b;c\td|e^1,234.50\n', ['Its columns are separated by ^.']],
  ])('%s', async (_, text, remarks) => {
    for (const ends of [text, text.replaceAll(/\r?\n/g, '\r'), `\uFEFF${text.replaceAll(/\r?\n/g, '\r\n')}`]) {
      const read = await here.read('a.csv', ends);
      expect({records: read.records, rejected: read.rejected}).toEqual({records: fields, rejected: []});
      expect(read.remarks).toEqual(remarks);
    }
  });

  it('are what the header says, not what its cells or the rows hold', async () => {
    const {records, mapping} = await here.read('a.csv', 'Id;"Summary, long, very; long";Total\n1;a,b,c,d;5\n');
    expect(records).toEqual([{id: '1', total: '5'}]);
    expect(mapping.map(({field}) => field)).toEqual(['id', null, 'total']);
  });

  it('of one column there are none', async () => {
    expect((await here.read('a.csv', 'Id\n1\n2\n')).records).toEqual([{id: '1'}, {id: '2'}]);
  });
});

describe('headers', () => {
  it('are found below a title, and rows keep the numbers of their lines', async () => {
    const {records, rejected, remarks} = await here.read(
      'report.csv',
      'Invoices Report\n"From 10/01/2025\nto 10/31/2025"\n\nId,Number,Total\nx,A,100\n2,B,200\n',
    );
    expect(records).toEqual([{id: '2', total: '200'}]);
    expect(rejected).toEqual(['6: NO_PRIMARY_KEY: id is not an ID: IDs are digits only']);
    expect(remarks).toContain('The header is in line 5; what is above it is left out.');
  });

  it.each([
    ['Id,Total,Total\n1,5,6\n', 'Columns 2 and 3 of the file are the same: "Total" and "Total" (line 1 of'],
    ['Id,Total,x, total \n1,5,,6\n', 'Columns 2 and 4 of the file are the same: "Total" and "total" (line 1 of'],
    ['Id,Sub Total,sub_total\n1,5,6\n', 'Columns 2 and 3 of the file are the same: "Sub Total" and "sub_total"'],
    ['Id,Invoice Id\n1,1\n', 'Columns 1 and 2 of the file are the same: "Id" and "Invoice Id"'],
    ['Id,Notes,Total,Notes\n1,a,5,b\n', 'Columns 2 and 4 of the file are the same: "Notes" and "Notes"'],
    ['Id,名前,Total,名前\n1,a,5,b\n', 'Columns 2 and 4 of the file are the same: "名前" and "名前"'],
    ['Title\n\nId,Total,Total\n1,5,6\n', 'Columns 2 and 3 of the file are the same: "Total" and "Total" (line 3 of'],
    ['sep=;\nId;Total;Total\n1;5;6\n', 'Columns 2 and 3 of the file are the same: "Total" and "Total" (line 2 of'],
  ])('with a name twice are refused with both places: %j', async (text, says) => {
    await expect(here.open('twice.csv', text)).rejects.toThrow(says);
    await expect(here.open('twice.csv', text)).rejects.toThrow('Rename or remove one of them.');
  });

  it('may have names that differ in letters other than a to z', async () => {
    const {records, mapping} = await here.read('a.csv', 'Id,Größe,Grüße,名前,住所,Total\n1,a,b,c,d,5\n');
    expect(mapping.map(({field}) => field)).toEqual(['id', null, null, null, null, 'total']);
    expect(records).toEqual([{id: '1', total: '5'}]);
  });

  it('may leave columns without a name', async () => {
    expect((await here.read('a.csv', 'Id,,Total,\n1,x,5,y\n2,,6\n')).records).toEqual([
      {id: '1', total: '5'},
      {id: '2', total: '6'},
    ]);
  });

  it.each([
    ['Number,Total\nA1\nA2,5\n', 'No column of the file is id, the key of invoices; it has Number, Total (line 1 of'],
    ['Number;Total\nA1;5\n', 'No column of the file is id, the key of invoices; it has Number, Total'],
    ['Name\n1\n', 'No column of the file is id, the key of invoices; it has Name'],
    ['1,A,100\n2,B,200\n', 'No column of the file is id, the key of invoices; it has 1, A, 100'],
    ['Ïd,Total\n1,5\n', 'No column of the file is id, the key of invoices; it has Ïd, Total'],
    [`Name,${'x'.repeat(60)}\u001b[31m\n1,2\n`, `it has Name, ${'x'.repeat(40)}… (line 1 of`],
    [`${Array.from({length: 30}, (_, at) => `C${at}`).join()}\n1\n`, 'C18, C19, and 10 more (line 1 of'],
    ['"Id,Total\n1,5\n', 'No column of the file is id'],
  ])('without the key are refused before anything is touched: %j', async (text, says) => {
    await expect(here.store('keyless.csv', text)).rejects.toThrow(says);
    expect(await (await here.warehouse()).recentRuns(1)).toEqual([]);
  });

  it('map names in any case, with spaces and signs, and with the name of the entity', async () => {
    const {mapping, records} = await here.read(
      'a.csv',
      'INVOICE ID,sub_total,Sales-Tax,"Job\nNumber",Invoice Total\n1,1,2,J-1,3\n',
    );
    expect(mapping.map(({field}) => field)).toEqual(['id', 'subTotal', 'salesTax', 'jobNumber', 'total']);
    expect(records).toEqual([{id: '1', subTotal: '1', salesTax: '2', jobNumber: 'J-1', total: '3'}]);
  });
});

describe('rows', () => {
  it('that are short are filled, blank ones passed over, long ones rejected', async () => {
    const {records, rejected} = await here.read(
      'a.csv',
      'Id,Summary,Total\n1\n2,a\n\n,,\n  ,, \n3,b,5\n4,c,6,\n5,d,7,,,\n6,e,8,x\n',
    );
    expect(records).toEqual([
      {id: '1'},
      {id: '2', summary: 'a'},
      {id: '3', summary: 'b', total: '5'},
      {id: '4', summary: 'c', total: '6'},
      {id: '5', summary: 'd', total: '7'},
    ]);
    expect(rejected).toEqual(['10: it has 4 values for 3 columns']);
  });

  it('that are short or have empty cells leave what is stored as it is', async () => {
    await here.store('a.csv', 'Id,Summary,Total,Modified On\n1,first,5,1/1/2025\n2,second,6,1/1/2025\n');
    await here.store('b.csv', 'Id,Modified On,Total,Summary\n1,1/2/2025\n2,1/2/2025,,\n');
    expect(await here.rows('id, summary, total, modifiedOn')).toEqual([
      {id: 1, summary: 'first', total: '5', modifiedOn: '2025-01-02T07:00:00Z'},
      {id: 2, summary: 'second', total: '6', modifiedOn: '2025-01-02T07:00:00Z'},
    ]);
  });

  it('with an unreadable key, active or day are rejected whole; other values are left out and noted', async () => {
    const header = 'Id,Active,Invoice Date,Paid On,Total,Job Id';
    const {counts} = await here.store(
      'bad.csv',
      [
        `${header}`,
        '1,yes,1/31/2025,1/31/2025 1:00 PM,5,7',
        '1.5E3,yes,1/31/2025,,5,7',
        '3,perhaps,1/31/2025,,5,7',
        '4,yes,31/1/2025,,5,7',
        '5,yes,1/31/2025,1/31/25,5,7',
        '6,yes,#N/A,,5,7',
        '7,#REF!,,,5,7',
        '8,no,1/31/2025,,five,1.2E3',
        '9,,,,,',
      ].join('\n'),
    );
    expect(counts).toMatchObject({read: 9, inserted: 3, rejected: 6});
    expect(await here.rows('id, active, invoiceDate, paidOn, total, jobId')).toEqual([
      {id: 1, active: true, invoiceDate: '2025-01-31T00:00:00Z', paidOn: '2025-01-31T20:00:00Z', total: '5', jobId: 7},
      {id: 8, active: false, invoiceDate: '2025-01-31T00:00:00Z', paidOn: null, total: null, jobId: null},
      {id: 9, active: null, invoiceDate: null, paidOn: null, total: null, jobId: null},
    ]);
    const reasons = (await here.rejected()).map(({field, reason}) => `${String(field)}: ${String(reason)}`);
    expect(reasons.sort()).toEqual([
      expect.stringMatching(
        /^jobId: line 9: jobId went through a spreadsheet, which kept the first digits only \(1\.2E3\)/,
      ),
      expect.stringMatching(/^line 3: NO_PRIMARY_KEY: id went through a spreadsheet/),
      'line 4: active is neither yes nor no',
      expect.stringMatching(/^line 5: invoiceDate is not a date or time, or an ambiguous one/),
      expect.stringMatching(/^line 6: paidOn is not a date or time, or an ambiguous one/),
      'line 7: invoiceDate is an error of the spreadsheet (#N/A)',
      'line 8: active is an error of the spreadsheet (#REF!)',
      expect.stringMatching(/^total: line 9: total is not an amount/),
    ]);
  });

  it('have the numbers of their lines as an editor shows them, whatever ends a line', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const lines = ['Id,Summary,Total', '1,"a', '', 'b",1', 'x,c,1', '2,d" e,1', '3,"f', 'g""",1', 'y,"h', 'i",1', ''];
      const {records, rejected} = await here.read('lines.csv', lines.join(end));
      expect(records).toEqual([
        {id: '1', summary: `a${end}${end}b`, total: '1'},
        {id: '3', summary: `f${end}g"`, total: '1'},
      ]);
      expect(rejected).toEqual([
        '5: NO_PRIMARY_KEY: id is not an ID: IDs are digits only',
        '6: a quote stands within column 2',
        '9: NO_PRIMARY_KEY: id is not an ID: IDs are digits only',
      ]);
    }
  });

  it('keep what their texts hold: lines, quotes, NUL and control characters', async () => {
    const filler = Array.from({length: 2_000}, (_, id) => `${id + 10},x`).join('\n');
    const {counts} = await here.store('a.csv', `Id,Summary\n${filler}\n1,"a\r\nb ""c"" \u0007\u2028 d"\n2,e\0f\n`);
    expect(counts).toMatchObject({read: 2_002, rejected: 0});
    const [first, second] = await here.rows('id, summary');
    expect(first).toEqual({id: 1, summary: 'a\r\nb "c" \u0007\u2028 d'});
    expect(second).toEqual({id: 2, summary: 'e\0f'});
  });
});

it('values of cells take the locale of the file and the zone of the company', async () => {
  const {records} = await here.read(
    'de.csv',
    'Id;Total;Invoice Date;Paid On\n1;1.234,56 €;31.01.2025;31.01.2025 15:05\n2;-0,5;2025-01-31;2025-07-31 15:05\n',
    'invoices',
    {locale: 'de-DE', timezone: 'Europe/Berlin'},
  );
  expect(records).toEqual([
    {id: '1', total: '1234.56', invoiceDate: '2025-01-31T00:00:00Z', paidOn: '2025-01-31T14:05:00Z'},
    {id: '2', total: '-0.5', invoiceDate: '2025-01-31T00:00:00Z', paidOn: '2025-07-31T13:05:00Z'},
  ]);
});

it('lines of JSON, arrays and answers follow the same rules', async () => {
  const rows = [
    '{"id": 1, "invoiceDate": "1/31/2025", "active": "Yes", "total": "(1.50)"}',
    '{"id": "1.23457E+11"}',
    '{"id": 1.23457E+11}',
    '{"id": 2, "jobId": 1.5e3}',
    '{"id": 3, "paidOn": 45688}',
    '{"id": 4, "active": 2}',
    '{"id": 5, "active": 0, "invoiceDate": true}',
    '{"id": 6, "active": {"a": 1}}',
    '{"id": 7, "active": 0, "invoiceDate": null}',
  ];
  for (const [name, text] of [
    ['a.jsonl', rows.join('\n')],
    ['a.json', `[${rows.join(',\n')}]`],
    ['b.json', `{"page": 1, "data": [${rows.join()}]}`],
  ] as const) {
    const {records, rejected} = await here.read(name, text);
    expect(records).toEqual([
      {id: 1, invoiceDate: '2025-01-31T00:00:00Z', active: true, total: '-1.50'},
      {id: 2},
      {id: 7, active: false},
    ]);
    expect(rejected).toEqual([
      expect.stringMatching(/^2: NO_PRIMARY_KEY: id went through a spreadsheet/),
      expect.stringMatching(/^3: NO_PRIMARY_KEY: id went through a spreadsheet/),
      expect.stringMatching(/^5: paidOn is a number, not a date/),
      '6: active is neither yes nor no',
      '7: invoiceDate is not a date',
      '8: active is neither yes nor no',
    ]);
  }
});
