// One staging table per stream: stg_<stream>. Streams on the way to a KPI are stored and checked on every run, the others
// are views whose checks run under the tag `thorough`.

catalogue.forEach((stream) => {
  const name = stream.staging;
  const key = stream.primaryKey.map(staging.snakeCase);
  const isStored = staging.isKpiStream(stream);
  const clusterBy = stream.clusterBy.map(staging.snakeCase);

  publish(name, {
    type: isStored ? 'table' : 'view',
    schema: settings.datasets.stage,
    description: stream.description,
    columns: Object.fromEntries(
      staging
        .columns(stream)
        .filter((column) => column.description !== '')
        .map((column) => [column.name, column.description]),
    ),
    tags: ['staging'],
    ...(isStored ? {dependencies: ['begin_build']} : {}),
    ...(isStored && clusterBy.length > 0 ? {bigquery: {clusterBy}} : {}),
  }).query((ctx) => staging.query(stream, ctx.ref(settings.rawTable(stream.name))));

  const check = (kind, failingRows) => assert(`${name}_${kind}`, failingRows).tags([isStored ? 'staging' : 'thorough']);
  check(
    'key_is_unique',
    (ctx) =>
      `select ${key.join(', ')}, count(*) as copies from ${ctx.ref(name)} group by ${key.join(', ')} having count(*) > 1`,
  );
  check(
    'key_is_not_null',
    (ctx) => `select * from ${ctx.ref(name)} where ${key.map((column) => `${column} is null`).join(' or ')}`,
  );
});
