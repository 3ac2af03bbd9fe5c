import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import Ajv from 'ajv';
import addFormats from 'ajv-formats';

import type {BusinessSize} from '../../simulator/tenant';
import {createTenant, tenantStreams} from '../../simulator/tenant';

const ajv = addFormats(new Ajv({allErrors: true, allowUnionTypes: true}), ['date-time', 'email']);
for (const format of ['int32', 'int64', 'decimal', 'double'])
  ajv.addFormat(format, {type: 'number', validate: () => true});
for (const format of ['html', 'multiline', 'phone']) ajv.addFormat(format, true);
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

  test.each(tenantStreams)('has %s that the API could send', (stream) => {
    const validate = validators.get(stream);
    const records = tenant.records(stream);
    expect(records.length).toBeGreaterThan(0);
    const faults = records.map((record) => (validate?.(record) === true ? '' : ajv.errorsText(validate?.errors)));
    expect(faults.filter((fault) => fault !== '')).toEqual([]);
  });
});
