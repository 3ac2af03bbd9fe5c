#!/usr/bin/env node
// `npm run check:sql`: asks Google's own SQL engine whether the Dataform project is valid GoogleSQL and makes the same numbers
// as DuckDB does. The engine is large, so it is installed here, on demand, and not with the package.

const {spawnSync} = require('node:child_process');
const {existsSync} = require('node:fs');
const {join} = require('node:path');
const {ensureBuilt, root} = require('../ensure-installed.cjs');

const tool = join(root, 'tools', 'googlesql');

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

ensureBuilt();
if (!existsSync(join(tool, 'node_modules'))) {
  process.stderr.write("Installing Google's SQL engine …\n");
  const {status, error} = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: tool,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    fail(`npm ci failed in ${tool}${error ? `: ${error.message}` : ''}. Fix that and run the command again.`);
}
require('../../tools/googlesql/check.cjs')
  .check()
  .catch((error) => fail([error.message, error.remedy].filter(Boolean).join(' ')));
