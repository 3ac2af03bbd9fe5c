import {readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';

/*
 * What can be said of the Dockerfiles without building them. `npm run test:container` builds both and looks at the images.
 */

const root = join(__dirname, '..');
const text = (name: string): string => readFileSync(join(root, name), 'utf8');
const files = ['Dockerfile', 'deploy/Dockerfile'];
const bases = files.flatMap((file) => [...text(file).matchAll(/^FROM (\S+)/gm)].map(([, base = '']) => base));
const {version, engines} = JSON.parse(text('package.json')) as {version: string; engines: {node: string}};

it('builds both images in two stages on one base, pinned by its exact tag and by digest', () => {
  expect(bases).toHaveLength(4);
  expect(new Set(bases).size).toBe(1);
  expect(bases[0]).toMatch(/^node:\d+\.\d+\.\d+-[a-z]+-slim@sha256:[0-9a-f]{64}$/);
});

it('runs on an LTS release of Node that the package supports, on a base with a shell', () => {
  const major = Number(/\d+/.exec(bases[0] ?? '')?.[0]);
  expect(major).toBeGreaterThanOrEqual(Number(/\d+/.exec(engines.node)?.[0]));
  expect(major % 2).toBe(0);
  // Airbyte evaluates the entrypoint with /bin/sh; distroless images and scratch have none.
  expect(bases[0]).toMatch(/-(bookworm|trixie)-slim@/);
});

it('names the entrypoint of the connector twice, the same executable file', () => {
  const [, variable = ''] = /^ENV AIRBYTE_ENTRYPOINT="(.+)"$/m.exec(text('Dockerfile')) ?? [];
  expect(text('Dockerfile')).toContain(`ENTRYPOINT ["${variable}"]`);
  const file = variable.replace('/airbyte/integration_code/', '');
  expect(statSync(join(root, file)).mode & 0o111).toBe(0o111);
});

it.each(files)('%s runs no scripts of packages and carries the version of the package', (file) => {
  const installs = [...text(file).matchAll(/^RUN .*npm ci.*$/gm)].map(([line]) => line);
  expect(installs.length).toBeGreaterThan(0);
  for (const line of installs) expect(line).toContain('--ignore-scripts');
  expect(text(file)).toMatch(new RegExp(`version="${version.replace(/\./g, '\\.')}"`));
});

it('says the same version to Airbyte', () => {
  expect(text('metadata.yaml')).toMatch(new RegExp(`^ {2}dockerImageTag: ${version.replace(/\./g, '\\.')}$`, 'm'));
});
