import {execFileSync, spawnSync} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';

import {isAllowed, lockedPackages, packageFolders} from '../../scripts/ci/licences';

const root = join(__dirname, '../..');
const folders = packageFolders(root);
const packages = folders.flatMap((folder) => lockedPackages(root, folder));
const read = <T>(file: string): T => JSON.parse(readFileSync(join(root, file), 'utf8')) as T;
const page = readFileSync(join(root, 'docs/supply-chain.md'), 'utf8');

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const wantedBy = (folder: string): Readonly<Record<string, string>> => {
  const {dependencies, optionalDependencies, devDependencies} = read<Manifest>(join(folder, 'package.json'));
  return {...dependencies, ...optionalDependencies, ...devDependencies};
};

test('there are packages in five folders, and more would be found', () => {
  const {stdout} = {stdout: execFileSync('git', ['ls-files', '*package.json'], {cwd: root, encoding: 'utf8'})};
  const tracked = stdout
    .trim()
    .split('\n')
    .map((file) => file.replace(/\/?package\.json$/, '') || '.');
  expect([...folders].sort()).toEqual(tracked.sort());
});

describe.each(folders)('packages of %s', (folder) => {
  test('are named by exact versions', () => {
    expect(
      Object.entries(wantedBy(folder)).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
    ).toEqual([]);
  });

  test('are locked, by what is in them and not by where they come from', () => {
    expect(existsSync(join(root, folder, 'package-lock.json'))).toBe(true);
    const {lockfileVersion, packages: locked} = read<{
      lockfileVersion: number;
      packages: Readonly<Record<string, Readonly<Record<string, unknown>>>> & {readonly '': Manifest};
    }>(join(folder, 'package-lock.json'));
    expect(lockfileVersion).toBe(3);
    const {'': own, ...others} = locked;
    expect({...own.dependencies, ...own.optionalDependencies, ...own.devDependencies}).toEqual(wantedBy(folder));
    const loose = Object.entries(others).filter(
      ([, one]) => one.link !== true && !/^sha512-/.test(String(one.integrity)),
    );
    expect(loose.map(([name]) => name)).toEqual([]);
    expect(Object.entries(others).filter(([, one]) => one.resolved !== undefined)).toEqual([]);
  });
});

test('every licence is on the list', () => {
  expect(packages.length).toBeGreaterThan(800);
  expect(packages.filter((one) => !isAllowed(one))).toEqual([]);
});

test('a licence that asks for more is refused where the product runs', () => {
  const verdicts = ['GPL-3.0', 'AGPL-3.0-only', 'UNLICENSED', 'none', 'MPL-2.0', 'MIT AND GPL-2.0', 'SEE LICENSE IN x'];
  expect(verdicts.filter((licence) => isAllowed({licence, dev: false}))).toEqual([]);
  expect(verdicts.filter((licence) => isAllowed({licence, dev: true}))).toEqual(['MPL-2.0']);
  expect(isAllowed({licence: '(GPL-2.0 OR MIT)', dev: false})).toBe(true);
  expect(isAllowed({licence: 'Apache-2.0 AND MIT', dev: false})).toBe(true);
});

test('every package that runs a script when it is installed is listed with the reason', () => {
  const [, table = ''] = /## Scripts at installation([\s\S]*?)\n## /.exec(page) ?? [];
  const listed = [...table.matchAll(/^\| `([^`]+)` \| (.+) \| (.+) \|$/gm)];
  expect(listed.filter(([, , what = '', why = '']) => what.length < 10 || why.length < 20)).toEqual([]);
  const found = new Set(packages.filter(({hasInstallScript}) => hasInstallScript).map(({name}) => name));
  expect(listed.map(([, name]) => name).sort()).toEqual([...found].sort());
});

test('`npm run sbom` names every package that runs and no other, without a network', () => {
  const offline = {...process.env, npm_config_offline: 'true', npm_config_registry: 'http://127.0.0.1:9'};
  const printed = execFileSync('npm', ['run', '--silent', 'sbom'], {cwd: root, env: offline, maxBuffer: 2 ** 28});
  const {bomFormat, metadata, components, dependencies} = JSON.parse(printed.toString()) as {
    bomFormat: string;
    metadata: {component: {name: string}};
    components: readonly {
      name: string;
      version: string;
      scope?: string;
      hashes: readonly unknown[];
      licenses?: readonly unknown[];
    }[];
    dependencies: readonly {ref: string; dependsOn: readonly string[]}[];
  };
  expect([bomFormat, metadata.component.name]).toEqual(['CycloneDX', 'servicetitan-elt']);
  const named = components.map(({name, version}) => `${name}@${version}`).sort();
  const running = packages.filter(({dev}) => !dev).map(({name, version}) => `${name}@${version}`);
  expect(named).toEqual([...new Set(running)].sort());
  expect(components.filter(({hashes, licenses}) => hashes.length === 0 || licenses === undefined)).toEqual([]);
  expect(components.filter(({scope = 'required'}) => scope !== 'required')).toEqual([]);
  const refs = new Set(dependencies.map(({ref}) => ref));
  expect(dependencies.flatMap(({dependsOn}) => dependsOn).filter((ref) => !refs.has(ref))).toEqual([]);
});

test('an optional package that npm left out is told in one line, everywhere but in the connector', () => {
  const folder = mkdtempSync(join(tmpdir(), 'packages-'));
  const install = (file: string): void => {
    mkdirSync(dirname(join(folder, file)), {recursive: true});
    cpSync(join(root, file), join(folder, file));
  };
  const look = () => {
    const {status, stderr} = spawnSync(process.execPath, [join(folder, 'scripts/require-packages.cjs')]);
    return [status, stderr.toString()];
  };
  ['package.json', 'scripts/require-packages.cjs'].forEach(install);
  const names = Object.keys(read<Required<Manifest>>('package.json').optionalDependencies);
  names.slice(2).forEach((name) => install(`node_modules/${name}/package.json`));
  expect(look()).toEqual([
    1,
    `npm installed without ${names[0]}, ${names[1]}: it could not fetch that, or was told to omit optional packages. ` +
      'Run `npm ci` once more, without `--omit=optional`.\n',
  ]);
  names.slice(0, 2).forEach((name) => install(`node_modules/${name}/package.json`));
  expect(look()).toEqual([0, '']);
  rmSync(folder, {recursive: true});
});

test('the bundle of the connector holds the packages that the page explains, at most 40, with license and name', async () => {
  const [, section = ''] = /## What is in the connector's image([\s\S]*?)\n## /.exec(page) ?? [];
  const rows = [...section.matchAll(/^\| (`.+`) \| .+ \|$/gm)].map(([, names = '']) => names);
  const explained = rows.flatMap((names) => [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  const {bundleSource} = jest.requireActual<{bundleSource: (folder: string) => Promise<string[]>}>(
    '../../scripts/bundle-source.cjs',
  );
  const bundled = await bundleSource(folder);
  expect(bundled).toEqual([...explained].sort());
  expect(bundled).toContain('faros-airbyte-cdk');
  expect(bundled.length).toBeLessThanOrEqual(40);
  for (const name of bundled) {
    const {license} = JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')) as {
      license: string;
    };
    expect([name, isAllowed({licence: license, dev: false})]).toEqual([name, true]);
  }
  rmSync(folder, {recursive: true});
});

test('renovate keeps away from versions that were decided against', () => {
  const {packageRules} = read<{
    packageRules: readonly {matchPackageNames?: readonly string[]; allowedVersions?: string}[];
  }>('renovate.json');
  const limits = packageRules.flatMap(({matchPackageNames = [], allowedVersions}) =>
    allowedVersions === undefined ? [] : matchPackageNames.map((name) => [name, allowedVersions] as const),
  );
  const wanted = Object.assign({}, ...folders.map(wantedBy)) as Readonly<Record<string, string>>;
  expect(limits.length).toBeGreaterThan(6);
  for (const [name, allowed] of limits) {
    if (name === 'node') continue;
    const [, major, minor] = /^<(\d+)(?:\.(\d+))?$/.exec(allowed) ?? [];
    const [haveMajor = NaN, haveMinor = NaN] = (wanted[name] ?? '').split('.').map(Number);
    const below = haveMajor < Number(major) || (haveMajor === Number(major) && haveMinor < Number(minor ?? 0));
    expect([name, below]).toEqual([name, true]);
  }
});
