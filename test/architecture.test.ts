import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';

const root = join(__dirname, '..');

interface Import {
  readonly from: string;
  /** Path inside the project without ending (`src/errors`), or a package name (`axios`), or `node:fs`. */
  readonly to: string;
  readonly typeOnly: boolean;
}

/** Who may import whom inside the project: file prefix → allowed prefixes. The first matching row decides. */
const may: readonly (readonly [file: string, allowed: readonly string[]])[] = [
  ['src/streams/', ['src/streams/']],
  ['src/errors', ['src/address']],
  ['src/json', []],
  ['src/address', []],
  ['src/nearest', []],
  ['src/input-file', ['src/errors', 'src/json']],
  ['src/log', ['src/visible']],
  ['src/outside-errors', ['src/errors']],
  ['src/visible', []],
  ['src/heap', []],
  ['src/nearest', []],
  ['src/package-root', []],
  ['src/tenant', ['src/address', 'src/errors', 'src/json']],
  ['src/config-keys', []],
  [
    'src/config',
    [
      'src/address',
      'src/config-keys',
      'src/errors',
      'src/catalogue',
      'src/nearest',
      'src/tenant',
      'src/servicetitan/time',
    ],
  ],
  ['src/catalogue', ['src/streams/', 'src/errors', 'src/nearest', 'src/package-root']],
  [
    'src/servicetitan/',
    [
      'src/servicetitan/',
      'src/streams/definition',
      'src/catalogue',
      'src/errors',
      'src/outside-errors',
      'src/config',
      'src/json',
      'src/log',
      'src/tenant',
    ],
  ],
  [
    'src/airbyte/',
    [
      'src/airbyte/',
      'src/servicetitan/',
      'src/streams/definition',
      'src/address',
      'src/catalogue',
      'src/errors',
      'src/config',
      'src/config-keys',
      'src/input-file',
      'src/json',
      'src/log',
      'src/nearest',
      'src/tenant',
      'src/package-root',
      'src/visible',
    ],
  ],
  [
    'src/source',
    [
      'src/airbyte/',
      'src/servicetitan/',
      'src/streams/',
      'src/catalogue',
      'src/errors',
      'src/config',
      'src/json',
      'src/log',
      'src/package-root',
    ],
  ],
  ['src/main-source', ['src/source', 'src/airbyte/', 'src/heap', 'src/package-root']],
  [
    'src/warehouse/',
    [
      'src/warehouse/',
      'src/streams/definition',
      'src/catalogue',
      'src/errors',
      'src/outside-errors',
      'src/json',
      'src/log',
      'src/tenant',
    ],
  ],
  [
    'src/pipeline/',
    [
      'src/pipeline/',
      'src/dataform/',
      'src/rules/',
      'src/warehouse/warehouse',
      'src/warehouse/table',
      'src/warehouse/fit',
      'src/warehouse/drift',
      'src/warehouse/lease-error',
      'src/airbyte/protocol',
      'src/streams/definition',
      'src/catalogue',
      'src/errors',
      'src/json',
      'src/log',
      'src/tenant',
      'src/package-root',
    ],
  ],
  [
    'src/dataform/',
    ['src/dataform/', 'src/warehouse/warehouse', 'src/errors', 'src/outside-errors', 'src/json', 'src/package-root'],
  ],
  [
    'src/import/',
    [
      'src/import/',
      'src/pipeline/',
      'src/warehouse/warehouse',
      'src/warehouse/table',
      'src/warehouse/fit',
      'src/streams/definition',
      'src/tenant',
      'src/errors',
      'src/json',
      'src/log',
    ],
  ],
  [
    'src/service/',
    [
      'src/service/',
      'src/pipeline/',
      'src/warehouse/warehouse',
      'src/warehouse/lease-error',
      'src/airbyte/protocol',
      'src/servicetitan/time',
      'src/streams/definition',
      'src/catalogue',
      'src/errors',
      'src/json',
      'src/log',
      'src/nearest',
      'src/tenant',
    ],
  ],
  [
    'src/rules/',
    [
      'src/rules/',
      'src/dataform/',
      'src/warehouse/warehouse',
      'src/warehouse/duckdb-regex',
      'src/warehouse/table',
      'src/catalogue',
      'src/errors',
      'src/visible',
      'src/nearest',
    ],
  ],
  ['src/report/', ['src/report/', 'src/warehouse/warehouse', 'src/errors']],
  ['src/cli/', ['src/', 'simulator/']],
  ['simulator/', ['simulator/', 'src/streams/']],
  [
    'scripts/',
    [
      'scripts/',
      'benchmark/bigquery/costs',
      'src/dataform/',
      'src/warehouse/duckdb',
      'src/catalogue',
      'src/source',
      'src/streams/',
      'src/warehouse/table',
      'src/package-root',
    ],
  ],
  ['test/oracle/', ['test/oracle/']],
];

/** Packages that only these files may know. */
const owners: Readonly<Record<string, RegExp>> = {
  axios: /^src\/servicetitan\//,
  cockatiel: /^src\/servicetitan\//,
  'faros-airbyte-cdk': /^src\/(airbyte\/|source$)/,
  '@duckdb/node-api': /^(src\/warehouse\/duckdb|test\/)/,
  '@google-cloud/bigquery': /^(src\/warehouse\/bigquery|test\/)/,
  commander: /^src\/cli\//,
  'cli-table3': /^src\/cli\//,
  'lossless-json': /^src\/json$/,
  'read-excel-file': /^src\/import\/workbook$/,
  fflate: /^(src\/import\/workbook-parts$|test\/)/,
  yaml: /^(src\/rules\/|test\/)/,
  ajv: /^(src\/rules\/|test\/)/,
  hono: /^src\/service\//,
  '@hono/node-server': /^src\/service\//,
  echarts: /^src\/report\//,
  '@google-cloud/dataform': /^(src\/dataform\/google-|test\/)/,
  'google-auth-library': /^(src\/(service\/|dataform\/google-|cli\/fetch-object$)|test\/)/,
};

function filesBelow(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'})
    .filter((name) => name.endsWith('.ts') && !name.includes('node_modules'))
    .map((name) => join(folder, name));
}

const files = ['src', 'simulator', 'scripts', 'test'].flatMap(filesBelow);

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
const isInside = (name: string): boolean => /^(src|simulator|scripts|test)\//.test(name);

test('each folder imports only what it may', () => {
  const offences = imports
    .filter(({to}) => isInside(to))
    .filter(({from, to}) => {
      const rule = may.find(([prefix]) => from.startsWith(prefix) || from === prefix);
      return rule !== undefined && !rule[1].some((prefix) => to.startsWith(prefix));
    })
    .map(({from, to}) => `${from} imports ${to}`);
  expect(offences).toEqual([]);
});

test('every source file is covered by a rule', () => {
  const uncovered = files
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((file) => file.startsWith('src/') && !may.some(([prefix]) => file.startsWith(prefix)));
  expect(uncovered).toEqual([]);
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

test('modules do not import each other in a circle', () => {
  const edges = new Map<string, string[]>();
  for (const {from, to, typeOnly} of imports)
    if (!typeOnly && isInside(to)) edges.set(from, [...(edges.get(from) ?? []), to]);
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
