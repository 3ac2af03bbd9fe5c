import type {Graph, Target} from '../../src/transform/dataform/graph';
import {nameOf} from '../../src/transform/dataform/graph';
import type {SqlRunner} from '../../src/warehouse/warehouse';

/** What BigQuery counts for a value of a type that has a size of its own. */
const sizes: Readonly<Record<string, number>> = {BIGINT: 8, BOOLEAN: 1, DATE: 8, 'TIMESTAMP WITH TIME ZONE': 8};

/** Bytes by column of a table, as BigQuery counts them: nothing for NULL, two and the length for a text. */
async function bytesByColumn(warehouse: SqlRunner, table: string): Promise<ReadonlyMap<string, number>> {
  const columns = await warehouse.query(`DESCRIBE ${table}`);
  const sums = columns.map((column, index) => {
    const name = `"${String(column['column_name'])}"`;
    const type = String(column['column_type']);
    const fixed = type.startsWith('DECIMAL') ? 16 : sizes[type];
    const bytes = fixed === undefined ? `sum(2 + strlen(CAST(${name} AS VARCHAR)))` : `count(${name}) * ${fixed}`;
    return `coalesce(${bytes}, 0) AS c${index}`;
  });
  const [row] = await warehouse.query(`SELECT ${sums.join(', ')} FROM ${table}`);
  return new Map(
    columns.map((column, index) => [String(column['column_name']).toLowerCase(), Number(row?.[`c${index}`])]),
  );
}

/** Bytes that a daily run reads, and those of the raw columns that it is about. */
export interface DailyBytes {
  readonly read: number;
  readonly rawKpiColumns: number;
}

/**
 * Counts what each statement of a daily run reads: of every table that it names, each column whose name stands in it. That is
 * never less than BigQuery bills, but for its minimum of 10 MB a table. A view costs what is asked of the tables below it.
 */
export async function dailyBytes(
  warehouse: SqlRunner,
  graph: Graph,
  isKpiRaw: (name: string) => boolean,
): Promise<DailyBytes> {
  const views = new Map(
    (graph.tables ?? []).filter(({type}) => type === 'view').map((view) => [nameOf(view.target), view] as const),
  );
  const sizesOf = new Map<string, ReadonlyMap<string, number>>();
  const bytesOf = async (sql: string, targets: readonly Target[]): Promise<number> => {
    const words = new Set(sql.toLowerCase().match(/\w+/g) ?? []);
    let sum = 0;
    for (const target of targets) {
      const name = nameOf(target);
      if (!sql.includes(`\`${name}\``)) continue;
      const view = views.get(name);
      if (view !== undefined) {
        sum += await bytesOf(asked(view.query, words), view.dependencyTargets ?? []);
        continue;
      }
      const columns = sizesOf.get(name) ?? (await bytesByColumn(warehouse, name));
      sizesOf.set(name, columns);
      const isWhole = /select \*|select\s+\*,/i.test(sql) && isKpiRaw(name);
      for (const [column, bytes] of columns) if (isWhole || words.has(column)) sum += bytes;
    }
    return sum;
  };
  const daily = [...(graph.tables ?? []).filter(({type}) => type !== 'view'), ...(graph.assertions ?? [])].filter(
    ({tags = []}) => !tags.includes('thorough'),
  );
  let read = 0;
  for (const action of daily) read += await bytesOf(action.query, action.dependencyTargets ?? []);
  let rawKpiColumns = 0;
  for (const {target} of graph.declarations ?? []) {
    const name = nameOf(target);
    if (isKpiRaw(name)) for (const bytes of (await bytesByColumn(warehouse, name)).values()) rawKpiColumns += bytes;
  }
  return {read, rawKpiColumns};
}

/** The lines of a view that make something which a reader asks for: BigQuery reads nothing for the others. */
function asked(query: string, words: ReadonlySet<string>): string {
  return query
    .split('\n')
    .filter((line) => {
      const name = / as [`"]?(\w+)[`"]?,?$/i.exec(line.trim())?.[1];
      return name === undefined || words.has(name.toLowerCase());
    })
    .join('\n');
}
