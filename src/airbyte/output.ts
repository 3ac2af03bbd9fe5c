import type {JsonValue} from '../json';
import {stringifyJson} from '../json';
import type {AirbyteMessage} from './protocol';

const chunkLength = 64 * 1024;

/** Messages on their way to stdout: one a line, in chunks, no faster than the other side reads. */
export interface Output {
  /**
   * Takes a message; it leaves with its chunk, at the latest when the process next has nothing to do.
   * @returns false when the other side does not keep up: await `ready` before pushing much more.
   */
  push(message: AirbyteMessage): boolean;
  /** Resolves when the other side keeps up. */
  ready(): Promise<void>;
  /** Resolves when everything has left, or the pipe is closed. */
  flush(): Promise<void>;
  /** Whether the other side went away. */
  readonly closed: boolean;
}

/** @param onClosed called once when the other side goes away (EPIPE): nothing can be told to anyone any more. */
export function createOutput(stream: NodeJS.WritableStream, onClosed: () => void): Output {
  let lines: string[] = [];
  let length = 0;
  let scheduled = false;
  let full = false;
  let closed = false;
  let wake: (() => void) | undefined;

  const free = (): void => {
    full = false;
    wake?.();
  };
  stream.on('drain', free);
  stream.on('error', () => {
    if (!closed) onClosed();
    closed = true;
    free();
  });

  const write = (done?: () => void): void => {
    const chunk = lines.join('');
    lines = [];
    length = 0;
    if (closed) done?.();
    else if (!stream.write(chunk, () => done?.())) full = true;
  };

  return {
    push: (message) => {
      const line = `${stringifyJson(message as unknown as JsonValue)}\n`;
      lines.push(line);
      length += line.length;
      if (length >= chunkLength) write();
      else if (!scheduled) {
        scheduled = true;
        setImmediate(() => {
          scheduled = false;
          if (lines.length > 0) write();
        });
      }
      return !full;
    },
    ready: async () => {
      while (full && !closed) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    flush: () => new Promise((resolve) => write(resolve)),
    get closed() {
      return closed;
    },
  };
}
