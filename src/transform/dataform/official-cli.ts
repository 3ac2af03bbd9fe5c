import {spawn} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';

import {ConfigError} from '../../errors';
import {packageRoot} from '../../package-root';
import type {Vars} from './compile';

/** A run of the Dataform project in BigQuery. */
export interface OfficialRun {
  readonly projectDir: string;
  readonly project: string;
  readonly location: string;
  /** Address of a stand-in of BigQuery, as `BIGQUERY_EMULATOR_HOST` has it. */
  readonly emulator?: string;
  readonly vars: Vars;
  readonly tags: readonly string[];
  /** Told every line that the CLI says. */
  readonly onLine: (line: string) => void;
}

/** Folder of the official CLI, which has a lock file of its own: it is large, and nobody needs it but for BigQuery. */
const toolFolder = (): string => join(packageRoot(), 'tools', 'dataform-cli');
const executable = (): string => join(toolFolder(), 'node_modules', '.bin', 'dataform');

/** True where the official Dataform CLI is ready to run. */
export const hasOfficialCli = (): boolean => existsSync(executable());

/**
 * Installs the official CLI where it is missing.
 * @throws ConfigError when that fails, e.g. in a folder that cannot be written.
 */
export async function ensureOfficialCli(say: (line: string) => void): Promise<void> {
  if (hasOfficialCli()) return;
  const remedy = `Run npm ci in ${toolFolder()}, in an image when it is built.`;
  if (!existsSync(join(toolFolder(), 'package-lock.json')))
    throw new ConfigError('The official Dataform CLI is not part of this installation.', remedy);
  say('Installing the official Dataform CLI');
  const code = await ended('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {cwd: toolFolder()}, () => {});
  if (code !== 0 || !hasOfficialCli()) throw new ConfigError('The official Dataform CLI cannot be installed.', remedy);
}

/**
 * `dataform run` with the credentials of the environment (Application Default Credentials).
 * @returns the exit code of the CLI.
 */
export async function runOfficialCli(run: OfficialRun): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'dataform-run-'));
  try {
    // No secret in it: without one the CLI takes the credentials of its environment.
    const credentials = join(folder, 'credentials.json');
    writeFileSync(credentials, JSON.stringify({projectId: run.project, location: run.location}));
    const vars = Object.entries(run.vars).map(([name, value]) => `${name}=${value}`);
    return await ended(
      process.execPath,
      [
        executable(),
        'run',
        run.projectDir,
        // Its own limit of a minute is too short for a busy machine.
        '--timeout=10m',
        `--credentials=${credentials}`,
        `--default-database=${run.project}`,
        `--default-location=${run.location}`,
        ...(vars.length === 0 ? [] : [`--vars=${vars.join(',')}`]),
        ...(run.tags.length === 0 ? [] : ['--tags', ...run.tags]),
      ],
      {
        env: {
          ...process.env,
          NO_COLOR: '1',
          ...(run.emulator === undefined
            ? {}
            : {BIGQUERY_EMULATOR_HOST: run.emulator, METADATA_SERVER_DETECTION: 'none'}),
        },
      },
      run.onLine,
    );
  } finally {
    rmSync(folder, {recursive: true});
  }
}

function ended(
  command: string,
  args: readonly string[],
  options: {readonly cwd?: string; readonly env?: NodeJS.ProcessEnv},
  onLine: (line: string) => void,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {...options, stdio: ['ignore', 'pipe', 'pipe']});
    for (const stream of [child.stdout, child.stderr]) createInterface({input: stream}).on('line', onLine);
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
