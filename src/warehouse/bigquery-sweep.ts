import {WarehouseError} from '../errors';
import type {Script} from './bigquery-books';
import {qualified} from './bigquery-ddl';
import {identifier, instant, type Session} from './bigquery-session';
import {refuseIfTooMany} from './sweep';
import type {Clock, Datasets, Lease, Row, Sweep, SweepCounts} from './warehouse';

/** A staging table that its run did not drop vanishes after this. */
const stagingLifeMs = 24 * 3_600_000;

interface Parts {
  readonly session: Session;
  readonly datasets: Datasets;
  readonly clock: Clock;
  /** Runs a script as a transaction under the lease. */
  readonly leased: (lease: Lease, script: Script) => Promise<readonly Row[]>;
}

/**
 * Marks the rows whose keys are not in the file, and takes the mark off those that are: the meaning is that of
 * `duckdb-sweep.ts`. Nobody else writes under the lease, so rows are counted before the transaction that marks them.
 * @param target qualified and quoted.
 * @throws TooManyVanishedError
 */
export async function sweepTable(
  {session, datasets, clock, leased}: Parts,
  lease: Lease,
  target: string,
  sweep: Sweep,
): Promise<SweepCounts> {
  const {table, fetched} = sweep;
  const name = `staging_${word(table.stream)}_keys_${word(lease.runId)}`;
  const columns = table.primaryKey.map((key) => ({
    name: key,
    type: table.columns.find((column) => column.name === key)?.type ?? ('STRING' as const),
  }));
  await session.makeStagingTable(datasets.logs, name, columns, clock() + stagingLifeMs);
  try {
    if (sweep.rows > 0) {
      const jobId = `st_${word(table.stream)}_${word(lease.runId)}_keys`;
      const outcome = await session.load(jobId, sweep.file, datasets.logs, name, columns);
      if (outcome !== 'loaded') throw notTaken(table.stream, jobId, outcome);
    }
    const same = table.primaryKey.map((key) => `s.${identifier(key)} = t.${identifier(key)}`).join(' AND ');
    const seen = `EXISTS(SELECT 1 FROM ${qualified(session.projectId, datasets.logs, name)} AS s WHERE ${same})`;
    const live = `t._deleted_at IS NULL${sweep.inactiveIsHidden ? ' AND t.active IS DISTINCT FROM FALSE' : ''}`;
    const old = ['_airbyte_extracted_at', ...(table.version === undefined ? [] : [table.version])].map(
      (column) => `COALESCE(t.${identifier(column)} < TIMESTAMP(@before), TRUE)`,
    );
    const gone = `${live} AND ${old.join(' AND ')} AND NOT ${seen}`;
    const before = instant(sweep.beforeMs);
    const [row] = await session.run(
      `SELECT COUNTIF(${live}) AS live, COUNTIF(${gone}) AS deleted,
         COUNTIF(t._deleted_at IS NOT NULL AND ${seen}) AS restored FROM ${target} AS t WHERE @before IS NOT NULL`,
      {before},
    );
    const counts = {live: Number(row?.live), deleted: Number(row?.deleted), restored: Number(row?.restored)};
    refuseIfTooMany(table.stream, counts);
    const runs = qualified(session.projectId, datasets.logs, 'ingestion_logs');
    const states = qualified(session.projectId, datasets.logs, 'sync_state');
    await leased(lease, {
      statements: [
        `UPDATE ${target} AS t SET _deleted_at = NULL, _ingested_at = TIMESTAMP(@now) WHERE t._deleted_at IS NOT NULL AND ${seen}`,
        `UPDATE ${target} AS t SET _deleted_at = TIMESTAMP(@now), _ingested_at = TIMESTAMP(@now) WHERE ${gone}`,
        `UPDATE ${runs} SET records_fetched = records_fetched + ${fetched},
           records_updated = records_updated + ${counts.deleted + counts.restored}
         WHERE entity_type = @stream AND run_id = @run`,
        `UPDATE ${states} SET records_processed = records_processed + ${fetched}, updated_at = TIMESTAMP(@now)
         WHERE entity_type = @stream AND run_id = @run`,
      ],
      parameters: {before, stream: table.stream},
    });
    return counts;
  } finally {
    await session.dropTable(datasets.logs, name).catch(() => undefined);
  }
}

function notTaken(stream: string, jobId: string, outcome: string | {readonly failed: string}): WarehouseError {
  return new WarehouseError(
    `BigQuery did not take the keys of ${stream}: ${typeof outcome === 'string' ? outcome : outcome.failed}`,
    `Nothing was marked; job ${jobId} has the details. Run it again.`,
  );
}

/** A text as part of a job's or a table's name. */
function word(text: string): string {
  return text.replace(/[^A-Za-z0-9_]/g, '_').slice(0, 100);
}
