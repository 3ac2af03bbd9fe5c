import {catalogue} from '../catalogue';
import type {Graph} from '../transform/dataform/graph';
import {inlined} from '../transform/dataform/inlined';
import {withDuckDbNames} from '../transform/duckdb-sql';
import {metadataColumns, tableOf} from '../warehouse/raw-table';
import type {Datasets, Row, SqlRunner} from '../warehouse/warehouse';

/** A compiled project that is asked as if it were built. */
export interface Unbuilt {
  /** Its datasets. */
  readonly datasets: Omit<Datasets, 'logs'>;
  /** @param sql names tables of the project in backticks, and is such that both warehouses read it the same way. */
  readonly rows: (sql: string) => Promise<readonly Row[]>;
}

/**
 * Asks a project under its own rules, whatever the marts were built by. The raw tables that are there are enough, one that is
 * not there is an empty one, and nothing is written.
 */
export async function unbuilt(warehouse: SqlRunner, graph: Graph): Promise<Unbuilt> {
  const absent = await absentTables(warehouse, graph);
  const {vars} = graph.projectConfig;
  const of = (layer: string): string => vars[`${layer}_dataset`] ?? '';
  return {
    datasets: {raw: of('raw'), stage: of('stage'), ref: of('ref'), mart: of('mart')},
    rows(sql) {
      const query = inlined(graph, sql, absent);
      return warehouse.query(warehouse.dialect === 'duckdb' ? withDuckDbNames(query) : query);
    },
  };
}

/** Queries of no rows in place of the raw tables that are not there, by `dataset.table`. */
async function absentTables(warehouse: SqlRunner, graph: Graph): Promise<ReadonlyMap<string, string>> {
  const {raw_dataset: raw = '', raw_prefix: prefix = ''} = graph.projectConfig.vars;
  const there = new Set(
    (
      await warehouse.query(
        warehouse.dialect === 'duckdb'
          ? `SELECT table_name FROM information_schema.tables WHERE table_schema = '${raw}'`
          : `SELECT table_name FROM \`${raw}\`.INFORMATION_SCHEMA.TABLES`,
      )
    ).map((row) => String(row['table_name'])),
  );
  return new Map(
    catalogue
      .filter(({name}) => !there.has(`${prefix}${name}`))
      .map((stream) => [
        `${raw}.${prefix}${stream.name}`,
        `SELECT ${[...tableOf(stream).columns, ...metadataColumns]
          .map(({name, type}) => `CAST(NULL AS ${typeIn(warehouse.dialect, type)}) AS \`${name}\``)
          .join(', ')} LIMIT 0`,
      ]),
  );
}

function typeIn(dialect: SqlRunner['dialect'], type: string): string {
  if (dialect === 'bigquery') return type;
  return {NUMERIC: 'DECIMAL(38, 9)', TIMESTAMP: 'TIMESTAMPTZ'}[type] ?? type;
}
