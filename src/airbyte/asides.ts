import type {AirbyteMessage} from './protocol';

/** Messages that arise beside the streams' batches: a rate limit, a sign of life. */
export interface Asides {
  add(messages: readonly AirbyteMessage[]): void;
  /** Everything added since the last call. */
  take(): AirbyteMessage[];
}

/** @param onFirst called when there is something to take again. */
export function createAsides(onFirst: () => void): Asides {
  let messages: AirbyteMessage[] = [];
  return {
    add: (more) => {
      const first = messages.length === 0 && more.length > 0;
      messages.push(...more);
      if (first) onFirst();
    },
    take: () => {
      const taken = messages;
      messages = [];
      return taken;
    },
  };
}
