#!/usr/bin/env node
// Asks the official Dataform CLI what it makes of the project, in both dialects, and compares that with our own compiler:
// the CLI is what runs on BigQuery.

const {isDeepStrictEqual} = require('node:util');
const {join} = require('node:path');
const {cli, fail, install, project, run} = require('../official-dataform.cjs');

const kinds = ['tables', 'assertions', 'operations', 'declarations', 'tests'];

function officialGraph(dialect) {
  const {status, stdout, stderr} = run(cli, [
    ...['compile', project, '--json', `--vars=dialect=${dialect}`],
    // Its own limit of a minute is too short for a busy machine.
    '--timeout=10m',
  ]);
  if (status !== 0) fail(`dataform compile failed in the dialect of ${dialect}:\n${stderr || stdout}`);
  return JSON.parse(stdout);
}

function ownGraph(dialect) {
  const {status, stdout, stderr} = run(process.execPath, [join(project, 'compile.cjs')], {
    input: JSON.stringify({vars: {dialect}}),
  });
  if (status !== 0) fail(`compile.cjs failed in the dialect of ${dialect}:\n${stderr}`);
  return JSON.parse(stdout);
}

const nameOf = (action) => action.target?.name ?? action.name;

/** Names of the actions that the two compilers see differently. */
function differences(kind, official, own) {
  const byName = (graph) =>
    new Map((graph[kind] ?? []).map((action) => [nameOf(action), JSON.parse(JSON.stringify(action))]));
  const [left, right] = [byName(official), byName(own)];
  const names = new Set([...left.keys(), ...right.keys()]);
  return [...names].filter((name) => !isDeepStrictEqual(left.get(name), right.get(name)));
}

install();
for (const dialect of ['bigquery', 'duckdb']) {
  const [official, own] = [officialGraph(dialect), ownGraph(dialect)];
  const errors = [official, own].flatMap((graph) => graph.graphErrors?.compilationErrors ?? []);
  if (errors.length > 0) fail(`The project does not compile: ${errors.map((error) => error.message).join('\n')}`);
  const different = kinds.flatMap((kind) => differences(kind, official, own).map((name) => `${kind} ${name}`));
  if (different.length > 0)
    fail(`The CLI and compile.cjs disagree in the dialect of ${dialect}: ${different.join(', ')}`);
  const counts = kinds.map((kind) => `${(official[kind] ?? []).length} ${kind}`).join(', ');
  process.stdout.write(`${dialect}: ${counts}, the same in the CLI and in compile.cjs\n`);
}
