import {DataError} from '../errors';
import {ForeignWarehouseError, type Tenant} from '../tenant';
import {bookKeeping, foreignTenant, type Script} from './bigquery-books';
import {addColumnsDdl, bookDdl, type DdlOptions, qualified} from './bigquery-ddl';
import {leaseBook} from './bigquery-lease';
import {
  emptiedParameters,
  emptyTally,
  groupsGuard,
  mergeStatements,
  pairsQuery,
  partsOf,
  retireStatements,
  stagedColumns,
  tallyResult,
} from './bigquery-merge';
import {replaceStatements} from './bigquery-replace';
import {GuardError, onlyReads, type Session} from './bigquery-session';
import {type Staged, stageFile} from './bigquery-staging';
import {compareKeys, judgeReplacement, sweepTable} from './bigquery-sweep';
import {ensureTable, ensureTables} from './bigquery-table';
import {books, refreshTableName} from './books';
import {TooManyVanishedError} from './sweep';
import type {Table} from './table';
import type {Batch, Clock, Counts, Lease, Replacement, Warehouse} from './warehouse';

interface Parts {
  readonly session: Session;
  readonly ddl: DdlOptions;
  readonly clock: Clock;
}

/** Load jobs worth running at once; the transactions after them go one by one. */
const parallelLoads = 4;

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
  const oneAtATime = queueOfOne();
  const rawTable = (name: string) => qualified(session.projectId, datasets.raw, name);

  /** Runs a script as a transaction that fails, and so leaves everything as it was, unless the lease is the run's. */
  const leased = (lease: Lease, script: Script) => oneAtATime(() => leases.write(lease, script));

  async function merge(lease: Lease, batch: Batch): Promise<Counts> {
    const table = batch.mode === 'refresh' ? sideTable(batch.table) : batch.table;
    await ensureTable(session, ddl, table);
    const staged: Staged[] = [];
    const stage = async (kind: 'rows' | 'rejected', file: string, columns: Parameters<typeof stageFile>[3]) => {
      const whose = {stream: table.stream, runId: lease.runId};
      const loaded = await stageFile(session, {datasets, clock}, {...whose, file, kind}, columns);
      staged.push(loaded);
      return loaded.table;
    };
    try {
      const rows = batch.rows === 0 ? undefined : await stage('rows', batch.file, stagedColumns(batch));
      const rejected =
        batch.rejections === 0 ? undefined : await stage('rejected', batch.rejectedFile, rejectedColumns);
      return await mergeStaged(lease, batch, rawTable(table.name), rows, rejected);
    } finally {
      // What is not dropped here expires.
      await Promise.all(staged.map(({drop}) => drop().catch(() => undefined)));
    }
  }

  async function mergeStaged(
    lease: Lease,
    batch: Batch,
    target: string,
    staged: string | undefined,
    rejected: string | undefined,
  ): Promise<Counts> {
    const record = keeper.record(batch, rejected);
    const merged =
      staged === undefined
        ? {prepare: [emptyTally], statements: retireStatements({target, batch})}
        : mergeStatements({target, staged, batch, parts: partsOf(await pairsOfDays({target, staged, batch}))});
    const script = {
      ...merged,
      result: tallyResult,
      statements: [...merged.statements, ...record.statements],
      parameters: {
        ...record.parameters,
        ...emptiedParameters(batch),
        ...(staged === undefined ? {} : {source: batch.ingestionSource, rows: batch.rows}),
      },
    };
    const tally = await leased(lease, script).catch(async (error: unknown) => {
      throw await explained(error, batch, target, staged);
    });
    const [inserted = NaN, updated = NaN] = (tally ?? '').split(',').map(Number);
    return {
      read: batch.rows + batch.rejectedRows,
      inserted,
      updated,
      unchanged: batch.rows - inserted - updated,
      rejected: batch.rejectedRows,
      rejectedValues: batch.rejections,
    };
  }

  async function pairsOfDays(merge: Parameters<typeof pairsQuery>[0]): Promise<number> {
    const query = pairsQuery(merge);
    const [row] = query === undefined ? [] : await session.run(query);
    return Number(row?.pairs ?? 0);
  }

  async function explained(
    error: unknown,
    {rows, table}: Batch,
    target: string,
    staged: string | undefined,
  ): Promise<unknown> {
    if (!(error instanceof GuardError)) return error;
    if (error.code === groupsGuard) {
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

  async function replace(lease: Lease, table: Table, replacement: Replacement = {}): Promise<void> {
    if (!(await keeper.readRefreshes()).has(table.stream)) throw new Error(`${table.stream} has no refresh to end`);
    const side = await ensureTable(session, ddl, sideTable(table));
    await ensureTable(session, ddl, {...side, name: table.name});
    if (replacement.force !== true) {
      const names = {target: rawTable(table.name), side: rawTable(side.name)};
      await judgeReplacement(session, names, table, replacement).catch(async (error: unknown) => {
        if (error instanceof TooManyVanishedError) await dropRefresh(lease, table);
        throw error;
      });
    }
    const close = keeper.closeRefresh(table.stream);
    const rows = await replaceStatements(session, rawTable(table.name), rawTable(side.name), side);
    await leased(lease, {...close, statements: [...close.statements, ...rows]});
    await session.dropTable(datasets.raw, side.name);
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
    parallelWrites: parallelLoads,
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
    acquireLease: (runId, ttlMs) => oneAtATime(() => leases.acquire(runId, ttlMs)),
    renewLease: (lease) => oneAtATime(() => leases.renew(lease)),
    releaseLease: (lease) => oneAtATime(() => leases.release(lease)),
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

function sideTable(table: Table): Table {
  return {...table, name: refreshTableName(table.name)};
}

/** One transaction at a time: they all touch the books, and BigQuery aborts one of two that touch the same table. */
function queueOfOne() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
