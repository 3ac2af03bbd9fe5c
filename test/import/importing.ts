import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {schemaOf, streamNamed} from '../../src/catalogue';
import {importFile, type ImportResult} from '../../src/import/import-file';
import {type ImportRow, type ImportSettings, type OpenedImport, openImport} from '../../src/import/open-import';
import {RawNumber} from '../../src/json';
import {silent} from '../../src/log';
import {createShaper} from '../../src/servicetitan/pages/records';
import type {Stream} from '../../src/streams/definition';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import type {Warehouse} from '../../src/warehouse/warehouse';

export type Given = Partial<Omit<ImportSettings, 'stream' | 'shape'>>;

/** What a file says, or what came of its import. */
interface Said {
  readonly mapping: ReturnType<OpenedImport['mapping']>;
  readonly remarks: readonly string[];
}

type Row = Readonly<Record<string, unknown>>;

/** Files in a folder of their own, read as `st-elt import` reads them; and a warehouse for each test that stores something. */
export interface Importing {
  readonly folder: string;
  warehouse(): Promise<Warehouse>;
  /** Opens a file with these bytes; times are those of Phoenix if nothing else is said. */
  open(name: string, bytes: string | Buffer, stream?: string, given?: Given): Promise<OpenedImport>;
  /** All of its rows, without a warehouse. */
  read(
    ...file: Parameters<Importing['open']>
  ): Promise<Said & {readonly records: readonly Row[]; readonly rejected: readonly string[]}>;
  store(...file: Parameters<Importing['open']>): Promise<Said & ImportResult>;
  rows(columns: string, stream?: string): Promise<readonly Row[]>;
  rejected(): Promise<readonly Row[]>;
}

/** Prepares it for the tests of the file that calls this. */
export function importing(): Importing {
  const folder = mkdtempSync(join(tmpdir(), 'import-'));
  let opened: Warehouse | undefined;
  let [files, runs] = [0, 0];
  afterEach(async () => {
    await opened?.close();
    opened = undefined;
  });
  afterAll(() => rmSync(folder, {recursive: true}));

  const warehouse = async (): Promise<Warehouse> =>
    (opened ??= await openDuckDb(join(folder, `${(files += 1)}.duckdb`)));
  const streamOf = (name: string): Stream => streamNamed(name) as Stream;
  const open: Importing['open'] = (name, bytes, stream = 'invoices', given = {}) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const shaper = createShaper(streamOf(stream), schemaOf(streamOf(stream)));
    return openImport(path, {
      ...{stream: streamOf(stream), locale: 'en-US', timezone: 'America/Phoenix'},
      shape: (row) => shaper.row(row),
      ...given,
    });
  };
  return {
    ...{folder, warehouse, open},
    async read(...file) {
      const {rows, mapping, remarks} = await open(...file);
      const all: ImportRow[] = [];
      for await (const row of rows) all.push(row);
      const records = all.flatMap((row) => ('record' in row ? [plain(row.record)] : []));
      const rejected = all.flatMap(({line, ...row}) => ('record' in row ? [] : [`${line}: ${row.reason}`]));
      return {records, rejected, mapping: mapping(), remarks};
    },
    async store(...file) {
      const [, , stream = 'invoices'] = file;
      const rows = await open(...file);
      const result = await importFile({
        ...{warehouse: await warehouse(), stream: streamOf(stream), opened: rows},
        ...{clock: Date.now, log: silent, spoolDir: folder, runId: `import-${(runs += 1)}`},
      });
      return {...result, mapping: rows.mapping(), remarks: rows.remarks};
    },
    rows: async (columns, stream = 'invoices') =>
      (await warehouse()).query(`SELECT ${columns} FROM st_raw_v2.raw_${stream} ORDER BY id`),
    rejected: async () =>
      (await warehouse()).query(
        'SELECT field, value, reason FROM st_logs_v2.rejected_records ORDER BY rejected_at, field, value',
      ),
  };
}

/** Numbers by their digits, without fields that the file says nothing of. */
function plain(record: Row): Row {
  const said = Object.entries(record).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(
    said.map(([name, value]) => [name, typeof value === 'object' && value instanceof RawNumber ? value.text : value]),
  );
}
