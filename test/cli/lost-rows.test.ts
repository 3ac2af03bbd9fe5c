import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {type Simulator, startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import {command} from '../end-to-end/command';

let simulator: Simulator;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lost-rows-'));
  simulator = await startSimulator({
    tenant: createTenant({seed: 7, size: 'tiny', now: new Date('2026-03-11T18:00:00Z')}),
  });
  writeFileSync(join(folder, 'config.json'), JSON.stringify({...simulator.config(), streams: ['jobs', 'customers']}));
});
afterAll(async () => {
  await simulator.close();
  rmSync(folder, {recursive: true});
});

const st = (...args: string[]) =>
  command('st-elt', [...args, '--config', 'config.json', '--warehouse', 'duckdb:st.duckdb'], {cwd: folder});

test('status shows a table that lost rows, verify names them, and reconcile brings them back', async () => {
  expect(await st('sync', '--no-transform')).toMatchObject({exitCode: 0});
  expect((await st('status')).stderr).not.toContain('lost');
  const warehouse = await openDuckDb(join(folder, 'st.duckdb'));
  const [{id} = {}] = await warehouse.query(
    'SELECT min(id) AS id FROM st_raw_v2.raw_jobs WHERE active IS DISTINCT FROM false',
  );
  const [{n} = {}] = await warehouse.query('SELECT count(*) AS n FROM st_raw_v2.raw_jobs WHERE _deleted_at IS NULL');
  await warehouse.execute(`DELETE FROM st_raw_v2.raw_jobs WHERE id = ${String(id)}`);
  await warehouse.close();

  const status = await st('status');
  expect(status.stderr).toContain(`Tables have lost rows since their last run: jobs 1 of ${String(n)}.`);
  expect(status.stderr).toContain('sync --streams jobs --reconcile');
  const rows = JSON.parse((await st('status', '--json')).stdout) as {entity_type: string; rows_lost: number}[];
  expect(rows.map(({entity_type, rows_lost}) => [entity_type, rows_lost])).toEqual([
    ['customers', 0],
    ['jobs', 1],
  ]);

  const verify = await st('verify');
  expect(verify.exitCode).toBe(6);
  expect(verify.stderr).toContain(`jobs -1 (missing here: ${String(id)} (1))`);
  expect(verify.stderr).toContain('`st-elt sync --streams jobs --reconcile`');

  const healed = await st('sync', '--no-transform', '--streams', 'jobs', '--reconcile');
  expect(healed.stderr).toContain('1 were missing here and 0 were outdated, and were fetched.');
  expect(healed.exitCode).toBe(0);
  expect(await st('verify')).toMatchObject({exitCode: 0});
  expect((await st('status')).stderr).not.toContain('lost');
}, 120_000);
