import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {type Simulator, startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import type {Row} from '../../src/warehouse/warehouse';
import {command} from '../end-to-end/command';

let folder: string;
let simulator: Simulator;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reconcile-due-'));
  simulator = await startSimulator({
    tenant: createTenant({seed: 3, size: 'tiny', now: new Date('2026-03-11T18:00:00Z')}),
  });
});
afterAll(async () => {
  await simulator.close();
  rmSync(folder, {recursive: true});
});

const path = () => join(folder, 'st.duckdb');

/** Streams whose keys a sync has compared. */
async function swept(): Promise<readonly string[]> {
  const entities = {customers: {reconcile_days: 1}, campaigns: {reconcile_days: 0}};
  const config = join(folder, 'config.json');
  writeFileSync(config, JSON.stringify({...simulator.config(), requests_per_second: 40, entities}));
  const streams = ['--streams', 'jobs,customers,campaigns', '--no-transform', '--reconcile', 'due', '--json'];
  const to = ['--config', config, '--warehouse', `duckdb:${path()}`];
  const {exitCode, stdout, stderr} = await command('st-elt', ['sync', ...to, ...streams]);
  expect({exitCode, stderr: stderr.slice(exitCode === 0 ? stderr.length : 0)}).toEqual({exitCode: 0, stderr: ''});
  const {reconciled} = JSON.parse(stdout) as {reconciled?: readonly {stream: string}[]};
  return (reconciled ?? []).map(({stream}) => stream);
}

async function inBooks(sql: string): Promise<readonly Row[]> {
  const warehouse = await openDuckDb(path());
  try {
    return await warehouse.query(sql);
  } finally {
    await warehouse.close();
  }
}

const daysPass = (days: number) =>
  inBooks(`UPDATE st_logs_v2.ingestion_logs SET start_time = start_time - INTERVAL ${days} DAY`);

test('each stream is reconciled on a schedule of its own, which the books keep', async () => {
  expect(await swept()).toEqual(['jobs', 'customers']);
  expect(await swept()).toEqual([]);
  await daysPass(1);
  expect(await swept()).toEqual(['customers']);
  await daysPass(6);
  expect(await swept()).toEqual(['jobs', 'customers']);
  // One that failed is due still.
  await inBooks("UPDATE st_logs_v2.ingestion_logs SET status = 'failed' WHERE mode = 'reconcile'");
  expect(await swept()).toEqual(['jobs', 'customers']);
}, 240_000);
