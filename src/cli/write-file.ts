import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import {resolve} from 'node:path';

import {ConfigError} from '../errors';

const privateMode = 0o600;

/**
 * Writes a file that only its owner may read, whole or not at all.
 * @throws ConfigError when it cannot be written.
 */
export function writePrivateFile(file: string, text: string): void {
  writeWhole(resolve(file), text, {file, mode: privateMode});
}

/** The same of a file that may be there: it keeps its permissions, and a link to it stays one. */
export function replaceFile(file: string, text: string): void {
  const path = existsSync(file) ? realpathSync(file) : resolve(file);
  writeWhole(path, text, {file, mode: existsSync(path) ? statSync(path).mode & 0o777 : privateMode});
}

function writeWhole(path: string, text: string, {file, mode}: {readonly file: string; readonly mode: number}): void {
  const draft = `${path}.${process.pid}.new`;
  try {
    // `wx`: what lies there already may be a link to somewhere else.
    const handle = openSync(draft, 'wx', privateMode);
    try {
      writeSync(handle, text);
      fchmodSync(handle, mode);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, {force: true});
    throw new ConfigError(`${file} cannot be written.`, 'Check the folder and its permissions.', error);
  }
}
