import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {WarehouseError} from '../../src/errors';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';

const folder = mkdtempSync(join(tmpdir(), 'duckdb-file-'));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, {recursive: true});
});

/** A process of its own that opens the file, runs a statement, says so, and then sits there. */
async function holder(path: string, sql: string): Promise<ChildProcess> {
  const script = `
    const {DuckDBInstance} = require('@duckdb/node-api');
    (async () => {
      const connection = await (await DuckDBInstance.create(process.argv[1])).connect();
      await connection.run(process.argv[2]);
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

async function refusal(path: string): Promise<WarehouseError> {
  const error: unknown = await openDuckDb(path).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(WarehouseError);
  return error as WarehouseError;
}

describe('openDuckDb', () => {
  it('makes the folders on the way to a new file', async () => {
    const warehouse = await openDuckDb(join(folder, 'a', 'b', 'new.duckdb'));
    expect(await warehouse.query('SELECT 1 AS one')).toEqual([{one: 1}]);
    await warehouse.close();
  });

  it('names the file and the process that holds it, and takes over a dead run at once', async () => {
    const path = join(folder, 'held.duckdb');
    const first = await openDuckDb(path);
    await first.close();
    const child = await holder(
      path,
      `INSERT INTO st_logs_v2.leases (name, run_id, fence, process_id, acquired_at, expires_at) VALUES ('st_raw_v2', 'dead-run', 1, 'its process', now(), now() + INTERVAL 1 HOUR);
       INSERT INTO st_logs_v2.ingestion_logs (entity_type, run_id, start_time, status) VALUES ('jobs', 'dead-run', now(), 'running')`,
    );
    const {message} = await refusal(path);
    expect(message).toContain(path);
    expect(message).toContain(`PID ${child.pid}`);
    expect(message).not.toContain('\n');
    await killed(child);
    const warehouse = await openDuckDb(path);
    // The lease has an hour to go, but nobody else can have the file open.
    expect(await warehouse.acquireLease('next-run', 60_000)).toMatchObject({runId: 'next-run'});
    expect(await warehouse.recentRuns(1)).toMatchObject([{run_id: 'dead-run', status: 'failed'}]);
    await warehouse.close();
  });

  it('says when the file is no database', async () => {
    const path = join(folder, 'notes.txt');
    writeFileSync(path, 'shopping list');
    expect((await refusal(path)).message).toMatch(
      /notes\.txt exists, but it is not a DuckDB database\. Give another path/,
    );
  });

  it('says when the folder cannot be made or the path is a folder', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect((await refusal(join(folder, 'file', 'x.duckdb'))).message).toMatch(
      /x\.duckdb cannot be opened: .*Not a directory/,
    );
    mkdirSync(join(folder, 'folder'));
    expect((await refusal(join(folder, 'folder'))).message).toMatch(/folder cannot be opened: /);
  });

  it('lets two openers in one process share the file', async () => {
    const path = join(folder, 'shared.duckdb');
    const [one, other] = [await openDuckDb(path), await openDuckDb(path)];
    await one.execute('CREATE TABLE t AS SELECT 1 AS a');
    await one.close();
    expect(await other.query('SELECT a FROM t')).toEqual([{a: 1}]);
    await other.close();
  });
});

describe('query', () => {
  it('gives plain values: ISO texts, exact numbers as numbers or text', async () => {
    const warehouse = await openDuckDb(join(folder, 'values.duckdb'));
    const [row] = await warehouse.query(`SELECT
      DATE '2025-01-31' AS day, TIMESTAMPTZ '2025-01-31 10:00:00.123456Z' AS instant, TIMESTAMPTZ '1969-12-31 23:59:59.5Z' AS early,
      TIMESTAMP '2025-01-31 10:00:00' AS local, 9007199254740991::BIGINT AS safe, 9007199254740993::BIGINT AS beyond, sum(2::BIGINT) AS total,
      -12.50::DECIMAL(38,9) AS money, 1200::DECIMAL(38,9) AS round, true AS yes, NULL AS nothing, '{"a":1.10}'::JSON AS json,
      [1::BIGINT] AS list, {'at': DATE '2025-01-31'} AS struct`);
    expect(row).toEqual({
      day: '2025-01-31',
      instant: '2025-01-31T10:00:00.123456Z',
      early: '1969-12-31T23:59:59.500000Z',
      local: '2025-01-31T10:00:00',
      safe: 9007199254740991,
      beyond: '9007199254740993',
      total: 2,
      money: '-12.5',
      round: '1200',
      yes: true,
      nothing: null,
      json: '{"a":1.10}',
      list: [1],
      struct: {at: '2025-01-31'},
    });
    await warehouse.close();
  });

  it('sorts nulls as BigQuery does and lives in UTC', async () => {
    const warehouse = await openDuckDb(join(folder, 'session.duckdb'));
    const ordered = (order: string) =>
      warehouse.query(`SELECT a FROM (VALUES (1), (NULL), (2)) v(a) ORDER BY a ${order}`);
    expect(await ordered('ASC')).toEqual([{a: null}, {a: 1}, {a: 2}]);
    expect(await ordered('DESC')).toEqual([{a: 2}, {a: 1}, {a: null}]);
    expect(await warehouse.query(`SELECT strftime(TIMESTAMPTZ '2025-01-31 23:30:00-07', '%d %H') AS t`)).toEqual([
      {t: '01 06'},
    ]);
    await expect(warehouse.query('SELEC 1')).rejects.toThrow(WarehouseError);
    await warehouse.close();
  });
});
