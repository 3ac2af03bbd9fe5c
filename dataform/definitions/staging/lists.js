// Lists inside records as views of their own: nobody pays for a column that is not asked for.

nested.lists.forEach((list) => {
  const columns = nested.columnsOf(list);
  publish(list.table, {
    type: 'view',
    schema: settings.datasets.stage,
    description: list.description,
    columns: {
      [list.key]: 'Record that holds the list.',
      position: 'Place of the element in its list, from 0.',
      ...Object.fromEntries(columns.map(({name, description}) => [name, description])),
      is_deleted: 'The record is gone: no metric counts the row.',
    },
    tags: ['staging'],
  }).query(
    (ctx) => `select
  id as ${list.key},
  position,
  ${columns.map(({name, expression}) => `${expression} as ${sql.name(name)}`).join(',\n  ')},
  is_deleted
from ${sql.elements(ctx.ref(`stg_${list.stream}`), ['id', 'is_deleted'], sql.name(nested.snakeCase(list.list)))}`,
  );

  assert(
    `${list.table}_key_is_unique`,
    (ctx) =>
      `select ${list.key}, position from ${ctx.ref(list.table)} group by ${list.key}, position having count(*) > 1`,
  ).tags(['thorough']);
});

publish('stg_custom_fields', {
  type: 'view',
  schema: settings.datasets.stage,
  description: 'Custom fields of all records that carry any. One row per record and position.',
  columns: {
    stream: 'Stream of the record.',
    record_id: 'Id of the record, as text: some entities have no numbers.',
    position: 'Place of the field in the list of the record, from 0.',
    type_id: 'Kind of custom field; missing where the API does not send it.',
    name: 'Name of the field.',
    value: 'What it holds, as text.',
    is_deleted: 'The record is gone.',
  },
  tags: ['staging'],
}).query((ctx) =>
  nested.withCustomFields
    .map(
      (stream) => `select
  '${stream.name}' as stream,
  cast(id as string) as record_id,
  position,
  ${sql.jsonInt('element', 'typeId')} as type_id,
  ${sql.jsonText('element', 'name')} as name,
  ${sql.jsonText('element', 'value')} as value,
  is_deleted
from ${sql.elements(ctx.ref(stream.staging), ['id', 'is_deleted'], 'custom_fields')}`,
    )
    .join('\nunion all '),
);
