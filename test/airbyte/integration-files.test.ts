import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {startSimulator} from '../../simulator/http/server';
import {createTenant} from '../../simulator/tenant';
import {catalogOf} from '../../src/airbyte/input';
import {readMessages} from '../../src/airbyte/read-streams';
import {catalogue, selectStreams} from '../../src/catalogue';
import type {JsonObject} from '../../src/json';
import {parseJson, stringifyJson} from '../../src/json';
import {configFor, quick} from '../servicetitan/reading-fixture';

const text = (...path: string[]): string => readFileSync(join(__dirname, '..', '..', ...path), 'utf8');
const json = (name: string): unknown => JSON.parse(text('integration_tests', name));

interface Recorded {
  readonly stream: string;
  readonly data: JsonObject;
}

/** Everything that the core streams of the tenant of `acceptance-test-config.yml` bring, as text by stream and key. */
async function readTenant(state?: unknown): Promise<ReadonlyMap<string, string>> {
  const tenant = createTenant({seed: 7, size: 'tiny', now: new Date('2025-11-15T12:00:00Z')});
  const simulator = await startSimulator({tenant});
  const records = new Map<string, string>();
  const catalog = catalogOf(json('configured_catalog.json'));
  for await (const chunk of readMessages({config: configFor(simulator), catalog, state, timing: quick})) {
    for (const message of chunk) {
      if (message.type === 'RECORD') records.set(keyOf(message.record), stringifyJson(message.record.data));
    }
  }
  await simulator.close();
  return records;
}
const keyOf = ({stream, data}: Recorded): string => `${stream} ${JSON.stringify(data._key ?? data.id)}`;

it('expects records that the simulated tenant really brings', async () => {
  const lines = text('integration_tests', 'expected_records.jsonl').trim().split('\n');
  const records = await readTenant();
  for (const line of lines) {
    const expected = parseJson(line) as unknown as Recorded;
    // As text: digits count.
    expect(line).toContain(records.get(keyOf(expected)) ?? 'no such record');
  }
  expect(lines.length).toBeGreaterThan(4);
});

it('reads nothing from a state in the future', async () => {
  expect((await readTenant(json('abnormal_state.json'))).size).toBe(0);
});

it('goes on from the sample state', async () => {
  const records = await readTenant(json('sample_state.json'));
  expect([...records.keys()].filter((key) => !key.startsWith('campaigns '))).toEqual([]);
});

it('configures the core streams as the catalogue has them', () => {
  const {streams} = catalogOf(json('configured_catalog.json'));
  expect(streams.map(({stream}) => stream.name)).toEqual(selectStreams(['core']).map(({name}) => name));
  for (const {stream, primary_key: key} of streams) {
    const found = catalogue.find(({name}) => name === stream.name);
    expect(key).toEqual(found?.primaryKey.map((field) => [field]));
  }
});

it('suggests the streams that are read by default, and releases the version of the package', () => {
  const metadata = text('metadata.yaml');
  const suggested = [...metadata.matchAll(/^ {6}- (\w+)$/gm)].map(([, name]) => name);
  expect(suggested).toEqual(selectStreams().map(({name}) => name));
  const {version} = JSON.parse(text('package.json')) as {version: string};
  for (const file of ['metadata.yaml', 'Dockerfile', 'acceptance-test-config.yml'])
    expect(text(file)).toContain(version);
});
