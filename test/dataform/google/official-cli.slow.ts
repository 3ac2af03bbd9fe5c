import {spawn} from 'node:child_process';
import {join} from 'node:path';

import {catalogue} from '../../../src/catalogue';
import {type BigQueryStandIn, type Found, startBigQueryStandIn} from './bigquery-stand-in';

/** Streams that the tenant of the stand-in never loaded. */
const absent = ['calls', 'memberships'];

/** What the warehouse answers: every other raw table is there, and two of them lack a column. */
const answers: readonly (readonly [RegExp, Found])[] = [
  [
    /INFORMATION_SCHEMA\.TABLES/,
    {
      columns: ['table_name'],
      rows: catalogue.filter(({name}) => !absent.includes(name)).map(({name}) => [`raw_${name}`]),
    },
  ],
  [/^SELECT as_of FROM/, {columns: ['as_of'], rows: [['2025-06-18']]}],
  [/^SELECT \* FROM st_ref_v2\.loaded_streams/, {columns: ['jobs', 'calls'], rows: [['true', 'false']]}],
  [
    /^SELECT .* FROM st_ref_v2\.missing_columns/,
    {
      columns: ['stream', 'column_name'],
      rows: [
        ['calls', 'type'],
        ['jobs', 'noCharge'],
      ],
    },
  ],
];

let service: BigQueryStandIn;
afterEach(() => service.close());

/** Tables of an earlier run that are kept. */
const stored = ['st_mart_v2.ar_snapshot_daily'];

/** Runs the command and the real Dataform CLI; `failing` assertions find three rows. */
async function transform(
  failing?: string,
  ...flags: readonly string[]
): Promise<{code: number | null; out: string; err: string}> {
  service = await startBigQueryStandIn((sql) => {
    const [, found] = answers.find(([pattern]) => pattern.test(sql)) ?? [];
    if (found !== undefined) return found;
    const checked = /^\s*select\s+sum\(1\) as row_count/i.test(sql) && failing !== undefined && sql.includes(failing);
    return checked ? {columns: ['row_count'], rows: [['3']]} : undefined;
  }, stored);
  return new Promise((resolve) => {
    const bin = join(__dirname, '..', '..', '..', 'bin', 'st-elt');
    const env = {PATH: process.env['PATH'], HOME: process.env['HOME'], BIGQUERY_EMULATOR_HOST: service.url};
    const child = spawn(
      process.execPath,
      [bin, 'transform', '--warehouse', 'bigquery:painter', '--as-of', '2025-06-18', ...flags],
      {env, cwd: __dirname},
    );
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('close', (code) => resolve({code, out, err}));
  });
}

const created = (name: string): number =>
  service.statements.findIndex((sql) =>
    new RegExp(`create or replace (table|view) \`[^\`]*\\.${name}\``, 'i').test(sql),
  );

/** Where the mark of an unfinished build is set, and where it is taken off. */
const marked = (): number => service.statements.findIndex((sql) => /insert into\s+`[^`]*data_health`/i.test(sql));
const unmarked = (): number => service.statements.findIndex((sql) => /delete\s+from\s+`[^`]*data_health`/i.test(sql));

test('the marts are built in BigQuery by the official CLI, after the tables that they need', async () => {
  const {code, out, err} = await transform(undefined, '--json', '--vars', 'loader=airbyte');
  expect([code, err]).toEqual([0, expect.stringContaining('KPIs are as of 2025-06-18')]);
  const {steps} = JSON.parse(out) as {steps: readonly {name: string; kind: string; status: string}[]};
  expect(steps.filter(({status}) => status !== 'ok')).toEqual([]);
  expect(steps.map(({name}) => name)).toEqual(
    expect.arrayContaining(['st_mart_v2.kpi_weekly_by_bu', 'st_stage_v2.stg_jobs', 'st_assertions_v2.freshness']),
  );
  for (const stream of absent)
    expect(
      service.statements.some((sql) => sql.includes(`CREATE TABLE IF NOT EXISTS`) && sql.includes(`raw_${stream}`)),
    ).toBe(true);
  // Airbyte's destination would drop a column of ours again; staging does without.
  expect(service.statements.filter((sql) => /alter table [^;]*raw_/i.test(sql))).toEqual([]);
  expect(service.statements[created('stg_jobs')]).toContain('full union all corresponding');
  expect(err).toContain('so what is made from them is null: jobs.noCharge. Remedy: choose them in Airbyte');
  const kept = service.statements.find((sql) => /merge `[^`]*ar_snapshot_daily`/i.test(sql)) ?? '';
  expect(kept).toMatch(
    /alter table `[^`]*ar_snapshot_daily`\s+add column if not exists `snapshot_date` date,[^]*merge/i,
  );
  // Each chain is of tables that need the one before; the CLI runs what does not depend on one another in any order.
  for (const chain of [
    ['stg_jobs', 'int_jobs', 'int_job_costs', 'job_costing'],
    ['stg_jobs', 'int_jobs', 'int_job_costs', 'int_kpi_events', 'kpi_weekly_by_bu', 'kpi_weekly_yoy'],
  ]) {
    const order = chain.map(created);
    expect(order).not.toContain(-1);
    expect([...order].sort((one, other) => one - other)).toEqual(order);
  }
  expect(service.statements[created('stg_jobs')]).not.toContain('decimal(38, 9)');
  const stored = service.statements.flatMap((sql, index) => (/create or replace table/i.test(sql) ? [index] : []));
  expect(stored.length).toBeGreaterThan(50);
  expect(marked()).toBeGreaterThan(-1);
  expect(marked()).toBeLessThan(Math.min(...stored));
  expect(unmarked()).toBeGreaterThan(Math.max(...stored));
});

test('a broken key stops what is made of it, with the exit code of a failed data check', async () => {
  const {code, err} = await transform('stg_jobs_key_is_unique');
  expect(code).toBe(6);
  expect(err).toContain('A data check failed: st_assertions_v2.stg_jobs_key_is_unique.');
  expect(created('int_jobs')).toBe(-1);
  // So report, data_health and doctor go on saying that the marts are of an unfinished build.
  expect(marked()).toBeGreaterThan(-1);
  expect(unmarked()).toBe(-1);
});

test('stale data only warns', async () => {
  const {code, err} = await transform('`st_assertions_v2.freshness`', '--json');
  expect([code, err]).toEqual([0, expect.stringContaining('KPIs are as of')]);
});
