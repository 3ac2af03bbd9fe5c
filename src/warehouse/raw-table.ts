import {type JsonSchema, schemaOf} from '../catalogue';
import type {Stream} from '../streams/definition';

/** Column types both warehouses have, named as BigQuery names them. `NUMERIC` is (38, 9). */
export type ColumnType = 'STRING' | 'INT64' | 'NUMERIC' | 'BOOL' | 'TIMESTAMP' | 'DATE' | 'JSON';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly description?: string;
}

/** Where a stream lands: the columns of the API's record, one table per stream. Metadata columns are the adapters' part. */
export interface Table {
  /** `raw_<stream>`. */
  readonly name: string;
  /** Stream name, `entity_type` in the books. */
  readonly stream: string;
  readonly columns: readonly Column[];
  readonly primaryKey: readonly string[];
  /** Column that tells the newer of two versions of a row; absent: the later request wins. */
  readonly version?: string;
  /** Column by whose day the table is partitioned. */
  readonly partitionBy?: string;
  readonly clusterBy: readonly string[];
  /** Rows whose `id` is null are superseded by a later read of the same value of this column. */
  readonly groupBy?: string;
  /** Every row of a group is superseded so, those with an id too. */
  readonly isWholeGroup?: boolean;
}

/** Metadata columns of every raw table: Airbyte's own, then ours. */
export const metadataColumns: readonly Column[] = [
  {name: '_airbyte_raw_id', type: 'STRING', description: 'Unique id of this version of the row in the load.'},
  {name: '_airbyte_extracted_at', type: 'TIMESTAMP', description: 'When the request that brought the row was sent.'},
  {name: '_airbyte_meta', type: 'JSON', description: 'Values that did not fit their column, with the reason.'},
  {
    name: '_airbyte_generation_id',
    type: 'INT64',
    description: 'Generation of the table; grows when a stream is refreshed.',
  },
  {name: '_ingested_at', type: 'TIMESTAMP', description: 'When the row was written to the warehouse.'},
  {
    name: '_ingestion_source',
    type: 'STRING',
    description: 'servicetitan_v2 for the API, servicetitan_export for an imported file.',
  },
  {
    name: '_deleted_at',
    type: 'TIMESTAMP',
    description: 'When the row was found to be gone from the API; null while it lives.',
  },
];

/** Type that Airbyte's BigQuery destination 3.x gives a property. Unions and objects become JSON. */
export function columnType(schema: JsonSchema): ColumnType {
  const types = (typeof schema.type === 'string' ? [schema.type] : (schema.type ?? [])).filter(
    (type) => type !== 'null',
  );
  if (types.length !== 1) return 'JSON';
  switch (types[0]) {
    case 'integer':
      return 'INT64';
    case 'number':
      return 'NUMERIC';
    case 'boolean':
      return 'BOOL';
    case 'string':
      return schema.format === 'date-time' ? 'TIMESTAMP' : schema.format === 'date' ? 'DATE' : 'STRING';
    default:
      return 'JSON';
  }
}

/** `raw_<stream>`. */
export function rawTableName(stream: string): string {
  return `raw_${stream}`;
}

/** The raw table of a stream. */
export function tableOf(stream: Stream): Table {
  const properties = schemaOf(stream).properties ?? {};
  return {
    name: rawTableName(stream.name),
    stream: stream.name,
    columns: Object.entries(properties).map(([name, property]) => ({
      name,
      type: columnType(property),
      ...(property.description === undefined ? {} : {description: property.description}),
    })),
    primaryKey: stream.primaryKey,
    clusterBy: stream.clusterBy,
    ...(stream.cursor === undefined ? {} : {version: stream.cursor, partitionBy: stream.cursor}),
    ...(stream.groupBy === undefined ? {} : {groupBy: stream.groupBy}),
    ...(stream.wholeGroup === undefined ? {} : {groupBy: stream.wholeGroup, isWholeGroup: true}),
  };
}
