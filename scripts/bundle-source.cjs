/**
 * `node scripts/bundle-source.cjs FOLDER`: the built connector as one file, for its image.
 *
 * FOLDER/dist/src/main-source.js holds every module that the connector can reach. FOLDER/node_modules has, for each package
 * with code in that file, its package.json and license: scanners and people see what runs, and the licenses ask for it.
 */
const {cpSync, existsSync, mkdirSync, readdirSync, readFileSync} = require('node:fs');
const {dirname, join, relative, sep} = require('node:path');

const {build} = require('esbuild');

const root = join(__dirname, '..');
const entry = join(root, 'dist', 'src', 'main-source.js');

/**
 * Packages that are replaced because the connector reaches them only through code that it never calls, each with what stands
 * in its place. Every other import is bundled as it is.
 */
const replaced = {
  // The CDK's form wizard and pretty-printed help; the runner leaves those commands out.
  enquirer: '',
  table: '',
  // axios takes it for multipart bodies in old versions of Node; Node has its own.
  'form-data': 'module.exports = globalThis.FormData;',
  // One function of the CDK, for state of its own kind, uses `Utils.toDate`; the index loads a GraphQL client.
  'faros-js-client': `exports.Utils = require(${JSON.stringify(join(root, 'node_modules/faros-js-client/lib/utils.js'))}).Utils;`,
};

const replacements = {
  name: 'replacements',
  setup(bundler) {
    const names = new RegExp(`^(${Object.keys(replaced).join('|')})$`);
    bundler.onResolve({filter: names}, ({path}) => ({path, namespace: 'replaced'}));
    bundler.onLoad({filter: /.*/, namespace: 'replaced'}, ({path}) => ({contents: replaced[path], resolveDir: root}));
  },
};

/** The CDK reads its own package.json beside its folder: in the image that is where `copyNotice` puts it. */
const ownFolders = {
  name: 'own-folders',
  setup(bundler) {
    bundler.onLoad({filter: /[\\/]faros-airbyte-cdk[\\/]lib[\\/].*\.js$/}, ({path}) => {
      const folder = relative(root, dirname(path)).split(sep).join('/');
      const found = `require('node:path').resolve(__filename, '../../..', ${JSON.stringify(folder)})`;
      return {contents: readFileSync(path, 'utf8').replace(/\b__dirname\b/g, () => found)};
    });
  },
};

/**
 * Bundles the built connector.
 * @param {string} folder where the result goes; made if missing.
 * @returns {Promise<string[]>} names of the packages with code in the bundle, sorted.
 */
async function bundleSource(folder) {
  const outfile = join(folder, 'dist', 'src', 'main-source.js');
  const {metafile, warnings} = await build({
    entryPoints: [entry],
    absWorkingDir: root,
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    // Stack traces in the log name functions of the source.
    keepNames: true,
    // `debug` looks for it in a try block and does without.
    external: ['supports-color'],
    plugins: [replacements, ownFolders],
    metafile: true,
    logLevel: 'silent',
  });
  if (warnings.length > 0) throw new Error(warnings.map(({text}) => text).join('\n'));
  const [output] = Object.values(metafile.outputs);
  const packages = new Set(
    Object.entries(output.inputs)
      .filter(([path, {bytesInOutput}]) => bytesInOutput > 0 && path.includes('node_modules/'))
      .map(([path]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)[1]),
  );
  for (const name of packages) copyNotice(name, folder);
  return [...packages].sort();
}

/** What says which package it is and under which license: package.json and files named LICENSE, NOTICE or the like. */
function copyNotice(name, folder) {
  const from = join(root, 'node_modules', name);
  const to = join(folder, 'node_modules', name);
  mkdirSync(to, {recursive: true});
  for (const file of readdirSync(from).filter((each) =>
    /^(package\.json|(licen[cs]e|notice|copying)\b.*)$/i.test(each),
  ))
    cpSync(join(from, file), join(to, file));
}

module.exports = {bundleSource};

if (require.main === module) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined || !existsSync(entry)) {
    process.stderr.write('usage: npm run build && node scripts/bundle-source.cjs FOLDER\n');
    process.exit(2);
  }
  bundleSource(folder).then(
    (packages) => process.stdout.write(`${packages.length} packages: ${packages.join(', ')}\n`),
    (error) => {
      process.stderr.write(`The connector cannot be bundled: ${error.message}\n`);
      process.exit(1);
    },
  );
}
