// Raw tables, one per stream of the catalogue.

catalogue.forEach((stream) =>
  declare({
    schema: settings.datasets.raw,
    name: settings.rawTable(stream.name),
    description: stream.description,
  }),
);
