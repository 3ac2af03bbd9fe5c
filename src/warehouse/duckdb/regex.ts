import {DuckDBInstance} from '@duckdb/node-api';

/**
 * Asks RE2 itself, which DuckDB holds and BigQuery runs too, which of these regexes it refuses.
 * @returns what RE2 says, by regex; nothing of those that it takes.
 */
export async function refusedByRe2(regexes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const refused = new Map<string, string>();
  if (regexes.length === 0) return refused;
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    for (const regex of new Set(regexes)) {
      // By itself, and as the KPIs use it: an open \Q would swallow the parenthesis.
      for (const pattern of [regex, `(?i)(?:${regex})`]) {
        try {
          await connection.run('SELECT regexp_matches($1, $2)', ['', pattern]);
        } catch (error) {
          refused.set(regex, reasonOf(error));
          break;
        }
      }
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
  return refused;
}

/** RE2's own words: `Invalid Input Error: missing ): esti(mate` without the beginning. */
function reasonOf(error: unknown): string {
  return String((Object(error) as Partial<Error>).message ?? error)
    .replace(/^[\w ]*Error: /, '')
    .trim();
}
