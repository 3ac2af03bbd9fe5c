// The official Dataform CLI. It is large, so it is installed here, on demand, and not with the package.

const {spawnSync} = require('node:child_process');
const {existsSync} = require('node:fs');
const {join} = require('node:path');

const root = join(__dirname, '..');
const project = join(root, 'dataform');
const tool = join(root, 'tools', 'dataform-cli');
const cli = join(tool, 'node_modules', '.bin', 'dataform');

/** Runs a command to its end; what it wrote is text. With `timeoutMs`, a command that took longer has the signal SIGKILL. */
function run(command, args, {input, cwd = root, timeoutMs} = {}) {
  const options = {
    cwd,
    input,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  };
  const result = spawnSync(command, args, options);
  if (result.error && result.error.code !== 'ETIMEDOUT') throw result.error;
  return result;
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** Installs the CLI and what the project itself needs, unless they are there. */
function install() {
  for (const folder of [project, tool]) {
    if (existsSync(join(folder, 'node_modules'))) continue;
    const {status, stderr} = run('npm', ['ci', '--no-fund', '--no-audit'], {cwd: folder});
    if (status !== 0) fail(`npm ci failed in ${folder}:\n${stderr}`);
  }
}

module.exports = {cli, fail, install, project, run};
