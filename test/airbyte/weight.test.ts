import {execFile} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';

const root = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'weight-'));
const witness = join(folder, 'witness.cjs');
const list = join(folder, 'modules.json');

beforeAll(() => {
  writeFileSync(
    witness,
    "process.on('exit', () => require('fs').writeFileSync(process.env.MODULES, JSON.stringify(Object.keys(require.cache))));",
  );
});

afterAll(() => rmSync(folder, {recursive: true}));

/** Files that a command loads, the witness of it left out. */
async function modulesOf(...args: readonly string[]): Promise<readonly string[]> {
  const command = ['-r', witness, join(root, 'bin/source-servicetitan'), ...args];
  await promisify(execFile)(process.execPath, command, {env: {...process.env, MODULES: list}, maxBuffer: 2 ** 26});
  const files = JSON.parse(readFileSync(list, 'utf8')) as readonly string[];
  return files.filter((file) => file !== witness).map((file) => file.replace(`${root}/`, ''));
}

test('discover loads what spec loads, and neither the catalogue nor any package', async () => {
  const forSpec = await modulesOf('spec');
  const forDiscover = await modulesOf('discover', '--config', join(root, 'integration_tests/sample_config.json'));
  expect(forDiscover).toEqual(forSpec);
  expect(forSpec).toContain('dist/src/main-source.js');
  expect(forSpec.filter((file) => file.includes('node_modules') || file.includes('/streams/'))).toEqual([]);
});
