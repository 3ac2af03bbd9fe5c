import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {type Simulator, startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {compile} from '../../src/transform/dataform/compile';
import {nameOf} from '../../src/transform/dataform/graph';
import {command} from './command';

/** Every mart with its key, as the project's own check of uniqueness names it. */
async function keysOfMarts(): Promise<ReadonlyMap<string, string>> {
  const {tables = [], assertions = []} = await compile({dialect: 'duckdb'});
  const marts = tables.filter(({target}) => target.schema === 'st_mart_v2').map(({target}) => nameOf(target));
  const keyOf = (mart: string): string => {
    const checks = assertions.filter(({target}) => target.name === `${mart.replace('.', '_')}_assertions_uniqueKey_0`);
    const key = /GROUP BY\s+([\w, ]+)/i.exec(checks[0]?.query ?? '')?.[1]?.trim();
    if (key === undefined) throw new Error(`${mart} has no check of its key.`);
    return key;
  };
  return new Map(marts.map((mart) => [mart, keyOf(mart)]));
}

let folder: string;
let simulator: Simulator;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'same-rows-'))));
afterEach(async () => {
  await simulator.close();
  rmSync(folder, {recursive: true});
});

/** Runs a command that has to succeed. @returns what it printed, byte for byte. */
async function stElt(...args: readonly string[]): Promise<string> {
  const ended = await command('st-elt', args, {cwd: folder, timeoutMs: 300_000});
  expect([ended.exitCode, ended.stderr]).toEqual([0, ended.stderr]);
  return ended.stdout;
}

// Freshness in data_health moves on by itself, but by whole hours since the load: within the test it does not.
test('the same raw tables and --as-of give the same rows of every mart, three runs in a row', async () => {
  const tenant = createTenant({seed: 7, size: 'tiny', now: new Date('2026-03-11T18:00:00Z')});
  simulator = await startSimulator({tenant});
  const config = {...simulator.config(), requests_per_second: 40, warehouse: 'duckdb:st.duckdb'};
  writeFileSync(join(folder, 'st-elt.json'), JSON.stringify(config));
  await stElt('sync', '--no-transform');

  const keys = await keysOfMarts();
  const builtMarts = async (): Promise<ReadonlyMap<string, string>> => {
    await stElt('transform', '--as-of', '2026-03-11');
    const marts = new Map<string, string>();
    for (const [mart, key] of keys)
      marts.set(mart, await stElt('query', '--json', `SELECT * FROM ${mart} ORDER BY ${key}`));
    return marts;
  };
  const first = await builtMarts();
  expect([...first].filter(([, rows]) => rows.trim() === '[]').map(([mart]) => mart)).toEqual([]);
  expect(await builtMarts()).toEqual(first);
  expect(await builtMarts()).toEqual(first);
}, 1_200_000);
