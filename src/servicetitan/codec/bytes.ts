/**
 * Compact JSON, byte by byte. Each function is given a text's bytes and where something begins, and says where it ends; all
 * throw {@link unsure} for what is not plainly valid compact JSON. The bytes must end with the end mark of a body, so that
 * no function needs to look at the length.
 */

/** Thrown for anything that the plain codec had better look at. One for all: it says nothing of where. */
export const unsure = new Error('not plainly valid compact JSON');

export const quote = 0x22;
export const comma = 0x2c;
export const openBracket = 0x5b;
export const closeBracket = 0x5d;
export const openBrace = 0x7b;
export const closeBrace = 0x7d;
const backslash = 0x5c;
const minus = 0x2d;
const point = 0x2e;
export const colon = 0x3a;

/** Deeper nesting is left to a real parser. */
const deepest = 60;

/** Bytes that may follow a backslash, but for `u`. */
const escapes = new Set([...'"\\/bfnrt'].map((letter) => letter.charCodeAt(0)));

/** Bytes that stand for themselves in a text. */
const isPlain = Uint8Array.from({length: 256}, (_, byte) =>
  Number(byte >= 0x20 && byte !== quote && byte !== backslash),
);

/** @param at the opening quote. @returns what follows the closing one. */
export function stringEnd(bytes: Uint8Array, at: number): number {
  let here = at + 1;
  for (;;) {
    while (isPlain[bytes[here] as number] === 1) here += 1;
    if (bytes[here] === quote) return here + 1;
    if (bytes[here] !== backslash) throw unsure;
    here = escapeEnd(bytes, here);
  }
}

/** The same for a text without escapes. */
export function plainStringEnd(bytes: Uint8Array, at: number): number {
  let here = at + 1;
  while (isPlain[bytes[here] as number] === 1) here += 1;
  if (bytes[here] !== quote) throw unsure;
  return here + 1;
}

function escapeEnd(bytes: Uint8Array, at: number): number {
  const letter = bytes[at + 1] as number;
  if (escapes.has(letter)) return at + 2;
  if (letter !== 0x75) throw unsure;
  for (let digit = at + 2; digit < at + 6; digit += 1) if (!isHex(bytes[digit] as number)) throw unsure;
  if (!isSurrogate(bytes, at)) return at + 6;
  // A pair stands for one character; half of one is for the parser to replace.
  const isPair = isHigh(bytes, at) && bytes[at + 6] === backslash && bytes[at + 7] === 0x75;
  if (!isPair || !isSurrogate(bytes, at + 6) || isHigh(bytes, at + 6)) throw unsure;
  return at + 12;
}

/** Whether the escape at `at` is `\ud800` to `\udfff`. */
function isSurrogate(bytes: Uint8Array, at: number): boolean {
  return ((bytes[at + 2] as number) | 0x20) === 0x64 && /[89a-f]/i.test(String.fromCharCode(bytes[at + 3] as number));
}

/** Whether a surrogate is the first half of a pair. */
function isHigh(bytes: Uint8Array, at: number): boolean {
  return /[89ab]/i.test(String.fromCharCode(bytes[at + 3] as number));
}

function isHex(byte: number): boolean {
  return isDigit(byte) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

export function isDigits(bytes: Uint8Array, from: number, end: number): boolean {
  for (let here = from; here < end; here += 1) if (!isDigit(bytes[here] as number)) return false;
  return true;
}

function digitsEnd(bytes: Uint8Array, at: number): number {
  if (!isDigit(bytes[at] as number)) throw unsure;
  let here = at + 1;
  while (isDigit(bytes[here] as number)) here += 1;
  return here;
}

/** `2024-03-01T09:30:00.123456`: a digit for each digit, `T` also for a space. */
const microsecond = Buffer.from('0000-00-00T00:00:00.000000');

/**
 * Where the seventh decimal of a date-time begins that begins at `at`; 0 when it has none, or is no date-time.
 * `toMicroseconds` is the same for texts.
 */
export function finerThanMicroseconds(bytes: Uint8Array, at: number): number {
  for (let here = 0; here < microsecond.length; here += 1) {
    const byte = bytes[at + here] as number;
    const wanted = microsecond[here] as number;
    const isWanted = wanted === 0x30 ? isDigit(byte) : byte === wanted || (wanted === 0x54 && byte === 0x20);
    if (!isWanted) return 0;
  }
  const seventh = at + microsecond.length;
  return isDigit(bytes[seventh] as number) ? seventh : 0;
}

/** End of the digits that begin at `at`. */
export function decimalsEnd(bytes: Uint8Array, at: number): number {
  let here = at;
  while (isDigit(bytes[here] as number)) here += 1;
  return here;
}

/** @param at the minus or the first digit. */
export function numberEnd(bytes: Uint8Array, at: number): number {
  let here = bytes[at] === minus ? at + 1 : at;
  here = bytes[here] === 0x30 ? here + 1 : digitsEnd(bytes, here);
  if (bytes[here] === point) here = digitsEnd(bytes, here + 1);
  if (bytes[here] === 0x65 || bytes[here] === 0x45) {
    const sign = bytes[here + 1];
    here = digitsEnd(bytes, here + (sign === minus || sign === 0x2b ? 2 : 1));
  }
  return here;
}

/** Whether the number between the two places is a whole one as schemas count them: `7` and `7.00` are, `7e0` is not. */
export function isWhole(bytes: Uint8Array, from: number, end: number): boolean {
  let here = from;
  while (here < end && bytes[here] !== point) {
    if (bytes[here] === 0x65 || bytes[here] === 0x45) return false;
    here += 1;
  }
  for (here += 1; here < end; here += 1) if (bytes[here] !== 0x30) return false;
  return true;
}

/** End of the number that a text spells which begins behind its quote at `at`; -1 when it spells none, or more than one. */
export function spelledEnd(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  if (first !== minus && !isDigit(first)) return -1;
  try {
    const end = numberEnd(bytes, at);
    return bytes[end] === quote ? end : -1;
  } catch {
    return -1;
  }
}

const trueWord = Buffer.from('true');
const falseWord = Buffer.from('false');
const nullWord = Buffer.from('null');

/** @param at the first letter of `true`, `false` or `null`. */
export function literalEnd(bytes: Uint8Array, at: number): number {
  const first = bytes[at];
  const word = first === 0x6e ? nullWord : first === 0x74 ? trueWord : falseWord;
  if (!startsWith(bytes, at, word)) throw unsure;
  return at + word.length;
}

export function startsWith(bytes: Uint8Array, at: number, text: Uint8Array): boolean {
  for (let here = 0; here < text.length; here += 1) if (bytes[at + here] !== text[here]) return false;
  return true;
}

/** A text to be looked for, cut into words of eight bytes; the last one begins so that it ends where the text does. */
export interface Text {
  readonly bytes: Uint8Array;
  readonly length: number;
  readonly words: readonly number[];
}

export function textOf(text: string): Text {
  const bytes = Buffer.from(text);
  const {length} = bytes;
  // Only words of ASCII: they are never NaN, and so equal when their bits are.
  const hasWords = length >= 8 && bytes.every((byte) => byte < 0x80);
  const count = hasWords ? Math.ceil(length / 8) : 0;
  const words = Array.from({length: count}, (_, word) =>
    viewOf(bytes).getFloat64(Math.min(8 * word, length - 8), true),
  );
  return {bytes, length, words};
}

export function viewOf({buffer, byteOffset, byteLength}: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/** Whether a text stands at `at`. Most of what there is to read are keys, and eight bytes at once are four times as fast. */
export function isText(view: DataView, at: number, {bytes, length, words}: Text): boolean {
  if (at + length > view.byteLength) return false;
  const last = words.length - 1;
  if (last < 0) {
    for (let here = 0; here < length; here += 1) if (view.getUint8(at + here) !== bytes[here]) return false;
    return true;
  }
  for (let word = 0; word < last; word += 1) if (view.getFloat64(at + 8 * word, true) !== words[word]) return false;
  return view.getFloat64(at + length - 8, true) === words[last];
}

/** @param at the opening quote of a key. @returns where its value begins. */
export function valueStart(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== quote) throw unsure;
  const end = stringEnd(bytes, at);
  if (bytes[end] !== colon) throw unsure;
  return end + 1;
}

/** End of any value. */
export function valueEnd(bytes: Uint8Array, at: number, depth = 0): number {
  const first = bytes[at] as number;
  if (first === quote) return stringEnd(bytes, at);
  if (first === openBrace) return objectEnd(bytes, at, depth + 1);
  if (first === openBracket) return arrayEnd(bytes, at, depth + 1);
  return first === minus || isDigit(first) ? numberEnd(bytes, at) : literalEnd(bytes, at);
}

function objectEnd(bytes: Uint8Array, at: number, depth: number): number {
  if (depth > deepest) throw unsure;
  if (bytes[at + 1] === closeBrace) return at + 2;
  let here = at;
  do here = valueEnd(bytes, valueStart(bytes, here + 1), depth);
  while (bytes[here] === comma);
  if (bytes[here] !== closeBrace) throw unsure;
  return here + 1;
}

function arrayEnd(bytes: Uint8Array, at: number, depth: number): number {
  if (depth > deepest) throw unsure;
  if (bytes[at + 1] === closeBracket) return at + 2;
  let here = at;
  do here = valueEnd(bytes, here + 1, depth);
  while (bytes[here] === comma);
  if (bytes[here] !== closeBracket) throw unsure;
  return here + 1;
}
