// How a raw table becomes a staging table: names in snake_case, one row per key, a day beside every instant.

const {opened, snakeCase} = require('includes/nested.js');
const settings = require('includes/settings.js');
const sql = require('includes/sql.js');
const {isKpiStream, isReference} = require('includes/streams.js');

/** What staging makes of a stream, column by column: {name, expression, description}. */
function columns(stream) {
  const isWritten = (column) => (stream.writtenDates ?? []).includes(column.name);
  const renamed = stream.columns.map((column) => ({
    name: snakeCase(column.name),
    expression: isReference(stream, column) ? sql.reference(sql.name(column.name)) : sql.name(column.name),
    description: column.description,
  }));
  const days = stream.columns
    .filter((column) => column.type === 'TIMESTAMP')
    .map((column) => ({
      name: `${snakeCase(column.name)}_day`,
      expression: (isWritten(column) ? sql.writtenDate : sql.localDate)(sql.name(column.name)),
      description: isWritten(column)
        ? `Day of ${snakeCase(column.name)}, as written.`
        : `Day of ${snakeCase(column.name)} in the company's time zone.`,
    }));
  return [...renamed, ...days, ...opened(stream), ...rowFacts(stream)];
}

/** Condition on a raw row: the record is gone. Airbyte's tables do not have our `_deleted_at`. */
function isDeleted(stream) {
  const signs = [];
  if (settings.loader === 'st_elt') signs.push('_deleted_at is not null');
  const hasActive = stream.columns.some((column) => column.name === 'active');
  if (hasActive && stream.activeFalseMeans === 'deleted') signs.push('coalesce(active, true) = false');
  return signs.length === 0 ? 'false' : `(${signs.join(' or ')})`;
}

/** What we know of the row itself. */
function rowFacts(stream) {
  return [
    {
      name: 'is_deleted',
      expression: isDeleted(stream),
      description: 'The record is gone from ServiceTitan: no metric counts it.',
    },
    {
      name: '_airbyte_extracted_at',
      expression: '_airbyte_extracted_at',
      description: 'When the request that brought this version was sent.',
    },
  ];
}

/** Latest load first. */
const loadOrder = [
  '_airbyte_extracted_at',
  ...(settings.loader === 'st_elt' ? ['_ingested_at'] : []),
  '_airbyte_raw_id',
]
  .map((column) => `${column} desc nulls last`)
  .join(', ');

/** When a version was read. Imported rows carry 1970, since a file does not say when it was made. */
const readAt =
  settings.loader === 'st_elt'
    ? `case when _airbyte_extracted_at > ${sql.instant('2000-01-01T00:00:00Z')} then _airbyte_extracted_at else _ingested_at end`
    : '_airbyte_extracted_at';

/**
 * The cursor of a version, null where it says nothing: one more than a day after the moment the version was read is the stamp
 * of a wrong clock. The loader's merge applies the same rule (`src/warehouse/version.ts`).
 */
function trustedCursor(stream) {
  const cursor = sql.name(stream.cursor);
  return `case when ${cursor} <= ${sql.addHours(readAt, 24)} then ${cursor} end`;
}

/**
 * Which of several versions of a row counts: the newest cursor, ties by the latest load. A version whose cursor says nothing
 * beats all that were loaded before it, so only what came with or after the last such version is compared.
 */
function newestFirst(stream) {
  if (stream.cursor === null) return loadOrder;
  const superseded = 'case when _airbyte_extracted_at < _last_without_cursor then 1 else 0 end';
  return `${superseded}, ${trustedCursor(stream)} desc nulls last, ${loadOrder}`;
}

/** What the choice among versions needs to know of a row's neighbours, as window functions. */
function neighbours(stream, key) {
  const windows = [];
  if (stream.cursor !== null) {
    const without = `case when (${trustedCursor(stream)}) is null then _airbyte_extracted_at end`;
    windows.push(`max(${without}) over (partition by ${key}) as _last_without_cursor`);
  }
  if (stream.groupBy !== null) {
    windows.push(`max(_groupReadOn) over (partition by ${sql.name(stream.groupBy)}) as _newest_group_read`);
  }
  return windows;
}

/** Columns of Airbyte's that every raw table should have. */
const metadata = [
  {name: '_airbyte_raw_id', type: 'STRING'},
  {name: '_airbyte_extracted_at', type: 'TIMESTAMP'},
  {name: '_airbyte_meta', type: 'JSON'},
];

/**
 * For FROM: the raw table of a stream (a SQL name) with every column of the stream, or at least with those named.
 */
function raw(stream, table, names) {
  const columns = [...stream.columns, ...metadata];
  return sql.withColumns(table, names === undefined ? columns : columns.filter(({name}) => names.includes(name)));
}

/** The staging query of a stream over its raw table (a SQL name). */
function query(stream, table) {
  const key = stream.primaryKey.map(sql.name).join(', ');
  const counted = [`row_number() over (partition by ${key} order by ${newestFirst(stream)}) = 1`];
  // A row is superseded by a later read of its group; one with an id only where groups are read whole.
  if (stream.groupBy !== null) {
    const isNewest = '_groupReadOn is not distinct from _newest_group_read';
    counted.push(stream.isWholeGroup ? isNewest : `(id is not null or ${isNewest})`);
  }
  return `with versions as (
  select ${['*', ...neighbours(stream, key)].join(', ')}
  from ${raw(stream, table)} as raw
)
select
  ${columns(stream)
    .map(({name, expression}) => `${expression} as ${sql.name(name)}`)
    .join(',\n  ')}
from versions
where true
qualify ${counted.join('\n  and ')}`;
}

/** Names of the checks of staging tables, for models that must not be built on rows that break them. */
const checks = (...streams) =>
  streams.flatMap((stream) => [`stg_${stream}_key_is_unique`, `stg_${stream}_key_is_not_null`]);

module.exports = {checks, columns, isDeleted, isKpiStream, query, raw, snakeCase};
