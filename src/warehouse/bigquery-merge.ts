import type {Script} from './bigquery-books';
import {partitionExpression} from './bigquery-ddl';
import {guard, identifier, literal, type StagedColumn, stop, temporary} from './bigquery-session';
import {fewRetired, mostVanishing} from './sweep';
import type {Column, Table} from './table';
import {replacesStored, requestedLater, trustedVersion, type VersionDialect, type VersionedRow} from './version';
import {type Batch, spoolColumns} from './warehouse';

const {position, absent, action} = spoolColumns;
const part = '_spool_part';
const lastUntrusted = '_spool_last_untrusted';

/** How BigQuery writes the rule of versions. */
export const versionDialect: VersionDialect = {
  dayAfter: (at) => `TIMESTAMP_ADD(${at}, INTERVAL 24 HOUR)`,
  instant: (iso) => `TIMESTAMP ${literal(iso)}`,
};
const [changes, tally] = [temporary('changes'), temporary('tally')];

/** BigQuery lets one statement modify 4,000 partitions; we stop well before. */
export const mostPartitionsPerMerge = 3_000;

/** Columns of a batch that are written: those that at least one row brings. */
export function sentColumns(batch: Batch): readonly Column[] {
  return batch.table.columns.filter((column) => batch.sent.has(column.name));
}

/** The staging table of a batch's rows. */
export function stagedColumns(batch: Batch): readonly StagedColumn[] {
  return [
    ...sentColumns(batch).map(({name, type}) => ({name, type: type === 'JSON' ? ('STRING' as const) : type})),
    {name: '_airbyte_extracted_at', type: 'TIMESTAMP'},
    {name: '_airbyte_meta', type: 'STRING'},
    {name: position, type: 'INT64'},
    {name: absent, type: 'STRING', repeated: true},
  ];
}

/** What a merge needs to know. Table names are qualified and quoted. */
export interface MergeTarget {
  readonly target: string;
  readonly staged: string;
  readonly batch: Batch;
  /** In how many MERGE statements, see {@link partsOf}. */
  readonly parts: number;
}

/**
 * Statements that put the rows of a staging table into their table, inside a transaction. `changes` holds one row for each
 * key, ready to be written, with what is to be done with it; `tally` says how many of each there are. The meaning is the
 * one of `duckdb-merge.ts`. Parameters: `@now`, `@source`, `@rows` (lines of the file).
 */
export function mergeStatements(merge: MergeTarget): Pick<Script, 'prepare' | 'statements'> {
  const {target, staged, batch, parts} = merge;
  const columns = sentColumns(batch);
  const names = [...columns.map(({name}) => name), ...writtenMetadata].map(identifier).join(', ');
  if (batch.mode === 'append') {
    return {
      prepare: [tallySql(staged, target, '@rows AS inserted, 0 AS updated', '')],
      statements: [`INSERT INTO ${target} (${names}) SELECT ${appendedValues(batch, columns)} FROM ${staged} AS i`],
    };
  }
  const counts = `COUNTIF(${action} = 'insert') AS inserted, COUNTIF(${action} = 'update') AS updated`;
  const merges = Array.from({length: parts}, (_, n) => (parts === 1 ? changes : temporary(`changes_${n}`)));
  return {
    prepare: [changesSql(merge, columns), tallySql(staged, target, counts, ` FROM ${changes}`)],
    statements: [
      ...merges.flatMap((source, n) => [
        ...(source === changes
          ? []
          : [`CREATE TEMP TABLE ${source} AS SELECT * FROM ${changes} WHERE ${part} = ${n} AND @rows > 0`]),
        mergeSql(target, source, batch, columns, names),
      ]),
      // A key that is twice in the table, or was when this began, would show here.
      guard(`(SELECT COUNT(*) FROM ${target}) = (SELECT stored + inserted FROM ${tally})`, 'written'),
      ...retireStatements({target, staged, batch}),
    ],
  };
}

/** The result of a script of {@link mergeStatements}: rows inserted and rows updated, with a comma between. */
export const tallyResult = `(SELECT CONCAT(CAST(inserted AS STRING), ',', CAST(updated AS STRING)) FROM ${tally})`;

/** The tally of a batch without rows. */
export const emptyTally = `CREATE TEMP TABLE ${tally} AS SELECT @run AS run, 0 AS staged, 0 AS inserted, 0 AS updated`;

/** For the books, within the transaction: staged, inserted, updated. */
export const tallyTable = tally;

const writtenMetadata = [
  '_airbyte_raw_id',
  '_airbyte_extracted_at',
  '_airbyte_meta',
  '_airbyte_generation_id',
  '_ingested_at',
  '_ingestion_source',
  '_deleted_at',
] as const;

function metadataValues({generationId}: Batch): string {
  return `GENERATE_UUID() AS _airbyte_raw_id, i._airbyte_extracted_at AS _airbyte_extracted_at,
    ${parsed(`COALESCE(i._airbyte_meta, '{"changes":[]}')`)} AS _airbyte_meta, ${generationId} AS _airbyte_generation_id,
    TIMESTAMP(@now) AS _ingested_at, @source AS _ingestion_source, CAST(NULL AS TIMESTAMP) AS _deleted_at`;
}

/** JSON of a text. Numbers that no float64 holds are rounded rather than refused. */
function parsed(text: string): string {
  return `PARSE_JSON(${text}, wide_number_mode=>'round')`;
}

function appendedValues(batch: Batch, columns: readonly Column[]): string {
  const values = columns.map(({name, type}) => {
    const brought = `i.${identifier(name)}`;
    return `${type === 'JSON' ? parsed(brought) : brought} AS ${identifier(name)}`;
  });
  return [...values, metadataValues(batch)].join(', ');
}

/** Counts, and stops the script when not all rows of the file are there. */
function tallySql(staged: string, target: string, counts: string, from: string): string {
  return `CREATE TEMP TABLE ${tally} AS SELECT ${counts}, (SELECT COUNT(*) FROM ${target}) AS stored,
    IF((SELECT COUNT(*) FROM ${staged}) = @rows, @rows, ${stop('staged')}) AS staged${from}`;
}

/** A row of the file; `prefix` is its table's name and a dot, `version` its version column as SQL. */
function broughtRow(version: string, prefix: string): VersionedRow {
  return {version, requestedAt: `${prefix}_airbyte_extracted_at`, writtenAt: 'TIMESTAMP(@now)'};
}

/** A row of the table `t`. */
export function storedRow(version: string): VersionedRow {
  return {version: `t.${identifier(version)}`, requestedAt: 't._airbyte_extracted_at', writtenAt: 't._ingested_at'};
}

/**
 * One row per key: of those that came with or after the last whose version says nothing the newest version, then the latest
 * request, then the last in the batch. A column that only some rows bring becomes a struct, null where no row brought it,
 * filled from the next older version in the batch.
 */
function incomingSql(file: string, {table, sent, partlySent}: Batch, columns: readonly Column[]): string {
  const keys = table.primaryKey.map(identifier).join(', ');
  const isVersioned = table.version !== undefined && sent.has(table.version);
  const version = isVersioned ? trustedVersion(broughtRow(identifier(table.version), ''), versionDialect) : '';
  const order = isVersioned ? `COALESCE(_airbyte_extracted_at < ${lastUntrusted}, FALSE), ${version} DESC, ` : '';
  const untrusted = `IF((${version}) IS NULL, _airbyte_extracted_at, NULL)`;
  const staged = isVersioned
    ? `(SELECT *, MAX(${untrusted}) OVER (PARTITION BY ${keys}) AS ${lastUntrusted} FROM ${file})`
    : file;
  const newestFirst = `ORDER BY ${order}_airbyte_extracted_at DESC, ${position} DESC`;
  const names = (wanted: boolean) => columns.map(({name}) => name).filter((name) => partlySent.has(name) === wanted);
  const whole = [...names(false).map(identifier), '_airbyte_extracted_at', '_airbyte_meta'].join(', ');
  const newest = `SELECT * FROM (
    SELECT ${whole}, ROW_NUMBER() OVER (PARTITION BY ${keys} ${newestFirst}) AS ${position} FROM ${staged})
    WHERE ${position} = 1`;
  if (partlySent.size === 0) return newest;
  const filled = names(true).map((name) => {
    const brought = `IF(${literal(name)} IN UNNEST(${absent}), NULL, STRUCT(${identifier(name)} AS v))`;
    return `ARRAY_AGG(${brought} IGNORE NULLS ${newestFirst} LIMIT 1)[SAFE_OFFSET(0)] AS ${identifier(name)}`;
  });
  return `SELECT * FROM (${newest}) JOIN (SELECT ${keys}, ${filled.join(', ')} FROM ${staged} GROUP BY ${keys}) USING (${keys})`;
}

/** `leave`: older than what is stored, or the same. */
function changesSql({target, staged, batch, parts}: MergeTarget, columns: readonly Column[]): string {
  const {table, partlySent} = batch;
  const values = columns.map(({name, type}) => {
    const [stored, column] = [`t.${identifier(name)}`, identifier(name)];
    const brought = broughtValue(batch, name);
    const value = type === 'JSON' ? parsed(brought) : brought;
    return `${partlySent.has(name) ? `IF(i.${column} IS NULL, ${stored}, ${value})` : value} AS ${column}`;
  });
  const differs = columns
    .filter(({name}) => !table.primaryKey.includes(name))
    .map(({name, type}) => {
      const [stored, brought] = [`t.${identifier(name)}`, broughtValue(batch, name)];
      const distinct =
        type === 'JSON'
          ? `TO_JSON_STRING(${stored}) IS DISTINCT FROM TO_JSON_STRING(${parsed(brought)})`
          : `${stored} IS DISTINCT FROM ${brought}`;
      return partlySent.has(name) ? `(i.${identifier(name)} IS NOT NULL AND ${distinct})` : distinct;
    });
  const what = `CASE
      WHEN t.${identifier(firstKey(table))} IS NULL THEN 'insert'
      WHEN (${newerSql(batch)}) AND (${['t._deleted_at IS NOT NULL', ...differs].join(' OR ')}) THEN 'update'
      ELSE 'leave' END AS ${action}`;
  return `CREATE TEMP TABLE ${changes} AS SELECT ${[...values, metadataValues(batch), what, ...partOf(batch, parts)].join(', ')}
    FROM (${incomingSql(staged, batch, columns)}) AS i LEFT JOIN ${target} AS t ON ${keysEqual(table, 'i')}`;
}

function broughtValue({partlySent}: Batch, name: string): string {
  return `i.${identifier(name)}${partlySent.has(name) ? '.v' : ''}`;
}

/** Whether the row of the file replaces the stored one. */
function newerSql(batch: Batch): string {
  const {version} = batch.table;
  const requestedAt = (alias: string) => ({requestedAt: `${alias}._airbyte_extracted_at`});
  if (version === undefined || !batch.sent.has(version)) return requestedLater(requestedAt('i'), requestedAt('t'));
  return replacesStored(broughtRow(broughtValue(batch, version), 'i.'), storedRow(version), versionDialect);
}

function mergeSql(target: string, source: string, {table}: Batch, columns: readonly Column[], names: string): string {
  const updates = [...columns.map(({name}) => name), ...writtenMetadata]
    .filter((name) => !table.primaryKey.includes(name))
    .map((name) => `${identifier(name)} = s.${identifier(name)}`);
  const values = [...columns.map(({name}) => name), ...writtenMetadata].map((name) => `s.${identifier(name)}`);
  return `MERGE INTO ${target} AS t USING ${source} AS s ON ${keysEqual(table, 's')}
    WHEN MATCHED AND s.${action} = 'update' THEN UPDATE SET ${updates.join(', ')}
    WHEN NOT MATCHED THEN INSERT (${names}) VALUES (${values.join(', ')})`;
}

/** Rows that may move between partitions go by pairs of days, theirs and the stored row's: a pair touches two at most. */
function pairOfDays(batch: Batch, brought: (name: string) => string): string | undefined {
  const column = batch.table.partitionBy;
  if (column === undefined || !batch.sent.has(column)) return undefined;
  const stored = partitionExpression(batch.table, column, 't');
  if (stored === undefined) return undefined;
  return `${stored.replace(`t.${identifier(column)}`, brought(column))}, ${stored}`;
}

function partOf(batch: Batch, parts: number): readonly string[] {
  const pair = pairOfDays(batch, (name) => broughtValue(batch, name));
  if (parts === 1 || pair === undefined) return [];
  return [`DIV(DENSE_RANK() OVER (ORDER BY ${pair}) - 1, ${mostPartitionsPerMerge / 2}) AS ${part}`];
}

/** A query for how many pairs of days a batch would touch; undefined when they cannot be too many. */
export function pairsQuery({target, staged, batch}: Omit<MergeTarget, 'parts'>): string | undefined {
  const pair = pairOfDays(batch, (name) => `i.${identifier(name)}`);
  if (pair === undefined || batch.mode === 'append' || batch.rows <= mostPartitionsPerMerge / 2) return undefined;
  return `SELECT COUNT(*) AS pairs FROM (SELECT DISTINCT ${pair}
    FROM ${staged} AS i LEFT JOIN ${target} AS t ON ${keysEqual(batch.table, 'i')})`;
}

/** MERGE statements for so many pairs of days. */
export function partsOf(pairs: number): number {
  return Math.max(1, Math.ceil(pairs / (mostPartitionsPerMerge / 2)));
}

function keysEqual(table: Table, source: string): string {
  return table.primaryKey.map((name) => `t.${identifier(name)} = ${source}.${identifier(name)}`).join(' AND ');
}

function firstKey({name, primaryKey}: Table): string {
  const [first] = primaryKey;
  if (first === undefined) throw new Error(`${name} has no primary key`);
  return first;
}

/**
 * Statements that retire what a later read of its group no longer shows: rows without an id, or all rows where groups are
 * whole. The meaning is that of `duckdb-merge.ts`. Parameters: `@now`, and {@link emptiedParameters} where groups are empty.
 * @param staged absent where the batch has no rows.
 */
export function retireStatements({
  target,
  staged,
  batch,
}: {
  readonly target: string;
  readonly staged?: string;
  readonly batch: Batch;
}): readonly string[] {
  const {table, mode, emptied = [], force} = batch;
  const {groupBy, isWholeGroup} = table;
  if (groupBy === undefined || mode === 'append' || (staged === undefined && emptied.length === 0)) return [];
  const [group, groups] = [identifier(groupBy), temporary('regrouped')];
  const type = table.columns.find(({name}) => name === groupBy)?.type ?? 'STRING';
  const read = [
    ...(staged === undefined
      ? []
      : [
          `SELECT ${group} AS g, MAX(_groupReadOn) AS newest FROM ${target}
           WHERE ${group} IN (SELECT ${group} FROM ${staged}) GROUP BY ${group}`,
        ]),
    ...(emptied.length === 0
      ? []
      : [
          `SELECT CAST(one AS ${type}) AS g, TIMESTAMP(@emptied_on[OFFSET(n)]) AS newest
           FROM UNNEST(@emptied) AS one WITH OFFSET AS n`,
        ]),
  ];
  const superseded =
    isWholeGroup === true ? 'COALESCE(t._groupReadOn < r.newest, TRUE)' : 't.id IS NULL AND t._groupReadOn < r.newest';
  const retired = `r.newest IS NOT NULL AND t._deleted_at IS NULL AND ${superseded}`;
  const shrunk = `(SELECT COUNTIF(${retired}) - (SELECT ANY_VALUE(inserted) FROM ${tally}) <= GREATEST(${fewRetired},
      ${mostVanishing} * (COUNTIF(t._deleted_at IS NULL) - (SELECT ANY_VALUE(inserted) FROM ${tally})))
    FROM ${target} AS t LEFT JOIN ${groups} AS r ON t.${group} = r.g)`;
  return [
    `CREATE TEMP TABLE ${groups} AS SELECT g, MAX(newest) AS newest, TIMESTAMP(@now) AS now
      FROM (${read.join(' UNION ALL ')}) WHERE g IS NOT NULL GROUP BY g`,
    ...(mode === 'merge' && force !== true ? [guard(shrunk, groupsGuard)] : []),
    `MERGE INTO ${target} AS t USING ${groups} AS r ON t.${group} = r.g
      WHEN MATCHED AND ${retired} THEN UPDATE SET _deleted_at = r.now, _ingested_at = r.now`,
  ];
}

/** Code of the guard that finds too many rows of groups gone. */
export const groupsGuard = 'groups';

/** Parameters of {@link retireStatements}. */
export function emptiedParameters({emptied = []}: Batch): {
  readonly emptied?: readonly string[];
  readonly emptied_on?: readonly string[];
} {
  if (emptied.length === 0) return {};
  return {emptied: emptied.map(({group}) => group), emptied_on: emptied.map(({readOn}) => readOn)};
}
