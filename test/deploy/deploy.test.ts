import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {command, type Finished} from '../end-to-end/command';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'deploy-'))));
afterEach(() => rmSync(folder, {recursive: true}));

const digest = `sha256:${'a1'.repeat(32)}`;

/** A gcloud that writes down each call, one word a line and an empty line after it, and answers like Google's. */
function standIn(more = ''): void {
  const script = `#!/bin/sh
printf '%s\\n' "$@" '' >> '${folder}/calls'
${more}
case "$1 $2" in
  'projects describe') echo 1234567890 ;;
  'secrets describe') echo st-elt-config ;;
  'artifacts docker') echo '${digest}' ;;
  'artifacts repositories') echo 'ERROR: (gcloud) ALREADY_EXISTS: the repository already exists' >&2; exit 1 ;;
  *) echo "did $1 $2" >&2 ;;
esac
`;
  writeFileSync(join(folder, 'gcloud'), script, {mode: 0o755});
}

const path = (): string => `${folder}:${process.env['PATH']}`;
const deploy = (...args: string[]): Promise<Finished> =>
  command('st-elt', ['deploy', ...args], {cwd: folder, env: {PATH: path(), ST_CLIENT_SECRET: 'canary-secret'}});
const calls = (): string[][] =>
  readFileSync(join(folder, 'calls'), 'utf8')
    .trimEnd()
    .split('\n\n')
    .map((call) => call.split('\n'));
const verbs = (): string[] => calls().map((words) => words.slice(0, 3).join(' '));

const everything = [
  'projects describe my-project',
  'secrets describe st-elt-config',
  'artifacts repositories create',
  'builds submit .',
  'artifacts docker images',
  'run jobs deploy',
  'run deploy st-elt',
  'run services add-iam-policy-binding',
  'run jobs add-iam-policy-binding',
];

test('builds the image and runs the job and the service from its digest, closed to the world', async () => {
  standIn();
  const {exitCode, stdout, stderr} = await deploy('--project', 'my-project');
  expect(stderr).toContain('Next: st-elt schedule --service-url https://st-elt-1234567890.us-central1.run.app');
  expect(exitCode).toBe(0);
  expect(stdout).toBe('https://st-elt-1234567890.us-central1.run.app\n');
  expect(verbs()).toEqual(everything);

  const [job, service] = calls().filter((words) => words.includes('deploy')) as [string[], string[]];
  const image = `--image=us-central1-docker.pkg.dev/my-project/st-elt/st-elt@${digest}`;
  const secret = '--set-secrets=/etc/st-elt/st-elt.json=st-elt-config:latest';
  expect(job).toEqual(expect.arrayContaining([image, secret, '--args=sync,--no-transform', '--max-retries=0']));
  expect(service).toEqual(
    expect.arrayContaining([image, secret, '--no-allow-unauthenticated', '--ingress=internal', '--max-instances=1']),
  );
  const environment = service.find((word) => word.startsWith('--set-env-vars=')) ?? '';
  expect(environment.replace('--set-env-vars=^|^', '').split('|')).toEqual([
    'ST_ELT_CONFIG=/etc/st-elt/st-elt.json',
    'BQ_PROJECT_ID=my-project',
    'BQ_LOCATION=US',
    'ST_ELT_SERVICE_AUDIENCE=https://st-elt-1234567890.us-central1.run.app',
    'ST_ELT_SERVICE_ACCOUNTS=st-elt-scheduler@my-project.iam.gserviceaccount.com',
    'ST_ELT_SERVICE_IAM=cloud-run',
    'ST_ELT_JOB=projects/my-project/locations/us-central1/jobs/st-elt-load',
  ]);
  expect(JSON.stringify(calls())).not.toMatch(/canary|allUsers|"--allow-unauthenticated/);
});

test("--rules-secret gives both the company's rules, from a secret that is looked for first", async () => {
  standIn();
  expect(await deploy('--project', 'my-project', '--rules-secret')).toMatchObject({exitCode: 0});
  expect(verbs()[2]).toBe('secrets describe st-elt-rules');
  const deployed = calls().filter((words) => words.includes('deploy'));
  expect(deployed).toHaveLength(2);
  for (const words of deployed) {
    expect(words).toContain(
      '--set-secrets=/etc/st-elt/st-elt.json=st-elt-config:latest,/etc/st-elt-rules/rules.yaml=st-elt-rules:latest',
    );
    const environment = words.find((word) => word.startsWith('--set-env-vars=')) ?? '';
    expect(environment.split('|')).toContain('ST_ELT_RULES=/etc/st-elt-rules/rules.yaml');
  }
});

test.each([[[]], [['--rules-secret']]])(
  '--dry-run prints what is run with %j, for a shell, and runs none',
  async (more) => {
    standIn();
    const printed = await deploy('--project', 'my-project', '--dry-run', ...more);
    expect(printed.exitCode).toBe(0);
    expect(existsSync(join(folder, 'calls'))).toBe(false);

    execFileSync('sh', ['-ec', printed.stdout], {cwd: folder, env: {PATH: path()}, stdio: 'pipe'});
    const byHand = calls();
    rmSync(join(folder, 'calls'));
    await deploy('--project', 'my-project', ...more);
    const untagged = (words: readonly string[][]): string =>
      JSON.stringify(words).replace(/st-elt:[\w.-]+/g, 'st-elt:TAG');
    expect(untagged(byHand)).toBe(untagged(calls()));
  },
);

test('--image-only prints the image for Terraform and deploys nothing', async () => {
  standIn();
  const {stdout, exitCode} = await deploy('--project', 'my-project', '--image-only');
  expect(exitCode).toBe(0);
  expect(stdout).toBe(`us-central1-docker.pkg.dev/my-project/st-elt/st-elt@${digest}\n`);
  expect(verbs().some((verb) => verb.startsWith('run '))).toBe(false);
});

test.each([
  [
    'a secret that is not there',
    'secrets describe',
    'NOT_FOUND: no such secret',
    2,
    /secret st-elt-config \(docs.*NOT_FOUND/,
  ],
  [
    'a build that fails',
    'builds submit',
    'ERROR: build step 0 failed',
    4,
    /did not build the image: ERROR: build step/,
  ],
  ['a refusal', 'run jobs', 'PERMISSION_DENIED: run.jobs.create', 6, /did not deploy the job.*PERMISSION_DENIED/],
])('%s stops it there, with what gcloud said', async (_what, verb, says, made, message) => {
  standIn(`case "$1 $2" in '${verb}') echo '${says}' >&2; exit 1;; esac`);
  const {exitCode, stderr} = await deploy('--project', 'my-project');
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(message);
  expect(verbs()).toEqual(everything.slice(0, made));
});

test.each([
  [[], 'No project is given'],
  [['--project', 'x; rm -rf /'], 'is not a project ID'],
  [['--project', 'my-project', '--region', 'US'], 'is not a region'],
  [['--project', 'my-project', '--caller', 'all users'], 'is not a service account'],
])('%j runs nothing and says what to fix', async (args, says) => {
  standIn();
  const {exitCode, stderr} = await deploy(...args);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(says);
  expect(existsSync(join(folder, 'calls'))).toBe(false);
});

test('without gcloud it says that it is missing', async () => {
  const {exitCode, stderr} = await command('st-elt', ['deploy', '--project', 'my-project'], {
    cwd: folder,
    env: {PATH: folder},
  });
  expect(exitCode).toBe(3);
  expect(stderr).toContain('Install the Google Cloud CLI');
});

test('npm start and npm run deploy are there, and the build file names the Dockerfile', () => {
  const root = join(__dirname, '..', '..');
  const {scripts} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {scripts: Record<string, string>};
  expect([scripts['start'], scripts['deploy']]).toEqual(['bin/st-elt serve', 'bin/st-elt deploy']);
  const build = readFileSync(join(root, 'deploy', 'cloudbuild.yaml'), 'utf8');
  const dockerfile = /--file, ([^,]+),/.exec(build)?.[1] ?? '';
  expect(existsSync(join(root, dockerfile))).toBe(true);
});

test('the image is built by an account that has the role for it, on both roads', () => {
  const root = join(__dirname, '../..');
  const build = readFileSync(join(root, 'deploy', 'cloudbuild.yaml'), 'utf8');
  const [, account = ''] = /^serviceAccount: projects\/\$PROJECT_ID\/serviceAccounts\/([\w-]+)@/m.exec(build) ?? [];
  expect(account).toBe('st-elt-build');
  // Cloud Build refuses an account of one's own without it.
  expect(build).toContain('logging: CLOUD_LOGGING_ONLY');
  for (const file of ['docs/cloud-run.md', 'deploy/terraform/accounts.tf']) {
    const text = readFileSync(join(root, file), 'utf8');
    expect(text).toContain(account);
    expect(text).toContain('roles/cloudbuild.builds.builder');
  }
});
