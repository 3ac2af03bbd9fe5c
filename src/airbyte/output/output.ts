import type {JsonValue} from '../../json';
import {stringifyJson} from '../../json';
import type {ByteSink} from '../../servicetitan/codec/rows';
import type {AirbyteMessage, RecordBatch} from '../protocol';
import {createChunks} from './chunks';

/** Messages on their way to stdout: one a line, in chunks, no faster than the other side reads. */
export interface Output {
  /**
   * Takes a message; it leaves with its chunk, at the latest when the process next has nothing to do.
   * @returns false when the other side does not keep up: await `ready` before pushing much more.
   */
  push(message: AirbyteMessage): boolean;
  /** Takes records as they are, without making messages of them. Resolves when the last is taken. */
  records(batch: RecordBatch): Promise<void>;
  /** Resolves when the other side keeps up. */
  ready(): Promise<void>;
  /** Resolves when everything has left, or the pipe is closed. */
  flush(): Promise<void>;
  /** Whether the other side went away. */
  readonly closed: boolean;
}

const recordEnd = Buffer.from('}}\n');

/** @param onClosed called once when the other side goes away (EPIPE): nothing can be told to anyone any more. */
export function createOutput(stream: NodeJS.WritableStream, onClosed: () => void): Output {
  const chunks = createChunks(stream, onClosed);
  const sink: ByteSink = {bytes: chunks.add, text: (text) => addText(text)};
  const addText = (text: string): void => {
    const bytes = Buffer.from(text);
    chunks.add(bytes, 0, bytes.length);
  };

  return {
    push: (message) => {
      addText(`${stringifyJson(message as unknown as JsonValue)}\n`);
      return chunks.lineEnd();
    },
    records: async ({stream: name, emittedAt, records}) => {
      const head = Buffer.from(
        `{"type":"RECORD","record":{"stream":${JSON.stringify(name)},"emitted_at":${emittedAt},"data":`,
      );
      for (let index = 0; index < records.length; index += 1) {
        chunks.add(head, 0, head.length);
        records.write(index, sink);
        chunks.add(recordEnd, 0, recordEnd.length);
        if (!chunks.lineEnd()) await chunks.ready();
      }
    },
    ready: chunks.ready,
    flush: chunks.flush,
    get closed() {
      return chunks.closed;
    },
  };
}
