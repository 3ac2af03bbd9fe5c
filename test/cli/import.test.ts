import {mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {command, type Finished} from '../end-to-end/command';

const csv = 'Invoice ID,Total,Their own\n1,"$1,234.50",x\n,5,y\n2,12.00,z\n';

let folder: string;
let storage: Server;
let asked: string[];

/** Cloud Storage's download of an object, as its documents describe it. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'import-command-'));
  storage = createServer((request, answer) => {
    asked.push(request.url ?? '');
    const name = /^\/storage\/v1\/b\/exports\/o\/([^?]+)\?alt=media$/.exec(request.url ?? '')?.[1];
    if (name === encodeURIComponent('2026/all invoices.csv')) return void answer.end(csv);
    if (name === 'secret.csv') return void answer.writeHead(403).end();
    if (name === 'cut.csv') {
      answer.writeHead(200, {'content-length': '1000'}).write('id\n');
      return void setTimeout(() => answer.destroy(), 50);
    }
    answer.writeHead(404).end();
  });
  await new Promise<void>((resolve) => storage.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise((resolve) => storage.close(resolve));
  rmSync(folder, {recursive: true});
});
beforeEach(() => {
  asked = [];
});

function importing(file: string, ...more: readonly string[]): Promise<Finished> {
  const {port} = storage.address() as AddressInfo;
  return command('st-elt', ['import', '--stream', 'invoices', '--warehouse', 'duckdb:st.duckdb', ...more, file], {
    cwd: folder,
    env: {STORAGE_EMULATOR_HOST: `http://127.0.0.1:${port}`, TMPDIR: folder},
  });
}

async function query(sql: string): Promise<unknown> {
  const {stdout} = await command('st-elt', ['query', '--warehouse', 'duckdb:st.duckdb', '--json', sql], {cwd: folder});
  return JSON.parse(stdout);
}

const copies = () => readdirSync(folder).filter((name) => name.startsWith('st-elt-'));

test('an object of Cloud Storage is imported as a file is, its mapping is printed, and the copy is gone', async () => {
  const {exitCode, stdout, stderr} = await importing('gs://exports/2026/all invoices.csv', '--json');
  expect(stderr).toContain('Invoice ID → id\nTotal → total\nTheir own → (left out: no such field)');
  expect(stderr).toContain('Imported 3 rows of invoices: 2 new, 0 changed, 0 as they were');
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    stream: 'invoices',
    counts: {read: 3, inserted: 2, rejected: 1},
    mapping: [{column: 'Invoice ID', field: 'id'}, {field: 'total'}, {column: 'Their own', field: null}],
  });
  expect(await query('SELECT id, total, _ingestion_source AS s FROM st_raw_v2.raw_invoices ORDER BY id')).toEqual([
    {id: 1, total: '1234.5', s: 'servicetitan_export'},
    {id: 2, total: '12', s: 'servicetitan_export'},
  ]);
  expect(await query('SELECT field, reason FROM st_logs_v2.rejected_records')).toEqual([
    {field: 'line 3', reason: 'NO_PRIMARY_KEY: id is missing or no INT64'},
  ]);
  expect(asked).toHaveLength(1);
  expect(copies()).toEqual([]);

  writeFileSync(join(folder, 'invoices.csv'), csv);
  expect((await importing('invoices.csv')).stderr).toContain('0 new, 0 changed, 2 as they were');
}, 120_000);

test.each([
  ['gs://exports/none.csv', 2, /Object not found: gs:\/\/exports\/none\.csv\. Check bucket and name\./],
  [
    'gs://exports/secret.csv',
    3,
    /may not read gs:\/\/exports\/secret\.csv\. Grant it the role Storage Object Viewer\./,
  ],
  ['gs://exports/cut.csv', 5, /gs:\/\/exports\/cut\.csv did not arrive/],
  ['gs://exports', 2, /does not name an object\. Write gs:\/\/BUCKET\/OBJECT\./],
  ['s3://exports/a.csv', 2, /neither a file nor an object of Cloud Storage/],
  ['nowhere.csv', 2, /File not found: nowhere\.csv/],
])('%s is refused in one line', async (file, code, says) => {
  const {exitCode, stdout, stderr} = await importing(file);
  expect(stderr.trim().split('\n').at(-1)).toMatch(says);
  expect({exitCode, stdout}).toEqual({exitCode: code, stdout: ''});
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(copies()).toEqual([]);
});
