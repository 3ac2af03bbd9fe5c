/** BigQuery bills at least this for each table that a statement reads, https://cloud.google.com/bigquery/pricing#on_demand_pricing. */
export const leastBytesPerTable = 10_000_000;

/** On demand in the US, https://cloud.google.com/bigquery/pricing#on_demand_pricing. */
export const dollarsPerTiB = 6.25;

/** Of queries, on demand: the same page. */
export const freeBytesPerMonth = 2 ** 40;

export function dollarsOf(bytes: number): number {
  return (bytes / 2 ** 40) * dollarsPerTiB;
}

/** What is known of the tables that statements read. Names are qualified and quoted, or those of temporary tables. */
export interface Known {
  readonly bytesOf: (table: string) => number;
  /** Undefined where a statement that reads it reads all of it. */
  readonly columnsOf: (table: string) => readonly string[] | undefined;
}

const name = /`[^`]+`\.`[^`]+`\.`[^`]+`|\b[a-z_0-9]+_[0-9a-f]{8}\b/;
const allNames = new RegExp(name, 'g');
/** Written, and not read, by a statement that begins so. */
const written = new RegExp(`^\\s*(?:INSERT INTO|CREATE TEMP TABLE|TRUNCATE TABLE)\\s+(${name.source})`);

/**
 * What a statement bills: for each table the columns that it names, and all of them where it changes rows of the table, see
 * https://cloud.google.com/bigquery/docs/best-practices-costs and "Data manipulation language pricing" there.
 */
export function bytesBilled(statement: string, {bytesOf, columnsOf}: Known): number {
  const into = written.exec(statement)?.[1];
  const body = into === undefined ? statement : statement.replace(into, '');
  const changed = /^\s*(?:MERGE INTO|UPDATE|DELETE FROM)\s+(\S+)/.exec(statement)?.[1];
  const named = new Set(body.replace(allNames, '').match(/\w+/g));
  const readsAll = /\*/.test(body.replace(/COUNT\(\*\)/g, ''));
  const share = (table: string): number => {
    const columns = columnsOf(table);
    if (columns === undefined || table === changed || readsAll) return 1;
    return columns.filter((column) => named.has(column)).length / columns.length;
  };
  return [...new Set(body.match(allNames))].reduce(
    (sum, table) => sum + Math.max(leastBytesPerTable, share(table) * bytesOf(table)),
    0,
  );
}

/** The statements of a script. */
export function statementsOf(script: string): readonly string[] {
  return script.split(/;\s*\n|;\s*$/).filter((statement) => statement.trim() !== '');
}
