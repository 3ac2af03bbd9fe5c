import {type ChildProcess, spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';

import {DuckDBInstance} from '@duckdb/node-api';

import {WarehouseError} from '../../src/errors';
import {keepPublished} from '../../src/load/keep-published';
import type {Log} from '../../src/log';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import {snapshotOf} from '../../src/warehouse/snapshot-path';
import type {Warehouse} from '../../src/warehouse/warehouse';

const folder = mkdtempSync(join(tmpdir(), 'duckdb-snapshot-'));
const children: ChildProcess[] = [];
const opened: Warehouse[] = [];
let folders = 0;
afterEach(async () => {
  for (const warehouse of opened.splice(0)) await warehouse.close();
});
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, {recursive: true});
});

function place(name = 'st.duckdb', parent = String((folders += 1))): string {
  mkdirSync(join(folder, parent), {recursive: true});
  return join(folder, parent, name);
}

/** A warehouse with one mart. */
async function warehouseAt(path: string, rows = 3): Promise<Warehouse> {
  const warehouse = await openDuckDb(path);
  opened.push(warehouse);
  await warehouse.execute('CREATE SCHEMA IF NOT EXISTS st_mart_v2');
  await setMart(warehouse, rows);
  return warehouse;
}

const setMart = (warehouse: Warehouse, rows: number): Promise<void> =>
  warehouse.execute(`CREATE OR REPLACE TABLE st_mart_v2.mart AS SELECT range AS i FROM range(${rows})`);

/** Rows of the mart in a published file, read as anybody else would. */
async function rowsIn(path: string): Promise<number> {
  const instance = await DuckDBInstance.create(path, {access_mode: 'READ_ONLY'});
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll('SELECT count(*)::INTEGER FROM st_mart_v2.mart');
  connection.closeSync();
  instance.closeSync();
  return Number(reader.getRows()[0]?.[0]);
}

async function refusal(warehouse: Warehouse): Promise<string> {
  const error: unknown = await warehouse.publish?.().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(WarehouseError);
  return (error as WarehouseError).message;
}

describe('snapshotOf', () => {
  it('gives no two files the same snapshot, and no file itself', () => {
    const names = ['st', 'st.duckdb', 'st.db', 'st.marts', 'st.marts.duckdb', '.duckdb', 'st.duckdb.duckdb'];
    const snapshots = names.map((name) => snapshotOf(join('/nowhere', name)));
    expect(new Set(snapshots).size).toBe(names.length);
    for (const [at, name] of names.entries()) expect(snapshots[at]).not.toBe(join('/nowhere', name));
    expect(snapshotOf('/nowhere/st.duckdb')).toBe('/nowhere/st.marts.duckdb');
  });

  it('is one for all links to a warehouse', async () => {
    const path = place();
    await (await warehouseAt(path)).publish?.();
    const link = place('link.duckdb');
    symlinkSync(path, link);
    expect(snapshotOf(link)).toBe(snapshotOf(path));
    expect(await rowsIn(snapshotOf(link))).toBe(3);
  });
});

describe('publish', () => {
  it.each(["it's", 'a "b"; DROP', 'sp ace\nand line', 'ü✓ #%20', 'x.csv', '*[a]', "'; ATTACH 'x"])(
    'works in a folder named %j',
    async (name) => {
      const path = place('st.duckdb', name);
      await (await warehouseAt(path)).publish?.();
      expect(await rowsIn(snapshotOf(path))).toBe(3);
    },
  );

  const inTheWay: readonly (readonly [what: string, make: (path: string) => void])[] = [
    ['a text', (path) => writeFileSync(path, 'my notes')],
    ['an empty file', (path) => writeFileSync(path, '')],
    ['a folder', (path) => mkdirSync(path)],
    ...(process.platform === 'win32'
      ? []
      : ([['a pipe that nobody writes to', (path: string) => void spawnSync('mkfifo', [path])]] as const)),
    ['half of a snapshot', (path) => truncateSync(path, statSync(path).size / 2)],
    ['a snapshot whose head is damaged', (path) => writeFileSync(path, readFileSync(path).fill(7, 0, 9_000))],
  ];
  it.each(inTheWay)('writes over no file but a snapshot: %s has its name', async (what, make) => {
    const path = place();
    const warehouse = await warehouseAt(path);
    if (what.includes('snapshot')) await warehouse.publish?.();
    make(snapshotOf(path));
    const content = (): unknown =>
      statSync(snapshotOf(path)).isFile() ? readFileSync(snapshotOf(path)).toString('hex') : 'no file';
    const before = content();
    expect(await refusal(warehouse)).toBe(
      `${snapshotOf(path)} is no snapshot that st-elt made, so it is not written over. ` +
        'Move it away: the snapshot of the warehouse has that name.',
    );
    expect(content()).toBe(before);
    await warehouse.close();
    // It is in nobody's way but the snapshot's.
    expect(await (await warehouseAt(path)).query('SELECT 1 AS one')).toEqual([{one: 1}]);
    expect(content()).toBe(before);
    expect(readdirSync(dirname(path)).filter((name) => name.includes('.new'))).toEqual([]);
  });

  it('names the program that has the snapshot open for writing, and goes on when it is closed', async () => {
    const path = place();
    const warehouse = await warehouseAt(path);
    await warehouse.publish?.();
    const child = spawn(
      process.execPath,
      [
        '-e',
        `(async () => {
          globalThis.held = await (await require('@duckdb/node-api').DuckDBInstance.create(process.argv[1])).connect();
          await held.run('CREATE TABLE theirs AS SELECT 1 AS x');
          console.log('held');
          setInterval(() => {}, 1000);
        })();`,
        snapshotOf(path),
      ],
      {stdio: ['ignore', 'pipe', 'inherit']},
    );
    children.push(child);
    await once(child.stdout, 'data');
    expect(await refusal(warehouse)).toMatch(
      new RegExp(
        `is open for writing in another program \\(.*PID ${child.pid}\\)\\. Close it there, or open it for reading`,
      ),
    );
    child.kill('SIGKILL');
    await once(child, 'exit');
    // Its log is not taken for that of the next snapshot.
    expect(existsSync(`${snapshotOf(path)}.wal`)).toBe(true);
    await setMart(warehouse, 5);
    await warehouse.publish?.();
    expect(await rowsIn(snapshotOf(path))).toBe(5);
    expect(readdirSync(dirname(path)).filter((name) => name.startsWith('st.marts'))).toEqual(['st.marts.duckdb']);
  });

  it('follows no link that lies where it writes, and says what it cannot remove', async () => {
    const path = place();
    const warehouse = await warehouseAt(path);
    const precious = place('precious.duckdb');
    writeFileSync(precious, 'precious');
    symlinkSync(precious, `${snapshotOf(path)}.new`);
    symlinkSync(precious, `${snapshotOf(path)}.new.wal`);
    await warehouse.publish?.();
    expect(await rowsIn(snapshotOf(path))).toBe(3);
    expect(readFileSync(precious, 'utf8')).toBe('precious');
    mkdirSync(`${snapshotOf(path)}.new`);
    await setMart(warehouse, 5);
    expect(await refusal(warehouse)).toMatch(
      /st\.marts\.duckdb\.new is in the way and cannot be removed \(.+\)\. Move it away/,
    );
    expect(await rowsIn(snapshotOf(path))).toBe(3);
  });

  it('keeps the permissions that the owner gave the former snapshot', async () => {
    const path = place();
    const warehouse = await warehouseAt(path);
    await warehouse.publish?.();
    chmodSync(snapshotOf(path), 0o640);
    await warehouse.publish?.();
    expect(statSync(snapshotOf(path)).mode & 0o777).toBe(0o640);
  });

  it('happens in turn, beside transactions and others that open the file', async () => {
    const path = place();
    const warehouse = await warehouseAt(path);
    const build = (rows: number) =>
      warehouse.transaction?.(async (runner) => {
        await runner.execute('DROP TABLE st_mart_v2.mart');
        await runner.execute(`CREATE TABLE st_mart_v2.mart AS SELECT range AS i FROM range(${rows})`);
      });
    for (const rows of [10, 20, 30])
      await Promise.all([warehouse.publish?.(), build(rows), warehouse.publish?.(), warehouseAt(path, rows)]);
    await warehouse.publish?.();
    expect(await rowsIn(snapshotOf(path))).toBe(30);
  });

  it('leaves out a view that cannot be read any more', async () => {
    const path = place();
    const warehouse = await warehouseAt(path);
    await warehouse.execute('CREATE TABLE st_mart_v2.gone AS SELECT 1 AS x');
    await warehouse.execute('CREATE VIEW st_mart_v2.list AS FROM st_mart_v2.gone');
    await warehouse.execute('CREATE VIEW st_mart_v2.other AS FROM st_mart_v2.mart');
    await warehouse.execute('DROP TABLE st_mart_v2.gone');
    await warehouse.publish?.();
    expect(await rowsIn(snapshotOf(path))).toBe(3);
  });

  it('that fails again and again during a run is said once', async () => {
    const said: string[] = [];
    const log: Log = {debug: () => {}, info: () => {}, warn: (line) => void said.push(line), error: () => {}};
    const path = place();
    const warehouse = await warehouseAt(path);
    mkdirSync(snapshotOf(path));
    jest.useFakeTimers({doNotFake: ['performance', 'nextTick', 'setImmediate']});
    try {
      const stop = keepPublished(warehouse, log);
      const publish = jest.spyOn(warehouse, 'publish' as never);
      while (publish.mock.calls.length < 3) {
        await jest.advanceTimersByTimeAsync(60_000);
        await new Promise((resolve) => setImmediate(resolve));
      }
      await stop();
    } finally {
      jest.useRealTimers();
    }
    expect(said).toEqual([expect.stringContaining('What others can look at meanwhile was not renewed: ')]);
  });
});

describe('a process that is killed while it publishes', () => {
  it('leaves the former snapshot whole, and the next one leaves nothing of it', async () => {
    const path = place();
    const rows = 400_000;
    const first = await warehouseAt(path, rows);
    // What does not shrink takes its time to be written.
    await first.execute('CREATE TABLE st_mart_v2.noise AS SELECT random() AS x FROM range(500_000)');
    await first.publish?.();
    await opened.pop()?.close();
    const script = `(async () => {
      const warehouse = await require(process.argv[1]).openDuckDb(process.argv[2]);
      for (;;) { await warehouse.publish(); }
    })();`;
    const module = join(__dirname, '..', '..', 'dist', 'src', 'warehouse', 'duckdb', 'connection');
    const left = new Set<string>();
    for (let kill = 0; kill < 8; kill += 1) {
      const child = spawn(process.execPath, ['-e', script, module, path], {stdio: ['ignore', 'ignore', 'inherit']});
      children.push(child);
      const ended = once(child, 'exit');
      while (!existsSync(`${snapshotOf(path)}.new`) && child.exitCode === null)
        await new Promise((resolve) => setImmediate(resolve));
      // Whole at any moment, and whole wherever the process ends.
      for (let look = 0; look < 10; look += 1) expect(await rowsIn(snapshotOf(path))).toBe(rows);
      await new Promise((resolve) => setTimeout(resolve, kill * 23));
      child.kill('SIGKILL');
      expect(await ended).toEqual([null, 'SIGKILL']);
      for (const name of readdirSync(dirname(path))) left.add(name);
      expect(await rowsIn(snapshotOf(path))).toBe(rows);
    }
    expect([...left]).toContain('st.marts.duckdb.new');
    await (await warehouseAt(path, rows)).publish?.();
    await opened.pop()?.close();
    expect(readdirSync(dirname(path)).sort()).toEqual(['st.duckdb', 'st.marts.duckdb']);
  }, 120_000);
});
