import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {appendFileSync, copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';

import {DataError} from '../../src/errors';
import {unfinishedBuild} from '../../src/report/read/read-health';
import {reportPage} from '../../src/report/render';
import {transform} from '../../src/transform/build';
import {dataformProject} from '../../src/transform/dataform/compile';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import type {Row, SqlRunner, Warehouse} from '../../src/warehouse/warehouse';
import {miniTenant} from '../dataform/mini-tenant';
import {load} from '../dataform/tenant';
import {type Build, builtRows} from '../end-to-end/built-rows';
import {command} from '../end-to-end/command';
import {textOf} from '../report/reading';

jest.setTimeout(300_000);

const folder = mkdtempSync(join(tmpdir(), 'whole-builds-'));
afterAll(() => rmSync(folder, {recursive: true}));

const isAlarmed = (page: string): boolean => textOf(page).includes('These numbers are of an unfinished build.');

/** The day that a report is of. */
const dayOf = (page: string): string | undefined => /data as of \w+, (\w+ \d+, \d+)/.exec(page)?.[1];

const original = join(folder, 'original.duckdb');
/** What is stored of the build in it. */
let before: Build;

beforeAll(async () => {
  const warehouse = await openDuckDb(original);
  await load(warehouse, miniTenant);
  await transform(warehouse, {asOf: '2025-06-29'});
  await warehouse.execute("UPDATE st_raw_v2.raw_jobs SET jobStatus = 'Canceled'");
  await warehouse.execute('UPDATE st_raw_v2.raw_invoices SET balance = balance + 1');
  before = await builtRows(warehouse);
  await warehouse.close();
});

let copies = 0;

/** A warehouse whose marts are of one day, and whose raw tables have changed since. */
function builtAndChanged(): string {
  const path = join(folder, `${++copies}.duckdb`);
  copyFileSync(original, path);
  return path;
}

async function withBuilt<T>(use: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const warehouse = await openDuckDb(builtAndChanged());
  try {
    return await use(warehouse);
  } finally {
    await warehouse.close();
  }
}

describe('a build on DuckDB', () => {
  // What is made early, and late. `npm run test:kill` kills at random points.
  it.each(['st_ref_v2.run_context', 'st_mart_v2.kpi_weekly_by_bu'])(
    'that is killed when %s is made leaves the marts of the build before, whole, and the report is of them',
    async (step) => {
      const path = builtAndChanged();
      const child = spawn(
        process.execPath,
        [join(__dirname, '..', '..', 'bin', 'st-elt'), 'transform', '-w', `duckdb:${path}`, '--as-of', '2025-06-30'],
        {
          env: {PATH: process.env['PATH'], HOME: process.env['HOME'], LOG_LEVEL: 'debug'},
          stdio: ['ignore', 'ignore', 'pipe'],
        },
      );
      const ended = once(child, 'close');
      for await (const line of createInterface({input: child.stderr})) {
        if (line.startsWith(`${step} (`)) child.kill('SIGKILL');
      }
      await ended;
      expect(child.signalCode).toBe('SIGKILL');

      const report = await command('st-elt', ['report', '-w', `duckdb:${path}`, '--out', '-']);
      expect(report.exitCode).toBe(0);
      expect(dayOf(report.stdout)).toBe('June 29, 2025');
      const again = await openDuckDb(path);
      expect(await builtRows(again)).toEqual(before);
      await again.close();
    },
  );

  it('is seen by nobody before it is whole', async () => {
    await withBuilt(async (warehouse) => {
      const look = () =>
        warehouse.query(
          `SELECT (SELECT as_of FROM st_ref_v2.run_context) AS as_of,
             (SELECT count(*) FROM st_stage_v2.stg_jobs WHERE job_status = 'Canceled') AS staged,
             (SELECT count(*) FROM st_mart_v2.data_health WHERE check_type = 'unfinished_build') AS marked`,
        );
      const [old] = await look();
      const seen: Promise<readonly Row[]>[] = [];
      await transform(warehouse, {
        asOf: '2025-06-30',
        progress: ({name}) => {
          if (/stg_payments|job_costing|kpi_weekly_by_bu$/.test(name)) seen.push(look());
        },
      });
      expect(seen.length).toBeGreaterThan(2);
      for (const rows of await Promise.all(seen)) expect(rows).toEqual([old]);
      expect(await look()).toEqual([{as_of: '2025-06-30', staged: 11, marked: 0}]);
    });
  });

  it('that a statement stops leaves everything as it was', async () => {
    const projectDir = join(folder, 'dataform');
    cpSync(dataformProject(), projectDir, {recursive: true, filter: (source) => !source.includes('node_modules')});
    symlinkSync(join(dataformProject(), 'node_modules'), join(projectDir, 'node_modules'));
    const file = join(projectDir, 'definitions', 'marts', 'kpi_flash.sqlx');
    appendFileSync(file, "\npre_operations {\n  SELECT error('no room')\n}\n");
    await withBuilt(async (warehouse) => {
      await expect(transform(warehouse, {asOf: '2025-06-30', projectDir})).rejects.toThrow(
        /kpi_flash failed: .*no room/,
      );
      expect(await builtRows(warehouse)).toEqual(before);
      // And nothing of it is in the way of the next one.
      await transform(warehouse, {asOf: '2025-06-30'});
      expect(await warehouse.query('SELECT as_of FROM st_ref_v2.run_context')).toEqual([{as_of: '2025-06-30'}]);
    });
  });

  it('of which a check failed is said to be unfinished, by data_health, report and doctor, until one ends', async () => {
    const path = builtAndChanged();
    const warehouse = await openDuckDb(path);
    expect(await unfinishedBuild(warehouse, 'st_mart_v2')).toBeUndefined();
    await warehouse.execute(
      'INSERT INTO st_raw_v2.raw_purchase_orders BY NAME SELECT * REPLACE (NULL AS id) FROM st_raw_v2.raw_purchase_orders LIMIT 1',
    );
    await expect(transform(warehouse, {asOf: '2025-06-30'})).rejects.toThrow(DataError);
    expect(
      await warehouse.query("SELECT subject, status, detail FROM st_mart_v2.data_health WHERE status = 'error'"),
    ).toEqual([
      {
        subject: 'marts',
        status: 'error',
        detail: expect.stringMatching(
          /^the build that began at \d{4}-\d\d-\d\d \d\d:\d\d UTC has not ended: transform again$/,
        ) as string,
      },
    ]);
    await warehouse.close();

    const st = (...args: readonly string[]) => command('st-elt', [...args, '-w', `duckdb:${path}`], {cwd: folder});
    const report = await st('report', '--out', 'report.html');
    expect(report).toMatchObject({exitCode: 6, stdout: 'report.html\n'});
    expect(report.stderr.trim().split('\n').at(-1)).toMatch(
      /^The marts are of an unfinished build, so some numbers may be older than others: the build .* has not ended: transform again\. `st-elt transform` says what is wrong\.$/,
    );
    expect(isAlarmed(readFileSync(join(folder, 'report.html'), 'utf8'))).toBe(true);

    const again = await openDuckDb(path);
    await again.execute('DELETE FROM st_raw_v2.raw_purchase_orders WHERE id IS NULL');
    await again.close();
    expect(await st('transform', '--as-of', '2025-06-30')).toMatchObject({exitCode: 0});
    expect(await st('report', '--out', 'report.html')).toMatchObject({exitCode: 0});
    expect(isAlarmed(readFileSync(join(folder, 'report.html'), 'utf8'))).toBe(false);
  });
});

/** The warehouse, with something done before the nth query. */
function meanwhile(warehouse: Warehouse, nth: number, work: () => Promise<unknown>): SqlRunner {
  let queries = 0;
  return {
    dialect: warehouse.dialect,
    execute: (sql) => warehouse.execute(sql),
    query: async (sql) => {
      queries += 1;
      if (queries === nth) await work();
      return warehouse.query(sql);
    },
  };
}

describe('a report', () => {
  it('is of one build, also when another ends while it is read', async () => {
    await withBuilt(async (warehouse) => {
      const runner = meanwhile(warehouse, 6, () => transform(warehouse, {asOf: '2025-06-30'}));
      const page = await reportPage(runner, {datasets: warehouse.datasets});
      expect(dayOf(page)).toBe('June 30, 2025');
      expect(page === (await reportPage(warehouse, {datasets: warehouse.datasets}))).toBe(true);
    });
  });

  it('says so when a build begins while it is read and does not end', async () => {
    await withBuilt(async (warehouse) => {
      const runner = meanwhile(warehouse, 6, () =>
        warehouse.execute(
          "INSERT INTO st_mart_v2.data_health SELECT 'unfinished_build', 'marts', NULL, NULL, 'error', 'the build has not ended'",
        ),
      );
      expect(isAlarmed(await reportPage(runner, {datasets: warehouse.datasets}))).toBe(true);
    });
  });

  it('is given up when the marts change again and again while it is read', async () => {
    await withBuilt(async (warehouse) => {
      let minutes = 0;
      const renewed = () =>
        warehouse.execute(`UPDATE st_ref_v2.run_context SET run_at = run_at + INTERVAL ${++minutes} MINUTE`);
      const runner: SqlRunner = {
        ...meanwhile(warehouse, 1, async () => {}),
        query: async (sql) => {
          if (sql.includes('kpi_dictionary')) await renewed();
          return warehouse.query(sql);
        },
      };
      await expect(reportPage(runner, {datasets: warehouse.datasets})).rejects.toThrow(/renewed again and again/);
    });
  });
});
