import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const bin = join(__dirname, '..', '..', 'bin', 'st-elt');
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'private-'))));
afterEach(() => rmSync(folder, {recursive: true}));

function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): {status: number | null; stderr: string} {
  const {status, stderr} = spawnSync('sh', ['-c', 'umask 022; exec "$0" "$@"', process.execPath, bin, ...args], {
    cwd: folder,
    env: {PATH: process.env['PATH'], HOME: folder, ...env},
    encoding: 'utf8',
  });
  return {status, stderr};
}

/** Permissions of each file below a folder, but those of this test. */
function modes(below: string): Readonly<Record<string, string>> {
  const files = readdirSync(below, {recursive: true, encoding: 'utf8'}).filter((name) =>
    statSync(join(below, name)).isFile(),
  );
  return Object.fromEntries(files.map((name) => [name, (statSync(join(below, name)).mode & 0o777).toString(8)]));
}

it('makes warehouse, report and configuration readable for their owner alone, whatever the umask', () => {
  const made = join(folder, 'demo');
  mkdirSync(made);
  expect(run(['demo', '--dir', made, '--size', 'tiny'])).toMatchObject({status: 0});
  const found = modes(made);
  expect(Object.keys(found)).toEqual(
    expect.arrayContaining([expect.stringMatching(/\.duckdb$/), expect.stringMatching(/\.html$/)]),
  );
  expect(new Set(Object.values(found))).toEqual(new Set(['600']));
}, 120_000);

it.each([
  ['BIGQUERY_EMULATOR_HOST', ['status', '--warehouse', 'bigquery:my-project']],
  ['STORAGE_EMULATOR_HOST', ['import', 'gs://bucket/jobs.csv', '--stream', 'jobs', '--warehouse', 'duckdb:st.duckdb']],
  ['DATAFORM_EMULATOR_HOST', ['dataform', 'publish', '--project', 'my-project', '--cron', '0 6 * * *']],
])('%s elsewhere than on this machine is refused without TLS', (variable, args) => {
  writeFileSync(join(folder, 'st-elt.json'), '{}');
  for (const address of [
    'http://emulator.example.com:9050',
    'emulator.example.com:9050',
    'http://127.0.0.1@example.com',
  ]) {
    const {status, stderr} = run(args, {[variable]: address});
    expect([status, stderr]).toEqual([
      3,
      expect.stringContaining(`${variable} is not https:// and not on this machine.`),
    ]);
    expect(stderr).not.toMatch(/\n +at /);
  }
});
