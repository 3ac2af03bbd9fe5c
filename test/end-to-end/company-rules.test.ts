import {existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {type Simulator, startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {startService} from '../service/service-process';
import {command, type Finished} from './command';

// One warehouse goes through the file: the tests follow each other.
const mine = 'business_units:\n  renames: {Phoenix: MINE}\n';
const theirs =
  'business_units:\n  renames: {Phoenix: THEIRS}\ntargets:\n  - {metric: leads, rollup: THEIRS, target: 7}\n';
const ours = 'business_units:\n  renames: {Phoenix: OURS}\n';
const broken = 'business_units:\n  renames: {Phoenix: phx}\n  unmached: BOTH\n';

let simulator: Simulator;
let folder: string;

beforeAll(async () => {
  simulator = await startSimulator({
    tenant: createTenant({seed: 7, size: 'tiny', now: new Date('2026-03-11T18:00:00Z')}),
  });
  folder = mkdtempSync(join(tmpdir(), 'company-rules-'));
  mkdirSync(join(folder, 'etc'));
  const config = {...simulator.config(), warehouse: 'duckdb:st.duckdb'};
  writeFileSync(join(folder, 'etc', 'st-elt.json'), JSON.stringify({...config, rules: 'mine.yaml'}));
  writeFileSync(join(folder, 'etc', 'mine.yaml'), mine);
  writeFileSync(join(folder, 'bare.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'theirs.yaml'), theirs);
  writeFileSync(join(folder, 'ours.yaml'), ours);
  writeFileSync(join(folder, 'broken.yaml'), broken);
});
afterAll(async () => {
  await simulator.close();
  rmSync(folder, {recursive: true});
});

const st = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Finished> =>
  command('st-elt', args, {cwd: folder, env, timeoutMs: 300_000});
const withConfig = ['--config', 'etc/st-elt.json'];
const bare = ['--config', 'bare.json'];
const rollups = async (): Promise<string> =>
  (
    JSON.parse(
      (
        await st([
          'query',
          ...bare,
          '--json',
          'SELECT DISTINCT bu_rollup AS r FROM st_mart_v2.kpi_weekly_by_bu ORDER BY 1',
        ])
      ).stdout,
    ) as {r: string}[]
  )
    .map(({r}) => r)
    .join(' ');

test.each(['sync', 'transform', 'report', 'dataform publish', 'backfill', 'serve'])(
  '%s: what is wrong with the rules is said in one line, before anything is asked or made',
  async (name) => {
    const needed = {'dataform publish': ['--project', 'painter'], backfill: ['--from', '2026-01-01']}[name] ?? [];
    const {exitCode, stderr, stdout} = await st([...name.split(' '), ...bare, ...needed, '--rules', 'broken.yaml'], {
      DATAFORM_EMULATOR_HOST: 'http://127.0.0.1:9',
    });
    expect([exitCode, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(
      /^broken\.yaml, line 2: business_units\.renames\.Phoenix must be .* line 3: .*did you mean unmatched\?.*\n$/,
    );
    expect(simulator.stats().requests).toEqual({});
    expect(existsSync(join(folder, 'st.duckdb'))).toBe(false);
  },
  600_000,
);

test('a rules file that is not there, and a setting that names none', async () => {
  expect(await st(['sync', ...bare, '--rules', 'none.yaml'])).toMatchObject({
    exitCode: 3,
    stderr: 'The rules file none.yaml cannot be read. Check the path and its permissions.\n',
  });
  writeFileSync(join(folder, 'odd.json'), JSON.stringify({...simulator.config(), rules: ['mine.yaml']}));
  expect(await st(['transform', '--config', 'odd.json', '--warehouse', 'duckdb:st.duckdb'])).toMatchObject({
    exitCode: 3,
    stderr: expect.stringContaining('rules must be the path of a rules file.') as string,
  });
  expect(existsSync(join(folder, 'st.duckdb'))).toBe(false);
});

test('sync counts by the file of the configuration, which lies beside it', async () => {
  const synced = await st(['sync', ...withConfig]);
  expect(synced).toMatchObject({exitCode: 0});
  expect(await rollups()).toContain('MINE');
  expect(await rollups()).not.toMatch(/PHX|TUC\b/);
}, 600_000);

test('the environment goes over the configuration, and the flag over both', async () => {
  const shown = async (env = {}): Promise<unknown> =>
    JSON.parse((await st(['config', 'show', ...withConfig, '--json'], env)).stdout);
  const rules = {name: 'rules', value: join('etc', 'mine.yaml'), from: 'file (etc/st-elt.json)'};
  expect(await shown()).toContainEqual(rules);
  const fromEnvironment = {...rules, value: 'theirs.yaml', from: 'environment (ST_ELT_RULES)'};
  expect(await shown({ST_ELT_RULES: 'theirs.yaml'})).toContainEqual(fromEnvironment);
  const flagged = await st(['transform', ...withConfig, '--rules', 'ours.yaml'], {ST_ELT_RULES: 'theirs.yaml'});
  expect(flagged).toMatchObject({exitCode: 0});
  expect(await rollups()).toContain('OURS');
}, 600_000);

test('a report is of the rules that it is asked for, or says that it is not', async () => {
  expect(await st(['report', ...bare, '--rules', 'ours.yaml'])).toMatchObject({exitCode: 0});
  const other = await st(['report', ...bare, '--rules', 'theirs.yaml', '--out', 'other.html']);
  expect(other).toMatchObject({
    exitCode: 6,
    stderr: expect.stringContaining(
      'counted by other rules than those of theirs.yaml. Run `st-elt transform`',
    ) as string,
  });
  expect(existsSync(join(folder, 'other.html'))).toBe(false);
  const asTheyStand = await st(['report', ...withConfig, '--out', 'stand.html']);
  expect(asTheyStand).toMatchObject({
    exitCode: 0,
    stderr: expect.stringContaining(`other rules than those of ${join('etc', 'mine.yaml')}.`) as string,
  });
  expect(existsSync(join(folder, 'stand.html'))).toBe(true);
}, 600_000);

test('the service counts by the file too, and says when the report is of others', async () => {
  const service = await startService({simulator, folder, config: {rules: 'etc/mine.yaml'}});
  const warnings = (): number => service.logs().filter(({event}) => event === 'marts_other_rules').length;
  try {
    expect([(await service.call('/report')).status, warnings()]).toEqual([200, 1]);
    const {status, body} = await service.call('/ingest/business_units?transform=true', {method: 'POST'});
    expect([status, body['marts']]).toMatchObject([200, {success: true}]);
    expect([(await service.call('/report')).status, warnings()]).toEqual([200, 1]);
  } finally {
    service.process.kill('SIGTERM');
    await service.exited;
  }
  expect(await rollups()).toContain('MINE');
}, 600_000);

test('what builds no KPIs does without the file: a container that only loads has none', async () => {
  writeFileSync(join(folder, 'gone.json'), JSON.stringify({...simulator.config(), rules: 'gone.yaml'}));
  const load = ['sync', '--config', 'gone.json', '--warehouse', 'duckdb:raw.duckdb', '--streams', 'campaigns'];
  expect(await st([...load, '--no-transform'])).toMatchObject({exitCode: 0});
  expect(await st(load)).toMatchObject({exitCode: 3, stderr: expect.stringContaining('gone.yaml cannot') as string});
}, 600_000);
