import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import Ajv from 'ajv';
import addFormats from 'ajv-formats';

import {parseConfig} from '../src/config/config';
import {ConfigError} from '../src/errors';

const secret = 'cs1.canary-secret';
const least = {tenant_id: '1234567890', client_id: 'cid.abc', client_secret: secret, app_key: 'ak1.canary-key'};

interface Property {
  readonly type: string;
  readonly title?: string;
  readonly description?: string;
  readonly order: number;
  readonly group: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly examples?: readonly unknown[];
  readonly pattern?: string;
  readonly airbyte_secret?: boolean;
  readonly airbyte_hidden?: boolean;
}

const spec = JSON.parse(readFileSync(join(__dirname, '..', 'spec.json'), 'utf8')) as {
  readonly connectionSpecification: {
    readonly required: readonly string[];
    readonly groups: readonly {readonly id: string}[];
    readonly properties: Readonly<Record<string, Property>>;
    readonly additionalProperties: boolean;
  };
};
const form = spec.connectionSpecification;
const problemOf = (fields: Record<string, unknown>): string => {
  try {
    parseConfig({...least, ...fields});
    return '';
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message;
  }
};

/** `requests_per_second` → `requestsPerSecond`. */
const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

it('fills in every default', () => {
  expect(parseConfig(least)).toEqual({
    tenantId: '1234567890',
    clientId: 'cid.abc',
    clientSecret: secret,
    appKey: 'ak1.canary-key',
    environment: 'production',
    streams: [],
    requestsPerSecond: 20,
    burst: 20,
    concurrency: 8,
    pageSize: 5000,
    lookbackMinutes: 30,
    entities: {},
    settleMinutes: 5,
    fullReadDays: 30,
    apiUrl: 'https://api.servicetitan.io',
    authUrl: 'https://auth.servicetitan.io/connect/token',
  });
});

it('is frozen', () => {
  const config = parseConfig({...least, streams: ['core']});
  expect(Object.isFrozen(config)).toBe(true);
  expect(Object.isFrozen(config.streams)).toBe(true);
});

it('goes to the addresses of the environment, or to others', () => {
  expect(parseConfig({...least, environment: 'integration'})).toMatchObject({
    apiUrl: 'https://api-integration.servicetitan.io',
    authUrl: 'https://auth-integration.servicetitan.io/connect/token',
  });
  expect(
    parseConfig({...least, api_url: 'http://127.0.0.1:8085/', auth_url: 'http://127.0.0.1:8085/token'}),
  ).toMatchObject({
    apiUrl: 'http://127.0.0.1:8085',
    authUrl: 'http://127.0.0.1:8085/token',
  });
});

it('never lets more than 60 requests start in a second', () => {
  for (const rate of [1, 20, 30, 40]) {
    const {requestsPerSecond, burst} = parseConfig({...least, requests_per_second: rate});
    expect(requestsPerSecond + burst).toBeLessThanOrEqual(60);
  }
});

it('takes what people and platforms send: numbers for ids, null and empty texts for nothing, keys of their own', () => {
  const config = parseConfig({
    ...least,
    tenant_id: 1234567890,
    client_id: ' cid.abc ',
    start_date: '',
    end_date: null,
    page_size: null,
    __injected: true,
  });
  expect(config).toEqual(parseConfig(least));
});

it.each([
  ['2024-01-31', '2024-01-31T00:00:00.0000000Z'],
  ['2024-01-31T08:00:00+02:00', '2024-01-31T06:00:00.0000000Z'],
])('understands %s', (text, instant) => {
  expect(parseConfig({...least, start_date: text}).startDate).toBe(instant);
});

it.each([
  [{tenant_id: undefined}, 'tenant_id is missing'],
  [{tenant_id: 'acme'}, 'tenant_id must be digits'],
  [{tenant_id: '12/../3'}, 'tenant_id must be digits'],
  [{client_id: ''}, 'client_id is missing'],
  [{client_secret: undefined}, 'client_secret is missing'],
  [{client_secret: 5}, 'client_secret must be a string'],
  [{app_key: '   '}, 'app_key is empty'],
  [{environment: 'prod'}, 'environment must be "production" or "integration"'],
  [{start_date: '31.01.2024'}, 'start_date must be a date like 2024-01-31'],
  [{start_date: 20240131}, 'start_date must be a date'],
  [{end_date: '2024-02-30'}, 'end_date must be a date'],
  [{start_date: '2024-02-01', end_date: '2024-01-01'}, 'end_date must be later than start_date'],
  [{streams: 'jobs'}, 'streams must be a list'],
  [{streams: ['jbos']}, 'Unknown stream or group "jbos"'],
  [{requests_per_second: '20'}, 'requests_per_second must be a whole number from 1 to 40'],
  [{requests_per_second: 41}, 'requests_per_second must be'],
  [{concurrency: 0}, 'concurrency must be a whole number from 1 to 16'],
  [{page_size: 50.5}, 'page_size must be a whole number from 10 to 5000'],
  [{lookback_minutes: -1}, 'lookback_minutes must be'],
  [{settle_minutes: true}, 'settle_minutes must be'],
  [{api_url: 'localhost'}, 'api_url must be an address'],
  [{auth_url: 'ftp://x'}, 'auth_url must be an address'],
  [{api_url: 'http://api.example.com'}, 'api_url must be an address that begins with https://'],
  [{auth_url: 'HTTP://auth.example.com/token'}, 'auth_url must be an address that begins with https://'],
  [{api_url: 'http://127.0.0.1@api.example.com'}, 'api_url must be'],
  [{api_url: 'http://localhost.example.com'}, 'api_url must be'],
  [{api_url: 'http://10.0.0.7:8080'}, 'api_url must be'],
  [{api_url: 'http://[::ffff:10.0.0.7]'}, 'api_url must be'],
  [{api_url: 'https://'}, 'api_url must be'],
  [{api_url: 'https:// api.example.com'}, 'api_url must be'],
])('says how to fix %j', (fields, problem) => {
  expect(problemOf(fields)).toContain(problem);
});

it.each(['http://127.0.0.1:8080', 'http://localhost', 'http://[::1]:80/x', 'https://api.example.com/base'])(
  'accepts %s: TLS, or this machine alone',
  (address) => {
    expect(parseConfig({...least, api_url: address}).apiUrl).toBe(address);
  },
);

it('names all problems at once, and no secret', () => {
  const message = problemOf({tenant_id: 'acme', page_size: 1, app_key: 7, environment: secret});
  for (const name of ['tenant_id', 'page_size', 'app_key', 'environment']) expect(message).toContain(name);
  expect(message).not.toContain('canary');
});

it.each([[null], [[]], ['{}'], [5], [undefined]])('refuses %j as a configuration', (input) => {
  expect(() => parseConfig(input)).toThrow('not a JSON object');
});

describe('the form', () => {
  it('asks for exactly the fields that are read', () => {
    const known = parseConfig({...least, start_date: '2024-01-01', end_date: '2025-01-01'});
    const names = Object.keys(form.properties);
    expect(names.map(camel).sort()).toEqual(
      Object.keys(known)
        // The burst follows from the rate; what is special about single streams is for the file of `st-elt`.
        .filter((name) => name !== 'burst' && name !== 'entities')
        .sort(),
    );
  });

  it('has the defaults of the code', () => {
    const known = parseConfig(least) as Record<string, unknown>;
    for (const [name, property] of Object.entries(form.properties)) {
      if (property.default !== undefined) expect([name, property.default]).toEqual([name, known[camel(name)]]);
    }
  });

  it('has the ranges of the code', () => {
    for (const [name, {minimum, maximum}] of Object.entries(form.properties)) {
      if (minimum === undefined || maximum === undefined) continue;
      expect(problemOf({[name]: minimum})).toBe('');
      expect(problemOf({[name]: maximum})).toBe('');
      expect(problemOf({[name]: minimum - 1})).toContain(name);
      expect(problemOf({[name]: maximum + 1})).toContain(name);
    }
  });

  it('requires what the code requires', () => {
    for (const name of Object.keys(form.properties)) {
      expect([name, problemOf({[name]: undefined}) !== '']).toEqual([name, form.required.includes(name)]);
    }
  });

  it('lets through the dates that the code lets through', () => {
    const pattern = new RegExp(form.properties.start_date?.pattern ?? '');
    for (const text of [
      '2024-01-31',
      '2024-01-31T08:00:00Z',
      '2024-01-31T08:00:00.1234567Z',
      '2024-01-31T08:00:00+02:00',
      '31.01.2024',
      '2024',
      'x',
    ]) {
      expect([text, pattern.test(text)]).toEqual([text, problemOf({start_date: text}) === '']);
    }
  });

  it('can be filled in: every field has a title, a sentence, a place and a group', () => {
    const properties = Object.values(form.properties);
    const groups = form.groups.map(({id}) => id);
    expect(new Set(properties.map(({order}) => order)).size).toBe(properties.length);
    for (const {title, description, group} of properties) {
      expect(title).toBeTruthy();
      expect(description).toMatch(/\.$/);
      expect(groups).toContain(group);
    }
  });

  it('hides secrets as secrets and addresses from people', () => {
    const named = (flag: 'airbyte_secret' | 'airbyte_hidden'): string[] =>
      Object.entries(form.properties).flatMap(([name, property]) => (property[flag] === true ? [name] : []));
    expect(named('airbyte_secret').sort()).toEqual(['app_key', 'client_secret']);
    expect(named('airbyte_hidden').sort()).toEqual(['api_url', 'auth_url']);
    expect(form.additionalProperties).toBe(true);
  });

  it('is a valid schema that takes the sample configuration and refuses the invalid one', () => {
    const ajv = new Ajv({strict: false, formats: {'date-time': true}});
    addFormats(ajv, ['date']);
    const validate = ajv.compile(form);
    const sample = (name: string): unknown =>
      JSON.parse(readFileSync(join(__dirname, '..', 'integration_tests', name), 'utf8'));
    expect(validate(sample('sample_config.json'))).toBe(true);
    expect(() => parseConfig(sample('sample_config.json'))).not.toThrow();
    expect(() => parseConfig(sample('invalid_config.json'))).toThrow(ConfigError);
  });
});
