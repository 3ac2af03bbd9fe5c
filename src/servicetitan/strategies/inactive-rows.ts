import {hidesInactive} from '../../catalogue';
import {drain, wayOn} from '../read/export-feed';
import type {Batch, Reading} from '../read/read-context';
import {checkpoint, deliver} from '../read/read-context';
import type {Progress} from '../read/state';

/**
 * Rows that were deactivated before the first load. Some lists have no parameter for them: they leave such rows out, or show
 * them without saying so. Only the export feed tells, so it is drained once from the stream's start, and of its rows those
 * are delivered that are not active; what is active came by the list. A start earlier than before drains it again.
 * @returns progress that knows how far back this was done.
 */
export async function* readHidden<Known extends Progress>(
  reading: Reading,
  begun: Known,
): AsyncGenerator<Batch, Known> {
  const {stream, feed, start, log} = reading;
  if (feed === undefined || !hidesInactive(stream)) return begun;
  const {hidden} = begun;
  const isReached = hidden !== undefined && hidden.since <= start;
  if (isReached && hidden.token === undefined) return begun;
  log.info(`${stream.name}: its list does not tell inactive rows; reading them from the export feed, once.`);
  const {since, ...way} = isReached ? hidden : {since: start};
  let progress = begun;
  for await (const page of drain(reading, {...way, from: since, fallback: since, isFirst: true})) {
    const rows = page.rows.where('active', (active) => active === false);
    yield* deliver(reading, {...page, rows}, 'without id');
    progress = {...progress, hidden: {since, ...(page.hasMore ? wayOn(page) : {})}};
    yield checkpoint(reading, progress);
  }
  return progress;
}
