#!/usr/bin/env node
// Formats the .sqlx files of the Dataform project with the official CLI; with --check, only says which are not formatted.
// The .js files are prettier's: the CLI's formatter changes the text of a template within a template (DECISIONS.md).

const {readdirSync} = require('node:fs');
const {cli, fail, install, project, run} = require('./official-dataform.cjs');

const check = process.argv.includes('--check');

/** All files take about 4 s, so this is patience with a slow machine; some texts keep the formatter busy for ever. */
const allFilesMs = 180_000;
const oneFileMs = 20_000;

function format(timeoutMs, ...flags) {
  return run(cli, ['format', project, '--ignore-js-files', ...(check ? ['--check'] : []), ...flags], {timeoutMs});
}

const neverEnds = ({signal}) => signal === 'SIGKILL';

/** The formatter says nothing before it is through with every file: one by one, those show that it does not get through. */
function endlessFiles() {
  const entries = readdirSync(`${project}/definitions`, {recursive: true}).map((entry) => `definitions/${entry}`);
  return entries.filter((entry) => entry.endsWith('.sqlx') && neverEnds(format(oneFileMs, `--actions=${entry}`)));
}

const indented = (text, pattern) => [...text.matchAll(pattern)].map(([, line]) => line);

install();
const result = format(allFilesMs);
if (neverEnds(result)) {
  const files = endlessFiles();
  if (files.length === 0)
    fail(`The formatter of Dataform took more than ${allFilesMs / 1000} s; one by one its files pass.`);
  fail(
    `The formatter of Dataform does not end on these files (a test of many inputs? Write it as .js):\n${files.join('\n')}`,
  );
}
// Files to format stand on stderr, those it cannot settle on stdout, with the reason.
const refused = indented(result.stdout, /^ {2}(\S+\.sqlx: .+)$/gm);
if (refused.length > 0) fail(`The formatter of Dataform cannot format these files:\n${refused.join('\n')}`);
const unformatted = indented(result.stderr, /^ {2}(\S+\.sqlx)$/gm);
if (unformatted.length > 0)
  fail(`These files are not formatted; run \`npm run format:dataform\`:\n${unformatted.join('\n')}`);
if (result.status !== 0) fail(`dataform format failed:\n${result.stderr || result.stdout}`);
const count = indented(result.stdout, /^ {2}(\S+\.sqlx)$/gm).length;
process.stdout.write(`format: ${count} .sqlx files are formatted as the CLI formats them\n`);
