/**
 * Fails when a package of package.json's `optionalDependencies` is missing. Everything but the Airbyte connector needs them,
 * and npm says nothing when it could not fetch one. Plain Node, because it runs in images and before anything is built.
 */
const {existsSync} = require('node:fs');
const {join} = require('node:path');

const root = join(__dirname, '..');

/** Ends the process with one line when a package is missing. */
function requirePackages() {
  const {optionalDependencies} = require('../package.json');
  const missing = Object.keys(optionalDependencies).filter(
    (name) => !existsSync(join(root, 'node_modules', name, 'package.json')),
  );
  if (missing.length === 0) return;
  process.stderr.write(
    `npm installed without ${missing.join(', ')}: it could not fetch that, or was told to omit optional packages. ` +
      'Run `npm ci` once more, without `--omit=optional`.\n',
  );
  process.exit(1);
}

module.exports = {requirePackages};
if (require.main === module) requirePackages();
