import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

import {selectStreams} from '../../src/catalogue';
import {scheduleOf} from '../../src/cli/cloud/schedule-plan';
import {parseConfig} from '../../src/config/config';
import type {FieldLog, LogFields} from '../../src/log';
import {logDrift, logStale, logStreams} from '../../src/runs/run-log';
import {dailyTags} from '../../src/transform/dataform/publication';
import {retentionDays} from '../../src/warehouse/book-tables';
import {defaultDatasets} from '../../src/warehouse/warehouse';
import {command} from '../end-to-end/command';
import {type Block, configurationOf, resources, strings, terraformFiles} from './configuration';

const files = terraformFiles();
const whole = configurationOf(files);

const only = (kind: string): readonly Block[] =>
  resources(whole)
    .filter(([, of]) => of === kind)
    .map(([, , block]) => block);
const variable = (name: string): Block => whole.variable[name]?.[0] ?? {};
/** Blocks at a path: `template.containers`. */
const inner = (block: Block, path: string): readonly Block[] =>
  path
    .split('.')
    .reduce<readonly Block[]>((blocks, name) => blocks.flatMap((one) => (one[name] ?? []) as Block[]), [block]);

describe('access', () => {
  test('nothing is open to everybody, and everybody is not let in by a variable', () => {
    expect(strings(whole).filter((text) => /allUsers|allAuthenticatedUsers/.test(text))).toEqual([]);
    expect(only('google_cloud_run_v2_service').map((service) => service.invoker_iam_disabled)).toEqual([false]);
    for (const name of ['callers', 'readers', 'publishers']) {
      const [{condition = ''} = {}] = inner(variable(name), 'validation');
      const [, kinds = ''] = /regex\("\^\((\S+)\):"/.exec(String(condition)) ?? [];
      expect(kinds.split('|')).not.toContain('');
      expect('allUsers').not.toMatch(new RegExp(`^(${kinds}):`));
      expect('user:someone@example.com').toMatch(new RegExp(`^(${kinds}):`));
    }
  });

  test('nobody has a key', () => {
    const kinds = resources(whole).map(([, kind]) => kind);
    expect(kinds.filter((kind) => /_key$|secret_version/.test(kind))).toEqual([]);
    expect(strings(whole).filter((text) => /private_key|credentials_file|\.json"?$/.test(text))).toEqual([
      'st-elt.json',
      'st-elt.json',
    ]);
  });

  test('no role is primitive, and in the whole project what runs may only run queries', () => {
    const roles = strings(whole).filter((text) => text.startsWith('roles/'));
    expect(roles.length).toBeGreaterThan(15);
    expect(roles.filter((role) => /^roles\/(owner|editor|viewer|browser)$/i.test(role))).toEqual([]);
    // Of one repository.
    expect(roles.filter((role) => /admin|owner/i.test(role))).toEqual(['roles/dataform.admin']);
    const inProject = only('google_project_iam_member').filter(({role}) => role !== 'roles/bigquery.jobUser');
    expect(inProject.map(({member, role}) => [member, role])).toEqual([
      ['${google_service_account.build.member}', 'roles/cloudbuild.builds.builder'],
    ]);
    const grants = resources(whole).filter(([, kind]) => /_iam_/.test(kind));
    // Bindings and policies would take roles from others.
    expect(grants.map(([, kind]) => kind).filter((kind) => !kind.endsWith('_iam_member'))).toEqual([]);
  });

  test('whoever loads cannot touch the marts, and whoever builds the marts cannot touch what was loaded', () => {
    const grants = whole.locals.grants as Readonly<Record<string, Readonly<Record<string, string>>>>;
    const writable = Object.fromEntries(
      Object.entries(grants).map(([account, roles]) => [
        account,
        Object.keys(roles)
          .filter((layer) => roles[layer] === 'roles/bigquery.dataEditor')
          .sort(),
      ]),
    );
    expect(writable).toEqual({
      job: ['logs', 'raw'],
      service: ['logs', 'raw'],
      dataform: ['assertions', 'mart', 'ref', 'stage'],
    });
    // The report is read from these.
    const readers = join(__dirname, '../../src/report/read');
    const report = readdirSync(readers)
      .map((name) => readFileSync(join(readers, name), 'utf8'))
      .join();
    const read = [...new Set([...report.matchAll(/\$\{(\w+)\}\.[a-z_]+/g)].map(([, layer]) => layer ?? ''))];
    expect(read.sort()).toEqual(['mart', 'ref']);
    expect(read.map((layer) => grants['service']?.[layer])).toEqual(read.map(() => 'roles/bigquery.dataViewer'));
    const others = Object.values(grants).flatMap((roles) => Object.values(roles));
    expect(new Set(others)).toEqual(
      new Set(['roles/bigquery.dataEditor', 'roles/bigquery.dataViewer', 'roles/bigquery.metadataViewer']),
    );
  });

  test('the schedule calls with a token of an account that can do nothing but call', () => {
    const [call] = only('google_cloud_scheduler_job');
    expect(inner(call ?? {}, 'http_target.oidc_token')).toEqual([
      {service_account_email: '${google_service_account.scheduler.email}', audience: '${local.service_url}'},
    ]);
    const granted = resources(whole).filter(([, , block]) =>
      strings(block).join(' ').includes('service_account.scheduler'),
    );
    expect(granted.map(([address]) => address).sort()).toEqual([
      'google_cloud_run_v2_service_iam_member.caller',
      'google_cloud_scheduler_job.call',
    ]);
  });
});

describe('what runs', () => {
  test('is one image, by its digest', () => {
    const containers = [
      ...only('google_cloud_run_v2_service').flatMap((service) => inner(service, 'template.containers')),
      ...only('google_cloud_run_v2_job').flatMap((job) => inner(job, 'template.template.containers')),
    ];
    expect(containers.map(({image}) => image)).toEqual(['${var.image}', '${var.image}']);
    const [{condition = ''} = {}] = inner(variable('image'), 'validation');
    const [, pattern = ''] = /regex\("(.*)", var\.image\)/.exec(String(condition)) ?? [];
    const accepted = new RegExp(pattern.replaceAll('\\\\', '\\'));
    const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
    expect(`us-docker.pkg.dev/p/st-elt/st-elt@${digest}`).toMatch(accepted);
    expect(`us-docker.pkg.dev/p/st-elt/st-elt:1.2@${digest}`).toMatch(accepted);
    for (const other of ['st-elt:latest', 'st-elt', `st-elt@${digest.slice(0, -1)}`, `st-elt@${digest}0`]) {
      expect(other).not.toMatch(accepted);
    }
  });

  test('keeps its CPU where work goes on after the answer, and starts the job where it does not', () => {
    const [service] = only('google_cloud_run_v2_service');
    const [resource] = inner(service ?? {}, 'template.containers.resources');
    expect(resource?.cpu_idle).toBe('${!var.async_in_service}');
    expect(whole.locals.service_environment).toContain('var.async_in_service ? {} : { ST_ELT_JOB =');
  });

  test("gets the company's rules from their secret, where `rules` names the file, and the command publishes them", () => {
    const templates = [
      ...only('google_cloud_run_v2_service').flatMap((service) => inner(service, 'template')),
      ...only('google_cloud_run_v2_job').flatMap((job) => inner(job, 'template.template')),
    ];
    const rules = (block: Block, name: string): readonly Block[] =>
      inner(block, 'dynamic')
        .concat((block['dynamic'] as Record<string, Block[]> | undefined)?.[name] ?? [])
        .filter(({for_each}) => for_each === '${var.rules[*]}')
        .flatMap(({content}) => content as Block[]);
    expect(templates).toHaveLength(2);
    for (const template of templates) {
      const [mount] = inner(template, 'containers').flatMap((container) => rules(container, 'volume_mounts'));
      expect(mount).toEqual({name: 'rules', mount_path: '${local.rules_folder}'});
      const [volume] = rules(template, 'volumes');
      const [secret] = inner(volume ?? {}, 'secret');
      expect(secret?.secret).toBe('${google_secret_manager_secret.rules.secret_id}');
      expect(inner(secret ?? {}, 'items')).toEqual([{version: 'latest', path: 'rules.yaml'}]);
    }
    expect(whole.locals.rules_folder).not.toBe(whole.locals.config_folder);
    expect(whole.locals.environment).toContain('ST_ELT_RULES = "${local.rules_folder}/rules.yaml"');
    expect(whole.output.publish?.[0]?.value).toContain("--rules '${file}'");
    expect(variable('rules').default ?? null).toBeNull();
  });

  test('is told what it reads from the environment', () => {
    const folder = join(__dirname, '../../src');
    const sources = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.ts'));
    const code = sources.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
    const names = strings([whole.locals.environment, whole.locals.service_environment]).flatMap(
      (text) => text.match(/\b(ST|BQ)_[A-Z_]+\b/g) ?? [],
    );
    expect(new Set(names).size).toBeGreaterThan(12);
    expect([...new Set(names)].filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
  });

  test('is called when `st-elt schedule` says, and how', () => {
    const config = parseConfig({tenant_id: '1', client_id: 'a', client_secret: 'b', app_key: 'c'});
    const printed = scheduleOf(config, selectStreams()).map(({name, schedule, path}) => [name, {cron: schedule, path}]);
    expect(variable('schedule').default).toEqual(Object.fromEntries(printed));
    expect(variable('timezone').default).toBe('America/Phoenix');
  });

  test('has the datasets of the loader and of the Dataform project', () => {
    const names = [...String(variable('datasets').type).matchAll(/(\w+)\s*= optional\(string, "(\w+)"\)/g)];
    const settings = readFileSync(join(__dirname, '../../dataform/workflow_settings.yaml'), 'utf8');
    const [, assertions = ''] = /^defaultAssertionDataset: (\S+)/m.exec(settings) ?? [];
    expect(Object.fromEntries(names.map(([, layer, name]) => [layer, name]))).toEqual(defaultDatasets);
    expect(whole.locals.datasets).toContain(`{ assertions = "${assertions}" }`);
    expect(whole.locals.log_days).toBe(retentionDays);
    const layers = [...Object.keys(defaultDatasets), 'assertions'].sort();
    expect(Object.keys(whole.locals.descriptions as object).sort()).toEqual(layers);
  });
});

test('release and schedule of Dataform are as `st-elt dataform publish` makes them with the flags of the output', async () => {
  const [workflow] = only('google_dataform_repository_workflow_config');
  expect(inner(workflow ?? {}, 'invocation_config')[0]?.included_tags).toEqual(dailyTags);
  const [release] = only('google_dataform_repository_release_config');
  const [{vars = {}} = {}] = inner(release ?? {}, 'code_compilation_config');
  const layers = ['raw', 'stage', 'ref', 'mart', 'logs'].map((layer) => [
    `${layer}_dataset`,
    `\${var.datasets.${layer}}`,
  ]);
  expect(vars).toEqual({
    timezone: '${var.timezone}',
    week_start: '${var.week_start}',
    fiscal_year_start: '${tostring(var.fiscal_year_start)}',
    fiscal_calendar: '${var.fiscal_calendar}',
    ...Object.fromEntries(layers),
  });
  const {stdout: help} = await command('st-elt', ['dataform', 'publish', '--help']);
  const flags = String(whole.output.publish?.[0]?.value).match(/--[a-z-]+/g) ?? [];
  expect(flags.length).toBeGreaterThan(5);
  expect(flags.filter((flag) => !help.includes(`${flag} `))).toEqual([]);
});

test('alerts match what the service logs of a failure, of staleness and of drift', () => {
  const logged: LogFields[] = [];
  const keep = (_message: string, fields: LogFields = {}): number => logged.push(fields);
  const log: FieldLog = {debug: keep, info: keep, warn: keep, error: keep};
  const counts = {read: 1, inserted: 1, updated: 0, unchanged: 0, rejected: 0};
  logStreams(
    log,
    'run',
    [
      {stream: 'jobs', status: 'success', counts},
      {stream: 'invoices', status: 'failed', counts, error: 'refused'},
    ] as unknown as Parameters<typeof logStreams>[2],
    5,
  );
  logDrift(log, 'run', [{stream: 'jobs', field: 'colour'}]);
  logStale(
    log,
    new Set(['jobs']),
    [{entity_type: 'jobs', last_sync_time: '2026-01-01T00:00:00Z'}],
    Date.UTC(2026, 0, 9),
  );

  const alerts = whole.locals.alerts as Readonly<
    Record<string, {filter: string; labels: Readonly<Record<string, string>>}>
  >;
  for (const event of ['stream_failed', 'stale', 'schema_drift']) {
    const line = logged.find((fields) => fields.event === event);
    expect(line).toBeDefined();
    expect(alerts[event]?.filter).toMatch(new RegExp(` AND jsonPayload\\.event="${event}"$`));
    const fields = Object.values(alerts[event]?.labels ?? {}).map(
      (text) => /^EXTRACT\(jsonPayload\.(\w+)\)$/.exec(text)?.[1],
    );
    expect(fields).toContain('entityType');
    expect(fields.filter((field) => field === undefined || !(field in (line ?? {})))).toEqual([]);
  }
  expect(only('google_logging_metric').map(({filter}) => filter)).toEqual([
    '${local.service_logs} AND jsonPayload.event="stream_finished"',
  ]);
  expect(logged.map(({event}) => event)).toContain('stream_finished');
});

test('the example of values sets what has no default, and nothing that is not there', () => {
  const {parsed = {}} = files.find(({name}) => name.endsWith('.example')) ?? {};
  const needed = Object.keys(whole.variable).filter((name) => !('default' in variable(name)));
  expect(Object.keys(parsed)).toEqual(expect.arrayContaining(needed));
  expect(Object.keys(parsed).filter((name) => !(name in whole.variable))).toEqual([]);
  expect(parsed.image).toMatch(/@sha256:0{64}$/);
});

test('everything that can be set and everything that comes out is explained', () => {
  const blocks = [...Object.entries(whole.variable), ...Object.entries(whole.output)];
  expect(
    blocks.filter(([, [block]]) => !/^[A-Z].*[.…\]]$/.test(String(block?.description))).map(([name]) => name),
  ).toEqual([]);
});

test('files are written as `terraform fmt` writes them', () => {
  expect(files.length).toBeGreaterThan(10);
  for (const {name, text, formatted} of files) expect([name, text]).toEqual([name, formatted]);
});

describe('one `terraform apply` passes in an empty project', () => {
  test('no alert is on a metric that a new project may not know, unless it waits for that metric', () => {
    const alerts = resources(whole).filter(([, kind]) => kind === 'google_monitoring_alert_policy');
    const measured = alerts.filter(([, , alert]) => strings(alert).some((text) => text.includes('metric.type')));
    expect(measured.map(([address]) => address)).toEqual(['google_monitoring_alert_policy.silence']);
    for (const [, , alert] of measured) expect(String(alert.depends_on)).toContain('time_sleep.metric_is_known');
    const [wait] = only('time_sleep');
    expect(parseInt(String(wait?.create_duration), 10)).toBeGreaterThan(10);
    expect(strings(wait ?? {}).join(' ')).toContain('google_logging_metric.streams_finished');
  });

  test('a schedule of Dataform is made when Dataform may act as its account', () => {
    const [workflow] = only('google_dataform_repository_workflow_config');
    expect(String(workflow?.depends_on)).toContain('google_service_account_iam_member.dataform_acts');
  });
});
