import {writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {openSession} from '../../src/warehouse/bigquery/connection';
import type {Row} from '../../src/warehouse/warehouse';
import type {Finished} from '../end-to-end/command';
import {type BigQueryTenant, openBigQueryTenant, streams} from './bigquery-tenant';

let tenant: BigQueryTenant;
beforeEach(async () => {
  tenant = await openBigQueryTenant();
});
afterEach(() => tenant.close());

/** The command ended well; else its own words are shown. */
function expectGood({exitCode, stderr}: Finished): void {
  expect({exitCode, stderr: exitCode === 0 ? '' : stderr}).toEqual({exitCode: 0, stderr: ''});
}

async function json(args: readonly string[]): Promise<readonly Row[]> {
  const finished = await tenant.run([...args, '--json']);
  expectGood(finished);
  return JSON.parse(finished.stdout) as readonly Row[];
}

const config = () => ['--config', join(tenant.folder, 'config.json')];

test('the command line works on BigQuery as it does on DuckDB', async () => {
  const first = await tenant.sync();
  expectGood(first);
  expect(first.stderr).toMatch(/Read [\d,]+ rows of 3 streams .*: [1-9][\d,]* new, 0 changed/);
  expect(await tenant.differences()).toEqual([]);

  const second = await tenant.sync();
  expectGood(second);
  expect(second.stderr).toMatch(/: 0 new, 0 changed/);

  tenant.work();
  const third = await tenant.sync();
  expectGood(third);
  expect(third.stderr).toMatch(/: 0 new, 15 changed/);
  expect(await tenant.differences()).toEqual([]);

  const status = await json(['status']);
  expect(status.map(({entity_type, status: how}) => [entity_type, how])).toEqual(
    [...streams].sort().map((stream) => [stream, 'success']),
  );
  expect(status.every(({watermark, record_count}) => typeof watermark === 'string' && Number(record_count) > 0)).toBe(
    true,
  );
  expect((await json(['runs'])).map(({status: how}) => how)).toEqual(Array.from({length: 9}, () => 'success'));

  const verified = await tenant.run(['verify', ...config(), '--streams', streams.join()]);
  expectGood(verified);
  expect(verified.stderr).toMatch(/3 of 3 streams hold the rows that ServiceTitan shows/);

  const [campaign] = tenant.simulator.tenant.records('campaigns');
  tenant.simulator.tenant.remove('campaigns', Number(campaign?.id), {hard: true});
  expect((await tenant.run(['verify', ...config(), '--streams', 'campaigns'])).exitCode).toBe(6);
  const swept = await tenant.sync(['--reconcile', 'campaigns']);
  expectGood(swept);
  expect(await tenant.query('SELECT id FROM st_raw_v2.raw_campaigns WHERE _deleted_at IS NOT NULL')).toEqual([
    {id: campaign?.id},
  ]);
}, 900_000);

test('load, import, compare, full runs and backfills work on BigQuery', async () => {
  const row = (id: number, summary: string) => ({id, summary, modifiedOn: '2026-01-01T00:00:00Z', total: '10.50'});
  const messages = [row(1, 'one'), row(2, 'two')].map((data) => ({
    type: 'RECORD',
    record: {stream: 'invoices', data, emitted_at: Date.parse('2026-02-01T00:00:00Z')},
  }));
  const loaded = await tenant.run(['load'], {stdin: messages.map((line) => `${JSON.stringify(line)}\n`).join('')});
  expectGood(loaded);
  expect(loaded.stderr).toContain('Loaded 2 rows of 1 streams: 2 new');

  const csv = join(tenant.folder, 'invoices.csv');
  writeFileSync(csv, 'id,summary,modifiedOn\n2,newer,2026-01-02T00:00:00Z\n3,three,2026-01-02T00:00:00Z\nx,,\n');
  const imported = await tenant.run(['import', '--stream', 'invoices', csv]);
  expectGood(imported);
  expect(imported.stderr).toContain('Imported 3 rows of invoices: 1 new, 1 changed');
  expect(await tenant.query('SELECT id, summary, total FROM st_raw_v2.raw_invoices ORDER BY id')).toEqual([
    {id: 1, summary: 'one', total: '10.5'},
    {id: 2, summary: 'newer', total: '10.5'},
    {id: 3, summary: 'three', total: null},
  ]);

  // The emulator takes CREATE SCHEMA and makes nothing.
  await openSession('test', {emulator: tenant.emulator.url}).ensureDataset('st_old');
  await tenant.query(
    "CREATE TABLE st_old.raw_invoices AS SELECT id, CAST(total AS FLOAT64) AS total, '2026-01-01T00:00:00Z' AS modifiedOn FROM st_raw_v2.raw_invoices WHERE id < 3",
  );
  const compared = await json(['compare', '--with', 'st_old']);
  expect(compared).toContainEqual(expect.objectContaining({measure: 'rows', theirs: 2, ours: 3, difference: '1'}));
  expect(compared).toContainEqual(expect.objectContaining({measure: 'sum', column: 'total', difference: '0'}));

  // None of the three invoices is in ServiceTitan.
  expectGood(await tenant.sync(['--mode', 'full', '--force']));
  expect(await tenant.differences()).toEqual([]);

  const range = ['--from', '2026-02-01', '--to', '2026-03-01'];
  const filled = await tenant.run(['backfill', ...config(), '--streams', 'invoices', '--no-transform', ...range]);
  expectGood(filled);
  expect(filled.stderr).toMatch(/2026-02-01\.\.2026-03-01: [\d,]+ rows, 0 new, 0 changed/);
}, 900_000);

test('a BigQuery that vanishes in the middle is said in a line, and the next run makes it good', async () => {
  expectGood(await tenant.sync());
  const points = tenant.between.points();
  tenant.work();
  tenant.between.cutAt(Math.round(points * 0.6), () => undefined);
  const {exitCode, stderr} = await tenant.sync();
  expect(stderr.trim().split('\n').at(-1)).toMatch(/BigQuery cannot be reached/);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(exitCode).toBe(5);

  tenant.between.cutAt(Infinity, () => undefined);
  await tenant.expireLease();
  expectGood(await tenant.sync());
  expect(await tenant.differences()).toEqual([]);
}, 900_000);
