import {execFileSync, spawn} from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {createInterface} from 'node:readline';

import {catalogue} from '../../../src/catalogue';
import {compile, dataformProject} from '../../../src/transform/dataform/compile';
import {projectFiles} from '../../../src/transform/dataform/publication';
import {withManifest} from '../../../src/transform/managed/manifest';
import {startBigQueryStandIn} from './bigquery-stand-in';
import {type StandIn, startStandIn} from './stand-in';

let service: StandIn;
beforeEach(async () => (service = await startStandIn()));
afterEach(() => service.close());

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command in a process of its own against the stand-in. */
function publish(...flags: readonly string[]): Promise<Outcome> {
  return publishWith({}, ...flags);
}

function publishWith(more: Readonly<Record<string, string>>, ...flags: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const bin = join(__dirname, '..', '..', '..', 'bin', 'st-elt');
    const child = spawn(process.execPath, [bin, 'dataform', 'publish', '--project', 'painter', ...flags], {
      env: {PATH: process.env['PATH'], HOME: process.env['HOME'], DATAFORM_EMULATOR_HOST: service.url, ...more},
      cwd: __dirname,
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('close', (code) => resolve({code, out, err}));
  });
}

const repository = 'projects/painter/locations/us-central1/repositories/servicetitan-kpis';
const account = 'kpi@painter.iam.gserviceaccount.com';
const acting = ['--service-account', account];
const daily = ['--cron', '0 6 * * *', '--timezone', 'America/Denver', '--vars', 'timezone=America/Denver', ...acting];

test('publishes the project, its release and its schedule, and finds nothing to do a second time', async () => {
  const first = await publish(...daily);
  expect([first.err, first.code]).toEqual([expect.stringContaining('Published.'), 0]);
  const files = withManifest(projectFiles(dataformProject()));
  expect([...service.files.keys()].sort()).toEqual([...files.keys()].sort());
  expect(service.files.get('includes/kpi_rules.yaml')).toBe(files.get('includes/kpi_rules.yaml')?.toString());
  expect(service.files.has('package-lock.json')).toBe(true);
  expect(service.resources.get(repository)).toMatchObject({serviceAccount: account});
  expect(service.resources.get(`${repository}/releaseConfigs/production`)).toMatchObject({
    gitCommitish: 'main',
    codeCompilationConfig: {
      defaultDatabase: 'painter',
      defaultLocation: 'US',
      vars: {timezone: 'America/Denver', mart_dataset: 'st_mart_v2'},
    },
    releaseCompilationResult: expect.stringMatching(/\/compilationResults\//) as string,
  });
  expect(service.resources.get(`${repository}/workflowConfigs/daily`)).toMatchObject({
    releaseConfig: `${repository}/releaseConfigs/production`,
    cronSchedule: '0 6 * * *',
    timeZone: 'America/Denver',
    invocationConfig: {
      includedTags: ['staging', 'reference', 'intermediate', 'mart', 'freshness'],
      serviceAccount: account,
    },
  });

  const done = service.writes.length;
  const second = await publish(...daily);
  expect([second.code, second.out, service.writes.length]).toEqual([0, '', done]);
  expect(second.err).toContain('nothing to change');
});

test('a dry run says what would change and changes nothing', async () => {
  const {out, code} = await publish(...daily, '--dry-run');
  expect(code).toBe(0);
  expect(out).toContain(`create repository servicetitan-kpis, which acts as ${account}\nwrite definitions/`);
  expect(out).toContain('create workflow configuration daily');
  expect(service.writes).toEqual([]);
});

test('a later publication writes only what differs, removes what is gone and leaves what is not ours', async () => {
  await publish(...daily);
  service.commit('includes/sql.js', 'somebody edited this');
  service.commit('definitions/marts/old.sqlx', 'select 1');
  service.commit('NOTES.md', 'notes');
  const done = service.writes.length;
  const {out, code} = await publish('--cron', '0 7 * * *', '--vars', 'timezone=America/Denver', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    dry_run: false,
    changes: [
      {kind: 'commit', write: ['includes/sql.js'], remove: ['definitions/marts/old.sqlx']},
      {kind: 'compilation'},
      {kind: 'workflow', verb: 'update'},
    ],
  });
  expect(service.writes.slice(done)).toEqual([
    'POST repositories/servicetitan-kpis:commit',
    'POST repositories/servicetitan-kpis/compilationResults',
    'PATCH repositories/servicetitan-kpis/releaseConfigs/production',
    'PATCH repositories/servicetitan-kpis/workflowConfigs/daily',
  ]);
  expect(service.files.get('NOTES.md')).toBe('notes');
  expect(service.resources.get(`${repository}/workflowConfigs/daily`)).toMatchObject({cronSchedule: '0 7 * * *'});
});

test('what does not compile is not released: here before anything is sent, there with the message of the service', async () => {
  const malformed = await publish('--vars', 'as_of=yesterday');
  expect([malformed.code, service.writes]).toEqual([3, []]);
  expect(malformed.err).toContain('Var as_of must be a day');

  service.complaint = 'Missing dependency';
  const refused = await publish(...acting);
  expect(refused.code).toBe(3);
  expect(refused.err).toContain(
    "Google's Dataform does not compile the project: Missing dependency (definitions/x.sqlx).",
  );
  expect(refused.err).not.toMatch(/\n\s+at /);
  const release = service.resources.get(`${repository}/releaseConfigs/production`);
  expect(release).not.toHaveProperty('releaseCompilationResult');

  // Fixed: the next publication compiles again, though no file differs.
  service.complaint = '';
  await publish();
  expect(service.resources.get(`${repository}/releaseConfigs/production`)).toHaveProperty('releaseCompilationResult');
});

test("a company's rules are published with the project, and what is there compiles to what is counted here", async () => {
  const folder = mkdtempSync(join(tmpdir(), 'publish-'));
  try {
    const rules = {business_units: {renames: {"Andy's": 'ANDY'}}, test_customers: {regex: ['\\bx\\b']}};
    const file = join(folder, 'rules.yaml');
    writeFileSync(file, JSON.stringify(rules));
    expect(await publish('--rules', file, ...acting)).toMatchObject({code: 0});
    const done = service.writes.length;
    expect(await publish('--rules', file)).toMatchObject({code: 0, out: ''});
    expect(service.writes.length).toBe(done);

    const copy = join(folder, 'project');
    for (const [path, content] of service.files) {
      mkdirSync(dirname(join(copy, path)), {recursive: true});
      writeFileSync(join(copy, path), content);
    }
    copyFileSync(join(dataformProject(), 'compile.cjs'), join(copy, 'compile.cjs'));
    symlinkSync(join(dataformProject(), 'node_modules'), join(copy, 'node_modules'));
    expect((await compile({}, copy)).tables).toEqual((await compile({}, undefined, rules)).tables);

    // Without the file the shipped rules hold again, and that is said.
    expect(await publish()).toMatchObject({
      code: 0,
      out: 'write includes/company_rules.js\nwrite st-elt-manifest.json\ncompile, and release the result\n',
    });
  } finally {
    rmSync(folder, {recursive: true});
  }
}, 180_000);

test('a schedule that is none is refused before anything is sent', async () => {
  const {code, err} = await publish('--cron', 'daily');
  expect([code, service.writes]).toEqual([2, []]);
  expect(err).toContain('--cron is not a cron expression');
});

test('a dry run, the publication and one more read a file or two, so that no quota of requests is met', async () => {
  await publish(...daily, '--dry-run');
  await publish(...daily);
  await publish(...daily, '--dry-run');
  expect(await publish(...daily)).toMatchObject({code: 0, out: ''});
  expect(service.fileRequests).toBeLessThanOrEqual(4);

  // What somebody wrote by hand is seen all the same: into the manifest, or beside it.
  service.commit('includes/sql.js', 'somebody edited this');
  service.fileRequests = 0;
  expect((await publish(...daily)).out).toBe('write includes/sql.js\ncompile, and release the result\n');
  service.commit('st-elt-manifest.json', '{}');
  service.fileRequests = 0;
  expect((await publish(...daily)).out).toBe('write st-elt-manifest.json\ncompile, and release the result\n');
}, 120_000);

/** Reads the repository in a process whose pauses end when `pausing` was called, and says what it says. */
function readPausing(pausing: () => unknown): Promise<{readonly pauses: readonly string[]; readonly said: string}> {
  const script = `
    const {openGoogleRepository} = require('./dist/src/transform/managed/google-repository');
    const place = {project: 'painter', location: 'us-central1', repository: 'servicetitan-kpis', endpoint: process.argv[1]};
    const pause = (ms) => new Promise((go) => (process.stdin.once('data', go), console.log('pause ' + ms)));
    openGoogleRepository({...place, pause}).read()
      .then(({files}) => console.log(files.size + ' files'), (error) => console.log(String(error)))
      .finally(() => process.stdin.destroy());`;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['-e', script, service.url], {cwd: join(__dirname, '..', '..', '..')});
    const lines: string[] = [];
    createInterface({input: child.stdout}).on('line', (line) => {
      lines.push(line);
      if (!line.startsWith('pause')) return;
      pausing();
      child.stdin.write('\n');
    });
    child.on('close', () => {
      const pauses = lines.filter((line) => line.startsWith('pause')).map((line) => line.slice('pause '.length));
      resolve({pauses, said: lines.at(-1) ?? ''});
    });
  });
}

test('a quota that is used up is waited for, and said as what it is when that takes too long', async () => {
  await publish(...acting);
  service.commit('includes/sql.js', 'somebody edited this');
  service.fileQuota = service.fileRequests + 10;
  const patient = await readPausing(() => (service.fileQuota += 60));
  expect(patient.said).toBe(`${service.files.size} files`);
  expect(patient.pauses.length).toBeGreaterThanOrEqual(2);
  expect(new Set(patient.pauses)).toEqual(new Set(['20000']));

  service.fileQuota = service.fileRequests;
  const futile = await readPausing(() => undefined);
  expect(futile.pauses).toHaveLength(6);
  expect(futile.said).toMatch(
    /^TransientError: A quota of Google's Dataform is still used up after 120 s: Quota exceeded .* Run the same command again later/,
  );
}, 60_000);

test('a new repository needs an account; one of before gets it, and keeps it', async () => {
  const none = await publish('--cron', '0 6 * * *');
  expect([none.code, service.writes]).toEqual([2, []]);
  expect(none.err).toMatch(/^A new repository of Dataform needs the account .*Use --service-account NAME@PROJECT/m);

  await publish(...daily);
  // As it was made before Dataform required one.
  delete (service.resources.get(repository) as Record<string, unknown>)['serviceAccount'];
  const without = await publish(
    '--cron',
    '0 6 * * *',
    '--vars',
    'timezone=America/Denver',
    '--timezone',
    'America/Denver',
  );
  expect([without.code, without.out]).toEqual([0, '']);
  expect(without.err).toContain('The repository servicetitan-kpis has no service account');
  expect((await publish(...daily)).out).toContain(`update repository servicetitan-kpis, which acts as ${account}\n`);
  expect(service.resources.get(repository)).toMatchObject({serviceAccount: account, displayName: 'ServiceTitan KPIs'});

  const other = 'other@painter.iam.gserviceaccount.com';
  const changed = await publish(...daily.slice(0, -1), other, '--json');
  expect((JSON.parse(changed.out) as {changes: unknown}).changes).toEqual([
    {kind: 'repository', verb: 'update', serviceAccount: other},
    {kind: 'workflow', verb: 'update'},
  ]);
  // Not named again, it stays.
  expect(await publish(...daily.slice(0, -2))).toMatchObject({code: 0, out: ''});
}, 120_000);

describe('the grants that the account needs', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'grants-'))));
  afterEach(() => rmSync(folder, {recursive: true}));
  const agent = 'serviceAccount:service-1234567890@gcp-sa-dataform.iam.gserviceaccount.com';
  const granted = [
    'gcloud projects describe painter --format=value(projectNumber)',
    'gcloud config get-value account',
    'gcloud beta services identity create --service=dataform.googleapis.com --project=painter',
    ...[
      ['user:someone@example.com', 'roles/iam.serviceAccountUser'],
      [agent, 'roles/iam.serviceAccountTokenCreator'],
      [agent, 'roles/iam.serviceAccountUser'],
    ].map(
      ([member, role]) =>
        `gcloud iam service-accounts add-iam-policy-binding ${account} --member=${member} --role=${role} --project=painter`,
    ),
    `gcloud projects add-iam-policy-binding painter --condition=None --member=serviceAccount:${account} --role=roles/bigquery.jobUser`,
  ];

  /** Commands that write down each call and answer like Google's; returns the PATH that has them. */
  function standIns(): string {
    const answer = `case "$1" in projects) echo 1234567890 ;; config) echo someone@example.com ;; esac`;
    for (const program of ['gcloud', 'bq'])
      writeFileSync(join(folder, program), `#!/bin/sh\necho "${program} $*" >> '${folder}/calls'\n${answer}\n`, {
        mode: 0o755,
      });
    return `${folder}:${process.env['PATH']}`;
  }
  const calls = (): string[] => readFileSync(join(folder, 'calls'), 'utf8').trimEnd().split('\n');

  test('are made with --grant, before anything is made that needs them', async () => {
    const {code, out} = await publishWith({PATH: standIns()}, ...daily, '--grant');
    expect([code, out]).toEqual([0, expect.not.stringContaining('gcloud')]);
    expect(calls().slice(0, -1)).toEqual(granted);
    const sql = calls().at(-1) ?? '';
    expect(sql).toMatch(
      /^bq query --project_id=painter --location=US --use_legacy_sql=false CREATE SCHEMA IF NOT EXISTS/,
    );
    for (const dataset of ['st_raw_v2', 'st_logs_v2'])
      expect(sql).toContain(
        `GRANT \`roles/bigquery.dataViewer\` ON SCHEMA \`painter\`.\`${dataset}\` TO 'serviceAccount:${account}'`,
      );
    for (const dataset of ['st_stage_v2', 'st_ref_v2', 'st_mart_v2', 'st_assertions_v2'])
      expect(sql).toContain(
        `GRANT \`roles/bigquery.dataEditor\` ON SCHEMA \`painter\`.\`${dataset}\` TO 'serviceAccount:${account}'`,
      );
  });

  test('are refused: nothing is published', async () => {
    const path = standIns();
    writeFileSync(join(folder, 'gcloud'), '#!/bin/sh\necho "ERROR: no such account" >&2; exit 1\n', {mode: 0o755});
    const {code, err} = await publishWith({PATH: path}, ...daily, '--grant');
    expect([code, service.writes]).toEqual([3, []]);
    expect(err).toContain('gcloud did not find project painter: ERROR: no such account');
  });

  test('are printed as commands that a shell takes, and with --dry-run nothing more', async () => {
    const path = standIns();
    const {out} = await publishWith({PATH: path}, ...daily, '--grant', '--dry-run');
    expect(existsSync(join(folder, 'calls'))).toBe(false);
    const lines = out.slice(out.indexOf('PROJECT_NUMBER='));
    execFileSync('sh', ['-e', '-c', lines], {env: {PATH: path}});
    expect(calls().slice(0, -1)).toEqual(granted);
    expect(service.writes).toEqual([]);
  });
});

test('where Airbyte loads, the tables of streams that it does not load are made; where they cannot be, the command is said', async () => {
  const airbyte = [...acting, '--vars', 'loader=airbyte'];
  const loaded = {columns: ['table_name'], rows: [['raw_jobs'], ['raw_invoices']]};
  const bigQuery = await startBigQueryStandIn((sql) =>
    sql.includes('INFORMATION_SCHEMA.TABLES') ? loaded : undefined,
  );
  try {
    const host = {BIGQUERY_EMULATOR_HOST: bigQuery.url};
    await publishWith(host, ...airbyte, '--dry-run');
    expect(bigQuery.statements).toEqual([]);
    const {code, err} = await publishWith(host, ...airbyte);
    expect([code, err]).toEqual([0, expect.not.stringContaining('st-elt ddl')]);
    expect(bigQuery.statements).toHaveLength(2);
    const made = [
      ...(bigQuery.statements[1] ?? '').matchAll(/CREATE TABLE IF NOT EXISTS `painter`\.`st_raw_v2`\.`raw_(\w+)`/g),
    ];
    expect(made.map(([, stream]) => stream).sort()).toEqual(
      catalogue
        .map(({name}) => name)
        .filter((name) => !['jobs', 'invoices'].includes(name))
        .sort(),
    );
  } finally {
    await bigQuery.close();
  }
  const alone = await publish(...airbyte);
  expect(alone.code).toBe(0);
  expect(alone.err).toContain(
    'st-elt ddl --project painter | bq query --project_id=painter --location=US --use_legacy_sql=false',
  );
}, 60_000);

test('what the account may read and write in Terraform is what the marts read and write', async () => {
  const graph = await compile({dialect: 'bigquery'});
  const {vars} = graph.projectConfig;
  const text = readFileSync(join(__dirname, '..', '..', '..', 'deploy', 'terraform', 'datasets.tf'), 'utf8');
  const grants = /dataform = \{([^}]*)\}/.exec(text.slice(text.indexOf('grants = {')))?.[1] ?? '';
  const granted = new Map(
    [...grants.matchAll(/(\w+)\s*=\s*"roles\/bigquery\.(\w+)"/g)].map(([, layer, role]) => [layer, role]),
  );
  const layerOf = (schema: string): string =>
    ['raw', 'stage', 'ref', 'mart', 'logs'].find((layer) => vars[`${layer}_dataset`] === schema) ?? 'assertions';
  const schemas = (targets: readonly {target: {schema: string}}[] = []) =>
    new Set(targets.map(({target}) => layerOf(target.schema)));
  for (const layer of schemas(graph.declarations)) expect([layer, granted.get(layer)]).toEqual([layer, 'dataViewer']);
  for (const layer of schemas([...(graph.tables ?? []), ...(graph.assertions ?? [])]))
    expect([layer, granted.get(layer)]).toEqual([layer, 'dataEditor']);
});
