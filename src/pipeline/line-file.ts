import {closeSync, mkdtempSync, openSync, writeSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';

import {WarehouseError} from '../errors';

/** A file that is written line by line, in large pieces; it comes to be with its first piece. */
export interface LineFile {
  readonly path: string;
  /** Characters so far. */
  readonly size: number;
  /** At least the bytes of the longest line. */
  readonly longestLineBytes: number;
  /** @throws WarehouseError when the disk is full. */
  add(line: string): void;
  close(): void;
}

const pieceChars = 512 * 1024;
const mostBytesPerChar = 3;

/**
 * Makes a folder for the files of one run, which this user alone can read.
 * @param parent default the system's folder for temporary files.
 */
export function makeSpoolFolder(parent = tmpdir()): string {
  return onDisk(parent, () => mkdtempSync(join(parent, 'st-elt-')));
}

/** @param path must not exist. */
export function openLineFile(path: string): LineFile {
  let descriptor: number | undefined;
  let pending: string[] = [];
  let pendingChars = 0;
  let size = 0;
  let longest = 0;

  function write(): void {
    if (pending.length === 0) return;
    descriptor ??= openSync(path, 'wx', 0o600);
    const piece = Buffer.from(`${pending.join('\n')}\n`);
    for (let written = 0; written < piece.length;) written += writeSync(descriptor, piece, written);
    pending = [];
    pendingChars = 0;
  }

  return {
    path,
    get size() {
      return size;
    },
    get longestLineBytes() {
      return longest * mostBytesPerChar;
    },
    add(line) {
      pending.push(line);
      pendingChars += line.length;
      size += line.length;
      longest = Math.max(longest, line.length);
      if (pendingChars >= pieceChars) onDisk(dirname(path), write);
    },
    close() {
      onDisk(dirname(path), write);
      if (descriptor !== undefined) closeSync(descriptor);
    },
  };
}

function onDisk<T>(folder: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new WarehouseError(
      `Rows cannot be put down in ${folder} on their way to the warehouse (${code}).`,
      'Make room there, or set TMPDIR to a folder on a larger disk.',
      error,
    );
  }
}
