import {DataError} from '../../errors';
import type {Column, Table} from '../raw-table';
import {fewRetired, refuseIfGroupsShrink} from '../sweep-limit';
import {replacesStored, requestedLater, trustedVersion, type VersionDialect, type VersionedRow} from '../version';
import {type Batch, spoolColumns} from '../warehouse';
import {identifier, instant, literal, type Session} from './session';
import {duckDbTypes} from './table';

/** Rows that a merge put into the table, changed there, or left alone. */
export interface Merged {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
}

const {position, absent, action} = spoolColumns;
const lastUntrusted = '_spool_last_untrusted';

/** How DuckDB writes the rule of versions. */
export const versionDialect: VersionDialect = {
  dayAfter: (at) => `(${at}) + INTERVAL 24 HOUR`,
  instant: (iso) => `TIMESTAMPTZ ${literal(iso)}`,
};

/**
 * Merges a spool file into a table by primary key. Runs inside the caller's transaction, on a connection that it has for
 * itself: `staged` holds the rows of the file, `incoming` one for each key, `actions` what is to be done with each.
 * @param target qualified and quoted.
 * @throws DataError when rows were lost between the file and the table.
 */
export async function mergeSpool(session: Session, target: string, batch: Batch, nowMs: number): Promise<Merged> {
  const columns = batch.table.columns.filter((column) => batch.sent.has(column.name));
  await session.run(stagedSql(batch, columns));
  if (batch.mode === 'append') await session.run(appendedSql());
  else {
    for (const sql of incomingSql(batch, columns, nowMs)) await session.run(sql);
    await session.run(actionsSql(target, batch, columns, nowMs));
  }
  const rows = await session.rows(
    `SELECT ${action} AS what, count(*) AS n FROM actions GROUP BY ALL UNION ALL SELECT 'stage', count(*) FROM staged`,
  );
  const tally = new Map(rows.map(({what, n}) => [String(what), Number(n)]));
  const count = (what: string) => tally.get(what) ?? 0;
  const [staged, inserted, updated, left] = [count('stage'), count('insert'), count('update'), count('leave')];
  const written =
    inserted + updated === 0
      ? 0
      : await session.run(writeSql(target, batch, columns), [instant(nowMs), batch.ingestionSource]);
  if (staged !== batch.rows || written !== inserted + updated) {
    throw new DataError(
      `${batch.table.stream}: ${batch.rows} rows were read, ${staged} arrived and ${written} of ${inserted + updated} were written.`,
      'Nothing of this batch was kept; run again, and report it if it happens again.',
    );
  }
  await retireGroups(session, target, batch, {inserted, nowMs, groups: 'staged'});
  const superseded = staged - inserted - updated - left;
  return {inserted, updated, unchanged: left + superseded};
}

function stagedSql(batch: Batch, columns: readonly Column[]): string {
  const fields: readonly (readonly [name: string, type: string])[] = [
    ...columns.map(({name, type}) => [name, type === 'JSON' ? 'VARCHAR' : duckDbTypes[type]] as const),
    ['_airbyte_extracted_at', 'TIMESTAMP WITH TIME ZONE'],
    ['_airbyte_meta', 'VARCHAR'],
    [position, 'BIGINT'],
    ...(batch.partlySent.size > 0 ? ([[absent, 'VARCHAR[]']] as const) : []),
  ];
  const json = columns.filter((column) => column.type === 'JSON').map((column) => column.name);
  const replaced = ['_airbyte_meta', ...json].map((name) => `${identifier(name)}::JSON AS ${identifier(name)}`);
  return `CREATE TEMP TABLE staged AS SELECT * REPLACE (${replaced.join(', ')})
    FROM read_ndjson(${literal(batch.file)}, maximum_object_size = ${batch.longestLineBytes + 1024},
      columns = {${fields.map(([name, type]) => `${identifier(name)}: ${literal(type)}`).join(', ')}})`;
}

function appendedSql(): string {
  return `CREATE TEMP TABLE actions AS SELECT ${position}, 'insert' AS ${action} FROM staged`;
}

/** A row of the file; `prefix` is its table's name and a dot, `version` its version column as SQL. */
function broughtRow(version: string, prefix: string, nowMs: number): VersionedRow {
  const writtenAt = versionDialect.instant(instant(nowMs));
  return {version, requestedAt: `${prefix}_airbyte_extracted_at`, writtenAt};
}

/**
 * One row per key: of those that came with or after the last whose version says nothing the newest version, then the latest
 * request, then the last in the batch. A column that only some rows bring becomes a struct, null where the row did not bring
 * it, filled from the next older version in the batch.
 */
function incomingSql({table, sent, partlySent}: Batch, columns: readonly Column[], nowMs: number): readonly string[] {
  const keys = table.primaryKey.map(identifier).join(', ');
  const isVersioned = table.version !== undefined && sent.has(table.version);
  const version = isVersioned ? trustedVersion(broughtRow(identifier(table.version), '', nowMs), versionDialect) : '';
  const order = isVersioned
    ? `coalesce(_airbyte_extracted_at < ${lastUntrusted}, false), ${version} DESC NULLS LAST, `
    : '';
  const untrusted = `CASE WHEN (${version}) IS NULL THEN _airbyte_extracted_at END`;
  const rows = isVersioned
    ? `(SELECT *, max(${untrusted}) OVER (PARTITION BY ${keys}) AS ${lastUntrusted} FROM staged)`
    : 'staged';
  const newest = `WINDOW newest AS (PARTITION BY ${keys}
      ORDER BY ${order}"_airbyte_extracted_at" DESC, ${position} DESC)
    QUALIFY row_number() OVER newest = 1`;
  if (partlySent.size === 0) {
    return [
      `CREATE TEMP TABLE winners AS SELECT ${position} FROM ${rows} ${newest}`,
      `CREATE TEMP VIEW incoming AS SELECT * FROM staged SEMI JOIN winners USING (${position})`,
    ];
  }
  const filled = columns
    .filter((column) => partlySent.has(column.name))
    .map(({name}) => {
      const brought = `CASE WHEN NOT coalesce(list_contains(${absent}, ${literal(name)}), false)
        THEN struct_pack(v := ${identifier(name)}) END`;
      return `first_value(${brought} IGNORE NULLS)
        OVER (newest ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS ${identifier(name)}`;
    });
  return [`CREATE TEMP TABLE incoming AS SELECT * REPLACE (${filled.join(', ')}) FROM ${rows} ${newest}`];
}

/** `leave`: older than what is stored, or the same. */
function actionsSql(target: string, batch: Batch, columns: readonly Column[], nowMs: number): string {
  const {table, partlySent} = batch;
  const differs = columns
    .filter(({name}) => !table.primaryKey.includes(name))
    .map(({name}) => {
      const [stored, brought] = [`t.${identifier(name)}`, `i.${identifier(name)}`];
      return partlySent.has(name)
        ? `(${brought} IS NOT NULL AND ${stored} IS DISTINCT FROM ${brought}.v)`
        : `${stored} IS DISTINCT FROM ${brought}`;
    });
  return `CREATE TEMP TABLE actions AS SELECT i.${position}, CASE
      WHEN t.rowid IS NULL THEN 'insert'
      WHEN (${newerSql(batch, nowMs)}) AND (${['t._deleted_at IS NOT NULL', ...differs].join(' OR ')}) THEN 'update'
      ELSE 'leave' END AS ${action}
    FROM incoming i LEFT JOIN ${target} t ON ${keysEqual(table)}`;
}

/** Whether the row of the file replaces the stored one. */
function newerSql({table, sent, partlySent}: Batch, nowMs: number): string {
  const requestedAt = (alias: string) => ({requestedAt: `${alias}._airbyte_extracted_at`});
  if (table.version === undefined || !sent.has(table.version))
    return requestedLater(requestedAt('i'), requestedAt('t'));
  const name = identifier(table.version);
  const brought = broughtRow(`i.${name}${partlySent.has(table.version) ? '.v' : ''}`, 'i.', nowMs);
  return replacesStored(brought, storedRow(table.version), versionDialect);
}

/** A row of the table `t`. */
export function storedRow(version: string): VersionedRow {
  return {version: `t.${identifier(version)}`, requestedAt: 't._airbyte_extracted_at', writtenAt: 't._ingested_at'};
}

/** Parameters: the time of writing, the source. */
function writeSql(target: string, batch: Batch, columns: readonly Column[]): string {
  const {table, partlySent, generationId} = batch;
  const written: readonly (readonly [name: string, brought: string])[] = [
    ...columns.map(
      ({name}) =>
        [name, `i.${identifier(name)}${batch.mode !== 'append' && partlySent.has(name) ? '.v' : ''}`] as const,
    ),
    ['_airbyte_raw_id', 'uuid()::VARCHAR'],
    ['_airbyte_extracted_at', 'i._airbyte_extracted_at'],
    ['_airbyte_meta', `coalesce(i._airbyte_meta, '{"changes":[]}'::JSON)`],
    ['_airbyte_generation_id', String(generationId)],
    ['_ingested_at', '$1::TIMESTAMPTZ'],
    ['_ingestion_source', '$2'],
    ['_deleted_at', 'NULL'],
  ];
  const names = written.map(([name]) => identifier(name)).join(', ');
  const values = written.map(([, brought]) => brought).join(', ');
  if (batch.mode === 'append') return `INSERT INTO ${target} (${names}) SELECT ${values} FROM staged i`;
  const updates = written
    .filter(([name]) => !table.primaryKey.includes(name))
    .map(([name, brought]) => {
      const kept = partlySent.has(name)
        ? `CASE WHEN i.${identifier(name)} IS NULL THEN t.${identifier(name)} ELSE ${brought} END`
        : brought;
      return `${identifier(name)} = ${kept}`;
    });
  return `MERGE INTO ${target} t
    USING (SELECT * FROM incoming SEMI JOIN (FROM actions WHERE ${action} <> 'leave') USING (${position})) i
    ON ${keysEqual(table)}
    WHEN MATCHED THEN UPDATE SET ${updates.join(', ')}
    WHEN NOT MATCHED THEN INSERT (${names}) VALUES (${values})`;
}

function keysEqual(table: Table): string {
  return table.primaryKey.map((name) => `t.${identifier(name)} = i.${identifier(name)}`).join(' AND ');
}

/**
 * Rows without an id, or all rows where groups are whole, count until their group is read again as a whole: what was not seen
 * then is gone. Appended rows are history and stay.
 * @param groups where the batch's groups are found besides those that were read and are empty: in its rows, or nowhere.
 * @throws TooManyVanishedError
 */
export async function retireGroups(
  session: Session,
  target: string,
  {table, mode, emptied = [], force}: Batch,
  {inserted, nowMs, groups}: {readonly inserted: number; readonly nowMs: number; readonly groups: 'staged' | 'none'},
): Promise<void> {
  const {groupBy, isWholeGroup} = table;
  if (groupBy === undefined || mode === 'append') return;
  const group = identifier(groupBy);
  const type = duckDbTypes[table.columns.find(({name}) => name === groupBy)?.type ?? 'STRING'];
  const read = [
    ...(groups === 'none'
      ? []
      : [
          `SELECT ${group} AS g, max("_groupReadOn") AS newest FROM ${target}
           WHERE ${group} IN (SELECT ${group} FROM staged) GROUP BY ALL`,
        ]),
    ...(emptied.length === 0
      ? []
      : [
          `SELECT g::${type} AS g, readOn::TIMESTAMPTZ AS newest FROM (VALUES ${emptied
            .map((one) => `(${literal(one.group)}, ${literal(one.readOn)})`)
            .join(', ')}) v(g, readOn)`,
        ]),
  ];
  if (read.length === 0) return;
  const superseded =
    isWholeGroup === true
      ? 'coalesce(t."_groupReadOn" < read.newest, true)'
      : 't.id IS NULL AND t."_groupReadOn" < read.newest';
  const retired = await session.run(
    `UPDATE ${target} AS t SET _deleted_at = $1::TIMESTAMPTZ, _ingested_at = $1::TIMESTAMPTZ
     FROM (SELECT g, max(newest) AS newest FROM (${read.join(' UNION ALL ')}) GROUP BY g) read
     WHERE t.${group} = read.g AND read.newest IS NOT NULL AND t._deleted_at IS NULL AND ${superseded}`,
    [instant(nowMs)],
  );
  if (mode !== 'merge' || force === true || retired - inserted <= fewRetired) return;
  const [row] = await session.rows(`SELECT count(*) AS live FROM ${target} WHERE _deleted_at IS NULL`);
  refuseIfGroupsShrink(table.stream, {live: Number(row?.live) + retired - inserted, retired, inserted});
}
