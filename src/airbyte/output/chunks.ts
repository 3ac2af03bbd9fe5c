import {unfinishedSeparator, withoutSeparators} from './line-separators';

/** A chunk leaves once it holds so much; the line that fills it is not cut unless it is longer than all that is left. */
const fullBytes = 64 * 1024;
const chunkBytes = 2 * fullBytes;
/** Chunks that may be on their way: a pipe takes each at once but says so only later. */
const chunksAtMost = 8;
/** Shorter stretches are copied here rather than by a call. */
const shortBytes = 32;

/** Bytes that leave in chunks through memory that is used again. */
export interface Chunks {
  readonly add: (source: Buffer, from: number, end: number) => void;
  /**
   * Says that a line is complete: a chunk that is full leaves, any other when the process next has nothing to do.
   * @returns false when the other side does not keep up: await `ready` before adding much more.
   */
  lineEnd(): boolean;
  readonly ready: () => Promise<void>;
  readonly flush: () => Promise<void>;
  readonly closed: boolean;
}

/** @param onClosed called once when the other side goes away. */
export function createChunks(stream: NodeJS.WritableStream, onClosed: () => void): Chunks {
  const spare: Buffer[] = [];
  let chunk: Buffer = Buffer.allocUnsafeSlow(chunkBytes);
  let length = 0;
  let scheduled = false;
  let leavingChunks = 0;
  /** Whether the other side does not keep up. */
  let full = false;
  let closed = false;
  let wake: (() => void) | undefined;

  const isBusy = (): boolean => full || leavingChunks >= chunksAtMost;
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
    const leaving = chunk;
    // Only a chunk that was filled up ends within a character.
    const kept = length === chunkBytes ? unfinishedSeparator(leaving) : 0;
    const bytes = withoutSeparators(leaving.subarray(0, length - kept));
    length = 0;
    if (closed) {
      done?.();
      return;
    }
    chunk = spare.pop() ?? Buffer.allocUnsafeSlow(chunkBytes);
    if (kept > 0) length = leaving.copy(chunk, 0, chunkBytes - kept);
    leavingChunks += 1;
    const takesMore = stream.write(bytes, () => {
      leavingChunks -= 1;
      spare.push(leaving);
      done?.();
      wake?.();
    });
    if (!takesMore) full = true;
  };

  const add = (source: Buffer, from: number, end: number): void => {
    let here = from;
    while (end - here > chunkBytes - length) {
      const room = chunkBytes - length;
      source.copy(chunk, length, here, here + room);
      here += room;
      length = chunkBytes;
      write();
    }
    if (end - here >= shortBytes) {
      source.copy(chunk, length, here, end);
      length += end - here;
    } else {
      while (here < end) {
        chunk[length] = source[here] as number;
        length += 1;
        here += 1;
      }
    }
  };

  return {
    add,
    lineEnd: () => {
      if (length >= fullBytes) write();
      else if (!scheduled) {
        scheduled = true;
        setImmediate(() => {
          scheduled = false;
          if (length > 0) write();
        });
      }
      return !isBusy();
    },
    ready: async () => {
      while (isBusy() && !closed) {
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
