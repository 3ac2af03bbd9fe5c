import {type ChildProcess, spawn} from 'node:child_process';
import {join} from 'node:path';

export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one of the project's commands to its end, as a user would, with nothing of the environment that configures it. */
export function command(
  bin: 'st-elt' | 'source-servicetitan',
  args: readonly string[],
  options: {
    readonly cwd?: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly stdin?: string;
    /** Of the whole command; default a minute. */
    readonly timeoutMs?: number;
    /** Told of the process as soon as it is there. */
    readonly started?: (child: ChildProcess) => void;
  } = {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(__dirname, '..', '..', 'bin', bin), ...args], {
      cwd: options.cwd,
      env: {PATH: process.env['PATH'], HOME: process.env['HOME'], NO_COLOR: '1', ...options.env},
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: options.timeoutMs ?? 60_000,
    });
    options.started?.(child);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({exitCode, stdout, stderr}));
    child.stdin.on('error', () => undefined).end(options.stdin ?? '');
  });
}
