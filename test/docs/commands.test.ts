import {spawn} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {type Simulator, startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {pages, root, shellBlocks} from './pages';

const blocks = pages()
  .filter((page) => !page.startsWith('docs/streams/'))
  .flatMap(shellBlocks);
const run = blocks.filter(({notRun}) => notRun === undefined);

let simulator: Simulator;
const folder = mkdtempSync(join(tmpdir(), 'docs-'));

/** A folder as a reader has it: the commands, a configuration, and the demo's warehouse. */
beforeAll(async () => {
  simulator = await startSimulator({
    tenant: createTenant({seed: 7, size: 'tiny', now: new Date('2026-03-11T18:00:00Z')}),
  });
  symlinkSync(join(root, 'bin'), join(folder, 'bin'));
  writeFileSync(join(folder, 'config.json'), JSON.stringify({...simulator.config(), settle_minutes: 0}));
  mkdirSync(join(folder, '.st-elt'));
  const {exitCode, output} = await shell('bin/st-elt demo --size tiny');
  if (exitCode !== 0) throw new Error(output);
}, 120_000);

afterAll(async () => {
  await simulator.close();
  rmSync(folder, {recursive: true});
});

function shell(commands: string): Promise<{exitCode: number | null; output: string}> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-euo', 'pipefail', '-c', commands], {
      cwd: folder,
      env: {PATH: process.env['PATH'], HOME: folder, NO_COLOR: '1'},
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({exitCode, output}));
  });
}

test('enough of the commands in the docs are run', () => {
  expect(run.length).toBeGreaterThanOrEqual(8);
});

test('a block that is not run says why', () => {
  const needsReason = run.filter(({commands}) => !/^(bin\/|#)/.test(commands));
  expect(needsReason).toEqual([]);
});

test.each(run.map(({page, commands}) => [page, commands] as const))(
  '%s: %s',
  async (_, commands) => {
    const {exitCode, output} = await shell(commands);
    expect({exitCode, output: exitCode === 0 ? '' : output}).toEqual({exitCode: 0, output: ''});
  },
  240_000,
);
