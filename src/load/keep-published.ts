import {describeError} from '../errors';
import type {Log} from '../log';
import type {Warehouse} from '../warehouse/warehouse';

/** A load that takes longer than this can be looked at while it goes on. */
const firstAfterMs = 5_000;
const everyMs = 60_000;
/** What publishing may take of the time, as one part of so many. */
const shareOfTime = 50;

/**
 * What cannot be published is said, and fails nothing: the rows are where they belong.
 * @param said what was said already, which is not said again
 */
export async function publish(warehouse: Warehouse, log: Log, said = new Set<string>()): Promise<void> {
  try {
    await warehouse.publish?.();
  } catch (error) {
    const why = describeError(error);
    if (!said.has(why)) log.warn(`What others can look at meanwhile was not renewed: ${why}`);
    said.add(why);
  }
}

/**
 * Publishes again and again while a run goes on, so that marts and run log can be looked at during a load of hours.
 * @returns what ends it, when nothing is being published any more.
 */
export function keepPublished(warehouse: Warehouse, log: Log): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> = Promise.resolve();
  let isOver = false;
  const said = new Set<string>();
  const after = (delayMs: number): void => {
    timer = setTimeout(() => {
      current = next();
    }, delayMs);
    timer.unref();
  };
  const next = async (): Promise<void> => {
    const began = performance.now();
    await publish(warehouse, log, said);
    if (!isOver) after(Math.max(everyMs, (performance.now() - began) * shareOfTime));
  };
  if (warehouse.publish !== undefined) after(firstAfterMs);
  return async () => {
    isOver = true;
    clearTimeout(timer);
    await current;
  };
}
