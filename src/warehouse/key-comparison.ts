import type {Table} from './raw-table';
import {keyColumns, type KeyComparison, type KeyDifference, type Row, type Sweep} from './warehouse';

/** How a warehouse writes what {@link comparisonSql} needs. */
export interface ComparisonDialect {
  readonly identifier: (name: string) => string;
  /** The moment before which a row must have been read, and changed, to be missed at the source. */
  readonly before: string;
  /** Whether a stored row is alive; the row is `t`. */
  readonly live: string;
  /** The stamp of a stored row as far as it is believed, see `version.ts`. */
  readonly trusted: (version: string) => string;
}

/**
 * A query for the rows that differ, with the count of each kind. `shown` is a table expression with the columns of the key file.
 * The one place where versions at the source are compared with stored ones outside of a merge.
 * @param target qualified and quoted.
 */
export function comparisonSql(
  target: string,
  shown: string,
  {table}: Sweep,
  limit: number,
  dialect: ComparisonDialect,
) {
  const {identifier, live, before, trusted} = dialect;
  const keys = table.primaryKey.map(identifier);
  const [due, version, group] = [keyColumns.due, keyColumns.version, keyColumns.group];
  const stored = table.version === undefined ? undefined : `t.${identifier(table.version)}`;
  const isStored = `t.${keys[0] ?? ''} IS NOT NULL`;
  const isShown = `s.${keys[0] ?? ''} IS NOT NULL`;
  const believed = table.version === undefined ? [] : [trusted(table.version)];
  const old = ['t._airbyte_extracted_at', ...believed].map((at) => `COALESCE((${at}) < ${before}, TRUE)`);
  const outdated =
    stored === undefined
      ? 'FALSE'
      : `s.version IS NOT NULL AND ${stored} IS DISTINCT FROM s.version AND COALESCE((${believed.join('')}) < s.version, TRUE)`;
  const keyText = keys.map((key) => `CAST(COALESCE(s.${key}, t.${key}) AS STRING)`);
  return `WITH shown AS (
      SELECT ${keys.join(', ')}, MAX(CASE WHEN ${due} THEN ${version} END) AS version, MAX(${group}) AS grp,
        MAX(CASE WHEN ${due} THEN 1 ELSE 0 END) AS due FROM ${shown} GROUP BY ${keys.join(', ')}),
    judged AS (
      SELECT CASE WHEN s.due = 1 AND NOT (${isStored}) THEN 'missing'
          WHEN s.due = 1 AND ${isStored} AND ${outdated} THEN 'outdated'
          WHEN NOT (${isShown}) AND ${live} AND ${old.join(' AND ')} THEN 'surplus' END AS kind,
        ${keyText.length === 1 ? (keyText[0] as string) : `CONCAT(${keyText.join(`, ',', `)})`} AS key, s.version AS version, s.grp AS grp
      FROM shown AS s FULL OUTER JOIN ${target} AS t ON ${keys.map((key) => `s.${key} = t.${key}`).join(' AND ')})
    SELECT kind, key, version, grp, n FROM (
      SELECT kind, key, version, grp, COUNT(*) OVER (PARTITION BY kind) AS n,
        ROW_NUMBER() OVER (PARTITION BY kind ORDER BY LENGTH(key), key) AS place
      FROM judged WHERE kind IS NOT NULL) AS placed
    WHERE place <= ${Math.trunc(limit)} ORDER BY kind, place`;
}

/** Rows of {@link comparisonSql}. */
export function comparisonOf(rows: readonly Row[]): KeyComparison {
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const count = (kind: KeyDifference['kind']): number => Number(rows.find((row) => row['kind'] === kind)?.['n'] ?? 0);
  return {
    missing: count('missing'),
    outdated: count('outdated'),
    surplus: count('surplus'),
    differences: rows.map(({kind, key, version, grp}) => ({
      kind: kind as KeyDifference['kind'],
      key: String(key),
      version: text(version),
      group: text(grp),
    })),
  };
}

/** Columns of a key file with their types, for a table. */
export function keyFileColumns({primaryKey, columns, version}: Table) {
  const typeOf = (name: string) => columns.find((column) => column.name === name)?.type ?? 'STRING';
  return [
    ...primaryKey.map((name) => ({name, type: typeOf(name)})),
    {name: keyColumns.due, type: 'BOOL' as const},
    {name: keyColumns.version, type: version === undefined ? ('STRING' as const) : typeOf(version)},
    {name: keyColumns.group, type: 'STRING' as const},
  ];
}
