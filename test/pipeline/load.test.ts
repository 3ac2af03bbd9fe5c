import {mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Readable} from 'node:stream';
import {setImmediate} from 'node:timers/promises';
import {gzipSync} from 'node:zlib';

import type {AirbyteMessage} from '../../src/airbyte/protocol';
import {ConfigError, InterruptedError, SourceError} from '../../src/errors';
import {withLease} from '../../src/load/held-lease';
import {loadLines} from '../../src/load/input/lines';
import {load, type LoadOptions, type LoadProgress} from '../../src/load/loader';
import {silent} from '../../src/log';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import type {Warehouse} from '../../src/warehouse/warehouse';
import {catalogOf, complaint, configured, record, state, status, stream} from './messages';

const folder = mkdtempSync(join(tmpdir(), 'load-'));
const sentAt = Date.parse('2026-03-01T00:00:00Z');
let nowMs = sentAt;
let warehouse: Warehouse;
let files = 0;
let runs = 0;

beforeEach(async () => {
  nowMs = sentAt;
  warehouse = await openDuckDb(join(folder, `${(files += 1)}.duckdb`), {clock: () => nowMs});
});
afterEach(() => warehouse.close());
afterAll(() => rmSync(folder, {recursive: true}));

type Options = Partial<Omit<LoadOptions, 'warehouse' | 'lease'>>;

function loading<M, R>(how: (messages: M, options: LoadOptions) => Promise<R>) {
  return (messages: M, options: Options = {}) =>
    withLease(warehouse, `run-${(runs += 1)}`, (lease) =>
      how(messages, {
        warehouse,
        lease,
        mode: 'incremental',
        clock: () => nowMs,
        log: silent,
        spoolDir: folder,
        ...options,
      }),
    );
}
const loadMessages = loading(load);
const loadText = (text: string | Buffer, options?: Options) =>
  loading(loadLines)(Readable.from([Buffer.from(text as string)]), options);

const job = (id: number, more = {}) =>
  record('jobs', {id, jobNumber: `J${id}`, modifiedOn: '2026-01-01T00:00:00Z', ...more}, sentAt);
const campaign = (id: number, name = `C${id}`) =>
  record('campaigns', {id, name, modifiedOn: '2026-01-01T00:00:00Z'}, sentAt);
const jobs = () => warehouse.query('SELECT id, jobNumber FROM st_raw_v2.raw_jobs ORDER BY id');
const spools = () => readdirSync(folder).filter((name) => name.startsWith('st-elt-'));
const statuses = async () =>
  Object.fromEntries((await warehouse.streamStatus()).map(({entity_type, status: found}) => [entity_type, found]));

describe('load', () => {
  it('loads the streams of a catalog and says how each ended', async () => {
    const result = await loadMessages(
      stream(
        status('jobs', 'STARTED'),
        status('campaigns', 'STARTED'),
        job(1),
        campaign(1),
        job(2),
        state('jobs', {at: 2}, 2),
        status('jobs', 'COMPLETE'),
        state('campaigns', {at: 1}, 1),
        status('campaigns', 'COMPLETE'),
      ),
      {catalog: catalogOf('jobs', 'campaigns', 'customers')},
    );
    expect(result.streams).toEqual([
      {stream: 'jobs', status: 'success', counts: expect.objectContaining({read: 2, inserted: 2}) as unknown},
      {stream: 'campaigns', status: 'success', counts: expect.objectContaining({read: 1, inserted: 1}) as unknown},
      {
        stream: 'customers',
        status: 'failed',
        error: 'The source ended before customers was complete.',
        failedBy: 'source',
        counts: expect.objectContaining({read: 0}) as unknown,
      },
    ]);
    expect(await jobs()).toEqual([
      {id: 1, jobNumber: 'J1'},
      {id: 2, jobNumber: 'J2'},
    ]);
    expect(await warehouse.readState()).toEqual(
      new Map([
        ['jobs', {at: 2}],
        ['campaigns', {at: 1}],
      ]),
    );
    expect(await statuses()).toEqual({jobs: 'success', campaigns: 'success', customers: 'failed'});
    // The table of a stream without rows is there all the same.
    expect(await warehouse.query('SELECT id FROM st_raw_v2.raw_customers')).toEqual([]);
    expect(spools()).toEqual([]);
  });

  it('keeps rows and state of a stream that the source could not finish, and says why', async () => {
    const {streams} = await loadMessages(
      stream(
        job(1),
        state('jobs', {at: 1}),
        job(2),
        complaint('No permission for jobs.', 'jobs'),
        status('jobs', 'INCOMPLETE'),
        status('campaigns', 'COMPLETE'),
      ),
      {catalog: catalogOf('jobs', 'campaigns')},
    );
    expect(streams).toMatchObject([{status: 'failed', error: 'No permission for jobs.'}, {status: 'success'}]);
    expect(await jobs()).toHaveLength(2);
    expect(await warehouse.readState()).toEqual(new Map([['jobs', {at: 1}]]));
    expect(await warehouse.recentRuns(1, 'jobs')).toMatchObject([
      {status: 'failed', error_message: 'No permission for jobs.', records_fetched: 2},
    ]);
    expect(await warehouse.streamStatus()).toMatchObject([{entity_type: 'campaigns'}, {last_sync_time: null}]);
  });

  it('writes a batch after five seconds, so that what was read is not lost with the process', async () => {
    const commits: LoadProgress[] = [];
    const seen: number[] = [];
    async function* slow(): AsyncGenerator<AirbyteMessage> {
      yield job(1);
      yield state('jobs', {at: 1}, 1);
      seen.push(commits.length);
      nowMs += 5_000;
      yield state('jobs', {at: 2}, 0);
      yield state('jobs', {at: 3}, 0);
      while (commits.length === 0) await setImmediate();
      yield state('jobs', {at: 4}, 0);
      nowMs += 5_000;
      yield state('jobs', {at: 5}, 0);
      while (commits.length === 1) await setImmediate();
      seen.push(commits.length);
      yield status('jobs', 'COMPLETE');
    }
    await loadMessages(slow(), {catalog: catalogOf('jobs'), progress: (progress) => commits.push(progress)});
    expect(seen).toEqual([0, 2]);
    expect(commits.map((commit) => commit.state)).toEqual([{at: 2}, {at: 5}]);
    expect(commits.at(-1)?.counts).toMatchObject({read: 1, inserted: 1});
  });

  it('fails a stream whose records do not add up to what the source counted, and keeps its old state', async () => {
    await loadMessages(stream(state('jobs', {at: 1}), status('jobs', 'COMPLETE')), {catalog: catalogOf('jobs')});
    const {streams} = await loadMessages(
      stream(
        job(1),
        state('jobs', {at: 2}, 2),
        status('jobs', 'COMPLETE'),
        campaign(1),
        status('campaigns', 'COMPLETE'),
      ),
      {catalog: catalogOf('jobs', 'campaigns')},
    );
    expect(streams).toMatchObject([
      {status: 'failed', error: expect.stringMatching(/jobs: the source sent 2 records .* 1 arrived/) as unknown},
      {status: 'success'},
    ]);
    expect(await warehouse.readState()).toEqual(new Map([['jobs', {at: 1}]]));
  });

  it('fails the stream whose table is not ours, and loads the others', async () => {
    await warehouse.execute('CREATE TABLE st_raw_v2.raw_jobs AS SELECT 1 AS id');
    const {streams} = await loadMessages(
      stream(job(5), status('jobs', 'COMPLETE'), campaign(1), status('campaigns', 'COMPLETE')),
      {catalog: catalogOf('jobs', 'campaigns')},
    );
    expect(streams).toMatchObject([
      {status: 'failed', error: expect.stringMatching(/not made by this loader/) as unknown},
      {status: 'success'},
    ]);
    expect(await warehouse.query('SELECT id FROM st_raw_v2.raw_jobs')).toEqual([{id: 1}]);
    expect(await statuses()).toEqual({jobs: 'failed', campaigns: 'success'});
  });

  it('refuses streams that are not in the catalog, by name', async () => {
    const {streams} = await loadMessages(
      stream(record('nonsense', {id: 1}, sentAt), campaign(1), job(1), status('jobs', 'COMPLETE')),
      {catalog: catalogOf('jobs')},
    );
    expect(streams).toMatchObject([
      {stream: 'jobs', status: 'success'},
      {
        stream: 'nonsense',
        status: 'failed',
        error: expect.stringMatching(/Unknown stream "nonsense".*loaded\.$/) as unknown,
      },
      {stream: 'campaigns', status: 'failed', error: expect.stringContaining('in the configured catalog') as unknown},
    ]);
  });

  it('fails a stream that goes on after it was complete', async () => {
    const {streams} = await loadMessages(stream(job(1), status('jobs', 'COMPLETE'), job(2)), {
      catalog: catalogOf('jobs'),
    });
    expect(streams).toMatchObject([
      {status: 'failed', error: expect.stringMatching(/after the stream was complete/) as unknown},
    ]);
  });

  it('fails a stream whose rows do not add up in the warehouse, and keeps its old state', async () => {
    const merge = warehouse.merge.bind(warehouse);
    // A warehouse that loses a row on the way and does not notice.
    warehouse.merge = async (lease, batch) => {
      const counts = await merge(lease, batch);
      return {...counts, inserted: counts.inserted - 1};
    };
    const {streams} = await loadMessages(stream(job(1), job(2), state('jobs', {at: 2}, 2), status('jobs', 'COMPLETE')));
    expect(streams).toMatchObject([
      {
        status: 'failed',
        error: expect.stringMatching(/2 rows were read, but 1 inserted .* do not make as many/) as unknown,
      },
    ]);
    expect(await statuses()).toEqual({jobs: 'failed'});
  });

  describe('of a list that is read whole', () => {
    const read = (ids: readonly number[], requestedAt: number, end: 'COMPLETE' | 'INCOMPLETE' = 'COMPLETE') =>
      loadMessages(
        stream(
          ...ids.map((id) => record('campaigns', {id, modifiedOn: '2026-01-01T00:00:00Z'}, requestedAt)),
          status('campaigns', end),
        ),
      );
    const marked = async () =>
      (await warehouse.query('SELECT id FROM st_raw_v2.raw_campaigns WHERE _deleted_at IS NOT NULL')).map(({id}) => id);
    const ids = [1, 2, 3, 4, 5, 6];

    it('marks the rows that a complete read no longer shows, and only such a read', async () => {
      await read(ids, sentAt);
      await read(ids.slice(1), sentAt + 1_000, 'INCOMPLETE');
      expect(await marked()).toEqual([]);
      await read(ids.slice(1), sentAt + 2_000);
      expect(await marked()).toEqual([1]);
      await read(ids, sentAt + 3_000);
      expect(await marked()).toEqual([]);
    });

    it('leaves rows alone that a later read has brought', async () => {
      await read(ids, sentAt);
      await read(ids.slice(1), sentAt - 1_000);
      expect(await marked()).toEqual([]);
    });

    it('warns when too many are gone, and keeps what came', async () => {
      const warnings: string[] = [];
      await read(ids, sentAt);
      const log = {...silent, warn: (line: string) => void warnings.push(line)};
      const short = stream(record('campaigns', {id: 7}, sentAt + 1_000), status('campaigns', 'COMPLETE'));
      expect((await loadMessages(short, {log})).streams).toMatchObject([{status: 'success'}]);
      expect(warnings).toEqual([expect.stringMatching(/6 of 7 rows are no longer shown/)]);
      expect(await marked()).toEqual([]);
      const again = stream(record('campaigns', {id: 7}, sentAt + 2_000), status('campaigns', 'COMPLETE'));
      await loadMessages(again, {force: true});
      expect((await marked()).sort()).toEqual(ids);
    });
  });

  it('adds every row when the catalog says append', async () => {
    const append = catalogOf(configured('jobs', {destination_sync_mode: 'append'}));
    await loadMessages(stream(job(1), job(1), status('jobs', 'COMPLETE')), {catalog: append});
    expect(await jobs()).toHaveLength(2);
  });

  it('refuses a catalog whose generations it cannot follow', async () => {
    const catalog = catalogOf(configured('jobs', {generation_id: 3, minimum_generation_id: 2}));
    await expect(loadMessages(stream(job(1)), {catalog})).rejects.toThrow(ConfigError);
    expect(spools()).toEqual([]);
  });

  it('clears away what killed runs have left on disk', async () => {
    const [old, recent] = ['st-elt-old', 'st-elt-new'].map((name) => join(folder, name)) as [string, string];
    mkdirSync(old);
    mkdirSync(recent);
    utimesSync(old, 0, 0);
    await loadMessages(stream(job(1)));
    expect(spools()).toEqual(['st-elt-new']);
    rmSync(recent, {recursive: true});
  });

  it('says so when rows cannot be put down on the way', async () => {
    const nowhere = join(folder, 'no', 'such', 'folder');
    await expect(loadMessages(stream(job(1)), {spoolDir: nowhere})).rejects.toThrow(
      /Temporary files cannot be written in .*ENOENT/,
    );
  });

  describe('full refresh', () => {
    const overwrite = (generation_id: number) =>
      catalogOf(
        configured('jobs', {
          sync_mode: 'full_refresh',
          destination_sync_mode: 'overwrite_dedup',
          generation_id,
          minimum_generation_id: generation_id,
        }),
      );

    it('replaces the table once the stream is complete, rows that are gone included', async () => {
      await loadMessages(stream(job(1), job(2), status('jobs', 'COMPLETE')), {catalog: catalogOf('jobs')});
      await loadMessages(stream(job(2), state('jobs', {at: 9}), status('jobs', 'COMPLETE')), {catalog: overwrite(1)});
      expect(await jobs()).toEqual([{id: 2, jobNumber: 'J2'}]);
      expect(await warehouse.readState()).toEqual(new Map([['jobs', {at: 9}]]));
    });

    it('leaves the table alone when the stream does not complete, and goes on next time', async () => {
      await loadMessages(stream(job(1), job(2), status('jobs', 'COMPLETE')), {catalog: catalogOf('jobs')});
      const {streams} = await loadMessages(stream(job(7), state('jobs', {half: true})), {catalog: overwrite(1)});
      expect(streams).toMatchObject([{status: 'failed'}]);
      expect((await jobs()).map(({id}) => id)).toEqual([1, 2]);
      expect(await warehouse.readRefreshes()).toEqual(new Map([['jobs', {generationId: 1, state: {half: true}}]]));
      await loadMessages(stream(job(8), status('jobs', 'COMPLETE')), {catalog: overwrite(1)});
      expect((await jobs()).map(({id}) => id)).toEqual([7, 8]);
    });

    it('keeps older generations when the catalog wants them kept', async () => {
      await loadMessages(stream(job(1), status('jobs', 'COMPLETE')), {catalog: catalogOf('jobs')});
      const kept = configured('jobs', {
        destination_sync_mode: 'overwrite_dedup',
        generation_id: 2,
        minimum_generation_id: 0,
      });
      await loadMessages(stream(job(2), status('jobs', 'COMPLETE')), {catalog: catalogOf(kept)});
      expect(
        await warehouse.query('SELECT id, _airbyte_generation_id AS g FROM st_raw_v2.raw_jobs ORDER BY id'),
      ).toEqual([
        {id: 1, g: 0},
        {id: 2, g: 2},
      ]);
    });
  });

  it('stops at a signal even while the source is silent, keeps what came, and marks the run failed', async () => {
    const controller = new AbortController();
    async function* silentAfterOne(): AsyncGenerator<AirbyteMessage> {
      yield job(1);
      yield state('jobs', {at: 1});
      void setImmediate().then(() => controller.abort(new InterruptedError(130)));
      await new Promise(() => {});
    }
    const interrupted = loadMessages(silentAfterOne(), {catalog: catalogOf('jobs'), signal: controller.signal});
    await expect(interrupted).rejects.toMatchObject({exitCode: 130});
    expect(await jobs()).toHaveLength(1);
    expect(await warehouse.readState()).toEqual(new Map([['jobs', {at: 1}]]));
    expect(await warehouse.recentRuns(1)).toMatchObject([
      {status: 'failed', error_message: expect.stringMatching(/Interrupted/) as unknown},
    ]);
    expect(spools()).toEqual([]);
  });

  it('keeps what came before the source broke, and passes its error on', async () => {
    async function* broken(): AsyncGenerator<AirbyteMessage> {
      yield job(1);
      yield status('campaigns', 'COMPLETE');
      throw new Error('boom');
    }
    await expect(loadMessages(broken(), {catalog: catalogOf('jobs', 'campaigns')})).rejects.toThrow('boom');
    expect(await jobs()).toHaveLength(1);
    expect(await statuses()).toEqual({jobs: 'failed', campaigns: 'success'});
  });

  it('refuses to run while another run holds the lease', async () => {
    const other = await warehouse.acquireLease('other-run', 60_000);
    await expect(loadMessages(stream(job(1)))).rejects.toThrow(
      /Run other-run has been loading this warehouse since 2026-03-01T00:00:00Z/,
    );
    await warehouse.releaseLease(other);
    await expect(loadMessages(stream(job(1)))).resolves.toMatchObject({streams: [{status: 'success'}]});
  });
});

describe('load, when rows are rejected', () => {
  const bad = (id: number) => job(id, {id: `no-${id}`});
  const many = (make: (id: number) => AirbyteMessage, count: number, from = 1) =>
    Array.from({length: count}, (_, index) => make(from + index));
  const whole = {catalog: catalogOf('jobs')};
  const complete = status('jobs', 'COMPLETE');

  it.each<[string, number, number, Options, 'failed' | 'success']>([
    ['all of few', 1, 0, {}, 'failed'],
    ['all of many', 50, 0, {}, 'failed'],
    ['20 of 21', 20, 1, {}, 'success'],
    ['21 of 22', 21, 1, {}, 'failed'],
    ['21 of 420, which are 5 %', 21, 399, {}, 'success'],
    ['21 of 419', 21, 398, {}, 'failed'],
    ['21 of 419, where 10 % are allowed', 21, 398, {maxRejectedPercent: 10}, 'success'],
    ['21 of 2,100, where none is allowed', 21, 2_079, {maxRejectedPercent: 0}, 'failed'],
    ['all, where all are allowed', 30, 0, {maxRejectedPercent: 100}, 'failed'],
  ])('%s: the stream and its state follow', async (_, rejected, kept, options, ends) => {
    const messages = [...many(job, kept), ...many(bad, rejected, 1_000), state('jobs', {at: 2}), complete];
    for (const sent of [messages, messages.filter((message) => message !== complete)]) {
      await loadMessages(stream(job(0), state('jobs', {at: 1}), complete), whole);
      const {streams} = await loadMessages(stream(...sent), {...whole, ...options});
      expect(streams).toMatchObject([
        ends === 'success'
          ? {status: ends}
          : {status: ends, failedBy: 'data', counts: {read: kept + rejected, rejected}},
      ]);
      expect(await warehouse.readState()).toEqual(new Map([['jobs', {at: ends === 'success' ? 2 : 1}]]));
      expect(await jobs()).toHaveLength(1 + kept);
    }
  });

  it('keeps the state back until enough rows are kept, and saves it then although none comes with them', async () => {
    const states: unknown[] = [];
    async function* slow(): AsyncGenerator<AirbyteMessage> {
      yield bad(1);
      yield state('jobs', {at: 1});
      nowMs += 5_000;
      yield bad(2);
      yield job(3);
      nowMs += 5_000;
      yield job(4);
      yield complete;
    }
    const progress = ({state: saved}: LoadProgress) => states.push(saved);
    // Of a known tenant: rows of messages that have to name theirs would wait for the next state.
    const tenant = {id: '42', environment: 'production', apiHost: 'api.servicetitan.io'};
    await expect(loadMessages(slow(), {...whole, tenant, progress})).resolves.toMatchObject({
      streams: [{status: 'success'}],
    });
    expect(states).toEqual([undefined, {at: 1}, undefined]);
    expect(await warehouse.readState()).toEqual(new Map([['jobs', {at: 1}]]));
  });

  it('leaves the table alone when the rows that were to replace it are rejected', async () => {
    await loadMessages(stream(job(1), job(2)));
    const refresh = configured('jobs', {
      destination_sync_mode: 'overwrite_dedup',
      generation_id: 2,
      minimum_generation_id: 2,
    });
    const {streams} = await loadMessages(stream(bad(1), complete), {catalog: catalogOf(refresh)});
    expect(streams).toMatchObject([
      {
        status: 'failed',
        error: expect.stringMatching(/^jobs: 1 of 1 rows were rejected, so it failed/) as unknown,
      },
    ]);
    expect(await jobs()).toHaveLength(2);
  });
});

describe('loadLines', () => {
  const line = (message: AirbyteMessage) => `${JSON.stringify(message)}\n`;

  it('merges whatever streams come, with every digit, and takes other lines for talk', async () => {
    const talk: string[] = [];
    const text =
      'Starting up …\n' +
      '{"type":"RECORD","record":{"stream":"invoices","emitted_at":1772323200000,"data":{"id":9007199254740993,"total":"123.40","balance":1.10}}}\n' +
      'at {"not": "a message"}\n\n' +
      line({type: 'LOG', log: {level: 'INFO', message: 'a page'}}) +
      line(campaign(3));
    const {streams, lines} = await loadText(text, {log: {...silent, info: (message) => talk.push(message)}});
    expect(streams).toMatchObject([
      {stream: 'invoices', status: 'success'},
      {stream: 'campaigns', status: 'success'},
    ]);
    expect(await warehouse.query('SELECT id, total, balance FROM st_raw_v2.raw_invoices')).toEqual([
      {id: '9007199254740993', total: '123.4', balance: '1.1'},
    ]);
    expect(talk).toEqual(['Starting up …', 'at {"not": "a message"}', 'a page']);
    expect(lines).toEqual({read: 6, messages: 3, talk: 3, badBytes: 0});
    expect(await warehouse.recentRuns(5)).toHaveLength(2);
  });

  it('notices a stream that began and never ended', async () => {
    const {streams} = await loadText(line(status('jobs', 'STARTED')) + line(job(1)));
    expect(streams).toMatchObject([
      {status: 'failed', error: 'The source ended before jobs was complete.', counts: {inserted: 1}},
    ]);
  });

  it.each([
    ['{"type":"RECORD","record":{"stream":"jobs","emitted_at":1,"data":[1]}}', /Line 1 is a RECORD without/],
    ['{"type":"RECORD","record":{"stream":"jobs","emitted_at":1e300,"data":{"id":1}}}', /Line 1 is a RECORD without/],
    ['{"type":"STATE","state":{"type":"GLOBAL","global":{}}}', /Line 1 is a STATE without/],
    ['{"type":"TRACE","trace":null}', /Line 1 is a TRACE without/],
    ['{"type":"LOG"}', /Line 1 is a LOG without/],
    [line(job(1)).slice(0, -9), /Line 1 begins with \{ but is not an Airbyte message/],
    [`${line(job(1))}  {"id": 1, "name": "a row"}`, /Line 2 begins with \{ but is not an Airbyte message/],
    [JSON.stringify(job(1), null, 2), /Line 1 begins with \{/],
    [JSON.stringify([job(1)], null, 2), /Line 2 begins with \{/],
    [JSON.stringify([job(1)]), /Line 1 holds a list/],
    ['{"type":"record","record":{"stream":"jobs","emitted_at":1,"data":{"id":1}}}', /Line 1 begins with \{/],
    [`source > ${line(job(1))}`, /Line 1 holds an Airbyte message behind other text/],
    [Buffer.from(line(job(1)), 'utf16le'), /Line 1 begins with \{/],
    [Buffer.from(`\n${line(job(1))}`, 'utf16le').subarray(1), /Line 1 holds NUL bytes/],
    [Buffer.concat([Buffer.from(line(job(1))), gzipSync(line(job(2)))]), /Line 2 begins with compressed data/],
    [gzipSync(line(job(1))).subarray(0, 60), /The gzip data ends too early/],
    [Buffer.concat([gzipSync(line(job(1))), Buffer.from(line(job(2)))]), /The gzip data is damaged/],
    ['', /No Airbyte message came, and nothing else/],
    ['Starting up\n\n', /No Airbyte message came, only 2 lines of other text/],
    [line({type: 'LOG', log: {level: 'INFO', message: 'hello'}}), /The messages are of no stream/],
  ])('stops at a message that it would lose (%#)', async (text, message) => {
    await expect(loadText(text)).rejects.toThrow(message);
    expect(Object.values(await statuses())).not.toContain('success');
  });

  it('says what a source that failed before its first stream said', async () => {
    await expect(loadText(line(complaint('No token.')))).rejects.toThrow(
      new SourceError('No token.', 'Nothing was loaded.'),
    );
  });

  it('ends lines at \\n and nowhere else, wherever a chunk ends', async () => {
    const name = 'a\u2028b\u2029c\u0085d\u000be — 💧';
    const bytes = Buffer.from(`a\rb\u2028c\r\n${line(campaign(1, name))}${line(campaign(2, name)).trimEnd()}\r\n`);
    for (const size of [1, 7, 64, 1_000]) {
      const chunks = Array.from({length: Math.ceil(bytes.length / size)}, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      const {lines} = await loading(loadLines)(Readable.from(chunks));
      expect(lines).toEqual({read: 3, messages: 2, talk: 1, badBytes: 0});
    }
    expect(await warehouse.query('SELECT id, name FROM st_raw_v2.raw_campaigns ORDER BY id')).toEqual([
      {id: 1, name},
      {id: 2, name},
    ]);
  });

  const two = line(campaign(1, 'Año')) + line(campaign(2));
  it.each([
    ['a byte order mark', Buffer.from(`\uFEFF${two}`)],
    ['a mark before each line', Buffer.from(two.replace(/^/gm, '\uFEFF'))],
    ['UTF-16 LE with a mark', Buffer.from(`\uFEFF${two}`, 'utf16le')],
    ['UTF-16 BE with a mark', Buffer.from(`\uFEFF${two}`, 'utf16le').swap16()],
    ['gzip', gzipSync(two)],
    ['gzip of a text with a mark', gzipSync(`\uFEFF${two}`)],
    [
      'two gzip files, one behind the other',
      Buffer.concat([gzipSync(line(campaign(1, 'Año'))), gzipSync(line(campaign(2)))]),
    ],
  ])('reads %s', async (_, bytes) => {
    const {lines} = await loadText(bytes);
    expect(lines).toMatchObject({messages: 2, badBytes: 0});
    expect(await warehouse.query('SELECT name FROM st_raw_v2.raw_campaigns ORDER BY id')).toEqual([
      {name: 'Año'},
      {name: 'C2'},
    ]);
  });

  it('counts bytes that are not UTF-8, and not the U+FFFD that was sent', async () => {
    const bytes = Buffer.from(line(campaign(1, '\ufffd')) + line(campaign(2, 'A\u00f1o')), 'utf8');
    const [before, after] = bytes.toString('latin1').split('\xc3\xb1');
    const {lines} = await loadText(Buffer.from(`${before}\xf1${after}`, 'latin1'));
    expect(lines).toEqual({read: 2, messages: 2, talk: 0, badBytes: 1, firstBadLine: 2});
  });

  it.each([501, 5_000, 200_000])('rejects a record nested %d deep, with digits at risk or without', async (depth) => {
    const nested = (id: number, field: string, value: string) =>
      `{"type":"RECORD","record":{"stream":"jobs","emitted_at":1,"data":{"id":${id},"${field}":${value}}}}\n`;
    const deep = '['.repeat(depth) + ']'.repeat(depth);
    const deepObject = '{"a":'.repeat(depth) + '12345678901234567890' + '}'.repeat(depth);
    const {streams} = await loadText(
      nested(1, 'customFields', deep) +
        nested(2, 'summary', deepObject) +
        nested(3, 'total', deep) +
        nested(4, 'unheardOf', deep) +
        nested(5, 'customFields', '['.repeat(500) + ']'.repeat(500)),
    );
    expect(streams).toMatchObject([{status: 'success', counts: {read: 5, inserted: 1, rejected: 4}}]);
    expect((await jobs()).map(({id}) => id)).toEqual([5]);
    expect(await warehouse.query('SELECT DISTINCT reason FROM st_logs_v2.rejected_records')).toEqual([
      {reason: 'NESTED_TOO_DEEP'},
    ]);
  });
});
