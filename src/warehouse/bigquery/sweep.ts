import {comparisonOf, comparisonSql, keyFileColumns} from '../key-comparison';
import type {Table} from '../raw-table';
import {refuseIfTooMany, showsNothing} from '../sweep-limit';
import {trustedVersion} from '../version';
import type {Clock, Datasets, KeyComparison, Lease, Replacement, Sweep, SweepCounts} from '../warehouse';
import type {Script} from './books';
import {identifier, instant, literal, type Session, temporary} from './session';
import {stageFile} from './staging';
import {storedRow, versionDialect} from './statements/latest';
import {mostPartitionsPerMerge} from './statements/merge';
import {partitionExpression, qualified} from './statements/table-ddl';

interface Parts {
  readonly session: Session;
  readonly datasets: Datasets;
  readonly clock: Clock;
  /** Runs a script as a transaction under the lease. */
  readonly leased: (lease: Lease, script: Script) => Promise<unknown>;
}

/**
 * Marks the rows whose keys are not in the file, and takes the mark off those that are: the meaning is that of
 * `duckdb-sweep.ts`. Nobody else writes under the lease, so rows are counted before the transaction that marks them.
 * @param target qualified and quoted.
 * @throws TooManyVanishedError
 */
export async function sweepTable(
  {session, datasets, clock, leased}: Parts,
  lease: Lease,
  target: string,
  sweep: Sweep,
): Promise<SweepCounts> {
  const {table, fetched} = sweep;
  const columns = table.primaryKey.map((key) => ({
    name: key,
    type: table.columns.find((column) => column.name === key)?.type ?? ('STRING' as const),
  }));
  const whose = {stream: table.stream, runId: lease.runId};
  const shown =
    sweep.rows === 0
      ? undefined
      : await stageFile(session, {datasets, clock}, {...whose, file: sweep.file, kind: 'keys'}, columns);
  try {
    const judged = judgedSql(target, shown?.table ?? `(SELECT * FROM ${target} WHERE FALSE)`, sweep);
    const before = instant(sweep.beforeMs);
    const [row] = await session.run(
      `SELECT COUNTIF(live) AS live, COUNTIF(gone) AS deleted, COUNTIF(back) AS restored,
         COUNT(DISTINCT IF(gone OR back, day, NULL)) AS days FROM (${judged})`,
      {before},
    );
    const counts = {live: Number(row?.live), deleted: Number(row?.deleted), restored: Number(row?.restored)};
    if (sweep.force !== true) refuseIfTooMany(table.stream, {...counts, isEmpty: showsNothing(sweep, counts)}, 'sweep');
    const runs = qualified(session.projectId, datasets.logs, 'ingestion_logs');
    const states = qualified(session.projectId, datasets.logs, 'sync_state');
    await leased(lease, {
      statements: [
        // Rows without a day have a partition of their own.
        ...markStatements(target, judged, table, Math.ceil((Number(row?.days) + 1) / mostPartitionsPerMerge)),
        `UPDATE ${runs} SET records_fetched = records_fetched + ${fetched},
           records_updated = records_updated + ${counts.deleted + counts.restored}
         WHERE entity_type = @stream AND run_id = @run`,
        `UPDATE ${states} SET records_processed = records_processed + ${fetched}, updated_at = TIMESTAMP(@now)
         WHERE entity_type = @stream AND run_id = @run`,
      ],
      parameters: {before, stream: table.stream},
    });
    return counts;
  } finally {
    await shown?.drop().catch(() => undefined);
  }
}

/** Compares keys and versions in the file with the stored rows. @param target qualified and quoted. */
export async function compareKeys(
  {session, datasets, clock}: Omit<Parts, 'leased'>,
  target: string,
  sweep: Sweep,
  limit: number,
): Promise<KeyComparison> {
  const columns = keyFileColumns(sweep.table);
  const whose = {stream: sweep.table.stream, runId: 'compare', file: sweep.file, kind: 'keys'} as const;
  const staged = sweep.rows === 0 ? undefined : await stageFile(session, {datasets, clock}, whose, columns);
  const empty = columns.map(({name, type}) => `CAST(NULL AS ${type}) AS ${identifier(name)}`).join(', ');
  const shown = staged?.table ?? `(SELECT ${empty} FROM UNNEST([]) AS nothing)`;
  try {
    const trusted = (version: string) => trustedVersion(storedRow(version), versionDialect);
    const dialect = {identifier, before: 'TIMESTAMP(@before)', live: liveSql(sweep), trusted};
    const sql = comparisonSql(target, shown, sweep, limit, dialect);
    return comparisonOf(await session.run(sql, {before: instant(sweep.beforeMs)}));
  } finally {
    await staged?.drop().catch(() => undefined);
  }
}

/**
 * Holds a table against the side table that is to replace it; nobody else writes to either under the lease.
 * @param names qualified and quoted.
 * @throws TooManyVanishedError
 */
export async function judgeReplacement(
  session: Session,
  names: {readonly target: string; readonly side: string},
  {stream, primaryKey}: Table,
  replacement: Replacement,
): Promise<void> {
  const keys = primaryKey.map(identifier);
  const [row] = await session.run(
    `SELECT COUNT(*) AS live, COUNTIF(s.${keys[0] ?? ''} IS NULL) AS deleted,
       (SELECT COUNT(${keys[0] ?? ''}) FROM ${names.side}) AS shown
     FROM ${names.target} AS t LEFT JOIN (SELECT DISTINCT ${keys.join(', ')} FROM ${names.side}) AS s
     ON ${keys.map((key) => `t.${key} = s.${key}`).join(' AND ')} WHERE ${liveSql(replacement)}`,
  );
  const [live, deleted, shown] = [row?.live, row?.deleted, row?.shown].map(Number) as [number, number, number];
  refuseIfTooMany(stream, {live, deleted, isEmpty: shown === 0}, 'replace');
}

function liveSql({inactiveIsHidden, from}: Pick<Sweep, 'from'> & Replacement): string {
  const hidden = inactiveIsHidden === true ? ' AND t.active IS DISTINCT FROM FALSE' : '';
  const asked = from === undefined ? '' : ` AND t.${identifier(from.column)} >= TIMESTAMP(${literal(from.instant)})`;
  return `t._deleted_at IS NULL${hidden}${asked}`;
}

/** Every row with what is found of it. Parameter: `@before`. */
function judgedSql(target: string, shown: string, sweep: Sweep): string {
  const {table} = sweep;
  const keys = table.primaryKey.map(identifier);
  const seen = `s.${keys[0] ?? ''} IS NOT NULL`;
  const live = liveSql(sweep);
  const trusted = table.version === undefined ? [] : [trustedVersion(storedRow(table.version), versionDialect)];
  const old = ['t._airbyte_extracted_at', ...trusted].map((at) => `COALESCE((${at}) < TIMESTAMP(@before), TRUE)`);
  const day = table.partitionBy === undefined ? undefined : partitionExpression(table, table.partitionBy, 't');
  return `SELECT ${keys.map((key) => `t.${key}`).join(', ')}, ${day ?? 'CAST(NULL AS DATE)'} AS day, ${live} AS live,
      ${live} AND ${[...old, ...unreadSql(sweep)].join(' AND ')} AND NOT (${seen}) AS gone, t._deleted_at IS NOT NULL AND ${seen} AS back
    FROM ${target} AS t LEFT JOIN (SELECT DISTINCT ${keys.join(', ')} FROM ${shown}) AS s
    ON ${keys.map((key) => `t.${key} = s.${key}`).join(' AND ')}`;
}

/** Conditions of a sweep by the stamps of rows. */
function unreadSql({unread}: Sweep): readonly string[] {
  if (unread === undefined) return [];
  const {since, except} = unread;
  const isUnread = `COALESCE(t._groupReadOn < TIMESTAMP(${literal(since)}), TRUE)`;
  if (except === undefined || except.values.length === 0) return [isUnread];
  const values = except.values.map(literal).join(', ');
  return [isUnread, `COALESCE(CAST(t.${identifier(except.column)} AS STRING) NOT IN (${values}), TRUE)`];
}

/** As many MERGE statements as the partitions of the marked rows need. */
function markStatements(target: string, judged: string, {primaryKey}: Table, parts: number): readonly string[] {
  const keys = primaryKey.map(identifier);
  const same = keys.map((key) => `t.${key} = s.${key}`).join(' AND ');
  const marks = temporary('marks');
  return [
    `CREATE TEMP TABLE ${marks} AS SELECT ${keys.join(', ')}, IF(gone, TIMESTAMP(@now), NULL) AS deleted, TIMESTAMP(@now) AS now,
       DIV(DENSE_RANK() OVER (ORDER BY day) - 1, ${mostPartitionsPerMerge}) AS part FROM (${judged}) WHERE gone OR back`,
    ...Array.from({length: parts}, (_, part) => {
      const source = temporary(`marks_${part}`);
      return [
        `CREATE TEMP TABLE ${source} AS SELECT * FROM ${marks} WHERE part = ${part} AND @stream IS NOT NULL`,
        `MERGE INTO ${target} AS t USING ${source} AS s ON ${same}
         WHEN MATCHED THEN UPDATE SET _deleted_at = s.deleted, _ingested_at = s.now`,
      ];
    }).flat(),
  ];
}
