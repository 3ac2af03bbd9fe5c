import {closeSync, openSync, writeSync} from 'node:fs';

/** A file that is written line by line, in large pieces; it comes to be with its first piece. */
export interface LineFile {
  readonly path: string;
  /** Characters so far. */
  readonly size: number;
  /** At least the bytes of the longest line. */
  readonly longestLineBytes: number;
  add(line: string): void;
  close(): void;
}

const pieceChars = 512 * 1024;
const mostBytesPerChar = 3;

/** @param path must not exist; readable by this user only. */
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
      if (pendingChars >= pieceChars) write();
    },
    close() {
      write();
      if (descriptor !== undefined) closeSync(descriptor);
    },
  };
}
