import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {compare} from '../../src/audit/comparison';
import {streamNamed} from '../../src/catalogue';
import type {Stream} from '../../src/streams/definition';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import {tableOf} from '../../src/warehouse/raw-table';
import type {Warehouse} from '../../src/warehouse/warehouse';

const folder = mkdtempSync(join(tmpdir(), 'compare-'));
let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openDuckDb(join(folder, 'test.duckdb'));
  for (const name of ['invoices', 'purchase_orders', 'jobs'])
    await warehouse.ensureTable(tableOf(streamNamed(name) as Stream));
  await warehouse.execute(`INSERT INTO st_raw_v2.raw_invoices (id, total, balance, modifiedOn, _deleted_at) VALUES
    (1, 12345678901234567.01, 1, '2024-01-02T00:00:00Z', NULL), (2, 0.02, 1, '2024-01-01T00:00:00Z', NULL),
    (3, 100, 1, '2030-01-01T00:00:00Z', '2024-06-01T00:00:00Z')`);
  await warehouse.execute('INSERT INTO st_raw_v2.raw_purchase_orders (id, total) VALUES (7, 5)');
  // As the predecessor kept them: amounts as floats or texts, a row twice, ids of its own.
  await warehouse.execute('CREATE SCHEMA old');
  await warehouse.execute(`CREATE TABLE old.raw_invoices AS SELECT * FROM (VALUES
    (1, '12345678901234567.01', TIMESTAMP '2024-01-02'), (1, '12345678901234567.01', TIMESTAMP '2024-01-02'), (9, 'n/a', NULL))
    v(id, total, "modifiedOn")`);
  await warehouse.execute(`CREATE TABLE old.raw_purchase_orders AS SELECT '7-0' AS id, 7 AS purchaseOrderId, 2.5::DOUBLE AS total
    UNION ALL SELECT '7-1', 7, 2.5`);
  await warehouse.execute('CREATE TABLE old.raw_nobody AS SELECT 1 AS id');
});
afterAll(async () => {
  await warehouse.close();
  rmSync(folder, {recursive: true});
});

it('sets rows, ids, amounts and dates side by side, digit for digit, over live rows', async () => {
  const results = await compare(warehouse, 'old');
  const brief = results.map(({stream, measure, column, theirs, ours, difference}) =>
    [stream, measure, column, theirs, ours, difference].join(' '),
  );
  expect(brief).toEqual([
    'invoices rows  3 2 -1',
    'invoices distinct_ids  2 2 0',
    'invoices sum total 24691357802469134.02 12345678901234567.03 -12345678901234566.99',
    'invoices newest modifiedOn 2024-01-02T00:00:00Z 2024-01-02T00:00:00Z ',
    'purchase_orders rows  2 1 -1',
    'purchase_orders distinct_ids  1 1 0',
    'purchase_orders sum total 5 5 0',
  ]);
  expect(results.map(({equal}) => equal)).toEqual([false, true, false, true, false, true, true]);
});

it.each([
  ['nowhere', /nowhere has no table/],
  ['st_raw_v2', /has no table/],
  [`x'; DROP TABLE y; --`, /is not a dataset name/],
])('refuses the dataset %s', async (dataset, message) => {
  await expect(compare(warehouse, dataset)).rejects.toThrow(message);
});
