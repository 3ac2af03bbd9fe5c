import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

import Ajv from 'ajv';
import addFormats from 'ajv-formats';

import {createTenant} from '../simulator/tenant';
import {catalogue, schemaOf, selectStreams, streamNamed} from '../src/catalogue';
import {parseConfig} from '../src/config/config';
import {ConfigError} from '../src/errors';
import {ServiceTitanSource} from '../src/source';

const root = join(__dirname, '..');
const text = (name: string): string => readFileSync(join(root, name), 'utf8');
const json = (name: string): unknown => JSON.parse(text(name));
const packageJson = json('package.json') as {version: string; license: string};
const spec = json('spec.json') as {documentationUrl: string; connectionSpecification: Record<string, unknown>};
const metadata = text('metadata.yaml');
const acceptance = text('acceptance-test-config.yml');

/** Value of the only line `key: value` of a YAML text. */
function valueOf(yaml: string, key: string): string | undefined {
  const lines = [...yaml.matchAll(new RegExp(`^\\s*(?:- )?${key}: *"?([^"\\n]+)"?$`, 'gm'))];
  return lines.length === 1 ? lines[0]?.[1] : undefined;
}

/** Items of the list under a key, e.g. `hosts`. */
function itemsOf(yaml: string, key: string): readonly string[] {
  const block = new RegExp(`^( *)${key}:\\n((?:\\1  ? ?- .+\\n?)+)`, 'm').exec(yaml)?.[2] ?? '';
  return [...block.matchAll(/- (.+)$/gm)].map(([, item = '']) => item);
}

function accepts(): (config: unknown) => boolean {
  const ajv = new Ajv({strict: false, allErrors: true});
  addFormats(ajv);
  return ajv.compile(spec.connectionSpecification);
}

describe('metadata.yaml', () => {
  it('has what the registry asks of a connector', () => {
    expect(valueOf(metadata, 'metadataSpecVersion')).toBe('1.0');
    expect(valueOf(metadata, 'definitionId')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(valueOf(metadata, 'connectorType')).toBe('source');
    expect(valueOf(metadata, 'connectorSubtype')).toBe('api');
    expect(valueOf(metadata, 'dockerRepository')).toBe('source-servicetitan');
    expect(valueOf(metadata, 'githubIssueLabel')).toBe('source-servicetitan');
    expect(valueOf(metadata, 'releaseStage')).toBe('alpha');
    expect(valueOf(metadata, 'supportLevel')).toBe('community');
    expect(itemsOf(metadata, 'tags')).toEqual(['language:typescript', 'cdk:faros']);
  });

  it('agrees with package, spec and icon', () => {
    expect(valueOf(metadata, 'dockerImageTag')).toBe(packageJson.version);
    expect(valueOf(metadata, 'license')).toBe(packageJson.license);
    expect(valueOf(metadata, 'documentationUrl')).toBe(spec.documentationUrl);
    expect(text(valueOf(metadata, 'icon') ?? 'no icon')).toMatch(/^<svg [^>]*viewBox="0 0 250 250"/);
  });

  it('allows the hosts that the connector really talks to, and no other', () => {
    const known = {tenant_id: '1', client_id: 'a', client_secret: 'b', app_key: 'c'};
    const hosts = ['production', 'integration'].flatMap((environment) => {
      const {apiUrl, authUrl} = parseConfig({...known, environment});
      return [apiUrl, authUrl].map((url) => new URL(url).hostname);
    });
    expect([...itemsOf(metadata, 'hosts')].sort()).toEqual(hosts.sort());
  });

  it('suggests what is read by default', () => {
    expect(itemsOf(metadata, 'streams')).toEqual(selectStreams().map(({name}) => name));
  });

  it('waits longer for a sign of life than the connector ever lets it', () => {
    expect(Number(valueOf(metadata, 'maxSecondsBetweenMessages'))).toBeGreaterThanOrEqual(900);
  });
});

describe('acceptance-test-config.yml', () => {
  const paths = [...acceptance.matchAll(/_path: (\S+)$/gm)].map(([, path = '']) => path);

  it('names the image of this version, and files that are there', () => {
    expect(valueOf(acceptance, 'connector_image')).toBe(`source-servicetitan:${packageJson.version}`);
    expect(paths.length).toBeGreaterThan(5);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('covers every section that Airbyte knows', () => {
    const sections = [...acceptance.matchAll(/^ {2}(\w+):$/gm)].map(([, name]) => name);
    expect(sections).toEqual(['spec', 'connection', 'discovery', 'basic_read', 'incremental', 'full_refresh']);
  });

  it('asks of each configuration what the spec and the connector say of it', () => {
    const statuses = [...acceptance.matchAll(/config_path: (\S+)\n\s+status: (\w+)/g)];
    expect(statuses.map(([, , status]) => status).sort()).toEqual(['failed', 'succeed']);
    for (const [, path = '', status] of statuses) {
      const config = json(path);
      expect([path, accepts()(config)]).toEqual([path, status === 'succeed']);
      if (status === 'succeed') expect(parseConfig(config).environment).toBe('integration');
      else expect(() => parseConfig(config)).toThrow(ConfigError);
    }
  });

  it('simulates the tenant of the sample configuration', () => {
    const seed = Number(/--seed (\d+)/.exec(acceptance)?.[1]);
    const port = /--port (\d+)/.exec(acceptance)?.[1];
    const tenant = createTenant({seed, size: 'tiny', now: new Date('2025-11-15T12:00:00Z')});
    const {tenantId, apiUrl} = parseConfig(json('integration_tests/sample_config.json'));
    expect([tenantId, new URL(apiUrl).port]).toEqual([tenant.id, port]);
  });
});

describe('integration_tests', () => {
  interface Configured {
    readonly stream: Readonly<Record<string, unknown>> & {readonly name: string};
    readonly sync_mode: string;
  }
  const {streams} = json('integration_tests/configured_catalog.json') as {streams: Configured[]};

  it('configures streams as they are discovered', async () => {
    const discovered = (await new ServiceTitanSource().discover()).catalog.streams;
    for (const {stream, sync_mode: mode} of streams) {
      const found = discovered.find(({name}) => name === stream.name) as unknown as Record<string, unknown>;
      for (const field of ['supported_sync_modes', 'default_cursor_field', 'source_defined_primary_key']) {
        expect([stream.name, field, stream[field]]).toEqual([stream.name, field, found[field]]);
      }
      expect(found.supported_sync_modes).toContain(mode);
    }
  });

  it.each(['abnormal_state.json', 'sample_state.json'])('has a state for every configured stream in %s', (name) => {
    const states = json(`integration_tests/${name}`) as {type: string; stream: {stream_descriptor: {name: string}}}[];
    expect(states.every(({type}) => type === 'STREAM')).toBe(true);
    expect(states.map(({stream}) => stream.stream_descriptor.name).sort()).toEqual(
      streams.map(({stream}) => stream.name).sort(),
    );
  });

  it('expects records that fit the schema of their stream', () => {
    const ajv = new Ajv({strict: false});
    addFormats(ajv);
    const lines = text('integration_tests/expected_records.jsonl').trim().split('\n');
    const records = lines.map((line) => JSON.parse(line) as {stream: string; data: object; emitted_at: number});
    for (const {stream, data, emitted_at: emittedAt} of records) {
      const entry = streamNamed(stream);
      expect([stream, entry !== undefined && ajv.validate(schemaOf(entry), data), ajv.errors]).toEqual([
        stream,
        true,
        null,
      ]);
      expect(Number.isInteger(emittedAt)).toBe(true);
    }
    const core = catalogue.filter(({group}) => group === 'core').map(({name}) => name);
    expect(records.filter(({stream}) => !core.includes(stream))).toEqual([]);
  });
});
