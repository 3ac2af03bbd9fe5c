import type {SqlRunner} from '../warehouse/warehouse';
import {type AssertionAction, nameOf, type Step, type TableAction} from './dataform/graph';
import {creation, increment, quoted, quotedName, withDuckDbNames} from './duckdb-sql';

/** What came of a step. */
export interface StepResult {
  /** `dataset.name`. */
  readonly name: string;
  readonly kind: Step['kind'];
  /** `skipped`: an assertion that it depends on failed. `warned`: it failed, and does not matter enough to stop. */
  readonly status: 'ok' | 'failed' | 'warned' | 'skipped';
  readonly durationMs: number;
  /** Rows that break an assertion. */
  readonly failingRows?: number;
}

/** Tables and views that exist, by `schema.name`. */
export type Relations = ReadonlyMap<string, 'table' | 'view'>;

/** Makes the schemas that the steps write to. */
export async function ensureSchemas(warehouse: SqlRunner, steps: readonly Step[]): Promise<void> {
  const schemas = new Set(steps.filter(({kind}) => kind !== 'assertion').map(({action}) => action.target.schema));
  for (const schema of schemas) await warehouse.execute(`CREATE SCHEMA IF NOT EXISTS ${quotedName(schema)}`);
}

/** Every table and view of the warehouse. */
export async function relationsOf(warehouse: SqlRunner): Promise<Relations> {
  const rows = await warehouse.query('SELECT table_schema, table_name, table_type FROM information_schema.tables');
  return new Map(
    rows.map((row) => [
      nameOf({schema: String(row['table_schema']), name: String(row['table_name'])}),
      row['table_type'] === 'VIEW' ? 'view' : 'table',
    ]),
  );
}

/** Builds a table or view, or runs an operation. */
export async function perform(
  warehouse: SqlRunner,
  step: Exclude<Step, {kind: 'assertion'}>,
  relations: Relations,
): Promise<void> {
  for (const statement of statementsOf(step, relations)) await warehouse.execute(statement);
}

function statementsOf(step: Exclude<Step, {kind: 'assertion'}>, relations: Relations): readonly string[] {
  if (step.kind === 'operation') return step.action.queries.map(withDuckDbNames);
  const {action} = step;
  const existing = relations.get(nameOf(action.target));
  if (action.type === 'incremental' && existing === 'table') return increment(action);
  return [...dropOfOtherSort(action, existing), ...creation(action)];
}

/** DuckDB does not replace a view by a table, nor a table by a view. */
function dropOfOtherSort(action: TableAction, existing: 'table' | 'view' | undefined): readonly string[] {
  const wanted = action.type === 'view' ? 'view' : 'table';
  return existing === undefined || existing === wanted
    ? []
    : [`DROP ${existing.toUpperCase()} ${quoted(action.target)}`];
}

/** Number of rows that break an assertion. */
export async function failingRows(warehouse: SqlRunner, assertion: AssertionAction): Promise<number> {
  const [row] = await warehouse.query(`SELECT count(*) AS failing FROM (${withDuckDbNames(assertion.query)})`);
  return Number(row?.['failing']);
}
