import {comparisonOf, comparisonSql, keyFileColumns} from '../key-comparison';
import type {Table} from '../raw-table';
import {refuseIfTooMany, showsNothing} from '../sweep-limit';
import {trustedVersion} from '../version';
import type {KeyComparison, Replacement, Sweep, SweepCounts} from '../warehouse';
import {storedRow, versionDialect} from './merge';
import {identifier, instant, literal, type Session} from './session';
import {duckDbTypes} from './table';

/**
 * Marks the rows whose keys are not in the file, and takes the mark off those that are. Runs inside the caller's transaction.
 * @param target qualified and quoted.
 * @throws TooManyVanishedError
 */
export async function sweepTable(session: Session, target: string, sweep: Sweep, nowMs: number): Promise<SweepCounts> {
  const {table} = sweep;
  await session.run(seenSql(sweep));
  const [counts] = await session.rows(
    `SELECT count(*) AS live, count(*) FILTER (WHERE ${goneSql(sweep)}) AS deleted FROM ${target} t WHERE ${liveSql(sweep)}`,
    [instant(sweep.beforeMs)],
  );
  const [live, deleted] = [Number(counts?.live), Number(counts?.deleted)];
  if (sweep.force !== true)
    refuseIfTooMany(table.stream, {live, deleted, isEmpty: showsNothing(sweep, {live, deleted})}, 'sweep');
  if (deleted > 0) {
    await session.run(
      `UPDATE ${target} AS t SET _deleted_at = $2::TIMESTAMPTZ, _ingested_at = $2::TIMESTAMPTZ
       WHERE ${liveSql(sweep)} AND ${goneSql(sweep)}`,
      [instant(sweep.beforeMs), instant(nowMs)],
    );
  }
  const restored = await session.run(
    `UPDATE ${target} AS t SET _deleted_at = NULL, _ingested_at = $1::TIMESTAMPTZ
     WHERE t._deleted_at IS NOT NULL AND EXISTS (${seenRowSql(sweep)})`,
    [instant(nowMs)],
  );
  return {live, deleted, restored};
}

/** Compares keys and versions in the file with the stored rows. @param target qualified and quoted. */
export async function compareKeys(
  session: Session,
  target: string,
  sweep: Sweep,
  limit: number,
): Promise<KeyComparison> {
  const columns = keyFileColumns(sweep.table).map(({name, type}) => [name, duckDbTypes[type]] as const);
  const shown =
    sweep.rows === 0
      ? `(SELECT ${columns.map(([name, type]) => `NULL::${type} AS ${identifier(name)}`).join(', ')} WHERE false)`
      : `read_ndjson(${literal(sweep.file)}, maximum_object_size = ${sweep.longestLineBytes + 1024},
          columns = {${columns.map(([name, type]) => `${identifier(name)}: ${literal(type)}`).join(', ')}})`;
  const trusted = (version: string) => trustedVersion(storedRow(version), versionDialect);
  const before = `${literal(instant(sweep.beforeMs))}::TIMESTAMPTZ`;
  const sql = comparisonSql(target, shown, sweep, limit, {identifier, before, live: liveSql(sweep), trusted});
  return comparisonOf(await session.rows(sql));
}

/** No file when the source shows no row at all. */
function seenSql({table, file, rows, longestLineBytes}: Sweep): string {
  const types = table.primaryKey.map((name) => {
    const type = table.columns.find((column) => column.name === name)?.type ?? 'STRING';
    return [name, duckDbTypes[type]] as const;
  });
  if (rows === 0) {
    return `CREATE TEMP TABLE seen (${types.map(([name, type]) => `${identifier(name)} ${type}`).join(', ')})`;
  }
  return `CREATE TEMP TABLE seen AS SELECT DISTINCT * FROM read_ndjson(${literal(file)},
    maximum_object_size = ${longestLineBytes + 1024},
    columns = {${types.map(([name, type]) => `${identifier(name)}: ${literal(type)}`).join(', ')}})`;
}

function seenRowSql({table}: Sweep): string {
  const same = table.primaryKey.map((name) => `s.${identifier(name)} = t.${identifier(name)}`);
  return `SELECT 1 FROM seen s WHERE ${same.join(' AND ')}`;
}

/**
 * Holds a table against the side table that is to replace it. Runs inside the caller's transaction.
 * @param target qualified and quoted, as is `side`.
 * @throws TooManyVanishedError
 */
export async function judgeReplacement(
  session: Session,
  names: {readonly target: string; readonly side: string},
  {stream, primaryKey}: Table,
  replacement: Replacement,
): Promise<void> {
  const same = primaryKey.map((name) => `s.${identifier(name)} = t.${identifier(name)}`).join(' AND ');
  const [counts] = await session.rows(
    `SELECT count(*) AS live, count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM ${names.side} s WHERE ${same})) AS deleted,
       (SELECT count(*) FROM ${names.side}) AS shown FROM ${names.target} t WHERE ${liveSql(replacement)}`,
  );
  const [live, deleted, shown] = [counts?.live, counts?.deleted, counts?.shown].map(Number) as [number, number, number];
  refuseIfTooMany(stream, {live, deleted, isEmpty: shown === 0}, 'replace');
}

function liveSql({inactiveIsHidden, from}: Pick<Sweep, 'from'> & Replacement): string {
  const hidden = inactiveIsHidden === true ? ' AND t.active IS DISTINCT FROM false' : '';
  const asked = from === undefined ? '' : ` AND t.${identifier(from.column)} >= ${literal(from.instant)}::TIMESTAMPTZ`;
  return `t._deleted_at IS NULL${hidden}${asked}`;
}

/** Conditions of a sweep by the stamps of rows. */
function unreadSql({unread}: Sweep): readonly string[] {
  if (unread === undefined) return [];
  const {since, except} = unread;
  const isUnread = `coalesce(t."_groupReadOn" < ${literal(since)}::TIMESTAMPTZ, true)`;
  if (except === undefined || except.values.length === 0) return [isUnread];
  const values = except.values.map(literal).join(', ');
  return [isUnread, `coalesce(t.${identifier(except.column)}::VARCHAR NOT IN (${values}), true)`];
}

/** Parameter 1: the time from which on rows are left alone. */
function goneSql(sweep: Sweep): string {
  const {version} = sweep.table;
  const trusted = version === undefined ? [] : [trustedVersion(storedRow(version), versionDialect)];
  const old = ['t._airbyte_extracted_at', ...trusted].map((at) => `coalesce((${at}) < $1::TIMESTAMPTZ, true)`);
  return `${[...old, ...unreadSql(sweep)].join(' AND ')} AND NOT EXISTS (${seenRowSql(sweep)})`;
}
