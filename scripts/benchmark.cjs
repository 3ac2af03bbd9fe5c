// `npm run benchmark`: works on a fresh clone, because it installs what is missing itself.
const {spawnSync} = require('node:child_process');
const {join} = require('node:path');
const {ensureInstalled, root} = require('./ensure-installed.cjs');

ensureInstalled();
const {status} = spawnSync(process.execPath, [join(root, 'dist', 'benchmark', 'main.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
