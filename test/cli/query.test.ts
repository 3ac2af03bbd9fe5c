import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {DuckDBInstance} from '@duckdb/node-api';

import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import {command, type Finished} from '../end-to-end/command';

const folder = mkdtempSync(join(tmpdir(), 'query-'));
const file = join(folder, 'st.duckdb');
const ask = (...args: readonly string[]): Promise<Finished> =>
  command('st-elt', ['query', '--warehouse', `duckdb:${file}`, ...args], {cwd: folder});

beforeAll(async () => {
  const warehouse = await openDuckDb(file);
  await warehouse.execute('CREATE TABLE st_raw_v2.raw_jobs AS SELECT 1 AS id');
  await warehouse.close();
});
afterAll(() => rmSync(folder, {recursive: true}));

describe('query on DuckDB', () => {
  it.each([
    ['select 1 a; select 2 b; create table st_raw_v2.zz as select 3 c', /these are 3 statements/],
    ['insert into st_raw_v2.raw_jobs(id) values (999)', /this is INSERT/],
    ['delete from st_raw_v2.raw_jobs', /this is DELETE/],
    ['drop table st_raw_v2.raw_jobs', /this is DROP/],
    ["attach 'other.duckdb' as other", /this is ATTACH/],
    ["set memory_limit = '1GB'", /this is SET/],
    ['/* select */ update st_raw_v2.raw_jobs set id = 2', /this is UPDATE/],
    ["copy st_raw_v2.raw_jobs to 'out.csv'", /reads or writes files/],
    ["export database 'out'", /reads or writes files/],
    ["select * from read_text('/etc/hosts')", /reads or writes files/],
    ["select * from read_csv('/etc/hosts')", /reads or writes files/],
    ["select * from glob('*')", /reads or writes files/],
    ['', /No statement/],
    [' ; ', /No statement/],
  ])('refuses %s, and nothing is touched', async (sql, said) => {
    const [before, files] = [readFileSync(file), readdirSync(folder)];
    const {exitCode, stdout, stderr} = await ask(sql);
    expect({exitCode, stdout}).toEqual({exitCode: 2, stdout: ''});
    expect(stderr).toMatch(said);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(files);
  });

  it.each([
    'select count(*) n from st_raw_v2.raw_jobs',
    'from (values (1)) v(n);',
    '-- one\nwith x as (select 1 n) table x',
  ])('answers %s', async (sql) => {
    const {exitCode, stdout, stderr} = await ask('--json', '--', sql);
    expect({exitCode, stderr, rows: JSON.parse(stdout) as unknown}).toEqual({exitCode: 0, stderr: '', rows: [{n: 1}]});
  });

  it('sees what a writer that was killed had committed, and leaves its log as it is', async () => {
    const path = join(folder, 'killed.duckdb');
    const script = `
      const {DuckDBInstance} = require('@duckdb/node-api');
      (async () => {
        const connection = await (await DuckDBInstance.create(process.argv[1])).connect();
        await connection.run('CREATE TABLE t AS SELECT 7 AS x');
        console.log('committed');
        setInterval(() => {}, 1000);
      })();`;
    const writer = spawn(process.execPath, ['-e', script, path], {stdio: ['ignore', 'pipe', 'inherit']});
    await once(writer.stdout, 'data');
    writer.kill('SIGKILL');
    await once(writer, 'exit');
    const log = readFileSync(`${path}.wal`);
    expect(log.length).toBeGreaterThan(0);
    const {exitCode, stdout} = await command('st-elt', ['query', '-w', `duckdb:${path}`, '--json', 'SELECT x FROM t']);
    expect({exitCode, rows: JSON.parse(stdout) as unknown}).toEqual({exitCode: 0, rows: [{x: 7}]});
    expect(readFileSync(`${path}.wal`).equals(log)).toBe(true);
  });

  it('runs everything with --write, and prints the rows of the last statement', async () => {
    const {exitCode, stdout} = await ask(
      '--write',
      '--json',
      'create table st_raw_v2.mine as select 3 c; select 1 a; select c from st_raw_v2.mine',
    );
    expect({exitCode, rows: JSON.parse(stdout) as unknown}).toEqual({exitCode: 0, rows: [{c: 3}]});
    expect((await ask('--json', 'select c from st_raw_v2.mine')).stdout).toContain('3');
  });

  it('prints infinite dates and instants as such, at any resolution and depth', async () => {
    const {stdout} = await ask(
      '--json',
      `select '-infinity'::date a, 'infinity'::timestamptz b, '-infinity'::timestamp c, 'infinity'::timestamp_s d,
         '-infinity'::timestamp_ms e, 'infinity'::timestamp_ns f, {x: ['infinity'::date]} g, 'inf'::double h,
         '290000-01-01'::timestamptz i, '2024-02-29 10:00:00.5'::timestamptz j, '0044-03-15 (BC)'::date k`,
    );
    expect(JSON.parse(stdout)).toEqual([
      {
        ...{a: '-infinity', b: 'infinity', c: '-infinity', d: 'infinity', e: '-infinity', f: 'infinity'},
        ...{g: {x: ['infinity']}, h: 'Infinity', i: '290000-01-01T00:00:00Z', j: '2024-02-29T10:00:00.500000Z'},
        k: '0044-03-15 (BC)',
      },
    ]);
  });

  it('prints no control character of the data, in a table, as JSON or in an error', async () => {
    const evil =
      "chr(27) || ']52;c;x' || chr(7) || 'a' || chr(155) || '2J' || chr(8238) || chr(8294) || chr(13) || 'b'";
    for (const args of [
      [`select ${evil} as x`],
      ['--json', `select ${evil} as x`],
      [`select error(${evil}) as x`],
      [`select 1 as "x\u001b[2J\u202e"`],
      ['select "\u009b2J\u001b[8m" from st_raw_v2.raw_jobs'],
    ]) {
      const {stdout, stderr} = await ask(...args);
      expect(stdout + stderr).toMatch(/\\u001b/);
      expect(stdout + stderr).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/);
    }
    const {stdout} = await ask('--json', `select ${evil} as x`);
    expect(JSON.parse(stdout)).toEqual([{x: '\u001b]52;c;x\u0007a\u009b2J\u202e\u2066\rb'}]);
  });
});

describe('query on BigQuery', () => {
  let service: Server;
  /** Statements that ran, and what the service calls a statement. */
  const ran: string[] = [];
  const types: Readonly<Record<string, string>> = {
    'SELECT 1 AS one': 'SELECT',
    'SELECT 1; SELECT 2': 'SCRIPT',
    'DELETE FROM st_raw_v2.raw_jobs WHERE TRUE': 'DELETE',
    'CREATE TABLE st_raw_v2.zz AS SELECT 3 AS c': 'CREATE_TABLE_AS_SELECT',
  };

  beforeAll(async () => {
    service = createServer((request, answer) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const {configuration, query} = JSON.parse(body || '{}') as {
          configuration?: {dryRun?: boolean; query?: {query: string}};
          query?: string;
        };
        const sql = configuration?.query?.query ?? query ?? '';
        const jobReference = {projectId: 'p-1', jobId: 'j-1', location: 'US'};
        if (configuration?.dryRun !== true) ran.push(sql);
        const said =
          configuration?.dryRun === true
            ? {jobReference, statistics: {query: {statementType: types[sql]}}, status: {state: 'DONE'}}
            : {
                ...{jobReference, jobComplete: true, totalRows: '1'},
                schema: {
                  fields: [
                    {name: 'one', type: 'INTEGER'},
                    {name: 'wide', type: 'FLOAT'},
                  ],
                },
                rows: [{f: [{v: '1'}, {v: 'Infinity'}]}],
              };
        answer.writeHead(200, {'content-type': 'application/json'}).end(JSON.stringify(said));
      });
    });
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => service.close(resolve)));

  const askService = (sql: string, ...flags: readonly string[]): Promise<Finished> => {
    const {port} = service.address() as AddressInfo;
    ran.length = 0;
    return command('st-elt', ['query', '--warehouse', 'bigquery:p-1', '--json', ...flags, sql], {
      cwd: folder,
      env: {BIGQUERY_EMULATOR_HOST: `http://127.0.0.1:${port}`},
    });
  };

  it.each([
    ['SELECT 1; SELECT 2', /these are several statements/],
    ['DELETE FROM st_raw_v2.raw_jobs WHERE TRUE', /this is DELETE/],
    ['CREATE TABLE st_raw_v2.zz AS SELECT 3 AS c', /this is CREATE_TABLE_AS_SELECT/],
    ['SELECT 1 -- of a kind that the service does not name', /did not say what kind/],
  ])('asks the service what kind of statement %s is before it would run', async (sql, said) => {
    const {exitCode, stdout, stderr} = await askService(sql);
    expect({exitCode, stdout, ran}).toEqual({exitCode: 2, stdout: '', ran: []});
    expect(stderr).toMatch(said);
  });

  it('runs one SELECT, and anything with --write', async () => {
    const {exitCode, stdout} = await askService('SELECT 1 AS one');
    expect({exitCode, ran, rows: JSON.parse(stdout) as unknown}).toEqual({
      ...{exitCode: 0, ran: ['SELECT 1 AS one']},
      rows: [{one: 1, wide: 'Infinity'}],
    });
    await askService('SELECT 1; SELECT 2', '--write');
    expect(ran).toEqual(['SELECT 1; SELECT 2']);
  });
});

test('a file that is open for reading cannot be written, whatever the statement', async () => {
  const warehouse = await openDuckDb(file, {readOnly: true});
  await expect(warehouse.execute('INSERT INTO st_raw_v2.raw_jobs VALUES (5)')).rejects.toThrow(/read-only mode/);
  await expect(warehouse.query("SELECT * FROM read_text('/etc/hosts')")).rejects.toThrow(/reads or writes files/);
  await warehouse.close();
  // Another process may write now: nothing holds the file.
  const instance = await DuckDBInstance.create(file);
  instance.closeSync();
});
