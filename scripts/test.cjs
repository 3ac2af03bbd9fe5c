// `npm test`: works on a fresh clone, because it installs what is missing itself. Arguments go to jest.
const {spawnSync} = require('node:child_process');
const {join} = require('node:path');
const {ensureInstalled, root} = require('./ensure-installed.cjs');

ensureInstalled();
const {status} = spawnSync(
  process.execPath,
  [join(root, 'node_modules', 'jest', 'bin', 'jest.js'), ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
process.exit(status ?? 1);
