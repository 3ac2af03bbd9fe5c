import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {ServiceTitanSource} from '../../src/source';

/**
 * What Airbyte discovers, one file per stream and one field per line, so that a change of the API's description is a
 * readable diff. `UPDATE_SNAPSHOTS=1 npx jest test/catalogue` accepts what changed.
 */
const folder = join(__dirname, '__snapshots__');
const accepting = process.env.UPDATE_SNAPSHOTS === '1';

interface Entry {
  readonly name: string;
  readonly json_schema?: {readonly properties?: Readonly<Record<string, unknown>>};
}

const lines = (object: object, indent: string): string =>
  Object.entries(object)
    .map(([name, value]) => `${indent}${JSON.stringify(name)}: ${JSON.stringify(value)}`)
    .join(',\n');

function text(entry: Entry): string {
  const {json_schema: {properties = {}, ...schema} = {}, ...rest} = entry;
  return `{\n${lines(rest, ' ')},\n "json_schema": {\n${lines(schema, '  ')},\n  "properties": {\n${lines(properties, '   ')}\n  }\n }\n}\n`;
}

let discovered: ReadonlyMap<string, string>;

beforeAll(async () => {
  const {catalog} = await new ServiceTitanSource().discover();
  const streams = catalog.streams as unknown as readonly Entry[];
  discovered = new Map(streams.map((entry) => [`${entry.name}.json`, text(entry)]));
  if (!accepting) return;
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder);
  for (const [file, content] of discovered) writeFileSync(join(folder, file), content);
});

test('every stream is discovered as it was last accepted', () => {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  expect(files.sort()).toEqual([...discovered.keys()].sort());
  for (const file of files) {
    const accepted = readFileSync(join(folder, file), 'utf8').split('\n');
    expect([file, ...(discovered.get(file) ?? '').split('\n')]).toEqual([file, ...accepted]);
  }
});

test('what the command prints is what the source discovers', async () => {
  const printed = readFileSync(join(__dirname, '../../catalog.json'), 'utf8');
  expect(printed === `${JSON.stringify(await new ServiceTitanSource().discover())}\n`).toBe(true);
});

test('a snapshot is valid JSON and holds what is discovered', () => {
  for (const [file, content] of discovered) expect(`${(JSON.parse(content) as Entry).name}.json`).toBe(file);
});
