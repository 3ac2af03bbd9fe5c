import {Command, CommanderError, Option} from 'commander';

import {withoutPasswords} from '../address';
import {AppError, exitCodeOf} from '../errors';
import {keepHeapSmall} from '../heap';
import {packageVersion} from '../package-root';
import {visible} from '../visible';
import type {DataformPublishOptions} from './cloud/dataform-publish';
import type {DeployOptions} from './cloud/deploy';
import type {ScheduleOptions} from './cloud/schedule';
import type {ServeOptions} from './cloud/serve';
import type {BackfillOptions} from './commands/backfill';
import type {BackupOptions} from './commands/backup';
import type {CompareOptions} from './commands/compare';
import type {ConfigShowOptions} from './commands/config-show';
import type {DdlCommandOptions} from './commands/ddl';
import type {ImportOptions} from './commands/import';
import type {LoadOptions} from './commands/load';
import type {QueryOptions} from './commands/query';
import type {ReportOptions} from './commands/report';
import type {RulesOptions} from './commands/rules';
import type {StatusOptions} from './commands/status';
import type {StreamsOptions} from './commands/streams';
import type {SyncOptions} from './commands/sync';
import type {TransformOptions} from './commands/transform';
import type {VerifyOptions} from './commands/verify';
import type {DemoOptions} from './demo/demo';
import type {SimulatorOptions} from './demo/simulator';
import type {DoctorOptions} from './doctor/doctor';
import {examples} from './examples';
import type {InitOptions} from './init/init';
import {guardProcess} from './process-guard';
import {defaultWait} from './settings/open-warehouse';
import {misspelledVariables} from './settings/variables';
import type {Terminal} from './terminal/terminal';
import {openCommandTerminal, sayFailure, terminalLog} from './terminal/terminal-log';
import {silenceMetadataLookups} from './warnings';

const tradeHelp = 'painting, hvac, plumbing or electrical';

const exitCodes =
  'Exit codes: 0 ok, 2 usage, 3 configuration or credentials, 4 source, 5 warehouse, 6 a data check failed, 130/143 interrupted, 1 a bug.';

/** The command line. Each command is loaded when it is called, so that `--help` is quick. */
export function program(terminal = openCommandTerminal()): Command {
  const st = new Command('st-elt')
    .description('ServiceTitan into BigQuery or DuckDB, and into KPIs.')
    .version(packageVersion())
    .exitOverride()
    .configureOutput({outputError: (text, write) => write(visible(withoutPasswords(text)))})
    .showHelpAfterError('Run with --help for the options.')
    .addHelpText('after', `\n${exitCodes}\nData goes to stdout, everything else to stderr.`)
    .hook('preAction', () => warnOfVariables(terminal));

  const warehouse = '-w, --warehouse <target>';
  const warehouseHelp = 'duckdb:PATH or bigquery:PROJECT (default: BQ_PROJECT_ID, or "warehouse" in the configuration)';
  const config = '-c, --config <file>';
  const configHelp = 'configuration as JSON; ST_CLIENT_ID and its like in the environment or .env go over it';
  const asOf: [string, string] = [
    '--as-of <date>',
    "the day the KPIs are computed for (default: today in the tenant's zone)",
  ];
  const wait: [string, string, string] = [
    '--wait <seconds>',
    'seconds to wait while another process writes a DuckDB file; no effect on BigQuery',
    defaultWait,
  ];
  const rules: [string, string] = [
    '--rules <file>',
    'how the company counts (default: ST_ELT_RULES, or "rules" in the configuration)',
  ];
  const vars: [string, string] = ['--vars <list>', 'Dataform variables, e.g. timezone=America/Denver,ar_minimum=5'];

  st.command('demo')
    .description('A simulated tenant, all the way to weekly KPIs, with no account.')
    .option('--trade <name>', tradeHelp, 'painting')
    .option(
      '--dir <folder>',
      'where the demo keeps its warehouse (default: .st-elt/demo, with the trade if it is not painting)',
    )
    .option('--seed <number>', 'which company', '7')
    .option('--size <size>', 'tiny, small or demo', 'demo')
    .action(async (options: DemoOptions) => (await import('./demo/demo')).demo(terminal, options));

  st.command('sync')
    .description('Read what changed, load it, renew the KPIs.')
    .option(config, configHelp)
    .option(warehouse, warehouseHelp)
    .option('-s, --streams <names>', 'streams or groups, separated by commas (default: core,reference)')
    .option('-m, --mode <mode>', 'incremental or full (default: as each stream is configured, else incremental)')
    .option('--from <instant>', 'with --to: read rows modified in this range only, leaving the state alone')
    .option('--to <instant>')
    .option(
      '--reconcile [names]',
      'then read all keys and mark the rows that are gone; of these streams only if named, or of those that are `due`',
    )
    .option('--force', 'replace tables and mark rows even if more than 20 % of a table is gone')
    .option('--no-transform', 'load only')
    .option(...asOf)
    .option(...vars)
    .option(...rules)
    .option('--json', 'the result as JSON')
    .action(async (options: SyncOptions) => (await import('./commands/sync')).sync(terminal, options));

  st.command('init')
    .description('Ask for credentials, try them, and write the configuration.')
    .option(config, 'file to write (default: st-elt.json)')
    .option('--environment <name>', 'production or integration')
    .option('--tenant-id <digits>')
    .option('--client-id <id>', 'the secrets come from ST_CLIENT_SECRET and ST_APP_KEY, or are asked for')
    .option(warehouse, 'duckdb:PATH or bigquery:PROJECT')
    .option(
      '--timezone <zone>',
      "the company's time zone (default: where its business units, or else its locations, are)",
    )
    .option('-y, --yes', 'ask nothing: flags and environment say it all')
    .option('--force', 'write over a file that is there')
    .addOption(new Option('--api-url <url>').hideHelp())
    .addOption(new Option('--auth-url <url>').hideHelp())
    .action(async (options: InitOptions) => (await import('./init/init')).init(terminal, options));

  st.command('backfill')
    .description('Read a range of dates again, month by month; can be stopped and taken up again.')
    .option(config, configHelp)
    .option(warehouse, warehouseHelp)
    .option('-s, --streams <names>', 'streams or groups, separated by commas (default: core,reference)')
    .requiredOption('--from <instant>', 'rows modified at or after it')
    .option('--to <instant>', 'rows modified before it (default: now)')
    .option('--restart', 'start over instead of resuming')
    .option('--no-transform', 'load only')
    .option(...vars)
    .option(...rules)
    .option('--json', 'each part as JSON')
    .action(async (options: BackfillOptions) => (await import('./commands/backfill')).backfill(terminal, options));

  st.command('schedule')
    .description('Cloud Scheduler jobs that call the service: printed, or made with --apply.')
    .option(config, configHelp)
    .option('-s, --streams <names>', 'streams or groups, separated by commas (default: core,reference)')
    .option('--service-url <url>', 'address of the Cloud Run service')
    .option('--service-account <email>', 'account whose OIDC token the calls carry')
    .option('--project <id>', 'Google Cloud project (default: BQ_PROJECT_ID)')
    .option('--region <name>', 'region of Cloud Scheduler', 'us-central1')
    .option('--timezone <zone>', 'zone of the times', 'America/Phoenix')
    .option('--apply', 'run the commands with gcloud')
    .option('--json', 'as JSON')
    .action(async (options: ScheduleOptions) => (await import('./cloud/schedule')).schedule(terminal, options));

  st.command('deploy')
    .description('Build the image and bring the Cloud Run job and service to it, with gcloud.')
    .option('--project <id>', 'Google Cloud project (default: BQ_PROJECT_ID)')
    .option('--region <name>', 'region of Cloud Run', 'us-central1')
    .option('--caller <email>', 'account that may call the service (default: st-elt-scheduler of the project)')
    .option('--rules-secret', 'give both the rules file that the secret st-elt-rules holds')
    .option('--image-only', 'build and print the image by its digest, for deploy/terraform')
    .option('--dry-run', 'print the commands and run none')
    .action(async (options: DeployOptions) => (await import('./cloud/deploy')).deploy(terminal, options));

  const settings = st.command('config').description('The configuration.');
  settings
    .command('show')
    .description('Every setting, its value and where it came from. Secrets are not shown.')
    .option(config, configHelp)
    .option(warehouse, warehouseHelp)
    .option('--json', 'as JSON')
    .action(async (options: ConfigShowOptions) =>
      (await import('./commands/config-show')).configShow(terminal, options),
    );

  st.command('serve')
    .description('The HTTP service: starts runs and says how they went; see docs/service.md.')
    .option(config, configHelp)
    .option(warehouse, warehouseHelp)
    .option('-p, --port <number>', 'port (default: PORT, or 8080)')
    .option('--host <address>', 'address to listen on (default: 127.0.0.1; 0.0.0.0 on Cloud Run)')
    .option('--grace <seconds>', 'how long a run may go on after SIGTERM before it is interrupted', '5')
    .option(...vars)
    .option(...rules)
    .action(async (options: ServeOptions) => (await import('./cloud/serve')).serve(terminal, options));

  st.command('load')
    .description('Load Airbyte messages from stdin.')
    .option(config, configHelp)
    .option(warehouse, warehouseHelp)
    .option('--catalog <file>', 'the configured catalog the messages were read with')
    .option('--force', 'replace tables and mark rows even if more than 20 % of a table is gone')
    .option('--json', 'the result as JSON')
    .action(async (options: LoadOptions) => (await import('./commands/load')).load(terminal, options));

  st.command('verify')
    .description("Compare the keys of the stored rows with ServiceTitan's, some 1 request per 3,500 rows.")
    .option(config, configHelp)
    .option(warehouse, warehouseHelp)
    .option('-s, --streams <names>', 'streams or groups, separated by commas (default: core,reference)')
    .option('--json', 'the table as JSON')
    .action(async (options: VerifyOptions) => (await import('./commands/verify')).verify(terminal, options));

  st.command('import')
    .description('Merge a file of an export, a report or a spreadsheet into the table of its stream.')
    .argument('<file>', 'CSV, .xlsx or JSON, also .gz: a path, or gs://BUCKET/OBJECT')
    .requiredOption('-s, --stream <name>', 'what the file holds, e.g. jobs')
    .option(config, configHelp)
    .option(warehouse, warehouseHelp)
    .option(
      '--sheet <name>',
      'sheet of a workbook, by its name or its place from 1 (default: the first that is not hidden)',
    )
    .option('--locale <name>', 'how the file writes numbers and days, e.g. de-DE', 'en-US')
    .option('--timezone <zone>', "of times that name no zone (default: `timezone` of the configuration's `vars`)")
    .option('--dry-run', 'print the mapping, the first rows as they would be stored, and the counts; store nothing')
    .option('--json', 'the result as JSON')
    .action(async (file: string, options: ImportOptions) =>
      (await import('./commands/import')).importExport(terminal, file, options),
    );

  st.command('compare')
    .description('Compare the raw tables with those of another system in the same warehouse.')
    .requiredOption('--with <dataset>', 'the dataset (schema) of the other system, e.g. the one of its predecessor')
    .option(config, configHelp)
    .option(warehouse, warehouseHelp)
    .option(...wait)
    .option('--json', 'as JSON')
    .action(async (options: CompareOptions) => (await import('./commands/compare')).compareDatasets(terminal, options));

  st.command('transform')
    .description('Build staging and KPI marts from what is loaded, and check them.')
    .option(config, configHelp)
    .option(warehouse, warehouseHelp)
    .option(...asOf)
    .option(...vars)
    .option(...rules)
    .option('--json', 'the result as JSON')
    .action(async (options: TransformOptions) => (await import('./commands/transform')).transform(terminal, options));

  st.command('rules')
    .description('What the rules make of business units, job types and test customers, and what would fit better.')
    .option(config, configHelp)
    .option(warehouse, warehouseHelp)
    .option(...vars)
    .option(...rules)
    .option('--write [file]', 'put what is proposed into the rules file, or into a new one; nothing in it is changed')
    .option('--preview', 'count the last eight weeks both ways, and show which numbers would move')
    .option(...wait)
    .option('--json', 'as JSON')
    .action(async (options: RulesOptions) => (await import('./commands/rules')).rules(terminal, options));

  const dataform = st.command('dataform').description("The KPI project in Google's managed Dataform.");
  dataform
    .command('publish')
    .description('Put the KPI project, its release and its schedule into a repository there; twice changes nothing.')
    .option(config, configHelp)
    .option('--project <id>', 'Google Cloud project (default: BQ_PROJECT_ID)')
    .option('--region <name>', 'region of the repository', 'us-central1')
    .option('--repository <name>', 'name of the repository', 'servicetitan-kpis')
    .option('--cron <expression>', 'when to build the marts, e.g. "0 6 * * *" (default: only when asked)')
    .option('--timezone <zone>', 'time zone of the cron expression (default: that of the KPIs)')
    .option('--tags <names>', 'tags to build, separated by commas (default: all of a daily run)')
    .option(
      '--service-account <email>',
      'account that runs the queries; a new repository needs it (default: the one it has)',
    )
    .option('--grant', 'give the account and Dataform the roles they need, with gcloud')
    .option(...vars)
    .option(...rules)
    .option('--dry-run', 'only say what would change')
    .option('--json', 'the changes as JSON')
    .action(async (options: DataformPublishOptions) =>
      (await import('./cloud/dataform-publish')).dataformPublish(terminal, options),
    );

  st.command('report')
    .description('The weekly KPI report of the marts as they stand: one HTML file that needs nothing else.')
    .option(config, configHelp)
    .option(warehouse, warehouseHelp)
    .option('-o, --out <file>', 'file to write; - for stdout', 'report.html')
    .option('--as-of <date>', 'refuse to report unless the marts look from this day')
    .option('--rules <file>', 'refuse to report unless the marts were counted by these rules')
    .option(...wait)
    .action(async (options: ReportOptions) => (await import('./commands/report')).report(terminal, options));

  st.command('query')
    .description('Ask the warehouse.')
    .argument('<sql>', 'one SELECT')
    .option(config, configHelp)
    .option(warehouse, warehouseHelp)
    .option('--dry-run', 'print the bytes that BigQuery would bill, and run nothing')
    .option('--write', 'run other statements than SELECT too, and several of them; files may be read and written')
    .option(...wait)
    .option('--json', 'a JSON array')
    .action(async (sql: string, options: QueryOptions) =>
      (await import('./commands/query')).query(terminal, sql, options),
    );

  st.command('backup')
    .description('Copy a DuckDB warehouse into a new file, which is a warehouse itself; see docs/backup.md.')
    .option(config, configHelp)
    .option(warehouse, warehouseHelp)
    .option('-o, --out <file>', 'file to write (default: beside the warehouse, with the time in its name)')
    .option(...wait)
    .action(async (options: BackupOptions) => (await import('./commands/backup')).backup(terminal, options));

  st.command('status')
    .description('Each stream: last success, rows, age, last error.')
    .option(config, configHelp)
    .option(warehouse, warehouseHelp)
    .option(...wait)
    .option('--json', 'as JSON')
    .action(async (options: StatusOptions) => (await import('./commands/status')).status(terminal, options));

  st.command('runs')
    .description('The last runs.')
    .option(config, configHelp)
    .option(warehouse, warehouseHelp)
    .option('-n, --limit <number>', 'how many', '20')
    .option(...wait)
    .option('--json', 'as JSON')
    .action(async (options: StatusOptions) => (await import('./commands/status')).runs(terminal, options));

  st.command('streams')
    .description('What can be read, and how.')
    .argument('[names...]', 'streams or groups (default: all)')
    .option('--json', 'as JSON')
    .action(async (names: readonly string[], options: StreamsOptions) =>
      (await import('./commands/streams')).streams(terminal, names, options),
    );

  st.command('doctor')
    .description('What is wrong with configuration, access, clock or warehouse, and how to fix it.')
    .option(config, configHelp)
    .option(warehouse, warehouseHelp)
    .option('-s, --streams <names>', 'streams or groups whose access is checked (default: core,reference)')
    .option('--probe-api', 'ask the tenant what the API documents leave open; the report holds no data of the tenant')
    .option(...wait)
    .option('--json', 'as JSON')
    .action(async (options: DoctorOptions) => (await import('./doctor/doctor')).doctor(terminal, options));

  st.command('ddl')
    .description('The BigQuery datasets, raw tables and books as CREATE statements.')
    .option(config, configHelp)
    .option('--project <id>', 'Google Cloud project (default: BQ_PROJECT_ID)')
    .option('--json', 'a JSON array')
    .action(async (options: DdlCommandOptions) => (await import('./commands/ddl')).ddl(terminal, options));

  st.command('simulator')
    .description('A ServiceTitan tenant in a box; prints a configuration that fits it.')
    .option('--trade <name>', tradeHelp, 'painting')
    .option('--seed <number>', 'which company', '7')
    .option('--size <size>', 'tiny, small or demo', 'small')
    .option('--port <number>', 'loopback port (default: any free one)', '0')
    .option('--now <instant>', "the tenant's present (default: now)")
    .option('--json', 'the configuration on one line')
    .action(async (options: SimulatorOptions) => (await import('./demo/simulator')).simulator(options));

  const groups = [dataform, settings];
  for (const command of [...st.commands, ...groups.flatMap(({commands}) => commands)]) {
    const group = groups.find(({commands}) => commands.includes(command));
    const words = group === undefined ? command.name() : `${group.name()} ${command.name()}`;
    command.exitOverride().addHelpText('after', `\nExample:\n  ${examples[words] ?? ''}\n`);
  }
  return st;
}

/** The environment is not ours alone, so a misspelled variable in it is not an error; but it would not be noticed. */
function warnOfVariables(terminal: Terminal): void {
  for (const {name, meant} of misspelledVariables(Object.keys(process.env), process.env))
    terminalLog(terminal).warn(`The environment variable ${name} is unknown and has no effect. Did you mean ${meant}?`);
}

/**
 * Whatever this process creates (warehouse, report, backup, exported and spool files) holds data of a company and its customers:
 * only the account that created it may read it. A file that exists keeps its permissions. Windows has no such mode.
 */
function keepFilesPrivate(): void {
  process.umask(0o077);
}

/** Entry of `bin/st-elt`. */
export async function main(argv: readonly string[]): Promise<void> {
  const terminal = openCommandTerminal();
  guardProcess(terminal);
  silenceMetadataLookups();
  await run(argv, terminal);
}

/** Runs one command line and sets the process's exit code; never lets a stack trace out for a user's mistake. */
export async function run(argv: readonly string[], terminal = openCommandTerminal()): Promise<void> {
  keepFilesPrivate();
  keepHeapSmall();
  try {
    await program(terminal).parseAsync([...argv]);
  } catch (error) {
    process.exitCode = error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : exitCodeOf(error);
    if (!(error instanceof CommanderError)) sayFailure(terminal, error, !(error instanceof AppError));
  }
}
