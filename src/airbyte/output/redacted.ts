import type {AirbyteMessage} from '../protocol';
import type {Output} from './output';

/** What holds texts that others wrote, or that a bug put together. Records and states hold no secrets and pass as they are. */
const talk: ReadonlySet<AirbyteMessage['type']> = new Set(['LOG', 'TRACE', 'CONNECTION_STATUS']);

/** The same output, with secrets taken out of all talk and all errors, those of a crash included. */
export function redacted(output: Output, redact: (text: string) => string): Output {
  const clean = (_key: string, value: unknown): unknown => (typeof value === 'string' ? redact(value) : value);
  return {
    push: (message) =>
      output.push(talk.has(message.type) ? (JSON.parse(JSON.stringify(message, clean)) as AirbyteMessage) : message),
    records: (batch) => output.records(batch),
    ready: () => output.ready(),
    flush: () => output.flush(),
    get closed() {
      return output.closed;
    },
  };
}
