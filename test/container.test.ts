import {readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';

import {ignores, type Instruction, pairsOf, parseDockerfile} from '../scripts/dockerfile';

const root = join(__dirname, '..');
const text = (name: string): string => readFileSync(join(root, name), 'utf8');
const stages = parseDockerfile(text('Dockerfile'));
const [build, image] = stages;
const {version} = JSON.parse(text('package.json')) as {version: string};

function instructions(name: string): readonly Instruction[] {
  return image?.instructions.filter((one) => one.name === name) ?? [];
}
const environment = Object.assign({}, ...instructions('ENV').map((one) => pairsOf(one.text))) as Record<string, string>;

it('builds in one stage and ships another, on one base', () => {
  expect(stages).toHaveLength(2);
  expect(build?.alias).toBe('build');
  expect(image?.base).toBe(build?.base);
});

it('pins the base by its exact tag and by digest', () => {
  expect(image?.base).toMatch(/^node:\d+\.\d+\.\d+-[a-z]+-slim@sha256:[0-9a-f]{64}$/);
});

it('runs on the major version of Node that the package asks for', () => {
  const {engines} = JSON.parse(text('package.json')) as {engines: {node: string}};
  const major = Number(/\d+/.exec(image?.base ?? '')?.[0]);
  expect(major).toBeGreaterThanOrEqual(Number(/\d+/.exec(engines.node)?.[0]));
});

it('has the shell in which Airbyte evaluates the entrypoint', () => {
  // Debian images bring /bin/sh; distroless ones and scratch do not.
  expect(image?.base).toMatch(/-(bookworm|bullseye|trixie)-slim@/);
});

it('names its entrypoint twice, the same absolute path of a file that it holds', () => {
  const [entrypoint] = instructions('ENTRYPOINT');
  const command = JSON.parse(entrypoint?.text ?? '[]') as string[];
  expect(command).toHaveLength(1);
  expect(command[0]).toBe(environment.AIRBYTE_ENTRYPOINT);
  expect(command[0]).toMatch(/^\/airbyte\/integration_code\//);
  const file = (command[0] ?? '').replace('/airbyte/integration_code/', '');
  expect(statSync(join(root, file)).mode & 0o111).toBe(0o111);
  expect(instructions('COPY').map((one) => one.text)).toContainEqual(`${file} ./bin/`);
});

it('runs as uid 1000, and as nobody else after that', () => {
  expect(instructions('USER').map((one) => one.text)).toEqual(['1000:1000']);
  const order = image?.instructions.map(({name}) => name) ?? [];
  expect(order.slice(order.indexOf('USER'))).toEqual(['USER', 'ENV', 'ENTRYPOINT']);
});

it('carries the labels of an Airbyte connector, with the version of the package', () => {
  const labels = Object.assign({}, ...instructions('LABEL').map((one) => pairsOf(one.text))) as Record<string, string>;
  expect(labels).toEqual({'io.airbyte.name': 'source-servicetitan', 'io.airbyte.version': version});
  expect(text('metadata.yaml')).toMatch(new RegExp(`^ {2}dockerImageTag: ${version.replace(/\./g, '\\.')}$`, 'm'));
});

it('ships production packages only, exactly those of the lock file, and runs no scripts of theirs', () => {
  const [install] = instructions('RUN');
  expect(install?.text).toMatch(/^npm ci --omit=dev --omit=optional --ignore-scripts /);
  expect(environment.NODE_ENV).toBe('production');
});

it('copies no tests, simulator or configuration into the image', () => {
  const copied = instructions('COPY').flatMap((one) => one.text.split(/\s+/).slice(0, -1));
  expect(copied.filter((path) => /test|simulator|config|secret|^\.$/.test(path))).toEqual([]);
});

it('lets neither secrets nor packages nor builds into the context', () => {
  const out = ignores(text('.dockerignore'));
  for (const path of [
    'node_modules/axios/index.js',
    'dataform/node_modules',
    '.env',
    '.env.production',
    'secrets/config.json',
    'integration_tests/secrets/config.json',
    'st.duckdb',
    'data/st.duckdb.wal',
    'dist/src/main.js',
    '.git/config',
  ]) {
    expect([path, out(path)]).toEqual([path, true]);
  }
  for (const path of [
    'src/main-source.ts',
    'spec.json',
    'package-lock.json',
    '.npmrc',
    'src/servicetitan/secrets.ts',
  ]) {
    expect([path, out(path)]).toEqual([path, false]);
  }
});

describe('the image of st-elt', () => {
  const [builder, served] = parseDockerfile(text('deploy/Dockerfile'));
  const of = (name: string): readonly string[] =>
    served?.instructions.filter((one) => one.name === name).map((one) => one.text) ?? [];

  it('has the base of the connector, pinned by digest, in both stages', () => {
    expect([builder?.base, served?.base]).toEqual([image?.base, image?.base]);
  });

  it('runs the program that it holds as uid 1000, who may write only where data goes', () => {
    expect(of('USER')).toEqual(['1000:1000']);
    expect(of('ENTRYPOINT')).toEqual(['["/app/bin/st-elt"]']);
    expect(of('CMD')).toEqual(['["serve"]']);
    expect(of('RUN').filter((command) => command.includes('chown'))).toEqual(['chown 1000:1000 /data']);
    expect(served?.instructions.at(-3)?.name).toBe('USER');
  });

  it('carries the KPIs and the version of the package', () => {
    expect(of('COPY')).toContain('dataform ./dataform');
    expect(of('LABEL')[0]).toContain(`version="${version}"`);
  });
});
