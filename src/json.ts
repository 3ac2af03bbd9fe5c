import {randomBytes} from 'node:crypto';

import {parse as parseLossless} from 'lossless-json';

/**
 * A number by its digits, for what a JavaScript number cannot hold: int64 beyond 2^53, and money that must keep
 * `123.40` as `123.40`. Written back without quotes by {@link stringifyJson}.
 */
export class RawNumber {
  /** @param text a JSON number, e.g. `9007199254740993` or `123.40`. */
  constructor(readonly text: string) {}

  /** Called by JSON.stringify; the mark is taken off again by {@link stringifyJson}. */
  toJSON(): string {
    marked = true;
    return `${mark}${this.text}`;
  }

  toString(): string {
    return this.text;
  }
}

export type JsonValue = null | boolean | number | string | RawNumber | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: JsonValue | undefined;
}

/** Prefix that no text of a tenant can begin with: each process draws its own. */
const mark = `number-${randomBytes(12).toString('hex')}:`;
const markedNumber = new RegExp(`"${mark}([-+.eE0-9]+)"`, 'g');
let marked = false;

/**
 * Numbers a JavaScript number may not hold have at least 16 digits or an exponent; most pages have neither. Looked for only
 * where a value can begin, since most digits of a page stand in its texts. A text that looks like one costs time, no more.
 */
const risky = /(?:^|[:,[])\s*-?(?:[\d.]{16}|[\d.]+[eE])/;
const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

/** The number that a text spells, digit for digit; undefined when it is not one (`1,234.00`, `n/a`, ``). */
export function numberFromText(text: string): RawNumber | undefined {
  return jsonNumber.test(text) ? new RawNumber(text) : undefined;
}

/**
 * JSON.parse that loses no digit: numbers that would change come as {@link RawNumber}.
 * @throws SyntaxError as JSON.parse does.
 */
export function parseJson(text: string): JsonValue {
  if (!risky.test(text)) return JSON.parse(text) as JsonValue;
  return parseLossless(text, undefined, {parseNumber, onDuplicateKey: ({newValue}) => newValue}) as JsonValue;
}

/** Where a text stops being JSON, in characters from its beginning; undefined when it is JSON. Not every error of JSON.parse says it. */
export function jsonFaultAt(text: string): number | undefined {
  try {
    parseLossless(text, undefined, {onDuplicateKey: ({newValue}) => newValue});
    return undefined;
  } catch (error) {
    const [, position] = /at position (\d+)$/.exec(error instanceof Error ? error.message : '') ?? [];
    return Number(position ?? 0);
  }
}

function parseNumber(text: string): number | RawNumber {
  const value = Number(text);
  return String(value) === text ? value : new RawNumber(text);
}

/** JSON.stringify that writes {@link RawNumber} as it was read. */
export function stringifyJson(value: JsonValue): string {
  marked = false;
  const text = JSON.stringify(value);
  return marked ? text.replace(markedNumber, '$1') : text;
}
