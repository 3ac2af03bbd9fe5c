import {refreshTableName} from '../../book-tables';
import {type Column, metadataColumns, type Table} from '../../raw-table';
import {type Batch, spoolColumns} from '../../warehouse';
import type {Script} from '../books';
import {guard, identifier, literal, type Session, temporary} from '../session';
import {emptiedSql, supersededSql} from './groups';
import {latestSql} from './latest';
import {
  appendedCount,
  appendedValues,
  mostPartitionsPerMerge,
  nothingCounted,
  sentColumns,
  type Written,
  writtenNames,
} from './merge';
import {partitionExpression} from './table-ddl';

const {position, absent} = spoolColumns;

/** What the side table of a refresh has besides the columns of its table; what a row does not bring is a JSON list of names. */
const sideColumns: readonly Column[] = [
  {name: position, type: 'INT64'},
  {name: absent, type: 'STRING'},
];
/** Whether it is a column of the table itself. */
const isOwn = ({name}: Column): boolean => sideColumns.every((column) => column.name !== name);

/**
 * The side table of a refresh: rows as they came, many of one key perhaps. Rows without a key say of their group that it was
 * read and is empty. It has no partitions, of which one statement could change 4,000 at most.
 */
export function sideTable({partitionBy: _days, ...table}: Table): Table {
  return {...table, name: refreshTableName(table.name), columns: [...table.columns.filter(isOwn), ...sideColumns]};
}

/** A table with the columns that its side table has got meanwhile. */
export function replacedTable(table: Table, side: Table): Table {
  return {...table, columns: side.columns.filter(isOwn)};
}

/** Statements that append a batch to the side table. @param staged absent where the batch has no rows. */
export function appendStatements(side: string, staged: string | undefined, batch: Batch): Written {
  const {table, emptied = []} = batch;
  const columns = sentColumns(batch);
  return {
    prepare: [],
    counted: staged === undefined ? nothingCounted : appendedCount(staged, side),
    statements: [
      ...(staged === undefined
        ? []
        : [
            `INSERT INTO ${side} (${writtenNames(columns)}, ${position}, ${absent})
             SELECT ${appendedValues(batch, columns)}, i.${position} + (SELECT COALESCE(MAX(${position}), 0) FROM ${side}), IF(ARRAY_LENGTH(i.${absent}) > 0, TO_JSON_STRING(i.${absent}), NULL)
             FROM ${staged} AS i`,
          ]),
      ...(table.groupBy === undefined || emptied.length === 0
        ? []
        : [
            `INSERT INTO ${side} (${identifier(table.groupBy)}, _groupReadOn, _ingested_at)
             SELECT g, newest, TIMESTAMP(@now) FROM (${emptiedSql(table)})`,
          ]),
    ],
  };
}

/** The swap of a refresh. */
export interface Swap extends Pick<Script, 'prepare' | 'statements'> {
  /** How many rows of the side table others of their key have superseded, as SQL. */
  readonly superseded: string;
}

/**
 * Statements that put one row for each key of the side table in the place of the table's rows, inside a transaction: as many
 * INSERTs as its partitions need. What has to be known of the side table is asked before it: no other process writes to it.
 * Parameter: `@stream`.
 * @param side its qualified name, and the table with all its columns.
 * @param table partitioned as `target` is.
 */
export async function swapStatements(
  session: Session,
  target: string,
  side: {readonly name: string; readonly table: Table},
  table: Table,
): Promise<Swap> {
  const columns = side.table.columns.filter(isOwn);
  const names = [...columns, ...metadataColumns].map(({name}) => identifier(name)).join(', ');
  const latest = temporary('latest');
  const key = identifier(table.primaryKey[0] ?? '');
  return {
    prepare: [
      `CREATE TEMP TABLE ${latest} AS ${latestOfSide(side.name, table, columns, await sometimesAbsent(session, side.name))}`,
    ],
    statements: [
      `TRUNCATE TABLE ${target}`,
      ...(await daysOf(session, side.name, {...table, columns})).map(
        (where) =>
          `INSERT INTO ${target} (${names}) SELECT ${names} FROM ${latest} WHERE ${where} AND @stream IS NOT NULL`,
      ),
      guard(`(SELECT COUNT(*) FROM ${target}) = (SELECT COUNT(*) FROM ${latest})`, 'replaced'),
    ],
    superseded: `((SELECT COUNT(${key}) FROM ${side.name}) - (SELECT COUNT(*) FROM ${latest}))`,
  };
}

/** One row for each key, marked where a later read of its group no longer shows it. */
function latestOfSide(side: string, table: Table, columns: readonly Column[], filled: ReadonlySet<string>): string {
  const {primaryKey, version, groupBy} = table;
  const metadata = metadataColumns.map(({name}) => name).filter((name) => name !== '_deleted_at');
  const isFilled = (name: string) => filled.has(name) && !primaryKey.includes(name);
  const names = columns.map(({name}) => name);
  const latest = latestSql({
    rows: `(SELECT * FROM ${side} WHERE ${identifier(primaryKey[0] ?? '')} IS NOT NULL)`,
    primaryKey,
    version,
    writtenAt: '_ingested_at',
    // Positions go on from batch to batch, and from run to run: no clock is asked which came last.
    lastFirst: [position],
    whole: [...names.filter((name) => !isFilled(name)), ...metadata],
    filled: names.filter(isFilled),
    isAbsent: (name) => `COALESCE(STRPOS(${absent}, ${literal(JSON.stringify(name))}) > 0, FALSE)`,
  });
  const values = [
    ...names.map((name) => `l.${identifier(name)}${isFilled(name) ? '.v' : ''} AS ${identifier(name)}`),
    ...metadata.map((name) => `l.${identifier(name)} AS ${identifier(name)}`),
  ].join(', ');
  if (groupBy === undefined)
    return `SELECT ${values}, CAST(NULL AS TIMESTAMP) AS _deleted_at FROM (${latest}) AS l WHERE @stream IS NOT NULL`;
  const group = identifier(groupBy);
  const gone = `r.newest IS NOT NULL AND ${supersededSql(table, 'l', 'r.newest')}`;
  return `SELECT ${values}, IF(${gone}, TIMESTAMP(@now), NULL) AS _deleted_at FROM (${latest}) AS l
    LEFT JOIN (SELECT ${group} AS g, MAX(_groupReadOn) AS newest FROM ${side} GROUP BY ${group}) AS r ON l.${group} = r.g`;
}

/** Columns that at least one row of the side table does not bring. */
async function sometimesAbsent(session: Session, side: string): Promise<ReadonlySet<string>> {
  const rows = await session.run(`SELECT DISTINCT ${absent} AS names FROM ${side} WHERE ${absent} IS NOT NULL`);
  return new Set(rows.flatMap(({names}) => JSON.parse(String(names)) as readonly string[]));
}

/** Conditions that split rows by their days, where one statement could not write all of them. */
async function daysOf(session: Session, side: string, table: Table): Promise<readonly string[]> {
  const day = table.partitionBy === undefined ? undefined : partitionExpression(table, table.partitionBy);
  if (day === undefined) return ['TRUE'];
  const rows = await session.run(`SELECT DISTINCT ${day} AS day FROM ${side}`);
  if (rows.length <= mostPartitionsPerMerge) return ['TRUE'];
  const days = rows.flatMap(({day: text}) => (typeof text === 'string' ? [text] : [])).sort();
  const conditions = [`${day} IS NULL`];
  for (let from = 0; from < days.length; from += mostPartitionsPerMerge) {
    const [first, last] = [days[from], days[Math.min(from + mostPartitionsPerMerge, days.length) - 1]];
    conditions.push(`${day} BETWEEN DATE ${literal(first ?? '')} AND DATE ${literal(last ?? '')}`);
  }
  return conditions;
}
