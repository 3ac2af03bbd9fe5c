import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {ForeignWarehouseError} from '../../src/config/tenant';
import {type JsonObject, parseJson} from '../../src/json';
import {openSpool} from '../../src/load/spool/spool';
import {LeaseLostError} from '../../src/warehouse/lease-error';
import type {Column, Table} from '../../src/warehouse/raw-table';
import {TooManyVanishedError} from '../../src/warehouse/sweep-limit';
import type {Batch, Clock, Lease, Row, Warehouse, WriteMode} from '../../src/warehouse/warehouse';
import {keyColumns} from '../../src/warehouse/warehouse';

/** Opens an empty warehouse that sees time through `clock`. */
export type OpenWarehouse = (clock: Clock) => Promise<Warehouse>;

const things: Table = {
  name: 'raw_things',
  stream: 'things',
  columns: [
    {name: 'id', type: 'INT64'},
    {name: 'name', type: 'STRING'},
    {name: 'total', type: 'NUMERIC'},
    {name: 'active', type: 'BOOL'},
    {name: 'modifiedOn', type: 'TIMESTAMP'},
    {name: 'day', type: 'DATE'},
    {name: 'extra', type: 'JSON'},
  ],
  primaryKey: ['id'],
  version: 'modifiedOn',
  clusterBy: [],
};

const start = Date.parse('2026-03-01T00:00:00Z');
const minute = 60_000;
const ttlMs = 5 * minute;

interface WriteOptions {
  readonly table?: Table;
  readonly mode?: WriteMode;
  readonly state?: JsonObject | null;
  readonly generationId?: number;
  /** When the rows were requested; by their place where not all at once. */
  readonly at?: number | ((row: number) => number);
  readonly lease?: Lease;
  readonly emptied?: Batch['emptied'];
  readonly force?: boolean;
}

/** What every warehouse must do, in the same words for each. */
export function warehouseContract(open: OpenWarehouse): void {
  let nowMs = start;
  let warehouse: Warehouse;
  let lease: Lease;
  let folder: string;
  let batches = 0;

  beforeEach(async () => {
    nowMs = start;
    folder = mkdtempSync(join(tmpdir(), 'contract-'));
    warehouse = await open(() => nowMs);
    lease = await warehouse.acquireLease('run-1', ttlMs);
    await warehouse.startRun(lease, 'incremental', ['things']);
  });

  afterEach(async () => {
    await warehouse.close();
    rmSync(folder, {recursive: true});
  });

  function batchOf(rows: readonly JsonObject[], table: Table, existing: Table, options: WriteOptions): Batch {
    const {mode = 'merge', state, generationId = 0, at = nowMs, emptied, force = false} = options;
    const own = join(folder, String((batches += 1)));
    const spool = openSpool({
      folder: mkdtempSync(own),
      declared: table,
      table: existing,
      mode,
      generationId,
      ingestionSource: 'servicetitan_v2',
    });
    rows.forEach((row, index) => spool.add(row, typeof at === 'number' ? at : at(index)));
    return {...spool.take(state), ...(emptied === undefined ? {} : {emptied}), force};
  }

  async function write(rows: readonly JsonObject[], options: WriteOptions = {}) {
    const table = options.table ?? things;
    const existing = await warehouse.ensureTable(table);
    return warehouse.merge(options.lease ?? lease, batchOf(rows, table, existing, options));
  }

  const raw = (table = 'raw_things') => `${warehouse.datasets.raw}.${table}`;
  const logs = (book: string) => `${warehouse.datasets.logs}.${book}`;
  const rowsOf = (columns: string, table?: string) =>
    warehouse.query(`SELECT ${columns} FROM ${raw(table)} ORDER BY id`);
  const everything = () => rowsOf('*');

  const keysOf = (ids: readonly number[], table: Table = things) => {
    const file = join(folder, `keys-${(batches += 1)}.ndjson`);
    writeFileSync(file, ids.map((id) => `${JSON.stringify({id})}\n`).join(''));
    const [rows, longestLineBytes] = [ids.length, 40];
    return {table, file, rows, longestLineBytes, beforeMs: nowMs, inactiveIsHidden: true, fetched: rows};
  };

  const first = {
    id: 1,
    name: 'one',
    total: 10.5,
    active: true,
    modifiedOn: '2026-01-01T00:00:00Z',
    day: '2026-01-01',
    extra: {a: 1},
  };
  const second = {...first, id: 2, name: 'two'};

  const acme = {id: '42', environment: 'production', apiHost: 'api.servicetitan.io'};

  it('becomes the first tenant that begins a run, and refuses any other, with nothing written', async () => {
    expect(await warehouse.readTenant()).toBeUndefined();
    expect(await warehouse.startRun(lease, 'incremental', ['others'], acme)).toBe(true);
    expect(await warehouse.readTenant()).toEqual(acme);
    expect(await warehouse.readTenant('another_dataset')).toBeUndefined();
    expect(await warehouse.startRun(lease, 'incremental', ['widgets'], acme)).toBe(false);
    expect(await warehouse.claim(lease, acme)).toBe(false);
    const before = await warehouse.query(`SELECT * FROM ${logs('ingestion_logs')} ORDER BY entity_type`);
    for (const other of [
      {...acme, id: '43'},
      {...acme, environment: 'integration'},
      {...acme, apiHost: "o'host"},
    ]) {
      const refused = warehouse.startRun(lease, 'incremental', ['things'], other);
      await expect(refused).rejects.toThrow(ForeignWarehouseError);
      await expect(warehouse.claim(lease, other)).rejects.toThrow(`not of tenant ${other.id} (${other.environment}`);
    }
    expect(await warehouse.readTenant()).toEqual(acme);
    expect(await warehouse.query(`SELECT * FROM ${logs('ingestion_logs')} ORDER BY entity_type`)).toEqual(before);
    expect(await warehouse.query(`SELECT run_id FROM ${logs('tenant')}`)).toEqual([{run_id: 'run-1'}]);
  });

  it('says of no fresh warehouse that it was taken over, and lets only the holder of the lease claim it', async () => {
    await warehouse.execute(`DELETE FROM ${logs('sync_state')} WHERE true`);
    expect(await warehouse.claim(lease, acme)).toBe(false);
    await warehouse.releaseLease(lease);
    await expect(warehouse.claim(lease, acme)).rejects.toThrow(LeaseLostError);
  });

  it('merges the same batch twice to the same table, and counts it as unchanged', async () => {
    expect(await write([first, second])).toMatchObject({read: 2, inserted: 2, updated: 0, unchanged: 0});
    const once = await everything();
    nowMs += minute;
    expect(await write([first, second])).toMatchObject({read: 2, inserted: 0, updated: 0, unchanged: 2});
    expect(await everything()).toEqual(once);
  });

  it('moves _ingested_at of the rows that changed, and of no other', async () => {
    await write([first, second]);
    nowMs += minute;
    expect(await write([{...first, name: 'uno'}, second])).toMatchObject({updated: 1, unchanged: 1});
    expect(await rowsOf('name, _ingested_at')).toEqual([
      {name: 'uno', _ingested_at: '2026-03-01T00:01:00Z'},
      {name: 'two', _ingested_at: '2026-03-01T00:00:00Z'},
    ]);
  });

  it('keeps the newest version, within a batch and across batches', async () => {
    const version = (day: number, name: string) => ({...first, name, modifiedOn: `2026-01-0${day}T00:00:00Z`});
    expect(await write([version(2, 'b'), version(3, 'c'), version(1, 'a')])).toMatchObject({inserted: 1, unchanged: 2});
    expect(await rowsOf('name')).toEqual([{name: 'c'}]);
    nowMs += minute;
    expect(await write([version(2, 'late')])).toMatchObject({updated: 0, unchanged: 1});
    expect(await write([version(4, 'd')])).toMatchObject({updated: 1});
    expect(await rowsOf('name')).toEqual([{name: 'd'}]);
  });

  it.each([
    ['equal', '2026-01-01T00:00:00Z'],
    ['missing', null],
  ])('lets the later request win when versions are %s', async (_, modifiedOn) => {
    await write([{...first, modifiedOn, name: 'stored'}]);
    await write([{...first, modifiedOn, name: 'earlier'}], {at: nowMs - minute});
    expect(await rowsOf('name')).toEqual([{name: 'stored'}]);
    await write([{...first, modifiedOn, name: 'later'}], {at: nowMs + minute});
    expect(await rowsOf('name')).toEqual([{name: 'later'}]);
  });

  describe('a version that lies more than a day after the moment it was read', () => {
    const version = (name: string, modifiedOn: string | null) => ({...first, name, modifiedOn});
    const hoursFrom = (ms: number, hours: number): string => new Date(ms + hours * 60 * minute).toISOString();
    const named = async (): Promise<unknown> => (await rowsOf('name'))[0]?.name;

    it.each([
      ['2031-01-01T00:00:00Z', '2026-03-01T00:01:00Z'],
      ['9999-12-31T23:59:59.9999999Z', '2026-03-01T00:01:00Z'],
      // The stamp was put right, to a time before the wrong one was read.
      ['2031-01-01T00:00:00Z', '2025-05-01T00:00:00Z'],
      ['2031-01-01T00:00:00Z', null],
      ['2031-01-01T00:00:00Z', '2030-01-01T00:00:00Z'],
    ])('is replaced by a later request, %s by %s', async (wrong, right) => {
      await write([version('wrong', wrong)]);
      expect(await write([version('earlier', right)], {at: nowMs - minute})).toMatchObject({
        updated: right === '2026-03-01T00:01:00Z' ? 1 : 0,
      });
      await write([version('right', right)], {at: nowMs + 2 * minute});
      expect(await named()).toBe('right');
    });

    it('replaces what was requested before it, and nothing that was requested later', async () => {
      await write([version('real', '2026-02-01T00:00:00Z')]);
      await write([version('earlier', '2031-01-01T00:00:00Z')], {at: nowMs - minute});
      expect(await named()).toBe('real');
      await write([version('later', '2031-01-01T00:00:00Z')], {at: nowMs + minute});
      expect(await named()).toBe('later');
    });

    it('does not win within a batch either', async () => {
      const folder = [
        {...version('old', '2026-02-01T00:00:00Z'), id: 1},
        {...version('wrong', '2031-01-01T00:00:00Z'), id: 1},
        {...version('wrong', '2031-01-01T00:00:00Z'), id: 2},
        {...version('right', '2026-02-02T00:00:00Z'), id: 2},
      ];
      await write(folder, {at: (row) => nowMs + row * minute});
      expect(await rowsOf('name')).toEqual([{name: 'wrong'}, {name: 'right'}]);
    });

    it('is one that is 25 hours ahead, not one that is 23', async () => {
      const later = {at: nowMs + minute};
      await write([version('ahead', hoursFrom(nowMs, 23))]);
      await write([version('later', hoursFrom(nowMs, 0))], later);
      expect(await named()).toBe('ahead');
      await write([version('far ahead', hoursFrom(nowMs, 25))], later);
      await write([version('later', hoursFrom(nowMs, 0))], later);
      expect(await named()).toBe('later');
    });

    it('is told by the time of writing where an import does not say when it was read', async () => {
      const minutesAgo = (minutes: number): string => hoursFrom(nowMs, -minutes / 60);
      await write([version('from the API', '2031-01-01T00:00:00Z')]);
      nowMs += 4 * minute;
      // A file that knows of no change since then is older.
      await write([version('old file', minutesAgo(5))], {at: 0});
      await write([version('wrong file', '2031-06-01T00:00:00Z')], {at: 0});
      expect(await named()).toBe('from the API');
      await write([version('newer file', minutesAgo(2))], {at: 0});
      expect(await named()).toBe('newer file');
      await write([version('older file', minutesAgo(3))], {at: 0});
      expect(await named()).toBe('newer file');
    });

    it('does not keep a row from being swept', async () => {
      const rows = Array.from({length: 10}, (_, id) => ({...first, id}));
      await write([...rows.slice(1), {...first, id: 0, modifiedOn: '2031-01-01T00:00:00Z'}]);
      nowMs += minute;
      expect(await warehouse.sweep(lease, keysOf(rows.slice(1).map(({id}) => id)))).toMatchObject({deleted: 1});
    });
  });

  it('lets the last of a batch win when version and request are the same', async () => {
    await write([
      {...first, name: 'a'},
      {...first, name: 'b'},
    ]);
    expect(await rowsOf('name')).toEqual([{name: 'b'}]);
  });

  it('leaves a column alone that was not sent, and empties one that was sent as null', async () => {
    await write([first, second]);
    const {name: _name, total: _total, ...rest} = first;
    const newer = {modifiedOn: '2026-02-01T00:00:00Z'};
    await write([{...rest, ...newer, active: null}]);
    expect(await rowsOf('name, total, active')).toEqual([
      {name: 'one', total: '10.5', active: null},
      {name: 'two', total: '10.5', active: true},
    ]);
    // Here one row of the batch brings the name and the other does not.
    await write([{...rest, modifiedOn: '2026-02-02T00:00:00Z'}, {...second, ...newer, name: 'deux'}, {id: 3}]);
    expect(await rowsOf('name')).toEqual([{name: 'one'}, {name: 'deux'}, {name: null}]);
  });

  it('fills a column that the newest row of a batch does not bring from the row before it', async () => {
    await write([
      {...first, name: 'kept'},
      {id: 1, modifiedOn: '2026-02-01T00:00:00Z', total: 7},
    ]);
    expect(await rowsOf('name, total')).toEqual([{name: 'kept', total: '7'}]);
  });

  it('makes the table for an empty batch', async () => {
    expect(await write([])).toMatchObject({read: 0, inserted: 0});
    expect(await everything()).toEqual([]);
  });

  it('adds columns and widens INT64 to NUMERIC, and drops none', async () => {
    const narrow: Table = {
      ...things,
      columns: [
        {name: 'id', type: 'INT64'},
        {name: 'total', type: 'INT64'},
        {name: 'gone', type: 'STRING'},
      ],
    };
    await write([{id: 1, total: 5, gone: 'still here'}], {table: narrow});
    await write([{...first, id: 2}]);
    expect(await rowsOf('id, total, gone, name')).toEqual([
      {id: 1, total: '5', gone: 'still here', name: null},
      {id: 2, total: '10.5', gone: null, name: 'one'},
    ]);
    // The older catalogue goes on working on the wider table.
    await write([{id: 3, total: 6}], {table: narrow});
    expect(await rowsOf('total')).toEqual([{total: '5'}, {total: '10.5'}, {total: '6'}]);
  });

  it('takes a dozen fields that nobody declared at once', async () => {
    await write([first]);
    const fields = Object.fromEntries(Array.from({length: 12}, (_, n) => [`new${n}`, n % 2 === 0 ? n : `text ${n}`]));
    expect(await write([{...second, ...fields}])).toMatchObject({inserted: 1});
    expect(await rowsOf('new0, new10, new11')).toEqual([
      {new0: null, new10: null, new11: null},
      {new0: 0, new10: 10, new11: 'text 11'},
    ]);
  });

  it('refuses a column whose type does not widen, and says what to do', async () => {
    const other: Column[] = [
      {name: 'id', type: 'INT64'},
      {name: 'name', type: 'JSON'},
    ];
    await write([], {table: {...things, columns: other}});
    await expect(write([first])).rejects.toThrow(/column name of .*raw_things.*RENAME COLUMN/);
  });

  it('refuses a table that another loader made', async () => {
    await warehouse.execute(`CREATE TABLE ${raw()} AS SELECT 1 AS id, 'x' AS _airbyte_raw_id`);
    await expect(write([first])).rejects.toThrow(/raw_things was not made by this loader: it lacks .*_ingested_at/);
    expect(await rowsOf('id')).toEqual([{id: 1}]);
  });

  it('makes a column of a field that nobody declared, and writes it down', async () => {
    await write([{...first, brandNew: 12, 'odd name"; DROP': 'x', nothing: null, ID: 9, _deleted_at: 'me'}]);
    await write([{...second, brandNew: 12.5, nothing: true}]);
    expect(await rowsOf('id, brandNew, odd_name___DROP, nothing, _deleted_at')).toEqual([
      {id: 1, brandNew: '12', odd_name___DROP: 'x', nothing: null, _deleted_at: null},
      {id: 2, brandNew: '12.5', odd_name___DROP: null, nothing: true, _deleted_at: null},
    ]);
    const drift = await warehouse.query(
      `SELECT field, column_name, column_type FROM ${logs('schema_drift')} ORDER BY detected_at, field`,
    );
    expect(drift).toEqual(
      expect.arrayContaining([
        {field: 'brandNew', column_name: 'brandNew', column_type: 'INT64'},
        {field: 'odd name"; DROP', column_name: 'odd_name___DROP', column_type: 'STRING'},
        {field: 'nothing', column_name: 'nothing', column_type: 'BOOL'},
        {field: 'ID', column_name: null, column_type: null},
        {field: '_deleted_at', column_name: null, column_type: null},
      ]),
    );
  });

  it('keeps nulls, unicode, NUL, quotes and a text of a megabyte', async () => {
    const texts = [null, '', 'Ünï 你好 👩‍🔧 \u2028', 'a\u0000b', `'"\`\\;--\n\r\t`, 'x'.repeat(1_000_000)];
    await write(texts.map((text, index) => ({...first, id: index, name: text, extra: {text}})));
    const rows = await rowsOf('name, extra');
    expect(rows.map(({name}) => name)).toEqual(texts);
    expect(rows.map(({extra}) => JSON.parse(String(extra)) as unknown)).toEqual(texts.map((text) => ({text})));
  });

  it('replaces half a surrogate pair, which no warehouse takes', async () => {
    await write([{...first, name: 'a\ud83d', extra: {'\udc00': '\\ud83d \ud83d'}}]);
    const [row] = await rowsOf('name, extra');
    expect(row?.name).toBe('a\ufffd');
    expect(JSON.parse(String(row?.extra))).toEqual({'\ufffd': '\\ud83d \ufffd'});
  });

  it('keeps every digit of int64, money and JSON numbers, and every microsecond', async () => {
    const record = parseJson(
      `{"id": 9223372036854775807, "total": 12345678901234567890.123456789, "modifiedOn": "2026-01-01T00:00:00.1234567Z",
        "extra": {"money": 1.10, "big": 9007199254740993}}`,
    ) as JsonObject;
    await write([record, {id: -1, total: '-0.000000001', modifiedOn: '2026-01-01T02:00:00.5+02:00'}]);
    expect(await rowsOf('id, total, modifiedOn')).toEqual([
      {id: -1, total: '-0.000000001', modifiedOn: '2026-01-01T00:00:00.500000Z'},
      {
        id: '9223372036854775807',
        total: '12345678901234567890.123456789',
        modifiedOn: '2026-01-01T00:00:00.123456Z',
      },
    ]);
    const [none, some] = await rowsOf('extra');
    expect(none).toEqual({extra: null});
    expect(String(some?.extra)).toMatch(/"money": ?1\.10?\b/);
    expect(String(some?.extra)).toMatch(/"big": ?9007199254740993\b/);
  });

  it('stores null for a value that does not fit, and keeps the original beside', async () => {
    const counts = await write([
      {...first, total: 'n/a', active: 'maybe', modifiedOn: '2026-02-30T00:00:00Z', day: 'tomorrow'},
      {...second, id: 2.5},
      {...second, id: null},
      {...second, total: '123.40'},
    ]);
    expect(counts).toEqual({read: 4, inserted: 2, updated: 0, unchanged: 0, rejected: 2, rejectedValues: 6});
    expect(await rowsOf('id, total, active, modifiedOn, day')).toEqual([
      {id: 1, total: null, active: null, modifiedOn: null, day: null},
      {id: 2, total: '123.4', active: true, modifiedOn: '2026-01-01T00:00:00Z', day: '2026-01-01'},
    ]);
    const [meta] = await rowsOf('_airbyte_meta');
    expect(JSON.parse(String(meta?._airbyte_meta))).toMatchObject({
      changes: expect.arrayContaining([
        {field: 'total', change: 'NULLED', reason: 'DESTINATION_TYPECAST_ERROR', value: '"n/a"'},
      ]) as unknown,
    });
    const rejected = await warehouse.query(
      `SELECT entity_type, run_id, primary_key, field, value FROM ${logs('rejected_records')} ORDER BY field, value`,
    );
    expect(rejected).toContainEqual({
      entity_type: 'things',
      run_id: 'run-1',
      primary_key: '1',
      field: 'day',
      value: '"tomorrow"',
    });
    expect(rejected.filter(({primary_key}) => primary_key === null)).toHaveLength(2);
  });

  it('takes hostile names of streams for names', async () => {
    // BigQuery has no table of such a name; what names the stream elsewhere is hostile there too.
    const name = warehouse.dialect === 'duckdb' ? `raw_x"; DROP TABLE ${raw()}; --'` : 'raw_x';
    const hostile: Table = {...things, name, stream: `x'); DROP TABLE y; --`};
    await write([first]);
    await warehouse.startRun(lease, 'incremental', [hostile.stream]);
    await write([first], {table: hostile, state: {at: hostile.stream}});
    expect((await warehouse.readState()).get(hostile.stream)).toEqual({at: hostile.stream});
    await warehouse.finishRun(lease, [{stream: hostile.stream, status: 'failed', error: `it's "over"`}]);
    expect(await rowsOf('id')).toEqual([{id: 1}]);
    expect(await warehouse.recentRuns(10, hostile.stream)).toMatchObject([
      {status: 'failed', error_message: `it's "over"`},
    ]);
  });

  it('clears _deleted_at of a row that is seen again', async () => {
    await write([first, second]);
    await warehouse.execute(`UPDATE ${raw()} SET _deleted_at = CURRENT_TIMESTAMP WHERE id = 1`);
    expect(await write([first, second])).toMatchObject({updated: 1, unchanged: 1});
    expect(await rowsOf('_deleted_at')).toEqual([{_deleted_at: null}, {_deleted_at: null}]);
  });

  describe('a sweep', () => {
    const rows = Array.from({length: 10}, (_, id) => ({...first, id}));
    const idsFrom = (least: number) => rows.map(({id}) => id).filter((id) => id >= least);
    const deleted = () =>
      warehouse.query(`SELECT id, _ingested_at FROM ${raw()} WHERE _deleted_at IS NOT NULL ORDER BY id`);

    it('marks the rows that the source shows no more, and clears the mark of those it shows again', async () => {
      await write(rows);
      nowMs += minute;
      expect(await warehouse.sweep(lease, keysOf([...idsFrom(2), 5, 77]))).toEqual({live: 10, deleted: 2, restored: 0});
      expect(await deleted()).toEqual([0, 1].map((id) => ({id, _ingested_at: '2026-03-01T00:01:00Z'})));
      nowMs += minute;
      expect(await warehouse.sweep(lease, keysOf(idsFrom(1)))).toEqual({live: 8, deleted: 0, restored: 1});
      expect(await deleted()).toEqual([{id: 0, _ingested_at: '2026-03-01T00:01:00Z'}]);
      expect(await warehouse.recentRuns(1, 'things')).toMatchObject([{records_fetched: 29, records_updated: 3}]);
    });

    it('names the rows that are missing, outdated or not shown by the source, and changes nothing', async () => {
      await write(rows.slice(2));
      await write([{...first, id: 90, active: false}]);
      nowMs += minute;
      const before = await everything();
      const file = join(folder, `keys-${(batches += 1)}.ndjson`);
      const due = (id: number, modifiedOn: string | null) => ({
        ...{id, [keyColumns.due]: true},
        ...(modifiedOn === null ? {} : {[keyColumns.version]: modifiedOn}),
      });
      const lines: readonly object[] = [
        due(0, '2026-01-05T00:00:00.1234567Z'),
        {id: 1},
        due(2, '2026-01-01T00:00:00Z'),
        due(3, '2026-01-01T00:00:01Z'),
        // Edited while the keys were read: not to be stored yet in its new version.
        due(4, '2026-01-01T00:00:00Z'),
        {id: 4},
        due(5, '2025-12-31T00:00:00Z'),
        due(6, null),
        due(77, null),
      ];
      writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      const compared = await warehouse.compareKeys({...keysOf([]), file, rows: lines.length, longestLineBytes: 200}, 1);
      expect(compared).toMatchObject({missing: 2, outdated: 1, surplus: 3});
      expect([...compared.differences].sort((a, b) => Number(a.key) - Number(b.key))).toEqual([
        {kind: 'missing', key: '0', version: expect.stringContaining('2026-01-05T00:00:00') as string, group: null},
        {kind: 'outdated', key: '3', version: '2026-01-01T00:00:01Z', group: null},
        {kind: 'surplus', key: '7', version: null, group: null},
      ]);
      expect(await everything()).toEqual(before);
      expect(await warehouse.compareKeys(keysOf([]), 20)).toMatchObject({missing: 0, outdated: 0, surplus: 8});
      const swept = {...keysOf([]), file, rows: lines.length, longestLineBytes: 200, force: true};
      expect(await warehouse.sweep(lease, swept)).toEqual({live: 8, deleted: 3, restored: 0});
    });

    it('leaves rows alone that came, changed or were deleted otherwise since it began', async () => {
      await write(rows.slice(2));
      nowMs += minute;
      const sweep = keysOf(idsFrom(4));
      await write(
        [
          {...rows[0], id: 0},
          {...rows[2], id: 2, modifiedOn: new Date(nowMs).toISOString()},
          {...rows[3], id: 3, active: false, modifiedOn: '2026-01-02T00:00:00Z'},
        ],
        {at: nowMs - 1},
      );
      await write([{...first, id: 1}]);
      expect(await warehouse.sweep(lease, sweep)).toEqual({live: 9, deleted: 1, restored: 0});
      expect((await deleted()).map(({id}) => id)).toEqual([0]);
    });

    it.each([
      ['more than a fifth would vanish', 3],
      ['the source shows nothing', 10],
    ])('changes nothing when %s', async (_, from) => {
      await write(rows);
      nowMs += minute;
      const before = await everything();
      await expect(warehouse.sweep(lease, keysOf(idsFrom(from)))).rejects.toThrow(
        new RegExp(`things: ${from} of 10 rows are no longer shown .*none was marked`),
      );
      expect(await everything()).toEqual(before);
    });

    it('is not for a run that has lost its lease', async () => {
      await write(rows);
      nowMs += 2 * ttlMs;
      await warehouse.acquireLease('run-2', ttlMs);
      await expect(warehouse.sweep(lease, keysOf(idsFrom(1)))).rejects.toThrow(LeaseLostError);
      expect(await deleted()).toEqual([]);
    });
  });

  it('retires the rows without id that a later read of their group no longer has', async () => {
    const pay: Table = {
      ...things,
      columns: [
        {name: '_key', type: 'STRING'},
        {name: 'id', type: 'INT64'},
        {name: 'payrollId', type: 'INT64'},
        {name: 'amount', type: 'NUMERIC'},
        {name: '_groupReadOn', type: 'TIMESTAMP'},
      ],
      primaryKey: ['_key'],
      groupBy: 'payrollId',
    };
    const row = (key: string, payrollId: number, hour: number, more: JsonObject = {}) => ({
      _key: key,
      id: null,
      payrollId,
      amount: 1,
      _groupReadOn: `2026-03-01T0${hour}:00:00Z`,
      ...more,
    });
    await write([row('a', 7, 1), row('b', 7, 1), row('c', 8, 1), {_key: '5', id: 5, payrollId: 7}], {table: pay});
    // Read again: `b` has got an id, `a` another amount.
    nowMs += minute;
    await write([row('a', 7, 2, {amount: 2}), row('55', 7, 2, {id: 55})], {table: pay});
    const live = await warehouse.query(`SELECT _key, amount FROM ${raw()} WHERE _deleted_at IS NULL ORDER BY _key`);
    expect(live).toEqual([
      {_key: '5', amount: null},
      {_key: '55', amount: '1'},
      {_key: 'a', amount: '2'},
      {_key: 'c', amount: '1'},
    ]);
    // A late copy of the first read does not bring it back.
    await write([row('b', 7, 1)], {table: pay});
    expect(await warehouse.query(`SELECT _key FROM ${raw()} WHERE _deleted_at IS NOT NULL`)).toEqual([{_key: 'b'}]);
  });

  it('writes a batch of more days than one statement may touch, and moves its rows to other days', async () => {
    const daily: Table = {...things, partitionBy: 'modifiedOn'};
    // Each row leaves one day for another: 3,200 days.
    const days = 1_600;
    const rowsFrom = (firstDay: number) =>
      Array.from({length: days}, (_, n) => ({
        ...{id: n, name: `day ${firstDay + n}`},
        modifiedOn: new Date((firstDay + n) * 86_400_000).toISOString(),
      }));
    expect(await write(rowsFrom(10_000), {table: daily})).toMatchObject({inserted: days});
    expect(await write(rowsFrom(15_000), {table: daily})).toMatchObject({updated: days});
    const [found] = await warehouse.query(
      `SELECT COUNT(*) AS n, COUNT(DISTINCT id) AS ids, MIN(name) AS first, MAX(name) AS last FROM ${raw()}`,
    );
    expect(found).toEqual({n: days, ids: days, first: 'day 15000', last: `day ${15_000 + days - 1}`});
  });

  describe('groups that are read whole', () => {
    const visits: Table = {
      ...things,
      columns: [
        {name: 'id', type: 'INT64'},
        {name: 'day', type: 'TIMESTAMP'},
        {name: 'jobId', type: 'INT64'},
        {name: '_groupReadOn', type: 'TIMESTAMP'},
      ],
      primaryKey: ['id'],
      groupBy: 'jobId',
      isWholeGroup: true,
    };
    const {version: _none, ...table} = visits;
    const row = (id: number, jobId: number, hour: number | null) => ({
      id,
      day: '2026-02-01T00:00:00Z',
      jobId,
      _groupReadOn: hour === null ? null : `2026-03-01T0${hour}:00:00.1234567Z`,
    });
    const live = async () =>
      (await warehouse.query(`SELECT id FROM ${raw()} WHERE _deleted_at IS NULL ORDER BY id`)).map(({id}) => id);

    it('retires what a later read of the group lacks, rows of older versions without a stamp included', async () => {
      await write([row(1, 7, null), row(2, 7, null), row(3, 8, null), row(4, 8, 1)], {table});
      expect(await live()).toEqual([1, 2, 4]);
      nowMs += minute;
      await write([row(1, 7, 2), row(5, 7, 2)], {table});
      expect(await live()).toEqual([1, 4, 5]);
      // Seen again, it lives again.
      await write([row(2, 7, 3), row(1, 7, 3)], {table});
      expect(await live()).toEqual([1, 2, 4]);
    });

    it('retires the rows of groups that are empty, with rows of others and without', async () => {
      await write([row(1, 7, 1), row(2, 7, 1), row(3, 8, 1), row(4, 9, 1)], {table});
      nowMs += minute;
      await write([row(3, 8, 2)], {table, state: {part: 1}, emptied: [{group: '7', readOn: '2026-03-01T02:00:00Z'}]});
      expect(await live()).toEqual([3, 4]);
      await write([], {table, state: {part: 2}, emptied: [{group: '9', readOn: '2026-03-01T02:00:00Z'}]});
      expect(await live()).toEqual([3]);
      // Older than what is stored: nothing.
      await write([], {table, state: {part: 3}, emptied: [{group: '8', readOn: '2026-03-01T01:30:00Z'}]});
      expect(await live()).toEqual([3]);
      expect((await warehouse.readState()).get('things')).toEqual({part: 3});
    });

    it('marks what was not read since a full read began, but for groups that did not answer', async () => {
      await write(
        [1, 2, 3, 4, 5, 6, 7, 8].map((id) => row(id, id, id < 3 ? 1 : 3)),
        {table},
      );
      const sweep = {table, file: '', rows: 0, longestLineBytes: 0, inactiveIsHidden: false, fetched: 0};
      const since = '2026-03-01T02:00:00Z';
      const unread = {since, except: {column: 'jobId', values: ['2']}};
      nowMs += minute;
      const counts = await warehouse.sweep(lease, {...sweep, beforeMs: nowMs, unread});
      expect(counts).toEqual({live: 8, deleted: 1, restored: 0});
      expect(await live()).toEqual([2, 3, 4, 5, 6, 7, 8]);
    });

    it('marks none where a full read shows none of what is stored, however few they are', async () => {
      await write([row(1, 1, 1), row(2, 2, 1)], {table});
      const sweep = {table, file: '', rows: 0, longestLineBytes: 0, inactiveIsHidden: false, fetched: 0};
      const unread = {since: '2026-03-01T02:00:00Z'};
      nowMs += minute;
      await expect(warehouse.sweep(lease, {...sweep, beforeMs: nowMs, unread})).rejects.toThrow(
        /2 of 2 rows are no longer shown/,
      );
      expect(await live()).toEqual([1, 2]);
      await warehouse.sweep(lease, {...sweep, beforeMs: nowMs, unread, force: true});
      expect(await live()).toEqual([]);
    });

    it('retires rows of groups that were read again, or were empty, within a refresh', async () => {
      await warehouse.beginRefresh(lease, table, 1);
      const refreshing = {table, mode: 'refresh', generationId: 1} as const;
      await write([row(1, 7, 1), row(2, 7, 1), row(3, 8, 1), row(4, 9, 1)], {...refreshing, state: {part: 1}});
      await write([row(1, 7, 2)], {
        ...refreshing,
        state: {part: 2},
        emptied: [{group: '8', readOn: '2026-03-01T02:00:00Z'}],
      });
      await write([], {...refreshing, state: {part: 3}, emptied: [{group: '9', readOn: '2026-03-01T00:30:00Z'}]});
      await warehouse.replace(lease, table);
      expect(await live()).toEqual([1, 4]);
      expect((await warehouse.readState()).get('things')).toEqual({part: 3});
    });

    it('keeps out only the batch that would retire too many, not one of another stream that is written at the same time', async () => {
      const others: Table = {...things, name: 'raw_others', stream: 'others'};
      await warehouse.startRun(lease, 'incremental', ['others']);
      await write(
        Array.from({length: 30}, (_, id) => row(id, 7, 1)),
        {table, state: {part: 1}},
      );
      nowMs += minute;
      const [stopped, written] = await Promise.allSettled([
        write([row(100, 7, 2)], {table, state: {part: 2}}),
        write([first, second], {table: others, state: {part: 2}}),
      ]);
      expect(stopped).toMatchObject({reason: expect.any(TooManyVanishedError) as unknown});
      expect(written).toMatchObject({value: {read: 2, inserted: 2}});
      expect(await live()).toHaveLength(30);
      expect(await rowsOf('id', 'raw_others')).toHaveLength(2);
      expect(await warehouse.readState()).toEqual(
        new Map([
          ['things', {part: 1}],
          ['others', {part: 2}],
        ]),
      );
      expect(await warehouse.recentRuns(1, 'others')).toMatchObject([{records_fetched: 2, records_inserted: 2}]);
      expect(await warehouse.recentRuns(1, 'things')).toMatchObject([{records_fetched: 30, records_inserted: 30}]);
    });

    it('keeps everything of a batch out that would retire more than a fifth, unless it is forced to', async () => {
      await write(
        Array.from({length: 30}, (_, id) => row(id, 7, 1)),
        {table},
      );
      nowMs += minute;
      const short = [row(100, 7, 2), row(101, 8, 2)];
      await expect(write(short, {table, state: {part: 1}})).rejects.toThrow(
        /things: .* of 30 rows are no longer shown by ServiceTitan, more than 20 %; nothing of this batch was kept/,
      );
      expect(await live()).toHaveLength(30);
      expect(await warehouse.readState()).toEqual(new Map());
      // As many others in their place are no loss.
      await write(
        Array.from({length: 28}, (_, id) => row(200 + id, 7, 3)),
        {table},
      );
      expect(await live()).toHaveLength(28);
      await write([row(100, 7, 4)], {table, force: true});
      expect(await live()).toEqual([100]);
    });
  });

  it('appends every row when asked to', async () => {
    await write([first, first], {mode: 'append'});
    expect(await write([first], {mode: 'append'})).toMatchObject({read: 1, inserted: 1});
    expect(await rowsOf('id, name')).toHaveLength(3);
  });

  it('replaces a table at once, and not before it is told to', async () => {
    await write([first, second]);
    await warehouse.beginRefresh(lease, things, 1);
    await write([{...second, name: 'new two'}], {mode: 'refresh', generationId: 1, state: {part: 1}});
    await write([{...second, id: 3, name: 'three'}], {mode: 'refresh', generationId: 1, state: {part: 2}});
    expect(await rowsOf('id, name')).toEqual([
      {id: 1, name: 'one'},
      {id: 2, name: 'two'},
    ]);
    expect(await warehouse.readState()).toEqual(new Map());
    expect(await warehouse.readRefreshes()).toEqual(new Map([['things', {generationId: 1, state: {part: 2}}]]));
    await warehouse.replace(lease, things);
    expect(await rowsOf('id, name, _airbyte_generation_id')).toEqual([
      {id: 2, name: 'new two', _airbyte_generation_id: 1},
      {id: 3, name: 'three', _airbyte_generation_id: 1},
    ]);
    expect(await warehouse.readState()).toEqual(new Map([['things', {part: 2}]]));
    expect(await warehouse.readRefreshes()).toEqual(new Map());
    await expect(warehouse.replace(lease, things)).rejects.toThrow();
    expect(await rowsOf('id')).toHaveLength(2);
  });

  describe('the rows of a refresh', () => {
    const refresh = (rows: readonly JsonObject[], options: WriteOptions = {}) =>
      write(rows, {mode: 'refresh', generationId: 1, state: {part: 1}, ...options});
    beforeEach(() => warehouse.beginRefresh(lease, things, 1));

    it('come out one for each key: the newest version, of equals the later request, then the last', async () => {
      const version = (id: number, name: string, day: number) => ({
        ...{...first, id, name},
        modifiedOn: `2026-01-0${day}T00:00:00Z`,
      });
      const counts = [
        await refresh([version(1, 'new', 3), version(2, 'old', 1), version(3, 'early', 1)]),
        await refresh([version(1, 'late', 2), version(2, 'new', 2), version(2, 'last', 2)], {at: nowMs - minute}),
      ];
      nowMs += minute;
      counts.push(await refresh([version(3, 'later', 1), version(4, 'only', 1)]));
      const superseded = await warehouse.replace(lease, things);
      expect(await rowsOf('id, name')).toEqual([
        {id: 1, name: 'new'},
        {id: 2, name: 'last'},
        {id: 3, name: 'later'},
        {id: 4, name: 'only'},
      ]);
      const inserted = counts.reduce((sum, each) => sum + each.inserted, 0) - superseded;
      expect(inserted).toBe(4);
      expect(await warehouse.recentRuns(1, 'things')).toMatchObject([{records_fetched: 8, records_inserted: 4}]);
    });

    it('are not hidden by a version that lies more than a day after the moment it was read', async () => {
      const version = (id: number, name: string, modifiedOn: string) => ({...first, id, name, modifiedOn});
      await refresh([version(1, 'wrong', '2031-01-01T00:00:00Z'), version(2, 'real', '2026-02-01T00:00:00Z')]);
      await refresh([version(1, 'right', '2026-02-02T00:00:00Z')], {at: nowMs + minute});
      await refresh([version(2, 'earlier', '9999-12-31T23:59:59Z')], {at: nowMs - minute});
      await warehouse.replace(lease, things);
      expect(await rowsOf('name')).toEqual([{name: 'right'}, {name: 'real'}]);
    });

    it('keep a column that the newest of a key does not bring', async () => {
      await refresh([{...first, extra: {a: 1}}, second]);
      nowMs += minute;
      await refresh([{id: 1, modifiedOn: '2026-02-01T00:00:00Z', total: 7, name: null}]);
      await warehouse.replace(lease, things);
      const [row] = await rowsOf('name, total, active, extra');
      expect(row).toMatchObject({name: null, total: '7', active: true});
      expect(JSON.parse(String(row?.extra))).toEqual({a: 1});
    });

    it('bring columns that nobody declared', async () => {
      await refresh([first]);
      await refresh([{...second, brandNew: 12.5}]);
      await warehouse.replace(lease, things);
      expect(await rowsOf('id, brandNew')).toEqual([
        {id: 1, brandNew: null},
        {id: 2, brandNew: '12.5'},
      ]);
    });

    it('go into a table with more columns and rows of many days', async () => {
      await write([{...first, grown: 1}]);
      const daily: Table = {...things, partitionBy: 'modifiedOn'};
      const rows = Array.from({length: 20}, (_, day) => ({
        ...first,
        id: day,
        modifiedOn: new Date(day * 86_400_000).toISOString(),
      }));
      await refresh(rows, {table: daily});
      await warehouse.replace(lease, daily);
      expect(await rowsOf('id')).toHaveLength(20);
    });
  });

  it.each([
    ['a fifth of the rows would be gone', [0, 1, 2, 3, 4, 5, 6]],
    ['nothing is left', []],
  ])('does not replace a table where more than %s, unless it is forced to', async (_, shown) => {
    const rows = Array.from({length: 10}, (_row, id) => ({...first, id}));
    const refresh = async (generationId: number, ids: readonly number[]) => {
      await warehouse.beginRefresh(lease, things, generationId);
      await write(
        ids.map((id) => ({...first, id, name: 'new'})),
        {mode: 'refresh', generationId, state: {part: generationId}},
      );
    };
    await write(rows, {state: {part: 0}});
    const before = await everything();
    await refresh(1, shown);
    await expect(warehouse.replace(lease, things)).rejects.toThrow(
      new RegExp(`things: ${10 - shown.length} of 10 rows are no longer shown .*the table was left as it was`),
    );
    expect(await everything()).toEqual(before);
    expect(await warehouse.readState()).toEqual(new Map([['things', {part: 0}]]));
    // What was read is not believed: the next refresh of the same generation does not go on from it.
    expect(await warehouse.readRefreshes()).toEqual(new Map());
    await refresh(1, shown);
    await warehouse.replace(lease, things, {force: true});
    expect(await rowsOf('id, name')).toEqual(shown.map((id) => ({id, name: 'new'})));
  });

  it('replaces a table that lost inactive rows which the source does not show', async () => {
    const rows = Array.from({length: 10}, (_row, id) => ({...first, id, active: id > 3}));
    await write(rows);
    await warehouse.beginRefresh(lease, things, 1);
    await write(rows.slice(5), {mode: 'refresh', generationId: 1, state: {part: 1}});
    await warehouse.replace(lease, things, {inactiveIsHidden: true});
    expect(await rowsOf('id')).toHaveLength(5);
  });

  it('lets two rows go from a small table, as long as something is left', async () => {
    await write([first, second, {...first, id: 3}]);
    await warehouse.beginRefresh(lease, things, 1);
    await write([second], {mode: 'refresh', generationId: 1, state: {part: 1}});
    await warehouse.replace(lease, things);
    expect(await rowsOf('id')).toEqual([{id: 2}]);
    await warehouse.beginRefresh(lease, things, 2);
    await expect(warehouse.replace(lease, things)).rejects.toThrow(/1 of 1 rows are no longer shown/);
  });

  it('goes on with an unfinished refresh of the same generation, and starts one of another afresh', async () => {
    const names = async () => {
      await warehouse.replace(lease, things);
      return (await rowsOf('name')).map(({name}) => name);
    };
    await warehouse.beginRefresh(lease, things, 1);
    await write([first], {mode: 'refresh', generationId: 1, state: {part: 1}});
    await warehouse.beginRefresh(lease, things, 1);
    // The same version, requested at the same moment: the last one holds, although another process counted it anew.
    await write([{...first, name: 'again'}, second], {mode: 'refresh', generationId: 1, state: {part: 2}});
    expect(await names()).toEqual(['again', 'two']);
    await warehouse.beginRefresh(lease, things, 2);
    await write([first], {mode: 'refresh', generationId: 2, state: {part: 1}});
    await warehouse.beginRefresh(lease, things, 3);
    await write([second], {mode: 'refresh', generationId: 3});
    expect(await names()).toEqual(['two']);
  });

  it('gives back the state as it was saved, until it is forgotten', async () => {
    const state = {
      version: 1,
      modifiedOn: '2026-01-01T00:00:00.1234567Z',
      ranges: [['a', "b'"]],
      deep: {x: null, 'ü"': true},
    };
    await write([first], {state});
    await write([second]);
    expect(await warehouse.readState()).toEqual(new Map([['things', state]]));
    await write([], {state: null});
    expect(await warehouse.readState()).toEqual(new Map());
  });

  it('leaves table, state and books as they were when a batch fails', async () => {
    await write([first], {state: {at: 1}});
    const books = async (): Promise<readonly Row[]> => [
      ...(await everything()),
      ...(await warehouse.query(`SELECT * FROM ${logs('ingestion_logs')}`)),
      ...(await warehouse.query(`SELECT * FROM ${logs('sync_state')}`)),
    ];
    const before = await books();
    const existing = await warehouse.ensureTable(things);
    const broken = {...batchOf([{...first, name: 'changed'}, second], things, existing, {state: {at: 2}}), rows: 3};
    await expect(warehouse.merge(lease, broken)).rejects.toThrow(/things: 3 rows were read, 2 arrived/);
    expect(await books()).toEqual(before);
  });

  it('writes the books of a run when it starts, with every batch, and when it ends', async () => {
    await warehouse.startRun(lease, 'incremental', ['others']);
    expect(await warehouse.recentRuns(10)).toMatchObject([
      {
        entity_type: 'others',
        run_id: 'run-1',
        mode: 'incremental',
        status: 'running',
        end_time: null,
        duration_ms: null,
      },
      {entity_type: 'things', start_time: '2026-03-01T00:00:00Z', records_fetched: 0},
    ]);
    await write([first, second]);
    await write([{...first, name: 'uno'}, second]);
    nowMs += minute;
    await warehouse.execute(`UPDATE ${raw()} SET _deleted_at = CURRENT_TIMESTAMP WHERE id = 2`);
    await warehouse.finishRun(lease, [
      {stream: 'things', status: 'success'},
      {stream: 'others', status: 'failed', error: 'No permission.'},
    ]);
    expect(await warehouse.recentRuns(1, 'things')).toEqual([
      {
        entity_type: 'things',
        run_id: 'run-1',
        mode: 'incremental',
        start_time: '2026-03-01T00:00:00Z',
        end_time: '2026-03-01T00:01:00Z',
        status: 'success',
        records_fetched: 4,
        records_inserted: 2,
        records_updated: 1,
        duration_ms: minute,
        error_message: null,
      },
    ]);
    expect(await warehouse.streamStatus()).toEqual([
      {
        entity_type: 'others',
        last_sync_time: null,
        status: 'failed',
        record_count: null,
        records_processed: 0,
        run_id: 'run-1',
        updated_at: '2026-03-01T00:01:00Z',
      },
      {
        entity_type: 'things',
        last_sync_time: '2026-03-01T00:01:00Z',
        status: 'success',
        record_count: 1,
        records_processed: 4,
        run_id: 'run-1',
        updated_at: '2026-03-01T00:01:00Z',
      },
    ]);
  });

  it('refuses a second run while the first is alive, naming it', async () => {
    nowMs += ttlMs - 1;
    await expect(warehouse.acquireLease('run-2', ttlMs)).rejects.toThrow(
      /run-1 has been loading .* since 2026-03-01T00:00:00Z/i,
    );
    await warehouse.renewLease(lease);
    nowMs += ttlMs - 1;
    await expect(warehouse.acquireLease('run-2', ttlMs)).rejects.toThrow(/run-1/);
    await warehouse.releaseLease(lease);
    await expect(warehouse.acquireLease('run-2', ttlMs)).resolves.toMatchObject({runId: 'run-2'});
  });

  it('lets nobody write under a lease that was deleted by hand', async () => {
    await write([first], {state: {at: 1}});
    await warehouse.execute(`DELETE FROM ${logs('leases')} WHERE run_id = 'run-1'`);
    await expect(write([second], {state: {at: 2}})).rejects.toThrow(LeaseLostError);
    await expect(warehouse.renewLease(lease)).rejects.toThrow(LeaseLostError);
    expect(await rowsOf('id')).toEqual([{id: 1}]);
    expect(await warehouse.readState()).toEqual(new Map([['things', {at: 1}]]));
  });

  it('extends the lease with every write', async () => {
    nowMs += ttlMs - 1;
    await write([first]);
    nowMs += ttlMs - 1;
    await expect(warehouse.acquireLease('run-2', ttlMs)).rejects.toThrow(/run-1/);
  });

  it('lets a run go on whose lease expired during a slow write, as long as no other has taken it', async () => {
    nowMs += 3 * ttlMs;
    expect(await write([first], {state: {at: 1}})).toMatchObject({inserted: 1});
    await expect(warehouse.acquireLease('run-2', ttlMs)).rejects.toThrow(/run-1/);
    nowMs += 3 * ttlMs;
    await warehouse.renewLease(lease);
    await expect(warehouse.acquireLease('run-2', ttlMs)).rejects.toThrow(/run-1/);
  });

  it('lets nobody write under a lease that was released', async () => {
    await warehouse.releaseLease(lease);
    await expect(write([first])).rejects.toThrow(LeaseLostError);
    await expect(warehouse.renewLease(lease)).rejects.toThrow(LeaseLostError);
    expect(await everything()).toEqual([]);
  });

  it('lets nobody write under a lease that expired and was taken, and the next run clears up', async () => {
    await write([first], {state: {at: 1}});
    nowMs += ttlMs;
    const next = await warehouse.acquireLease('run-2', ttlMs);
    expect(next.fence).toBeGreaterThan(lease.fence);
    await expect(write([second], {state: {at: 2}})).rejects.toThrow(LeaseLostError);
    await expect(warehouse.renewLease(lease)).rejects.toThrow(LeaseLostError);
    await expect(warehouse.finishRun(lease, [{stream: 'things', status: 'success'}])).rejects.toThrow(LeaseLostError);
    await warehouse.releaseLease(lease);
    expect(await warehouse.recentRuns(10)).toMatchObject([
      {run_id: 'run-1', status: 'failed', error_message: expect.stringMatching(/^Interrupted/) as unknown},
    ]);
    expect(await warehouse.streamStatus()).toMatchObject([{status: 'failed', last_sync_time: null}]);
    await warehouse.startRun(next, 'incremental', ['things']);
    await write([second], {lease: next, state: {at: 3}});
    expect(await warehouse.readState()).toEqual(new Map([['things', {at: 3}]]));
    expect(await rowsOf('id')).toEqual([{id: 1}, {id: 2}]);
  });
}
