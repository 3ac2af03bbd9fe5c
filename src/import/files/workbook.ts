import {readFileSync} from 'node:fs';

import type {CellValue, Sheet} from 'read-excel-file/node';

import {UsageError} from '../../errors';
import {type JsonValue, RawNumber} from '../../json';
import {plainWorkbook} from './workbook-parts';

/** A row of a sheet with the number that a spreadsheet shows beside it. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly JsonValue[];
}

export interface OpenedSheet {
  readonly name: string;
  /** The other sheets of the workbook, hidden ones named so. */
  readonly others: readonly string[];
  readonly rows: readonly SheetRow[];
}

/** A number as the file has it, which is a JavaScript number's text. */
class CellNumber {
  constructor(readonly text: string) {}
}

/**
 * Reads one sheet of an .xlsx workbook: texts as they are, days and times as ISO text without a zone, numbers as a spreadsheet shows
 * them, results of formulas. Hidden rows are read too.
 * @param wanted name of the sheet, or its place from 1 among those that are not hidden; absent: the first of them.
 * @param decimal sign of the decimals in percents, which are read as text.
 * @throws UsageError when the file is damaged or has no such sheet.
 */
export async function readSheet(path: string, wanted: string | undefined, decimal: string): Promise<OpenedSheet> {
  const sheets = await sheetsOf(path, decimal);
  const inOrder = [...sheets.filter(({isHidden}) => !isHidden), ...sheets.filter(({isHidden}) => isHidden)];
  const found = wanted === undefined ? inOrder[0] : sheetNamed(wanted, inOrder);
  const shown = ({name, isHidden}: SheetOfBook): string => `${name}${isHidden ? ' (hidden)' : ''}`;
  if (found === undefined)
    throw new UsageError(
      `${path} has no sheet ${wanted ?? ''}; it has ${inOrder.map(shown).join(', ')}.`,
      'Name one of them with --sheet.',
    );
  const rows = found.data.map((row, index) => ({line: index + 1, cells: row.map(valueOf)}));
  return {name: found.name, others: inOrder.filter((sheet) => sheet !== found).map(shown), rows};
}

interface SheetOfBook {
  readonly name: string;
  readonly isHidden: boolean;
  readonly data: Sheet<CellNumber>['data'];
}

async function sheetsOf(path: string, decimal: string): Promise<readonly SheetOfBook[]> {
  const {default: readWorkbook} = await import('read-excel-file/node');
  try {
    const {bytes, hidden} = plainWorkbook(readFileSync(path), decimal);
    const all = await readWorkbook(bytes, {trim: false, parseNumber: (text) => new CellNumber(text)});
    // A sheet that is a chart has no data.
    const sheets = all.map(({sheet: name, data}, at) => ({name, data, isHidden: hidden[at] === true}));
    return sheets.filter(({data}: Partial<SheetOfBook>) => data !== undefined);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `${path} cannot be read as an .xlsx workbook: ${why}.`,
      'Open it and save it again, as .xlsx or "CSV UTF-8".',
      error,
    );
  }
}

/** Names of sheets differ in more than their case. */
function sheetNamed(wanted: string, sheets: readonly SheetOfBook[]): SheetOfBook | undefined {
  const same = ({name}: SheetOfBook): boolean => name.toLowerCase() === wanted.toLowerCase();
  const place = /^\d+$/.test(wanted) ? Number(wanted) - 1 : -1;
  return sheets.find(same) ?? sheets.filter(({isHidden}) => !isHidden)[place];
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

/** Serial numbers count from here. Only times lie in the first day, and nothing before it. */
const firstDayMs = Date.UTC(1899, 11, 30);
const dayMs = 86_400_000;

/** A cell's day or time, which has no zone, and which doubles hold to a few microseconds. */
function wallText(date: Date): string {
  const ms = date.getTime();
  // What a spreadsheet shows for a number that is not a day.
  if (!(ms >= firstDayMs && ms < Date.UTC(10_000, 0))) return '########';
  const second = Math.round(ms / 1_000) * 1_000;
  const text = new Date(Math.abs(ms - second) <= 2 ? second : ms).toISOString().replace(/(\.000)?Z$/, '');
  return ms < firstDayMs + dayMs ? text.slice(11) : text.replace(/T00:00:00$/, '');
}
