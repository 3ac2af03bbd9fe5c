import {existsSync, statSync} from 'node:fs';

import {UsageError, WarehouseError} from '../../errors';
import type {AccessFinding} from '../../warehouse/bigquery/access';
import type {BigQueryOptions} from '../../warehouse/bigquery/connection';
import type {DuckDbOptions} from '../../warehouse/duckdb/connection';
import {FileInUseError} from '../../warehouse/duckdb/warehouse-errors';
import type {Table} from '../../warehouse/raw-table';
import {snapshotOf} from '../../warehouse/snapshot-path';
import type {Datasets, Warehouse} from '../../warehouse/warehouse';
import type {Terminal} from '../terminal/terminal';
import type {WarehouseTarget} from './command-settings';

/** A reader may hold the file for a moment; it shall not make a nightly run fail. */
const writerWaitMs = 5_000;

type FileTarget = Extract<WarehouseTarget, {kind: 'duckdb'}>;

/** A project of BigQuery, as the user named it. */
export type BigQueryTarget = Extract<WarehouseTarget, {kind: 'bigquery'}>;

/**
 * Opens the warehouse that the user named, or makes it. The adapter is loaded only now: it is large.
 * @throws WarehouseError when it cannot be opened.
 */
export async function openWarehouse(target: WarehouseTarget, datasets: Datasets): Promise<Warehouse> {
  return target.kind === 'bigquery' ? openProject(target, {datasets}) : openFile(target, {datasets});
}

async function openFile({path}: FileTarget, options: DuckDbOptions): Promise<Warehouse> {
  const {openDuckDb} = await import('../../warehouse/duckdb/connection');
  return openDuckDb(path, {waitMs: writerWaitMs, ...options, clock: Date.now});
}

async function openProject({project, settings}: BigQueryTarget, options: BigQueryOptions): Promise<Warehouse> {
  const {openBigQuery} = await import('../../warehouse/bigquery/connection');
  return openBigQuery(project, {...settings, ...options});
}

/**
 * Bytes that BigQuery would bill a statement for, which is not run.
 * @throws UsageError for DuckDB, which bills nothing.
 */
export async function bytesOf(target: WarehouseTarget, sql: string): Promise<number> {
  if (target.kind === 'duckdb')
    throw new UsageError('DuckDB bills no bytes, so there is nothing to estimate.', 'Leave --dry-run out.');
  const {openSession} = await import('../../warehouse/bigquery/connection');
  return openSession(target.project, target.settings).estimate(sql, 'estimate a statement');
}

/** What an account may do in a project of BigQuery, of what a run does. Nothing is made. */
export async function accessTo(
  {project, settings}: BigQueryTarget,
  datasets: Datasets,
): Promise<readonly AccessFinding[]> {
  const {openSession} = await import('../../warehouse/bigquery/connection');
  const {examineAccess} = await import('../../warehouse/bigquery/access');
  return examineAccess(openSession(project, settings), datasets, settings.location);
}

/** Makes the raw tables that are missing, empty, and their dataset; nothing else that a loader has. */
export async function makeRawTables(
  {project, settings}: BigQueryTarget,
  datasets: Datasets,
  tables: readonly Table[],
): Promise<void> {
  const [{openSession}, {ensureTables}] = await Promise.all([
    import('../../warehouse/bigquery/connection'),
    import('../../warehouse/bigquery/table'),
  ]);
  const session = openSession(project, settings);
  await session.ensureDataset(datasets.raw);
  await ensureTables(session, {projectId: project, datasets, ...settings}, tables);
}

/** Opens a warehouse, or makes it, uses it, and closes it whatever happens. */
export async function withWarehouse<T>(
  target: WarehouseTarget,
  datasets: Datasets,
  use: (warehouse: Warehouse) => Promise<T>,
): Promise<T> {
  return used(await openWarehouse(target, datasets), use);
}

/**
 * The same for commands that only make sense on a warehouse that is there. Datasets of BigQuery are not made; a table that
 * is not there shows when it is asked.
 * @throws WarehouseError when it is not.
 */
export async function withExistingWarehouse<T>(
  target: WarehouseTarget,
  datasets: Datasets,
  use: (warehouse: Warehouse) => Promise<T>,
): Promise<T> {
  if (target.kind === 'bigquery') return used(await openProject(target, {datasets, create: false}), use);
  ensureFile(target);
  return withWarehouse(target, datasets, use);
}

/** Value of `--wait`: seconds. */
export const defaultWait = '30';

/** How long a command that only looks waits for a writer, and how it talks, see {@link waitingOf}. */
export interface Reading extends Required<Pick<DuckDbOptions, 'waitMs' | 'onWait'>> {
  readonly say: (line: string) => void;
}

const maxWaitSeconds = 86_400;

/** @param wait seconds, the value of `--wait`. @throws UsageError when it is not a whole number of them. */
export function waitingOf(terminal: Terminal, wait = defaultWait): Reading {
  const seconds = Number(wait);
  if (!/^\d+$/.test(wait) || seconds > maxWaitSeconds)
    throw new UsageError(
      `--wait "${wait}" is not a number of seconds: whole, from 0 to ${maxWaitSeconds} (a day).`,
      'Use e.g. --wait 60, or --wait 0 to not wait at all.',
    );
  let isSaid = false;
  return {
    waitMs: seconds * 1_000,
    onWait: ({summary}) => {
      if (!isSaid) terminal.say(`${summary} Waiting up to ${seconds} s for it (--wait).`);
      isSaid = true;
    },
    say: (line) => terminal.say(line),
  };
}

/** The same for commands that only look: a file is opened so that nothing of it can be changed. */
export async function withReadableWarehouse<T>(
  target: WarehouseTarget,
  datasets: Datasets,
  {waitMs, onWait}: Reading,
  use: (warehouse: Warehouse) => Promise<T>,
): Promise<T> {
  if (target.kind === 'bigquery') return withExistingWarehouse(target, datasets, use);
  ensureFile(target);
  return used(await openFile(target, {datasets, readOnly: true, waitMs, onWait}), use);
}

/**
 * The same for commands that marts, reference tables and run log are enough for: while a writer keeps the file, they look at
 * what was published last, and say so.
 * @throws WarehouseError when nothing was published, or the snapshot lacks a table that is asked for.
 */
export async function withPublishedWarehouse<T>(
  target: WarehouseTarget,
  datasets: Datasets,
  reading: Reading,
  use: (warehouse: Warehouse) => Promise<T>,
): Promise<T> {
  try {
    return await withReadableWarehouse(target, datasets, reading, use);
  } catch (error) {
    if (target.kind === 'bigquery' || !(error instanceof FileInUseError)) throw error;
    return withSnapshot(target, datasets, {...reading, why: error}, use);
  }
}

async function withSnapshot<T>(
  target: FileTarget,
  datasets: Datasets,
  {say, why}: Pick<Reading, 'say'> & {readonly why: WarehouseError},
  use: (warehouse: Warehouse) => Promise<T>,
): Promise<T> {
  const path = snapshotOf(target.path);
  const snapshot = await openSnapshot(path, datasets, why);
  say(`${why.summary} This is as of ${snapshot.publishedAt?.slice(0, 19) ?? ''}Z, as it was published in ${path}.`);
  return used(snapshot, use).catch((error: unknown) => {
    if (!(error instanceof WarehouseError) || !/(?:Table|Schema) with name .* does not exist/.test(error.message))
      throw error;
    throw new WarehouseError(
      `${error.summary} The snapshot has ${datasets.mart}, ${datasets.ref} and the run log only.`,
      'Ask again when the writer is done (--wait).',
      error,
    );
  });
}

/** @throws WarehouseError when no snapshot lies there, or it cannot be read. */
async function openSnapshot(path: string, datasets: Datasets, why: WarehouseError): Promise<Warehouse> {
  if (!existsSync(path))
    throw new WarehouseError(
      `${why.summary} Nothing was published yet that could be looked at meanwhile.`,
      'Wait until it is done (--wait); a load publishes after its first seconds.',
      why,
    );
  let reason = 'it is none';
  // A pipe would never be opened to its end.
  const snapshot = statSync(path).isFile()
    ? await openFile({kind: 'duckdb', path}, {datasets, readOnly: true}).catch((error: unknown) => {
        reason = error instanceof WarehouseError ? error.summary : String(error);
      })
    : undefined;
  if (snapshot?.publishedAt !== undefined) return snapshot;
  await snapshot?.close();
  throw new WarehouseError(
    `${why.summary} What lies at ${path} cannot be read as its snapshot: ${reason.replace(/\.$/, '')}.`,
    'Wait until the writer is done (--wait); close what else has that file open, or move it away: the next run publishes a new one.',
    why,
  );
}

/** Copies a DuckDB warehouse into a new file. Errors as of `backUpDuckDb`. */
export async function copyOf(target: FileTarget, copy: string, reading: Reading): Promise<void> {
  ensureFile(target);
  const {backUpDuckDb} = await import('../../warehouse/duckdb/backup-file');
  await backUpDuckDb(target.path, copy, reading);
}

function ensureFile({path}: FileTarget): void {
  if (existsSync(path)) return;
  const snapshot = snapshotOf(path);
  throw new WarehouseError(
    `No warehouse found at ${path}.`,
    'Check the path, or run `st-elt sync` to make it.' +
      (existsSync(snapshot) ? ` ${snapshot} has the marts that it published last.` : ''),
  );
}

async function used<T>(warehouse: Warehouse, use: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  try {
    return await use(warehouse);
  } finally {
    await warehouse.close();
  }
}
