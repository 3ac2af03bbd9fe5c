import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import type {Simulator} from '../../simulator/http/server';
import {startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {command} from '../end-to-end/command';
import {messagesIn, startRead} from '../servicetitan/chaos/process';

const folder = mkdtempSync(join(tmpdir(), 'drift-'));
let simulator: Simulator;
let ids: readonly number[];
beforeAll(async () => {
  const tenant = createTenant({seed: 7, size: 'tiny', now: new Date('2025-11-15T12:00:00Z')});
  ids = tenant
    .records('customers')
    .slice(0, 3)
    .map(({id}) => Number(id));
  for (const id of ids) tenant.edit('customers', id, {brandNew: {of: id}, active: 'maybe'});
  tenant.clock.advance(3_600_000);
  simulator = await startSimulator({tenant, manners: {exportPageSize: 5}});
});
afterAll(async () => {
  await simulator.close();
  rmSync(folder, {recursive: true});
});

const line = 'customers: fields unknown to the schema: brandNew (';
const types = 'values of another type than documented: active (';
const streams = ['customers', 'campaigns'];

it('a field that nobody knows and a value of another type are told once, and in the summary; the record is delivered', async () => {
  const {ended, text} = startRead(simulator, {streams, fields: {page_size: 10}});
  expect(await ended).toBe(0);
  const messages = messagesIn(text());
  const logs = messages.flatMap((message) => (message.type === 'LOG' ? [message.log] : []));
  const told = logs.filter(({message}) => message.includes('unknown to the schema'));
  expect(told).toHaveLength(1);
  expect(told[0]?.level).toBe('WARN');
  for (const words of [line, types]) expect(told[0]?.message).toContain(words);
  expect(logs.at(-1)?.message).toMatch(
    /^Read [0-9]+ records; 2 streams are complete\. Rows had fields or types that the schema does not know: customers\.$/,
  );
  for (const id of ids) {
    const records = messages.flatMap((message) => (message.type === 'RECORD' ? [message.record.data] : []));
    expect(records).toContainEqual(expect.objectContaining({id, brandNew: {of: id}, active: 'maybe'}));
  }
});

it('they are told although the stream fails later', async () => {
  simulator.faults.add({kind: 'status', status: 403, match: /export\/customers/, times: Infinity});
  const {ended, text} = startRead(simulator, {streams, fields: {page_size: 10}});
  expect(await ended).toBe(1);
  simulator.faults.clear();
  expect(text()).toContain(line);
  expect(text()).toContain('1 streams are complete. Not complete: customers. Rows had fields or types');
});

it('st-elt sync tells them once, in its summary and to programs, and keeps the rows', async () => {
  const config = join(folder, 'config.json');
  writeFileSync(config, JSON.stringify({...simulator.config(), requests_per_second: 40}));
  const warehouse = ['--warehouse', `duckdb:${join(folder, 'st.duckdb')}`];
  const args = ['sync', '--config', config, ...warehouse, '--streams', streams.join(), '--no-transform', '--json'];
  const {exitCode, stdout, stderr} = await command('st-elt', args);
  expect(exitCode).toBe(0);
  expect(stderr.split(line)).toHaveLength(2);
  expect(stderr).toContain('Rows had fields or types that the schema does not know: customers (see schema_drift).');
  expect(JSON.parse(stdout)).toMatchObject({
    drift: [{stream: 'customers', what: expect.stringContaining('brandNew') as string}],
  });
  const sql = `SELECT id, active FROM st_raw_v2.raw_customers WHERE brandNew IS NOT NULL ORDER BY id`;
  const rows = await command('st-elt', ['query', ...warehouse, '--json', sql]);
  expect(JSON.parse(rows.stdout)).toEqual([...ids].sort((a, b) => a - b).map((id) => ({id, active: null})));
});
