// Writes arguments.json: what the providers of Terraform take for each kind of resource in deploy/terraform, by the typed
// bindings that are generated from the provider's own schema. Terraform itself asks the provider, which is a download that
// neither the tests nor everybody's network have; this file is small and says the same about names and what is required.
//
//   cd tools/terraform && npm ci && node extract.cjs

const {existsSync, readdirSync, readFileSync, writeFileSync} = require('node:fs');
const {join} = require('node:path');

const configuration = join(__dirname, '..', '..', 'deploy', 'terraform');
const packages = ['@cdktf/provider-google', '@cdktf/provider-google-beta', '@cdktf/provider-time'];

/** Kinds of resources and data sources that the configuration names. */
function usedKinds() {
  const text = readdirSync(configuration)
    .filter((file) => file.endsWith('.tf'))
    .map((file) => readFileSync(join(configuration, file), 'utf8'))
    .join('\n');
  const kinds = [...text.matchAll(/^(resource|data) "(\w+)"/gm)];
  return [...new Set(kinds.map(([, what, kind]) => (what === 'data' ? `data_${kind}` : kind)))].sort();
}

/** `google_bigquery_dataset` is in the folder `bigquery-dataset`, what only the beta provider has in `google-dataform-…`, `time_sleep` in `sleep`. */
function bindingsOf(kind) {
  const folders = [kind.replace(/^(google|time)_/, ''), kind].map((name) => name.replaceAll('_', '-'));
  for (const name of packages) {
    for (const folder of folders) {
      const file = join(__dirname, 'node_modules', name, 'lib', folder, 'index.d.ts');
      if (existsSync(file)) return readFileSync(file, 'utf8');
    }
  }
  throw new Error(`No provider knows ${kind}.`);
}

/** Interfaces of a file: arguments by their names in Terraform, which stand in the links of their comments. */
function interfacesOf(text) {
  const found = new Map();
  for (const [, name, body] of text.matchAll(/export interface (\w+)(?: extends [\w.]+)? \{\n([\s\S]*?)\n\}/g)) {
    const fields = body.matchAll(/\/\*\*([\s\S]*?)\*\/\s*readonly (\w+)(\??): ([^;]+)/g);
    const entries = [...fields].map(([, comment, camel, optional, type]) => [
      /\{@link \S+#(\w+) /.exec(comment)?.[1] ?? snake(camel),
      {required: optional === '', type},
    ]);
    found.set(name, entries);
  }
  return found;
}

function shapeOf(name, interfaces) {
  return Object.fromEntries(
    interfaces.get(name).map(([argument, {required, type}]) => {
      const inner = /^(\w+)(\[\])?/.exec(type)?.[1];
      const block = interfaces.has(inner) ? {block: shapeOf(inner, interfaces)} : {};
      return [argument, {...(required ? {required} : {}), ...block}];
    }),
  );
}

const snake = (camel) => camel.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What can be set, and what others may read of it. */
function describe(kind) {
  const text = bindingsOf(kind);
  const interfaces = interfacesOf(text);
  const [, main, body] =
    /export declare class (\w+) extends cdktf\.Terraform(?:Resource|DataSource) \{\n([\s\S]*?)\n\}/.exec(text);
  const attributes = [...body.matchAll(/^ {4}get (\w+)\(\)/gm)].map(([, name]) => snake(name));
  const readable = attributes.filter((name) => !name.endsWith('_input'));
  return {arguments: shapeOf(`${main}Config`, interfaces), attributes: [...new Set(readable)].sort()};
}

const kinds = Object.fromEntries(usedKinds().map((kind) => [kind, describe(kind)]));
const providers = Object.fromEntries(
  packages.map((name) => [
    name.replace('@cdktf/provider-', ''),
    require(join(name, 'package.json')).cdktf.provider.version,
  ]),
);
const made = {providers, kinds};
writeFileSync(join(__dirname, 'arguments.json'), `${JSON.stringify(made, null, 1)}\n`);
