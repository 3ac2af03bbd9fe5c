import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';

/** For what needs a pseudo-terminal, which Python has. */
export const onTerminal = spawnSync('python3', ['-c', 'import pty']).status === 0 ? test : test.skip;

/**
 * Runs `st-elt` on a pseudo-terminal: not synchronously, since the simulator answers from this very process.
 * @param answers texts to wait for, each with the keys to press then.
 * @returns everything that the terminal showed.
 */
export async function talkTo(
  cwd: string,
  args: readonly string[],
  answers: readonly (readonly string[])[],
): Promise<string> {
  const bin = join(__dirname, '..', '..', 'bin', 'st-elt');
  const child = spawn('python3', [join(__dirname, 'talk.py'), process.execPath, bin, ...args], {cwd});
  let seen = '';
  child.stdout.on('data', (chunk: Buffer) => (seen += chunk.toString()));
  child.stdin.end(JSON.stringify(answers));
  await once(child, 'close');
  return seen;
}
