import type {Table} from '../../raw-table';
import {trustedVersion, type VersionDialect, type VersionedRow} from '../../version';
import {identifier, literal} from '../session';

/** How BigQuery writes the rule of versions. */
export const versionDialect: VersionDialect = {
  dayAfter: (at) => `TIMESTAMP_ADD(${at}, INTERVAL 24 HOUR)`,
  instant: (iso) => `TIMESTAMP ${literal(iso)}`,
};

/** A row of the table `t`. */
export function storedRow(version: string): VersionedRow {
  return {version: `t.${identifier(version)}`, requestedAt: 't._airbyte_extracted_at', writtenAt: 't._ingested_at'};
}

/** Rows of which a key may have many. */
export interface Versions {
  /** A table, or a query in parentheses. */
  readonly rows: string;
  readonly primaryKey: Table['primaryKey'];
  /** Column of the version; absent: the later request wins. */
  readonly version?: string | undefined;
  /** When a row was written, or is being written now. */
  readonly writtenAt: string;
  /** Columns by which the last of equal rows comes first. */
  readonly lastFirst: readonly string[];
  /** Columns that every row brings. */
  readonly whole: readonly string[];
  /** Columns that some rows do not bring. */
  readonly filled: readonly string[];
  /** Whether a row does not bring a column. */
  readonly isAbsent: (column: string) => string;
}

const lastUntrusted = '_spool_last_untrusted';
const rank = '_spool_rank';

/**
 * A query for one row per key: of those that came with or after the last whose version says nothing the newest version, then
 * the latest request, then the last. A column that only some rows bring becomes a struct, null where no row brought it, filled
 * from the next older version.
 */
export function latestSql({
  rows,
  primaryKey,
  version,
  writtenAt,
  lastFirst,
  whole,
  filled,
  isAbsent,
}: Versions): string {
  const keys = primaryKey.map(identifier).join(', ');
  const stamp =
    version === undefined
      ? undefined
      : trustedVersion({version: identifier(version), requestedAt: '_airbyte_extracted_at', writtenAt}, versionDialect);
  const ranked =
    stamp === undefined
      ? rows
      : `(SELECT *, MAX(IF((${stamp}) IS NULL, _airbyte_extracted_at, NULL)) OVER (PARTITION BY ${keys}) AS ${lastUntrusted}
          FROM ${rows})`;
  const order = [
    ...(stamp === undefined ? [] : [`COALESCE(_airbyte_extracted_at < ${lastUntrusted}, FALSE)`, `${stamp} DESC`]),
    ...['_airbyte_extracted_at', ...lastFirst].map((column) => `${column} DESC`),
  ];
  const newestFirst = `ORDER BY ${order.join(', ')}`;
  const newest = `SELECT * EXCEPT (${rank}) FROM (
    SELECT ${whole.map(identifier).join(', ')}, ROW_NUMBER() OVER (PARTITION BY ${keys} ${newestFirst}) AS ${rank} FROM ${ranked})
    WHERE ${rank} = 1`;
  if (filled.length === 0) return newest;
  const values = filled.map((name) => {
    const brought = `IF(${isAbsent(name)}, NULL, STRUCT(${identifier(name)} AS v))`;
    return `ARRAY_AGG(${brought} IGNORE NULLS ${newestFirst} LIMIT 1)[SAFE_OFFSET(0)] AS ${identifier(name)}`;
  });
  return `SELECT * FROM (${newest}) JOIN (SELECT ${keys}, ${values.join(', ')} FROM ${ranked} GROUP BY ${keys}) USING (${keys})`;
}
