import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {pipeline} from 'node:stream/promises';

import {WarehouseError} from '../../errors';
import type {Clock, Datasets} from '../warehouse';
import type {Session, StagedColumn} from './session';
import {qualified} from './statements/table-ddl';

const hourMs = 3_600_000;
/** A staging table that its run did not drop vanishes after this. */
const stagingLifeMs = 24 * hourMs;
/** Load jobs that fail for no fault of the file are tried again under the next ordinal. */
const mostAttempts = 3;

export interface Staged {
  /** Qualified and quoted. */
  readonly table: string;
  readonly drop: () => Promise<void>;
}

/** A file on its way, and whose it is. */
export interface StagedFile {
  readonly stream: string;
  readonly runId: string;
  readonly file: string;
  readonly kind: 'rows' | 'rejected' | 'keys';
}

/**
 * Loads a spool file into a staging table of its own, which is in the logs dataset and expires.
 * The job's id is made of stream, run, content and ordinal: a job that was run before is not run again, one that failed
 * for good gets the next ordinal.
 * @throws WarehouseError when BigQuery does not take the file.
 */
export async function stageFile(
  session: Session,
  {datasets, clock}: {readonly datasets: Datasets; readonly clock: Clock},
  {stream, runId, file, kind}: StagedFile,
  columns: readonly StagedColumn[],
): Promise<Staged> {
  const hash = await contentHash(file, JSON.stringify(columns));
  const name = `staging_${word(stream)}_${kind}_${hash}`;
  const drop = () => session.dropTable(datasets.logs, name);
  const staged = {table: qualified(session.projectId, datasets.logs, name), drop};
  let failures = 0;
  for (let ordinal = 0; ; ordinal += 1) {
    await session.makeStagingTable(datasets.logs, name, columns, clock() + stagingLifeMs);
    const jobId = `st_${word(stream)}_${word(runId)}_${hash}_${ordinal}`;
    const outcome = await session.load(jobId, file, datasets.logs, name, columns);
    if (outcome === 'loaded') return staged;
    // The job may have run for a table that has been dropped since, and was made again, empty, just now.
    if (outcome === 'replayed' && (await holdsRows(session, staged.table))) return staged;
    if (outcome === 'replayed' || outcome === 'spent') continue;
    failures += 1;
    if (!outcome.again || failures >= mostAttempts) {
      throw new WarehouseError(
        `BigQuery did not take ${kind} of ${stream}: ${outcome.failed}`,
        `Nothing of it was kept; job ${jobId} has the details.`,
      );
    }
  }
}

async function holdsRows(session: Session, table: string): Promise<boolean> {
  const [row] = await session.run(`SELECT EXISTS(SELECT 1 FROM ${table}) AS yes`);
  return row?.yes === true;
}

async function contentHash(file: string, layout: string): Promise<string> {
  const hash = createHash('sha256').update(layout);
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex').slice(0, 24);
}

/** A text as part of a job's or a table's name. */
function word(text: string): string {
  return text.replace(/[^A-Za-z0-9_]/g, '_').slice(0, 100);
}
