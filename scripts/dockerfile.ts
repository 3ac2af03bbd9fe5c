/** One line of a Dockerfile: `COPY --from=build /a ./b` has name COPY, flag from, arguments `/a ./b`. */
export interface Instruction {
  readonly name: string;
  readonly flags: Readonly<Record<string, string>>;
  readonly text: string;
}

/** What one FROM begins. */
export interface Stage {
  readonly base: string;
  readonly alias?: string;
  readonly instructions: readonly Instruction[];
}

/** Reads the plain part of the language: no heredocs, no build arguments, no parser directives. */
export function parseDockerfile(text: string): readonly Stage[] {
  const stages: {base: string; alias?: string; instructions: Instruction[]}[] = [];
  for (const line of logicalLines(text)) {
    const instruction = instructionOf(line);
    const from = instruction.name === 'FROM' ? /^(\S+)(?:\s+AS\s+(\S+))?$/i.exec(instruction.text) : null;
    if (from !== null) {
      stages.push({base: from[1] ?? '', ...(from[2] === undefined ? {} : {alias: from[2]}), instructions: []});
    } else {
      const stage = stages.at(-1);
      if (stage === undefined) throw new Error(`${instruction.name} comes before any FROM`);
      stage.instructions.push(instruction);
    }
  }
  return stages;
}

function logicalLines(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  return lines
    .join('\n')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim());
}

function instructionOf(line: string): Instruction {
  const [, name = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(line) ?? [];
  const flags: Record<string, string> = {};
  let text = rest;
  for (let flag = /^--([\w-]+)=(\S+)\s+/.exec(text); flag !== null; flag = /^--([\w-]+)=(\S+)\s+/.exec(text)) {
    flags[flag[1] as string] = flag[2] as string;
    text = text.slice(flag[0].length);
  }
  return {name: name.toUpperCase(), flags, text};
}

/** `A=1 B="two words"` of ENV and LABEL as an object. */
export function pairsOf(text: string): Readonly<Record<string, string>> {
  const pairs = [...text.matchAll(/([\w.-]+)=(?:"([^"]*)"|(\S*))/g)];
  return Object.fromEntries(pairs.map(([, name = '', quoted, plain]) => [name, quoted ?? plain ?? '']));
}

/** Whether a `.dockerignore` keeps a path (relative to the context) out. The last pattern that matches decides. */
export function ignores(dockerignore: string): (path: string) => boolean {
  const rules = dockerignore
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({keep: line.startsWith('!'), pattern: patternOf(line.replace(/^!/, ''))}));
  return (path) => rules.reduce((out, {keep, pattern}) => (pattern.test(path) ? !keep : out), false);
}

function patternOf(glob: string): RegExp {
  const source = glob
    .replace(/^\/|\/$/g, '')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(
      /\*\*\/|\*\*|\*|\?/g,
      (part) => ({'**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]'})[part] ?? part,
    );
  return new RegExp(`^${source}(?:/.*)?$`);
}
