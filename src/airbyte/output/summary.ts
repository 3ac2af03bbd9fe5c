import type {AirbyteMessage, RecordBatch} from '../protocol';

/** What a read did, for its last line. */
export interface Summary {
  note(message: AirbyteMessage | RecordBatch): void;
  /** Told of a stream whose rows had what its schema does not know. */
  readonly drifted: (stream: string) => void;
  line(): string;
}

export function createSummary(): Summary {
  let records = 0;
  const complete = new Set<string>();
  const incomplete = new Set<string>();
  const drifted = new Set<string>();
  return {
    drifted: (stream) => void drifted.add(stream),
    note: (message) => {
      if (message.type === 'RECORDS') records += message.records.length;
      if (message.type !== 'TRACE' || message.trace.type !== 'STREAM_STATUS') return;
      const {status, stream_descriptor} = message.trace.stream_status;
      if (status === 'COMPLETE') complete.add(stream_descriptor.name);
      if (status === 'INCOMPLETE') incomplete.add(stream_descriptor.name);
    },
    line: () =>
      [
        `Read ${records} records; ${complete.size} streams are complete.`,
        ...named('Not complete', incomplete),
        ...named('Rows had fields or types that the schema does not know', drifted),
      ].join(' '),
  };
}

function named(what: string, streams: ReadonlySet<string>): string[] {
  return streams.size === 0 ? [] : [`${what}: ${[...streams].join(', ')}.`];
}
