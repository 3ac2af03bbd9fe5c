import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {DuckDBInstance} from '@duckdb/node-api';

import {streamNamed} from '../../src/catalogue';
import {main} from '../../src/cli/main';
import {type JsonObject, parseJson} from '../../src/json';
import {openSpool} from '../../src/load/spool/spool';
import {openDuckDb} from '../../src/warehouse/duckdb/connection';
import {duckDbTypes} from '../../src/warehouse/duckdb/table';
import {type Table, tableOf} from '../../src/warehouse/raw-table';
import type {Batch, Warehouse} from '../../src/warehouse/warehouse';
import {createRows} from '../source/rows';

/** One measurement of the loader, in a process of its own. */
export type LoadingTask =
  /** Existing spool files of a stream, by MERGE and by a plain `read_ndjson`, in turns. */
  | {readonly kind: 'spool'; readonly stream: string; readonly rows: number; readonly rounds: number}
  /** A MERGE of a batch, most of it changed rows, into a table. */
  | {readonly kind: 'upsert'; readonly stream: string; readonly rows: number; readonly into: number}
  /** `st-elt load` of what comes on stdin. */
  | {readonly kind: 'load'; readonly warehouse: string};

export interface Loaded {
  readonly mergeSeconds: readonly number[];
  readonly plainSeconds: readonly number[];
  readonly peakMb: number;
}

/** As many rows as the loader puts into one batch. */
const rowsPerBatch = 50_000;
const folder = mkdtempSync(join(tmpdir(), 'benchmark-loading-'));

function tableNamed(name: string): Table {
  const stream = streamNamed(name);
  if (stream === undefined) throw new Error(`there is no stream ${name}`);
  return tableOf(stream);
}

function recordsOf(stream: string, from: number, to: number): readonly JsonObject[] {
  const rows = createRows({[stream]: to}).get(stream);
  return parseJson(`[${rows?.slice(from, to).toString() ?? ''}]`) as unknown as readonly JsonObject[];
}

/** Spool files of rows `from` to `to` (exclusive), as a run leaves them for the warehouse. */
function spoolsOf(table: Table, from: number, to: number): readonly Batch[] {
  const spool = openSpool({
    ...{folder: mkdtempSync(join(folder, 'spool-')), declared: table, table, mode: 'merge', generationId: 0},
    ingestionSource: 'servicetitan_v2',
  });
  const batches: Batch[] = [];
  for (let at = from; at < to; at += rowsPerBatch) {
    for (const record of recordsOf(table.stream, at, Math.min(to, at + rowsPerBatch))) spool.add(record, Date.now());
    batches.push(spool.take());
  }
  return batches;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

async function merged(warehouse: Warehouse, batches: readonly Batch[]): Promise<number> {
  const lease = await warehouse.acquireLease('benchmark', 600_000);
  await warehouse.startRun(lease, 'benchmark', [batches[0]?.table.stream ?? '']);
  const seconds = await timed(async () => {
    for (const batch of batches) await warehouse.merge(lease, batch);
  });
  await warehouse.releaseLease(lease);
  return seconds;
}

/** The files as they are into the same columns: no keys, no versions, no counts, no books. */
async function readPlainly(path: string, batches: readonly Batch[]): Promise<number> {
  const instance = await DuckDBInstance.create(path, {memory_limit: '1GB', preserve_insertion_order: 'false'});
  const connection = await instance.connect();
  const {table} = batches[0] as Batch;
  const columns = table.columns.map(({name, type}) => [`"${name}"`, duckDbTypes[type]] as const);
  await connection.run(`CREATE TABLE plain (${columns.map(([name, type]) => `${name} ${type}`).join(', ')})`);
  const types = columns.map(([name, type]) => `${name}: '${type}'`).join(', ');
  const seconds = await timed(async () => {
    for (const {file} of batches)
      await connection.run(`INSERT INTO plain SELECT * FROM read_ndjson('${file}', columns = {${types}})`);
  });
  connection.closeSync();
  instance.closeSync();
  return seconds;
}

async function measureSpool({stream, rows, rounds}: Extract<LoadingTask, {kind: 'spool'}>) {
  const table = tableNamed(stream);
  const batches = spoolsOf(table, 0, rows);
  const [mergeSeconds, plainSeconds]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const merge = async () => {
      const warehouse = await openDuckDb(join(folder, `merge-${round}.duckdb`));
      await warehouse.ensureTable(table);
      mergeSeconds.push(await merged(warehouse, batches));
      await warehouse.close();
    };
    const plain = async () => void plainSeconds.push(await readPlainly(join(folder, `plain-${round}.duckdb`), batches));
    for (const task of round % 2 === 0 ? [merge, plain] : [plain, merge]) await task();
  }
  return {mergeSeconds, plainSeconds};
}

async function measureUpsert({stream, rows, into}: Extract<LoadingTask, {kind: 'upsert'}>) {
  const table = tableNamed(stream);
  const warehouse = await openDuckDb(join(folder, 'upsert.duckdb'));
  await warehouse.ensureTable(table);
  const raw = `${warehouse.datasets.raw}.${table.name}`;
  await merged(warehouse, spoolsOf(table, 0, rowsPerBatch));
  // The table's other rows are copies of these under other ids.
  await warehouse.execute(
    `INSERT INTO ${raw} SELECT * EXCLUDE (copy) REPLACE (id + copy * ${rowsPerBatch} AS id)
     FROM ${raw}, range(1, ${Math.ceil(into / rowsPerBatch)}) AS copies(copy)`,
  );
  await warehouse.execute(`UPDATE ${raw} SET "modifiedOn" = "modifiedOn" - INTERVAL 3650 DAY`);
  const changed = spoolsOf(table, into - Math.round(rows * 0.9), into + Math.round(rows * 0.1));
  const mergeSeconds = [await merged(warehouse, changed)];
  await warehouse.close();
  return {mergeSeconds, plainSeconds: []};
}

async function measure(task: LoadingTask): Promise<Loaded> {
  const seconds =
    task.kind === 'spool'
      ? await measureSpool(task)
      : task.kind === 'upsert'
        ? await measureUpsert(task)
        : {
            mergeSeconds: [await timed(() => main(['node', 'st-elt', 'load', '--warehouse', task.warehouse]))],
            plainSeconds: [],
          };
  return {...seconds, peakMb: process.resourceUsage().maxRSS / 1_024};
}

void measure(JSON.parse(process.argv[2] ?? '{}') as LoadingTask).then((loaded) => {
  rmSync(folder, {recursive: true, force: true});
  process.send?.(loaded, () => process.exit(process.exitCode ?? 0));
});
