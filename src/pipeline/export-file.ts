import {createReadStream, readFileSync} from 'node:fs';
import {createInterface} from 'node:readline';

import {type CsvError, parse} from 'csv-parse';

import {UsageError} from '../errors';
import {type JsonObject, type JsonValue, parseJson, RawNumber, stringifyJson} from '../json';

/** A row of a file, or a line that is none. */
export type FileRow =
  | {readonly line: number; readonly fields: JsonObject}
  | {readonly line: number; readonly text: string; readonly problem: string};

export type FileFormat = 'csv' | 'json';

/** By the ending of the file's name: `.json`, `.jsonl` and `.ndjson` are JSON, everything else is CSV. */
export function formatOf(path: string): FileFormat {
  return /\.(json|jsonl|ndjson)$/i.test(path) ? 'json' : 'csv';
}

/**
 * The rows of an exported file, in order. CSV has its names in the first line; JSON is an array, `{"data": […]}`, or an
 * object on each line. Lines are numbered as an editor numbers them; a row of an array by its place.
 * @throws UsageError when the file cannot be read, or is none of these as a whole.
 */
export function readExport(path: string, format: FileFormat): AsyncGenerator<FileRow, void> {
  return format === 'csv' ? readCsv(path) : readJson(path);
}

async function* readCsv(path: string): AsyncGenerator<FileRow, void> {
  const bad: FileRow[] = [];
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_error: true,
    skip_empty_lines: true,
    on_skip: (error) => {
      if (error !== undefined) bad.push(badLine(error));
      return undefined;
    },
  });
  const file = createReadStream(path);
  file.on('error', (error) => parser.destroy(error)).pipe(parser);
  let names: readonly string[] | undefined;
  try {
    for await (const {record, info} of parser as AsyncIterable<{record: string[]; info: {lines: number}}>) {
      yield* bad.splice(0);
      if (names === undefined) names = record.map((name) => name.trim());
      else if (record.length !== names.length) {
        const problem = `it has ${record.length} values for ${names.length} columns`;
        yield {line: info.lines, text: record.join(','), problem};
      } else
        yield {line: info.lines, fields: Object.fromEntries(names.map((name, at) => [name, record[at] as string]))};
    }
  } catch (error) {
    throw unreadable(path, error);
  }
  yield* bad;
}

function badLine(error: CsvError): FileRow {
  const {lines, raw} = error as CsvError & {lines?: number; raw?: string};
  return {line: lines ?? 0, text: raw ?? '', problem: error.message};
}

/** An array is read at once; objects on lines of their own one by one, so that a file of any size fits. */
async function* readJson(path: string): AsyncGenerator<FileRow, void> {
  let line = 0;
  for await (const text of linesOf(path)) {
    line += 1;
    if (text.trim() === '') continue;
    const value = parsed(line === 1 ? text.replace(/^\uFEFF/, '') : text);
    if (line === 1 && !isRow(value)) {
      for (const [index, row] of wholeJson(path).entries()) yield rowOf(index + 1, row);
      return;
    }
    yield value === undefined ? {line, text, problem: 'it is not JSON'} : rowOf(line, value);
  }
}

async function* linesOf(path: string): AsyncGenerator<string, void> {
  try {
    yield* createInterface({input: createReadStream(path), crlfDelay: Infinity});
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** Whether a first line is a row by itself, and not the beginning of an array or an answer with its rows in `data`. */
function isRow(value: JsonValue | undefined): value is JsonObject {
  return isObject(value) && !Array.isArray(value.data);
}

function wholeJson(path: string): readonly JsonValue[] {
  const value = parsed(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  const data = isObject(value) ? value.data : value;
  if (Array.isArray(data)) return data as readonly JsonValue[];
  throw new UsageError(
    `${path} is neither a JSON array, nor {"data": […]}, nor JSON objects on a line each.`,
    'Export it again, or as CSV.',
  );
}

function parsed(text: string): JsonValue | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof RawNumber);
}

function rowOf(line: number, value: JsonValue): FileRow {
  return isObject(value) ? {line, fields: value} : {line, text: stringifyJson(value), problem: 'it is not an object'};
}

function unreadable(path: string, error: unknown): unknown {
  const {code} = error as NodeJS.ErrnoException;
  if (code === undefined || code.startsWith('CSV_')) return error;
  return new UsageError(`${path} cannot be read (${code}).`, 'Check the path and its permissions.', error);
}
