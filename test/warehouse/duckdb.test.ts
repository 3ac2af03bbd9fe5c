import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import {warehouseContract} from './contract';

describe('DuckDB', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duckdb-'));
  let files = 0;
  afterAll(() => rmSync(folder, {recursive: true}));

  warehouseContract((clock) => openDuckDb(join(folder, `${(files += 1)}.duckdb`), {clock}));
});
