import {type JsonValue, numberFromText, parseJson, RawNumber} from '../json';
import {fitters, Misfit} from '../warehouse/coerce';
import type {ColumnType} from '../warehouse/raw-table';
import {type AmountReader, amountReader, type Locale, percentIn} from './amounts';
import {readWallTime, type WallTime, zoneReader} from './days';

/** A value that says nothing of what its column wants. */
export class Unreadable {
  /** @param reason why, for a person. */
  constructor(readonly reason: string) {}
}

/** What a column of a stream wants. */
export interface Wanted {
  readonly name: string;
  readonly type: ColumnType;
  /** Whether it tells the row, or points to another one. */
  readonly isId: boolean;
  /** Whether it is a day and no instant, although the API writes it as one. */
  readonly isDay: boolean;
}

/** @returns undefined for an empty value, which leaves the stored one as it is. */
export type ValueReader = (value: JsonValue, wanted: Wanted) => JsonValue | Unreadable | undefined;

/** Spreadsheets keep so many digits of a number; the others become zeros. */
const digitsKept = 15;

const exponent = /^[-+]?\d[\d.,]*[eE][-+]?\d+$/;
const spreadsheetError =
  /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|NOT CALCULATED!|GETTING_DATA|#+)$/i;
const truths = new Set(['true', 'yes', 'y', '1', 'active']);
const falsehoods = new Set(['false', 'no', 'n', '0', 'inactive']);

/**
 * Reads what a spreadsheet, a report or a person wrote into a cell. Values that are no texts come from JSON or from typed cells
 * and are taken as they are where their column can hold them.
 * @param timezone of times that name none.
 */
export function valueReader(locale: Locale, timezone: string): ValueReader {
  const amount = amountReader(locale);
  const instant = zoneReader(timezone);

  return (value, wanted) => {
    if (value === null) return null;
    const {type, name} = wanted;
    if (typeof value !== 'string') return typed(value, wanted);
    const text = value.trim();
    if (text === '') return undefined;
    if (spreadsheetError.test(text)) return new Unreadable(`${name} is an error of the spreadsheet (${text})`);
    switch (type) {
      case 'INT64':
        return wanted.isId ? id(text, name) : whole(text, name, amount);
      case 'NUMERIC':
        return decimal(text, name, amount);
      case 'BOOL':
        return truth(text) ?? neitherYesNorNo(name);
      case 'DATE':
      case 'TIMESTAMP':
        return time(text, wanted, readWallTime(text, locale), instant);
      case 'JSON':
        return jsonOrText(text);
      default:
        if (!wanted.isId) return value;
        return exponent.test(text) ? lostDigits(text, name) : text;
    }
  };
}

/** A value of JSON or of a typed cell. */
function typed(value: Exclude<JsonValue, string>, {type, name, isId}: Wanted): JsonValue | Unreadable {
  const number = typeof value === 'number' || value instanceof RawNumber ? String(value) : undefined;
  if (isId && number !== undefined && exponent.test(number)) return lostDigits(number, name);
  switch (type) {
    case 'BOOL':
      return typeof value === 'boolean' ? value : (truth(number ?? '') ?? neitherYesNorNo(name));
    case 'DATE':
    case 'TIMESTAMP':
      return new Unreadable(
        `${name} is ${number === undefined ? 'not a date' : 'a number, not a date: give the column a date format'}`,
      );
    default:
      return value;
  }
}

/** Digits only: everything else is not an id, and an exponent means that a spreadsheet has thrown digits away. */
function id(text: string, name: string): JsonValue | Unreadable {
  if (exponent.test(text)) return lostDigits(text, name);
  const digits = /^0*(\d+)$/.exec(text)?.[1];
  if (digits === undefined) return new Unreadable(`${name} is not an ID: IDs are digits only`);
  if (digits.length > digitsKept && /^0+$/.test(digits.slice(digitsKept))) return lostDigits(text, name);
  return new RawNumber(digits);
}

function lostDigits(text: string, name: string): Unreadable {
  return new Unreadable(
    `${name} went through a spreadsheet, which kept the first digits only (${text}): format the column as text and export again`,
  );
}

function whole(text: string, name: string, amount: AmountReader): JsonValue | Unreadable {
  const number = exponent.test(text) ? undefined : amount(text)?.replace(/\.0*$/, '');
  return number !== undefined && /^-?\d+$/.test(number)
    ? new RawNumber(number)
    : new Unreadable(`${name} is not a whole number`);
}

function decimal(text: string, name: string, amount: AmountReader): JsonValue | Unreadable {
  const number = amount(text) ?? ofPercent(text, name, amount);
  const read = number === undefined ? undefined : numberFromText(number);
  return read ?? new Unreadable(`${name} is not an amount, or an ambiguous one (see --locale)`);
}

/** `15%` is 15 where the field counts percent, and 0.15 where it is a rate. Nothing else is measured in percent. */
function ofPercent(text: string, name: string, amount: AmountReader): string | undefined {
  const percent = percentIn(text, amount);
  if (percent === undefined || /percent/i.test(name)) return percent;
  if (!/(tax|commission|soldBy|click|conversion|booking|completion)Rate$/i.test(name) || /e/i.test(percent))
    return undefined;
  const [, minus = '', integer = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(percent) ?? [];
  const digits = integer.padStart(3, '0');
  return `${minus}${digits.slice(0, -2).replace(/^0+(?=\d)/, '')}.${digits.slice(-2)}${fraction}`;
}

function neitherYesNorNo(name: string): Unreadable {
  return new Unreadable(`${name} is neither yes nor no`);
}

function truth(text: string): boolean | undefined {
  const word = text.toLowerCase();
  return truths.has(word) ? true : falsehoods.has(word) ? false : undefined;
}

function time(
  text: string,
  {name, type, isDay}: Wanted,
  wall: WallTime | undefined,
  instant: (wall: WallTime) => string,
): JsonValue | Unreadable {
  if (wall === undefined) {
    const hint = /^\d{5}(\.\d+)?$/.test(text) ? ': it looks like a number of days, give the column a date format' : '';
    return new Unreadable(`${name} is not a date or time, or an ambiguous one${hint}`);
  }
  if (type === 'DATE') return wall.day;
  const written = wall.zone === undefined ? undefined : `${wall.day}T${wall.time ?? '00:00:00'}${wall.zone}`;
  const utc = written ?? (isDay ? `${wall.day}T00:00:00Z` : instant(wall));
  return fitters.TIMESTAMP(utc) instanceof Misfit
    ? new Unreadable(`${name} is out of range: years go from 1 to 9999`)
    : utc;
}

function jsonOrText(text: string): JsonValue {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}
