/**
 * Makes a checkout ready to run: installs packages when they are missing or older than the lock file, builds when a source is
 * newer than the build. Plain Node, because it runs before anything is installed.
 */
const {spawnSync} = require('node:child_process');
const {existsSync, readdirSync, statSync} = require('node:fs');
const {join} = require('node:path');

const {requirePackages} = require('./require-packages.cjs');

const root = join(__dirname, '..');

function run(command, args, cwd = root) {
  const {status, error} = spawnSync(command, args, {cwd, stdio: ['ignore', 2, 2], shell: process.platform === 'win32'});
  if (error !== undefined || status !== 0) {
    process.stderr.write(
      `\`${command} ${args.join(' ')}\` failed${error ? `: ${error.message}` : ''}. Fix that and run the command again.\n`,
    );
    process.exit(1);
  }
}

/** Milliseconds since 1970 of the newest change of a file or of anything below a folder; 0 when it is not there. */
function newestChangeMs(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(
    0,
    ...readdirSync(path)
      .filter((name) => name !== 'node_modules')
      .map((name) => newestChangeMs(join(path, name))),
  );
}

function installIfStale(folder, args) {
  const installed = newestChangeMs(join(folder, 'node_modules', '.package-lock.json'));
  if (installed === 0 || installed < newestChangeMs(join(folder, 'package-lock.json'))) {
    process.stderr.write(`Installing packages${folder === root ? '' : ' of the Dataform project'} …\n`);
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...args], folder);
  }
}

function buildIfStale() {
  const sources = ['src', 'simulator', 'scripts', 'benchmark', 'tsconfig.json', 'tsconfig.build.json'].map((name) =>
    join(root, name),
  );
  if (Math.max(...sources.map(newestChangeMs)) <= newestChangeMs(join(root, 'dist', '.tsbuildinfo'))) return;
  if (existsSync(join(root, 'node_modules', 'typescript'))) {
    run(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json']);
  } else if (!existsSync(join(root, 'dist', 'src'))) {
    process.stderr.write(
      'There is no build and no compiler. Run `npm ci` with development packages, or copy dist/ from a build.\n',
    );
    process.exit(1);
  }
}

/** Everything that `bin/` needs. */
function ensureInstalled() {
  installIfStale(root, ['--ignore-scripts']);
  ensureBuilt();
}

/** What `npm ci` itself does after installing: the Dataform project's packages and the build. */
function ensureBuilt() {
  requirePackages();
  installIfStale(join(root, 'dataform'), []);
  buildIfStale();
}

module.exports = {ensureInstalled, ensureBuilt, root};
