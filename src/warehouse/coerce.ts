import {type JsonValue, RawNumber, stringifyJson} from '../json';
import type {ColumnType} from './raw-table';

/** A value as it is written to a spool file. */
export type Plain = string | number | boolean | null;

/** A value that its column cannot hold as it is. Words are those of Airbyte's `_airbyte_meta.changes`. */
export class Misfit {
  constructor(
    readonly change: 'NULLED' | 'TRUNCATED',
    readonly reason: 'DESTINATION_TYPECAST_ERROR' | 'DESTINATION_FIELD_SIZE_LIMITATION',
    /** What is stored instead. */
    readonly stored: Plain = null,
  ) {}
}

const wrongType = new Misfit('NULLED', 'DESTINATION_TYPECAST_ERROR');
const outOfRange = new Misfit('NULLED', 'DESTINATION_FIELD_SIZE_LIMITATION');

/**
 * Makes values fit a column, once and the same for every warehouse: engines differ in what they cast silently.
 * Texts that spell a value of the type fit; NUMERIC is rounded half away from zero to nine decimals, and says so.
 */
export const fitters: Readonly<Record<ColumnType, (value: JsonValue) => Plain | Misfit>> = {
  STRING: (value) => (value === null ? null : typeof value === 'string' ? fitText(value) : fitNested(value, fitText)),
  INT64: (value) => (Number.isSafeInteger(value) || value === null ? (value as number | null) : fitInteger(value)),
  NUMERIC: (value) => (value === null ? null : fitNumeric(value)),
  BOOL: (value) => (typeof value === 'boolean' || value === null ? value : fitBoolean(value)),
  TIMESTAMP: (value) => (value === null ? null : fitTimestamp(value)),
  DATE: (value) => (value === null ? null : fitDate(value)),
  JSON: (value) => (value === null ? null : fitNested(value, jsonText)),
};

/** BigQuery's limit for JSON, https://cloud.google.com/bigquery/docs/reference/standard-sql/data-types#json_type. */
const deepestNesting = 500;

function fitNested(value: JsonValue, write: (value: JsonValue) => string): string | Misfit {
  try {
    const text = write(value);
    return text.length > 2 * deepestNesting && isDeeper(value, deepestNesting) ? outOfRange : text;
  } catch (error) {
    // The stack ended before the value did.
    if (error instanceof RangeError) return outOfRange;
    throw error;
  }
}

function isDeeper(value: JsonValue | undefined, levels: number): boolean {
  if (typeof value !== 'object' || value === null || value instanceof RawNumber) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

/** JSON text of a value, every digit kept; halves of surrogate pairs, which no warehouse takes, become U+FFFD. */
export function jsonText(value: JsonValue): string {
  const text = stringifyJson(value);
  if (!text.includes('\\ud')) return text;
  return text.replace(/(\\\\)|\\ud[89a-f][0-9a-f]{2}/g, (found: string, backslash?: string) => backslash ?? '\ufffd');
}

/** The column type for a field that nobody declared, from a value of it that is not null. Texts are not guessed at. */
export function typeOfValue(value: JsonValue): ColumnType {
  if (typeof value === 'string') return 'STRING';
  if (typeof value === 'boolean') return 'BOOL';
  if (typeof value === 'number' || value instanceof RawNumber) {
    return fitInteger(value) instanceof Misfit ? 'NUMERIC' : 'INT64';
  }
  return 'JSON';
}

function fitText(value: JsonValue): string {
  if (typeof value === 'string') return loneSurrogate.test(value) ? value.replace(loneSurrogates, '\ufffd') : value;
  return value instanceof RawNumber ? value.text : jsonText(value);
}

const loneSurrogate = /\p{Surrogate}/u;
const loneSurrogates = /\p{Surrogate}/gu;

function fitBoolean(value: JsonValue): Plain | Misfit {
  return value === 'true' ? true : value === 'false' ? false : wrongType;
}

/** Sign, integer digits, fraction digits of a decimal, exponent resolved. */
interface Decimal {
  readonly sign: '' | '-';
  readonly whole: string;
  readonly fraction: string;
}

/** An exponent beyond this is not an amount, and must not become that many zeros. */
const largestExponent = 100;

function decimalOf(value: JsonValue): Decimal | undefined {
  const text = typeof value === 'number' ? String(value) : value instanceof RawNumber ? value.text : value;
  if (typeof text !== 'string') return undefined;
  const parts = /^\s*([-+]?)(\d+)(?:\.(\d*))?(?:[eE]([-+]?\d{1,9}))?\s*$/.exec(text);
  if (parts === null) return undefined;
  const [, sign, whole = '', fraction = '', exponentText = '0'] = parts;
  const exponent = Math.max(-largestExponent, Math.min(largestExponent, Number(exponentText)));
  const digits = '0'.repeat(Math.max(0, -exponent)) + whole + fraction + '0'.repeat(Math.max(0, exponent));
  const point = Math.max(0, -exponent) + whole.length + exponent;
  return {
    sign: sign === '-' ? '-' : '',
    whole: digits.slice(0, point).replace(/^0+(?=\d)/, '') || '0',
    fraction: digits.slice(point).replace(/0+$/, ''),
  };
}

const int64 = {least: -(2n ** 63n), most: 2n ** 63n - 1n};

function fitInteger(value: JsonValue): Plain | Misfit {
  // A spreadsheet wrote it, and the digits behind the first few are gone.
  if (typeof value === 'string' && /[eE]/.test(value)) return wrongType;
  const decimal = decimalOf(value);
  if (decimal === undefined || decimal.fraction !== '') return wrongType;
  if (decimal.whole.length > 19) return outOfRange;
  const integer = BigInt(decimal.sign + decimal.whole);
  return integer < int64.least || integer > int64.most ? outOfRange : String(integer);
}

const numericScale = 9;
const numericWholeDigits = 29;
const plainNumeric = /^-?\d{1,28}(?:\.\d{1,9})?$/;

function fitNumeric(value: JsonValue): Plain | Misfit {
  const text = typeof value === 'number' ? String(value) : value instanceof RawNumber ? value.text : value;
  if (typeof text === 'string' && plainNumeric.test(text)) return text;
  const decimal = decimalOf(value);
  if (decimal === undefined) return wrongType;
  const {sign, whole, fraction} = decimal;
  if (fraction.length <= numericScale) {
    return whole.length > numericWholeDigits ? outOfRange : `${sign}${whole}${fraction && `.${fraction}`}`;
  }
  const units = BigInt(whole + fraction.slice(0, numericScale)) + (fraction.charAt(numericScale) >= '5' ? 1n : 0n);
  const digits = String(units).padStart(numericScale + 1, '0');
  if (digits.length > numericWholeDigits + numericScale) return outOfRange;
  const rounded = `${sign}${digits.slice(0, -numericScale)}.${digits.slice(-numericScale)}`;
  return new Misfit('TRUNCATED', 'DESTINATION_FIELD_SIZE_LIMITATION', rounded);
}

const dateTime = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s?(Z|z|[-+]\d\d(?::?\d\d)?)?)?$/;

/** An instant without a zone is UTC; what is finer than a microsecond is cut off, as the API's seventh digit. */
function fitTimestamp(value: JsonValue): Plain | Misfit {
  const parts = typeof value === 'string' ? dateTime.exec(value) : null;
  if (parts === null) return wrongType;
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] =
    parts;
  if (!isDay(year, month, day) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return wrongType;
  const micros = fraction === '' ? '' : `.${fraction.slice(0, 6)}`;
  if (zone === 'Z' || zone === 'z') return `${year}-${month}-${day}T${hour}:${minute}:${second}${micros}Z`;
  const offset = `${zone.slice(0, 3)}:${zone.length > 3 ? zone.slice(-2) : '00'}`;
  const utc = new Date(Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`));
  if (Number.isNaN(utc.getTime())) return wrongType;
  const text = utc.toISOString();
  return /^(?!0000)\d{4}-/.test(text) ? `${text.slice(0, 19)}${micros}Z` : outOfRange;
}

/** A date, or the midnight of one. */
function fitDate(value: JsonValue): Plain | Misfit {
  const parts = typeof value === 'string' ? dateTime.exec(value) : null;
  if (parts === null) return wrongType;
  const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0', fraction = '0'] = parts;
  return isDay(year, month, day) && Number(hour + minute + second + fraction) === 0
    ? `${year}-${month}-${day}`
    : wrongType;
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDay(yearText: string, monthText: string, dayText: string): boolean {
  const [year, month, day] = [Number(yearText), Number(monthText), Number(dayText)];
  const leapDay = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  return year >= 1 && day >= 1 && day <= (monthDays[month - 1] ?? 0) + leapDay;
}
