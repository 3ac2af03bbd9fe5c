import {spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import {command} from '../end-to-end/command';

const folder = mkdtempSync(join(tmpdir(), 'pipes-'));
const file = join(folder, 'st.duckdb');
const bin = join(__dirname, '..', '..', 'bin', 'st-elt');
const env = {PATH: process.env['PATH'], HOME: folder, NO_COLOR: '1', TERM: 'xterm'};

beforeAll(async () => (await openDuckDb(file)).close());
afterAll(() => rmSync(folder, {recursive: true}));

const shell = (line: string) => spawnSync('bash', ['-c', line], {cwd: folder, env, encoding: 'utf8'});

test.each([
  ['ddl --project p', 0],
  ['--help', 0],
  ['streams --json', 0],
  [`query --warehouse duckdb:${file} --json "select range from range(300000)"`, 0],
  [`query --warehouse duckdb:${file} "set threads = 1"`, 2],
  ['no-such-command', 2],
])('st-elt %s | head -1 ends quietly, with its own exit code', (args, exitCode) => {
  const {stdout, stderr} = shell(`node ${bin} ${args} | head -1 >/dev/null; echo "\${PIPESTATUS[0]}"`);
  expect(Number(stdout)).toBe(exitCode);
  expect(stderr).not.toMatch(/EPIPE|^\s+at /m);
  if (exitCode === 0) expect(stderr).toBe('');
});

test('a reader of stderr who leaves does not end the command', () => {
  const {stdout} = shell(`(node ${bin} query --warehouse duckdb:${file} "select 1" 2>&1 >/dev/null | true); echo done`);
  expect(stdout).toBe('done\n');
});

const fullDevice = existsSync('/dev/full') ? test : test.skip;
fullDevice('output that cannot be written is an error in words', () => {
  const {status, stderr} = shell(`node ${bin} query --warehouse duckdb:${file} --json "select 1" > /dev/full`);
  expect(stderr).toBe('The output cannot be written (ENOSPC). Write it elsewhere, or make room.\n');
  expect(status).toBe(2);
});

test('credentials that Google misses late are one line and exit code 3', async () => {
  const {exitCode, stderr} = await command('st-elt', ['dataform', 'publish', '--project', 'p-1', '--dry-run'], {
    cwd: folder,
    // No metadata server is asked.
    env: {HOME: folder, METADATA_SERVER_DETECTION: 'none', GOOGLE_APPLICATION_CREDENTIALS: ''},
  });
  expect(stderr.split('\n').slice(1)).toEqual([
    expect.stringMatching(/^Google Cloud credentials are missing or have expired\. Run `gcloud/) as string,
    '',
  ]);
  expect(exitCode).toBe(3);
});

test('a progress line on a terminal is cleared before an error is said', () => {
  const line = [process.execPath, bin, 'backup', '--warehouse', `duckdb:${file}`, '--out', file];
  const {stdout} = spawnSync('python3', [join(__dirname, 'talk.py'), ...line], {env, input: '[]', encoding: 'utf8'});
  expect(stdout).toMatch(/Copying .*\r +\r.*exists already/s);
});
