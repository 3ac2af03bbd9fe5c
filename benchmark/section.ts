import type {Line} from './line';

/** One part of the benchmark: what it compares, and how to read its lines. */
export interface Section {
  /** Names it on the command line. */
  readonly name: string;
  readonly title: string;
  /** Markdown list items about what was measured and against what. */
  readonly notes: readonly string[];
  /** Measures; controls run in turns with what they are compared to. */
  run(settings: Settings): Promise<readonly Line[]>;
}

/** How much a section should do. */
export interface Settings {
  /** Rounds of each comparison, subjects and controls taking turns. */
  readonly rounds: number;
  /** Part of the usual amount of data: below 1 for a quick look. */
  readonly scale: number;
  /** Says how far it is, on stderr. */
  readonly say: (text: string) => void;
}

/** A number of rows under the scale of this run. */
export function scaled(rows: number, {scale}: Settings): number {
  return Math.round(rows * scale);
}

/**
 * Runs every task once per round, in turns, beginning with another one each time.
 * @param atMost rounds of tasks that take long and vary little.
 */
export async function inTurns<Name extends string, Result extends {readonly seconds: number}>(
  {rounds, say}: Pick<Settings, 'rounds' | 'say'>,
  tasks: Readonly<Record<Name, () => Promise<Result>>>,
  atMost: {readonly [name in Name]?: number} = {},
): Promise<Record<Name, Result[]>> {
  const names = Object.keys(tasks) as Name[];
  const measured = Object.fromEntries(names.map((name) => [name, [] as Result[]])) as Record<Name, Result[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(round + turn) % names.length] as Name;
      if (round >= (atMost[name] ?? rounds)) continue;
      const result = await tasks[name]();
      measured[name].push(result);
      say(`  ${round + 1}/${rounds} ${name}: ${result.seconds.toFixed(2)} s`);
    }
  }
  return measured;
}
