import {type Graph, nameOf} from './graph';

/**
 * A query over tables of the project as one that reads raw tables only: each table that it names, and whatever these are made
 * of, stands in it as a CTE. So it can be asked before anything is built, under other rules than the marts have, and without
 * the right to write.
 * @param sql names tables of the project in backticks: `` `st_ref_v2.dim_bu_rollup` ``.
 * @param others queries in place of further tables, by `dataset.table`.
 */
export function inlined(graph: Graph, sql: string, others: ReadonlyMap<string, string> = new Map()): string {
  const queries = new Map([
    ...(graph.tables ?? []).map(({target, query}) => [nameOf(target), query] as const),
    ...others,
  ]);
  const parts = new Map<string, string>();
  const namesIn = (text: string): readonly string[] =>
    [...text.matchAll(/`([^`]+)`/g)].map(([, path = '']) => shortName(path)).filter((name) => queries.has(name));
  const renamed = (text: string): string =>
    text.replace(/`([^`]+)`/g, (whole, path: string) => (queries.has(shortName(path)) ? cteName(path) : whole));
  const visit = (name: string): void => {
    if (parts.has(name)) return;
    const query = queries.get(name) ?? '';
    // What a table is made of stands before it.
    for (const source of namesIn(query)) visit(source);
    parts.set(name, renamed(query.trim().replace(/;$/, '')));
  };

  for (const name of namesIn(sql)) visit(name);
  const ctes = [...parts].map(([name, query]) => `${cteName(name)} AS (\n${query}\n)`);
  return ctes.length === 0 ? sql : `WITH ${ctes.join(',\n')}\n${renamed(sql)}`;
}

/** `dataset.table` of a path that may begin with the project. */
const shortName = (path: string): string => path.split('.').slice(-2).join('.');

const cteName = (path: string): string => `\`${shortName(path).replace('.', '__')}\``;
