import {ConfigError} from '../../errors';
import {writeWholeFile} from '../whole-file';

/** Read by every command when no other file is named and this one lies in the working folder. */
export const defaultConfigFile = 'st-elt.json';

/**
 * Writes a configuration that only its owner may read: it holds secrets. Whole or not at all.
 * @throws ConfigError when the file cannot be written.
 */
export function writeConfigFile(file: string, config: Readonly<Record<string, unknown>>): void {
  try {
    writeWholeFile(file, `${JSON.stringify(config, null, 2)}\n`, 0o600);
  } catch (error) {
    throw new ConfigError(`${file} cannot be written.`, 'Check the folder and its permissions.', error);
  }
}
