import {spawn} from 'node:child_process';
import {once} from 'node:events';

import {ConfigError} from '../../errors';

/** Commands of the Google Cloud CLI. */
export type Program = 'gcloud' | 'bq';

/** gcloud said no; {@link said} is what it wrote. */
export class GcloudError extends ConfigError {
  constructor(
    what: string,
    readonly said: string,
    program: Program = 'gcloud',
  ) {
    super(`${program} did not ${what}: ${lastLine(said)}`, 'Fix that and run the same command again.');
  }
}

/**
 * Runs gcloud.
 * @param what it does, as the end of the sentence "gcloud did not …".
 * @param talk told what it writes while it works.
 * @returns what it printed.
 * @throws GcloudError when it refuses; ConfigError when it is not installed.
 */
export async function runGcloud(
  args: readonly string[],
  what: string,
  talk: (text: string) => void = () => undefined,
  program: Program = 'gcloud',
): Promise<string> {
  const child = spawn(program, args, {stdio: ['ignore', 'pipe', 'pipe']});
  let [printed, said] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    talk(chunk.toString());
  });
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new GcloudError(what, said, program);
    return printed.trim();
  } catch (error) {
    if (error instanceof GcloudError) throw error;
    throw new ConfigError(
      `${program} cannot be run (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}).`,
      'Install the Google Cloud CLI, or run the printed commands elsewhere.',
      error,
    );
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}

/** A command as a POSIX shell takes it. */
export function shellLine(args: readonly string[], program: Program = 'gcloud'): string {
  return [program, ...args].map(shellWord).join(' ');
}

function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
