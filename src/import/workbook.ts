import {readFileSync} from 'node:fs';

import type {CellValue, Sheet} from 'read-excel-file/node';

import {UsageError} from '../errors';
import {type JsonValue, RawNumber} from '../json';

/** A row of a sheet with the number that a spreadsheet shows beside it. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly JsonValue[];
}

export interface OpenedSheet {
  readonly name: string;
  /** All sheets of the workbook. */
  readonly names: readonly string[];
  readonly rows: readonly SheetRow[];
}

/** A number as the file has it, which is a JavaScript number's text. */
class CellNumber {
  constructor(readonly text: string) {}
}

/**
 * Reads one sheet of an .xlsx workbook: texts as they are, days and times as ISO text without a zone, numbers as a spreadsheet shows
 * them, results of formulas. Hidden rows are read too.
 * @param wanted name of the sheet, or its place from 1; absent: the first.
 * @throws UsageError when the file is damaged or has no such sheet.
 */
export async function readSheet(path: string, wanted: string | undefined): Promise<OpenedSheet> {
  const {default: readWorkbook} = await import('read-excel-file/node');
  let sheets: readonly Sheet<CellNumber>[];
  try {
    sheets = await readWorkbook(readFileSync(path), {trim: false, parseNumber: (text) => new CellNumber(text)});
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `${path} cannot be read as an .xlsx workbook: ${why}.`,
      'Open it and save it again, as .xlsx or "CSV UTF-8".',
      error,
    );
  }
  const names = sheets.map(({sheet}) => sheet);
  const found =
    wanted === undefined ? sheets[0] : (sheets.find(({sheet}) => sheet === wanted) ?? sheets[placeOf(wanted)]);
  if (found === undefined)
    throw new UsageError(
      `${path} has no sheet ${wanted ?? ''}; it has ${names.join(', ')}.`,
      'Name one of them with --sheet.',
    );
  const rows = found.data.map((row, index) => ({line: index + 1, cells: row.map(valueOf)}));
  return {name: found.sheet, names, rows};
}

function placeOf(wanted: string): number {
  return /^\d+$/.test(wanted) ? Number(wanted) - 1 : -1;
}

/** @param given typed by the library as the class Date where it means a Date. */
function valueOf(given: CellValue<CellNumber> | null): JsonValue {
  const cell = given as string | boolean | CellNumber | Date | null;
  if (cell === null) return '';
  if (cell instanceof Date) return wallText(cell);
  return cell instanceof CellNumber ? shownNumber(cell.text) : cell;
}

/** Spreadsheets calculate with doubles and show 15 digits: 0.1 + 0.2 is 0.3. What has more of them before the point keeps its exponent. */
const digitsShown = 15;

function shownNumber(text: string): JsonValue {
  const value = Number(text);
  if (Number.isSafeInteger(value) && Math.abs(value) < 10 ** digitsShown) return new RawNumber(String(value));
  const rounded = Number(value.toPrecision(digitsShown));
  // As text with an exponent: nobody shall take its digits for an id.
  if (Math.abs(rounded) >= 10 ** digitsShown) return rounded.toExponential().replace('e', 'E');
  return new RawNumber(String(rounded));
}

/** A cell's day or time, which has no zone, and which doubles hold to a few microseconds. */
function wallText(date: Date): string {
  const ms = date.getTime();
  const second = Math.round(ms / 1_000) * 1_000;
  const text = new Date(Math.abs(ms - second) <= 2 ? second : ms).toISOString().replace(/(\.000)?Z$/, '');
  return text.replace(/T00:00:00$/, '');
}
