/** One row of a query result; instants and dates as text, NUMERIC as text, INT64 as numbers (text beyond 2^53). */
export type Row = Readonly<Record<string, unknown>>;

/** SQL in the warehouse's own dialect. */
export interface SqlRunner {
  readonly dialect: 'duckdb' | 'bigquery';
  execute(sql: string): Promise<void>;
  query(sql: string): Promise<readonly Row[]>;
}

/** Dataset (schema) names; all can be configured. */
export interface Datasets {
  readonly raw: string;
  readonly stage: string;
  readonly ref: string;
  readonly mart: string;
  readonly logs: string;
}

export const defaultDatasets: Datasets = {
  raw: 'st_raw_v2',
  stage: 'st_stage_v2',
  ref: 'st_ref_v2',
  mart: 'st_mart_v2',
  logs: 'st_logs_v2',
};
