import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

import {literals} from '../../src/streams';
import {documentedPath, type EndpointFacts, readEndpoints, readRecordSchema} from './facts';
import {type Endpoint, endpointsOf, type Field, fieldsOf, type OpenApiDocument} from './openapi';

/** What newly downloaded documents say otherwise than `facts/`, for people: one block per stream, then new endpoints. */
export function compareWithFacts(documents: readonly OpenApiDocument[]): string {
  const found = new Map(documents.flatMap((document) => [...endpointsOf(document)]));
  const facts = readEndpoints();
  const apis = new Set([...found.keys()].map((path) => path.split('/')[1]));
  const blocks = literals.flatMap((stream) => {
    const paths = [stream.list?.path, stream.export?.path].filter((path) => path !== undefined).map(documentedPath);
    const seen = paths.filter((path) => apis.has(path.split('/')[1]));
    const lines = seen.flatMap((path) => parameterLines(path, facts.get(path), found.get(path)));
    const described = found.get(seen.at(-1) ?? '');
    if (described !== undefined && described.fields.size > 0) {
      lines.push(...fieldLines(fieldsOf(readRecordSchema(stream.name)), described.fields));
    }
    return lines.length === 0 ? [] : [[stream.name, ...lines.map((line) => `  ${line}`)].join('\n')];
  });
  const unknown = [...found.keys()].filter((path) => !facts.has(path)).sort();
  if (unknown.length > 0) {
    blocks.push(['GET endpoints that the facts do not know', ...unknown.map((path) => `  + ${path}`)].join('\n'));
  }
  return blocks.length === 0 ? 'Nothing changed.\n' : `${blocks.join('\n\n')}\n`;
}

function parameterLines(path: string, facts: EndpointFacts | undefined, found: Endpoint | undefined): string[] {
  if (found === undefined) return [`- endpoint ${path} is gone`];
  return difference(facts?.params ?? [], found.params).map((change) => `${change} as a parameter of ${path}`);
}

function fieldLines(before: ReadonlyMap<string, Field>, after: ReadonlyMap<string, Field>): string[] {
  const lines = difference([...before.keys()], [...after.keys()]).map((change) => {
    const type = after.get(change.slice(2))?.type ?? before.get(change.slice(2))?.type;
    return `${change}: ${type ?? ''}`;
  });
  for (const [name, field] of after) {
    const known = before.get(name);
    if (known === undefined) continue;
    if (known.type !== field.type) lines.push(`~ ${name}: ${known.type} is now ${field.type}`);
    lines.push(...difference(known.enum, field.enum).map((change) => `${change} as a value of ${name}`));
  }
  return lines;
}

/** `+ x` for what is new, `- x` for what is gone, in alphabetical order. */
function difference(before: readonly string[], after: readonly string[]): string[] {
  const added = after.filter((name) => !before.includes(name)).map((name) => `+ ${name}`);
  const removed = before.filter((name) => !after.includes(name)).map((name) => `- ${name}`);
  return [...added, ...removed].sort((a, b) => a.slice(2).localeCompare(b.slice(2)));
}

/** `node dist/scripts/generate/compare-openapi.js <folder>`: reads every JSON file of the folder as an OpenAPI document. */
function main(folder: string | undefined): void {
  if (folder === undefined) {
    process.stderr.write('Say where the OpenAPI files are: node dist/scripts/generate/compare-openapi.js <folder>\n');
    process.exitCode = 2;
    return;
  }
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const documents = files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as OpenApiDocument);
  process.stderr.write(`Comparing ${files.length} documents with facts/.\n`);
  process.stdout.write(compareWithFacts(documents));
}

if (require.main === module) main(process.argv[2]);
