// Reads Terraform files with HashiCorp's own parser and formatter and prints them as JSON. In a process of its own: the
// parser is Go compiled to WebAssembly and does not let go of the one that loaded it.

const {readFileSync} = require('node:fs');
const {basename} = require('node:path');

const {format} = require('@cdktn/hcl-tools');
const {parse} = require('@cdktn/hcl2json');

async function read(file) {
  const text = readFileSync(file, 'utf8');
  return {name: basename(file), text, formatted: await format(text), parsed: await parse(file, text)};
}

Promise.all(process.argv.slice(2).map(read)).then(
  (files) => process.stdout.write(JSON.stringify(files), () => process.exit(0)),
  (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
