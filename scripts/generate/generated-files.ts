import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

/** Files that follow from others: writes those that are stale, or only notes them. */
export interface GeneratedFiles {
  /** @param file path below the root. */
  put(file: string, content: string): void;
  /** Removes what a folder holds beside these names. */
  keepOnly(folder: string, names: ReadonlySet<string>): void;
  /** Paths that were stale, in order. */
  readonly stale: readonly string[];
}

/** @param check only note what is stale. */
export function generatedFiles(root: string, check: boolean): GeneratedFiles {
  const stale: string[] = [];
  return {
    stale,
    put: (file, content) => {
      const path = join(root, file);
      if (existsSync(path) && readFileSync(path, 'utf8') === content) return;
      stale.push(file);
      if (check) return;
      mkdirSync(dirname(path), {recursive: true});
      writeFileSync(path, content);
    },
    keepOnly: (folder, names) => {
      const path = join(root, folder);
      if (!existsSync(path)) return;
      for (const file of readdirSync(path).filter((name) => !names.has(name))) {
        stale.push(`${folder}/${file} (no such stream)`);
        if (!check) rmSync(join(path, file));
      }
    },
  };
}
