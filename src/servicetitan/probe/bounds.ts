import {ceilSeconds, floorSeconds, type Instant, instantOf, parameterOf} from '../../time/instant';
import type {Asker} from './asker';
import {type Finding, found} from './questions';
import {between, hasRow, rowsPerSecond, type Sample} from './sample';

const ticksPerSecond = 10_000_000;
const ticksPerMillisecond = 10_000;

/** Whether the modifiedOn filters include their bounds, and how finely they look: asked around one row. */
export async function askBounds(asker: Asker, sample: Sample): Promise<readonly Finding[]> {
  const row = lonelyRow(sample);
  const at = row.modifiedOn;
  const [second, next] = [parameterOf(floorSeconds(at)), parameterOf(floorSeconds(at) + 2)];
  const shows = async (from: string, before: string): Promise<boolean | undefined> => {
    const {status, hasMore, rows} = await between(sample, asker, from, before);
    return status === 200 && hasMore !== true ? hasRow(rows, row.id) : undefined;
  };

  const fromItself = await shows(at, next);
  const beforeItself = await shows(second, at);
  const tickLater = await shows(ticksAfter(at, 1), next);
  const millisecondLater = tickLater === true ? await shows(ticksAfter(at, ticksPerMillisecond), next) : tickLater;
  return [
    found('lower_bound_inclusive', yesNo(fromItself), {asked: 1}),
    found('upper_bound_inclusive', yesNo(beforeItself), {asked: 1}),
    found(
      'fractions',
      // Without the plain answer the others would say nothing.
      fromItself !== true || millisecondLater === undefined
        ? 'unknown'
        : tickLater === false
          ? 'ticks'
          : millisecondLater
            ? 'seconds'
            : 'milliseconds',
      {asked: tickLater === true ? 2 : 1},
    ),
  ];
}

/** A row whose second holds few others and has a millisecond to spare. */
function lonelyRow(sample: Sample): Sample['rows'][number] {
  const crowd = rowsPerSecond(sample);
  const rank = ({modifiedOn}: {modifiedOn: Instant}): number =>
    (crowd.get(floorSeconds(modifiedOn)) ?? 0) + (isInside(modifiedOn) ? 0 : sample.rows.length);
  return sample.rows.reduce((best, row) => (rank(row) < rank(best) ? row : best));
}

/** Whether a row lies inside its second, a millisecond or more from its end and not on its beginning. */
function isInside(at: Instant): boolean {
  const ticks = Number(at.slice(20, 27));
  return ticks > 0 && ticks < ticksPerSecond - 2 * ticksPerMillisecond;
}

function ticksAfter(at: Instant, ticks: number): Instant {
  const sum = Number(at.slice(20, 27)) + ticks;
  // On the very end of a second the next one is later in any case.
  if (sum >= ticksPerSecond) return instantOf(ceilSeconds(at));
  return `${at.slice(0, 20)}${String(sum).padStart(7, '0')}Z`;
}

export function yesNo(answer: boolean | undefined): 'yes' | 'no' | 'unknown' {
  return answer === undefined ? 'unknown' : answer ? 'yes' : 'no';
}
