import {UsageError} from '../../errors';
import {type JsonObject, type JsonValue, parseJson, RawNumber, stringifyJson} from '../../json';
import {byteLines} from '../../load/input/byte-lines';
import {plainBytes} from '../../load/input/plain-bytes';
import type {ImportFile} from './file-bytes';
import type {FileRow} from './file-records';

/**
 * The rows of a JSON file: an array, `{"data": […]}`, or an object on each line. Lines are numbered as an editor numbers them; a row
 * of an array by its place.
 * @throws UsageError when the file is none of these as a whole.
 */
export async function* jsonRows(file: ImportFile): AsyncGenerator<FileRow, void> {
  let isFirst = true;
  // An array is read at once; objects on lines of their own one by one, so that a file of any size fits.
  for await (const lines of byteLines(plainBytes(file.open()))) {
    for (const {number: line, text, badBytes} of lines) {
      if (text.trim() === '') continue;
      const value = parsed(text);
      if (isFirst && !isRow(value)) {
        for (const [index, row] of (await wholeJson(file)).entries()) yield rowOf(index + 1, row);
        return;
      }
      isFirst = false;
      if (badBytes > 0) yield {line, text, problem: 'it has bytes that are not UTF-8'};
      else yield value === undefined ? {line, text, problem: 'it is not JSON'} : rowOf(line, value);
    }
  }
}

/** Whether a first line is a row by itself, and not the beginning of an array or an answer with its rows in `data`. */
function isRow(value: JsonValue | undefined): value is JsonObject {
  return isObject(value) && !Array.isArray(value.data);
}

async function wholeJson(file: ImportFile): Promise<readonly JsonValue[]> {
  const pieces: Buffer[] = [];
  for await (const piece of plainBytes(file.open())) pieces.push(piece);
  let text: string;
  try {
    text = new TextDecoder('utf-8', {fatal: true}).decode(Buffer.concat(pieces));
  } catch (error) {
    throw new UsageError(`${file.path} has bytes that are not UTF-8, which JSON must be.`, 'Export it again.', error);
  }
  const value = parsed(text);
  const data = isObject(value) ? value.data : value;
  if (Array.isArray(data)) return data as readonly JsonValue[];
  throw new UsageError(
    `${file.path} is neither a JSON array, nor {"data": […]}, nor JSON objects on a line each.`,
    'Export it again, or as CSV.',
  );
}

/** @returns undefined for what is no JSON, or is nested so deep that no table takes it. */
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
