import {ForeignWarehouseError, isSameTenant, type Tenant} from '../../config/tenant';
import {type JsonObject, parseJson, stringifyJson} from '../../json';
import {expiringBooks, retentionDays} from '../book-tables';
import {rawTableName} from '../raw-table';
import type {
  Batch,
  Clock,
  Counts,
  Datasets,
  Outcome,
  Refresh,
  RunRow,
  StreamStatusRow,
  Sweep,
  SweepCounts,
} from '../warehouse';
import {instant, literal, type Parameter, qualified, type Session, valuesList} from './session';

/** The books of the logs dataset. Writers run inside the caller's transaction. */
export function bookKeeping(datasets: Datasets, clock: Clock) {
  const book = (name: string) => qualified(datasets.logs, name);
  const [runs, states, refreshes] = [book('ingestion_logs'), book('sync_state'), book('refreshes')];
  const now = () => instant(clock());

  return {
    async start(session: Session, runId: string, mode: string, streams: readonly string[]): Promise<void> {
      for (const [name, column] of Object.entries(expiringBooks)) {
        await session.run(
          `DELETE FROM ${book(name)} WHERE ${column} < $1::TIMESTAMPTZ - INTERVAL ${retentionDays} DAY`,
          [now()],
        );
      }
      if (streams.length === 0) return;
      const {sql, parameters} = valuesList(streams.map((stream) => [stream, runId, mode, now()]));
      await session.run(
        `INSERT INTO ${runs} (entity_type, run_id, mode, start_time, status, records_fetched, records_inserted, records_updated)
         SELECT s, r, m, t::TIMESTAMPTZ, 'running', 0, 0, 0 FROM (VALUES ${sql}) v(s, r, m, t)`,
        parameters,
      );
      await session.run(
        `MERGE INTO ${states} t USING (SELECT s, r, t::TIMESTAMPTZ AS now FROM (VALUES ${sql}) v(s, r, m, t)) v
         ON t.entity_type = v.s
         WHEN MATCHED THEN UPDATE SET status = 'running', run_id = v.r, records_processed = 0, updated_at = v.now
         WHEN NOT MATCHED THEN INSERT (entity_type, status, run_id, records_processed, updated_at)
           VALUES (v.s, 'running', v.r, 0, v.now)`,
        parameters,
      );
    },

    /** @returns whether a warehouse in use, which named no tenant so far, became this one's. */
    async claim(session: Session, runId: string, tenant: Tenant): Promise<boolean> {
      const holder = await readTenant(session, datasets.raw);
      if (holder !== undefined) {
        if (isSameTenant(holder, tenant)) return false;
        throw new ForeignWarehouseError(holder, tenant);
      }
      const [used] = await session.rows(`SELECT 1 FROM ${states} LIMIT 1`);
      await session.run(
        `INSERT INTO ${book('tenant')} (raw_dataset, tenant_id, environment, api_host, run_id, claimed_at)
         VALUES ($1, $2, $3, $4, $5, $6::TIMESTAMPTZ)`,
        [datasets.raw, tenant.id, tenant.environment, tenant.apiHost, runId, now()],
      );
      return used !== undefined;
    },

    readTenant,

    /** Counters, state, rejections and drift of one batch. */
    async record(session: Session, runId: string, batch: Batch, counts: Counts): Promise<void> {
      const {stream} = batch.table;
      await session.run(
        `UPDATE ${runs} SET records_fetched = records_fetched + $3, records_inserted = records_inserted + $4,
           records_updated = records_updated + $5 WHERE entity_type = $1 AND run_id = $2`,
        [stream, runId, counts.read, counts.inserted, counts.updated],
      );
      await session.run(
        `UPDATE ${states} SET records_processed = records_processed + $3, updated_at = $4::TIMESTAMPTZ
         WHERE entity_type = $1 AND run_id = $2`,
        [stream, runId, counts.read, now()],
      );
      if (batch.state !== undefined) await writeState(session, batch, batch.state);
      if (batch.rejections > 0) await writeRejections(session, runId, batch);
      for (const {field, column} of batch.drift) {
        await session.run(
          `INSERT INTO ${book('schema_drift')} (entity_type, field, column_name, column_type, run_id, detected_at)
           SELECT $1, $2, $3, $4, $5, $6::TIMESTAMPTZ WHERE NOT EXISTS (SELECT 1 FROM ${book('schema_drift')}
             WHERE entity_type = $1 AND field = $2 AND column_type IS NOT DISTINCT FROM $4)`,
          [stream, field, column?.name ?? null, column?.type ?? null, runId, now()],
        );
      }
    },

    async recordSweep(session: Session, runId: string, {table, fetched}: Sweep, swept: SweepCounts): Promise<void> {
      await session.run(
        `UPDATE ${runs} SET records_fetched = records_fetched + $3, records_updated = records_updated + $4
         WHERE entity_type = $1 AND run_id = $2`,
        [table.stream, runId, fetched, swept.deleted + swept.restored],
      );
      await session.run(
        `UPDATE ${states} SET records_processed = records_processed + $3, updated_at = $4::TIMESTAMPTZ
         WHERE entity_type = $1 AND run_id = $2`,
        [table.stream, runId, fetched, now()],
      );
    },

    /** The state of a refresh becomes the stream's, and the refresh is over. */
    async closeRefresh(session: Session, stream: string): Promise<void> {
      const swapped = await session.run(
        `UPDATE ${states} t SET state = r.state, updated_at = $2::TIMESTAMPTZ
         FROM ${refreshes} r WHERE r.entity_type = t.entity_type AND t.entity_type = $1`,
        [stream, now()],
      );
      if (swapped !== 1) throw new Error(`${stream} has no refresh to end, or its run was not started`);
      await session.run(`DELETE FROM ${refreshes} WHERE entity_type = $1`, [stream]);
    },

    async forgetRefresh(session: Session, stream: string): Promise<void> {
      await session.run(`DELETE FROM ${refreshes} WHERE entity_type = $1`, [stream]);
    },

    async openRefresh(session: Session, stream: string, generationId: number): Promise<void> {
      await session.run(`DELETE FROM ${refreshes} WHERE entity_type = $1`, [stream]);
      await session.run(`INSERT INTO ${refreshes} VALUES ($1, $2, NULL, $3::TIMESTAMPTZ)`, [
        stream,
        generationId,
        now(),
      ]);
    },

    async finish(session: Session, runId: string, outcomes: readonly Outcome[]): Promise<void> {
      if (outcomes.length === 0) return;
      const live = await liveRows(session, datasets, outcomes);
      const rows = outcomes.map(({stream, status, error}): Parameter[] => [
        stream,
        status,
        error ?? null,
        live.get(stream) ?? null,
      ]);
      const {sql, parameters} = valuesList(rows);
      const ended = `(SELECT s, status, error, live::BIGINT AS live, ${literal(now())}::TIMESTAMPTZ AS now
        FROM (VALUES ${sql}) v(s, status, error, live)) v`;
      const ofRun = `t.entity_type = v.s AND t.run_id = ${literal(runId)}`;
      await session.run(
        `UPDATE ${runs} t SET status = v.status, error_message = v.error, end_time = v.now,
           duration_ms = date_diff('millisecond', t.start_time, v.now) FROM ${ended} WHERE ${ofRun}`,
        parameters,
      );
      await session.run(
        `UPDATE ${states} t SET status = v.status, updated_at = v.now, record_count = coalesce(v.live, t.record_count),
           last_sync_time = CASE WHEN v.status = 'success' THEN v.now ELSE t.last_sync_time END FROM ${ended} WHERE ${ofRun}`,
        parameters,
      );
    },

    async readState(session: Session): Promise<ReadonlyMap<string, JsonObject>> {
      const rows = await session.rows(`SELECT entity_type, state FROM ${states} WHERE state IS NOT NULL`);
      return new Map(rows.map(({entity_type, state}) => [String(entity_type), parsedState(state)]));
    },

    async readRefreshes(session: Session): Promise<ReadonlyMap<string, Refresh>> {
      const rows = await session.rows(`SELECT entity_type, generation_id, state FROM ${refreshes}`);
      return new Map(
        rows.map(({entity_type, generation_id, state}) => [
          String(entity_type),
          {generationId: Number(generation_id), state: state === null ? null : parsedState(state)},
        ]),
      );
    },

    async recentRuns(session: Session, limit: number, stream?: string): Promise<readonly RunRow[]> {
      const rows = await session.rows(
        `SELECT * FROM ${runs} WHERE $2::VARCHAR IS NULL OR entity_type = $2
         ORDER BY start_time DESC, entity_type LIMIT $1`,
        [limit, stream ?? null],
      );
      return rows as unknown as readonly RunRow[];
    },

    liveRows: (session: Session, streams: readonly string[]) =>
      liveRows(
        session,
        datasets,
        streams.map((stream) => ({stream})),
      ),

    async streamStatus(session: Session): Promise<readonly StreamStatusRow[]> {
      const rows = await session.rows(`SELECT * EXCLUDE (state) FROM ${states} ORDER BY entity_type`);
      return rows as unknown as readonly StreamStatusRow[];
    },
  };

  async function readTenant(session: Session, rawDataset: string): Promise<Tenant | undefined> {
    // A warehouse of an earlier version that is opened for reading only has no such table.
    const tables = await session.rows(
      `SELECT 1 FROM duckdb_tables() WHERE schema_name = $1 AND table_name = 'tenant'`,
      [datasets.logs],
    );
    if (tables.length === 0) return undefined;
    const [row] = await session.rows(
      `SELECT tenant_id, environment, api_host FROM ${book('tenant')} WHERE raw_dataset = $1`,
      [rawDataset],
    );
    if (row === undefined) return undefined;
    return {id: String(row.tenant_id), environment: String(row.environment), apiHost: String(row.api_host)};
  }

  async function writeState(session: Session, batch: Batch, state: JsonObject | null): Promise<void> {
    const target = batch.mode === 'refresh' ? refreshes : states;
    const written = await session.run(
      `UPDATE ${target} SET state = $2, updated_at = $3::TIMESTAMPTZ WHERE entity_type = $1`,
      [batch.table.stream, state === null ? null : stringifyJson(state), now()],
    );
    if (written !== 1) throw new Error(`${batch.table.stream} has no row in ${target}: its run was not started`);
  }

  async function writeRejections(session: Session, runId: string, batch: Batch): Promise<void> {
    await session.run(
      `INSERT INTO ${book('rejected_records')} (entity_type, run_id, primary_key, field, value, reason, rejected_at)
       SELECT $1, $2, primary_key, field, value, reason, $3::TIMESTAMPTZ
       FROM read_ndjson(${literal(batch.rejectedFile)}, maximum_object_size = ${batch.longestLineBytes + 1024},
         columns = {primary_key: 'VARCHAR', field: 'VARCHAR', value: 'VARCHAR', reason: 'VARCHAR'})`,
      [batch.table.stream, runId, now()],
    );
  }
}

/** Rows of each stream's table that are not marked deleted; streams without a table of ours are left out. */
async function liveRows(session: Session, datasets: Datasets, outcomes: readonly Pick<Outcome, 'stream'>[]) {
  const tables = await session.rows(
    `SELECT table_name FROM duckdb_columns() WHERE schema_name = $1 AND column_name = '_deleted_at'`,
    [datasets.raw],
  );
  const existing = new Set(tables.map(({table_name}) => String(table_name)));
  const counts = outcomes
    .filter(({stream}) => existing.has(rawTableName(stream)))
    .map(({stream}) => {
      const table = qualified(datasets.raw, rawTableName(stream));
      return `SELECT ${literal(stream)} AS stream, count(*) AS live FROM ${table} WHERE _deleted_at IS NULL`;
    });
  const rows = counts.length === 0 ? [] : await session.rows(counts.join(' UNION ALL '));
  return new Map(rows.map(({stream, live}) => [String(stream), Number(live)]));
}

function parsedState(state: unknown): JsonObject {
  return parseJson(String(state)) as JsonObject;
}
