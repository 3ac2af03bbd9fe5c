import {setTimeout} from 'node:timers/promises';

import {catalogue} from '../../catalogue';
import {describeError, UsageError, WarehouseError} from '../../errors';
import {compile, dataformProject} from '../../transform/dataform/compile';
import type {Graph} from '../../transform/dataform/graph';
import {
  type Change,
  changesBetween,
  dailyTags,
  projectFiles,
  type Publication,
  type Published,
} from '../../transform/dataform/publication';
import {withManifest} from '../../transform/managed/manifest';
import {tableOf} from '../../warehouse/raw-table';
import {emulatorAddress, warehouseTarget} from '../settings/command-settings';
import {openSettings, type Settings} from '../settings/open-settings';
import {makeRawTables} from '../settings/open-warehouse';
import {requireTimezone} from '../settings/timezone';
import type {Terminal} from '../terminal/terminal';
import {grantLines, type GrantPlace, makeGrants} from './dataform-grants';

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
  /** Makes the grants that the account needs. */
  readonly grant?: boolean;
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
  const {graph, ...local} = await publicationOf(options, project, settings);
  const {openGoogleRepository} = await import('../../transform/managed/google-repository');
  const endpoint = emulatorAddress(env, 'DATAFORM_EMULATOR_HOST');
  const repository = openGoogleRepository({
    project,
    location: options.region,
    repository: options.repository,
    ...(endpoint === undefined ? {} : {endpoint}),
    pause: async (ms) => {
      terminal.say(
        `A quota of Google's Dataform is used up (it takes 120 file requests a minute): waiting ${ms / 1_000} s.`,
      );
      await setTimeout(ms);
    },
  });
  try {
    terminal.progress('Comparing with what is published');
    const published = await repository.read();
    const wanted = withAccount(local, published, options);
    const changes = changesBetween(published, wanted);
    const account = changes.find((change) => change.kind === 'repository')?.serviceAccount;
    const grants = grantPlace(account ?? (options.grant === true ? wanted.serviceAccount : undefined), wanted, graph);
    print(terminal, options, changes, grants);
    if (options.dryRun !== true) {
      if (options.grant === true && grants !== undefined) await makeGrants(terminal, grants);
      for (const change of changes) await repository.apply(change, wanted, published.head);
      if (graph.projectConfig.vars['loader'] === 'airbyte') await prepareRawTables(terminal, project, settings, graph);
    }
    if (published.hasRepository && wanted.serviceAccount === undefined) terminal.say(noAccount(options));
    terminal.say(summaryOf(changes, options));
  } finally {
    await repository.close();
  }
}

/**
 * Airbyte makes tables of the streams that it loads, and staging reads a table for every stream: BigQuery refuses a view of a table
 * that is not there. Whoever publishes need not be allowed to make tables.
 */
async function prepareRawTables(
  terminal: Terminal,
  project: string,
  {env, raw, datasets}: Settings,
  graph: Graph,
): Promise<void> {
  const target = warehouseTarget(`bigquery:${project}`, env, raw);
  if (target.kind !== 'bigquery') return;
  const {raw_prefix: prefix = '', raw_dataset: dataset = datasets.raw} = graph.projectConfig.vars;
  const tables = catalogue.map((stream) => ({...tableOf(stream), name: `${prefix}${stream.name}`}));
  const isReachable = env['DATAFORM_EMULATOR_HOST'] === undefined || target.settings.emulator !== undefined;
  try {
    // A stand-in of Dataform alone has no tables.
    if (!isReachable) throw new WarehouseError('There is no stand-in of BigQuery.');
    terminal.progress('Making the raw tables that are missing');
    await makeRawTables(target, {...datasets, raw: dataset}, tables);
  } catch (error) {
    const {location} = target.settings;
    terminal.say(
      `The raw tables of streams that Airbyte does not load were not looked at, and staging needs them: ${describeError(error)} ` +
        `Make them with: st-elt ddl --project ${project} | bq query --project_id=${project} --location=${location} --use_legacy_sql=false`,
    );
  }
}

/**
 * A publication with the accounts that are asked for, else those that are there.
 * @throws UsageError when a repository is to be made without one.
 */
function withAccount(wanted: Publication, published: Published, options: DataformPublishOptions): Publication {
  const serviceAccount = options.serviceAccount ?? published.serviceAccount;
  if (serviceAccount === undefined && !published.hasRepository)
    throw new UsageError(
      `A new repository of Dataform needs the account that its queries run as, and none is given.`,
      'Use --service-account NAME@PROJECT.iam.gserviceaccount.com, with --grant to give it the roles it needs.',
    );
  const running = options.serviceAccount ?? published.workflow?.serviceAccount ?? serviceAccount;
  return {
    ...wanted,
    serviceAccount,
    workflow: {...wanted.workflow, ...(running === undefined ? {} : {serviceAccount: running})},
  };
}

function noAccount({repository}: DataformPublishOptions): string {
  return `The repository ${repository} has no service account, without which Dataform refuses to run it: give it one with --service-account NAME@PROJECT.iam.gserviceaccount.com --grant.`;
}

function grantPlace(account: string | undefined, {release}: Publication, graph: Graph): GrantPlace | undefined {
  if (account === undefined) return undefined;
  const {raw_dataset: raw = '', stage_dataset: stage = '', ref_dataset: ref = '', ...others} = graph.projectConfig.vars;
  const {mart_dataset: mart = '', logs_dataset: logs = '', loader} = others;
  return {
    projectId: release.project,
    location: release.location,
    datasets: {raw, stage, ref, mart, logs},
    labels: {},
    account,
    assertions: graph.projectConfig.assertionSchema ?? mart,
    isAirbyte: loader === 'airbyte',
  };
}

/** What is to be changed, and the commands that grant what the account needs, unless they are run. */
function print(
  terminal: Terminal,
  options: DataformPublishOptions,
  changes: readonly Change[],
  place: GrantPlace | undefined,
): void {
  const {grant = false, dryRun = false, json = false} = options;
  const grants = place === undefined || (grant && !dryRun) ? [] : grantLines(place);
  if (json) return terminal.printJson({dry_run: dryRun, changes, ...(grants.length === 0 ? {} : {grants})});
  for (const change of changes) for (const line of linesOf(change, options)) terminal.print(line);
  if (grants.length === 0) return;
  terminal.say(`The account needs these grants; ${grant ? 'leave --dry-run out to make them' : '--grant makes them'}:`);
  for (const line of grants) terminal.print(line);
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
  if (options.serviceAccount !== undefined && !/^[\w.-]+@[\w.-]+$/.test(options.serviceAccount))
    throw new UsageError(
      '--service-account is not an account.',
      'Use --service-account NAME@PROJECT.iam.gserviceaccount.com.',
    );
  if (options.cron !== undefined && !/^\S+( \S+){4}$/.test(options.cron.trim()))
    throw new UsageError('--cron is not a cron expression.', 'Write five fields, e.g. --cron "0 6 * * *".');
  if (options.timezone !== undefined) requireTimezone(options.timezone);
  return project;
}

/** The project of this package under the given settings, compiled here first: what does not compile is not published. */
async function publicationOf(
  options: DataformPublishOptions,
  project: string,
  {env, raw, datasets, vars: given, rules: rulesOf}: Settings,
): Promise<Publication & {readonly graph: Graph}> {
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
    graph,
    files: withManifest(projectFiles(dataformProject(), rules)),
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
    },
  };
}

function linesOf(change: Change, {repository}: DataformPublishOptions): readonly string[] {
  switch (change.kind) {
    case 'repository':
      return [`${change.verb} repository ${repository}, which acts as ${change.serviceAccount}`];
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
