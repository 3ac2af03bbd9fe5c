import type {JsonObject} from '../json';
import type {Records} from '../servicetitan/codec/rows';

/** Airbyte protocol 0.3: the messages this connector writes and the loader reads. Field names are the protocol's. */
export type AirbyteMessage =
  RecordMessage | StateMessage | TraceMessage | LogMessage | CatalogMessage | ConnectionStatusMessage | SpecMessage;

export interface StreamDescriptor {
  readonly name: string;
  readonly namespace?: string | null;
}

export interface RecordMessage {
  readonly type: 'RECORD';
  readonly record: {
    readonly stream: string;
    readonly namespace?: string | null;
    /** Milliseconds since 1970: when the request that brought the record was *sent*. */
    readonly emitted_at: number;
    readonly data: JsonObject;
  };
}

/** Records of one stream that go out together, each a RECORD: a page at most. Good until the next message is asked for. */
export interface RecordBatch {
  readonly type: 'RECORDS';
  readonly stream: string;
  readonly emittedAt: number;
  readonly records: Records;
}

export interface StreamStateBlob {
  readonly stream_descriptor: StreamDescriptor;
  /** Null after a reset. */
  readonly stream_state?: JsonObject | null;
}

export interface StateMessage {
  readonly type: 'STATE';
  readonly state: {
    readonly type: 'STREAM';
    readonly stream: StreamStateBlob;
    /** Records of the stream since its state before this one: exact, or not sent at all. */
    readonly sourceStats?: {readonly recordCount: number};
  };
}

export type FailureType = 'config_error' | 'transient_error' | 'system_error';
export type StreamStatus = 'STARTED' | 'RUNNING' | 'COMPLETE' | 'INCOMPLETE';

export interface ErrorTrace {
  readonly type: 'ERROR';
  readonly emitted_at: number;
  readonly error: {
    /** The sentence for a person. */
    readonly message: string;
    readonly internal_message?: string;
    readonly stack_trace?: string;
    readonly failure_type: FailureType;
    readonly stream_descriptor?: StreamDescriptor;
  };
}

export interface StreamStatusTrace {
  readonly type: 'STREAM_STATUS';
  readonly emitted_at: number;
  readonly stream_status: {
    readonly stream_descriptor: StreamDescriptor;
    readonly status: StreamStatus;
    readonly reasons?: readonly {
      readonly type: 'RATE_LIMITED';
      readonly rate_limited?: {readonly quota_reset?: number};
    }[];
  };
}

export interface EstimateTrace {
  readonly type: 'ESTIMATE';
  readonly emitted_at: number;
  readonly estimate: {readonly name: string; readonly type: 'STREAM'; readonly row_estimate: number};
}

export interface TraceMessage {
  readonly type: 'TRACE';
  readonly trace: ErrorTrace | StreamStatusTrace | EstimateTrace;
}

export type LogLevel = 'FATAL' | 'ERROR' | 'WARN' | 'INFO' | 'DEBUG' | 'TRACE';

export interface LogMessage {
  readonly type: 'LOG';
  readonly log: {readonly level: LogLevel; readonly message: string};
}

export type SyncMode = 'full_refresh' | 'incremental';
export type DestinationSyncMode = 'append' | 'overwrite' | 'append_dedup' | 'overwrite_dedup';

export interface AirbyteStream {
  readonly name: string;
  readonly json_schema: JsonObject;
  readonly supported_sync_modes: readonly SyncMode[];
  readonly source_defined_cursor?: boolean;
  readonly default_cursor_field?: readonly string[];
  readonly source_defined_primary_key?: readonly (readonly string[])[];
  readonly is_resumable?: boolean;
}

export interface CatalogMessage {
  readonly type: 'CATALOG';
  readonly catalog: {readonly streams: readonly AirbyteStream[]};
}

/** One stream as the user configured it; clients may send null for what they do not set. */
export interface ConfiguredStream {
  readonly stream: {readonly name: string; readonly namespace?: string | null; readonly json_schema?: JsonObject};
  readonly sync_mode: SyncMode;
  readonly destination_sync_mode?: DestinationSyncMode | null;
  readonly cursor_field?: readonly string[] | null;
  readonly primary_key?: readonly (readonly string[])[] | null;
  readonly generation_id?: number | null;
  readonly minimum_generation_id?: number | null;
  readonly sync_id?: number | null;
}

export interface ConfiguredCatalog {
  readonly streams: readonly ConfiguredStream[];
}

export interface ConnectionStatusMessage {
  readonly type: 'CONNECTION_STATUS';
  readonly connectionStatus: {readonly status: 'SUCCEEDED' | 'FAILED'; readonly message?: string};
}

export interface SpecMessage {
  readonly type: 'SPEC';
  readonly spec: JsonObject;
}
