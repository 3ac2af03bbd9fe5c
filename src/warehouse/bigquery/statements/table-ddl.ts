import {books, expiringBooks, retentionDays} from '../../book-tables';
import {type Column, metadataColumns, type Table} from '../../raw-table';
import type {Datasets} from '../../warehouse';
import {identifier, literal} from '../session';

/** Where a statement puts its tables, and what they carry. */
export interface DdlOptions {
  readonly projectId: string;
  readonly datasets: Datasets;
  readonly location: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** BigQuery clusters by at most four columns. */
const mostClusterColumns = 4;

export function qualified(projectId: string, dataset: string, table: string): string {
  return `${identifier(projectId)}.${identifier(dataset)}.${identifier(table)}`;
}

export function datasetDdl({projectId, location, labels}: DdlOptions, dataset: string): string {
  const options = [`location = ${literal(location)}`, ...labelOptions(labels)];
  return `CREATE SCHEMA IF NOT EXISTS ${identifier(projectId)}.${identifier(dataset)} OPTIONS (${options.join(', ')})`;
}

/**
 * The raw table of a stream: partitioned by the day of its cursor, clustered by its key, so that a MERGE can leave out what lies
 * beside the keys of its batch, then as the catalogue says.
 */
export function rawTableDdl({projectId, datasets, labels}: DdlOptions, table: Table): string {
  const partitionBy = table.partitionBy === undefined ? undefined : partitionExpression(table, table.partitionBy);
  const cluster = clusterColumns(table, [...table.primaryKey, ...table.clusterBy]);
  return [
    `CREATE TABLE IF NOT EXISTS ${qualified(projectId, datasets.raw, table.name)} (\n  ${[...table.columns, ...metadataColumns].map(columnDdl).join(',\n  ')}\n)`,
    ...(partitionBy === undefined ? [] : [`PARTITION BY ${partitionBy}`]),
    ...(cluster.length === 0 ? [] : [`CLUSTER BY ${cluster.map(identifier).join(', ')}`]),
    ...tableOptions(labelOptions(labels)),
  ].join('\n');
}

/** Those of these columns that a table can be clustered by. */
export function clusterColumns({columns}: Table, names: readonly string[]): readonly string[] {
  const type = (name: string) => columns.find((column) => column.name === name)?.type;
  return [...new Set(names)]
    .filter((name) => type(name) !== undefined && type(name) !== 'JSON')
    .slice(0, mostClusterColumns);
}

/** The day of a partition column; undefined when the table has no such column, or one that has no day. */
export function partitionExpression(table: Table, column: string, alias?: string): string | undefined {
  const type = table.columns.find(({name}) => name === column)?.type;
  const name = `${alias === undefined ? '' : `${alias}.`}${identifier(column)}`;
  return type === 'TIMESTAMP' ? `DATE(${name})` : type === 'DATE' ? name : undefined;
}

/** A table of the books; those that expire are partitioned by the day that they go by. */
export function bookDdl({projectId, datasets, labels}: DdlOptions, book: string, columns: readonly Column[]): string {
  const expiresBy = (expiringBooks as Readonly<Record<string, string>>)[book];
  const expiry = expiresBy === undefined ? [] : [`partition_expiration_days = ${retentionDays}`];
  return [
    `CREATE TABLE IF NOT EXISTS ${qualified(projectId, datasets.logs, book)} (\n  ${columns.map(columnDdl).join(',\n  ')}\n)`,
    ...(expiresBy === undefined ? [] : [`PARTITION BY DATE(${identifier(expiresBy)})`]),
    ...tableOptions([...expiry, ...labelOptions(labels)]),
  ].join('\n');
}

/** Everything that a loader of these tables makes, in the order in which it can be run. */
export function allDdl(options: DdlOptions, tables: readonly Table[]): readonly string[] {
  return [
    ...[...new Set(Object.values(options.datasets) as string[])].map((dataset) => datasetDdl(options, dataset)),
    ...Object.entries(books).map(([book, columns]) => bookDdl(options, book, columns)),
    ...tables.map((table) => rawTableDdl(options, table)),
  ];
}

/** One statement: BigQuery lets a table's columns be changed five times in ten seconds. */
export function addColumnsDdl(table: string, columns: readonly Column[]): string {
  return `ALTER TABLE ${table} ${columns.map((column) => `ADD COLUMN IF NOT EXISTS ${columnDdl(column)}`).join(', ')}`;
}

export function widenColumnDdl(table: string, column: Column): string {
  return `ALTER TABLE ${table} ALTER COLUMN ${identifier(column.name)} SET DATA TYPE ${column.type}`;
}

function columnDdl({name, type, description}: Column): string {
  const options = description === undefined ? '' : ` OPTIONS (description = ${literal(description)})`;
  return `${identifier(name)} ${type}${options}`;
}

function labelOptions(labels: Readonly<Record<string, string>>): readonly string[] {
  const pairs = Object.entries(labels).map(([key, value]) => `(${literal(key)}, ${literal(value)})`);
  return pairs.length === 0 ? [] : [`labels = [${pairs.join(', ')}]`];
}

function tableOptions(options: readonly string[]): readonly string[] {
  return options.length === 0 ? [] : [`OPTIONS (${options.join(', ')})`];
}
