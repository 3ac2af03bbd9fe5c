import {type Graph, nameOf, type TableAction} from './graph';

/**
 * A query over tables of the project as one that reads raw tables only: each table that it names, and whatever these are made
 * of, stands in it as a CTE. So it can be asked before anything is built, under other rules than the marts have, and without
 * the right to write.
 * @param sql names tables of the project in backticks: `` `st_ref_v2.dim_bu_rollup` ``.
 */
export function inlined(graph: Graph, sql: string): string {
  const tables = new Map((graph.tables ?? []).map((table) => [nameOf(table.target), table]));
  const parts = new Map<string, string>();
  const tablesIn = (text: string): readonly TableAction[] =>
    [...text.matchAll(/`([^`]+)`/g)].flatMap(([, path = '']) => tables.get(shortName(path)) ?? []);
  const visit = (table: TableAction): void => {
    const name = nameOf(table.target);
    if (parts.has(name)) return;
    // What a table is made of stands before it.
    for (const source of tablesIn(table.query)) visit(source);
    parts.set(name, renamed(table.query.trim().replace(/;$/, '')));
  };
  const renamed = (text: string): string =>
    text.replace(/`([^`]+)`/g, (whole, path: string) => (tables.has(shortName(path)) ? cteName(path) : whole));

  for (const table of tablesIn(sql)) visit(table);
  const ctes = [...parts].map(([name, query]) => `${cteName(name)} AS (\n${query}\n)`);
  return ctes.length === 0 ? sql : `WITH ${ctes.join(',\n')}\n${renamed(sql)}`;
}

/** `dataset.table` of a path that may begin with the project. */
const shortName = (path: string): string => path.split('.').slice(-2).join('.');

const cteName = (path: string): string => `\`${shortName(path).replace('.', '__')}\``;
