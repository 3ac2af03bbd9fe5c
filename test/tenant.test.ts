import {parseConfig, tenantNamedIn} from '../src/config/config';
import {isSameTenant, stampState, tenantOf, tenantOfState} from '../src/config/tenant';
import {ConfigError} from '../src/errors';

const credentials = {client_id: 'c', client_secret: 's', app_key: 'k'};
const of = (fields: Record<string, unknown>) => tenantOf(parseConfig({...credentials, tenant_id: '42', ...fields}));

it('knows the host of each environment', () => {
  expect(of({})).toEqual({id: '42', environment: 'production', apiHost: 'api.servicetitan.io'});
  expect(of({environment: 'integration'})).toEqual({
    id: '42',
    environment: 'integration',
    apiHost: 'api-integration.servicetitan.io',
  });
});

it.each([
  [{api_url: 'https://API.ServiceTitan.io/'}],
  [{api_url: 'HTTPS://api.servicetitan.io:443'}],
  [{tenant_id: 42}],
  [{tenant_id: ' 042 '}],
])('takes %j for the same tenant', (fields) => {
  expect(of(fields)).toEqual(of({}));
});

it.each([
  [{tenant_id: '43'}],
  [{environment: 'integration'}],
  [{api_url: 'https://api-integration.servicetitan.io'}],
  [{api_url: 'https://api.servicetitan.io:8443'}],
  [{environment: 'integration', api_url: 'https://api.servicetitan.io'}],
])('takes %j for another tenant', (fields) => {
  expect(isSameTenant(of(fields), of({}))).toBe(false);
});

it('takes every loopback address for one host, since simulators change their port', () => {
  const hosts = ['http://127.0.0.1:4711', 'http://localhost:5000/', 'http://[::1]:80', 'https://LOCALHOST'];
  expect(new Set(hosts.map((api_url) => of({api_url}).apiHost))).toEqual(new Set(['localhost']));
});

it('reads from a state what was stamped on it, and nothing from one without', () => {
  const tenant = of({});
  expect(tenantOfState(JSON.parse(JSON.stringify(stampState({version: 1}, tenant))))).toEqual(tenant);
  for (const state of [undefined, null, {}, [], {version: 1}, {tenant: null}, 'text']) {
    expect(tenantOfState(state)).toBeUndefined();
  }
  for (const owner of [5, 'acme', {id: 42}, {id: '42', environment: 'production'}]) {
    expect(() => tenantOfState({tenant: owner})).toThrow('tenant is not');
  }
});

it('finds the tenant of a configuration without credentials, and refuses a malformed one', () => {
  expect(tenantNamedIn({tenant_id: '42'})).toEqual(of({}));
  expect(tenantNamedIn({client_id: 'c', environment: 'nowhere'})).toBeUndefined();
  expect(() => tenantNamedIn({tenant_id: 'acme'})).toThrow(ConfigError);
  expect(() => tenantNamedIn({tenant_id: '42', environment: 'nowhere'})).toThrow(ConfigError);
});
