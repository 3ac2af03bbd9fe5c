import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {type Simulator, startSimulator} from '../../simulator/http/server';
import {createTenant, type Tenant} from '../../simulator/tenant';
import {defaultTimezone} from '../../src/cli/settings/timezone';
import {packageRoot} from '../../src/package-root';
import {command, type Finished} from './command';

const hourMs = 3_600_000;
/** payment_types have no time of their last change: of two versions the one that was asked for later counts. */
const streams = ['jobs', 'invoices', 'payment_types'];
let folder: string;
let tenant: Tenant;
const simulators: Simulator[] = [];

beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'clocks-'))));
afterEach(async () => {
  await simulators.pop()?.close();
  rmSync(folder, {recursive: true});
});

/** @param offHours of ServiceTitan's clock. */
async function serve(offHours = 0): Promise<void> {
  tenant = createTenant({seed: 7, size: 'tiny', now: new Date(Date.now() + offHours * hourMs)});
  const simulator = await startSimulator({tenant});
  simulators.push(simulator);
  const config = {...simulator.config(), streams, settle_minutes: 0, warehouse: 'duckdb:st.duckdb'};
  writeFileSync(join(folder, 'st-elt.json'), JSON.stringify(config));
}

/** Runs a command on a machine whose clock is off. */
async function stElt(offHours: number, ...args: string[]): Promise<Finished> {
  const shift = {
    NODE_OPTIONS: `--require ${join(__dirname, 'shifted-clock.cjs')}`,
    CLOCK_SHIFT_MS: String(offHours * hourMs),
  };
  const ended = await command('st-elt', args, {cwd: folder, env: offHours === 0 ? {} : shift});
  expect(ended.stderr).not.toMatch(/\n\s+at /);
  return ended;
}

async function synced(offHours: number, ...args: string[]): Promise<Finished> {
  const ended = await stElt(offHours, 'sync', ...args);
  expect([ended.exitCode, ended.stderr]).toEqual([0, ended.stderr]);
  return ended;
}

const ids = (rows: readonly {readonly id?: unknown}[]): string[] => rows.map(({id}) => String(id)).sort();

async function stored(sql: string): Promise<{id: unknown; value: unknown}[]> {
  return JSON.parse((await stElt(0, 'query', '--json', sql)).stdout) as {id: unknown; value: unknown}[];
}

/** The newest of everything is there, and the state is not ahead of ServiceTitan. */
async function expectRight(): Promise<void> {
  for (const stream of ['invoices', 'payment_types']) {
    expect(ids(await stored(`SELECT id FROM st_raw_v2.raw_${stream}`))).toEqual(ids(tenant.records(stream)));
  }
  const [state] = await stored(
    "SELECT json_extract_string(CAST(state AS VARCHAR), '$.modifiedOn') AS value FROM st_logs_v2.sync_state WHERE entity_type = 'invoices'",
  );
  expect(Date.parse(String(state?.value))).toBeLessThanOrEqual(tenant.clock.now());
}

let edits = 0;
/** Changes a row of each kind on ServiceTitan's side. @returns what has to be stored then. */
function edited(): Record<'raw_invoices.summary' | 'raw_payment_types.name', string> {
  const text = `edit ${++edits}`;
  tenant.edit('invoices', Number(tenant.records('invoices')[3]?.['id']), {summary: text});
  tenant.edit('payment_types', Number(tenant.records('payment_types')[1]?.['id']), {name: text});
  // The feed lags behind.
  tenant.clock.advance(20 * 60_000);
  return {'raw_invoices.summary': text, 'raw_payment_types.name': text};
}

async function expectStored(changes: Readonly<Record<string, string>>): Promise<void> {
  const queries = Object.entries(changes).map(([where, text]) => {
    const [table, column] = where.split('.');
    return `SELECT '${where}' AS id, ${column} AS value FROM st_raw_v2.${table} WHERE ${column} = '${text}'`;
  });
  const rows = await stored(queries.join(' UNION ALL '));
  expect(Object.fromEntries(rows.map(({id, value}) => [id, value]))).toEqual(changes);
}

test.each([24, -24])(
  "a machine's clock that is %d hours off: every change is stored, also of the runs after it was set right",
  async (offHours) => {
    await serve();
    const first = await synced(offHours, '--no-transform');
    expect(first.stderr).toMatch(/clock is 1440 minutes (ahead of|behind) ServiceTitan's/);
    await expectRight();
    for (const off of [offHours, 0, offHours, -offHours, 0]) {
      const changes = edited();
      await synced(off, '--no-transform');
      await expectStored(changes);
    }
    await expectRight();
  },
  180_000,
);

test.each([24, -24])(
  "ServiceTitan's clock %d hours off ours: the same",
  async (offHours) => {
    await serve(offHours);
    await synced(0, '--no-transform');
    await expectRight();
    for (let round = 0; round < 2; round++) {
      const changes = edited();
      await synced(0, '--no-transform');
      await expectStored(changes);
    }
    await expectRight();
  },
  180_000,
);

test.each([24, -24])(
  "with a clock %d hours off the KPIs are of ServiceTitan's day",
  async (offHours) => {
    await serve();
    const {stdout} = await synced(offHours, '--json');
    const day = new Intl.DateTimeFormat('en-CA', {timeZone: defaultTimezone}).format(tenant.clock.now());
    expect((JSON.parse(stdout) as {as_of: string}).as_of).toBe(day);
  },
  120_000,
);

test('the zone that is used without one is that of the Dataform project', () => {
  const settings = readFileSync(join(packageRoot(), 'dataform', 'workflow_settings.yaml'), 'utf8');
  expect(settings).toMatch(new RegExp(`^  timezone: ${defaultTimezone}$`, 'm'));
});
