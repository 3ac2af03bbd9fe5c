import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

import {packageRoot} from '../../src/package-root';

/** A package as a lock file names it. */
export interface LockedPackage {
  /** Folder of the lock file, `.` for the root. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Needed to develop only: not installed where the product runs. */
  readonly dev: boolean;
  readonly hasInstallScript: boolean;
}

interface LockEntry {
  /** Where it is not that of its folder. */
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

/** Licences that ask for no more than to be named. */
const permissive: ReadonlySet<string> = new Set([
  'Apache-2.0',
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'Python-2.0',
]);
/** What tools may have besides: nothing of them is in what we give away. */
const forTools: ReadonlySet<string> = new Set([...permissive, 'MPL-2.0', 'CC-BY-4.0', 'CC0-1.0']);

/** Folders that have packages of their own. Those of `tools/` are installed on demand and never shipped. */
export function packageFolders(root: string): readonly string[] {
  const tools = readdirSync(join(root, 'tools')).map((name) => `tools/${name}`);
  return ['.', 'dataform', ...tools].filter((folder) => existsSync(join(root, folder, 'package.json')));
}

/** Every package of a lock file. */
export function lockedPackages(root: string, folder: string): readonly LockedPackage[] {
  const text = readFileSync(join(root, folder, 'package-lock.json'), 'utf8');
  const {packages} = JSON.parse(text) as {packages: Readonly<Record<string, LockEntry>>};
  return Object.entries(packages)
    .filter(([path, {link}]) => path !== '' && link !== true)
    .map(([path, {name, version = '', license = 'none', dev = false, hasInstallScript = false}]) => ({
      folder,
      name: name ?? path.replace(/^.*node_modules\//, ''),
      version,
      licence: license,
      dev: dev || folder.startsWith('tools/'),
      hasInstallScript,
    }));
}

/** Whether a package's licence may be used where it is: an expression like `(MIT OR CC0-1.0)` or `Apache-2.0 AND MIT`. */
export function isAllowed({licence, dev}: Pick<LockedPackage, 'licence' | 'dev'>): boolean {
  const allowed = dev ? forTools : permissive;
  const alternatives = licence.replace(/[()]/g, '').split(' OR ');
  return alternatives.some((all) => all.split(' AND ').every((one) => allowed.has(one.trim())));
}

/** Prints how many packages are under which licence, and exits 1 when one may not be used. */
function main(): void {
  const root = packageRoot();
  const packages = packageFolders(root).flatMap((folder) => lockedPackages(root, folder));
  for (const dev of [false, true]) {
    process.stdout.write(dev ? 'Tools and tests\n' : 'What runs\n');
    const counts = new Map<string, number>();
    for (const {licence} of packages.filter((one) => one.dev === dev))
      counts.set(licence, (counts.get(licence) ?? 0) + 1);
    for (const [licence, count] of [...counts].sort(([, a], [, b]) => b - a))
      process.stdout.write(`${String(count).padStart(5)}  ${licence}\n`);
  }
  const refused = packages.filter((one) => !isAllowed(one));
  for (const {folder, name, version, licence} of refused)
    process.stderr.write(
      `${name} ${version} in ${folder} is under ${licence}, which is not on the list in scripts/ci/licences.ts.\n`,
    );
  process.exitCode = refused.length === 0 ? 0 : 1;
}

if (require.main === module) main();
