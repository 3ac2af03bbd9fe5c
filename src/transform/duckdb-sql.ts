import type {TableAction, Target} from './dataform/graph';

/** `"schema"."name"`. */
export function quoted(target: Target): string {
  return `${quotedName(target.schema)}.${quotedName(target.name)}`;
}

export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * Compiled SQL names tables as BigQuery does, in backticks: `` `project.dataset.table` ``. Our includes keep backticks out of
 * literals, so each one here is a table.
 */
export function withDuckDbNames(sql: string): string {
  return sql.replace(/`([^`]+)`/g, (_, path: string) => path.split('.').slice(-2).map(quotedName).join('.'));
}

/** Statements that build a view or a table from scratch; a table of the same name as a new view has to go first. */
export function creation(action: TableAction): readonly string[] {
  const name = quoted(action.target);
  const form = action.type === 'view' ? 'VIEW' : 'TABLE';
  return [
    ...(action.preOps ?? []),
    `CREATE OR REPLACE ${form} ${name} AS\n${withoutSemicolon(action.query)}`,
    ...(action.postOps ?? []),
  ].map(withDuckDbNames);
}

/** Statements that bring an incremental table up to date: rows of the same unique key are replaced. */
export function increment(action: TableAction): readonly string[] {
  const name = quoted(action.target);
  const fresh = quotedName(`${action.target.name}__new`);
  const key = (action.uniqueKey ?? []).map(quotedName);
  const same = key.map((column) => `old.${column} IS NOT DISTINCT FROM ${fresh}.${column}`).join(' AND ');
  return [
    ...(action.incrementalPreOps ?? []),
    `CREATE OR REPLACE TEMP TABLE ${fresh} AS\n${withoutSemicolon(action.incrementalQuery ?? action.query)}`,
    ...(key.length === 0 ? [] : [`DELETE FROM ${name} AS old USING ${fresh} WHERE ${same}`]),
    `INSERT INTO ${name} BY NAME SELECT * FROM ${fresh}`,
    `DROP TABLE ${fresh}`,
    ...(action.incrementalPostOps ?? []),
  ].map(withDuckDbNames);
}

function withoutSemicolon(sql: string): string {
  return sql.trim().replace(/;\s*$/, '');
}
