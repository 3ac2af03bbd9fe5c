import {existsSync, writeFileSync} from 'node:fs';

import {inEmptyFolder} from './command-line';

const run = inEmptyFolder();
beforeEach(() => {
  const credentials = {tenant_id: '1', client_id: 'a', client_secret: 'b', app_key: 'c'};
  // Nothing listens there: whoever asks ServiceTitan before looking at the names fails otherwise.
  const nowhere = {api_url: 'http://127.0.0.1:1', auth_url: 'http://127.0.0.1:1/token'};
  writeFileSync('config.json', JSON.stringify({...credentials, ...nowhere}));
  writeFileSync('wrong.json', JSON.stringify({...credentials, ...nowhere, streams: ['jobs', 'refrence']}));
  writeFileSync('entities.json', JSON.stringify({...credentials, ...nowhere, entities: {invoice: {enabled: false}}}));
  writeFileSync('jobs.csv', 'id\n1\n');
});

const common = '--config config.json --warehouse duckdb:never.duckdb';
const cloud = '--service-url https://st.run.app --service-account a@p.iam.gserviceaccount.com --project p';

test.each([
  [`sync ${common} --streams job`, 'jobs'],
  [`sync ${common} --streams jobs,Payrol`, 'payroll'],
  [`sync ${common} --streams jobs --reconcile jobss`, 'jobs'],
  [`sync ${common} --streams cores`, 'core'],
  [`backfill ${common} --from 2024-01-01 --streams invoice`, 'invoices'],
  [`verify ${common} --streams estimats`, 'estimates'],
  [`schedule --config config.json ${cloud} --streams job-type`, 'job_types'],
  [`import ${common} --stream job jobs.csv`, 'jobs'],
  ['streams job', 'jobs'],
  ['streams jobs opt-in', 'opt_in'],
  ['sync --config wrong.json --warehouse duckdb:never.duckdb', 'reference'],
  ['sync --config entities.json --warehouse duckdb:never.duckdb', 'invoices'],
])('st-elt %s: did you mean %s?', async (line, right) => {
  const {exitCode, out: data, err: talk} = await run(line);
  expect(talk.trim().split('\n')).toHaveLength(1);
  expect(talk).toContain(`Did you mean ${right}? `);
  expect({exitCode, data}).toEqual({exitCode: line.startsWith('import') ? 2 : 3, data: ''});
  expect(existsSync('never.duckdb')).toBe(false);
});

test('doctor names it too', async () => {
  expect((await run('doctor --config wrong.json')).out).toContain('Did you mean reference? ');
});

test('st-elt streams NAME shows streams and groups by name, in the order of the catalog', async () => {
  const shown = async (line: string) =>
    (JSON.parse((await run(line)).out) as {name: string; group: string}[]).map(({name}) => name);
  expect(await shown('streams --json payroll jobs')).toEqual(['jobs', 'payroll']);
  expect(await shown('streams --json jobs,invoices jobs')).toEqual(['jobs', 'invoices']);
  expect(await shown('streams --json core')).toContain('estimates');
  expect((await shown('streams --json')).length).toBeGreaterThan(100);
});
