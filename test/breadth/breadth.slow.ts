import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import Ajv from 'ajv';
import addFormats from 'ajv-formats';

import {recordSchema} from '../../simulator/facts';
import {type Simulator, startSimulator} from '../../simulator/http/server';
import {type ApiRecord, createTenant, type Tenant} from '../../simulator/tenant';
import {messages} from '../../src/airbyte/in-process';
import type {AirbyteMessage} from '../../src/airbyte/protocol';
import {catalogue, schemaOf} from '../../src/catalogue';
import {parseConfig} from '../../src/config/config';
import {tenantOf} from '../../src/config/tenant';
import {parseJson, stringifyJson} from '../../src/json';
import {silent} from '../../src/log';
import {sync} from '../../src/runs/source-sync';
import type {Stream} from '../../src/streams/definition';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import {tableOf} from '../../src/warehouse/raw-table';
import type {Warehouse} from '../../src/warehouse/warehouse';
import {canonical} from './canonical';

/** Fields that only the export shows: a row that came by the list does not have them yet. */
const onlyInExport: Readonly<Record<string, readonly string[]>> = {jobs: ['externalData']};

const minutes = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'breadth-'));
let tenant: Tenant;
let simulator: Simulator;
let warehouse: Warehouse;

beforeAll(async () => {
  tenant = createTenant({seed: 11, size: 'tiny', now: new Date('2026-09-17T18:00:00Z'), breadth: true});
  tenant.clock.advance(20 * minutes);
  simulator = await startSimulator({tenant, manners: {refuseUndocumented: true}});
  warehouse = await openDuckDb(join(folder, 'breadth.duckdb'));
});

afterAll(async () => {
  await warehouse.close();
  await simulator.close();
  rmSync(folder, {recursive: true});
});

const ajv = addFormats(new Ajv({allErrors: true, strict: false}));
const validators = new Map(catalogue.map((stream) => [stream.name, ajv.compile(schemaOf(stream))]));
/** What records had that the schema of their stream does not allow, and the streams that had any. */
const offences = new Set<string>();
const seen = new Set<string>();

/** Hands messages on and holds their records, as they go over the wire, to what is discovered. */
async function* validated(messages: AsyncIterable<AirbyteMessage>): AsyncGenerator<AirbyteMessage> {
  for await (const message of messages) {
    if (message.type === 'RECORD') {
      const {stream, data} = message.record;
      const validate = validators.get(stream);
      seen.add(stream);
      if (validate?.(JSON.parse(stringifyJson(data))) !== true)
        offences.add(`${stream}: ${ajv.errorsText(validate?.errors)}`);
    }
    yield message;
  }
}

let runs = 0;
/** How each stream ended in the last run: `success`, or its error. */
let lastRun: ReadonlyMap<string, string>;

/** Reads every stream there is. Whatever changed before is settled by then. */
async function syncAll(mode: 'incremental' | 'full'): Promise<void> {
  tenant.clock.advance(30 * minutes);
  const daily = catalogue.filter(({list}) => list?.daily !== undefined);
  // Asked for two years, 36 schedulers would cost 26,000 requests.
  const fewDays = {start_date: new Date(tenant.clock.now() - 4 * 24 * 60 * minutes).toISOString().slice(0, 10)};
  lastRun = new Map([
    ...(await syncSome(
      catalogue.filter((stream) => !daily.includes(stream)),
      mode,
      {},
    )),
    ...(await syncSome(daily, mode, fewDays)),
  ]);
}

async function syncSome(
  streams: readonly Stream[],
  mode: 'incremental' | 'full',
  fields: object,
): Promise<readonly (readonly [string, string])[]> {
  const config = parseConfig({...simulator.config(), requests_per_second: 40, full_read_days: 1, ...fields});
  const result = await sync({
    warehouse,
    tenant: tenantOf(config),
    streams,
    mode,
    bounded: false,
    // Parents that are gone take more than a fifth of some small tables with them.
    force: mode === 'full',
    runId: `run-${++runs}`,
    clock: Date.now,
    log: silent,
    read: (catalog, state) => validated(messages({config, catalog, state})),
  });
  return result.streams.map((one) => [one.stream, one.error ?? one.status]);
}

/** Whether rows of the list do not say `active`: then a row is taken to be active until the export says otherwise. */
const saysNothingOfActive = ({name, list, backfill}: Stream): boolean => {
  const fields = recordSchema(name).properties ?? {};
  return backfill !== 'export' && list?.query === undefined && 'active' in fields;
};

const isInactive = (row: Readonly<Record<string, unknown>>): boolean => row.active === false;

/** Ids of the parents whose rows can be asked for; undefined where there is no parent. */
function parentIds({list}: Stream): ReadonlySet<string> | undefined {
  if (list?.parent === undefined) return undefined;
  const parents = tenant.records(list.parent.stream).filter((record) => !isInactive(record));
  return new Set(parents.map(({id}) => String(id)));
}

/** Every row as one text per column, in any order. */
async function expectTruth(stream: Stream): Promise<void> {
  expect(lastRun.get(stream.name)).toBe('success');
  const isSilent = saysNothingOfActive(stream);
  // Without an export too, nothing tells of deleted rows.
  const onlyLiving = isSilent && stream.export === undefined;
  const hidden = new Set([...(onlyInExport[stream.name] ?? []), ...(isSilent ? ['active'] : [])]);
  const documented = new Set([
    ...Object.keys(recordSchema(stream.name).properties ?? {}),
    stream.list?.parent?.field,
    'day',
  ]);
  const columns = tableOf(stream).columns.filter(({name}) => documented.has(name) && !hidden.has(name));
  const text = (row: Readonly<Record<string, unknown>>, parse: (value: unknown) => unknown): string =>
    [
      ...columns.map(({name, type}) => `${name}=${canonical(type === 'JSON' ? parse(row[name]) : row[name], type)}`),
      ...(isSilent ? [`inactive=${isInactive(row)}`] : []),
    ].join(' ');
  // Rows of parents that are gone cannot be asked for any more.
  const parents = parentIds(stream);
  const living = (row: Readonly<Record<string, unknown>>): boolean =>
    !(onlyLiving && isInactive(row)) && (parents?.has(String(row[stream.list?.parent?.field ?? ''])) ?? true);

  const stored = await warehouse.query(`SELECT * FROM st_raw_v2.raw_${stream.name} WHERE _deleted_at IS NULL`);
  const loaded = stored
    .filter(living)
    .map((row) => text(row, (value) => (typeof value === 'string' ? parseJson(value) : value)));
  const truth = tenant
    .records(stream.name)
    .filter(living)
    .map((row) => text(row, (value) => value));
  expect({stream: stream.name, rows: loaded.sort()}).toEqual({stream: stream.name, rows: truth.sort()});
}

/** Changes, adds and deactivates rows of a stream, as far as it has what that takes. */
function disturb(stream: Stream): void {
  const fields = recordSchema(stream.name).properties ?? {};
  const records = tenant.records(stream.name).filter((record) => !isInactive(record));
  const [first, second, third] = records;
  const key = stream.primaryKey;
  const same = (wanted: ApiRecord) => (record: ApiRecord) =>
    key.every((field) => field === '_key' || record[field] === wanted[field]) &&
    (stream.keyFields ?? []).every((field) => record[field] === wanted[field]);
  const label = Object.keys(fields).find((name) => /^(name|memo|text|description|summary|status|reason)$/.test(name));
  // A log: its feed goes by createdOn, so that only new rows show.
  const isLog = stream.cursor === 'createdOn';
  if (!isLog && first !== undefined && label !== undefined && fields[label]?.enum === undefined) {
    tenant.edit(stream.name, same(first), {[label]: 'changed'});
  }
  if (!isLog && second !== undefined && 'active' in fields) tenant.remove(stream.name, same(second));
  if (third !== undefined && stream.list?.shape !== 'object') tenant.insert(stream.name, twinOf(third, stream));
}

/** A copy under a key of its own; where rows have no key, an equal row. */
function twinOf(record: ApiRecord, {primaryKey}: Stream): ApiRecord {
  const [field = 'id'] = primaryKey.filter((name) => name in record && name !== '_key');
  const value = record[field] ?? record.id;
  const fresh = typeof value === 'number' ? value + 1_000_001 : `${String(value)} again`;
  const unkeyed = primaryKey.includes('_key') && !('id' in record);
  return {...record, ...(unkeyed ? {} : {[field]: fresh}), ...('createdOn' in record ? {createdOn: undefined} : {})};
}

describe('every stream of the catalogue', () => {
  beforeAll(() => syncAll('incremental'));

  test.each(catalogue)('$name is loaded as the tenant holds it', (stream) => expectTruth(stream));

  describe('after edits, new rows and deactivations', () => {
    beforeAll(async () => {
      catalogue.forEach(disturb);
      // Rows of parents that did not change themselves come with the next pass over all parents.
      tenant.clock.advance(25 * 60 * minutes);
      await syncAll('incremental');
    });

    test.each(catalogue)('$name has followed', (stream) => expectTruth(stream));
  });

  describe('after rows were deleted for good and everything is read again', () => {
    beforeAll(async () => {
      for (const {name, list} of catalogue) {
        const gone = tenant.records(name).at(-1);
        if (gone !== undefined && list?.shape !== 'object') tenant.remove(name, (one) => one === gone, {hard: true});
      }
      await syncAll('full');
    });

    test.each(catalogue)('$name has nothing else', (stream) => expectTruth(stream));
  });
});

test('no parameter went out that the documents do not know, and nothing was rejected', async () => {
  expect(simulator.stats().undocumented).toEqual({});
  expect(await warehouse.query('SELECT * FROM st_logs_v2.rejected_records')).toEqual([]);
});

test('every record held the schema that its stream is discovered with, at the edges of its types too', () => {
  expect([...offences]).toEqual([]);
  expect(catalogue.filter(({name}) => !seen.has(name)).map(({name}) => name)).toEqual([]);
});
