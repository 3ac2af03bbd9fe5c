import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

import {packageRoot} from '../src/package-root';
import {literals} from '../src/streams';
import {dataformCatalogue} from './dataform-catalogue';
import {readEndpoints, readRecordSchema} from './facts';
import {readmeStreams} from './readme-streams';
import {liesOf} from './stream-rules';
import {type FieldDescriptions, streamSchema} from './stream-schema';

/**
 * Makes everything that follows from the catalogue, or with `--check` says what is stale and exits 1.
 * Schemas come first: the rest is made from them.
 */
function main(check: boolean): void {
  const root = packageRoot();
  const endpoints = readEndpoints();
  const lies = literals.flatMap((stream) => liesOf(stream, endpoints));
  if (lies.length > 0)
    fail(`The catalogue says what the API's documents do not:\n${lies.map((lie) => `  ${lie}`).join('\n')}`);

  const stale: string[] = [];
  const put = (file: string, content: string): void => {
    const path = join(root, file);
    if (existsSync(path) && readFileSync(path, 'utf8') === content) return;
    stale.push(file);
    if (check) return;
    mkdirSync(dirname(path), {recursive: true});
    writeFileSync(path, content);
  };

  const schemaFolder = 'src/streams/schemas';
  const descriptions = JSON.parse(
    readFileSync(join(root, 'src/streams/field-descriptions.json'), 'utf8'),
  ) as FieldDescriptions;
  for (const stream of literals) {
    const schema = streamSchema(stream, readRecordSchema(stream.name), descriptions);
    put(`${schemaFolder}/${stream.name}.json`, `${JSON.stringify(schema, null, 1)}\n`);
  }
  const wanted = new Set(literals.map((stream) => `${stream.name}.json`));
  for (const file of readdirSync(join(root, schemaFolder)).filter((name) => !wanted.has(name))) {
    stale.push(`${schemaFolder}/${file} (no such stream)`);
    if (!check) rmSync(join(root, schemaFolder, file));
  }
  put('dataform/includes/catalogue.js', dataformCatalogue());
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  put('README.md', readmeStreams(readme));

  if (check && stale.length > 0)
    fail(`Generated files are stale, run \`npm run generate\`:\n${stale.map((file) => `  ${file}`).join('\n')}`);
  process.stderr.write(stale.length === 0 ? 'Generated files are fresh.\n' : `Wrote ${stale.length} files.\n`);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

main(process.argv.includes('--check'));
