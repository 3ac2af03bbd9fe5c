import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setImmediate} from 'node:timers/promises';

import type {AirbyteMessage} from '../../src/airbyte/protocol';
import {withLease} from '../../src/load/held-lease';
import {load} from '../../src/load/loader';
import {silent} from '../../src/log';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import type {Batch, BatchLimits, Warehouse} from '../../src/warehouse/warehouse';
import {catalogOf, record, state, status} from './messages';

const folder = mkdtempSync(join(tmpdir(), 'load-batches-'));
const sentAt = Date.parse('2026-03-01T00:00:00Z');
const ageMs = 5_000;
const acme = {id: '42', environment: 'production', apiHost: 'api.servicetitan.io'};

let nowMs: number;
let files = 0;
let warehouse: Warehouse;
/** What was written, in order: stream and rows. */
let written: string[];
/** Each opens the way for one write; without it every write goes through at once. */
let gates: (() => void)[] | undefined;

beforeEach(async () => {
  nowMs = sentAt;
  written = [];
  gates = undefined;
  warehouse = await openDuckDb(join(folder, `${(files += 1)}.duckdb`), {clock: () => nowMs});
});
afterEach(() => warehouse.close());
afterAll(() => rmSync(folder, {recursive: true}));

/** The warehouse with other limits, which writes as slowly as the gates say, several streams side by side. */
function slowWarehouse(limits: Partial<BatchLimits>): Warehouse {
  return {
    ...warehouse,
    parallelWrites: 9,
    batchLimits: {rows: 1_000, bytes: 1e9, ageMs, totalBytes: 1e9, ...limits},
    async merge(lease, batch: Batch) {
      if (gates !== undefined) await new Promise<void>((resolve) => gates?.push(resolve));
      written.push(`${batch.table.stream} ${batch.rows}`);
      return warehouse.merge(lease, batch);
    },
  };
}

const campaign = (id: number) => record('campaigns', {id, name: `C${id}`}, sentAt);
const job = (id: number, more = {}) => record('jobs', {id, ...more}, sentAt);
const turns = async () => {
  for (let turn = 0; turn < 50; turn += 1) await setImmediate();
};
const pass = async () => {
  while (gates?.length === 0) await setImmediate();
  gates?.shift()?.();
  await turns();
};

function loading(messages: AsyncIterable<AirbyteMessage>, limits: Partial<BatchLimits> = {}, tenant = acme) {
  return withLease(warehouse, 'run-1', (lease) =>
    load(messages, {
      ...{
        warehouse: slowWarehouse(limits),
        lease,
        mode: 'incremental',
        tenant,
        catalog: catalogOf('jobs', 'campaigns'),
      },
      ...{clock: () => nowMs, log: silent, spoolDir: folder},
    }),
  );
}

it('lets a batch grow while another is being written, however old it becomes', async () => {
  gates = [];
  async function* messages() {
    yield job(1);
    nowMs += ageMs;
    yield state('jobs', {at: 1}, 1);
    for (let id = 2; id < 500; id += 1) {
      nowMs += ageMs;
      yield job(id);
    }
    await turns();
    expect(written).toEqual([]);
    await pass();
    yield state('jobs', {at: 2});
    await turns();
    void pass().then(pass);
    yield status('jobs', 'COMPLETE');
    yield status('campaigns', 'COMPLETE');
  }
  await loading(messages());
  expect(written).toEqual(['jobs 1', 'jobs 498']);
});

it('writes a full batch even then, and with it what waits of other streams', async () => {
  gates = [];
  async function* messages() {
    yield job(1);
    nowMs += ageMs;
    yield state('jobs', {at: 1}, 1);
    yield campaign(1);
    nowMs += ageMs;
    yield campaign(2);
    await turns();
    expect(gates).toHaveLength(1);
    void pass().then(pass).then(pass);
    for (let id = 2; id <= 11; id += 1) yield job(id);
    yield status('jobs', 'COMPLETE');
    yield status('campaigns', 'COMPLETE');
  }
  await loading(messages(), {rows: 10});
  expect(written).toEqual(['jobs 1', 'jobs 10', 'campaigns 2']);
});

it('writes all streams once they have waited, although only one of them says something', async () => {
  gates = [];
  async function* messages() {
    yield job(1);
    yield campaign(1);
    nowMs += ageMs;
    yield state('campaigns', {at: 1}, 1);
    await turns();
    expect(gates).toHaveLength(2);
    void pass().then(pass);
    yield status('jobs', 'COMPLETE');
    yield status('campaigns', 'COMPLETE');
  }
  await loading(messages());
  expect(written).toEqual(['jobs 1', 'campaigns 1']);
});

it('keeps what waits on disk within bounds, of all streams together', async () => {
  const text = 'x'.repeat(1_000);
  async function* messages() {
    for (let id = 0; id < 400; id += 1) yield id % 2 === 0 ? campaign(id) : job(id, {summary: text});
    yield status('jobs', 'COMPLETE');
    yield status('campaigns', 'COMPLETE');
  }
  await loading(messages(), {totalBytes: 50_000});
  expect(written).toEqual(Array.from({length: 4}, () => ['jobs 50', 'campaigns 50']).flat());
});

it('reads nothing more while what is being written and what waits take all the room', async () => {
  gates = [];
  const summary = 'x'.repeat(5_000);
  async function* messages() {
    for (let id = 0; id < 100; id += 1) yield job(id, {summary});
    void turns().then(pass).then(pass).then(pass);
    for (let id = 1; id < 100; id += 1) yield record('campaigns', {id, name: summary}, sentAt);
    yield job(100);
    expect(written).toEqual(['jobs 100']);
    yield status('jobs', 'COMPLETE');
    yield status('campaigns', 'COMPLETE');
  }
  await loading(messages(), {rows: 100, totalBytes: 800_000});
  expect(written).toEqual(['jobs 100', 'jobs 1', 'campaigns 99']);
});

it('writes what takes half of the room, and fills the other half meanwhile', async () => {
  gates = [];
  const summary = 'x'.repeat(5_000);
  async function* messages() {
    for (let id = 0; id < 100; id += 1) yield job(id, {summary});
    await turns();
    expect(gates).toHaveLength(1);
    for (let id = 1; id <= 100; id += 1) yield campaign(id);
    expect(written).toEqual([]);
    void pass().then(pass);
    yield status('jobs', 'COMPLETE');
    yield status('campaigns', 'COMPLETE');
  }
  await loading(messages(), {totalBytes: 1_000_000});
  expect(written).toEqual(['jobs 100', 'campaigns 100']);
});

it('takes what waits of a stream that failed for no room', async () => {
  const summary = 'x'.repeat(1_000);
  async function* messages() {
    for (let id = 0; id < 1_200; id += 1) yield job(id, {summary});
    yield state('jobs', {at: 1}, 7);
    for (let id = 0; id < 110; id += 1) yield campaign(id);
    expect(readdirSync(folder, {recursive: true}).filter((name) => String(name).includes('jobs-'))).toEqual([]);
    yield status('campaigns', 'COMPLETE');
  }
  await loading(messages(), {rows: 2_000});
  expect(written).toEqual(['campaigns 110']);
});

it('writes nothing of a stream before it is known whose rows they are, however full it is', async () => {
  gates = undefined;
  const foreign = {...acme, id: '43'};
  await withLease(warehouse, 'run-0', (lease) => warehouse.claim(lease, acme));
  async function* messages() {
    for (let id = 0; id < 300; id += 1) yield job(id);
    nowMs += ageMs;
    yield campaign(1);
    await turns();
    yield state('jobs', {tenant: foreign});
  }
  const loadingAnybody = withLease(warehouse, 'run-1', (lease) =>
    load(messages(), {
      ...{warehouse: slowWarehouse({rows: 10, totalBytes: 100}), lease, mode: 'load'},
      ...{clock: () => nowMs, log: silent, spoolDir: folder},
    }),
  );
  await expect(loadingAnybody).rejects.toThrow(/tenant 43/);
  expect(written).toEqual([]);
});
