/** What happens, in the order in which it does. */
export interface Inbox<Item> {
  readonly put: (item: Item) => void;
  /** The next item, as soon as there is one. Only one may wait at a time. */
  take(): Promise<Item>;
}

/** Unlike `Promise.race` over what is still open, nothing that was taken is kept by what never comes. */
export function createInbox<Item>(): Inbox<Item> {
  const items: Item[] = [];
  let wake: (() => void) | undefined;
  return {
    put: (item) => {
      items.push(item);
      wake?.();
    },
    take: async () => {
      while (items.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return items.shift() as Item;
    },
  };
}
