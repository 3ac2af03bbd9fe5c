// `npm run sbom`: a CycloneDX document of everything that runs, from the lock files alone.
//
// `npm sbom --omit dev` leaves out packages that the tests use as well (npm 11.19), so everything is asked for and what is for
// development only is left out here.

const {execFileSync} = require('node:child_process');
const {join} = require('node:path');

const root = join(__dirname, '..', '..');
const isForDevelopment = ({properties}) => properties.some(({name}) => name === 'cdx:npm:package:development');

function billOf(folder) {
  const args = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'];
  const options = {cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28, shell: process.platform === 'win32'};
  return JSON.parse(execFileSync('npm', args, options));
}

/** npm 10 calls a package by the alias under which another one installs it; its address has the real name. */
const byRealName = (component) => ({
  ...component,
  name: decodeURIComponent(component.purl.replace(/^pkg:npm\//, '')).replace(/@[^@]*$/, ''),
});
/** To npm, optional is what the Airbyte connector does without. A scanner would pass over it, and the rest needs it. */
const asRequired = ({scope: _, ...component}) => component;
const unique = (things) => [...new Map(things.map((thing) => [thing['bom-ref'] ?? thing.ref, thing])).values()];

const [own, dataform] = [billOf(root), billOf(join(root, 'dataform'))];
const components = unique(
  [...own.components.filter((one) => !isForDevelopment(one)), ...dataform.components].map(byRealName).map(asRequired),
);
const kept = new Set([own, dataform].map(({metadata}) => metadata.component['bom-ref']));
for (const component of components) kept.add(component['bom-ref']);
const dependencies = unique([...own.dependencies, ...dataform.dependencies])
  .filter(({ref}) => kept.has(ref))
  .map(({ref, dependsOn = []}) => ({ref, dependsOn: dependsOn.filter((one) => kept.has(one))}));
// npm names the product by the folder that it lies in.
const {name} = require('../../package.json');
const metadata = {...own.metadata, component: {...own.metadata.component, name}};
process.stdout.write(`${JSON.stringify({...own, metadata, components, dependencies}, null, 2)}\n`);
