import {copyFileSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {seededRandom} from '../../simulator/business/random';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import type {Row} from '../../src/warehouse/warehouse';
import {load} from '../dataform/tenant';
import {command} from './command';
import {firstSeed, killsOr, logMarks, spoolFiles, startIn, untilKilled, whenSeen} from './killed-moments';

const kills = killsOr(10);
/** Two batches: the first ends with 50,000 rows. */
const [imported, fromApi] = [56_000, 100];
const firstId = 1_000;
const unreadable = ['x1', '1e3', ''];
const words = ['import', '--stream', 'invoices', '--timezone', 'UTC', '-w', 'duckdb:st.duckdb', '--json', 'export.csv'];

let base: string;

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'killed-import-base-'));
  const lines = Array.from({length: imported}, (_, index) => `${firstId + index},N${index},${index}.25`);
  // In the last batch, so that a run that was killed before has not told them.
  writeFileSync(
    join(base, 'export.csv'),
    ['id,referenceNumber,total', ...lines, ...unreadable.map((id) => `${id},?,1`)].join('\n'),
  );
  const warehouse = await openDuckDb(join(base, 'st.duckdb'));
  const invoices = Array.from({length: fromApi}, (_, index) => ({
    ...{id: firstId + index * 500, referenceNumber: 'of the API', active: true},
    modifiedOn: '2025-06-01T00:00:00Z',
  }));
  await load(warehouse, {invoices});
  await warehouse.close();
}, 120_000);
afterAll(() => rmSync(base, {recursive: true}));

async function rowsIn(folder: string, sql: string): Promise<readonly Row[]> {
  const warehouse = await openDuckDb(join(folder, 'st.duckdb'));
  try {
    return await warehouse.query(sql);
  } finally {
    await warehouse.close();
  }
}

/** What has to be so whenever the import ends: no row twice, none of it wrong, none of the API's touched. */
async function stored(folder: string): Promise<number> {
  const [row] = await rowsIn(
    folder,
    `SELECT count(*) FILTER (WHERE referenceNumber <> 'of the API')::INT AS added, count(*)::INT AS total,
       count(DISTINCT id)::INT AS ids, count(*) FILTER (WHERE referenceNumber = 'of the API' AND total IS NULL)::INT AS untouched,
       count(*) FILTER (WHERE referenceNumber <> 'of the API'
         AND NOT (referenceNumber = 'N' || (id - ${firstId}) AND total = id - ${firstId} + 0.25 AND total IS NOT NULL))::INT AS wrong,
       count(*) FILTER (WHERE _ingestion_source = 'servicetitan_export' AND referenceNumber = 'of the API')::INT AS claimed
     FROM st_raw_v2.raw_invoices`,
  );
  const {added, total, ids, ...rest} = row as Readonly<Record<string, number>>;
  expect({ids, ...rest}).toEqual({ids: total, untouched: fromApi, wrong: 0, claimed: 0});
  return added as number;
}

/** Kills an import when a batch is on disk, while one is loaded, or when one is committed; then runs it again. */
async function story(seed: number): Promise<boolean> {
  const random = seededRandom(`killed import ${seed}`);
  const folder = mkdtempSync(join(tmpdir(), 'killed-import-'));
  try {
    for (const name of ['st.duckdb', 'export.csv']) copyFileSync(join(base, name), join(folder, name));
    const place = random.pick(['spool', 'load', 'commit']);
    const {child, ended} = startIn(folder, words);
    const marks = place === 'commit' ? () => logMarks(join(folder, 'st.duckdb')) : () => spoolFiles(folder);
    const delayMs = random.int(0, {spool: 0, load: 400, commit: 20}[place] ?? 0);
    const disarm = whenSeen(marks, {after: random.int(1, 2), delayMs}, () => child.kill('SIGKILL'));
    await ended;
    disarm();

    const before = await stored(folder);
    const {exitCode, stdout, stderr} = await command('st-elt', words, {cwd: folder, timeoutMs: 120_000});
    expect({exitCode, stderr}).toMatchObject({exitCode: 0});
    const all = imported - fromApi;
    const {counts, run_id} = JSON.parse(stdout) as {counts: unknown; run_id: string};
    expect(counts).toMatchObject({
      ...{read: imported + unreadable.length, inserted: all - before, updated: 0},
      ...{unchanged: fromApi + before, rejected: unreadable.length},
    });
    expect(await stored(folder)).toBe(all);
    expect(
      await rowsIn(
        folder,
        `SELECT (SELECT count(*)::INT FROM st_logs_v2.ingestion_logs WHERE status = 'running') AS running,
           (SELECT count(*)::INT FROM st_logs_v2.rejected_records WHERE run_id = '${run_id}') AS rejected`,
      ),
    ).toEqual([{running: 0, rejected: unreadable.length}]);
    return child.signalCode === 'SIGKILL';
  } finally {
    rmSync(folder, {recursive: true});
  }
}

it(
  `${kills} kills of st-elt import leave no row lost, twice, wrong, or over one of the API (KILL_SEED=${firstSeed})`,
  () => untilKilled(kills, story),
  kills * 60_000,
);
