import {existsSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

/** Folder of this package: the same whether the code runs from `src/` (tests) or from `dist/src/` (everything else). */
export function packageRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

/** Version of this package. */
export function packageVersion(): string {
  return (JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {version: string}).version;
}
