import type {AirbyteMessage} from './protocol';

/** Messages that arise beside the streams' batches: a rate limit, a sign of life. */
export interface Asides {
  add(messages: readonly AirbyteMessage[]): void;
  /** Everything added since the last call. */
  take(): AirbyteMessage[];
  /** Resolves as soon as there is something to take. */
  waiting(): Promise<'aside'>;
}

export function createAsides(): Asides {
  let messages: AirbyteMessage[] = [];
  let wake: () => void = () => undefined;
  let waiting: Promise<'aside'> | undefined;
  return {
    add: (more) => {
      messages.push(...more);
      if (more.length > 0) wake();
    },
    take: () => {
      const taken = messages;
      messages = [];
      waiting = undefined;
      return taken;
    },
    waiting: () => {
      waiting ??= new Promise((resolve) => {
        wake = () => resolve('aside');
        if (messages.length > 0) wake();
      });
      return waiting;
    },
  };
}
