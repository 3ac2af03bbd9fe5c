import {compile, dataformProject} from '../dataform/compile';
import {type Change, changesBetween, dailyTags, projectFiles, type Publication} from '../dataform/publication';
import {UsageError} from '../errors';
import {openSettings, type Settings} from './open-settings';
import {emulatorAddress, warehouseTarget} from './settings';
import type {Terminal} from './terminal';
import {isTimezone} from './timezone';

/** Flags of `st-elt dataform publish`, as commander gives them. */
export interface DataformPublishOptions {
  readonly config?: string;
  readonly project?: string;
  readonly region: string;
  readonly repository: string;
  readonly cron?: string;
  readonly timezone?: string;
  readonly tags?: string;
  readonly serviceAccount?: string;
  readonly vars?: string;
  readonly rules?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/**
 * `st-elt dataform publish`: makes Google's managed Dataform hold the KPI project as it is here, with its release and its
 * schedule. Done twice it changes nothing.
 * @throws UsageError for what is not given; ConfigError when the project does not compile or the service refuses.
 */
export async function dataformPublish(terminal: Terminal, options: DataformPublishOptions): Promise<void> {
  const settings = openSettings(options);
  const {env} = settings;
  const project = projectOf(options, env['BQ_PROJECT_ID']);
  const wanted = await publicationOf(options, project, settings);
  const {openGoogleRepository} = await import('../dataform/google-repository');
  const endpoint = emulatorAddress(env, 'DATAFORM_EMULATOR_HOST');
  const repository = openGoogleRepository({
    project,
    location: options.region,
    repository: options.repository,
    ...(endpoint === undefined ? {} : {endpoint}),
  });
  try {
    terminal.progress('Comparing with what is published');
    const published = await repository.read();
    const changes = changesBetween(published, wanted);
    if (options.json === true) terminal.printJson({dry_run: options.dryRun === true, changes});
    for (const change of changes) {
      if (options.json !== true) for (const line of linesOf(change, options)) terminal.print(line);
      if (options.dryRun !== true) await repository.apply(change, wanted, published.head);
    }
    terminal.say(summaryOf(changes, options));
  } finally {
    await repository.close();
  }
}

function projectOf(options: DataformPublishOptions, fromEnvironment: string | undefined): string {
  const project = options.project ?? fromEnvironment;
  if (project === undefined || project === '')
    throw new UsageError('No project is given.', 'Use --project or BQ_PROJECT_ID.');
  for (const [flag, value] of [
    ['--project', project],
    ['--region', options.region],
    ['--repository', options.repository],
  ] as const) {
    if (!/^[A-Za-z0-9][\w.:-]*$/.test(value))
      throw new UsageError(`${flag} is not a name: "${value}".`, 'Use letters, digits and hyphens.');
  }
  if (options.cron !== undefined && !/^\S+( \S+){4}$/.test(options.cron.trim()))
    throw new UsageError('--cron is not a cron expression.', 'Write five fields, e.g. --cron "0 6 * * *".');
  if (options.timezone !== undefined && !isTimezone(options.timezone))
    throw new UsageError(`${options.timezone} is not a time zone.`, 'Write e.g. America/Phoenix.');
  return project;
}

/** The project of this package under the given settings, compiled here first: what does not compile is not published. */
async function publicationOf(
  options: DataformPublishOptions,
  project: string,
  {env, raw, datasets, vars: given, rules: rulesOf}: Settings,
): Promise<Publication> {
  const target = warehouseTarget(`bigquery:${project}`, env, raw);
  const rules = (await rulesOf())?.document;
  const vars = {
    raw_dataset: datasets.raw,
    stage_dataset: datasets.stage,
    ref_dataset: datasets.ref,
    mart_dataset: datasets.mart,
    logs_dataset: datasets.logs,
    ...given,
  };
  const graph = await compile({...vars, dialect: 'bigquery'}, undefined, rules);
  const tags = options.tags?.split(',').map((tag) => tag.trim()) ?? dailyTags;
  return {
    files: projectFiles(dataformProject(), rules),
    release: {
      branch: 'main',
      project,
      location: target.kind === 'bigquery' ? target.settings.location : '',
      vars,
    },
    workflow: {
      tags,
      ...(options.cron === undefined ? {} : {cron: options.cron.trim()}),
      timezone: options.timezone ?? graph.projectConfig.vars['timezone'] ?? '',
      ...(options.serviceAccount === undefined ? {} : {serviceAccount: options.serviceAccount}),
    },
  };
}

function linesOf(change: Change, {repository}: DataformPublishOptions): readonly string[] {
  switch (change.kind) {
    case 'repository':
      return [`create repository ${repository}`];
    case 'commit':
      return [...change.write.map((path) => `write ${path}`), ...change.remove.map((path) => `remove ${path}`)];
    case 'release':
      return [`${change.verb} release configuration production`];
    case 'compilation':
      return ['compile, and release the result'];
    case 'workflow':
      return [`${change.verb} workflow configuration daily`];
  }
}

function summaryOf(changes: readonly Change[], {dryRun, cron, timezone}: DataformPublishOptions): string {
  if (changes.length === 0) return 'Published already: nothing to change.';
  if (dryRun === true) return 'Nothing was changed. Run the same command without --dry-run to do this.';
  const when = cron === undefined ? 'when asked' : `by "${cron}"${timezone === undefined ? '' : ` in ${timezone}`}`;
  return `Published. The marts are built ${when}.`;
}
