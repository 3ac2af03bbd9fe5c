import {spawn} from 'node:child_process';
import {copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';

import {compile, dataformProject} from '../../../src/dataform/compile';
import {projectFiles} from '../../../src/dataform/publication';
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
  return new Promise((resolve) => {
    const bin = join(__dirname, '..', '..', '..', 'bin', 'st-elt');
    const child = spawn(process.execPath, [bin, 'dataform', 'publish', '--project', 'painter', ...flags], {
      env: {PATH: process.env['PATH'], HOME: process.env['HOME'], DATAFORM_EMULATOR_HOST: service.url},
      cwd: __dirname,
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('close', (code) => resolve({code, out, err}));
  });
}

const repository = 'projects/painter/locations/us-central1/repositories/servicetitan-kpis';
const daily = ['--cron', '0 6 * * *', '--timezone', 'America/Denver', '--vars', 'timezone=America/Denver'];

test('publishes the project, its release and its schedule, and finds nothing to do a second time', async () => {
  const first = await publish(...daily, '--service-account', 'kpi@painter.iam.gserviceaccount.com');
  expect([first.err, first.code]).toEqual([expect.stringContaining('Published.'), 0]);
  const files = projectFiles(dataformProject());
  expect([...service.files.keys()].sort()).toEqual([...files.keys()].sort());
  expect(service.files.get('includes/kpi_rules.yaml')).toBe(files.get('includes/kpi_rules.yaml')?.toString());
  expect(service.files.has('package-lock.json')).toBe(true);
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
      serviceAccount: 'kpi@painter.iam.gserviceaccount.com',
    },
  });

  const done = service.writes.length;
  const second = await publish(...daily, '--service-account', 'kpi@painter.iam.gserviceaccount.com');
  expect([second.code, second.out, service.writes.length]).toEqual([0, '', done]);
  expect(second.err).toContain('nothing to change');
});

test('a dry run says what would change and changes nothing', async () => {
  const {out, code} = await publish(...daily, '--dry-run');
  expect(code).toBe(0);
  expect(out).toContain('create repository servicetitan-kpis\nwrite definitions/');
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
  const refused = await publish();
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
    expect(await publish('--rules', file)).toMatchObject({code: 0});
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
      out: 'write includes/company_rules.js\ncompile, and release the result\n',
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
