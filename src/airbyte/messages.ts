import type {AppError} from '../errors';
import {describeError} from '../errors';
import type {JsonObject} from '../json';
import {visible, visibleLine} from '../visible';
import type {
  FailureType,
  LogLevel,
  LogMessage,
  RecordMessage,
  StateMessage,
  StreamStatus,
  TraceMessage,
} from './protocol';

/** A record. `emittedAt`: milliseconds since 1970 when its request was sent. */
export function recordMessage(stream: string, data: JsonObject, emittedAt: number): RecordMessage {
  return {type: 'RECORD', record: {stream, emitted_at: emittedAt, data}};
}

/** The state of one stream, with the exact number of its records since its state before. */
export function stateMessage(stream: string, state: JsonObject, recordCount: number): StateMessage {
  return {
    type: 'STATE',
    state: {
      type: 'STREAM',
      stream: {stream_descriptor: {name: stream}, stream_state: state},
      sourceStats: {recordCount},
    },
  };
}

export function statusMessage(stream: string, status: StreamStatus, nowMs: number): TraceMessage {
  const stream_status = {stream_descriptor: {name: stream}, status};
  return {type: 'TRACE', trace: {type: 'STREAM_STATUS', emitted_at: nowMs, stream_status}};
}

/** The stream runs on once ServiceTitan's quota is reset. */
export function throttledMessage(stream: string, quotaResetMs: number, nowMs: number): TraceMessage {
  const reasons = [{type: 'RATE_LIMITED', rate_limited: {quota_reset: quotaResetMs}}] as const;
  const stream_status = {stream_descriptor: {name: stream}, status: 'RUNNING', reasons} as const;
  return {type: 'TRACE', trace: {type: 'STREAM_STATUS', emitted_at: nowMs, stream_status}};
}

export function estimateMessage(stream: string, rows: number, nowMs: number): TraceMessage {
  const estimate = {name: stream, type: 'STREAM', row_estimate: rows} as const;
  return {type: 'TRACE', trace: {type: 'ESTIMATE', emitted_at: nowMs, estimate}};
}

export function logMessage(level: LogLevel, message: string): LogMessage {
  return {type: 'LOG', log: {level, message: visibleLine(message)}};
}

/** An error as the platform wants it. A stack goes out only with errors that are bugs. */
export function errorMessage(error: unknown, nowMs: number, stream?: string): TraceMessage {
  const expected = isExpected(error);
  return {
    type: 'TRACE',
    trace: {
      type: 'ERROR',
      emitted_at: nowMs,
      error: {
        message: visible(describeError(error)),
        failure_type: expected ? error.failureType : ('system_error' satisfies FailureType),
        ...(expected || !(error instanceof Error) || error.stack === undefined ? {} : {stack_trace: error.stack}),
        ...(stream === undefined ? {} : {stream_descriptor: {name: stream}}),
      },
    },
  };
}

function isExpected(error: unknown): error is AppError {
  return error instanceof Error && 'failureType' in error;
}
