import {reasonOf} from '../../time/clock';
import {Body} from '../codec/body';

/** A place for one answer at a time. */
export interface PageLease {
  /**
   * Waits until an answer of this length may be kept; what was kept before is gone.
   * @param bytes undefined: as long as nobody knows, a guess.
   */
  reserve(bytes: number | undefined, signal: AbortSignal): Promise<void>;
  /** Memory for at least so many bytes, the first `kept` of them as they are. */
  memory(bytes: number, kept: number): Buffer;
  /** The answer, once it is here. Good until the next {@link reserve} or {@link release}. */
  body(length: number): Body;
  /** Gives everything back (once: further calls do nothing). */
  readonly release: () => void;
}

/** Memory for the pages of a run, used again and again, and no more than so much of it at a time. */
export interface PageMemory {
  lease(): PageLease;
}

/** Of all pages of a run together: as many of the usual length as there are requests in flight. */
export function pageMemoryBytes(concurrency: number): number {
  return concurrency * 6 * 1024 * 1024;
}

/** Compressed answers say how long they are only by coming. */
const guessBytes = 4 * 1024 * 1024;
const smallestBytes = 256 * 1024;

/**
 * Memory comes in powers of two, so that what one page leaves nearly always fits the next: what does not fit waits for a
 * collection, and there would be as much of it as of the pages themselves.
 * @returns at least one byte more than asked for: room for the end mark.
 */
export function memorySize(bytes: number): number {
  return Math.max(smallestBytes, 2 ** Math.ceil(Math.log2(bytes + 1)));
}

/** @param limitBytes of all pages together; a page that is longer is let in when it is alone. */
export function createPageMemory(limitBytes: number): PageMemory {
  const waiting: Waiting[] = [];
  /** Shortest first. */
  const free: Buffer[] = [];
  let used = 0;

  const admit = (): void => {
    for (;;) {
      const [next] = waiting;
      if (next === undefined || (used > 0 && used + next.size > limitBytes)) return;
      waiting.shift();
      used += next.size;
      next.go();
    }
  };
  const room = (size: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const leave = (): void => {
        waiting.splice(waiting.indexOf(mine), 1);
        reject(reasonOf(signal));
      };
      const mine: Waiting = {
        size,
        go: () => {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      signal.addEventListener('abort', leave, {once: true});
      waiting.push(mine);
      admit();
    });
  /** Lets go of free memory until no more is held than may be; the longest fit the fewest pages. */
  const trim = (): void => {
    let held = free.reduce((sum, {length}) => sum + length, used);
    while (held > limitBytes && free.length > 0) held -= free.pop()?.length ?? 0;
  };
  const take = (size: number): Buffer => {
    const index = free.findIndex(({length}) => length >= size && length <= 2 * size);
    const [found] = index < 0 ? [] : free.splice(index, 1);
    trim();
    return found ?? Buffer.allocUnsafeSlow(size);
  };
  const putBack = (memory: Buffer): void => {
    free.push(memory);
    free.sort((a, b) => a.length - b.length);
    trim();
  };

  return {
    lease: () => {
      let reserved = 0;
      let memory: Buffer | undefined;
      let body: Body | undefined;
      const release = (): void => {
        body?.giveBack();
        used -= reserved;
        reserved = 0;
        if (memory !== undefined) putBack(memory);
        [memory, body] = [undefined, undefined];
        admit();
      };
      return {
        release,
        reserve: async (bytes = guessBytes, signal) => {
          release();
          const size = memorySize(bytes);
          await room(size, signal);
          reserved = size;
        },
        memory: (bytes, kept) => {
          if (memory !== undefined && memory.length > bytes) return memory;
          const larger = take(Math.max(reserved, memorySize(Math.max(bytes, memory?.length ?? 0))));
          memory?.copy(larger, 0, 0, kept);
          if (memory !== undefined) putBack(memory);
          // It turned out longer than it said: it stays, and the next ones wait.
          const more = Math.max(0, larger.length - reserved);
          used += more;
          reserved += more;
          memory = larger;
          return memory;
        },
        body: (length) => {
          body = new Body(memory ?? Buffer.alloc(1), length);
          return body;
        },
      };
    },
  };
}

interface Waiting {
  readonly size: number;
  readonly go: () => void;
}

/** A place outside all limits, for answers that are short, or asked for while another is held already. */
export function newMemory(): PageLease {
  let memory = Buffer.alloc(0);
  return {
    reserve: async (bytes = 0) => {
      memory = Buffer.allocUnsafeSlow(bytes + 1);
    },
    memory: (bytes, kept) => {
      if (memory.length > bytes) return memory;
      const larger = Buffer.allocUnsafeSlow(2 * bytes + 1);
      memory.copy(larger, 0, 0, kept);
      memory = larger;
      return memory;
    },
    body: (length) => new Body(memory, length),
    release: () => undefined,
  };
}
