import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {type Simulator, startSimulator} from '../../simulator/http/server';
import {createTenant, type Tenant} from '../../simulator/tenant';
import {command, type Finished} from './command';

let folder: string;
let simulator: Simulator;
let tenant: Tenant;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'future-'));
  tenant = createTenant({seed: 7, size: 'tiny', now: new Date()});
  simulator = await startSimulator({tenant});
  const config = {...simulator.config(), streams: ['invoices'], settle_minutes: 0, warehouse: 'duckdb:st.duckdb'};
  writeFileSync(join(folder, 'st-elt.json'), JSON.stringify(config));
});
afterEach(async () => {
  await simulator.close();
  rmSync(folder, {recursive: true});
});

async function stElt(...args: string[]): Promise<Finished> {
  const ended = await command('st-elt', args, {cwd: folder});
  expect([ended.exitCode, ended.stderr]).toEqual([0, ended.stderr]);
  return ended;
}

async function summaryOf(id: number): Promise<unknown> {
  const {stdout} = await stElt('query', '--json', `SELECT summary FROM st_raw_v2.raw_invoices WHERE id = ${id}`);
  return (JSON.parse(stdout) as {summary: unknown}[])[0]?.summary;
}

test('a row that is stamped with 2031 is loaded, and renewed by the version, or the file, that puts it right', async () => {
  const [first, second] = [900_001, 900_002];
  for (const id of [first, second]) {
    tenant.insert('invoices', {id, active: true, summary: 'wrong'}, {modifiedOn: '2031-01-01T00:00:00Z'});
  }
  await stElt('sync', '--no-transform');
  expect(await summaryOf(first)).toBe('wrong');
  await stElt('verify');

  const modifiedOn = new Date().toISOString();
  writeFileSync(join(folder, 'invoices.csv'), `id,modifiedOn,summary\n${second},${modifiedOn},right\n`);
  await stElt('import', 'invoices.csv', '--stream', 'invoices');
  expect(await summaryOf(second)).toBe('right');

  tenant.edit('invoices', first, {summary: 'right'});
  tenant.edit('invoices', second, {summary: 'right again'});
  tenant.clock.advance(20 * 60_000);
  await stElt('sync', '--no-transform');
  expect([await summaryOf(first), await summaryOf(second)]).toEqual(['right', 'right again']);
  await stElt('verify');
}, 180_000);
