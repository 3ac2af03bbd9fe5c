import {copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import {snapshotOf} from '../../src/warehouse/snapshot-path';
import {miniTenant} from '../dataform/mini-tenant';
import {load} from '../dataform/tenant';
import {command} from './command';
import {isRoot, mount, testOnDisks, unmount} from './small-disk';

jest.setTimeout(300_000);

const folder = mkdtempSync(join(tmpdir(), 'full-disk-snapshot-'));
const disk = join(folder, 'disk');
const path = join(disk, 'st.duckdb');
const original = join(folder, 'original.duckdb');

beforeAll(async () => {
  mkdirSync(disk);
  if (!isRoot) return;
  const warehouse = await openDuckDb(original);
  await load(warehouse, miniTenant);
  await warehouse.close();
  expect(await command('st-elt', ['transform', '-w', `duckdb:${original}`, '--as-of', '2025-06-29'])).toMatchObject({
    exitCode: 0,
  });
});
beforeEach(() => {
  if (!isRoot) return;
  mount(disk, 'size=100m');
  copyFileSync(original, path);
  copyFileSync(snapshotOf(original), snapshotOf(path));
});
afterEach(() => unmount(disk));
afterAll(() => rmSync(folder, {recursive: true}));

/** Makes the disk so large that so many megabytes are free. */
function leaveFree(megabytes: number): void {
  const {blocks, bavail, bsize} = statfsSync(disk);
  mount(disk, `remount,size=${(blocks - bavail) * bsize + megabytes * 1024 * 1024}`);
}

const snapshot = (): Buffer => readFileSync(snapshotOf(path));

/** Day that the marts of a file are of. */
async function dayOf(file: string): Promise<string> {
  const warehouse = await openDuckDb(file, {readOnly: true});
  const [row] = await warehouse.query('SELECT as_of::VARCHAR AS day FROM st_ref_v2.run_context');
  await warehouse.close();
  return String(row?.['day']);
}

const sweep = async (): Promise<void> => {
  const warehouse = await openDuckDb(path);
  // Enough to go through the log, where the little marts of this tenant do not reach the end of a disk.
  await warehouse.execute(
    'CREATE TABLE st_mart_v2.more AS SELECT range AS x, md5(range::VARCHAR) AS y FROM range(60_000)',
  );
  const before = snapshot();
  const refused: string[] = [];
  for (let free = 0; ; free += 1.5) {
    leaveFree(free);
    const error: unknown = await warehouse.publish?.().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (error === undefined) break;
    refused.push((error as Error).message);
    expect(snapshot().equals(before)).toBe(true);
    expect(readdirSync(disk).filter((name) => name.includes('.new'))).toEqual([]);
    leaveFree(10);
    // The same process goes on writing into the warehouse.
    await warehouse.execute(`CREATE OR REPLACE TABLE st_mart_v2.later AS SELECT ${free}::DOUBLE AS x`);
    expect(await warehouse.query('SELECT x FROM st_mart_v2.later')).toEqual([{x: free}]);
  }
  await warehouse.close();
  // Both the tables and their log got in the way, at one size or another.
  const says = (file: string) => `The disk of the warehouse is full (${file}). Make room there, then run again.`;
  const draft = `${snapshotOf(path)}.new`;
  expect(new Set(refused)).toEqual(new Set([says(draft), says(`${draft}.wal`)]));
  expect(snapshot().equals(before)).toBe(false);
};
testOnDisks('wherever the disk gets full while a snapshot is written, the former one and the warehouse stay', sweep);

const transforms = async (): Promise<void> => {
  const before = snapshot();
  // More and more room: at first even the marts have none.
  for (let free = 4, isDone = false; !isDone; free += 6) {
    leaveFree(free);
    const {exitCode, stderr} = await command('st-elt', ['transform', '-w', `duckdb:${path}`, '--as-of', '2025-06-30']);
    isDone = exitCode === 0;
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(snapshot().equals(before)).toBe(true);
    expect(readdirSync(disk).filter((name) => name.includes('.marts.'))).toEqual(['st.marts.duckdb']);
    const said = stderr.split('\n').filter((line) => line.includes('is full'));
    if (isDone)
      expect(said).toEqual([
        expect.stringMatching(
          /What others can look at meanwhile was not renewed: The disk of the warehouse is full \(.*st\.marts\.duckdb\.new.*\)\. Make room there, then run again\.$/,
        ),
      ]);
    else expect([exitCode, said.length]).toEqual([5, 1]);
    expect(await dayOf(path)).toBe(isDone ? '2025-06-30' : '2025-06-29');
    expect(await dayOf(snapshotOf(path))).toBe('2025-06-29');
  }
};
testOnDisks(
  'a transform without room for the snapshot succeeds, and says in one line what was not renewed',
  transforms,
);
