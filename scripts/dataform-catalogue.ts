import {catalogue} from '../src/catalogue';
import {tableOf} from '../src/warehouse/table';

/**
 * The catalogue as the Dataform project reads it: one entry per stream with its raw columns, from which sources and staging
 * follow. A script, because Dataform's includes are scripts.
 */
export function dataformCatalogue(): string {
  const entries = catalogue.map((stream) => {
    const table = tableOf(stream);
    return {
      name: stream.name,
      title: stream.title,
      description: stream.description,
      group: stream.group,
      primaryKey: stream.primaryKey,
      cursor: stream.cursor ?? null,
      groupBy: stream.groupBy ?? null,
      activeFalseMeans: stream.activeFalseMeans,
      clusterBy: stream.clusterBy,
      columns: table.columns.map(({name, type, description}) => ({name, type, description: description ?? ''})),
    };
  });
  return `// Made by \`npm run generate\` from src/streams; do not edit.\nmodule.exports = ${JSON.stringify(entries, null, 1)};\n`;
}
