import type {World} from './world';

/** One night a script touched most of the older records: all of them carry one and the same second. */
export function massTouch({book, random}: World, instant: number): void {
  const second = new Date(instant).toISOString().slice(0, 19);
  for (const stream of ['estimates', 'customers', 'jobs'] as const) {
    for (const record of book[stream]) {
      const modified = record.modifiedOn;
      if (typeof modified !== 'string' || modified >= second || !random.chance(0.7)) continue;
      // Rows of one statement share even the fraction.
      const ticks = random.chance(0.3) ? 5_000_000 : random.int(0, 9_999_999);
      record.modifiedOn = `${second}.${String(ticks).padStart(7, '0')}Z`;
    }
  }
}
