import Ajv from 'ajv';
import addFormats from 'ajv-formats';

import {startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {messages} from '../../src/airbyte/in-process';
import {schemaOf, selectStreams} from '../../src/catalogue';
import {parseConfig} from '../../src/config/config';
import {stringifyJson} from '../../src/json';

test('records of every core and reference stream hold their schema', async () => {
  const ajv = addFormats(new Ajv({allErrors: true, strict: false}));
  const streams = selectStreams();
  const validators = new Map(streams.map((stream) => [stream.name, ajv.compile(schemaOf(stream))]));
  const seen = new Map(streams.map(({name}) => [name, 0]));
  const offences: string[] = [];

  const tenant = createTenant({seed: 4, size: 'small', now: new Date('2026-03-11T18:00:00Z')});
  const simulator = await startSimulator({tenant});
  try {
    const config = parseConfig({...simulator.config(), requests_per_second: 40});
    const catalog = {streams: streams.map(({name}) => ({stream: {name}, sync_mode: 'full_refresh' as const}))};
    for await (const message of messages({config, catalog})) {
      if (message.type !== 'RECORD') continue;
      const {stream, data} = message.record;
      seen.set(stream, (seen.get(stream) ?? 0) + 1);
      const validate = validators.get(stream);
      // As it goes over the wire: numbers that keep their digits are marked until then.
      if (validate?.(JSON.parse(stringifyJson(data))) !== true) {
        offences.push(`${stream}: ${ajv.errorsText(validate?.errors)}`);
      }
    }
  } finally {
    await simulator.close();
  }
  expect([...new Set(offences)]).toEqual([]);
  expect([...seen].filter(([, rows]) => rows === 0)).toEqual([]);
}, 120_000);
