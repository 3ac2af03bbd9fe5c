import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import Ajv from 'ajv';
import addFormats from 'ajv-formats';

import {streamNames} from '../../simulator/business/book';
import {recordSchema} from '../../simulator/facts';
import {stampsKeptFor} from '../../simulator/http/routes';
import type {BusinessSize} from '../../simulator/tenant';
import {createTenant, tenantStreams} from '../../simulator/tenant';
import {literals} from '../../src/streams';

const ajv = addFormats(new Ajv({allErrors: true, allowUnionTypes: true}), ['date-time', 'date', 'email']);
for (const format of ['int32', 'int64', 'decimal', 'double'])
  ajv.addFormat(format, {type: 'number', validate: () => true});
for (const format of ['html', 'multiline', 'phone']) ajv.addFormat(format, true);
ajv.addFormat('guid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
ajv.addFormat('duration', /^\d{2}:\d{2}:\d{2}$/);

const validators = new Map(
  tenantStreams.map((stream) => {
    const file = join(__dirname, '../../facts/schemas', `${stream}.json`);
    return [stream, ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object)];
  }),
);

const cases: readonly (readonly [BusinessSize, number])[] = [
  ['tiny', 1],
  ['tiny', 2],
  ['tiny', 3],
  ['small', 4],
];

describe.each(cases)('a %s business of seed %i', (size, seed) => {
  const tenant = createTenant({seed, size, now: new Date('2026-09-17T18:00:00Z')});

  test.each(streamNames)('has %s that the API could send', (stream) => {
    const validate = validators.get(stream);
    const records = tenant.records(stream);
    expect(records.length).toBeGreaterThan(0);
    const faults = records.map((record) => (validate?.(record) === true ? '' : ajv.errorsText(validate?.errors)));
    expect(faults.filter((fault) => fault !== '')).toEqual([]);
  });
});

const stable = (value: unknown): unknown =>
  typeof value === 'bigint' ? Number(value) : Array.isArray(value) ? value.map(stable) : value;

describe('a tenant with breadth', () => {
  const tenant = createTenant({seed: 1, size: 'tiny', now: new Date('2026-09-17T18:00:00Z'), breadth: true});

  test.each(literals)(
    'has $name at the edges of their types, as the documents allow',
    ({name, list, primaryKey = ['id']}) => {
      const validate = validators.get(name);
      const records = tenant.records(name);
      expect(records.length).toBeGreaterThan(0);
      const fields = recordSchema(name).properties ?? {};
      const plain = records.map((record) => {
        const day = list?.daily === undefined ? undefined : 'day';
        const kept = [list?.parent?.field, day, ...stampsKeptFor(name)];
        const sent = Object.entries(record).filter(([field]) => field in fields || !kept.includes(field));
        return JSON.parse(JSON.stringify(Object.fromEntries(sent), (_key, value: unknown) => stable(value))) as object;
      });
      expect(plain.map((record) => (validate?.(record) === true ? '' : ajv.errorsText(validate?.errors)))).toEqual(
        records.map(() => ''),
      );
      if (primaryKey.includes('_key')) return;
      const keys = records.map((record) => primaryKey.map((field) => String(record[field])).join());
      expect(new Set(keys).size).toBe(records.length);
    },
  );

  test('keeps nothing of the further streams unless asked', () => {
    const plain = createTenant({seed: 1, size: 'tiny', now: new Date('2026-09-17T18:00:00Z')});
    expect(plain.records('vendors')).toEqual([]);
    expect(plain.records('jobs').length).toBeGreaterThan(0);
    expect(() => plain.records('unicorns')).toThrow('keeps no "unicorns"');
  });
});
