import {meantStream} from '../catalogue';
import {ConfigError} from '../errors';
import type {JsonObject} from '../json';
import type {Batch} from '../servicetitan/reader';
import {errorMessage, estimateMessage, stateMessage, statusMessage, throttledMessage} from './messages';
import type {AirbyteMessage, RecordBatch} from './protocol';

/** One stream on its way from batches to messages. */
export interface Lane {
  readonly name: string;
  readonly batches: AsyncGenerator<Batch, void>;
  /** Messages of a batch: RUNNING before the first records, the records, then the state they make true. */
  messagesOf(batch: Batch, nowMs: number): (AirbyteMessage | RecordBatch)[];
  /** ServiceTitan makes everybody wait until then. */
  throttled(quotaResetMs: number, nowMs: number): AirbyteMessage;
  /** The last state again, as a sign of life; nothing before the first. */
  repeatState(): AirbyteMessage[];
  /** How the stream ends. `interrupted`: by our own doing, which is not an error of the stream. */
  end(how: 'complete' | 'interrupted' | {readonly error: unknown}, nowMs: number): AirbyteMessage[];
}

export function createLane(name: string, batches: AsyncGenerator<Batch, void>): Lane {
  let emittedAtMs = 0;
  let recordsSinceState = 0;
  let saidRunning = false;
  let lastState: JsonObject | undefined;

  const stateOf = (state: JsonObject): AirbyteMessage => {
    const message = stateMessage(name, state, recordsSinceState);
    lastState = state;
    recordsSinceState = 0;
    return message;
  };
  const repeatState = (): AirbyteMessage[] => (lastState === undefined ? [] : [stateOf(lastState)]);

  return {
    name,
    batches,
    messagesOf: ({rows, requestedAtMs, state, estimate}, nowMs) => {
      const messages: (AirbyteMessage | RecordBatch)[] = [];
      if (estimate !== undefined) messages.push(estimateMessage(name, estimate, nowMs));
      if (rows.length > 0) {
        if (!saidRunning) messages.push(statusMessage(name, 'RUNNING', nowMs));
        saidRunning = true;
        // Destinations order versions of a row by this time, so it never goes back, although pages arrive in any order.
        emittedAtMs = Math.max(emittedAtMs, requestedAtMs);
        messages.push({type: 'RECORDS', stream: name, emittedAt: emittedAtMs, records: rows});
        recordsSinceState += rows.length;
      }
      if (state !== undefined) messages.push(stateOf(state));
      return messages;
    },
    throttled: (quotaResetMs, nowMs) => {
      saidRunning = false;
      return throttledMessage(name, quotaResetMs, nowMs);
    },
    repeatState,
    end: (how, nowMs) => {
      if (how === 'complete') return [statusMessage(name, 'COMPLETE', nowMs)];
      if (how === 'interrupted') return [...repeatState(), statusMessage(name, 'INCOMPLETE', nowMs)];
      return [errorMessage(how.error, nowMs, name), statusMessage(name, 'INCOMPLETE', nowMs)];
    },
  };
}

/** A lane for a stream that the catalogue does not have: it fails as soon as it is read. */
export function unknownLane(name: string): Lane {
  return createLane(
    name,

    (async function* (): AsyncGenerator<Batch, void> {
      throw new ConfigError(
        `Unknown stream "${name}".`,
        `${meantStream(name)}Refresh the source schema, or take the stream out of the catalog.`,
      );
    })(),
  );
}
