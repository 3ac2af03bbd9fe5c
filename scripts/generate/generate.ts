import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {packageRoot} from '../../src/package-root';
import {ServiceTitanSource} from '../../src/source';
import {literals} from '../../src/streams';
import {dataformCatalogue} from './dataform-catalogue';
import {comparisonPage} from './docs/comparison';
import {kpiDocs, metricNames} from './docs/kpi-docs';
import {uncovered} from './docs/not-read';
import {readmeStreams} from './docs/readme-streams';
import {streamDocs} from './docs/stream-docs';
import {troubleshootingPage} from './docs/troubleshooting';
import {warehousePage} from './docs/warehouse-costs';
import {readEndpoints, readRecordSchema} from './facts';
import {type GeneratedFiles, generatedFiles} from './generated-files';
import {rulesSchema} from './rules-schema';
import {liesOf} from './stream-rules';
import {type FieldDescriptions, streamSchema} from './stream-schema';

/**
 * Makes everything that follows from the catalogue and the source, or with `--check` says what is stale and exits 1.
 * Schemas come first: the rest is made from them.
 */
async function main(check: boolean): Promise<void> {
  const root = packageRoot();
  const endpoints = readEndpoints();
  const lies = [...literals.flatMap((stream) => liesOf(stream, endpoints)), ...uncovered(endpoints)];
  if (lies.length > 0)
    fail(`The catalogue and the API's documents do not agree:\n${lies.map((lie) => `  ${lie}`).join('\n')}`);

  const files = generatedFiles(root, check);
  putSchemas(files, root);
  if (!check || files.stale.length === 0) {
    files.put('catalog.json', `${JSON.stringify(await new ServiceTitanSource().discover())}\n`);
    files.put('dataform/includes/catalogue.js', dataformCatalogue());
    files.put('README.md', readmeStreams(readFileSync(join(root, 'README.md'), 'utf8')));
    files.put('docs/comparison.md', comparisonPage(readFileSync(join(root, 'docs/comparison.md'), 'utf8')));
    files.put(
      'docs/troubleshooting.md',
      troubleshootingPage(readFileSync(join(root, 'docs/troubleshooting.md'), 'utf8')),
    );
    files.put('docs/warehouse.md', await warehousePage(readFileSync(join(root, 'docs/warehouse.md'), 'utf8')));
    files.put('docs/kpis.md', await kpiDocs());
    const schema = rulesSchema(await metricNames());
    files.put('dataform/rules/kpi_rules.schema.json', `${JSON.stringify(schema, null, 2)}\n`);
    const docs = streamDocs();
    for (const [name, page] of docs) files.put(`docs/streams/${name}`, page);
    files.keepOnly('docs/streams', new Set(docs.keys()));
  }
  const {stale} = files;
  if (check && stale.length > 0)
    fail(`Generated files are stale, run \`npm run generate\`:\n${stale.map((file) => `  ${file}`).join('\n')}`);
  process.stderr.write(stale.length === 0 ? 'Generated files are fresh.\n' : `Wrote ${stale.length} files.\n`);
}

function putSchemas(files: GeneratedFiles, root: string): void {
  const folder = 'src/streams/schemas';
  const text = readFileSync(join(root, 'src/streams/field-descriptions.json'), 'utf8');
  const descriptions = JSON.parse(text) as FieldDescriptions;
  for (const stream of literals) {
    const parent = stream.list?.parent?.stream;
    const parentId = parent === undefined ? undefined : readRecordSchema(parent).properties?.id;
    const schema = streamSchema(stream, readRecordSchema(stream.name), descriptions, parentId);
    files.put(`${folder}/${stream.name}.json`, `${JSON.stringify(schema, null, 1)}\n`);
  }
  files.keepOnly(folder, new Set(literals.map((stream) => `${stream.name}.json`)));
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

main(process.argv.includes('--check')).catch((error: unknown) =>
  fail(error instanceof Error ? error.message : String(error)),
);
