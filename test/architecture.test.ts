import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {basename, dirname, join, relative} from 'node:path';

const root = join(__dirname, '..');

interface Import {
  readonly from: string;
  /** Path inside the project without ending (`src/errors`), or a package name (`axios`), or `node:fs`. */
  readonly to: string;
  readonly typeOnly: boolean;
}

/** A row of the table in docs/architecture.md: what lies under these paths may import what lies under those. */
interface Room {
  readonly paths: readonly string[];
  /** Paths, or `everything`. */
  readonly allowed: readonly string[] | 'everything';
}

const basics = 'src/errors.ts';
const rooms: readonly Room[] = readFileSync(join(root, 'docs', 'architecture.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => {
    const [, paths = '', , allowed = ''] = line.split('|');
    const pathsIn = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
    return {paths: pathsIn(paths), allowed: allowed.trim() === 'everything' ? 'everything' : pathsIn(allowed)};
  });

const lengthIn = (room: Room, file: string): number =>
  Math.max(
    0,
    ...room.paths
      .filter((path) => file === path || (path.endsWith('/') && file.startsWith(path)))
      .map((path) => path.length),
  );

/** The row of a file: the one that names the longest part of its path. */
function roomOf(file: string): Room | undefined {
  const [first] = rooms
    .filter((room) => lengthIn(room, file) > 0)
    .sort((one, other) => lengthIn(other, file) - lengthIn(one, file));
  return first;
}

function mayImport(from: string, to: string): boolean {
  const [mine, other] = [roomOf(from), roomOf(to)];
  if (mine === undefined || other === undefined) return false;
  if (mine === other || mine.allowed === 'everything' || other.paths.includes(basics)) return true;
  return mine.allowed.some((path) => {
    if (path.endsWith('/**')) return to.startsWith(path.slice(0, -2));
    return path === to || (to.startsWith(path) && roomOf(path) === other);
  });
}

/** Packages that only these files may know. */
const owners: Readonly<Record<string, RegExp>> = {
  axios: /^(src\/servicetitan\/api|benchmark)\//,
  cockatiel: /^src\/servicetitan\/api\//,
  'faros-airbyte-cdk': /^src\/(airbyte\/|source$)/,
  '@duckdb/node-api': /^(src\/warehouse\/duckdb|benchmark|test)\//,
  '@google-cloud/bigquery': /^(src\/warehouse\/bigquery|benchmark|test)\//,
  commander: /^src\/cli\//,
  'cli-table3': /^src\/cli\//,
  'lossless-json': /^src\/json$/,
  'read-excel-file': /^src\/import\/files\/workbook$/,
  fflate: /^(src\/import\/files\/workbook-parts$|test\/)/,
  yaml: /^(src\/rules\/|test\/)/,
  ajv: /^(src\/rules\/|test\/)/,
  hono: /^src\/service\//,
  '@hono/node-server': /^src\/service\//,
  echarts: /^src\/report\//,
  '@google-cloud/dataform': /^(src\/transform\/managed\/google-|test\/)/,
  'google-auth-library': /^(src\/(service\/|transform\/managed\/google-|cli\/cloud\/fetch-object$)|test\/)/,
};

function filesBelow(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'})
    .filter((name) => name.endsWith('.ts') && !name.includes('node_modules'))
    .map((name) => join(folder, name));
}

const files = ['src', 'simulator', 'scripts', 'benchmark', 'test'].flatMap(filesBelow);

function importsOf(file: string): Import[] {
  const from = file.replace(/\.ts$/, '');
  const text = readFileSync(join(root, file), 'utf8');
  const pattern =
    /^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\b(?:import|require)\(\s*'([^']+)'\s*\)/gm;
  return [...text.matchAll(pattern)].map((match) => {
    const name = match[2] ?? match[3] ?? '';
    const to = name.startsWith('.') ? relative(root, join(root, dirname(file), name)) : name;
    return {from, to: existsSync(join(root, to, 'index.ts')) ? `${to}/index` : to, typeOnly: match[1] !== undefined};
  });
}

const imports = files.flatMap(importsOf);
/** `hono` of `hono/route`, `@duckdb/node-api` as it is. */
const packageOf = (name: string): string => name.split('/', name.startsWith('@') ? 2 : 1).join('/');
const isInside = (name: string): boolean => /^(src|simulator|scripts|benchmark|test)\//.test(name);

test('each folder imports only what docs/architecture.md says it may', () => {
  const offences = imports
    .filter(({to}) => isInside(to))
    .filter(({from, to}) => !mayImport(`${from}.ts`, `${to}.ts`))
    .map(({from, to}) => `${from} imports ${to}`);
  expect(offences).toEqual([]);
});

test('docs/architecture.md has a row for every file, and none for what is not there', () => {
  expect(files.filter((file) => roomOf(file) === undefined)).toEqual([]);
  const named = rooms.flatMap(({paths, allowed}) => [...paths, ...(allowed === 'everything' ? [] : allowed)]);
  expect(named.filter((path) => !existsSync(join(root, path.replace(/\*\*$/, ''))))).toEqual([]);
});

test('a file name means one thing: only the two adapters have parts of the same name', () => {
  const seen = new Map<string, string>();
  const twice: string[] = [];
  for (const file of files.filter((name) => name.startsWith('src/'))) {
    const name = basename(file);
    const other = seen.get(name);
    if (other !== undefined && ![other, file].every((path) => /^src\/warehouse\/(duckdb|bigquery)\//.test(path)))
      twice.push(`${other} and ${file}`);
    seen.set(name, file);
  }
  expect(twice).toEqual([]);
});

test('a folder holds about a dozen files', () => {
  const counts = new Map<string, number>();
  for (const file of files.filter((name) => /^(src|simulator|scripts|benchmark)\//.test(name)))
    counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  // A file of literals for each of ServiceTitan's API modules.
  counts.delete('src/streams');
  expect([...counts].filter(([, count]) => count > 15)).toEqual([]);
});

test('packages stay behind the file that owns them', () => {
  const offences = imports
    .filter(({from, to}) => owners[packageOf(to)]?.test(from) === false)
    .map(({from, to}) => `${from} imports ${to}`);
  expect(offences).toEqual([]);
});

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;

test('nothing outside the package is imported but declared dependencies and node', () => {
  const runtime = new Set(Object.keys({...manifest.dependencies, ...manifest.optionalDependencies}));
  const offences = imports
    .filter(
      ({from, to}) =>
        /^(src|simulator)\//.test(from) && !isInside(to) && !to.startsWith('node:') && !runtime.has(packageOf(to)),
    )
    .map(({from, to}) => `${from} imports ${to}`);
  expect(offences).toEqual([]);
});

test('what the connector imports is a dependency, what only the rest imports is optional: its image leaves that out', () => {
  const reached = new Set(['src/main-source']);
  const packages = new Set<string>();
  for (const file of reached)
    for (const {to} of imports.filter(({from, typeOnly}) => from === file && !typeOnly))
      if (isInside(to)) reached.add(to);
      else if (!to.startsWith('node:')) packages.add(packageOf(to));
  // The kit requires this one without declaring it.
  packages.add('faros-js-client');
  expect(Object.keys(manifest.dependencies).sort()).toEqual([...packages].sort());
});

test('modules do not import each other in a circle, types included', () => {
  const edges = new Map<string, string[]>();
  for (const {from, to} of imports) if (isInside(to)) edges.set(from, [...(edges.get(from) ?? []), to]);
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
    if (done.has(file) || path.includes(file)) return;
    for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of edges.keys()) visit(file, []);
  expect(circles).toEqual([]);
});

test('there are no default exports and no drawers for leftovers', () => {
  const texts = files.map((file) => [file, readFileSync(join(root, file), 'utf8')] as const);
  expect(texts.filter(([, text]) => /^export default\b/m.test(text)).map(([file]) => file)).toEqual([]);
  expect(files.filter((file) => /\/(utils?|helpers?|misc|common)\.ts$/.test(file))).toEqual([]);
});

test('src/streams holds data only', () => {
  const code = files
    .filter((file) => file.startsWith('src/streams/'))
    .filter((file) =>
      /\b(function|class|new|await|for|if|while)\b.*[({]|=>/.test(
        stripComments(readFileSync(join(root, file), 'utf8')),
      ),
    );
  expect(code).toEqual([]);
});

function stripComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '')
    .replace(/'[^']*'/g, "''");
}
