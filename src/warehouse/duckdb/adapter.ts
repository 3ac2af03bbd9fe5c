import {books, refreshTableName} from '../book-tables';
import type {Table} from '../raw-table';
import {TooManyVanishedError} from '../sweep-limit';
import type {
  Batch,
  BatchLimits,
  Clock,
  Counts,
  Datasets,
  Lease,
  Replacement,
  Sweep,
  SweepCounts,
  Warehouse,
} from '../warehouse';
import {bookKeeping} from './books';
import {leaseBook} from './lease';
import {type Merged, mergeSpool, retireGroups} from './merge';
import {identifier, qualified, type Session, type Transaction} from './session';
import {compareKeys, judgeReplacement, sweepTable} from './sweep';
import {createTable, ensureBook, ensureTable} from './table';

interface Parts {
  /** For reading, outside of transactions. */
  readonly session: Session;
  readonly transaction: Transaction;
  readonly publish: () => Promise<void>;
  /** Of a snapshot. */
  readonly publishedAt?: string;
  readonly close: () => Promise<void>;
  readonly datasets: Datasets;
  readonly clock: Clock;
  /** Whether schemas and books are left as they are. */
  readonly readOnly: boolean;
}

const mebibyte = 1024 * 1024;
/** A MERGE here takes seconds, and memory by its rows. */
const batchLimits: BatchLimits = {rows: 50_000, bytes: 64 * mebibyte, ageMs: 5_000, totalBytes: 512 * mebibyte};

/** The port on DuckDB: which statements belong together in one transaction. */
export async function duckDbWarehouse({
  session,
  transaction,
  publish,
  publishedAt,
  close,
  datasets,
  clock,
  readOnly,
}: Parts): Promise<Warehouse> {
  const keeper = bookKeeping(datasets, clock);
  const leases = leaseBook(transaction, datasets, clock);
  const rawTable = (name: string) => qualified(datasets.raw, name);

  /** A transaction that fails, and so leaves everything as it was, unless the lease is alive. */
  const leased = <T>(lease: Lease, work: (inner: Session) => Promise<T>) =>
    transaction(async (inner) => {
      await leases.check(inner, lease);
      return work(inner);
    });

  async function merge(inner: Session, runId: string, batch: Batch): Promise<Counts> {
    const table = batch.mode === 'refresh' ? sideTable(batch.table) : batch.table;
    const merged = await mergeRows(inner, table, batch);
    const rejected = batch.rejectedRows;
    const counts = {...merged, read: batch.rows + rejected, rejected, rejectedValues: batch.rejections};
    await keeper.record(inner, runId, batch, counts);
    return counts;
  }

  async function mergeRows(inner: Session, table: Table, batch: Batch): Promise<Merged> {
    if (batch.rows === 0) {
      await createTable(inner, datasets.raw, table);
      if (batch.emptied !== undefined) {
        const nothingStaged = {inserted: 0, nowMs: clock(), groups: 'none'} as const;
        await retireGroups(inner, rawTable(table.name), batch, nothingStaged);
      }
      return {inserted: 0, updated: 0, unchanged: 0};
    }
    await ensureTable(inner, datasets.raw, table);
    return mergeSpool(inner, rawTable(table.name), batch, clock());
  }

  async function beginRefresh(inner: Session, table: Table, generationId: number): Promise<void> {
    const begun = (await keeper.readRefreshes(inner)).get(table.stream);
    if (begun?.generationId !== generationId || begun.state === null) {
      await inner.run(`DROP TABLE IF EXISTS ${rawTable(sideTable(table).name)}`);
      await keeper.openRefresh(inner, table.stream, generationId);
    }
    await ensureTable(inner, datasets.raw, sideTable(table));
  }

  async function replace(inner: Session, table: Table, replacement: Replacement): Promise<void> {
    await keeper.closeRefresh(inner, table.stream);
    const side = await ensureTable(inner, datasets.raw, sideTable(table));
    await ensureTable(inner, datasets.raw, {...side, name: table.name});
    if (replacement.force !== true) {
      const names = {target: rawTable(table.name), side: rawTable(side.name)};
      await judgeReplacement(inner, names, table, replacement);
    }
    await inner.run(`DELETE FROM ${rawTable(table.name)}`);
    await inner.run(`INSERT INTO ${rawTable(table.name)} BY NAME SELECT * FROM ${rawTable(side.name)}`);
    await inner.run(`DROP TABLE ${rawTable(side.name)}`);
  }

  /** What was read is not believed, so the next refresh begins afresh. */
  async function dropRefresh(inner: Session, table: Table): Promise<void> {
    await inner.run(`DROP TABLE IF EXISTS ${rawTable(sideTable(table).name)}`);
    await keeper.forgetRefresh(inner, table.stream);
  }

  async function sweep(inner: Session, runId: string, swept: Sweep): Promise<SweepCounts> {
    await ensureTable(inner, datasets.raw, swept.table);
    const counts = await sweepTable(inner, rawTable(swept.table.name), swept, clock());
    await keeper.recordSweep(inner, runId, swept, counts);
    return counts;
  }

  async function ensureBooks(inner: Session): Promise<void> {
    for (const dataset of new Set<string>(Object.values(datasets))) {
      await inner.run(`CREATE SCHEMA IF NOT EXISTS ${identifier(dataset)}`);
    }
    for (const [name, columns] of Object.entries(books)) await ensureBook(inner, datasets.logs, name, columns);
  }

  if (!readOnly) await transaction(ensureBooks);

  return {
    dialect: 'duckdb',
    datasets,
    parallelWrites: 1,
    batchLimits,
    ...(publishedAt === undefined ? {} : {publishedAt}),
    ...(readOnly ? {} : {publish}),
    execute: async (sql) => void (await session.run(sql)),
    query: (sql) => session.script(sql),
    select: (sql) => session.select(sql),
    transaction: (work) =>
      transaction((inner) =>
        work({
          dialect: 'duckdb',
          execute: async (sql) => void (await inner.run(sql)),
          query: (sql) => inner.script(sql),
        }),
      ),
    ensureTable: (table) => transaction((inner) => ensureTable(inner, datasets.raw, table)),
    ensureTables: (tables) =>
      transaction(async (inner) => {
        for (const table of tables) await createTable(inner, datasets.raw, table);
      }),
    merge: (lease, batch) => leased(lease, (inner) => merge(inner, lease.runId, batch)),
    beginRefresh: (lease, table, generationId) => leased(lease, (inner) => beginRefresh(inner, table, generationId)),
    replace: async (lease, table, replacement = {}) => {
      try {
        await leased(lease, (inner) => replace(inner, table, replacement));
      } catch (error) {
        if (error instanceof TooManyVanishedError) await leased(lease, (inner) => dropRefresh(inner, table));
        throw error;
      }
      return 0;
    },
    compareKeys: (sweep, limit) =>
      transaction(async (inner) => {
        await ensureTable(inner, datasets.raw, sweep.table);
        return compareKeys(inner, rawTable(sweep.table.name), sweep, limit);
      }),
    sweep: (lease, swept) => leased(lease, (inner) => sweep(inner, lease.runId, swept)),
    acquireLease: (runId, ttlMs) => leases.acquire(runId, ttlMs),
    renewLease: (lease) => leases.renew(lease),
    releaseLease: (lease) => leases.release(lease),
    startRun: (lease, mode, streams, tenant) =>
      leased(lease, async (inner) => {
        const adopted = tenant !== undefined && (await keeper.claim(inner, lease.runId, tenant));
        await keeper.start(inner, lease.runId, mode, streams);
        return adopted;
      }),
    claim: (lease, tenant) => leased(lease, (inner) => keeper.claim(inner, lease.runId, tenant)),
    readTenant: (rawDataset = datasets.raw) => keeper.readTenant(session, rawDataset),
    finishRun: (lease, outcomes) => leased(lease, (inner) => keeper.finish(inner, lease.runId, outcomes)),
    readState: () => keeper.readState(session),
    readRefreshes: () => keeper.readRefreshes(session),
    recentRuns: (limit, stream) => keeper.recentRuns(session, limit, stream),
    streamStatus: () => keeper.streamStatus(session),
    liveRows: (streams) => keeper.liveRows(session, streams),
    close,
  };
}

function sideTable(table: Table): Table {
  return {...table, name: refreshTableName(table.name)};
}
