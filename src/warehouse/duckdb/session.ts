import type {Row} from '../warehouse';

/** Values that go into a statement beside its text, so that nothing a tenant says is ever read as SQL. */
export type Parameter = string | number | boolean | null;

/** What the parts of the DuckDB adapter need of a connection. Parameters are `$1`, `$2` … in the text. */
export interface Session {
  /** @returns how many rows the statement changed. */
  run(sql: string, parameters?: readonly Parameter[]): Promise<number>;
  rows(sql: string, parameters?: readonly Parameter[]): Promise<readonly Row[]>;
  /** Runs statements one after the other. @returns the rows of the last. */
  script(sql: string): Promise<readonly Row[]>;
  /** @throws UsageError when DuckDB takes the text for anything but one SELECT. */
  select(sql: string): Promise<readonly Row[]>;
}

/** Runs work in one transaction on a connection of its own; transactions of one process wait for each other. */
export type Transaction = <T>(work: (session: Session) => Promise<T>) => Promise<T>;

/** A name as SQL: whatever is in it stays a name. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** `"schema"."table"`. */
export function qualified(schema: string, table: string): string {
  return `${identifier(schema)}.${identifier(table)}`;
}

/** A text as SQL, where no parameter can stand. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** An instant in milliseconds as a parameter for a `::TIMESTAMPTZ`. */
export function instant(ms: number): string {
  return new Date(ms).toISOString();
}

/** `($1, $2), ($3, $4)` and its parameters, for rows of equal length. */
export function valuesList(rows: readonly (readonly Parameter[])[]): {sql: string; parameters: Parameter[]} {
  let next = 1;
  const sql = rows.map((row) => `(${row.map(() => `$${next++}`).join(', ')})`).join(', ');
  return {sql, parameters: rows.flat()};
}
