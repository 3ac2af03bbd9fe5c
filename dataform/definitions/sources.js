// Raw tables, one per stream of the catalogue.

catalogue.forEach((stream) =>
  declare({
    schema: settings.datasets.raw,
    name: settings.rawTable(stream.name),
    description: stream.description,
  }),
);

// The books of st-elt, which say what was loaded also of a stream that is empty. Airbyte keeps none.
if (settings.loader === 'st_elt')
  ['sync_state', 'ingestion_logs'].forEach((name) => declare({schema: settings.datasets.logs, name}));
