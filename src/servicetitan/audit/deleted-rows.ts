import {hidesInactive} from '../../catalogue';
import type {Stream} from '../../streams/definition';
import type {Seconds} from '../../time/instant';
import {drain} from '../read/export-feed';
import {deliver} from '../read/read-context';
import {keyOf, type KeySource, readingOf} from './stream-keys';

/** Keys of rows that were deleted since some time, of a stream whose list hides them: only its feed tells. */
export async function* deletedSince(stream: Stream, source: KeySource, since: Seconds): AsyncGenerator<string, void> {
  if (!hidesInactive(stream)) return;
  const reading = readingOf(stream, source);
  for await (const page of drain(reading, {from: since, fallback: since, includeRecentChanges: true})) {
    const rows = page.rows.where('active', (active) => active === false);
    for await (const batch of deliver(reading, {...page, rows}, 'without id')) {
      for (const row of batch.rows) yield keyOf(row, stream);
    }
  }
}
