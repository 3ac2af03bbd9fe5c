import {UsageError} from '../errors';
import {type JsonObject, type JsonValue, stringifyJson} from '../json';
import type {Stream} from '../streams/definition';
import {fitters, Misfit} from '../warehouse/coerce';
import {type Table, tableOf} from '../warehouse/raw-table';
import {localeOf} from './amounts';
import {valueReader} from './cell-values';
import {
  type ImportColumns,
  importColumns,
  keyFieldsOf,
  type MappedColumn,
  type NotedValue,
  requireUsableHeader,
} from './columns';
import {decoded, encodingOf} from './files/encoding';
import {type ImportFile, openImportFile} from './files/file-bytes';
import {
  cellText,
  type FileRecord,
  type FileRow,
  type Header,
  headerAmong,
  openCsv,
  rowsBelow,
} from './files/file-records';
import {jsonRows} from './files/json-rows';
import {readSheet} from './files/workbook';

export interface ImportSettings {
  readonly stream: Stream;
  /** Makes the stream's record of a row of the API's shape: lifted fields, derived keys. */
  readonly shape: (row: JsonObject) => JsonObject;
  /** Of the numbers and days of the file, e.g. `en-US`. */
  readonly locale: string;
  /** IANA name of the company's time zone, for times that name none. */
  readonly timezone: string;
  /** Name or place of the sheet of a workbook; default the first. */
  readonly sheet?: string;
}

/** A row to be stored, or one that is rejected. */
export type ImportRow =
  | {readonly line: number; readonly record: JsonObject; readonly key: string; readonly noted: readonly NotedValue[]}
  /** `value`: the original as JSON. */
  | {readonly line: number; readonly value: string; readonly reason: string};

export interface OpenedImport {
  readonly table: Table;
  /** What a person should know of how the file is read. */
  readonly remarks: readonly string[];
  /** Columns of the file and the fields that they go to; of JSON those that were met so far. */
  readonly mapping: () => readonly MappedColumn[];
  readonly rows: AsyncGenerator<ImportRow, void>;
}

/**
 * Opens a file of rows: CSV, JSON, or an .xlsx workbook. Nothing but the file is touched.
 * @throws UsageError when it is none of these, is empty, or lacks a column with the key.
 */
export async function openImport(path: string, settings: ImportSettings): Promise<OpenedImport> {
  const {stream, shape, locale, timezone, sheet} = settings;
  const table = tableOf(stream);
  const {decimal, ...signs} = localeOf(locale);
  const columns = importColumns(stream, table, valueReader({decimal, ...signs}, timezone));
  const file = await openImportFile(path);
  if (sheet !== undefined && file.kind !== 'workbook')
    throw new UsageError(`${path} is not a workbook, so it has no sheet ${sheet}.`, 'Leave --sheet out.');
  const {rows, remarks, mapping} =
    file.kind === 'json'
      ? {rows: jsonRows(file), remarks: [], mapping: undefined}
      : await (file.kind === 'table' ? openTable : openWorkbook)(file, {columns, table, sheet, decimal});
  const first = await rows.next();
  if (first.done === true) throw new UsageError(`${path} has no rows.`, 'Export it again.');
  if (file.kind === 'json' && 'fields' in first.value)
    requireUsableHeader(Object.keys(first.value.fields), columns, table, `line ${first.value.line} of ${path}`);
  return {
    table,
    remarks,
    mapping: mapping ?? (() => columns.mapping),
    rows: importRows(afterFirst(first.value, rows), {columns, table, shape}),
  };
}

interface Reading {
  readonly columns: ImportColumns;
  readonly table: Table;
}

interface WorkbookReading extends Reading {
  readonly sheet: string | undefined;
  readonly decimal: string;
}

interface OpenedTable {
  readonly rows: AsyncGenerator<FileRow, void>;
  readonly remarks: readonly string[];
  readonly mapping: () => readonly MappedColumn[];
}

async function openTable(file: ImportFile, {columns, table}: Reading): Promise<OpenedTable> {
  const encoding = await encodingOf(file.open, file.path);
  const pieces = decoded(file.open(), encoding, file.path);
  const {delimiter, header, records, close} = await openCsv(pieces, columns, table);
  try {
    const opened = tableBelow(header, records, {columns, table}, file.path);
    const remarks = [
      ...(encoding.name === 'UTF-8' ? [] : [`The file is read as ${encoding.name}.`]),
      ...(delimiter === ',' ? [] : [`Its columns are separated by ${delimiter === '\t' ? 'tabs' : delimiter}.`]),
    ];
    return {...opened, remarks: [...remarks, ...opened.remarks]};
  } catch (error) {
    await close();
    throw error;
  }
}

async function openWorkbook(file: ImportFile, {columns, table, sheet, decimal}: WorkbookReading): Promise<OpenedTable> {
  const {name, others, rows} = await readSheet(file.path, sheet, decimal);
  const header = headerAmong(rows.filter(({cells}) => cells.some((cell) => cell !== '')).slice(0, 20), columns, table);
  async function* records(): AsyncGenerator<FileRecord, void> {
    yield* rows;
  }
  const opened = tableBelow(header, records(), {columns, table}, `sheet ${name} of ${file.path}`);
  const remark = `The sheet "${name}" is read${others.length === 0 ? '' : `; the workbook has ${others.join(', ')} besides`}.`;
  return {...opened, remarks: [remark, ...opened.remarks]};
}

function tableBelow(
  header: Header | undefined,
  records: AsyncIterable<FileRecord>,
  {columns, table}: Reading,
  place: string,
): OpenedTable {
  if (header === undefined) throw new UsageError(`${place} has no rows.`, 'Export it again.');
  requireUsableHeader(header.names, columns, table, `line ${header.line} of ${place}`);
  const mapping = header.names
    .filter((column) => column !== '')
    .map((column) => ({column, field: columns.fieldOf(column) ?? null}));
  return {
    rows: rowsBelow(header, records),
    remarks: header.line > 2 ? [`The header is in line ${header.line}; what is above it is left out.`] : [],
    mapping: () => mapping,
  };
}

async function* afterFirst<T>(first: T, rest: AsyncGenerator<T, void>): AsyncGenerator<T, void> {
  yield first;
  yield* rest;
}

async function* importRows(
  rows: AsyncIterable<FileRow>,
  {columns, table, shape}: Reading & Pick<ImportSettings, 'shape'>,
): AsyncGenerator<ImportRow, void> {
  const keys = keyFieldsOf(table);
  for await (const row of rows) {
    const {line} = row;
    if (!('fields' in row)) {
      yield {line, value: stringifyJson(row.text), reason: row.problem};
      continue;
    }
    const read = columns.read(row.fields);
    const rejected = (reason: string): ImportRow => ({line, value: stringifyJson(row.fields), reason});
    if ('problem' in read) {
      yield rejected(read.problem);
      continue;
    }
    const record = shape(read.record);
    const lacking = keys.find((name) => !isUsable(record[name], typeOf(name)));
    if (lacking === undefined) yield {line, record, noted: read.noted, key: keyOf(record)};
    else yield rejected(`NO_PRIMARY_KEY: ${lacking} is missing or no ${typeOf(lacking)}`);
  }

  function keyOf(record: JsonObject): string {
    return table.primaryKey.map((name) => cellText(record[name] ?? '')).join(',');
  }

  function typeOf(name: string) {
    return table.columns.find((column) => column.name === name)?.type ?? 'STRING';
  }
}

function isUsable(value: JsonValue | undefined, type: keyof typeof fitters): boolean {
  const fitted = fitters[type](value ?? null);
  return fitted !== null && !(fitted instanceof Misfit);
}
