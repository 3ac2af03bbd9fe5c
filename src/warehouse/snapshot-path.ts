import {existsSync, realpathSync} from 'node:fs';

/**
 * Where the snapshot of a DuckDB warehouse lies: beside the file itself, by whatever link it is named. No two warehouses
 * share one: `st.duckdb` has `st.marts.duckdb`, `st` has `st.marts`.
 */
export function snapshotOf(warehouse: string): string {
  const file = existsSync(warehouse) ? realpathSync(warehouse) : warehouse;
  return /.\.duckdb$/.test(file) ? file.replace(/\.duckdb$/, '.marts.duckdb') : `${file}.marts`;
}
