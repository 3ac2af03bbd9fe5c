import {closeSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, writeSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';

import {WarehouseError} from '../../errors';

/** A file that is written line by line, in large pieces; it comes to be with its first piece. */
export interface LineFile {
  readonly path: string;
  /** Bytes so far. */
  readonly size: number;
  readonly longestLineBytes: number;
  /** @throws WarehouseError when the disk is full. */
  add(line: string): void;
  close(): void;
}

const pieceBytes = 1024 * 1024;
const mostBytesPerChar = 3;

const folderPrefix = 'st-elt-';
const staleAfterMs = 24 * 60 * 60_000;

/**
 * Makes a folder for the files of one run, which this user alone can read; clears away those of killed runs.
 * @param parent default the system's folder for temporary files.
 */
export function makeSpoolFolder(parent = tmpdir()): string {
  return onDisk(parent, () => {
    const mine = mkdtempSync(join(parent, folderPrefix));
    // By the clock that stamps files: this process's own may be a day ahead, and others' folders then look old.
    const {mtimeMs: nowMs} = statSync(mine);
    for (const name of readdirSync(parent)) if (name.startsWith(folderPrefix)) removeIfStale(join(parent, name), nowMs);
    return mine;
  });
}

/** A run that is alive makes and deletes a file for every batch, so its folder does not grow that old. */
function removeIfStale(folder: string, nowMs: number): void {
  try {
    if (nowMs - statSync(folder).mtimeMs > staleAfterMs) rmSync(folder, {recursive: true, force: true});
  } catch {
    // Another run was quicker, or it is another user's.
  }
}

/** @param path must not exist. */
export function openLineFile(path: string): LineFile {
  let descriptor: number | undefined;
  let piece: Buffer | undefined;
  let filled = 0;
  let size = 0;
  let longest = 0;

  function write(bytes: Buffer): void {
    descriptor ??= openSync(path, 'wx', 0o600);
    for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
  }

  function writePiece(): void {
    if (piece === undefined || filled === 0) return;
    write(piece.subarray(0, filled));
    filled = 0;
  }

  function add(line: string): void {
    const most = line.length * mostBytesPerChar + 1;
    if (filled + most > pieceBytes) onDisk(dirname(path), writePiece);
    let bytes: number;
    if (most > pieceBytes) {
      const whole = Buffer.from(`${line}\n`);
      bytes = whole.length;
      onDisk(dirname(path), () => write(whole));
    } else {
      piece ??= Buffer.allocUnsafe(pieceBytes);
      bytes = piece.write(line, filled) + 1;
      piece[filled + bytes - 1] = newline;
      filled += bytes;
    }
    size += bytes;
    longest = Math.max(longest, bytes);
  }

  return {
    path,
    get size() {
      return size;
    },
    get longestLineBytes() {
      return longest;
    },
    add,
    close() {
      onDisk(dirname(path), writePiece);
      piece = undefined;
      if (descriptor !== undefined) closeSync(descriptor);
    },
  };
}

const newline = 10;

function onDisk<T>(folder: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new WarehouseError(
      `Temporary files cannot be written in ${folder} (${code}).`,
      'Make room there, or set TMPDIR to a folder on a larger disk.',
      error,
    );
  }
}
