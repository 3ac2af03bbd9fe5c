import type {Tenant} from '../../config/tenant';
import {type JsonObject, parseJson, stringifyJson} from '../../json';
import {rawTableName} from '../raw-table';
import type {Batch, Datasets, Outcome, Refresh, RunRow, StreamStatusRow, WriteMode} from '../warehouse';
import {guard, literal, type Parameters, type Session, stop, temporary} from './session';
import {qualified} from './statements/table-ddl';

/** Statements of a transaction, with the parameters they need besides those of the lease. */
export interface Script {
  /** Come first, and write temporary tables only: the longer part of the work, during which nothing is locked. */
  readonly prepare?: readonly string[];
  /** An expression for a text without `;`, evaluated after `prepare`: what the caller is told. */
  readonly result?: string;
  readonly statements: readonly string[];
  readonly parameters: Parameters;
  /** What goes into the books when the statements are through. */
  readonly tally?: Tally;
}

/** A temporary table with one row about a batch. */
export interface Tally {
  readonly table: string;
  readonly mode: WriteMode;
  readonly setsState: boolean;
}

export const tallyTable = temporary('tally');

/** What a batch comes to, as SQL: `inserted` and `updated` for the books, and what else its own statements need. */
export interface Counted {
  readonly values: string;
  /** The table that is counted; absent where it is none. */
  readonly from?: string;
}

/** Guard of a write for a stream that was not started, or has no refresh. */
export const notStarted = 'not-started';

/** Guard of a write to the warehouse of another tenant. */
export const foreignTenant = 'foreign-tenant';

const adoption = temporary('adoption');

/** Result of a claim: whether a warehouse in use, which named no tenant so far, became this one's. */
const adoptedResult = `(SELECT CAST(adopted AS STRING) FROM ${adoption})`;

/** The books of the logs dataset. What writes is given as statements for the caller's transaction; `@now` and `@run` are its lease's. */
export function bookKeeping(session: Session, datasets: Datasets) {
  const book = (name: string) => qualified(session.projectId, datasets.logs, name);
  const [runs, states, refreshes] = [book('ingestion_logs'), book('sync_state'), book('refreshes')];
  const tenants = book('tenant');
  const [started, ended] = [temporary('started'), temporary('ended')];
  const ofRun = 'entity_type = @stream AND run_id = @run';
  /** Each of these tables has a row of the stream. */
  const known = (...tables: readonly string[]) =>
    guard(
      tables.map((table) => `EXISTS(SELECT 1 FROM ${table} WHERE entity_type = @stream)`).join(' AND '),
      notStarted,
    );

  return {
    start(mode: string, streams: readonly string[]): Script {
      return {
        statements: [
          `CREATE TEMP TABLE ${started} AS SELECT stream, @run AS run, TIMESTAMP(@now) AS now FROM UNNEST(@streams) AS stream`,
          `INSERT INTO ${runs} (entity_type, run_id, mode, start_time, status, records_fetched, records_inserted, records_updated)
           SELECT stream, run, @mode, now, 'running', 0, 0, 0 FROM ${started}`,
          `MERGE INTO ${states} AS t USING ${started} AS v ON t.entity_type = v.stream
           WHEN MATCHED THEN UPDATE SET status = 'running', run_id = v.run, records_processed = 0, updated_at = v.now
           WHEN NOT MATCHED THEN INSERT (entity_type, status, run_id, records_processed, updated_at)
             VALUES (v.stream, 'running', v.run, 0, v.now)`,
        ],
        parameters: {mode, streams},
      };
    },

    claim({id, environment, apiHost}: Tenant): Script {
      const ofDataset = 'raw_dataset = @lease_name';
      const claimed = `SELECT 1 FROM ${tenants} WHERE ${ofDataset}`;
      return {
        prepare: [
          `CREATE TEMP TABLE ${adoption} AS SELECT @run AS run,
             NOT EXISTS(${claimed}) AND EXISTS(SELECT 1 FROM ${states}) AS adopted`,
        ],
        result: adoptedResult,
        statements: [
          `INSERT INTO ${tenants} (raw_dataset, tenant_id, environment, api_host, run_id, claimed_at)
           SELECT @lease_name, @tenant_id, @environment, @api_host, @run, TIMESTAMP(@now)
           FROM (SELECT 1) WHERE NOT EXISTS (${claimed})`,
          guard(
            `EXISTS(${claimed} AND tenant_id = @tenant_id AND environment = @environment AND api_host = @api_host)`,
            foreignTenant,
          ),
        ],
        parameters: {tenant_id: id, environment, api_host: apiHost},
      };
    },

    async readTenant(rawDataset: string): Promise<Tenant | undefined> {
      // Warehouses of earlier versions have no such table until the next run that writes.
      if ((await session.describe(datasets.logs, 'tenant')) === undefined) return undefined;
      const [row] = await session.run(
        `SELECT tenant_id, environment, api_host FROM ${tenants} WHERE raw_dataset = @raw_dataset`,
        {raw_dataset: rawDataset},
      );
      if (row === undefined) return undefined;
      return {id: String(row.tenant_id), environment: String(row.environment), apiHost: String(row.api_host)};
    },

    /**
     * Makes the tally of a batch. Parameters: `@stream`, and `@state` where the batch has one.
     * @throws GuardError when the batch has a state that there is no place for.
     */
    tally({state, mode, rows, rejectedRows}: Batch, {values, from}: Counted): string {
      const place = mode === 'refresh' ? refreshes : states;
      const setsState = `IF(EXISTS(SELECT 1 FROM ${place} WHERE entity_type = @stream), TRUE, ${stop(notStarted)})`;
      const text = state === undefined || state === null ? 'CAST(NULL AS STRING)' : '@state';
      return `CREATE TEMP TABLE ${tallyTable} AS SELECT @run AS run, @stream AS stream, TIMESTAMP(@now) AS now,
        ${state === undefined ? 'FALSE' : setsState} AS sets_state, ${mode === 'refresh' ? 'TRUE' : 'FALSE'} AS is_refresh, ${text} AS state,
        ${rows + rejectedRows} AS fetched, ${values}${from === undefined ? '' : ` FROM ${from}`}`;
    },

    /** Counters and states of batches, all at once. */
    record(tallies: readonly Tally[]): readonly string[] {
      const [only] = tallies;
      // The emulator merges from a table alone.
      const all = tallies.length === 1 && only !== undefined ? only.table : temporary('tallies');
      const columns = 'run, stream, now, sets_state, is_refresh, state, fetched, inserted, updated';
      const selected = tallies.map(({table}) => `SELECT ${columns} FROM ${table} WHERE @run IS NOT NULL`);
      return [
        ...(tallies.length === 1 ? [] : [`CREATE TEMP TABLE ${all} AS ${selected.join(' UNION ALL ')}`]),
        `MERGE INTO ${runs} AS t USING ${all} AS v ON t.entity_type = v.stream AND t.run_id = v.run
         WHEN MATCHED THEN UPDATE SET records_fetched = records_fetched + v.fetched,
           records_inserted = records_inserted + v.inserted, records_updated = records_updated + v.updated`,
        `MERGE INTO ${states} AS t USING ${all} AS v ON t.entity_type = v.stream
         WHEN MATCHED THEN UPDATE SET updated_at = v.now, state = IF(v.sets_state AND NOT v.is_refresh, v.state, t.state),
           records_processed = IF(t.run_id = v.run, t.records_processed + v.fetched, t.records_processed)`,
        ...(tallies.some(({mode, setsState}) => setsState && mode === 'refresh')
          ? [
              `MERGE INTO ${refreshes} AS t USING ${all} AS v ON t.entity_type = v.stream AND v.is_refresh AND v.sets_state
               WHEN MATCHED THEN UPDATE SET state = v.state, updated_at = v.now`,
            ]
          : []),
      ];
    },

    /** Rejections and drift of one batch, and what its tally and these name. @param rejected the staging table. */
    noteBatch(batch: Batch, rejected: string | undefined): Pick<Script, 'statements' | 'parameters'> {
      const {state, drift} = batch;
      return {
        statements: [
          ...(rejected === undefined ? [] : [rejectionsSql(rejected)]),
          ...(drift.length === 0 ? [] : [driftSql()]),
        ],
        parameters: {
          stream: batch.table.stream,
          ...(state === undefined || state === null ? {} : {state: stringifyJson(state)}),
          ...(drift.length === 0 ? {} : driftParameters(batch)),
        },
      };
    },

    /** Forgets a refresh, so that its side table may go. */
    forgetRefresh: (stream: string): Script => ({
      statements: [`DELETE FROM ${refreshes} WHERE entity_type = @stream`],
      parameters: {stream},
    }),

    openRefresh: (stream: string, generationId: number): Script => ({
      statements: [
        `DELETE FROM ${refreshes} WHERE entity_type = @stream`,
        `INSERT INTO ${refreshes} (entity_type, generation_id, updated_at)
         SELECT @stream, ${generationId}, TIMESTAMP(@now)`,
      ],
      parameters: {stream},
    }),

    /**
     * The state of a refresh becomes the stream's, and the refresh is over.
     * @param superseded rows that were counted when they were appended, and are in the table no more.
     */
    closeRefresh: (stream: string, superseded: string): Script => ({
      statements: [
        `UPDATE ${runs} SET records_inserted = GREATEST(0, records_inserted - ${superseded}) WHERE ${ofRun}`,
        known(refreshes, states),
        `UPDATE ${states} SET state = (SELECT state FROM ${refreshes} WHERE entity_type = @stream),
           updated_at = TIMESTAMP(@now) WHERE entity_type = @stream`,
        `DELETE FROM ${refreshes} WHERE entity_type = @stream`,
      ],
      parameters: {stream},
    }),

    async finish(outcomes: readonly Outcome[]): Promise<Script> {
      const live = await liveRows(session, datasets, outcomes);
      const text = (value: string | undefined) => value ?? '';
      return {
        statements: [
          `CREATE TEMP TABLE ${ended} AS SELECT stream, @statuses[OFFSET(n)] AS status, NULLIF(@errors[OFFSET(n)], '') AS error,
             SAFE_CAST(NULLIF(@live[OFFSET(n)], '') AS INT64) AS live, TIMESTAMP(@now) AS now, @run AS run
           FROM UNNEST(@streams) AS stream WITH OFFSET AS n`,
          `MERGE INTO ${runs} AS t USING ${ended} AS v ON t.entity_type = v.stream AND t.run_id = v.run
           WHEN MATCHED THEN UPDATE SET status = v.status, error_message = v.error, end_time = v.now,
             duration_ms = TIMESTAMP_DIFF(v.now, t.start_time, MILLISECOND)`,
          `MERGE INTO ${states} AS t USING ${ended} AS v ON t.entity_type = v.stream AND t.run_id = v.run
           WHEN MATCHED THEN UPDATE SET status = v.status, updated_at = v.now, record_count = COALESCE(v.live, t.record_count),
             last_sync_time = IF(v.status = 'success', v.now, t.last_sync_time)`,
        ],
        parameters: {
          streams: outcomes.map(({stream}) => stream),
          statuses: outcomes.map(({status}) => status),
          errors: outcomes.map(({error}) => text(error)),
          live: outcomes.map(({stream}) => text(live.get(stream))),
        },
      };
    },

    async readState(): Promise<ReadonlyMap<string, JsonObject>> {
      const rows = await session.run(`SELECT entity_type, state FROM ${states} WHERE state IS NOT NULL`);
      return new Map(rows.map(({entity_type, state}) => [String(entity_type), parsedState(state)]));
    },

    async readRefreshes(): Promise<ReadonlyMap<string, Refresh>> {
      const rows = await session.run(`SELECT entity_type, generation_id, state FROM ${refreshes}`);
      return new Map(
        rows.map(({entity_type, generation_id, state}) => [
          String(entity_type),
          {generationId: Number(generation_id), state: state === null ? null : parsedState(state)},
        ]),
      );
    },

    async recentRuns(limit: number, stream?: string): Promise<readonly RunRow[]> {
      const rows = await session.run(
        `SELECT * FROM ${runs} ${stream === undefined ? '' : 'WHERE entity_type = @stream'}
         ORDER BY start_time DESC, entity_type LIMIT ${Math.trunc(limit)}`,
        stream === undefined ? {} : {stream},
      );
      return rows as unknown as readonly RunRow[];
    },

    async liveRows(streams: readonly string[]): Promise<ReadonlyMap<string, number>> {
      const live = await liveRows(
        session,
        datasets,
        streams.map((stream) => ({stream})),
      );
      return new Map([...live].map(([stream, rows]) => [stream, Number(rows)]));
    },

    async streamStatus(): Promise<readonly StreamStatusRow[]> {
      const rows = await session.run(`SELECT * EXCEPT (state) FROM ${states} ORDER BY entity_type`);
      return rows as unknown as readonly StreamStatusRow[];
    },
  };

  function rejectionsSql(rejected: string): string {
    return `INSERT INTO ${book('rejected_records')} (entity_type, run_id, primary_key, field, value, reason, rejected_at)
      SELECT @stream, @run, primary_key, field, value, reason, TIMESTAMP(@now) FROM ${rejected}`;
  }

  function driftSql(): string {
    const drifts = book('schema_drift');
    return `INSERT INTO ${drifts} (entity_type, field, column_name, column_type, run_id, detected_at)
      SELECT @stream, field, NULLIF(@drift_columns[OFFSET(n)], ''), NULLIF(@drift_types[OFFSET(n)], ''), @run, TIMESTAMP(@now)
      FROM UNNEST(@drift_fields) AS field WITH OFFSET AS n
      WHERE NOT EXISTS (SELECT 1 FROM ${drifts} AS d WHERE d.entity_type = @stream AND d.field = field
        AND d.column_type IS NOT DISTINCT FROM NULLIF(@drift_types[OFFSET(n)], ''))`;
  }
}

function driftParameters({drift}: Batch): Parameters {
  return {
    drift_fields: drift.map(({field}) => field),
    drift_columns: drift.map(({column}) => column?.name ?? ''),
    drift_types: drift.map(({column}) => column?.type ?? ''),
  };
}

/** Rows of each stream's table that are not marked deleted, as text; streams without a table of ours are left out. */
async function liveRows(session: Session, datasets: Datasets, outcomes: readonly Pick<Outcome, 'stream'>[]) {
  const described = await Promise.all(
    outcomes.map(async ({stream}) => {
      const table = await session.describe(datasets.raw, rawTableName(stream));
      return {stream, isOurs: table?.columns.some(({name}) => name === '_deleted_at') === true};
    }),
  );
  const counts = described
    .filter(({isOurs}) => isOurs)
    .map(({stream}) => {
      const table = qualified(session.projectId, datasets.raw, rawTableName(stream));
      return `SELECT ${literal(stream)} AS stream, COUNT(*) AS live FROM ${table} WHERE _deleted_at IS NULL`;
    });
  const rows = counts.length === 0 ? [] : await session.run(counts.join(' UNION ALL '));
  return new Map(rows.map(({stream, live}) => [String(stream), String(live)]));
}

function parsedState(state: unknown): JsonObject {
  return parseJson(String(state)) as JsonObject;
}
