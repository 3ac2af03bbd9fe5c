import type {Column, ColumnType} from './raw-table';

function columns(types: Readonly<Record<string, ColumnType>>): readonly Column[] {
  return Object.entries(types).map(([name, type]) => ({name, type}));
}

/** Tables of the logs dataset, the same in every warehouse. */
export const books = {
  /** One row per stream and run, written when the run starts and when it ends. */
  ingestion_logs: columns({
    entity_type: 'STRING',
    run_id: 'STRING',
    mode: 'STRING',
    start_time: 'TIMESTAMP',
    end_time: 'TIMESTAMP',
    status: 'STRING',
    records_fetched: 'INT64',
    records_inserted: 'INT64',
    records_updated: 'INT64',
    duration_ms: 'INT64',
    error_message: 'STRING',
  }),
  /** One row per stream: where it stands. `state` is the source's, as JSON text. */
  sync_state: columns({
    entity_type: 'STRING',
    last_sync_time: 'TIMESTAMP',
    status: 'STRING',
    record_count: 'INT64',
    records_processed: 'INT64',
    state: 'STRING',
    run_id: 'STRING',
    updated_at: 'TIMESTAMP',
  }),
  /** One row per field that the catalogue does not know, with the column that was made of it, if any. */
  schema_drift: columns({
    entity_type: 'STRING',
    field: 'STRING',
    column_name: 'STRING',
    column_type: 'STRING',
    run_id: 'STRING',
    detected_at: 'TIMESTAMP',
  }),
  /** One row per value that did not fit its column, or per row without a key. */
  rejected_records: columns({
    entity_type: 'STRING',
    run_id: 'STRING',
    primary_key: 'STRING',
    field: 'STRING',
    value: 'STRING',
    reason: 'STRING',
    rejected_at: 'TIMESTAMP',
  }),
  /** One row per refresh that is not swapped in yet, with the state to go on from. */
  refreshes: columns({entity_type: 'STRING', generation_id: 'INT64', state: 'STRING', updated_at: 'TIMESTAMP'}),
  /** One row per raw dataset: whose data it holds, as of which run. */
  tenant: columns({
    raw_dataset: 'STRING',
    tenant_id: 'STRING',
    environment: 'STRING',
    api_host: 'STRING',
    run_id: 'STRING',
    claimed_at: 'TIMESTAMP',
  }),
  /** One row per raw dataset: which run may write to it, and on BigQuery what it committed last. */
  leases: columns({
    name: 'STRING',
    run_id: 'STRING',
    fence: 'INT64',
    process_id: 'STRING',
    acquired_at: 'TIMESTAMP',
    expires_at: 'TIMESTAMP',
    last_transaction: 'STRING',
    last_result: 'STRING',
  }),
} as const;

/** Rows of these books are dropped after {@link retentionDays}; each has the time it goes by. */
export const expiringBooks = {
  ingestion_logs: 'start_time',
  schema_drift: 'detected_at',
  rejected_records: 'rejected_at',
} as const;

export const retentionDays = 365;

/** `error_message` of a run that never came to its end. */
export const interruptedMessage = 'Interrupted: the process ended before the run did. The next run goes on from there.';

/** The side table of a refresh. */
export function refreshTableName(table: string): string {
  return `${table}__refresh`;
}
