import type {AirbyteMessage, ConfiguredCatalog, ConfiguredStream, StreamStatus} from '../../src/airbyte/protocol';
import type {JsonObject} from '../../src/json';

/** Messages as a source sends them. */
export const record = (stream: string, data: JsonObject, emitted_at: number): AirbyteMessage => ({
  type: 'RECORD',
  record: {stream, data, emitted_at},
});

export const state = (stream: string, stream_state: JsonObject | null, recordCount?: number): AirbyteMessage => ({
  type: 'STATE',
  state: {
    type: 'STREAM',
    stream: {stream_descriptor: {name: stream}, stream_state},
    ...(recordCount === undefined ? {} : {sourceStats: {recordCount}}),
  },
});

export const status = (stream: string, streamStatus: StreamStatus): AirbyteMessage => ({
  type: 'TRACE',
  trace: {
    type: 'STREAM_STATUS',
    emitted_at: 0,
    stream_status: {stream_descriptor: {name: stream}, status: streamStatus},
  },
});

export const complaint = (message: string, stream?: string): AirbyteMessage => ({
  type: 'TRACE',
  trace: {
    type: 'ERROR',
    emitted_at: 0,
    error: {
      message,
      failure_type: 'config_error',
      ...(stream === undefined ? {} : {stream_descriptor: {name: stream}}),
    },
  },
});

export const configured = (name: string, more: Partial<ConfiguredStream> = {}): ConfiguredStream => ({
  stream: {name},
  sync_mode: 'incremental',
  destination_sync_mode: 'append_dedup',
  ...more,
});

export const catalogOf = (...streams: readonly (string | ConfiguredStream)[]): ConfiguredCatalog => ({
  streams: streams.map((stream) => (typeof stream === 'string' ? configured(stream) : stream)),
});

export async function* stream<T>(...messages: readonly T[]): AsyncGenerator<T> {
  yield* messages;
}
