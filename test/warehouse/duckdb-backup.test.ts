import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import {command, type Finished} from '../end-to-end/command';

const folder = mkdtempSync(join(tmpdir(), 'backup-'));
const file = join(folder, 'st.duckdb');
const damaged = join(folder, 'damaged.duckdb');
const stElt = (...args: readonly string[]): Promise<Finished> => command('st-elt', args, {cwd: folder});

beforeAll(async () => {
  const warehouse = await openDuckDb(file);
  await warehouse.execute(
    `CREATE TABLE st_raw_v2.numbers AS SELECT range AS id, md5(range::VARCHAR) AS name FROM range(100000)`,
  );
  await warehouse.execute('CREATE VIEW st_stage_v2.stg_jobs AS SELECT id FROM st_raw_v2.numbers WHERE id % 2 = 0');
  await warehouse.close();
});
afterAll(() => rmSync(folder, {recursive: true}));

test('a backup is a warehouse with the same rows, made under another name until it is whole, for its owner only', async () => {
  const before = readFileSync(file);
  const {exitCode, stdout, stderr} = await stElt('backup', '--warehouse', `duckdb:${file}`, '--out', 'copy.duckdb');
  expect({exitCode, stdout}).toEqual({exitCode: 0, stdout: 'copy.duckdb\n'});
  expect(stderr).toMatch(/Next: st-elt status --warehouse duckdb:copy\.duckdb\n$/);
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(statSync(join(folder, 'copy.duckdb')).mode & 0o077).toBe(0);
  expect(readdirSync(folder).sort()).toEqual(['copy.duckdb', 'st.duckdb']);
  const sql =
    'SELECT count(*) AS n, min(id) AS least, (SELECT count(*) FROM st_raw_v2.numbers) AS raw FROM st_stage_v2.stg_jobs';
  const {stdout: rows} = await stElt('query', '--warehouse', 'duckdb:copy.duckdb', '--json', sql);
  expect(JSON.parse(rows)).toEqual([{n: 50_000, least: 0, raw: 100_000}]);
  // And it can be written as any other.
  const copy = await openDuckDb(join(folder, 'copy.duckdb'));
  await copy.execute('INSERT INTO st_raw_v2.numbers VALUES (-1, NULL)');
  await copy.close();
});

test('a file that is there is not written over, and a backup has a name of its own without --out', async () => {
  const refused = await stElt('backup', '--warehouse', `duckdb:${file}`, '--out', 'copy.duckdb');
  expect(refused).toMatchObject({exitCode: 2, stderr: expect.stringContaining('exists already') as string});
  const {stdout} = await stElt('backup', '--warehouse', `duckdb:${file}`);
  expect(stdout.trim()).toMatch(/st\.\d{4}-\d\d-\d\dT\d{6}Z\.duckdb$/);
  expect(existsSync(stdout.trim())).toBe(true);
});

test('BigQuery has its own history, which is said', async () => {
  expect(await stElt('backup', '--warehouse', 'bigquery:p-1')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringMatching(/7 days.*docs\/backup\.md/) as string,
  });
});

/** DuckDB's sum over a header block: the xor of its words, each times a constant, so one word can be changed alone. */
function withNewerVersion(bytes: Buffer): Buffer {
  const [header, factor, mask] = [Buffer.from(bytes), 0xbf58476d1ce4e5b9n, 0xffffffffffffffffn];
  const version = header.readBigUInt64LE(12);
  // The words of the sum begin behind the sum itself: the version lies across two of them.
  const words = [8, 16];
  const sumOf = () => words.reduce((sum, at) => sum ^ ((header.readBigUInt64LE(at) * factor) & mask), 0n);
  const before = sumOf();
  header.writeBigUInt64LE(version + 500n, 12);
  header.writeBigUInt64LE(header.readBigUInt64LE(0) ^ before ^ sumOf(), 0);
  return header;
}

const restore = /is damaged: .+ Move it away with its \.wal, then restore a backup \(docs\/backup\.md\)/;

test.each([
  ['cut short', () => truncateSync(damaged, 600_000), restore],
  ['with other bytes in its header', () => scribble(4_096, 64), restore],
  ['with other bytes in its middle', () => scribble(700_000, 300_000), restore],
  [
    'of a newer DuckDB',
    () => writeFileSync(damaged, withNewerVersion(readFileSync(damaged))),
    /was written by a newer DuckDB than the one in here\. Use the st-elt that wrote it, or restore a backup/,
  ],
])('a file %s is said to be so, with the way out, by those that read and copy it', async (_, harm, said) => {
  for (const args of [['query', '--json', 'SELECT max(name) FROM st_raw_v2.numbers'], ['backup']]) {
    copyFileSync(file, damaged);
    harm();
    const {exitCode, stdout, stderr} = await stElt(...args, '--warehouse', `duckdb:${damaged}`);
    expect({args, exitCode, stdout}).toEqual({args, exitCode: 5, stdout: ''});
    expect(stderr).toMatch(said);
    expect(readdirSync(folder).filter((name) => /\.new/.test(name))).toEqual([]);
  }
});

function scribble(at: number, length: number): void {
  const bytes = readFileSync(damaged);
  bytes.fill(0x5a, at, at + length);
  writeFileSync(damaged, bytes);
}
