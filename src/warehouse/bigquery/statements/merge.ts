import type {Column, Table} from '../../raw-table';
import {replacesStored, requestedLater} from '../../version';
import {type Batch, spoolColumns} from '../../warehouse';
import {type Counted, type Script, tallyTable} from '../books';
import {guard, identifier, literal, type StagedColumn, stop, temporary} from '../session';
import {retireStatements} from './groups';
import {latestSql, storedRow, versionDialect} from './latest';
import {partitionExpression} from './table-ddl';

const {position, absent, action} = spoolColumns;
const part = '_spool_part';

const changes = temporary('changes');

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

/** Names of the columns that a batch's rows bring, and of the metadata written beside them. */
export function writtenNames(columns: readonly Column[]): string {
  return [...columns.map(({name}) => name), ...writtenMetadata].map(identifier).join(', ');
}

/** How a batch is written. */
export interface Written extends Required<Pick<Script, 'prepare' | 'statements'>> {
  /** After `prepare`. */
  readonly counted: Counted;
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
export function mergeStatements(merge: MergeTarget): Written {
  const {target, staged, batch, parts} = merge;
  const columns = sentColumns(batch);
  const names = writtenNames(columns);
  if (batch.mode === 'append') {
    return {
      prepare: [],
      counted: appendedCount(staged, target),
      statements: [`INSERT INTO ${target} (${names}) SELECT ${appendedValues(batch, columns)} FROM ${staged} AS i`],
    };
  }
  const counts = `COUNTIF(${action} = 'insert') AS inserted, COUNTIF(${action} = 'update') AS updated`;
  const merges = Array.from({length: parts}, (_, n) => (parts === 1 ? changes : temporary(`changes_${n}`)));
  return {
    prepare: [changesSql(merge, columns)],
    counted: {values: `${counts}, ${countsBefore(staged, target)}`, from: changes},
    statements: [
      ...merges.flatMap((source, n) => [
        ...(source === changes
          ? []
          : [`CREATE TEMP TABLE ${source} AS SELECT * FROM ${changes} WHERE ${part} = ${n} AND @rows > 0`]),
        mergeSql(target, source, batch, columns, names),
      ]),
      // A key that is twice in the table, or was when this began, would show here.
      guard(`(SELECT COUNT(*) FROM ${target}) = (SELECT stored + inserted FROM ${tallyTable})`, 'written'),
      ...retireStatements({target, staged, batch}),
    ],
  };
}

/** The result of a script of {@link mergeStatements}: rows inserted and rows updated, with a comma between. */
export const tallyResult = `(SELECT CONCAT(CAST(inserted AS STRING), ',', CAST(updated AS STRING)) FROM ${tallyTable})`;

/** Of a batch without rows. */
export const nothingCounted: Counted = {values: '0 AS inserted, 0 AS updated'};

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

/** The values for {@link writtenNames}, of the staged row `i`. */
export function appendedValues(batch: Batch, columns: readonly Column[]): string {
  const values = columns.map(({name, type}) => {
    const brought = `i.${identifier(name)}`;
    return `${type === 'JSON' ? parsed(brought) : brought} AS ${identifier(name)}`;
  });
  return [...values, metadataValues(batch)].join(', ');
}

/** Of a batch whose rows are all added. */
export function appendedCount(staged: string, target: string): Counted {
  return {values: `@rows AS inserted, 0 AS updated, ${countsBefore(staged, target)}`};
}

/** Rows of the table before the batch, and of the file: the script ends when not all of them are there. */
function countsBefore(staged: string, target: string): string {
  return `(SELECT COUNT(*) FROM ${target}) AS stored,
    IF((SELECT COUNT(*) FROM ${staged}) = @rows, @rows, ${stop('staged')}) AS staged`;
}

/** One row per key of a batch. */
function incomingSql(staged: string, {table, sent, partlySent}: Batch, columns: readonly Column[]): string {
  const names = (isPartlySent: boolean) =>
    columns.map(({name}) => name).filter((name) => partlySent.has(name) === isPartlySent);
  return latestSql({
    rows: staged,
    primaryKey: table.primaryKey,
    version: table.version !== undefined && sent.has(table.version) ? table.version : undefined,
    writtenAt: 'TIMESTAMP(@now)',
    lastFirst: [position],
    whole: [...names(false), '_airbyte_extracted_at', '_airbyte_meta'],
    filled: names(true),
    isAbsent: (name) => `${literal(name)} IN UNNEST(${absent})`,
  });
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
    FROM (${incomingSql(staged, batch, columns)}) AS i LEFT JOIN ${target} AS t ON ${keysMatch(batch, 'i')}`;
}

function broughtValue({partlySent}: Batch, name: string): string {
  return `i.${identifier(name)}${partlySent.has(name) ? '.v' : ''}`;
}

/** Whether the row of the file replaces the stored one. */
function newerSql(batch: Batch): string {
  const {version} = batch.table;
  const requestedAt = (alias: string) => ({requestedAt: `${alias}._airbyte_extracted_at`});
  if (version === undefined || !batch.sent.has(version)) return requestedLater(requestedAt('i'), requestedAt('t'));
  const brought = {version: broughtValue(batch, version), ...requestedAt('i'), writtenAt: 'TIMESTAMP(@now)'};
  return replacesStored(brought, storedRow(version), versionDialect);
}

function mergeSql(target: string, source: string, batch: Batch, columns: readonly Column[], names: string): string {
  const {table} = batch;
  const updates = [...columns.map(({name}) => name), ...writtenMetadata]
    .filter((name) => !table.primaryKey.includes(name))
    .map((name) => `${identifier(name)} = s.${identifier(name)}`);
  const values = [...columns.map(({name}) => name), ...writtenMetadata].map((name) => `s.${identifier(name)}`);
  return `MERGE INTO ${target} AS t USING ${source} AS s ON ${keysMatch(batch, 's')}
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
    FROM ${staged} AS i LEFT JOIN ${target} AS t ON ${keysMatch(batch, 'i')})`;
}

/** MERGE statements for so many pairs of days. */
export function partsOf(pairs: number): number {
  return Math.max(1, Math.ceil(pairs / (mostPartitionsPerMerge / 2)));
}

/** Within the bounds of the batch, written as constants: clustered by its key, a table is read between them only. */
function keysMatch({table, keyBounds}: Batch, source: string): string {
  const equal = table.primaryKey.map((name) => `t.${identifier(name)} = ${source}.${identifier(name)}`);
  if (keyBounds === undefined) return equal.join(' AND ');
  const constant = (value: string | number) => {
    const isInteger = table.columns.find(({name}) => name === firstKey(table))?.type === 'INT64';
    return isInteger ? String(value) : literal(String(value));
  };
  const between = `t.${identifier(firstKey(table))} BETWEEN ${constant(keyBounds.min)} AND ${constant(keyBounds.max)}`;
  return [between, ...equal].join(' AND ');
}

function firstKey({name, primaryKey}: Table): string {
  const [first] = primaryKey;
  if (first === undefined) throw new Error(`${name} has no primary key`);
  return first;
}
