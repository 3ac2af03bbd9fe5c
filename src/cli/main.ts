import {Command, CommanderError} from 'commander';

import {AppError, describeError, exitCodeOf} from '../errors';
import {packageVersion} from '../package-root';
import type {DdlCommandOptions} from './ddl';
import type {DemoOptions} from './demo';
import type {DoctorOptions} from './doctor';
import type {LoadOptions} from './load';
import type {QueryOptions} from './query';
import type {SimulatorOptions} from './simulator';
import type {StatusOptions} from './status';
import type {StreamsOptions} from './streams';
import type {SyncOptions} from './sync';
import {openTerminal} from './terminal';
import type {TransformOptions} from './transform';

const examples: Readonly<Record<string, string>> = {
  demo: 'st-elt demo',
  sync: 'st-elt sync --config config.json --warehouse duckdb:st.duckdb --as-of 2026-01-31',
  load: 'source-servicetitan read --config c.json --catalog catalog.json | st-elt load --warehouse duckdb:st.duckdb',
  transform: 'st-elt transform --warehouse duckdb:st.duckdb --vars timezone=America/Denver',
  query: 'st-elt query --warehouse duckdb:st.duckdb --json "SELECT * FROM st_mart_v2.kpi_weekly_by_bu LIMIT 5"',
  status: 'st-elt status --warehouse duckdb:st.duckdb',
  runs: 'st-elt runs --warehouse duckdb:st.duckdb --json',
  streams: 'st-elt streams --json',
  doctor: 'st-elt doctor --config config.json --probe-api --json > report.json',
  ddl: 'st-elt ddl --project my-project > tables.sql',
  simulator: 'st-elt simulator --seed 7 --size small > config.json',
};

const exitCodes =
  'Exit codes: 0 ok, 2 usage, 3 configuration or credentials, 4 source, 5 warehouse, 6 a data check failed, 130/143 interrupted, 1 a bug.';

/** The command line. Each command is loaded when it is called, so that `--help` is quick. */
function program(): Command {
  const terminal = openTerminal();
  const st = new Command('st-elt')
    .description('ServiceTitan into BigQuery or DuckDB, and into KPIs.')
    .version(packageVersion())
    .exitOverride()
    .showHelpAfterError('Run with --help for the options.')
    .addHelpText('after', `\n${exitCodes}\nData goes to stdout, everything else to stderr.`);

  const warehouse = '-w, --warehouse <target>';
  const warehouseHelp = 'duckdb:PATH or bigquery:PROJECT (default: BQ_PROJECT_ID, or "warehouse" in the configuration)';
  const config = '-c, --config <file>';
  const configHelp = 'configuration as JSON; ST_CLIENT_ID and its like in the environment or .env go over it';
  const asOf: [string, string] = [
    '--as-of <date>',
    "the day the KPIs are computed for (default: today in the tenant's zone)",
  ];
  const vars: [string, string] = ['--vars <list>', 'Dataform variables, e.g. timezone=America/Denver,ar_minimum=5'];

  st.command('demo')
    .description('A simulated tenant, all the way to weekly KPIs, with no account.')
    .option('--dir <folder>', 'where the demo keeps its warehouse', '.st-elt/demo')
    .option('--seed <number>', 'which company', '7')
    .option('--size <size>', 'tiny, small or demo', 'demo')
    .action(async (options: DemoOptions) => (await import('./demo')).demo(terminal, options));

  st.command('sync')
    .description('Read what changed, load it, renew the KPIs.')
    .option(config, configHelp)
    .option(warehouse, warehouseHelp)
    .option('-s, --streams <names>', 'streams or groups, separated by commas (default: core,reference)')
    .option('-m, --mode <mode>', 'incremental or full', 'incremental')
    .option('--from <instant>', 'with --to: read rows modified in this range only, leaving the state alone')
    .option('--to <instant>')
    .option('--no-transform', 'load only')
    .option(...asOf)
    .option(...vars)
    .option('--json', 'the result as JSON')
    .action(async (options: SyncOptions) => (await import('./sync')).sync(terminal, options));

  st.command('load')
    .description('Load Airbyte messages from stdin.')
    .option(warehouse, warehouseHelp)
    .option('--catalog <file>', 'the configured catalog the messages were read with')
    .option('--json', 'the result as JSON')
    .action(async (options: LoadOptions) => (await import('./load')).load(terminal, options));

  st.command('transform')
    .description('Build staging and KPI marts from what is loaded, and check them.')
    .option(warehouse, warehouseHelp)
    .option(...asOf)
    .option(...vars)
    .option('--json', 'the result as JSON')
    .action(async (options: TransformOptions) => (await import('./transform')).transform(terminal, options));

  st.command('query')
    .description('Ask the warehouse.')
    .argument('<sql>', 'one SELECT')
    .option(warehouse, warehouseHelp)
    .option('--json', 'a JSON array')
    .action(async (sql: string, options: QueryOptions) => (await import('./query')).query(terminal, sql, options));

  st.command('status')
    .description('Each stream: last success, rows, age, last error.')
    .option(warehouse, warehouseHelp)
    .option('--json', 'as JSON')
    .action(async (options: StatusOptions) => (await import('./status')).status(terminal, options));

  st.command('runs')
    .description('The last runs.')
    .option(warehouse, warehouseHelp)
    .option('-n, --limit <number>', 'how many', '20')
    .option('--json', 'as JSON')
    .action(async (options: StatusOptions) => (await import('./status')).runs(terminal, options));

  st.command('streams')
    .description('What can be read, and how.')
    .option('--json', 'as JSON')
    .action(async (options: StreamsOptions) => (await import('./streams')).streams(terminal, options));

  st.command('doctor')
    .description('What is wrong with configuration, access, clock or warehouse, and how to mend it.')
    .option(config, configHelp)
    .option(warehouse, warehouseHelp)
    .option('-s, --streams <names>', 'streams or groups whose access is checked (default: core,reference)')
    .option('--probe-api', 'ask the tenant what the API documents leave open; the report holds no data of the tenant')
    .option('--json', 'as JSON')
    .action(async (options: DoctorOptions) => (await import('./doctor')).doctor(terminal, options));

  st.command('ddl')
    .description('The BigQuery datasets, raw tables and books as CREATE statements.')
    .option(config, configHelp)
    .option('--project <id>', 'Google Cloud project (default: BQ_PROJECT_ID)')
    .option('--json', 'a JSON array')
    .action(async (options: DdlCommandOptions) => (await import('./ddl')).ddl(terminal, options));

  st.command('simulator')
    .description('A ServiceTitan tenant in a box; prints a configuration that fits it.')
    .option('--seed <number>', 'which company', '7')
    .option('--size <size>', 'tiny, small or demo', 'small')
    .option('--port <number>', 'loopback port (default: any free one)', '0')
    .option('--now <instant>', "the tenant's present (default: now)")
    .option('--json', 'the configuration on one line')
    .action(async (options: SimulatorOptions) => (await import('./simulator')).simulator(options));

  for (const command of st.commands) {
    command.exitOverride().addHelpText('after', `\nExample:\n  ${examples[command.name()] ?? ''}\n`);
  }
  return st;
}

/** Runs one command line and sets the process's exit code; never lets a stack trace out for a user's mistake. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    await program().parseAsync([...argv]);
  } catch (error) {
    process.exitCode = error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : exitCodeOf(error);
    if (!(error instanceof CommanderError)) process.stderr.write(`${describeError(error)}\n`);
    if (!(error instanceof AppError) && !(error instanceof CommanderError) && process.env['LOG_LEVEL'] === 'debug') {
      process.stderr.write(`${error instanceof Error ? error.stack : ''}\n`);
    }
  }
}
