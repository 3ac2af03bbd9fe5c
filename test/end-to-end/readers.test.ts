import {type ChildProcess, spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {createInterface} from 'node:readline';

import {DuckDBInstance} from '@duckdb/node-api';

import {startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import {snapshotOf} from '../../src/warehouse/snapshot-path';
import {miniTenant} from '../dataform/mini-tenant';
import {load} from '../dataform/tenant';
import {command, type Finished} from './command';

jest.setTimeout(300_000);

const folder = mkdtempSync(join(tmpdir(), 'readers-'));
const bin = join(__dirname, '..', '..', 'bin', 'st-elt');
const original = join(folder, 'original.duckdb');
const children: ChildProcess[] = [];
let copies = 0;

beforeAll(async () => {
  const warehouse = await openDuckDb(original);
  await load(warehouse, miniTenant);
  await warehouse.close();
  expect(await command('st-elt', ['transform', '-w', `duckdb:${original}`, '--as-of', '2025-06-29'])).toMatchObject({
    exitCode: 0,
  });
});
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, {recursive: true});
});

/** A warehouse with marts, in a folder of its own, with its snapshot or without. */
function copyOf({published = true} = {}): string {
  const path = join(folder, String(++copies), 'st.duckdb');
  mkdirSync(dirname(path));
  copyFileSync(original, path);
  if (published) copyFileSync(snapshotOf(original), snapshotOf(path));
  return path;
}

const reads = [
  ['status', '--json'],
  ['runs', '--json'],
  ['report', '--out', '-'],
  ['query', '--json', 'SELECT count(*) AS n FROM st_mart_v2.kpi_weekly_by_bu'],
] as const;

const ask = (path: string, args: readonly string[], ...more: readonly string[]): Promise<Finished> =>
  command('st-elt', [...args, '-w', `duckdb:${path}`, ...more], {cwd: folder});

/** A process of its own that has the file open for writing, until it is killed. */
async function writer(path: string, sql = 'SELECT 1'): Promise<ChildProcess> {
  const script = `
    const {DuckDBInstance} = require('@duckdb/node-api');
    (async () => {
      // What nothing refers to is closed some time.
      globalThis.held = await (await DuckDBInstance.create(process.argv[1])).connect();
      await held.run(process.argv[2]);
      console.log('held');
      setInterval(() => {}, 1000);
    })();`;
  const child = spawn(process.execPath, ['-e', script, path, sql], {stdio: ['ignore', 'pipe', 'inherit']});
  children.push(child);
  await once(child.stdout, 'data');
  return child;
}

async function killed(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** Bytes and times of a folder's files. */
function contentOf(path: string): readonly (readonly [string, string, number])[] {
  return readdirSync(dirname(path)).map((name) => {
    const file = join(dirname(path), name);
    return [name, readFileSync(file).toString('base64'), statSync(file).mtimeMs];
  });
}

describe('a warehouse that one may only read', () => {
  const isRoot = process.getuid?.() === 0;
  const nobody = 65_534;
  /** Root may do anything, so another account looks, where it can reach this checkout. */
  const account =
    isRoot && spawnSync(process.execPath, [bin, '--version'], {uid: nobody, gid: nobody}).status === 0
      ? {uid: nobody, gid: nobody}
      : {};

  it.each([false, true])(
    'is looked at by every command that looks, and stays as it is, with the log of a killed writer: %s',
    async (withLog) => {
      const path = copyOf({published: false});
      if (withLog) {
        await killed(await writer(path, 'CREATE TABLE st_mart_v2.late AS SELECT 7 AS x'));
        expect(existsSync(`${path}.wal`)).toBe(true);
      }
      for (const name of readdirSync(dirname(path))) {
        chmodSync(join(dirname(path), name), 0o400);
        if (account.uid !== undefined) chownSync(join(dirname(path), name), nobody, nobody);
      }
      chmodSync(folder, 0o755);
      chmodSync(dirname(path), 0o555);
      const before = contentOf(path);
      const looks = withLog ? [['status'], ['query', 'SELECT x FROM st_mart_v2.late']] : reads;
      for (const args of looks) {
        const child = spawn(process.execPath, [bin, ...args, '-w', `duckdb:${path}`], {
          ...account,
          cwd: '/',
          env: {PATH: process.env['PATH'], NO_COLOR: '1'},
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        let [out, err] = ['', ''];
        child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
        child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
        const [exitCode] = (await once(child, 'close')) as [number];
        expect([args[0], exitCode, exitCode === 0 ? '' : err]).toEqual([args[0], 0, '']);
        expect(out.length).toBeGreaterThan(1);
      }
      expect(contentOf(path)).toEqual(before);
    },
  );
});

describe('while another process writes', () => {
  it('commands that look wait for it, say so in one line, and see what it wrote', async () => {
    const path = copyOf();
    const child = await writer(path, 'CREATE TABLE st_mart_v2.late AS SELECT 7 AS x');
    const looking = spawn(
      process.execPath,
      [bin, 'query', '--json', 'SELECT x FROM st_mart_v2.late', '-w', `duckdb:${path}`, '--wait', '120'],
      {env: {PATH: process.env['PATH'], NO_COLOR: '1'}, stdio: ['ignore', 'pipe', 'pipe']},
    );
    children.push(looking);
    const ended = once(looking, 'close');
    const said: string[] = [];
    for await (const line of createInterface({input: looking.stderr})) {
      said.push(line);
      if (said.length === 1) await killed(child);
    }
    let out = '';
    for await (const chunk of looking.stdout) out += String(chunk);
    expect(await ended).toEqual([0, null]);
    expect(JSON.parse(out)).toEqual([{x: 7}]);
    expect(said).toEqual([
      expect.stringMatching(
        /^The warehouse .*st\.duckdb is in use by another process .* Waiting up to 120 s for it \(--wait\)\.$/,
      ),
    ]);
  });

  it('they look at what was published last, and say of when it is', async () => {
    const path = copyOf();
    const child = await writer(path, 'DROP TABLE st_mart_v2.kpi_weekly_by_bu');
    const before = contentOf(path).filter(([name]) => name.includes('.marts.'));
    for (const args of reads) {
      const {exitCode, stdout, stderr} = await ask(path, args, '--wait', '0');
      expect([args[0], exitCode]).toEqual([args[0], 0]);
      expect(stderr.trim().split('\n')[0]).toMatch(
        /^The warehouse .*st\.duckdb is in use by another process \(.+, PID \d+\)\. This is as of \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ, as it was published in .*st\.marts\.duckdb\.$/,
      );
      expect(stdout.length).toBeGreaterThan(1);
    }
    const status = JSON.parse((await ask(path, ['status', '--json'], '--wait', '0')).stdout) as {rows_lost: unknown}[];
    // Raw tables are not published, so what they lost is not known.
    expect(new Set(status.map(({rows_lost: lost}) => lost))).toEqual(new Set([null]));
    expect(await ask(path, ['query', 'SELECT 1 FROM st_raw_v2.raw_jobs'], '--wait', '0')).toMatchObject({
      exitCode: 5,
      stdout: '',
      stderr: expect.stringMatching(
        /The snapshot has st_mart_v2, st_ref_v2 and the run log only\. Ask again when the writer is done \(--wait\)\.\n$/,
      ) as string,
    });
    expect(contentOf(path).filter(([name]) => name.includes('.marts.'))).toEqual(before);
    await killed(child);
  });

  it('they say when nothing was published, and take no half-made file for it', async () => {
    const path = copyOf({published: false});
    writeFileSync(`${snapshotOf(path)}.new`, readFileSync(snapshotOf(original)).subarray(0, 300_000));
    const child = await writer(path);
    for (const args of reads) {
      const {exitCode, stdout, stderr} = await ask(path, args, '--wait', '0');
      expect([args[0], exitCode, stdout]).toEqual([args[0], 5, '']);
      expect(stderr).toMatch(/^The warehouse .* is in use by another process .* Nothing was published yet .*\n$/);
    }
    await killed(child);
    // The next one that publishes removes it.
    expect(await ask(path, ['transform', '--as-of', '2025-06-30'])).toMatchObject({exitCode: 0});
    expect(readdirSync(dirname(path)).sort()).toEqual(['st.duckdb', 'st.marts.duckdb']);
  });

  it.each([
    ['a warehouse', (path: string) => copyFileSync(original, path)],
    ['a text', (path: string) => writeFileSync(path, 'my notes')],
    ['a folder', (path: string) => mkdirSync(path)],
    ['half a snapshot', (path: string) => writeFileSync(path, readFileSync(snapshotOf(original)).subarray(0, 300_000))],
  ])('they take %s that has the name of the snapshot for none', async (_, make) => {
    const path = copyOf({published: false});
    make(snapshotOf(path));
    const child = await writer(path);
    const {exitCode, stdout, stderr} = await ask(path, ['query', 'SELECT 1 AS x'], '--wait', '0');
    expect([exitCode, stdout]).toEqual([5, '']);
    expect(stderr).toMatch(
      /^The warehouse .* is in use by another process .*\. What lies at .*st\.marts\.duckdb cannot be read as its snapshot: .+\. Wait until the writer is done .*\n$/,
    );
    await killed(child);
  });

  it('a backup waits for the warehouse itself, and copies no snapshot in its place', async () => {
    const path = copyOf();
    const child = await writer(path);
    const {exitCode, stderr} = await ask(path, ['backup', '--out', join(dirname(path), 'copy.duckdb')], '--wait', '0');
    expect([exitCode, stderr]).toEqual([5, expect.stringContaining('is in use by another process')]);
    expect(existsSync(join(dirname(path), 'copy.duckdb'))).toBe(false);
    await killed(child);
  });
});

describe('the first load', () => {
  it('can be looked at while it goes on', async () => {
    const simulator = await startSimulator({
      tenant: createTenant({seed: 7, size: 'tiny', now: new Date('2026-03-11T18:00:00Z')}),
    });
    let letGo = (): void => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    // The company has a stream that takes hours.
    simulator.onRequest(({path}) => (path.includes('/invoices') && !path.includes('/export/') ? held : undefined));
    const path = join(folder, 'first', 'st.duckdb');
    mkdirSync(dirname(path));
    const config = join(folder, 'first.json');
    writeFileSync(config, JSON.stringify({...simulator.config(), requests_per_second: 40}));
    const child = spawn(
      process.execPath,
      [bin, 'sync', '-c', config, '-w', `duckdb:${path}`, '-s', 'jobs,invoices', '--no-transform'],
      {env: {PATH: process.env['PATH'], HOME: process.env['HOME']}, stdio: ['ignore', 'ignore', 'pipe']},
    );
    children.push(child);
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const ended = once(child, 'close');
    try {
      while (!existsSync(snapshotOf(path)) && child.exitCode === null)
        await new Promise((resolve) => setTimeout(resolve, 200));
      const {exitCode, stdout} = await ask(path, ['status', '--json'], '--wait', '0');
      expect([exitCode, child.exitCode]).toEqual([0, null]);
      const rows = JSON.parse(stdout) as {entity_type: string; status: string}[];
      expect(rows.map(({entity_type: name, status}) => [name, status])).toContainEqual(['invoices', 'running']);
      expect(await ask(path, ['report', '--out', '-'], '--wait', '0')).toMatchObject({
        exitCode: 6,
        stderr: expect.stringContaining('There are no marts to report on.') as string,
      });
    } finally {
      letGo();
      expect([(await ended)[0], said]).toEqual([0, expect.stringContaining('Read ')]);
      await simulator.close();
    }
    expect(readdirSync(dirname(path)).sort()).toEqual(['st.duckdb', 'st.marts.duckdb']);
  });
});

describe('what is published', () => {
  const tablesOf = async (path: string): Promise<Readonly<Record<string, string>>> => {
    const warehouse = await openDuckDb(path, {readOnly: true});
    const names = await warehouse.query(
      `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
       WHERE table_schema IN ('st_mart_v2', 'st_ref_v2') OR table_name IN ('sync_state', 'ingestion_logs', 'schema_drift', 'tenant')
       ORDER BY 1`,
    );
    const rows: Record<string, string> = {};
    for (const {name} of names)
      rows[String(name)] = JSON.stringify(await warehouse.query(`SELECT * FROM ${String(name)} ORDER BY ALL`));
    await warehouse.close();
    return rows;
  };

  it('holds marts, reference tables and run log as they are, for its owner only', async () => {
    const path = copyOf();
    expect(await tablesOf(snapshotOf(path))).toEqual(await tablesOf(path));
    expect(statSync(snapshotOf(original)).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.startsWith('original'))).toEqual([
      'original.duckdb',
      'original.marts.duckdb',
    ]);
  });

  it('is whole at any moment while marts are built', async () => {
    const path = copyOf();
    let isOver = false;
    const building = ask(path, ['transform', '--as-of', '2025-06-28']).finally(() => (isOver = true));
    const seen = new Set<unknown>();
    // Once more when it is over.
    for (let isLast = false; !isLast;) {
      isLast = isOver;
      const instance = await DuckDBInstance.create(snapshotOf(path), {access_mode: 'READ_ONLY'});
      const connection = await instance.connect();
      const [row = {}] = (
        await connection.runAndReadAll(
          `SELECT (SELECT as_of::VARCHAR FROM st_ref_v2.run_context) AS run,
             (SELECT string_agg(DISTINCT snapshot_date::VARCHAR) FROM st_mart_v2.ar_aging) AS aging,
             (SELECT count(*) FROM st_mart_v2.data_health WHERE check_type = 'unfinished_build') AS marked`,
        )
      ).getRowObjects();
      connection.closeSync();
      instance.closeSync();
      seen.add(row['run']);
      expect(row).toEqual({run: row['run'], aging: row['run'], marked: 0n});
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await building).toMatchObject({exitCode: 0});
    expect([...seen]).toEqual(['2025-06-29', '2025-06-28']);
  });

  it('is no warehouse: it cannot be written', async () => {
    const path = snapshotOf(copyOf());
    const before = readFileSync(path);
    const {exitCode, stderr} = await ask(path, ['transform']);
    expect([exitCode, stderr]).toEqual([
      5,
      expect.stringContaining('is the snapshot of a warehouse, which is only read'),
    ]);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('takes the place of no file but a snapshot, which is said, and the build does not fail', async () => {
    const path = copyOf({published: false});
    const mine = await DuckDBInstance.create(snapshotOf(path));
    const connection = await mine.connect();
    await connection.run('CREATE TABLE precious AS SELECT 1 AS x');
    connection.closeSync();
    mine.closeSync();
    const before = readFileSync(snapshotOf(path));
    const {exitCode, stderr} = await ask(path, ['transform', '--as-of', '2025-06-30']);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(
      /st\.marts\.duckdb is no snapshot that st-elt made, so it is not written over\. Move it away/,
    );
    expect(readFileSync(snapshotOf(path)).equals(before)).toBe(true);
  });

  it('is not that of a warehouse that had the name before, or of another tenant', async () => {
    const path = copyOf();
    rmSync(path);
    const {exitCode, stderr} = await ask(path, ['report', '--out', '-'], '--wait', '0');
    expect([exitCode, stderr]).toEqual([
      5,
      expect.stringMatching(/No warehouse found at .*st\.marts\.duckdb has the marts that it published last\./),
    ]);
    expect(existsSync(snapshotOf(path))).toBe(true);
    await (await openDuckDb(path)).close();
    expect(existsSync(snapshotOf(path))).toBe(false);

    const other = copyOf();
    const claim = async (file: string, tenant: string): Promise<void> => {
      const warehouse = await openDuckDb(file);
      await warehouse.execute(
        `INSERT INTO st_logs_v2.tenant (raw_dataset, tenant_id, environment, api_host) VALUES ('st_raw_v2', '${tenant}', 'production', 'api.servicetitan.io')`,
      );
      await warehouse.publish?.();
      await warehouse.close();
    };
    await claim(other, '1');
    const published = readFileSync(snapshotOf(other));
    await (await openDuckDb(other)).close();
    expect(existsSync(snapshotOf(other))).toBe(true);
    copyFileSync(original, other);
    await claim(other, '2');
    writeFileSync(snapshotOf(other), published);
    await (await openDuckDb(other)).close();
    expect(existsSync(snapshotOf(other))).toBe(false);
  });
});
