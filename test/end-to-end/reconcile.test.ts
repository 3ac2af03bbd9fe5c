import {reconcile, type ReconciledStream, type ReconcileOptions} from '../../src/audit/reconcile';
import {type VerifiedStream, verify} from '../../src/audit/verification';
import {schemaOf, selectStreams} from '../../src/catalogue';
import type {Config} from '../../src/config/config';
import {tenantOf} from '../../src/config/tenant';
import {SourceError} from '../../src/errors';
import {silent} from '../../src/log';
import {createClient} from '../../src/servicetitan/api/client';
import {createPageMemory, pageMemoryBytes} from '../../src/servicetitan/api/page-memory';
import {deletedSince} from '../../src/servicetitan/audit/deleted-rows';
import {dueRows, readLostRows} from '../../src/servicetitan/audit/lost-rows';
import {type KeySource, readKeys} from '../../src/servicetitan/audit/stream-keys';
import {parseState} from '../../src/servicetitan/read/state';
import type {Stream} from '../../src/streams/definition';
import {systemClock} from '../../src/time/clock';
import {configFor, quick} from '../servicetitan/reading-fixture';
import {openWholeWay, type WholeWay} from './whole-way';

let way: WholeWay;
let source: (stream: Stream) => KeySource;
let tenant: ReturnType<typeof tenantOf>;
let config: Config;
const core = ['jobs', 'invoices', 'payroll', 'customers', 'campaigns', 'calls', 'payment_types'];

beforeEach(async () => {
  way = await openWholeWay(7, 'tiny', '2026-03-11T18:00:00Z');
  config = configFor(way.simulator, {page_size: 200});
  tenant = tenantOf(config);
  const client = createClient({config, clock: systemClock, log: silent, timing: quick});
  source = (stream) => ({
    config,
    client,
    log: silent,
    memory: createPageMemory(pageMemoryBytes(8)),
    schema: schemaOf(stream),
  });
});
afterEach(() => way.close());

let sweeps = 0;
async function sweep(
  streams: readonly string[],
  keys = (stream: Stream) => readKeys(stream, source(stream)),
  more: Partial<ReconcileOptions> = {},
) {
  const {warehouse} = way;
  const options = {
    ...{warehouse, tenant, streams: selectStreams(streams), keys, clock: Date.now, log: silent},
    due: (stream: Stream, state: unknown) => dueRows(stream, config, parseState(state, stream.name)),
    fetch: (stream: Stream, lost: Parameters<typeof readLostRows>[2]) => readLostRows(stream, source(stream), lost),
    ...more,
  };
  return (await reconcile({...options, runId: `sweep-${(sweeps += 1)}`})).streams;
}

const outcome = ({stream, status, deleted, restored}: ReconciledStream) => ({stream, status, deleted, restored});

async function verified(streams: readonly string[]): Promise<readonly VerifiedStream[]> {
  const states = await way.warehouse.readState();
  const stateOf = ({name}: Stream) => parseState(states.get(name), name);
  return verify({
    warehouse: way.warehouse,
    streams: selectStreams(streams),
    skip: () => undefined,
    keys: (stream) => readKeys(stream, source(stream)),
    due: (stream) => dueRows(stream, config, stateOf(stream)),
    deleted: (stream) => deletedSince(stream, source(stream), stateOf(stream)?.watermark ?? -Infinity),
    clock: Date.now,
  });
}

const gone = async (stream: string): Promise<unknown[]> =>
  (await way.rows(`SELECT id FROM st_raw_v2.raw_${stream} WHERE _deleted_at IS NOT NULL ORDER BY id`)).map(
    ({id}) => id,
  );

it('finds nothing gone and every count right on a tenant that was just read, all its reference streams included', async () => {
  await way.sync();
  const swept = await sweep(['core', 'reference']);
  expect(swept.filter(({status, deleted, restored}) => status !== 'success' || deleted + restored > 0)).toEqual([]);
  expect(swept.every(({keys, live}) => keys >= live)).toBe(true);
  const counts = await verified(['core', 'reference']);
  expect(counts.filter(({status}) => status !== 'ok')).toEqual([]);
  expect(counts.every(({source_rows, difference}) => (source_rows ?? 0) > 0 && difference === 0)).toBe(true);
});

it('marks what vanished without a trace, whatever else is edited meanwhile, and takes the mark off what is back', async () => {
  await way.sync(core);
  const ids = (stream: string) => way.tenant.records(stream).map(({id}) => id as number);
  const [job, invoice, customer] = [ids('jobs')[3], ids('invoices')[5], ids('customers')[7]] as [
    number,
    number,
    number,
  ];
  const vanished = way.tenant.records('customers').find(({id}) => id === customer);
  way.tenant.remove('jobs', job, {hard: true});
  way.tenant.remove('invoices', invoice, {hard: true});
  way.tenant.remove('customers', customer, {hard: true});
  expect((await verified(core)).filter(({status}) => status === 'differs')).toMatchObject([
    {stream: 'jobs', difference: 1, duplicates: 0},
    {stream: 'invoices', difference: 1},
    {stream: 'customers', difference: 1},
  ]);

  // Edits move rows to other windows of modifiedOn while their keys are read.
  let edits = 0;
  const stop = way.simulator.onRequest(() => {
    const rows = way.tenant.records('invoices');
    const row = rows[(edits += 37) % rows.length];
    way.tenant.edit('invoices', (record) => record === row, {summary: `edit ${edits}`});
  });
  const swept = (await sweep(core)).map(outcome);
  stop();
  expect(edits).toBeGreaterThan(0);
  expect(swept.filter(({deleted}) => deleted > 0)).toEqual(
    ['jobs', 'invoices', 'customers'].map((stream) => ({stream, status: 'success', deleted: 1, restored: 0})),
  );
  expect([await gone('jobs'), await gone('invoices'), await gone('customers')]).toEqual([[job], [invoice], [customer]]);
  expect((await verified(core)).filter(({status}) => status !== 'ok')).toEqual([]);

  way.tenant.insert('customers', vanished as never, {modifiedOn: String(vanished?.['modifiedOn'])});
  expect((await sweep(['customers'])).map(outcome)).toEqual([
    {stream: 'customers', status: 'success', deleted: 0, restored: 1},
  ]);
  expect(
    await way.rows(`SELECT mode, status, records_updated FROM st_logs_v2.ingestion_logs
    WHERE entity_type = 'customers' AND mode = 'reconcile' ORDER BY start_time`),
  ).toEqual([
    {mode: 'reconcile', status: 'success', records_updated: 1},
    {mode: 'reconcile', status: 'success', records_updated: 1},
  ]);
});

it('changes nothing when a fifth would vanish, or when the keys could not all be read', async () => {
  await way.sync(['jobs', 'invoices']);
  const before = await way.rows('SELECT * FROM st_raw_v2.raw_jobs ORDER BY id');
  const half = async function* (stream: Stream) {
    for await (const rows of readKeys(stream, source(stream))) yield rows.filter((_, index) => index % 2 === 0);
  };
  const refused = await sweep(['jobs', 'invoices'], (stream) =>
    stream.name === 'jobs' ? half(stream) : readKeys(stream, source(stream)),
  );
  expect(refused).toMatchObject([
    {stream: 'jobs', status: 'failed', error: expect.stringMatching(/more than 20 %; none was marked/) as unknown},
    {stream: 'invoices', status: 'success'},
  ]);
  way.simulator.faults.forbid('jpm');
  expect(await sweep(['jobs'])).toMatchObject([
    {status: 'failed', deleted: 0, error: expect.stringMatching(/scope/) as unknown},
  ]);
  expect(await way.rows('SELECT * FROM st_raw_v2.raw_jobs ORDER BY id')).toEqual(before);
});

it('takes a complete read of a whole list for a sweep', async () => {
  await way.sync(['campaigns']);
  const [{id: campaign}] = way.tenant.records('campaigns') as unknown as [{id: number}];
  way.tenant.remove('campaigns', campaign, {hard: true});
  // ServiceTitan's clock counts in seconds: two reads in one of them do not tell which came later.
  way.tenant.clock.advance(60_000);
  const {streams} = await way.sync(['campaigns']);
  expect(streams).toMatchObject([{status: 'success'}]);
  expect(await gone('campaigns')).toEqual([campaign]);
  expect((await verified(['campaigns'])).map(({status}) => status)).toEqual(['ok']);
});

it('leaves out of its counts what was edited or deleted since the last load, and no more', async () => {
  await way.sync(core);
  way.tenant.clock.advance(3_600_000);
  for (const stream of ['jobs', 'invoices', 'payroll', 'customers']) {
    const rows = way.tenant.records(stream);
    for (const at of [0, 5, 9]) way.tenant.edit(stream, (record) => record === rows[at], {summary: 'edited'});
    way.tenant.remove(stream, (record) => record === rows[11]);
  }
  const counts = await verified(core);
  expect(counts.filter(({status}) => status !== 'ok')).toEqual([]);
  expect(counts.find(({stream}) => stream === 'customers')?.changed_since).toBeGreaterThanOrEqual(4);

  await way.warehouse.execute('DELETE FROM st_raw_v2.raw_jobs WHERE rowid % 40 = 1');
  await way.warehouse.execute('INSERT INTO st_raw_v2.raw_campaigns SELECT * FROM st_raw_v2.raw_campaigns LIMIT 1');
  expect((await verified(['jobs', 'campaigns'])).map(({stream, status}) => ({stream, status}))).toEqual([
    {stream: 'jobs', status: 'differs'},
    {stream: 'campaigns', status: 'differs'},
  ]);
});

describe('rows that are lost here', () => {
  /** By ids, by instants, by groups, from the feed, and from lists that are read whole, with and without a cursor. */
  const lossy = ['jobs', 'payment_types', 'customers', 'payroll', 'campaigns', 'tag_types', 'calls'];
  const contents = (stream: string) =>
    way.rows(`SELECT * EXCLUDE (_airbyte_raw_id, _airbyte_extracted_at, _airbyte_generation_id, _ingested_at)
      ${stream === 'payroll' ? 'REPLACE (NULL AS "_groupReadOn")' : ''} FROM st_raw_v2.raw_${stream}
      WHERE _deleted_at IS NULL ${stream === 'payment_types' ? '' : 'AND active IS DISTINCT FROM false'} ORDER BY ALL`);
  const removeHidden = (stream: string) =>
    // Their lists do not show these; what was deleted there and is lost here is not missed.
    way.warehouse.execute(`DELETE FROM st_raw_v2.raw_${stream} WHERE active = false`);
  const everything = async () => {
    const found: Record<string, unknown> = {};
    for (const stream of lossy) found[stream] = await contents(stream);
    return found;
  };

  it('are fetched and merged, the missing and the outdated ones, and counted', async () => {
    await way.sync(lossy);
    const before = await everything();
    for (const stream of lossy) {
      await way.warehouse.execute(`DELETE FROM st_raw_v2.raw_${stream} WHERE rowid % 3 = 0`);
      if (stream !== 'payment_types') {
        await way.warehouse.execute(
          `UPDATE st_raw_v2.raw_${stream} SET "modifiedOn" = '2019-01-01', active = NULL WHERE rowid % 3 = 1`,
        );
      }
    }
    expect(await everything()).not.toEqual(before);
    const swept = await sweep(lossy);
    expect(swept.map(({stream, status, missing, outdated}) => [stream, status, missing > 0, outdated > 0])).toEqual(
      lossy.map((stream) => [stream, 'success', true, stream !== 'payment_types']),
    );
    expect(await everything()).toEqual(before);
    const [run] = await way.rows(
      `SELECT records_inserted, records_updated FROM st_logs_v2.ingestion_logs WHERE mode = 'reconcile' AND entity_type = 'jobs'`,
    );
    const jobs = swept.find(({stream}) => stream === 'jobs');
    expect(run).toEqual({records_inserted: jobs?.missing, records_updated: jobs?.outdated});
    expect((await sweep(lossy)).map(({missing, outdated, deleted}) => missing + outdated + deleted)).toEqual(
      lossy.map(() => 0),
    );
  });

  it('are named by verify, the first twenty of each kind and how many there are', async () => {
    await way.sync(['jobs', 'customers']);
    const ids = async (stream: string) =>
      (await way.rows(`SELECT id FROM st_raw_v2.raw_${stream} WHERE active IS DISTINCT FROM false ORDER BY id`)).map(
        ({id}) => String(id),
      );
    const [jobs, customers] = [await ids('jobs'), await ids('customers')];
    await way.warehouse.execute(`DELETE FROM st_raw_v2.raw_jobs WHERE id IN (${jobs.slice(0, 23).join(', ')})`);
    await way.warehouse.execute(
      `UPDATE st_raw_v2.raw_jobs SET "modifiedOn" = '2019-01-01' WHERE id = ${jobs[30] ?? ''}`,
    );
    way.tenant.remove('customers', Number(customers[3]), {hard: true});
    const none = {rows: 0, keys: []};
    expect(await verified(['jobs', 'customers'])).toMatchObject([
      {
        stream: 'jobs',
        status: 'differs',
        differing: {
          missing: {rows: 23, keys: jobs.slice(0, 20)},
          outdated: {rows: 1, keys: [jobs[30]]},
          surplus: none,
        },
      },
      {
        stream: 'customers',
        status: 'differs',
        differing: {missing: none, outdated: none, surplus: {rows: 1, keys: [customers[3]]}},
      },
    ]);
    await sweep(['jobs', 'customers']);
    expect((await verified(['jobs', 'customers'])).map(({status, differing}) => [status, differing])).toEqual([
      ['ok', null],
      ['ok', null],
    ]);
  });

  it('are named by verify where as many others are stored that are not there, and where they are only outdated', async () => {
    await way.sync(['jobs', 'payroll', 'tag_types', 'calls']);
    const {warehouse} = way;
    const idsOf = async (stream: string, key = 'id') =>
      (
        await way.rows(
          `SELECT ${key} AS key FROM st_raw_v2.raw_${stream} WHERE active IS DISTINCT FROM false ORDER BY ${key}`,
        )
      ).map((row) => String(row['key']));
    const [jobs, payroll, tags, calls] = [
      await idsOf('jobs'),
      await idsOf('payroll', '_key'),
      await idsOf('tag_types'),
      await idsOf('calls'),
    ];
    // One row less and one more: every count stays as it was.
    await warehouse.execute(`UPDATE st_raw_v2.raw_jobs SET id = 999999 WHERE id = ${jobs[4] ?? ''}`);
    await warehouse.execute(`UPDATE st_raw_v2.raw_payroll SET _key = 'other' WHERE _key = '${payroll[4] ?? ''}'`);
    await warehouse.execute(`UPDATE st_raw_v2.raw_tag_types SET id = 999999 WHERE id = ${tags[1] ?? ''}`);
    await warehouse.execute(`UPDATE st_raw_v2.raw_calls SET "modifiedOn" = '2019-01-01' WHERE id = ${calls[2] ?? ''}`);
    const [none, one] = [{rows: 0, keys: []}, (key?: string) => ({rows: 1, keys: [key]})];
    expect(await verified(['jobs', 'payroll', 'tag_types', 'calls'])).toMatchObject([
      {
        stream: 'jobs',
        ...{status: 'differs', difference: 0, duplicates: 0},
        differing: {missing: one(jobs[4]), outdated: none, surplus: one('999999')},
      },
      {stream: 'payroll', differing: {missing: one(payroll[4]), outdated: none, surplus: one('other')}},
      {stream: 'tag_types', differing: {missing: one(tags[1]), outdated: none, surplus: one('999999')}},
      {stream: 'calls', status: 'differs', difference: 0, differing: {missing: none, outdated: one(calls[2])}},
    ]);
    await sweep(['jobs', 'payroll', 'tag_types', 'calls']);
    expect((await verified(['jobs', 'payroll', 'tag_types', 'calls'])).map(({status}) => status)).toEqual(
      Array(4).fill('ok'),
    );
  });

  it('are looked for by verify with as many requests as reconcile makes, which are few', async () => {
    const streams = selectStreams().map(({name}) => name);
    await way.sync(streams);
    const requestsOf = async (work: () => Promise<unknown>) => {
      const before = way.simulator.stats().total;
      await work();
      return way.simulator.stats().total - before;
    };
    const swept = await requestsOf(() => sweep(streams));
    const asked = await requestsOf(() => verified(streams));
    expect(asked).toBe(swept);
    const pages = streams.reduce((sum, name) => sum + Math.ceil(way.tenant.records(name).length / 200), 0);
    expect(asked).toBeLessThan(2 * pages + 4 * streams.length);
  });

  it('are asked for by ids, fifty a request, and nothing more is asked for when none is lost', async () => {
    await way.sync(['jobs']);
    await removeHidden('jobs');
    const asked = async () => {
      const queries: URLSearchParams[] = [];
      const stop = way.simulator.onRequest(({query}) => void queries.push(query));
      await sweep(['jobs']);
      stop();
      return queries;
    };
    const quiet = await asked();
    const [{n} = {}] = await way.rows('SELECT count(*) AS n FROM st_raw_v2.raw_jobs');
    await way.warehouse.execute('DELETE FROM st_raw_v2.raw_jobs');
    const healing = await asked();
    expect(quiet.filter((query) => query.has('ids'))).toEqual([]);
    expect(healing.filter((query) => query.has('ids'))).toHaveLength(Math.ceil(Number(n) / 50));
    expect(healing.length - quiet.length).toBe(Math.ceil(Number(n) / 50));
    expect(await way.rows('SELECT count(*) AS n FROM st_raw_v2.raw_jobs')).toEqual([{n}]);
  });

  it('are not those that the next run brings, nor those outside of the dates of the configuration', async () => {
    await way.sync(['jobs', 'customers']);
    way.tenant.clock.advance(3_600_000);
    const [row] = way.tenant.records('jobs');
    way.tenant.edit('jobs', (record) => record === row, {summary: 'after the last load'});
    expect(await sweep(['jobs'])).toMatchObject([{status: 'success', missing: 0, outdated: 0}]);
    const [{middle} = {}] = await way.rows(
      `SELECT strftime(median("modifiedOn"), '%Y-%m-%d') AS middle FROM st_raw_v2.raw_customers`,
    );
    await way.warehouse.execute(`DELETE FROM st_raw_v2.raw_customers WHERE "modifiedOn" < '${String(middle)}'`);
    const {startDate} = configFor(way.simulator, {start_date: middle});
    config = {...config, ...(startDate === undefined ? {} : {startDate})};
    expect(await sweep(['customers'])).toMatchObject([{status: 'success', missing: 0, outdated: 0}]);
  });

  it('do not come twice however the run ends: a reconcile that is stopped in the middle is made up for by the next', async () => {
    await way.sync(['jobs']);
    const before = await contents('jobs');
    const state = await way.warehouse.readState();
    await way.warehouse.execute('DELETE FROM st_raw_v2.raw_jobs WHERE rowid % 2 = 0');
    await way.warehouse.execute('DELETE FROM st_raw_v2.raw_jobs WHERE rowid % 2 = 0');
    const broken: Partial<ReconcileOptions> = {
      fetch: async function* (stream, lost) {
        yield* readLostRows(stream, source(stream), lost.slice(0, 50));
        throw new SourceError('boom');
      },
    };
    expect(await sweep(['jobs'], undefined, broken)).toMatchObject([{status: 'failed', error: 'boom'}]);
    expect(await way.warehouse.readState()).toEqual(state);
    expect(await sweep(['jobs'])).toMatchObject([{status: 'success', deleted: 0}]);
    expect(await contents('jobs')).toEqual(before);
  });

  it('are found while the tenant is edited, and never overwrite a newer version', async () => {
    await way.sync(['invoices']);
    await way.warehouse.execute('DELETE FROM st_raw_v2.raw_invoices WHERE rowid % 7 = 3');
    let edits = 0;
    const stop = way.simulator.onRequest(() => {
      const rows = way.tenant.records('invoices');
      const row = rows[(edits += 37) % rows.length];
      way.tenant.edit('invoices', (record) => record === row, {summary: `edit ${edits}`});
    });
    const [swept] = await sweep(['invoices']);
    stop();
    expect(swept).toMatchObject({status: 'success', deleted: 0});
    expect(swept?.missing).toBeGreaterThan(0);
    way.tenant.clock.advance(3_600_000);
    await way.sync(['invoices']);
    expect((await verified(['invoices'])).map(({status}) => status)).toEqual(['ok']);
    const stored = await way.rows(
      `SELECT id, summary FROM st_raw_v2.raw_invoices WHERE _deleted_at IS NULL ORDER BY id`,
    );
    const there = way.tenant
      .records('invoices')
      .filter(({active}) => active !== false)
      .map(({id, summary}) => ({id, summary: summary ?? null}))
      .sort((a, b) => Number(a.id) - Number(b.id));
    expect(stored.filter(({id}) => there.some((row) => row.id === id))).toEqual(there);
  });
});
