import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {WarehouseError} from '../../src/errors';
import {openSpool} from '../../src/load/spool/spool';
import {bigQueryWarehouse, ensureBooks} from '../../src/warehouse/bigquery/adapter';
import {openSession} from '../../src/warehouse/bigquery/connection';
import type {Session} from '../../src/warehouse/bigquery/session';
import {LeaseHeldError} from '../../src/warehouse/lease-error';
import type {Table} from '../../src/warehouse/raw-table';
import {type Batch, defaultDatasets, type Lease, type Row, type Warehouse} from '../../src/warehouse/warehouse';
import {type Emulator, startEmulator} from './bigquery-emulator';

const table: Table = {
  name: 'raw_things',
  stream: 'things',
  columns: [
    {name: 'id', type: 'INT64'},
    {name: 'name', type: 'STRING'},
  ],
  primaryKey: ['id'],
  clusterBy: [],
};
const others: Table = {...table, name: 'raw_others', stream: 'others'};
const ddl = {projectId: 'test', datasets: defaultDatasets, location: 'US', labels: {}};
const ttlMs = 300_000;

/** What becomes of a transaction: `work` sends it to the service. */
type Fate = (work: () => Promise<readonly Row[]>) => Promise<readonly Row[]>;

const happy: Fate = (work) => work();
const broken = () =>
  new WarehouseError('broken', '', {code: 503, errors: [{reason: 'backendError'}], message: 'broken'});
const answerLost: Fate = async (work) => {
  await work();
  throw broken();
};
const runTwice: Fate = async (work) => {
  await work();
  return work();
};
const neverRun: Fate = async () => {
  throw broken();
};

let emulator: Emulator;
let folder: string;
let warehouse: Warehouse;
let lease: Lease;
let fate: Fate;
let transactions: number;
/** Whether the service does not say either what it has committed. */
let isMute: boolean;

beforeEach(async () => {
  fate = happy;
  transactions = 0;
  isMute = false;
  folder = mkdtempSync(join(tmpdir(), 'answers-'));
  emulator = await startEmulator();
  const session = openSession('test', {emulator: emulator.url});
  const run: Session['run'] = (sql, parameters) => {
    if (isMute && sql.startsWith('SELECT last_result')) throw broken();
    if (!sql.startsWith('BEGIN TRANSACTION')) return session.run(sql, parameters);
    transactions += 1;
    return fate(() => session.run(sql, parameters));
  };
  await ensureBooks(session, ddl);
  warehouse = bigQueryWarehouse({session: {...session, run}, ddl, clock: Date.now});
  lease = await warehouse.acquireLease('run-1', ttlMs);
  await warehouse.startRun(lease, 'incremental', ['things', 'others']);
});
afterEach(async () => {
  await emulator.stop();
  rmSync(folder, {recursive: true});
});

const batchOf = (...ids: readonly number[]) => batchFor(table, ...ids);

async function batchFor(declared: Table, ...ids: readonly number[]): Promise<Batch> {
  const [generationId, ingestionSource] = [0, 'servicetitan_v2'];
  const existing = await warehouse.ensureTable(declared);
  const own = mkdtempSync(join(folder, 'spool-'));
  const spool = openSpool({
    ...{folder: own, declared, table: existing, mode: 'append', generationId, ingestionSource},
  });
  for (const id of ids) spool.add({id, name: `thing ${id}`}, Date.now());
  return spool.take({at: ids.length});
}

const stored = () => warehouse.query('SELECT id FROM st_raw_v2.raw_things ORDER BY id');

it.each([
  ['loses its answer', answerLost],
  ['is sent to the service twice', runTwice],
])('a batch whose transaction %s is in the table once, and counted', async (_, how) => {
  const batch = await batchOf(1, 2);
  fate = how;
  expect(await warehouse.merge(lease, batch)).toMatchObject({read: 2, inserted: 2});
  fate = happy;
  expect(await stored()).toEqual([{id: 1}, {id: 2}]);
  expect(await warehouse.readState()).toEqual(new Map([['things', {at: 2}]]));
  expect(await warehouse.recentRuns(1, 'things')).toMatchObject([{records_fetched: 2, records_inserted: 2}]);
  expect(await warehouse.merge(lease, await batchOf(3))).toMatchObject({inserted: 1});
});

it('a batch whose transaction never ran is said to have failed, and is in no table', async () => {
  const batch = await batchOf(1);
  fate = neverRun;
  await expect(warehouse.merge(lease, batch)).rejects.toThrow('broken');
  fate = happy;
  expect(await stored()).toEqual([]);
  expect(await warehouse.readState()).toEqual(new Map());
});

describe('batches of two streams that are written at the same time', () => {
  const storedOthers = () => warehouse.query('SELECT id FROM st_raw_v2.raw_others ORDER BY id');
  const states = async () => [...(await warehouse.readState())].sort();

  it('share a transaction, which happens once although its answer is lost', async () => {
    const batches = [await batchOf(1, 2), await batchFor(others, 3)];
    [transactions, fate] = [0, answerLost];
    const counts = await Promise.all(batches.map((batch) => warehouse.merge(lease, batch)));
    fate = happy;
    expect(transactions).toBe(1);
    expect(counts.map(({inserted}) => inserted)).toEqual([2, 1]);
    expect([await stored(), await storedOthers()]).toEqual([[{id: 1}, {id: 2}], [{id: 3}]]);
    expect(await states()).toEqual([
      ['others', {at: 1}],
      ['things', {at: 2}],
    ]);
    expect((await warehouse.recentRuns(9)).map((run) => [run.entity_type, run.records_inserted])).toEqual([
      ['others', 1],
      ['things', 2],
    ]);
  });

  const withoutTheFirst = async (batches: readonly Batch[]) => {
    const ended = await Promise.allSettled(batches.map((batch) => warehouse.merge(lease, batch)));
    expect(ended.map(({status}) => status)).toEqual(['rejected', 'fulfilled']);
    expect([await stored(), await storedOthers()]).toEqual([[], [{id: 3}]]);
    expect(await states()).toEqual([['others', {at: 1}]]);
  };

  it('are written without the one that a guard stops', async () => {
    await withoutTheFirst([{...(await batchOf(1, 2)), rows: 5}, await batchFor(others, 3)]);
  });

  it('are written one by one where BigQuery refuses them together without saying which it is', async () => {
    const batches = [await batchOf(1, 2), await batchFor(others, 3)];
    transactions = 0;
    // Together, then the first alone.
    fate = (work) => {
      if (transactions > 2) return work();
      throw new WarehouseError('refused', '', {code: 400, errors: [{reason: 'invalidQuery'}], message: 'refused'});
    };
    await withoutTheFirst(batches);
    expect(transactions).toBe(3);
  });

  it('are sent once where nobody can say whether they were committed, and the states tell the next run', async () => {
    const batches = [await batchOf(1, 2), await batchFor(others, 3)];
    [transactions, fate, isMute] = [0, answerLost, true];
    const ended = await Promise.allSettled(batches.map((batch) => warehouse.merge(lease, batch)));
    [fate, isMute] = [happy, false];
    expect(ended.map(({status}) => status)).toEqual(['rejected', 'rejected']);
    expect(transactions).toBe(1);
    expect([await stored(), await storedOthers()]).toEqual([[{id: 1}, {id: 2}], [{id: 3}]]);
    expect(await states()).toEqual([
      ['others', {at: 1}],
      ['things', {at: 2}],
    ]);
  });

  it('are both refused at once where the service is gone', async () => {
    const batches = [await batchOf(1), await batchFor(others, 3)];
    transactions = 0;
    fate = async () => {
      throw new WarehouseError('gone', '', new Error('connect ECONNREFUSED'));
    };
    const ended = await Promise.allSettled(batches.map((batch) => warehouse.merge(lease, batch)));
    expect(ended.map(({status}) => status)).toEqual(['rejected', 'rejected']);
    expect(transactions).toBe(1);
  });
});

it('a lease whose answer was lost is held all the same', async () => {
  await warehouse.releaseLease(lease);
  fate = answerLost;
  const next = await warehouse.acquireLease('run-2', ttlMs);
  fate = happy;
  expect(next.fence).toBeGreaterThan(lease.fence);
  await expect(warehouse.startRun(next, 'incremental', ['things'])).resolves.toBe(false);
});

it('a second caller is told who holds the lease without a transaction that could hinder the holder', async () => {
  transactions = 0;
  await expect(warehouse.acquireLease('run-2', ttlMs)).rejects.toThrow(LeaseHeldError);
  expect(transactions).toBe(0);
});

it('a caller who finds an expired lease in use by a long transaction is told who holds it', async () => {
  await warehouse.query("UPDATE st_logs_v2.leases SET expires_at = TIMESTAMP '2000-01-01 00:00:00+00' WHERE TRUE");
  fate = async () => {
    throw new WarehouseError('aborted', '', {code: 400, message: 'Transaction is aborted due to concurrent update'});
  };
  const refused = warehouse.acquireLease('run-2', ttlMs);
  await expect(refused).rejects.toThrow(LeaseHeldError);
  await expect(refused).rejects.toThrow(/run-1/);
});

describe('a table that an earlier version made', () => {
  const sorted: Table = {...table, clusterBy: ['name']};
  const service = () => openSession('test', {emulator: emulator.url});
  const clusteringOf = async () => (await service().describe('st_raw_v2', 'raw_things'))?.clusteredBy;

  it('is clustered by its key first from now on, with its columns and rows as they were', async () => {
    await warehouse.ensureTable(sorted);
    await warehouse.merge(lease, await batchOf(1, 2));
    await service().clusterTable('st_raw_v2', 'raw_things', ['name']);
    const before = await service().describe('st_raw_v2', 'raw_things');
    await warehouse.ensureTable(sorted);
    expect(await service().describe('st_raw_v2', 'raw_things')).toEqual({...before, clusteredBy: ['id', 'name']});
    expect(await stored()).toEqual([{id: 1}, {id: 2}]);
  });

  it('stays as it is where a person has clustered it otherwise', async () => {
    await warehouse.ensureTable(sorted);
    await service().clusterTable('st_raw_v2', 'raw_things', ['name', 'id']);
    await warehouse.ensureTable(sorted);
    expect(await clusteringOf()).toEqual(['name', 'id']);
  });
});
