import {catalogue, type JsonSchema, schemaOf} from '../../src/catalogue';
import {columnType, tableOf} from '../../src/warehouse/raw-table';

/**
 * The staging table of a stream. `stg_invoice_items` is the lines as the invoices nest them, which the KPIs read; the stream of
 * that name, a feed of the same lines, stands beside it.
 */
export function stagingTable(stream: string): string {
  return stream === 'invoice_items' ? 'stg_invoice_items_feed' : `stg_${stream}`;
}

/**
 * The catalogue as the Dataform project reads it: one entry per stream with its raw columns, from which sources and staging
 * follow. A script, because Dataform's includes are scripts.
 */
export function dataformCatalogue(): string {
  const entries = catalogue.map((stream) => {
    const table = tableOf(stream);
    return {
      name: stream.name,
      staging: stagingTable(stream.name),
      title: stream.title,
      description: stream.description,
      group: stream.group,
      primaryKey: stream.primaryKey,
      cursor: stream.cursor ?? null,
      groupBy: table.groupBy ?? null,
      isWholeGroup: table.isWholeGroup ?? false,
      ...(stream.writtenDates === undefined ? {} : {writtenDates: stream.writtenDates}),
      activeFalseMeans: stream.activeFalseMeans,
      clusterBy: stream.clusterBy,
      columns: table.columns.map(({name, type, description}) => ({
        name,
        type,
        description: description ?? '',
        ...(type === 'JSON' ? nested(schemaOf(stream).properties?.[name] ?? {}) : {}),
      })),
    };
  });
  return `// Made by \`npm run generate\` from src/streams; do not edit.\nmodule.exports = ${JSON.stringify(entries, null, 1)};\n`;
}

/** The plain fields inside an object, or inside each element of a list of objects; nothing where there are none. */
function nested(schema: JsonSchema): {fields?: readonly {name: string; type: string}[]; isList?: true} {
  const fields = Object.entries((schema.items ?? schema).properties ?? {})
    .map(([name, property]) => ({name, type: columnType(property)}))
    .filter(({type}) => type !== 'JSON');
  return fields.length === 0 ? {} : {fields, ...(schema.items === undefined ? {} : {isList: true as const})};
}
