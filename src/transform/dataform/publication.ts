import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

import type {RulesDocument, Vars} from './compile';

/** What the managed service is to hold: files, how they are compiled, and what is run when. */
export interface Publication {
  /** Account that the repository acts as; undefined: whatever it has. */
  readonly serviceAccount?: string | undefined;
  /** Content by path within the repository. */
  readonly files: ReadonlyMap<string, Buffer>;
  readonly release: Release;
  readonly workflow: Workflow;
}

/** How the files are compiled. */
export interface Release {
  readonly branch: string;
  readonly project: string;
  readonly location: string;
  readonly vars: Vars;
}

/** What is run, and when. */
export interface Workflow {
  readonly tags: readonly string[];
  /** Cron expression; absent: only when somebody or something asks for it. */
  readonly cron?: string;
  readonly timezone: string;
  readonly serviceAccount?: string;
}

/** What the service holds now. */
export interface Published {
  readonly hasRepository: boolean;
  /** Account that the repository acts as; absent in one of the time before Dataform required it. */
  readonly serviceAccount?: string;
  /** Newest commit; absent in an empty repository. */
  readonly head?: string;
  /** {@link fingerprint} by path. */
  readonly files: ReadonlyMap<string, string>;
  readonly release?: Release & {readonly isCompiled: boolean};
  readonly workflow?: Workflow;
}

/** One thing to change, in the order in which it must be done. */
export type Change =
  | {readonly kind: 'repository'; readonly verb: 'create' | 'update'; readonly serviceAccount: string}
  | {readonly kind: 'commit'; readonly write: readonly string[]; readonly remove: readonly string[]}
  | {readonly kind: 'release'; readonly verb: 'create' | 'update'}
  | {readonly kind: 'compilation'}
  | {readonly kind: 'workflow'; readonly verb: 'create' | 'update'};

/** Tags of a daily run: everything but checks of tables that no KPI reads. */
export const dailyTags = ['staging', 'reference', 'intermediate', 'mart', 'freshness'];

/** What a Dataform project consists of. */
export const folders = ['definitions', 'includes'];
export const rootFiles = ['workflow_settings.yaml', 'package.json', 'package-lock.json'];

/** Where a project holds the rules of a company that has a file of its own. */
export const companyRulesFile = 'includes/company_rules.js';

/** Content of that file. */
export function companyRulesText(rules: RulesDocument): string {
  return `// Made by st-elt from the company's rules file: change that one and publish again.\nmodule.exports = ${JSON.stringify(rules, null, 2)};\n`;
}

/** Tells two contents apart. */
export const fingerprint = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/**
 * The files of a Dataform project that the service compiles; packages are installed there by its lock file.
 * @param rules of the company, in place of those of the project.
 */
export function projectFiles(projectDir: string, rules?: RulesDocument): ReadonlyMap<string, Buffer> {
  const nested = folders.flatMap((folder) =>
    readdirSync(join(projectDir, folder), {recursive: true, withFileTypes: true})
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(projectDir.length + 1)),
  );
  const paths = [...rootFiles, ...nested].sort();
  const files = new Map(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(projectDir, path))]));
  return rules === undefined ? files : files.set(companyRulesFile, Buffer.from(companyRulesText(rules)));
}

/**
 * What it takes to make the service hold a publication; nothing when it does. A repository that is not there needs an account.
 */
export function changesBetween(published: Published, wanted: Publication): readonly Change[] {
  const write = [...wanted.files]
    .filter(([path, content]) => published.files.get(path) !== fingerprint(content))
    .map(([path]) => path);
  // Files of other sorts are somebody else's: a README, an editor's settings.
  const remove = [...published.files.keys()].filter(
    (path) => !wanted.files.has(path) && folders.some((folder) => path.startsWith(`${folder}/`)),
  );
  const {serviceAccount} = wanted;
  const repository =
    serviceAccount === undefined || serviceAccount === published.serviceAccount
      ? undefined
      : ({kind: 'repository', verb: published.hasRepository ? 'update' : 'create', serviceAccount} as const);
  const isCommitted = write.length + remove.length > 0;
  const release =
    published.release === undefined ? 'create' : sameRelease(published.release, wanted.release) ? undefined : 'update';
  const workflow =
    published.workflow === undefined
      ? 'create'
      : sameWorkflow(published.workflow, wanted.workflow)
        ? undefined
        : 'update';
  return [
    ...(repository === undefined ? [] : [repository]),
    ...(isCommitted ? [{kind: 'commit', write, remove} as const] : []),
    ...(release === undefined ? [] : [{kind: 'release', verb: release} as const]),
    ...(isCommitted || release !== undefined || published.release?.isCompiled === false
      ? [{kind: 'compilation'} as const]
      : []),
    ...(workflow === undefined ? [] : [{kind: 'workflow', verb: workflow} as const]),
  ];
}

function sameRelease(one: Release, other: Release): boolean {
  const text = ({branch, project, location, vars}: Release): string =>
    JSON.stringify([branch, project, location, Object.entries(vars).sort()]);
  return text(one) === text(other);
}

function sameWorkflow(one: Workflow, other: Workflow): boolean {
  const text = ({tags, cron = '', timezone, serviceAccount = ''}: Workflow): string =>
    JSON.stringify([[...tags].sort(), cron, cron === '' ? '' : timezone, serviceAccount]);
  return text(one) === text(other);
}
