import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

import {catalogue, schemaOf, selectStreams} from '../../src/catalogue';
import {columnType, tableOf} from '../../src/warehouse/raw-table';

/** Last words of names that have no plural, or name one thing that keeps many. */
const noPlural = /(^payroll|equipment|history|pricing|performance|configuration|summary|log|markup)$/;

const folder = join(__dirname, '../../src/streams');

test('no two streams have the same name or ask the same of a path', () => {
  const names = catalogue.map(({name}) => name);
  expect(new Set(names).size).toBe(names.length);
  const asked = catalogue.flatMap(({list, export: feed}) => [list, feed]).filter((endpoint) => endpoint !== undefined);
  const paths = asked.map(({path, query}) => `${path} ${JSON.stringify(query)}`);
  expect(new Set(paths).size).toBe(paths.length);
});

test('core and reference are what is read unless told otherwise', () => {
  expect(selectStreams().map(({name}) => name)).toEqual(selectStreams(['core', 'reference']).map(({name}) => name));
  expect(selectStreams()).toHaveLength(28);
  expect(selectStreams(['core']).map(({name}) => name)).toEqual([
    'jobs',
    'invoices',
    'payments',
    'estimates',
    'customers',
    'locations',
    'payroll',
    'campaigns',
  ]);
});

test('README says how many streams there are', () => {
  const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
  const said = [...readme.matchAll(/(\d+) streams\b/g)].map(([, count]) => Number(count));
  expect(new Set(said)).toEqual(new Set([catalogue.length, selectStreams().length]));
});

test('a literal is at most twelve lines long', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const literals = files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/^ {2}\{\n[\s\S]*?^ {2}\},\n/gm)].map(([text]) => text),
  );
  expect(literals).toHaveLength(catalogue.length);
  expect(literals.filter((text) => text.trimEnd().split('\n').length > 12)).toEqual([]);
});

describe.each(catalogue)('$name', (stream) => {
  const {properties = {}, required = []} = schemaOf(stream);
  const table = tableOf(stream);
  const columns = new Map(table.columns.map(({name, type}) => [name, type]));

  test('is named in plural snake_case', () => {
    expect(stream.name).toMatch(/^[a-z]+(_[a-z]+)*$/);
    if (!noPlural.test(stream.name)) expect(stream.name).toMatch(/s$/);
  });

  test('has a title, and a description that ends with its grain', () => {
    expect(stream.title).toMatch(/^[A-Z][^.]*$/);
    expect(stream.description).toMatch(/^[A-Z].*\. One row per [^.]+\.$/);
    expect(stream.description.length).toBeLessThan(160);
  });

  test('has a key of plain columns that are never null', () => {
    expect(stream.primaryKey.length).toBeGreaterThan(0);
    expect(required).toEqual(stream.primaryKey);
    for (const field of stream.primaryKey) {
      expect(['INT64', 'STRING', 'TIMESTAMP']).toContain(columns.get(field));
      expect([properties[field]?.type].flat()).not.toContain('null');
    }
  });

  test('has a cursor that is an instant, or none', () => {
    if (stream.cursor === undefined) return;
    expect(columns.get(stream.cursor)).toBe('TIMESTAMP');
    expect(table).toMatchObject({version: stream.cursor, partitionBy: stream.cursor});
  });

  test('is clustered by at most four plain columns', () => {
    expect(stream.clusterBy.length).toBeLessThanOrEqual(4);
    for (const field of stream.clusterBy) expect([undefined, 'JSON', 'NUMERIC']).not.toContain(columns.get(field));
  });

  test('leaves every field but the key nullable and passes unknown ones', () => {
    expect(schemaOf(stream).additionalProperties).toBe(true);
    const strict = Object.entries(properties)
      .filter(([name]) => !stream.primaryKey.includes(name))
      .filter(([, schema]) => schema.type !== undefined && ![schema.type].flat().includes('null'));
    expect(strict.map(([name]) => name)).toEqual([]);
  });

  test('has columns that differ in more than case', () => {
    const lower = [...columns.keys()].map((name) => name.toLowerCase());
    expect(new Set(lower).size).toBe(lower.length);
    expect([...columns.values()].every((type) => type !== undefined)).toBe(true);
  });

  test('has a column type for every field', () => {
    for (const [name, schema] of Object.entries(properties)) expect(columns.get(name)).toBe(columnType(schema));
  });

  if (stream.group === 'core' || stream.group === 'reference') {
    test('has a sentence for every column', () => {
      expect(table.columns.filter(({description = ''}) => !/^[A-Z].*\.$/.test(description))).toEqual([]);
    });
  }
});
