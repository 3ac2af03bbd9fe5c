import {cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import type {RulesDocument} from './compile';
import {companyRulesFile, companyRulesText, folders, rootFiles} from './publication';

/**
 * Lends a Dataform project that holds a company's rules, for the official CLI, which takes a folder only: a copy that is removed
 * afterwards, or the project itself where there are no such rules.
 */
export async function withProjectOf<T>(
  projectDir: string,
  rules: RulesDocument | undefined,
  use: (projectDir: string) => Promise<T>,
): Promise<T> {
  if (rules === undefined) return use(projectDir);
  const copy = mkdtempSync(join(tmpdir(), 'dataform-rules-'));
  try {
    for (const name of [...folders, ...rootFiles]) cpSync(join(projectDir, name), join(copy, name), {recursive: true});
    // A junction needs no rights on Windows; elsewhere it is a link like any other.
    symlinkSync(join(projectDir, 'node_modules'), join(copy, 'node_modules'), 'junction');
    writeFileSync(join(copy, companyRulesFile), companyRulesText(rules));
    return await use(copy);
  } finally {
    rmSync(copy, {recursive: true, force: true});
  }
}
