import {type JsonObject, type JsonValue, stringifyJson} from '../../json';
import type {Table} from '../../warehouse/raw-table';
import {type ImportColumns, missingKeys} from '../columns';
import {CsvReader, type CsvRecord} from './csv';
import {LineQueue, type TextLine, textLines} from './text-lines';

/** Cells of a row, or a line that is none, as a file has them. */
export type FileRecord = CsvRecord | {readonly line: number; readonly cells: readonly JsonValue[]};

/** A row with its fields by name, or a line that is none. */
export type FileRow =
  | {readonly line: number; readonly fields: JsonObject}
  | {readonly line: number; readonly text: string; readonly problem: string};

/** The header of a table, and where it was found. */
export interface Header {
  readonly line: number;
  readonly names: readonly string[];
}

/** Reports have a title above their header. */
const linesAboveHeader = 20;

/**
 * The header among the first records of a table: the first that has the key and another field of the stream, else the first record.
 * @returns undefined when there is no record with cells.
 */
export function headerAmong(records: readonly FileRecord[], columns: ImportColumns, table: Table): Header | undefined {
  const candidates = records.flatMap((record) =>
    'cells' in record ? [{line: record.line, names: record.cells.map((cell) => cellText(cell).trim())}] : [],
  );
  const known = ({names}: Header): number => names.filter((name) => columns.fieldOf(name) !== undefined).length;
  const first = candidates[0];
  // A header that has fields but no key is to be refused, and no row below it is to be taken for one.
  if (first === undefined || known(first) > 1) return first;
  return candidates.find((header) => missingKeys(header.names, columns, table).length === 0) ?? first;
}

/** How the lines of a CSV file are cut, and where its header is. */
export interface CsvLayout {
  readonly delimiter: string;
  readonly header: Header | undefined;
}

const delimiters = [',', ';', '\t', '|'];

/** Excel's hint for itself, e.g. `sep=;`. */
const hint = /^"?sep=(.)"?$/i;

/**
 * A CSV file with the delimiter that its first line names, or with which its header has most fields of the stream.
 * @param pieces its text, from its beginning and without a byte order mark.
 */
export async function openCsv(
  pieces: AsyncIterable<string>,
  columns: ImportColumns,
  table: Table,
): Promise<CsvLayout & {readonly records: AsyncGenerator<FileRecord, void>; readonly close: () => Promise<void>}> {
  const lines = new LineQueue(textLines(pieces));
  const head: TextLine[] = [];
  while (head.length < 2 * linesAboveHeader) {
    const line = await lines.take();
    if (line === undefined) break;
    head.push(line);
  }
  const named =
    hint.exec(head[0]?.text.trim() ?? '')?.[1] ?? (head[0]?.text.toLowerCase() === 'sep=\t' ? '\t' : undefined);
  if (named !== undefined) head.shift();
  lines.giveBack(head);

  let best: CsvLayout & {readonly known: number} = {delimiter: named ?? ',', header: undefined, known: -1};
  for (const delimiter of named === undefined ? delimiters : [named]) {
    const header = headerAmong(await firstRecords(head, delimiter), columns, table);
    const known = header?.names.filter((name) => columns.fieldOf(name) !== undefined).length ?? 0;
    if (known > best.known) best = {delimiter, header, known};
  }
  const {delimiter, header} = best;
  const width = header?.names.length ?? 0;
  const keys = (header?.names ?? []).flatMap((name, at) => (isKey(columns.fieldOf(name), table) ? [at] : []));
  const canBe = (cells: readonly string[]): boolean => keys.some((at) => /^"?\d+"?$/.test((cells[at] ?? '').trim()));
  const reader = new CsvReader(lines, {delimiter, ...(width > 1 ? {row: {width, canBe}} : {})});
  async function* records(): AsyncGenerator<FileRecord, void> {
    for (let record = await reader.next(); record !== undefined; record = await reader.next()) yield record;
  }
  return {delimiter, header, records: records(), close: () => lines.close()};
}

function isKey(field: string | undefined, {primaryKey, groupBy}: Table): boolean {
  return field !== undefined && (primaryKey.includes(field) || (groupBy !== undefined && field === 'id'));
}

async function firstRecords(head: readonly TextLine[], delimiter: string): Promise<readonly FileRecord[]> {
  const lines = new LineQueue(
    (async function* () {
      yield head;
    })(),
  );
  const reader = new CsvReader(lines, {delimiter});
  const records: FileRecord[] = [];
  for (let record = await reader.next(); record !== undefined; record = await reader.next()) records.push(record);
  return records.slice(0, linesAboveHeader);
}

/** The rows below a header, each with its cells by the names of their columns. Rows that are empty are passed over. */
export async function* rowsBelow(header: Header, records: AsyncIterable<FileRecord>): AsyncGenerator<FileRow, void> {
  const {names} = header;
  const named = names.map((name, at) => [name, at] as const).filter(([name]) => name !== '');
  for await (const record of records) {
    if (record.line <= header.line) continue;
    if (!('cells' in record)) {
      yield record;
      continue;
    }
    const {line, cells} = record;
    if (cells.every(isBlank)) continue;
    if (cells.slice(names.length).every(isBlank))
      yield {line, fields: Object.fromEntries(named.map(([name, at]) => [name, cells[at] ?? '']))};
    else
      yield {
        line,
        text: cells.map(cellText).join(','),
        problem: `it has ${cells.length} values for ${names.length} columns`,
      };
  }
}

/** A cell as text; of a typed cell what it would look like in a CSV file. */
export function cellText(cell: JsonValue): string {
  return typeof cell === 'string' ? cell : stringifyJson(cell);
}

function isBlank(cell: JsonValue): boolean {
  return typeof cell === 'string' && cell.trim() === '';
}
