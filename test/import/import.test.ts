import {withLease} from '../../src/load/held-lease';
import {load} from '../../src/load/loader';
import {silent} from '../../src/log';
import {record, stream as messages} from '../pipeline/messages';
import {importing} from './importing';

const here = importing();
const importText: typeof here.store = (...file) => here.store(...file);
const rejected = () => here.rejected();
const invoices = () => here.rows('id, total, active, jobId, summary, modifiedOn, _ingestion_source');

it('maps columns by name, reads what a spreadsheet writes, and keeps every digit', async () => {
  const {counts, mapping} = await importText(
    'invoices.csv',
    '\uFEFFInvoice ID,Modified On,TOTAL,Active,Job,"Summary",Their own\r\n' +
      '9007199254740993,2024-05-01T10:00:00Z,"$1,234.50",Yes,"{""id"": 7}","says ""hi"",\nand more",x\r\n' +
      '2,2024-05-01T10:00:00.1234567Z,(12.00),no,,,\r\n',
  );
  expect(mapping).toEqual([
    {column: 'Invoice ID', field: 'id'},
    {column: 'Modified On', field: 'modifiedOn'},
    {column: 'TOTAL', field: 'total'},
    {column: 'Active', field: 'active'},
    {column: 'Job', field: 'job'},
    {column: 'Summary', field: 'summary'},
    {column: 'Their own', field: null},
  ]);
  expect(counts).toMatchObject({read: 2, inserted: 2, rejected: 0, rejectedValues: 0});
  const source = {_ingestion_source: 'servicetitan_export'};
  expect(await invoices()).toEqual([
    {
      ...source,
      id: 2,
      total: '-12',
      active: false,
      jobId: null,
      summary: null,
      modifiedOn: '2024-05-01T10:00:00.123456Z',
    },
    {
      ...{...source, id: '9007199254740993', total: '1234.5', active: true, jobId: 7},
      ...{summary: 'says "hi",\nand more', modifiedOn: '2024-05-01T10:00:00Z'},
    },
  ]);
});

it.each([
  ['rows.json', '[{"id": 1, "total": "1.10", "job": {"id": 3}}, {"id": 2}]'],
  ['answer.json', '{\n"page": 1, "data": [{"id": 1, "total": "1.10", "job": {"id": 3}}, {"id": 2}]}'],
  ['lines.jsonl', '{"id": 1, "total": "1.10", "job": {"id": 3}}\n\n{"id": 2}\n'],
])('reads %s', async (name, text) => {
  expect((await importText(name, text)).counts).toMatchObject({read: 2, inserted: 2});
  expect(await invoices()).toMatchObject([{id: 1, total: '1.1', jobId: 3}, {id: 2}]);
});

it('never puts an exported row in the place of an equal or newer one of the API, and can be done again', async () => {
  const row = (id: number, day: number) => ({id, modifiedOn: `2024-05-0${day}T00:00:00Z`, summary: 'API', total: day});
  const {folder} = here;
  const warehouse = await here.warehouse();
  await withLease(warehouse, 'api', (lease) =>
    load(messages(record('invoices', row(1, 5), 1_000), record('invoices', row(2, 5), 1_000)), {
      ...{warehouse, lease, mode: 'incremental', clock: Date.now, log: silent, spoolDir: folder},
    }),
  );
  const csv =
    'id,modifiedOn,summary\n1,2024-05-05T00:00:00Z,file\n2,2024-05-06T00:00:00Z,file\n3,2024-05-01T00:00:00Z,file\n';
  expect((await importText('a.csv', csv)).counts).toMatchObject({inserted: 1, updated: 1, unchanged: 1});
  expect(await invoices()).toMatchObject([
    {id: 1, summary: 'API', total: '5'},
    // The file says nothing of the total.
    {id: 2, summary: 'file', total: '5', _ingestion_source: 'servicetitan_export'},
    {id: 3, summary: 'file'},
  ]);
  expect((await importText('a.csv', csv)).counts).toMatchObject({inserted: 0, updated: 0, unchanged: 3});
  expect((await warehouse.readState()).size).toBe(0);
  expect(await warehouse.recentRuns(1)).toMatchObject([{mode: 'import', status: 'success', records_fetched: 3}]);
});

it('puts bad lines aside with their number, and bad values with their row', async () => {
  const {counts} = await importText(
    'bad.csv',
    'id,total,modifiedOn\n1,5,1/31/2024 3:00 PM\n2\n,7,\nabc,8,\n5,n/a,2024-01-01\n6,1,"never closed\n7,1,\n8,1,,4\n9,1,31/1/2024\n\n,,\n',
  );
  expect(counts).toMatchObject({read: 9, inserted: 4, rejected: 5, rejectedValues: 6});
  expect(await invoices()).toMatchObject([
    {id: 1, total: '5', modifiedOn: '2024-01-31T22:00:00Z'},
    {id: 2, total: null},
    {id: 5, total: null, modifiedOn: '2024-01-01T07:00:00Z'},
    {id: 7, total: '1'},
  ]);
  expect(await rejected()).toEqual([
    {
      field: 'line 10',
      value: '{"id":"9","total":"1","modifiedOn":"31/1/2024"}',
      reason: 'modifiedOn is not a date or time, or an ambiguous one',
    },
    {
      field: 'line 4',
      value: '{"id":"","total":"7","modifiedOn":""}',
      reason: 'NO_PRIMARY_KEY: id is missing or no INT64',
    },
    {
      field: 'line 5',
      value: '{"id":"abc","total":"8","modifiedOn":""}',
      reason: 'NO_PRIMARY_KEY: id is not an ID: IDs are digits only',
    },
    {field: 'line 7', value: '"6,1,\\"never closed"', reason: 'a quote is never closed'},
    {field: 'line 9', value: '"8,1,,4"', reason: 'it has 4 values for 3 columns'},
    {
      field: 'total',
      value: '"n/a"',
      reason: 'line 6: total is not an amount, or an ambiguous one (see --locale)',
    },
  ]);
});

it('refuses a file without the key before it touches anything', async () => {
  await expect(importText('keyless.csv', 'Number,Total\nA1,5\n')).rejects.toThrow(
    /No column of the file is id, the key of invoices; it has Number, Total/,
  );
  await expect(importText('keyless.csv', 'Number,Total\nA1\n"')).rejects.toThrow(/No column of the file is id/);
  await expect(importText('text.json', 'hello')).rejects.toThrow(/neither a JSON array/);
  expect(await (await here.warehouse()).recentRuns(1)).toEqual([]);
});

it('takes rows of a group only with an id of their own', async () => {
  const {counts} = await importText('pay.csv', 'id,payrollId,amount\n5,1,10\n,1,20\n', 'payroll');
  expect(counts).toMatchObject({inserted: 1, rejected: 1});
  expect(await (await here.warehouse()).query('SELECT _key, amount FROM st_raw_v2.raw_payroll')).toEqual([
    {_key: '5', amount: '10'},
  ]);
});

it('takes an id that is a number and the same as a text for one row', async () => {
  await importText('numbers.ndjson', '{"id": 5}\n{"id": 9223372036854775807}\n', 'opportunities');
  await importText('texts.csv', 'id\n 5 \n9223372036854775807\n', 'opportunities');
  await importText('both.json', '[{"id": "5"}, {"id": 5.0}]', 'opportunities');
  expect(await here.rows('id', 'opportunities')).toEqual([{id: '5'}, {id: '9223372036854775807'}]);
});
