import {spawnSync} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, readFileSync, statSync} from 'node:fs';
import {basename, join, relative, resolve} from 'node:path';

import {ignores, type Instruction, pairsOf, parseDockerfile, type Stage} from './dockerfile';

/*
 * `node container-tree.js CONTEXT TARGET [DOCKERFILE]`: does what CONTEXT/Dockerfile (or another one in there) says without a container engine. Every stage is a
 * folder below TARGET that stands for its root; RUN happens with this machine's own shell and Node in place of the base's.
 * Prints the environment of the last stage, with paths inside its folder, as JSON.
 */

/** Instructions without an effect on files. What they say is tested in test/container.test.ts. */
const silent = new Set(['LABEL', 'USER', 'ENTRYPOINT', 'CMD', 'EXPOSE', 'STOPSIGNAL']);

interface Build {
  readonly context: string;
  readonly ignored: (path: string) => boolean;
  /** Folder of each finished stage, by its alias. */
  readonly stages: Map<string, string>;
  /** Where npm keeps what it downloads: a cache of its own, so that `npm cache clean` harms nobody. */
  readonly npmCache: string;
}

function main(context: string, target: string, dockerfile = 'Dockerfile'): void {
  const read = (name: string): string => readFileSync(join(context, name), 'utf8');
  const build: Build = {
    context,
    ignored: ignores(read('.dockerignore')),
    stages: new Map(),
    npmCache: join(target, 'npm-cache'),
  };
  const stages = parseDockerfile(read(dockerfile));
  let result: {root: string; env: Readonly<Record<string, string>>} | undefined;
  stages.forEach((stage, i) => {
    result = buildStage(stage, join(target, stage.alias ?? `stage-${i}`), build);
    if (stage.alias !== undefined) build.stages.set(stage.alias, result.root);
  });
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

function buildStage(stage: Stage, root: string, build: Build) {
  mkdirSync(root, {recursive: true});
  const env: Record<string, string> = {};
  let folder = '/';
  for (const instruction of stage.instructions) {
    process.stderr.write(`${instruction.name} ${instruction.text}\n`);
    const {name, text} = instruction;
    if (name === 'WORKDIR') {
      folder = resolve(folder, text);
      mkdirSync(join(root, folder), {recursive: true});
    } else if (name === 'ENV') Object.assign(env, pairsOf(text));
    else if (name === 'COPY') copy(instruction, {root, folder}, build);
    else if (name === 'RUN') run(text, {root, folder, env}, build);
    else if (!silent.has(name)) throw new Error(`${name} is not imitated`);
  }
  return {root, env};
}

/** COPY: sources from the context (less what is ignored) or a stage; a folder's content, a file into a folder. */
function copy({flags, text}: Instruction, at: {root: string; folder: string}, build: Build): void {
  const words = text.split(/\s+/);
  const to = words.at(-1) ?? '';
  const target = join(at.root, resolve(at.folder, to));
  const stage = flags.from === undefined ? undefined : build.stages.get(flags.from);
  if (flags.from !== undefined && stage === undefined) throw new Error(`there is no stage ${flags.from}`);
  for (const word of words.slice(0, -1)) {
    const source = stage === undefined ? join(build.context, word) : join(stage, word);
    const isIn = (path: string): boolean => stage !== undefined || !build.ignored(relative(build.context, path));
    if (!existsSync(source) || !isIn(source)) throw new Error(`COPY ${word}: there is no such file in the context`);
    const intoFolder = to.endsWith('/') || words.length > 2;
    const path = statSync(source).isFile() && intoFolder ? join(target, basename(source)) : target;
    cpSync(source, path, {recursive: true, filter: isIn});
  }
}

/** RUN, with the stage's folder for its root. Ownership is left alone: that would need root. */
function run(
  text: string,
  at: {root: string; folder: string; env: Readonly<Record<string, string>>},
  build: Build,
): void {
  if (/^chown [\w:]+ \S+$/.test(text)) return;
  // What this process runs under must not decide how the image is built.
  const {NODE_ENV: _, ...outside} = process.env;
  const {status} = spawnSync('/bin/sh', ['-c', text], {
    cwd: join(at.root, at.folder),
    env: {...outside, ...at.env, npm_config_cache: build.npmCache, npm_config_update_notifier: 'false'},
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error(`RUN ${text}: exit code ${status}`);
}

const [context, target, dockerfile] = process.argv.slice(2);
if (context === undefined || target === undefined) throw new Error('usage: container-tree CONTEXT TARGET [DOCKERFILE]');
main(resolve(context), resolve(target), dockerfile);
