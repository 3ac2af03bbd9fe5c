import {spawnSync} from 'node:child_process';
import {chmodSync, mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import {command, type Finished} from './command';
import {isRoot, mount, testOnDisks, unmount} from './small-disk';

let folder: string;
let disk: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'full-disk-'));
  disk = join(folder, 'disk');
  mkdirSync(disk);
});
afterEach(() => {
  unmount(disk);
  rmSync(folder, {recursive: true});
});

/** Rows of about a kilobyte, and the state after them. */
function messages(rows: number, at: number): string {
  const row = (id: number) => ({id, summary: `${at} ${'x'.repeat(1_000)}`, modifiedOn: `2026-01-0${at}T00:00:00Z`});
  const lines = Array.from({length: rows}, (_, id) => ({
    type: 'RECORD',
    record: {stream: 'jobs', data: row(id), emitted_at: Date.parse(`2026-02-0${at}T00:00:00Z`)},
  }));
  const stream = {stream_descriptor: {name: 'jobs'}, stream_state: {at}};
  return [...lines, {type: 'STATE', state: {type: 'STREAM', stream}}]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

function load(rows: number, at: number, path: string, env: Readonly<Record<string, string>> = {}): Promise<Finished> {
  return command('st-elt', ['load', '--warehouse', `duckdb:${path}`], {env, stdin: messages(rows, at)});
}

/** One line that says what and where, the exit code of a warehouse, no stack. */
function expectClear({exitCode, stderr}: Finished, says: RegExp): void {
  expect(stderr.trim().split('\n').at(-1)).toMatch(says);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(exitCode).toBe(5);
}

async function stored(path: string) {
  const warehouse = await openDuckDb(path);
  try {
    const [row] = await warehouse.query(
      `SELECT count(*) AS n, count(DISTINCT id) AS ids, min(substr(summary, 1, 1)) AS oldest FROM st_raw_v2.raw_jobs`,
    );
    const [run] = await warehouse.recentRuns(1, 'jobs');
    return {...row, state: (await warehouse.readState()).get('jobs'), run: run?.status};
  } finally {
    await warehouse.close();
  }
}

const first = {n: 100, ids: 100, oldest: '1', state: {at: 1}};

testOnDisks(
  'a disk without room for the rows on their way is named, and nothing has changed',
  async () => {
    mount(disk, 'size=2m');
    const path = join(folder, 'st.duckdb');
    expect((await load(100, 1, path, {TMPDIR: disk})).exitCode).toBe(0);
    expectClear(
      await load(5_000, 2, path, {TMPDIR: disk}),
      /Temporary files cannot be written in .*disk.* \(ENOSPC\)\. Make room there, or set TMPDIR to a folder on a larger disk\./,
    );
    expect(await stored(path)).toEqual({...first, run: 'failed'});
    spawnSync('mount', ['-o', 'remount,size=64m', disk]);
    expect((await load(5_000, 2, path, {TMPDIR: disk})).exitCode).toBe(0);
    expect(await stored(path)).toEqual({n: 5_000, ids: 5_000, oldest: '2', state: {at: 2}, run: 'success'});
  },
  180_000,
);

testOnDisks(
  'a disk without room for the warehouse is named, and nothing has changed',
  async () => {
    mount(disk, 'size=3m');
    const path = join(disk, 'st.duckdb');
    expect((await load(100, 1, path)).exitCode).toBe(0);
    expectClear(
      await load(20_000, 2, path),
      /The disk of the warehouse is full \(.*st\.duckdb.*\)\. Make room there, then run again\./,
    );
    expect(await stored(path)).toMatchObject(first);
    spawnSync('mount', ['-o', 'remount,size=256m', disk]);
    expect((await load(20_000, 2, path)).exitCode).toBe(0);
    expect(await stored(path)).toEqual({n: 20_000, ids: 20_000, oldest: '2', state: {at: 2}, run: 'success'});
  },
  180_000,
);

test('a folder that rows cannot be put down in is named, and nothing has changed', async () => {
  const path = join(folder, 'st.duckdb');
  expect((await load(100, 1, path)).exitCode).toBe(0);
  // Root may write anywhere but to a disk that nobody may write to.
  if (isRoot) mount(disk, 'ro');
  else chmodSync(disk, 0o500);
  expectClear(
    await load(200, 2, path, {TMPDIR: disk}),
    /Temporary files cannot be written in .*disk.* \((EROFS|EACCES)\)\. Make room/,
  );
  expect(await stored(path)).toMatchObject(first);
});
