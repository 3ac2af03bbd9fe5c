import type {Readable} from 'node:stream';

import type {AirbyteMessage} from '../../airbyte/protocol';
import {DataError} from '../../errors';
import {type JsonObject, type JsonValue, parseJson} from '../../json';
import type {Log} from '../../log';
import {load, type LoadOptions, type LoadResult} from '../loader';
import {byteLines} from './byte-lines';
import {plainBytes} from './plain-bytes';

/** Lines of an input: `read = messages + talk`. */
export interface LineCounts {
  readonly read: number;
  readonly messages: number;
  /** Lines that are no messages, empty ones included. */
  readonly talk: number;
  /** Bytes that are not UTF-8; each became U+FFFD. */
  readonly badBytes: number;
  /** The first line with such bytes. */
  readonly firstBadLine?: number;
}

/**
 * Loads Airbyte messages that come as lines of text, e.g. from a source's stdout: UTF-8, or UTF-16 with a byte order mark,
 * compressed with gzip or not. See {@link load}.
 * @throws DataError besides for a line that begins as a message and is none, and when no message came.
 */
export async function loadLines(
  input: Readable,
  options: LoadOptions,
): Promise<LoadResult & {readonly lines: LineCounts}> {
  const counter = new LineCounter();
  const result = await load(messagesOf(input, counter, options.log), options);
  return {...result, lines: counter.counts};
}

class LineCounter {
  private read = 0;
  private messages = 0;
  private badBytes = 0;
  private firstBadLine: number | undefined;

  add(isMessage: boolean, line: number, badBytes: number): void {
    this.read += 1;
    if (isMessage) this.messages += 1;
    if (badBytes > 0) this.firstBadLine ??= line;
    this.badBytes += badBytes;
  }

  get counts(): LineCounts {
    const {read, messages, badBytes, firstBadLine} = this;
    const talk = read - messages;
    return {read, messages, talk, badBytes, ...(firstBadLine === undefined ? {} : {firstBadLine})};
  }
}

/**
 * The messages among the lines; what is not a message is talk, and goes to the log.
 * @throws DataError for a record or a state that cannot be used: going on would lose it.
 */
async function* messagesOf(input: Readable, counter: LineCounter, log: Log): AsyncGenerator<AirbyteMessage> {
  for await (const lines of byteLines(plainBytes(input as AsyncIterable<Buffer>))) {
    for (const {number, text, badBytes} of lines) {
      const message = messageOf(text, number);
      counter.add(message !== undefined, number, badBytes);
      if (message !== undefined) yield message;
      else if (text.trim() !== '') log.info(text.trimEnd());
    }
  }
  const {messages, talk} = counter.counts;
  if (messages > 0) return;
  throw new DataError(
    `No Airbyte message came, ${talk === 0 ? 'and nothing else' : `only ${talk} lines of other text`}.`,
    'Look at what the source said; its messages are expected on stdin.',
  );
}

/** @throws DataError for a line that was meant as a message, or is data of another kind. */
function messageOf(line: string, number: number): AirbyteMessage | undefined {
  // Files that were joined have their byte order marks inside.
  const text = line.replace(/^[\s\uFEFF]+/, '');
  if (text === '') return undefined;
  const message = parsed(text);
  if (message === undefined) {
    const problem = problems.find(({pattern}) => pattern.test(text))?.problem;
    if (problem === undefined) return undefined;
    throw new DataError(`Line ${number} ${problem}.`, 'Load the messages of one Airbyte source, each on one line.');
  }
  checkShape(message, number);
  return message as unknown as AirbyteMessage;
}

/** How lines begin, or what they hold, that are no talk: to pass over them would lose rows. */
const problems: readonly {readonly pattern: RegExp; readonly problem: string}[] = [
  {pattern: /^\{/, problem: 'begins with { but is not an Airbyte message: it was cut, or spread over several lines'},
  {pattern: /^\[\s*\{/, problem: 'holds a list instead of an Airbyte message'},
  // Node writes U+FFFD for the second byte of gzip's mark.
  {pattern: /^\x1f\ufffd/, problem: 'begins with compressed data behind other lines'},
  {pattern: /\0/, problem: 'holds NUL bytes: it is binary, or UTF-16 without a byte order mark'},
  {pattern: /"type"\s*:\s*"(RECORD|STATE)"/, problem: 'holds an Airbyte message behind other text'},
];

/** Every type of the protocol; a loader takes what it knows of them. */
const messageTypes = new Set([
  ...['RECORD', 'STATE', 'LOG', 'TRACE', 'SPEC', 'CATALOG', 'CONNECTION_STATUS', 'CONTROL'],
  ...['DESTINATION_CATALOG'],
]);

function parsed(text: string): JsonObject | undefined {
  let value: JsonValue;
  try {
    value = parseJson(text);
  } catch (error) {
    // Nested deeper than any column takes: the row is rejected for that, and its digits do not matter any more.
    if (!(error instanceof RangeError)) return undefined;
    value = JSON.parse(text) as JsonValue;
  }
  return isObject(value) && messageTypes.has(value.type as string) ? value : undefined;
}

/** The last millisecond of the year 9999, the end of time in every warehouse. */
const latestMs = Date.UTC(10_000, 0) - 1;

function checkShape({type, record, state, trace, log}: JsonObject, line: number): void {
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
  } else if (type === 'LOG' && !isObject(log)) throw unusable('LOG', 'content', line);
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
