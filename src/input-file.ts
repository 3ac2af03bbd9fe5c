import {readFileSync} from 'node:fs';

import {ConfigError} from './errors';
import {jsonFaultAt} from './json';

/**
 * The text of a file that a person or a shell wrote: UTF-8, or UTF-16 in either byte order (as PowerShell and Notepad write it), with
 * or without a byte order mark, which is taken off.
 * @returns undefined for bytes that are neither: no letter is replaced in silence.
 */
export function textOf(bytes: Buffer): string | undefined {
  const encoding = encodingOf(bytes);
  try {
    const text = new TextDecoder(encoding, {fatal: true}).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function encodingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // What these files hold begins with a letter, a brace or a # of ASCII: half of its UTF-16 is NUL.
  if (bytes[0] === 0 && bytes[1] !== 0) return 'utf-16be';
  return bytes[1] === 0 ? 'utf-16le' : 'utf-8';
}

/**
 * @param what names the file in errors: `configuration`, `catalog`, `state`.
 * @throws ConfigError when it cannot be read, or is not text.
 */
export function readTextFile(path: string, what: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new ConfigError(
      `The ${what} file ${path} cannot be read (${code}).`,
      'Check the path and its permissions.',
      error,
    );
  }
  const text = textOf(bytes);
  if (text !== undefined) return text;
  throw new ConfigError(`The ${what} file ${path} is neither UTF-8 nor UTF-16 text.`, 'Save it as UTF-8.');
}

/**
 * The content of a file, parsed as JSON whatever the file is called (PyAirbyte writes `.txt`).
 * @returns undefined for an empty file.
 * @throws ConfigError when it cannot be read or is not JSON; the text itself is not shown, it may hold secrets.
 */
export function readJsonFile(path: string, what: string): unknown {
  const text = readTextFile(path, what);
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ConfigError(
      `The ${what} file ${path} is not valid JSON (${placeOfFault(text)}).`,
      'Correct it, or write it again.',
      error,
    );
  }
}

function placeOfFault(text: string): string {
  const position = jsonFaultAt(text) ?? 0;
  if (position >= text.trimEnd().length) return 'it ends too early';
  const lines = text.slice(0, position).split(/\r\n|\r|\n/);
  return `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
}
