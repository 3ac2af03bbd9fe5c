// How much of each stream is loaded, in parts that read so many streams as managed Dataform allows one action to depend on.

const facts = (stream, {cursor, key, isDeleted, count}, table) => `select
  ${sql.text(stream.name)} as stream,
  max(_airbyte_extracted_at) as loaded_at,
  ${cursor === null ? sql.missing('date') : `max(${cursor})`} as newest_day,
  ${count(`not ${isDeleted}`)} as live_rows,
  ${count(isDeleted)} as deleted_rows,
  ${sql.countIf(key.map((column) => `${column} is null`).join(' or '))} as null_keys
from ${table}`;

// Streams that no KPI reads are looked at as they were loaded, key by key: their staging is a view, and sorting out the
// versions of every row only to count them would be dear.
const fromRaw = (stream, ref) => {
  const key = stream.primaryKey.map(sql.name);
  const text = key.map((column) => `coalesce(cast(${column} as string), '')`).join(" || '|' || ");
  return facts(
    stream,
    {
      cursor: stream.cursor === null ? null : sql.localDate(sql.name(stream.cursor)),
      key,
      isDeleted: staging.isDeleted(stream),
      count: (condition) => `count(distinct case when ${condition} then ${text} end)`,
    },
    `${staging.raw(stream, ref(settings.rawTable(stream.name)), [...stream.primaryKey, stream.cursor, 'active', '_airbyte_extracted_at'])} as raw`,
  );
};

const fromStaging = (stream, ref) =>
  facts(
    stream,
    {
      cursor: stream.cursor === null ? null : `${staging.snakeCase(stream.cursor)}_day`,
      key: stream.primaryKey.map(staging.snakeCase),
      isDeleted: 'is_deleted',
      count: sql.countIf,
    },
    ref(stream.staging),
  );

const nulledValues = (stream, ref) => `select
  ${sql.text(stream.name)} as stream,
  ${sql.sumInt(sql.jsonLength('_airbyte_meta', 'changes'))} as nulled_values
from ${staging.raw(stream, ref(settings.rawTable(stream.name)), ['_airbyte_meta'])} as raw`;

parts.ofStreams.forEach((part, index) => {
  publish(parts.streamFacts(index), {
    type: 'view',
    schema: settings.datasets.stage,
    description: 'A part of int_stream_facts. One row per stream.',
    columns: {stream: 'Name of the stream.'},
    tags: ['intermediate'],
  }).query((ctx) => {
    const ref = (name) => ctx.ref(name);
    return `WITH
  loads AS ( ${part.map((stream) => (staging.isKpiStream(stream) ? fromStaging : fromRaw)(stream, ref)).join('\n  union all ')} ),
  conversions AS ( ${part.map((stream) => nulledValues(stream, ref)).join('\n  union all ')} )
SELECT
  loads.stream,
  loads.loaded_at,
  loads.newest_day,
  loads.live_rows,
  loads.deleted_rows,
  loads.null_keys,
  conversions.nulled_values
FROM
  loads
JOIN
  conversions
ON
  conversions.stream = loads.stream`;
  });
});
