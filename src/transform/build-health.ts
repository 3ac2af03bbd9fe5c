import type {Log} from '../log';
import {rulesThatFindNothing} from '../rules/matches';
import type {Rules} from '../rules/rules-file';
import {unbuilt} from '../rules/unbuilt';
import type {SqlRunner} from '../warehouse/warehouse';
import type {StepResult} from './build-steps';
import type {Vars} from './dataform/compile';
import type {Graph} from './dataform/graph';

/** Checks of `data_health` that concern the run itself, with how each is told. */
const told: Readonly<Record<string, (log: Log, subject: string, detail: string) => void>> = {
  no_unit_counts: (log, subject, detail) =>
    log.error(`Every sales and production KPI is 0, because of the ${subject}: ${detail}.`),
  snapshot_not_kept: (log, subject, detail) => log.warn(`${subject}: ${detail}.`),
};

/** A run of the project, and where it wrote. */
export interface BuiltRun {
  readonly steps: readonly StepResult[];
  /** Of the compiled project. */
  readonly vars: Vars;
}

/** Says what was found about this run: columns that KPIs lack, and what `data_health` has of it. */
export async function reportHealth(warehouse: SqlRunner, run: BuiltRun, log: Log): Promise<void> {
  await reportColumns(warehouse, run, log);
  const table = `${run.vars['mart_dataset'] ?? ''}.data_health`;
  if (!isBuilt(run, table)) return;
  const types = Object.keys(told).map((type) => `'${type}'`);
  const rows = await warehouse.query(
    `SELECT check_type, subject, detail FROM ${table} WHERE check_type IN (${types.join(', ')}) ORDER BY 1, 2`,
  );
  for (const {check_type, subject, detail} of rows) told[String(check_type)]?.(log, String(subject), String(detail));
}

/** Warns of conditions of the company's rules that find nothing, before anything is built by them. */
export async function warnOfRules(
  warehouse: SqlRunner,
  graph: Graph,
  rules: Rules | undefined,
  log: Log,
): Promise<void> {
  if (rules === undefined) return;
  for (const line of await rulesThatFindNothing(await unbuilt(warehouse, graph), rules)) log.warn(line);
}

/**
 * Names the columns that KPIs need and the tables of loaded streams lack, in one line. It needs no mart, since a check that stops
 * the marts may fail for want of such a column.
 */
async function reportColumns(warehouse: SqlRunner, run: BuiltRun, log: Log): Promise<void> {
  const [missing, loaded] = ['missing_columns', 'loaded_streams'].map(
    (name) => `${run.vars['ref_dataset'] ?? ''}.${name}`,
  ) as [string, string];
  if (!isBuilt(run, missing) || !isBuilt(run, loaded)) return;
  const [isLoaded = {}] = await warehouse.query(`SELECT * FROM ${loaded}`);
  const rows = await warehouse.query(
    `SELECT stream, column_name FROM ${missing} WHERE needed != 'shown' ORDER BY stream, column_name`,
  );
  const columns = rows
    .filter(({stream}) => String(isLoaded[String(stream)]) === 'true')
    .map(({stream, column_name: column}) => `${String(stream)}.${String(column)}`);
  if (columns.length === 0) return;
  const remedy =
    run.vars['loader'] === 'airbyte'
      ? 'choose them in Airbyte and refresh the stream'
      : 'the next load of their streams adds them';
  log.warn(
    `The raw tables lack columns that KPIs need, so what is made from them is null: ${columns.join(', ')}. Remedy: ${remedy}.`,
  );
}

/** Silent about what was not built: then the run fails anyway. */
function isBuilt({steps}: BuiltRun, table: string): boolean {
  return steps.find(({name}) => name.endsWith(table))?.status === 'ok';
}
