// `npm run test:dataform-cli`: `st-elt transform --warehouse bigquery:…` with the real Dataform CLI, which installs itself, against a
// stand-in of BigQuery that executes nothing.
const {spawnSync} = require('node:child_process');
const {join} = require('node:path');
const {ensureInstalled, root} = require('../ensure-installed.cjs');

ensureInstalled();
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const {status} = spawnSync(process.execPath, [jest, '-c', 'jest.slow.config.cjs', 'test/dataform/google'], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
