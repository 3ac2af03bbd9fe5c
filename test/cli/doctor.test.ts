import {chmodSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import type {Simulator} from '../../simulator/http/server';
import {startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {doctor, type DoctorOptions} from '../../src/cli/doctor/doctor';
import type {Terminal} from '../../src/cli/terminal/terminal';
import {type AppError, exitCodeOf} from '../../src/errors';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';

let folder: string;
let simulator: Simulator;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'doctor-'));
  simulator = await startSimulator({tenant: createTenant({seed: 7, size: 'tiny', now: new Date()})});
});
afterEach(async () => {
  await simulator.close();
  rmSync(folder, {recursive: true});
});

interface Examined {
  readonly text: string;
  readonly exitCode: number;
}

/** Runs the command on a configuration file that holds these fields beside the simulator's. */
async function examine(fields: Record<string, unknown> = {}, options: Partial<DoctorOptions> = {}): Promise<Examined> {
  const config = join(folder, 'config.json');
  writeFileSync(config, JSON.stringify({...simulator.config(), ...fields}));
  const printed: string[] = [];
  const terminal: Terminal = {
    say: () => undefined,
    progress: () => undefined,
    print: (text) => void printed.push(text),
    printJson: (value) => void printed.push(JSON.stringify(value)),
  };
  const warehouse = `duckdb:${join(folder, 'st.duckdb')}`;
  const error = await doctor(terminal, {config, warehouse, ...options}).then(
    () => undefined,
    (thrown: AppError) => thrown,
  );
  return {text: printed.join('\n'), exitCode: error === undefined ? 0 : exitCodeOf(error)};
}

it('says line by line that all is well', async () => {
  const {text, exitCode} = await examine();
  expect(exitCode).toBe(0);
  expect(text).not.toContain('FAILED');
  for (const name of [
    'configuration',
    'token',
    'tenant',
    'scope jpm',
    'scope payroll',
    'clock',
    'warehouse',
    'Dataform',
  ]) {
    expect(text).toMatch(new RegExp(`^ok +${name} `, 'm'));
  }
});

it('names a missing scope, its streams and the remedy, and goes on', async () => {
  simulator.faults.forbid('payroll');
  const {text, exitCode} = await examine();
  expect(exitCode).toBe(3);
  expect(text).toMatch(/FAILED +scope payroll +refused with 403: payroll, .*\n.*developer portal/);
  expect(text).toMatch(/^ok +scope jpm/m);
  expect(text).toMatch(/^ok +warehouse/m);
});

it.each([401, 403, 404] as const)(
  'says what can be read without the scopes that are missing (%d), and how to leave the rest out',
  async (missingScope) => {
    await simulator.close();
    simulator = await startSimulator({tenant: simulator.tenant, manners: {missingScope}});
    ['payroll', 'telecom'].forEach((api) => simulator.faults.forbid(api));
    const {text, exitCode} = await examine();
    expect(exitCode).toBe(3);
    const [, remedy = ''] = /^warning +streams +23 of 28 can be read\n +(.*)$/m.exec(text) ?? [];
    expect(remedy).toMatch(/^To go on without, read only these streams: jobs, appointments, .*--streams/);
    const [, names = ''] = /read only these streams: (.*?)\. /.exec(remedy) ?? [];
    expect(names).not.toMatch(/payroll|calls/);
    const asTold = await examine({}, {streams: names});
    expect(asTold.exitCode).toBe(0);
    const off = {enabled: false};
    const entities = {calls: off, payroll: off, payroll_adjustments: off, payroll_activity_codes: off, job_splits: off};
    const disabled = await examine({entities});
    expect(disabled.exitCode).toBe(0);
    expect(disabled.text).not.toMatch(/can be read$/m);
  },
);

it('tells wrong credentials from a wrong tenant', async () => {
  const secret = await examine({client_secret: 'not-the-secret'});
  expect(secret.exitCode).toBe(3);
  expect(secret.text).toMatch(/FAILED +token/);
  expect(secret.text).toMatch(/^- +tenant/m);
  expect(secret.text).not.toContain('not-the-secret');
  expect(secret.text.match(/FAILED/g)).toHaveLength(1);
});

it.each([
  [
    {tenant_id: '42'},
    /^FAILED +tenant +42 is unknown in the integration environment \(404\)\n +Check tenant_id and env/m,
  ],
  [
    {app_key: 'ak1.of-another'},
    /^FAILED +tenant +nothing of \d+ may be read \(403\)\n +Check that app_key is the key of/m,
  ],
])('%j is one finding with its remedy, not one for each module', async (fields, says) => {
  const {text, exitCode} = await examine(fields);
  expect(text).toMatch(says);
  expect(text.match(/FAILED/g)).toHaveLength(1);
  expect(text).toMatch(/^- +scopes +need a tenant/m);
  expect(text).not.toContain('read scope of');
  expect(text).toMatch(/^ok +warehouse/m);
  expect(exitCode).toBe(3);
});

it.each([401, 403, 404] as const)(
  'so is an app that is refused everything with %i, by the streams asked for or all',
  async (status) => {
    await simulator.close();
    const tenant = createTenant({seed: 7, size: 'tiny', now: new Date()});
    simulator = await startSimulator({tenant, manners: {missingScope: status}});
    for (const module of ['jpm', 'payroll', 'settings']) simulator.faults.forbid(module);
    const all = await examine({}, {streams: 'jobs,payroll'});
    expect(all.text.match(/FAILED/g)).toHaveLength(1);
    expect(all.text).toMatch(
      status === 404 ? /FAILED +tenant .*\n +Check tenant_id/ : /FAILED +tenant .*\n +Check that app_key/,
    );

    simulator.faults.allow('settings');
    const scopes = await examine({}, {streams: 'jobs,payroll'});
    expect(scopes.text).toMatch(/^ok +tenant +it has business units/m);
    expect(scopes.text.match(/FAILED +scope/g)).toHaveLength(2);
  },
);

it('takes a valid token that shows an empty company for the wrong environment', async () => {
  for (const {id} of simulator.tenant.records('business_units'))
    simulator.tenant.remove('business_units', Number(id), {hard: true});
  const {text, exitCode} = await examine();
  expect(text).toMatch(/^ok +token /m);
  expect(text).toMatch(/FAILED +tenant +it has no business units\n +Check tenant_id and environment: /);
  expect(exitCode).toBe(3);
});

it('names what is wrong with the configuration and still looks at the rest', async () => {
  const {text, exitCode} = await examine({tenant_id: 'x', requests_per_second: 99});
  expect(exitCode).toBe(3);
  expect(text).toMatch(/FAILED +configuration .*requests_per_second.*tenant_id/);
  expect(text).toMatch(/^ok +Dataform/m);
  expect(text).toMatch(/^- +data +nothing was loaded yet/m);
});

it('finds a warehouse that cannot be written', async () => {
  const {text, exitCode} = await examine({}, {warehouse: `duckdb:${join(folder, 'missing', 'st.duckdb')}`});
  expect(exitCode).toBe(5);
  expect(text).toMatch(/FAILED +warehouse .*cannot be written\n.*Make the folder/);
});

it('warns of a missing time zone, and of what the loaded data say about the settings', async () => {
  const before = await examine();
  expect(before.text).toMatch(/warning +time zone +not set.*Phoenix\n.*"timezone"/);
  expect(before.text).toMatch(/^- +data +nothing was loaded yet/m);
  expect(before.text).toMatch(/^ok +rate +20 of ServiceTitan's 60/m);

  const warehouse = await openDuckDb(join(folder, 'st.duckdb'), {});
  await warehouse.execute('CREATE SCHEMA IF NOT EXISTS st_stage_v2');
  await warehouse.execute('CREATE SCHEMA IF NOT EXISTS st_mart_v2');
  await warehouse.execute(`CREATE TABLE st_stage_v2.stg_job_types AS SELECT * FROM (VALUES
    ('Estimate', true, false, 0), ('Paint', true, false, 100), ('Old', false, false, 0)) AS t(name, active, is_deleted, sold_threshold)`);
  await warehouse.execute(`CREATE TABLE st_mart_v2.data_health AS
    SELECT 'unmapped_unit' AS check_type, '77' AS subject, 'warn' AS status, 'Plumbing' AS detail, 3 AS value`);
  await warehouse.close();
  const {text, exitCode} = await examine({vars: {timezone: 'America/Denver'}});
  expect(exitCode).toBe(0);
  expect(text).toMatch(/^ok +time zone +America\/Denver/m);
  expect(text).toMatch(/warning +sold thresholds +0 on 1 job types: Estimate\n/);
  expect(text).toMatch(/warning +business units +no rule for Plumbing \(77\)\n.*`st-elt rules`/);

  const says = async (check: string, status: string, subject: string) => {
    const again = await openDuckDb(join(folder, 'st.duckdb'), {});
    await again.execute('DELETE FROM st_mart_v2.data_health');
    await again.execute(`INSERT INTO st_mart_v2.data_health VALUES ('${check}', '${subject}', '${status}', '…', 3)`);
    await again.close();
    return examine({vars: {timezone: 'America/Denver'}});
  };
  const byDefault = await says('units_by_default', 'info', 'business_units');
  expect(byDefault.text).toMatch(
    /^ok +business units +each with jobs has a group.*; 3 by default: sales and production/m,
  );
  const useless = await says('no_unit_counts', 'error', 'jobs');
  expect(useless.exitCode).toBe(3);
  expect(useless.text).toMatch(
    /FAILED +business units +3 jobs, none of a unit that is sales or production.*\n.*`st-elt rules`/,
  );
});

it('warns of configuration and warehouse that other accounts may read', async () => {
  await (await openDuckDb(join(folder, 'st.duckdb'), {})).close();
  const config = join(folder, 'config.json');
  writeFileSync(config, '{}');
  chmodSync(config, 0o640);
  chmodSync(join(folder, 'st.duckdb'), 0o604);
  const open = await examine();
  expect(open.text).toMatch(
    /warning +file permissions .*config\.json, .*st\.duckdb\n +Run: chmod 600 .*config\.json .*st\.duckdb$/m,
  );
  for (const file of [config, join(folder, 'st.duckdb')]) chmodSync(file, 0o600);
  expect((await examine()).text).toMatch(/^ok +file permissions /m);
});

it('warns of a clock that is off', async () => {
  simulator.tenant.clock.advance(600_000);
  const {text, exitCode} = await examine();
  expect(exitCode).toBe(0);
  expect(text).toMatch(/warning +clock +10 minutes behind/);
});

it('prints JSON for programs', async () => {
  simulator.faults.forbid('crm');
  const {text, exitCode} = await examine({}, {json: true});
  const {ok, checks} = JSON.parse(text) as {ok: boolean; checks: {name: string; state: string}[]};
  expect([ok, exitCode]).toEqual([false, 3]);
  expect(checks.filter(({state}) => state === 'failed').map(({name}) => name)).toEqual(['scope crm']);
});

it('probes the API into a report', async () => {
  const {text, exitCode} = await examine({}, {probeApi: true, json: true});
  const {requests, findings} = JSON.parse(text) as {requests: number; findings: {answer: string; engine: string}[]};
  expect(exitCode).toBe(0);
  expect(requests).toBeLessThan(50);
  expect(findings).toHaveLength(14);
  for (const {engine} of findings) expect(engine).not.toBe('');
}, 60_000);
