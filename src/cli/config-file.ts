import {closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync} from 'node:fs';
import {resolve} from 'node:path';

import {ConfigError} from '../errors';

/** Read by every command when no other file is named and this one lies in the working folder. */
export const defaultConfigFile = 'st-elt.json';

/**
 * Writes a configuration that only its owner may read: it holds secrets. Whole or not at all.
 * @throws ConfigError when the file cannot be written.
 */
export function writeConfigFile(file: string, config: Readonly<Record<string, unknown>>): void {
  const path = resolve(file);
  const draft = `${path}.${process.pid}.new`;
  try {
    // `wx`: what lies there already may be a link to somewhere else.
    const handle = openSync(draft, 'wx', 0o600);
    try {
      writeSync(handle, `${JSON.stringify(config, null, 2)}\n`);
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
