import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {catalogue} from '../../src/catalogue';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import {tableOf} from '../../src/warehouse/raw-table';
import type {Warehouse} from '../../src/warehouse/warehouse';

const folder = mkdtempSync(join(tmpdir(), 'examples-'));
let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openDuckDb(join(folder, 'examples.duckdb'));
  for (const stream of catalogue) await warehouse.ensureTable(tableOf(stream));
});

afterAll(async () => {
  await warehouse.close();
  rmSync(folder, {recursive: true});
});

test.each(catalogue)('the example on the page of $name runs', async ({name}) => {
  const page = readFileSync(join(__dirname, '../../docs/streams', `${name}.md`), 'utf8');
  const [, example = ''] = /```sql\n([\s\S]*?)```/.exec(page) ?? [];
  expect(example).toContain(`FROM st_raw_v2.raw_${name}`);
  expect(await warehouse.query(example)).toEqual([]);
});
