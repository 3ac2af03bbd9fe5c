#!/usr/bin/env node
// Compiles this project with @dataform/core alone (no CLI, 20 times faster) and prints the graph as JSON.
// stdin: {"vars": {...}, "rules": {...}} overriding workflow_settings.yaml and includes/company_rules.js, or nothing.
// Plain JavaScript, because it ships as it is.

const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const projectDir = fs.realpathSync(__dirname);
const core = require('@dataform/core');

/** Dataform requires files by their path inside the project: `includes/sql.js`, `workflow_settings.yaml`. */
function requireByProjectPath() {
  const resolveFilename = Module._resolveFilename;
  Module._resolveFilename = function (request, ...rest) {
    const file = path.join(projectDir, request);
    return /\.(js|sqlx|yaml)$/.test(request) && fs.existsSync(file)
      ? file
      : resolveFilename.call(this, request, ...rest);
  };
  for (const extension of ['.sqlx', '.yaml']) {
    require.extensions[extension] = (module, file) =>
      module._compile(core.compiler(fs.readFileSync(file, 'utf8'), path.relative(projectDir, file)), file);
  }
}

function projectFiles() {
  return ['includes', 'definitions'].flatMap((folder) =>
    fs
      .readdirSync(path.join(projectDir, folder), {recursive: true})
      .map((file) => path.join(folder, file))
      .filter((file) => path.extname(file) !== '')
      .sort(),
  );
}

/** The request is three fields of core.proto; this writes a length-delimited one. */
function field(number, content) {
  const bytes = Buffer.from(content);
  const head = [];
  for (const value of [(number << 3) | 2, bytes.length]) {
    let rest = value;
    for (; rest > 127; rest >>>= 7) head.push((rest & 127) | 128);
    head.push(rest);
  }
  return Buffer.concat([Buffer.from(head), bytes]);
}

function request(vars) {
  const entries = Object.entries(vars).map(([name, value]) =>
    field(14, Buffer.concat([field(1, name), field(2, value)])),
  );
  const config = Buffer.concat([
    field(1, projectDir),
    field(3, Buffer.concat(entries)),
    ...projectFiles().map((file) => field(8, file)),
  ]);
  return field(1, field(1, config)).toString('base64');
}

/** A misspelt var would silently change nothing. */
function refuseUnknown(vars) {
  const known = Object.keys(require('workflow_settings.yaml').asJson.vars);
  const unknown = Object.keys(vars).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Error(`There is no var ${unknown}; workflow_settings.yaml has ${known.join(', ')}.`);
}

/** Lets `includes/company_rules.js` be these rules. */
function useRules(rules) {
  const file = path.join(projectDir, 'includes', 'company_rules.js');
  const module = new Module(file);
  Object.assign(module, {filename: file, loaded: true, exports: rules});
  Module._cache[file] = module;
}

/** The graph in the words of `dataform compile --json`. */
function compile({vars = {}, rules}) {
  requireByProjectPath();
  refuseUnknown(vars);
  if (rules !== undefined) useRules(rules);
  const compileSession = core.session.compile.bind(core.session);
  let graph;
  core.session.compile = () => (graph = compileSession());
  core.main(request(vars));
  return graph.toJSON();
}

const input = fs.readFileSync(0, 'utf8').trim();
try {
  process.stdout.write(JSON.stringify(compile(input === '' ? {} : JSON.parse(input))));
} catch (error) {
  // The compiler is one line of a megabyte, which an uncaught error would print.
  process.stderr.write(`Error: ${error.message}\n`);
  process.exitCode = 1;
}
