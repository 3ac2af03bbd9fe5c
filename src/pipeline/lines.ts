import {createInterface} from 'node:readline';
import type {Readable} from 'node:stream';

import type {AirbyteMessage} from '../airbyte/protocol';
import {DataError} from '../errors';
import {type JsonObject, type JsonValue, parseJson} from '../json';
import type {Log} from '../log';
import {load, type LoadOptions, type LoadResult} from './load';

/** Loads Airbyte messages that come as lines of text, e.g. from a source's stdout. See {@link load}. */
export async function loadLines(input: Readable, options: LoadOptions): Promise<LoadResult> {
  return load(messagesOf(input, options.log), options);
}

/**
 * The messages among the lines; what is no message is talk, and goes to the log.
 * @throws DataError for a record or a state that cannot be used: going on would lose it.
 */
async function* messagesOf(input: Readable, log: Log): AsyncGenerator<AirbyteMessage> {
  let number = 0;
  for await (const line of createInterface({input, crlfDelay: Infinity})) {
    number += 1;
    if (line.trim() === '') continue;
    const message = parsed(line);
    if (message === undefined) log.info(line);
    else {
      checkShape(message, number);
      yield message as unknown as AirbyteMessage;
    }
  }
}

function parsed(line: string): JsonObject | undefined {
  let value: JsonValue;
  try {
    value = parseJson(line);
  } catch {
    return undefined;
  }
  return isObject(value) && typeof value.type === 'string' ? value : undefined;
}

/** The last millisecond of the year 9999, the end of time in every warehouse. */
const latestMs = Date.UTC(10_000, 0) - 1;

function checkShape({type, record, state, trace}: JsonObject, line: number): void {
  if (type === 'RECORD') {
    if (
      !isObject(record) ||
      typeof record.stream !== 'string' ||
      !isObject(record.data) ||
      !isInstant(record.emitted_at)
    ) {
      throw unusable('RECORD', 'stream, data and emitted_at', line);
    }
  } else if (type === 'STATE') {
    const stream = isObject(state) ? state.stream : undefined;
    if (!hasDescriptor(stream)) throw unusable('STATE', 'stream, with a state of its own,', line);
  } else if (type === 'TRACE' && isObject(trace) && trace.type === 'STREAM_STATUS') {
    if (!hasDescriptor(trace.stream_status)) throw unusable('STREAM_STATUS', 'stream', line);
  } else if (type === 'TRACE' && !(isObject(trace) && (trace.type !== 'ERROR' || isObject(trace.error)))) {
    throw unusable('TRACE', 'content', line);
  }
}

function isInstant(value: JsonValue | undefined): boolean {
  return typeof value === 'number' && value >= 0 && value <= latestMs;
}

function hasDescriptor(value: JsonValue | undefined): boolean {
  return isObject(value) && isObject(value.stream_descriptor) && typeof value.stream_descriptor.name === 'string';
}

function unusable(type: string, needs: string, line: number): DataError {
  return new DataError(
    `Line ${line} is a ${type} without the ${needs} it needs.`,
    'Load messages of one Airbyte source.',
  );
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
