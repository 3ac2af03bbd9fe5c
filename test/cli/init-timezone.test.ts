import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {type Simulator, startSimulator} from '../../simulator/http/server';
import {createTenant, type Tenant} from '../../simulator/tenant';
import {selectStreams} from '../../src/catalogue';
import {accessOf} from '../../src/cli/init/tenant-access';
import {zoneOfTenant} from '../../src/cli/init/timezone-proposal';
import type {Proposal} from '../../src/cli/zones/zone-proposal';
import {parseConfig} from '../../src/config/config';
import {command} from '../end-to-end/command';
import {onTerminal, talkTo} from './talk';

let simulator: Simulator;
let tenant: Tenant;
let askedForLocations: number;

beforeEach(async () => {
  tenant = createTenant({seed: 7, size: 'tiny', now: new Date(), trade: 'plumbing'});
  simulator = await startSimulator({tenant});
  askedForLocations = 0;
  simulator.onRequest(({path}) => void (askedForLocations += path.endsWith('/locations') ? 1 : 0));
});
afterEach(() => simulator.close());

const addressed = (stream: string, address: (index: number) => unknown): void => {
  for (const [index, {id}] of tenant.records(stream).entries())
    tenant.edit(stream, Number(id), {address: address(index)});
};
const proposal = async (): Promise<Proposal> =>
  zoneOfTenant(await accessOf(parseConfig(simulator.config()), selectStreams(['jobs', 'business_units'])));

test("the business units' addresses say it, and nothing more is asked", async () => {
  const {says, timezone} = await proposal();
  expect(says).toMatch(/^(\d+) of \1 business units are in Arizona: America\/Phoenix$/);
  expect(timezone).toBe('America/Phoenix');
  expect(askedForLocations).toBe(0);
});

test('units that are not in use any more do not count', async () => {
  for (const {id} of tenant.records('business_units').slice(1))
    tenant.edit('business_units', Number(id), {active: false, address: {state: 'NY', zip: '10001', country: 'USA'}});
  expect(await proposal()).toMatchObject({says: '1 of 1 business units is in Arizona: America/Phoenix'});
});

test('without them one page of locations says it', async () => {
  addressed('business_units', () => null);
  const {says, timezone} = await proposal();
  expect(says).toMatch(/^(\d+) of \1 locations are in Arizona: America\/Phoenix$/);
  expect(timezone).toBe('America/Phoenix');
  expect(askedForLocations).toBe(1);
});

test('where addresses say nothing, or both cannot be read, it says so and proposes none', async () => {
  addressed('business_units', () => ({state: 'TX', zip: '', country: 'USA'}));
  addressed('locations', () => ({street: '', city: '', state: '', zip: '', country: 'Atlantis'}));
  const nothing = await proposal();
  expect(nothing.timezone).toBeUndefined();
  expect(nothing.says).toMatch(
    /^the zone of (\d+) of \1 business units is not known .*; the zone of (\d+) of \2 locations is/,
  );

  simulator.faults.forbid('settings');
  simulator.faults.forbid('crm');
  expect(await proposal()).toEqual({
    says: 'business units are refused with 403; locations are refused with 403',
    isKnown: false,
  });
});

test('a tie is a tie', async () => {
  for (const {id} of tenant.records('business_units').slice(2))
    tenant.edit('business_units', Number(id), {active: false});
  addressed('business_units', (index) => ({state: index === 0 ? 'ny' : 'California', country: 'USA'}));
  expect(await proposal()).toEqual({
    says: 'business units lie in several: 1 in California (America/Los_Angeles), 1 in New York (America/New_York)',
    isKnown: true,
  });
});

describe('st-elt init', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'init-zone-'))));
  afterEach(() => rmSync(folder, {recursive: true}));

  const init = async (...args: readonly string[]): Promise<{readonly stderr: string; readonly vars: unknown}> => {
    const {tenant_id, client_id, client_secret, app_key, api_url, auth_url} = simulator.config();
    const env = {
      ST_TENANT_ID: tenant_id,
      ST_CLIENT_ID: client_id,
      ST_CLIENT_SECRET: client_secret,
      ST_APP_KEY: app_key,
    };
    const {stderr, exitCode} = await command(
      'st-elt',
      ['init', '--yes', '--force', '--api-url', api_url ?? '', '--auth-url', auth_url ?? '', ...args],
      {cwd: folder, env: env as Record<string, string>},
    );
    expect([exitCode, existsSync(join(folder, 'st-elt.json'))]).toEqual([0, true]);
    const written = JSON.parse(readFileSync(join(folder, 'st-elt.json'), 'utf8')) as Record<string, unknown>;
    return {stderr, vars: written['vars']};
  };

  test('takes what is proposed, --timezone before it, and nothing where nothing is', async () => {
    addressed('business_units', () => ({state: 'nm', zip: '87104-0001', country: 'US'}));
    const {stderr, vars} = await init();
    expect(stderr).toMatch(/^Time zone: (\d+) of \1 business units are in New Mexico: America\/Denver\.$/m);
    expect(vars).toEqual({timezone: 'America/Denver'});
    expect((await init('--timezone', 'America/Boise')).vars).toEqual({timezone: 'America/Boise'});

    addressed('business_units', () => null);
    simulator.faults.forbid('crm');
    const none = await init();
    expect(none.stderr).toMatch(
      /^No time zone is proposed: .*; locations are refused with 403\.\nA day of the KPIs is a day in America\/Phoenix until --timezone/m,
    );
    expect(none.vars).toBeUndefined();
  });

  onTerminal('on a terminal the zone that nothing proposes has to be said', async () => {
    addressed('business_units', () => null);
    simulator.faults.forbid('crm');
    const {tenant_id, client_id, client_secret, app_key, api_url, auth_url} = simulator.config();
    const seen = await talkTo(
      folder,
      [
        ...['init', '--environment', 'production', '--warehouse', 'duckdb:st.duckdb'],
        ...['--tenant-id', tenant_id ?? '', '--client-id', client_id ?? ''],
        ...['--api-url', api_url ?? '', '--auth-url', auth_url ?? ''],
      ],
      [
        ['Client secret', `${client_secret}\r`],
        ['App key', `${app_key}\r`],
        ['time zone', '\r'],
        ['Use an IANA name', 'America/Denver\r'],
        ["company's week begin", '\r'],
      ],
    );
    expect(seen).toContain('No time zone is proposed: ');
    const written = JSON.parse(readFileSync(join(folder, 'st-elt.json'), 'utf8')) as Record<string, unknown>;
    expect(written['vars']).toEqual({timezone: 'America/Denver', week_start: 'monday'});
  });
});
