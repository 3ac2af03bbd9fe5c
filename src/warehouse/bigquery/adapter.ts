import {ForeignWarehouseError, type Tenant} from '../../config/tenant';
import {DataError} from '../../errors';
import {books} from '../book-tables';
import type {Table} from '../raw-table';
import {TooManyVanishedError} from '../sweep-limit';
import type {Batch, BatchLimits, Clock, Counts, Lease, Replacement, Warehouse} from '../warehouse';
import {bookKeeping, foreignTenant, type Script, tallyTable} from './books';
import {leaseBook} from './lease';
import {GuardError, onlyReads, type Session} from './session';
import {type Staged, stageFile} from './staging';
import {emptiedParameters, groupsGuard, retireStatements} from './statements/groups';
import {
  mergeStatements,
  nothingCounted,
  pairsQuery,
  partsOf,
  stagedColumns,
  tallyResult,
  type Written,
} from './statements/merge';
import {appendStatements, replacedTable, sideTable, swapStatements} from './statements/refresh';
import {addColumnsDdl, bookDdl, type DdlOptions, qualified} from './statements/table-ddl';
import {compareKeys, judgeReplacement, sweepTable} from './sweep';
import {ensureTable, ensureTables} from './table';
import {mostTogether, openTransactions} from './transactions';

interface Parts {
  readonly session: Session;
  readonly ddl: DdlOptions;
  readonly clock: Clock;
}

const mebibyte = 1024 * 1024;
/**
 * A transaction takes about as long however few its rows are, and bills at least 10 MB for each table that a statement reads:
 * so rows wait longer here than elsewhere, and batches become larger.
 */
const batchLimits: BatchLimits = {rows: 250_000, bytes: 256 * mebibyte, ageMs: 60_000, totalBytes: 1024 * mebibyte};

const rejectedColumns = (['primary_key', 'field', 'value', 'reason'] as const).map((name) => ({
  name,
  type: 'STRING' as const,
}));

/**
 * Makes the datasets and the tables of the logs dataset where they are missing, and the columns that older ones lack.
 * @throws WarehouseError when it may not, or a dataset is in another location.
 */
export async function ensureBooks(session: Session, ddl: DdlOptions): Promise<void> {
  for (const dataset of new Set<string>(Object.values(ddl.datasets))) await session.ensureDataset(dataset);
  for (const [name, columns] of Object.entries(books)) {
    const found = await session.describe(ddl.datasets.logs, name);
    const missing = columns.filter((column) => found?.columns.some((each) => each.name === column.name) !== true);
    if (found === undefined) await session.run(bookDdl(ddl, name, columns));
    else if (missing.length > 0)
      await session.run(addColumnsDdl(qualified(ddl.projectId, ddl.datasets.logs, name), missing));
  }
}

/** The port on BigQuery: files are staged by load jobs, then one script, which is one transaction, does the rest. */
export function bigQueryWarehouse({session, ddl, clock}: Parts): Warehouse {
  const {datasets} = ddl;
  const keeper = bookKeeping(session, datasets);
  const leases = leaseBook(session, datasets, clock);
  const transactions = openTransactions(
    (lease, script) => leases.write(lease, script),
    (tallies) => keeper.record(tallies),
  );
  const rawTable = (name: string) => qualified(session.projectId, datasets.raw, name);

  /** Runs a script as a transaction that fails, and so leaves everything as it was, unless the lease is the run's. */
  const leased = (lease: Lease, script: Script | Promise<Script>) => transactions.add(lease, script);

  async function merge(lease: Lease, batch: Batch): Promise<Counts> {
    const staged: Staged[] = [];
    try {
      const tally = await leased(lease, mergeScript(lease, batch, staged));
      const [inserted = NaN, updated = NaN] = (tally ?? '').split(',').map(Number);
      return {
        read: batch.rows + batch.rejectedRows,
        inserted,
        updated,
        unchanged: batch.rows - inserted - updated,
        rejected: batch.rejectedRows,
        rejectedValues: batch.rejections,
      };
    } catch (error) {
      throw await explained(error, batch, batch.rows === 0 ? undefined : staged[0]?.table);
    } finally {
      // What is not dropped here expires.
      await Promise.all(staged.map(({drop}) => drop().catch(() => undefined)));
    }
  }

  /** Stages a batch. @param staged takes the tables that it was staged in, its rows first. */
  async function mergeScript(lease: Lease, batch: Batch, staged: Staged[]): Promise<Script> {
    const table = tableOfBatch(batch);
    await ensureTable(session, ddl, table);
    const stage = async (kind: 'rows' | 'rejected', file: string, columns: Parameters<typeof stageFile>[3]) => {
      const whose = {stream: table.stream, runId: lease.runId};
      const loaded = await stageFile(session, {datasets, clock}, {...whose, file, kind}, columns);
      staged.push(loaded);
      return loaded.table;
    };
    const rows = batch.rows === 0 ? undefined : await stage('rows', batch.file, stagedColumns(batch));
    const rejected = batch.rejections === 0 ? undefined : await stage('rejected', batch.rejectedFile, rejectedColumns);
    const written = await writeStatements(rawTable(table.name), rows, batch);
    const notes = keeper.noteBatch(batch, rejected);
    return {
      prepare: [...written.prepare, keeper.tally(batch, written.counted)],
      result: tallyResult,
      tally: {table: tallyTable, mode: batch.mode, setsState: batch.state !== undefined},
      statements: [...written.statements, ...notes.statements],
      parameters: {
        ...notes.parameters,
        ...emptiedParameters(batch),
        ...(rows === undefined ? {} : {source: batch.ingestionSource, rows: batch.rows}),
      },
    };
  }

  /** @param staged absent where the batch has no rows. */
  async function writeStatements(target: string, staged: string | undefined, batch: Batch): Promise<Written> {
    if (batch.mode === 'refresh') return appendStatements(target, staged, batch);
    if (staged === undefined)
      return {prepare: [], counted: nothingCounted, statements: retireStatements({target, batch})};
    const parts = partsOf(await pairsOfDays({target, staged, batch}));
    return mergeStatements({target, staged, batch, parts});
  }

  async function pairsOfDays(merge: Parameters<typeof pairsQuery>[0]): Promise<number> {
    const query = pairsQuery(merge);
    const [row] = query === undefined ? [] : await session.run(query);
    return Number(row?.pairs ?? 0);
  }

  async function explained(error: unknown, batch: Batch, staged: string | undefined): Promise<unknown> {
    if (!(error instanceof GuardError)) return error;
    const {rows, table} = batch;
    if (error.code === groupsGuard) {
      const target = rawTable(tableOfBatch(batch).name);
      const [row] = await session.run(`SELECT COUNTIF(_deleted_at IS NULL) AS live FROM ${target}`);
      return new TooManyVanishedError(table.stream, 'many', Number(row?.live), 'groups');
    }
    if (staged === undefined) return error;
    const [row] = await session.run(`SELECT COUNT(*) AS n FROM ${staged}`);
    return new DataError(
      `${table.stream}: ${rows} rows were read, ${String(row?.n)} arrived, and not all of them were written (${error.code}).`,
      'Nothing of this batch was kept; run again, and report it if it happens again.',
    );
  }

  async function beginRefresh(lease: Lease, table: Table, generationId: number): Promise<void> {
    const side = sideTable(table);
    const begun = (await keeper.readRefreshes()).get(table.stream);
    if (begun?.generationId !== generationId || begun.state === null) {
      await dropRefresh(lease, table);
      await ensureTable(session, ddl, side);
      await leased(lease, keeper.openRefresh(table.stream, generationId));
    } else await ensureTable(session, ddl, side);
  }

  /** Forgotten first: a refresh in the books must never point at a side table that lost its rows. */
  async function dropRefresh(lease: Lease, table: Table): Promise<void> {
    await leased(lease, keeper.forgetRefresh(table.stream));
    await session.dropTable(datasets.raw, sideTable(table).name);
  }

  async function replace(lease: Lease, table: Table, replacement: Replacement = {}): Promise<number> {
    if (!(await keeper.readRefreshes()).has(table.stream)) throw new Error(`${table.stream} has no refresh to end`);
    const side = await ensureTable(session, ddl, sideTable(table));
    await ensureTable(session, ddl, replacedTable(table, side));
    const names = {target: rawTable(table.name), side: rawTable(side.name)};
    if (replacement.force !== true) {
      await judgeReplacement(session, names, table, replacement).catch(async (error: unknown) => {
        if (error instanceof TooManyVanishedError) await dropRefresh(lease, table);
        throw error;
      });
    }
    const {superseded, ...swap} = await swapStatements(session, names.target, {name: names.side, table: side}, table);
    const close = keeper.closeRefresh(table.stream, superseded);
    const result = await leased(lease, {
      ...close,
      ...swap,
      result: `CAST(${superseded} AS STRING)`,
      statements: [...close.statements, ...swap.statements],
    }).catch((error: unknown) => {
      if (!(error instanceof GuardError)) throw error;
      throw new DataError(
        `${table.stream}: the refreshed rows could not replace the table (${error.code}), which is unchanged.`,
        'Run again, and report it if it happens again.',
      );
    });
    await session.dropTable(datasets.raw, side.name);
    return Number(result);
  }

  /** Runs a script after a claim, in one transaction. */
  async function claimFor(lease: Lease, tenant: Tenant, script: Script): Promise<boolean> {
    const claim = keeper.claim(tenant);
    try {
      const adopted = await leased(lease, {
        ...claim,
        statements: [...claim.statements, ...script.statements],
        parameters: {...claim.parameters, ...script.parameters},
      });
      return adopted === 'true';
    } catch (error) {
      if (!(error instanceof GuardError) || error.code !== foreignTenant) throw error;
      const holder = await keeper.readTenant(datasets.raw);
      throw holder === undefined ? error : new ForeignWarehouseError(holder, tenant);
    }
  }

  return {
    dialect: 'bigquery',
    datasets,
    // While some are in a transaction, as many are on their way into staging tables.
    parallelWrites: 2 * mostTogether,
    batchLimits,
    execute: async (sql) => void (await session.run(sql)),
    // It may be a statement that a person wrote (`query --write`).
    query: (sql) => session.run(sql, {}, onlyReads(sql)),
    select: (sql) => session.select(sql),
    ensureTable: (table) => ensureTable(session, ddl, table),
    ensureTables: (tables) => ensureTables(session, ddl, tables),
    merge,
    beginRefresh,
    replace,
    compareKeys: async (sweep, limit) => {
      await ensureTable(session, ddl, sweep.table);
      return compareKeys({session, datasets, clock}, rawTable(sweep.table.name), sweep, limit);
    },
    sweep: async (lease, sweep) => {
      await ensureTable(session, ddl, sweep.table);
      return sweepTable({session, datasets, clock, leased}, lease, rawTable(sweep.table.name), sweep);
    },
    acquireLease: (runId, ttlMs) => transactions.alone(() => leases.acquire(runId, ttlMs)),
    renewLease: (lease) => transactions.alone(() => leases.renew(lease)),
    releaseLease: (lease) => transactions.alone(() => leases.release(lease)),
    startRun: async (lease, mode, streams, tenant) => {
      if (tenant !== undefined) return claimFor(lease, tenant, keeper.start(mode, streams));
      await leased(lease, keeper.start(mode, streams));
      return false;
    },
    claim: (lease, tenant) => claimFor(lease, tenant, {statements: [], parameters: {}}),
    readTenant: (rawDataset = datasets.raw) => keeper.readTenant(rawDataset),
    finishRun: async (lease, outcomes) => {
      if (outcomes.length > 0) await leased(lease, await keeper.finish(outcomes));
    },
    readState: () => keeper.readState(),
    readRefreshes: () => keeper.readRefreshes(),
    recentRuns: (limit, stream) => keeper.recentRuns(limit, stream),
    streamStatus: () => keeper.streamStatus(),
    liveRows: (streams) => keeper.liveRows(streams),
    close: async () => {},
  };
}

/** The table that a batch is written to. */
function tableOfBatch({table, mode}: Batch): Table {
  return mode === 'refresh' ? sideTable(table) : table;
}
