import type {ChildProcess} from 'node:child_process';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';

/** Where the stories of a run begin; another one in each run, and in the names of its tests. */
export const firstSeed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);

/** How many kills a test makes: as many as KILLS says, else so many. */
export const killsOr = (usual: number): number => Number(process.env['KILLS'] ?? usual);

/**
 * Tells stories until so many processes were killed. One whose process was done before its moment came counts for nothing,
 * but what it expects holds all the same.
 * @param story expects what has to hold after its kill. @returns whether the process still ran when its moment came.
 * @throws with the seed of the story that failed; it is told again with KILL_SEED set to it.
 */
export async function untilKilled(kills: number, story: (seed: number) => Promise<boolean>): Promise<void> {
  let killed = 0;
  for (let told = 0; killed < kills && told < kills * 2; told += 1) {
    const seed = firstSeed + told;
    try {
      if (await story(seed)) killed += 1;
    } catch (error) {
      throw new Error(`KILL_SEED=${seed} KILLS=1: ${(error as Error).message}`, {cause: error});
    }
  }
  expect(killed).toBe(kills);
}

/** Starts `st-elt` in a folder, which also has its temporary files. What it says goes to stderr alone. */
export function startIn(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): {readonly child: ChildProcess; readonly ended: Promise<unknown>} {
  const child = spawn(process.execPath, [join(__dirname, '..', '..', 'bin', 'st-elt'), ...args], {
    cwd: folder,
    env: {PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: folder, ...env},
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // Also when nobody listens: a full pipe would hold the process.
  child.stderr.resume();
  return {child, ended: once(child, 'close')};
}

/** Strikes some milliseconds after so many marks were seen. @returns what calls it off. */
export function whenSeen(
  marks: () => readonly string[],
  {after, delayMs}: {readonly after: number; readonly delayMs: number},
  strike: () => void,
): () => void {
  const seen = new Set<string>();
  const timer = setInterval(() => {
    for (const mark of marks()) seen.add(mark);
    if (seen.size < after) return;
    clearInterval(timer);
    if (delayMs === 0) strike();
    else setTimeout(strike, delayMs);
  }, 1);
  return () => clearInterval(timer);
}

/** Marks: batches on disk. */
export function spoolFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.ndjson'));
  } catch {
    // The folder of the run went away meanwhile.
    return [];
  }
}

/** Marks: sizes of the warehouse's log of commits. */
export function logMarks(warehouse: string): readonly string[] {
  const size = statSync(`${warehouse}.wal`, {throwIfNoEntry: false})?.size ?? 0;
  return size === 0 ? [] : [String(size)];
}
