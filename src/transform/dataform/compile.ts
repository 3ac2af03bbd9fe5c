import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {join} from 'node:path';

import {ConfigError} from '../../errors';
import {packageRoot} from '../../package-root';
import type {Graph} from './graph';
import {rulesError} from './rules-error';

/** Vars of `dataform/workflow_settings.yaml` by name, e.g. `{timezone: 'America/Denver'}`. */
export type Vars = Readonly<Record<string, string>>;

/** A company's rules, as `kpi_rules.schema.json` describes them. */
export type RulesDocument = Readonly<Record<string, unknown>>;

/** Folder of the Dataform project that comes with this package. */
export function dataformProject(): string {
  return join(packageRoot(), 'dataform');
}

/**
 * Compiles a Dataform project with `@dataform/core` in a process of its own (the compiler keeps global state).
 * @param rules of the company, checked; absent: those of the project hold.
 * @throws ConfigError when the project's packages are not installed, a var is malformed, or the project has errors.
 */
export async function compile(
  vars: Vars,
  projectDir: string = dataformProject(),
  rules?: RulesDocument,
): Promise<Graph> {
  if (!existsSync(join(projectDir, 'node_modules', '@dataform', 'core'))) {
    throw new ConfigError('The packages of the Dataform project are not installed.', `Run npm ci in ${projectDir}.`);
  }
  const graph = JSON.parse(await run(join(projectDir, 'compile.cjs'), JSON.stringify({vars, rules}))) as Graph;
  // An include that fails takes every file that uses it along: the first message is the cause.
  const error = graph.graphErrors?.compilationErrors?.[0];
  if (error !== undefined) {
    const ofRules = rulesError(error.message ?? '', projectDir);
    if (ofRules !== undefined) throw ofRules;
    const place = error.fileName === undefined ? '' : ` (${error.fileName})`;
    throw new ConfigError(`The Dataform project does not compile: ${error.message ?? 'no message'}${place}`);
  }
  return graph;
}

/** What a script prints, given a text on stdin. */
function run(script: string, input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script], {stdio: ['pipe', 'pipe', 'pipe']});
    const output: Buffer[] = [];
    const complaints: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(output).toString());
      else {
        const complaint = /^\w*Error: .*$/m.exec(Buffer.concat(complaints).toString())?.[0] ?? `exit code ${code}`;
        reject(new ConfigError(`The Dataform project does not compile: ${complaint}`));
      }
    });
    child.stdin.end(input);
  });
}
