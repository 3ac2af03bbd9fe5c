/** Where the snapshot of a DuckDB warehouse lies: beside it. */
export const snapshotOf = (file: string): string => file.replace(/(\.duckdb)?$/, '.marts.duckdb');
