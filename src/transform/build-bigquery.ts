import {DataError, WarehouseError} from '../errors';
import type {Log} from '../log';
import type {Rules} from '../rules/rules-file';
import type {Warehouse} from '../warehouse/warehouse';
import {warnOfRules} from './build-health';
import type {StepResult} from './build-steps';
import {compile, dataformProject, type Vars} from './dataform/compile';
import {ensureOfficialCli, runOfficialCli} from './dataform/official-cli';
import {withProjectOf} from './dataform/project-copy';
import {dailyTags} from './dataform/publication';
import {ensureRawTables} from './raw-tables';

/** Where the official CLI finds the warehouse. */
export interface BigQueryPlace {
  readonly project: string;
  readonly location: string;
  /** `BIGQUERY_EMULATOR_HOST`. */
  readonly emulator?: string;
}

export interface BigQueryBuild {
  readonly vars: Vars;
  readonly place: BigQueryPlace;
  readonly includeTags: readonly string[];
  readonly projectDir?: string;
  readonly rules: Rules | undefined;
  readonly log: Log;
  /** Told the name of each step that is done. */
  readonly done: (name: string) => void;
}

const freshness = 'freshness';
const outcomes: readonly (readonly [RegExp, StepResult['kind'], StepResult['status']])[] = [
  [/^Table created:\s+(\S+)/, 'table', 'ok'],
  [/^Assertion passed:\s+(\S+)/, 'assertion', 'ok'],
  [/^Operation completed successfully:\s+(\S+)/, 'operation', 'ok'],
  [/^Dataset creation failed:\s+(\S+)/, 'table', 'failed'],
  [/^Assertion failed:\s+(\S+)/, 'assertion', 'failed'],
  [/^Operation failed:\s+(\S+)/, 'operation', 'failed'],
  [/^Skipping dataset creation:\s+(\S+)/, 'table', 'skipped'],
  [/^Skipping assertion execution:\s+(\S+)/, 'assertion', 'skipped'],
  [/^Skipping operation execution:\s+(\S+)/, 'operation', 'skipped'],
];

/**
 * Builds the marts in BigQuery by the official Dataform CLI, after the raw tables that the tenant does not load were made
 * empty. Freshness is looked at last, and only warns.
 * @throws ConfigError when the project does not compile, or the CLI is missing and cannot be installed.
 * @throws WarehouseError when a statement fails; DataError when an assertion does.
 */
export async function buildInBigQuery(warehouse: Warehouse, build: BigQueryBuild): Promise<readonly StepResult[]> {
  const {vars, log, includeTags, place, projectDir: source = dataformProject(), rules} = build;
  const graph = await compile({...vars, dialect: 'bigquery'}, source, rules?.document);
  await ensureRawTables(warehouse, graph);
  await warnOfRules(warehouse, graph, rules, log);
  await ensureOfficialCli((line) => log.info(line));
  return withProjectOf(source, rules?.document, async (projectDir) => {
    const run = (tags: readonly string[]): Promise<readonly StepResult[]> =>
      stepsOf(build, (onLine) => runOfficialCli({projectDir, ...place, vars, tags, onLine}));
    const built = await run([...dailyTags.filter((tag) => tag !== freshness), ...includeTags]);
    failOnBrokenAssertions(built);
    const fresh = await run([freshness]);
    return [...built, ...fresh.map((step) => (step.status === 'failed' ? {...step, status: 'warned' as const} : step))];
  });
}

/** What a run of the CLI did, by what it says. */
async function stepsOf(
  {log, done}: BigQueryBuild,
  run: (onLine: (line: string) => void) => Promise<number>,
): Promise<readonly StepResult[]> {
  const steps: StepResult[] = [];
  const said: string[] = [];
  const code = await run((text) => {
    const line = text.trim();
    log.debug(line);
    for (const [pattern, kind, status] of outcomes) {
      const name = pattern.exec(line)?.[1];
      if (name === undefined) continue;
      const plain = name.split('.').slice(-2).join('.');
      steps.push({name: plain, kind, status, durationMs: 0});
      done(plain);
      return;
    }
    if (line !== '') said.push(line);
  });
  const error = said.find((line) => /error/i.test(line)) ?? said.at(-1) ?? `exit code ${code}`;
  const failed = steps.filter(({status}) => status === 'failed');
  if (code !== 0 && failed.length === 0)
    throw new WarehouseError(
      `The Dataform CLI stopped: ${error}`,
      'Check the access of these credentials to BigQuery.',
    );
  const refused = failed.filter(({kind}) => kind !== 'assertion');
  if (refused.length > 0) {
    throw new WarehouseError(
      `BigQuery refused ${named(refused)}: ${error}`,
      'Fix that and run `st-elt transform` again; LOG_LEVEL=debug shows all that the Dataform CLI says.',
    );
  }
  return steps;
}

/** Names of the first few. */
function named(steps: readonly StepResult[]): string {
  const shown = steps.slice(0, 5).map(({name}) => name);
  return shown.join(', ') + (steps.length > shown.length ? ` and ${steps.length - shown.length} more` : '');
}

function failOnBrokenAssertions(steps: readonly StepResult[]): void {
  const failed = steps.filter(({status}) => status === 'failed');
  if (failed.length === 0) return;
  throw new DataError(
    `${failed.length === 1 ? 'A data check' : `${failed.length} data checks`} failed: ${named(failed)}.`,
    'Each is a view of the rows that break it; what depends on it was not renewed.',
  );
}
