import {randomBytes} from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {resolve} from 'node:path';

/** A file that stands there, in a folder where none can be made or put in its place (a file that is mounted by itself). */
const onlyInPlace = new Set(['EACCES', 'EPERM', 'EROFS', 'EBUSY']);

/**
 * Writes a file whole or not at all: who reads it meanwhile, and whoever comes after a kill or a full disk, finds the old one or
 * the new one. Where a link lies, the file behind it is written.
 * @param mode permissions; absent: those of the old file, or for its owner alone.
 * @throws what Node throws when it cannot be written.
 */
export function writeWholeFile(file: string, text: string, mode?: number): void {
  const old = statSync(file, {throwIfNoEntry: false});
  // A pipe or a device is written to, and not replaced.
  if (old !== undefined && !old.isFile()) return writeFileSync(file, text);
  const path = old === undefined ? resolve(file) : realpathSync(file);
  try {
    replace(path, text, mode ?? (old === undefined ? 0o600 : old.mode & 0o777));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (old === undefined || mode !== undefined || !onlyInPlace.has(code)) throw error;
    writeFileSync(path, text);
  }
}

function replace(path: string, text: string, mode: number): void {
  // Not by the process id: in a container every run has the same, and the draft of a killed one would lie in the way.
  const draft = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    // `wx`: what lies there already may be a link to somewhere else.
    const handle = openSync(draft, 'wx', 0o600);
    try {
      writeFileSync(handle, text);
      fchmodSync(handle, mode);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, {force: true});
    throw error;
  }
}
