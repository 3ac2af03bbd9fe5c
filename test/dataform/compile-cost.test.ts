import {spawnSync} from 'node:child_process';
import {copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {dataformProject} from '../../src/transform/dataform/compile';
import {type Graph, inDependencyOrder} from '../../src/transform/dataform/graph';

/**
 * Google's managed Dataform gives a compilation 8 s of CPU on a machine that nobody knows, so no number of seconds here says
 * whether ours stays below. It also takes 5,000 actions (https://cloud.google.com/dataform/docs/quotas): what a plain project costs per
 * action is its own measure. So ours is held against a plain project of as many actions and bytes, one file and one reference an
 * action, in the same run. Twice as much would still be less than a third of what 5,000 plain actions cost. It is 0.8 times as much, and
 * about as much in the sandbox of the official CLI, which is 15 times as slow for both. CPU time is compared, since counted function
 * calls pass over what strings and regular expressions cost (they say 0.17), and of each the lesser of two runs.
 */
const mostOfPlain = 2;

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'compile-cost-'))));
afterAll(() => rmSync(folder, {recursive: true}));

interface Compiled {
  readonly cpuSeconds: number;
  readonly graph: Graph;
}

function compiled(project: string): Compiled {
  const witness = join(folder, 'witness.cjs');
  writeFileSync(
    witness,
    `process.on('exit', () => {
       const {user, system} = process.cpuUsage();
       require('node:fs').writeSync(3, String((user + system) / 1e6));
     });`,
  );
  const {stdout, output, status} = spawnSync(process.execPath, ['-r', witness, join(project, 'compile.cjs')], {
    input: '',
    stdio: ['pipe', 'pipe', 'inherit', 'pipe'],
    maxBuffer: 100_000_000,
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  const graph = JSON.parse(stdout) as Graph;
  expect(graph.graphErrors?.compilationErrors ?? []).toEqual([]);
  return {cpuSeconds: Number(output[3]), graph};
}

/** A project of views, each a file that reads the one before. */
function plainProject(actions: number, bytes: number): string {
  const project = join(folder, 'plain');
  mkdirSync(join(project, 'definitions'), {recursive: true});
  mkdirSync(join(project, 'includes'));
  copyFileSync(join(dataformProject(), 'compile.cjs'), join(project, 'compile.cjs'));
  symlinkSync(join(dataformProject(), 'node_modules'), join(project, 'node_modules'));
  writeFileSync(join(project, 'workflow_settings.yaml'), 'defaultProject: p\ndefaultDataset: d\nvars:\n  a: b\n');
  for (let index = 0; index < actions; index += 1) {
    const from = index === 0 ? 'x' : `\${ref("t${index - 1}")}`;
    const text = `config {type: "view"}\nSELECT '${'x'.repeat(Math.round(bytes / actions))}' AS a FROM ${from}\n`;
    writeFileSync(join(project, 'definitions', `t${index}.sqlx`), text);
  }
  return project;
}

test('compiling costs what a plain project of as many actions costs, a fraction of what the service takes', () => {
  const ours = [compiled(dataformProject())];
  const [{graph}] = ours as [Compiled];
  const actions = inDependencyOrder(graph);
  const bytes = actions.reduce((sum, {action}) => sum + Buffer.byteLength(JSON.stringify(action)), 0);
  const plain = plainProject(actions.length, bytes);
  const control = [compiled(plain)];
  expect(inDependencyOrder(control[0]?.graph as Graph)).toHaveLength(actions.length);
  ours.push(compiled(dataformProject()));
  control.push(compiled(plain));
  const least = (runs: readonly Compiled[]): number => Math.min(...runs.map(({cpuSeconds}) => cpuSeconds));
  expect(least(control)).toBeGreaterThan(0);
  expect(least(ours) / least(control)).toBeLessThan(mostOfPlain);
});
