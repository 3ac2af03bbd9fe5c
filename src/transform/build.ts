import {DataError, WarehouseError} from '../errors';
import {type Log, silent} from '../log';
import type {Rules} from '../rules/rules-file';
import type {Clock, Datasets, SqlRunner, Warehouse} from '../warehouse/warehouse';
import {type BigQueryPlace, buildInBigQuery} from './build-bigquery';
import {reportHealth, warnOfRules} from './build-health';
import {ensureSchemas, failingRows, perform, type Relations, relationsOf, type StepResult} from './build-steps';
import {compile, type Vars} from './dataform/compile';
import {type Graph, inDependencyOrder, nameOf, type Step} from './dataform/graph';
import {quoted} from './duckdb-sql';
import {ensureRawTables} from './raw-tables';

/** Assertions under these tags are run only when asked for. */
const optionalTag = 'thorough';
/** Assertions under this tag warn and never stop anything. */
const warningTag = 'freshness';

export interface TransformOptions {
  /** Dataform vars on top of `workflow_settings.yaml`, e.g. `{timezone: 'America/Denver', ar_minimum: '5'}`. */
  readonly vars?: Vars;
  /** Day the KPIs look from, `YYYY-MM-DD`; default the current day in the tenant's zone. */
  readonly asOf?: string;
  /** Default: those of the warehouse. */
  readonly datasets?: Datasets;
  readonly log?: Log;
  readonly progress?: (progress: TransformProgress) => void;
  /** How the company counts; absent: by the rules of the Dataform project. */
  readonly rules?: Rules | undefined;
  /** A Dataform project other than the one of this package, e.g. a copy with a `kpi_rules.yaml` of its own. */
  readonly projectDir?: string;
  /** Tags of assertions to run on top of the usual ones: `thorough`. */
  readonly includeTags?: readonly string[];
  readonly clock?: Clock;
  /** Where a BigQuery warehouse is: its marts are built by the official Dataform CLI. */
  readonly bigQuery?: BigQueryPlace;
}

/** Told before each step. */
export interface TransformProgress {
  readonly done: number;
  readonly total: number;
  /** `dataset.name` of the step that begins. */
  readonly name: string;
}

export interface TransformResult {
  /** The day that was used. */
  readonly asOf: string;
  readonly steps: readonly StepResult[];
  readonly durationMs: number;
}

/**
 * Builds staging, reference and marts from the raw tables, in dependency order, and checks them. On DuckDB that is one
 * transaction: others see all of the new tables or none. Raw tables of streams that the tenant does not load are made empty,
 * so that every mart has what it reads.
 * @throws ConfigError when a var is malformed or the Dataform packages are missing.
 * @throws WarehouseError when a statement fails; on DuckDB everything is as it was then.
 * @throws DataError when assertions fail, after everything that does not depend on them was built; `data_health` then says
 *   that the build is unfinished.
 */
export async function transform(warehouse: Warehouse, options: TransformOptions = {}): Promise<TransformResult> {
  const {log = silent, clock = Date.now, includeTags = []} = options;
  const began = clock();
  if (warehouse.transaction === undefined) return transformInBigQuery(warehouse, options, began);
  const graph = await compile(projectVars(options, warehouse), options.projectDir, options.rules?.document);
  await ensureRawTables(warehouse, graph);
  await warnOfRules(warehouse, graph, options.rules, log);

  const wanted = inDependencyOrder(graph).filter((step) => isWanted(step, includeTags));
  const steps = await warehouse.transaction((runner) => runSteps(runner, wanted, {log, clock, ...options}));
  const outcome = {asOf: await asOfOf(warehouse, graph), steps, durationMs: clock() - began};
  await reportHealth(warehouse, {steps: outcome.steps, vars: graph.projectConfig.vars}, log);
  failOnBrokenAssertions(outcome.steps);
  return outcome;
}

async function runSteps(
  warehouse: SqlRunner,
  steps: readonly Step[],
  {log, clock, progress}: Pick<TransformOptions, 'progress'> & {readonly log: Log; readonly clock: Clock},
): Promise<readonly StepResult[]> {
  await ensureSchemas(warehouse, steps);
  const relations = await relationsOf(warehouse);
  const results = new Map<string, StepResult>();
  for (const step of steps) {
    const name = nameOf(step.action.target);
    progress?.({done: results.size, total: steps.length, name});
    const result = await runStep(warehouse, step, relations, results, clock);
    results.set(name, result);
    report(log, result);
  }
  return [...results.values()];
}

async function transformInBigQuery(
  warehouse: Warehouse,
  options: TransformOptions,
  began: number,
): Promise<TransformResult> {
  const {log = silent, clock = Date.now, includeTags = [], bigQuery, projectDir, rules} = options;
  if (bigQuery === undefined) throw new Error('The place of the BigQuery warehouse is not given.');
  const {dialect: _, ...vars} = projectVars(options, warehouse);
  let done = 0;
  const steps = await buildInBigQuery(warehouse, {
    vars,
    place: bigQuery,
    includeTags,
    log,
    ...(projectDir === undefined ? {} : {projectDir}),
    rules,
    done: (name) => options.progress?.({done: ++done, total: done, name}),
  });
  await reportHealth(warehouse, {steps, vars}, log);
  const rows = await warehouse.query(`SELECT as_of FROM \`${vars['ref_dataset'] ?? ''}.run_context\``);
  return {asOf: String(rows[0]?.['as_of']), steps, durationMs: clock() - began};
}

/** The vars that a project is compiled with for a warehouse: its dialect, the datasets, and what the caller sets. */
export function projectVars(
  options: Pick<TransformOptions, 'vars' | 'asOf' | 'datasets'>,
  {datasets: defaults, dialect}: Pick<Warehouse, 'datasets' | 'dialect'>,
): Vars {
  const datasets = options.datasets ?? defaults;
  return {
    raw_dataset: datasets.raw,
    stage_dataset: datasets.stage,
    ref_dataset: datasets.ref,
    mart_dataset: datasets.mart,
    logs_dataset: datasets.logs,
    ...options.vars,
    ...(options.asOf === undefined ? {} : {as_of: options.asOf}),
    dialect,
  };
}

function isWanted(step: Step, includeTags: readonly string[]): boolean {
  const tags = step.action.tags ?? [];
  return step.kind !== 'assertion' || !tags.includes(optionalTag) || includeTags.includes(optionalTag);
}

async function runStep(
  warehouse: SqlRunner,
  step: Step,
  relations: Relations,
  earlier: ReadonlyMap<string, StepResult>,
  clock: Clock,
): Promise<StepResult> {
  const name = nameOf(step.action.target);
  const began = clock();
  const result = (status: StepResult['status'], failing?: number): StepResult => ({
    name,
    kind: step.kind,
    status,
    durationMs: clock() - began,
    ...(failing === undefined ? {} : {failingRows: failing}),
  });
  const isBlocked = (step.action.dependencyTargets ?? []).some((target) =>
    ['failed', 'skipped'].includes(earlier.get(nameOf(target))?.status ?? 'ok'),
  );
  if (isBlocked) return result('skipped');
  try {
    if (step.kind !== 'assertion') {
      await perform(warehouse, step, relations);
      return result('ok');
    }
    const failing = await failingRows(warehouse, step.action);
    if (failing === 0) return result('ok', 0);
    return result((step.action.tags ?? []).includes(warningTag) ? 'warned' : 'failed', failing);
  } catch (error) {
    throw new WarehouseError(`${name} failed: ${error instanceof Error ? error.message : String(error)}`, '', error);
  }
}

function report(log: Log, {name, status, failingRows: failing = 0, durationMs}: StepResult): void {
  const rows = `${failing} ${failing === 1 ? 'row' : 'rows'}`;
  if (status === 'ok') log.debug(`${name} (${durationMs} ms)`);
  else if (status === 'warned') log.warn(`${name}: ${rows}`);
  else if (status === 'failed') log.error(`${name} failed: ${rows}`);
  else log.warn(`${name} skipped: something it depends on failed`);
}

async function asOfOf(warehouse: Warehouse, graph: Graph): Promise<string> {
  const context = (graph.tables ?? []).find((table) => table.target.name === 'run_context');
  if (context === undefined) throw new Error('The Dataform project has no run_context.');
  const [row] = await warehouse.query(`SELECT as_of FROM ${quoted(context.target)}`);
  return String(row?.['as_of']);
}

function failOnBrokenAssertions(steps: readonly StepResult[]): void {
  const failed = steps.filter((step) => step.status === 'failed');
  if (failed.length === 0) return;
  const skipped = steps.filter((step) => step.status === 'skipped').map((step) => step.name);
  const list = failed.map((step) => `${step.name} (${step.failingRows ?? 0} rows)`).join(', ');
  throw new DataError(
    `${failed.length === 1 ? 'A data check' : `${failed.length} data checks`} failed: ${list}.` +
      (skipped.length === 0 ? '' : ` Not renewed because of that: ${skipped.join(', ')}.`),
    'The checks are queries in dataform/definitions; run one to see its rows.',
  );
}
