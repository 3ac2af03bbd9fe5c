import {existsSync, statSync} from 'node:fs';
import {resolve} from 'node:path';

import type {Line} from './checks';

const readableByOthers = 0o077;

/**
 * Whether other accounts of this machine may read files that hold secrets or data of customers.
 * @param files what may be there: the configuration, `.env`, the warehouse. Missing ones are left out.
 * @returns no line where the platform has no such permissions (Windows).
 */
export function checkFiles(files: readonly string[]): readonly Line[] {
  if (process.platform === 'win32') return [];
  const line = {name: 'file permissions', concerns: 'configuration'} as const;
  const present = [...new Set(files.map((file) => resolve(file)))].filter((file) => existsSync(file));
  const open = present.filter((file) => statSync(file).isFile() && (statSync(file).mode & readableByOthers) !== 0);
  if (present.length === 0) return [];
  if (open.length === 0)
    return [{...line, state: 'ok', says: 'only this account may read configuration and warehouse'}];
  return [
    {
      ...line,
      state: 'warning',
      says: `other accounts of this machine may read ${open.join(', ')}`,
      remedy: `Run: chmod 600 ${open.map(quotedForShell).join(' ')}`,
    },
  ];
}

function quotedForShell(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
