import {SourceError} from '../../errors';
import type {Instant} from '../../time/instant';
import {ceilSeconds, floorSeconds, parseInstant} from '../../time/instant';
import type {Client} from '../api/client';
import type {ListPage, ListReader} from '../pages/pages';
import {textOf} from '../pages/records';
import type {Window} from '../pages/windows';
import type {Reading} from './read-context';

/** A second with more rows than this proves nothing; more would be a page that may be too much for the server. */
const pageSize = 50;

/** An API behaves in one way, so one row of one stream is asked for in a run: whether it is shown; undefined where that is open. */
const asked = new WeakMap<Client, Promise<boolean | undefined>>();

/**
 * Makes sure that a row which lies exactly on the bound it is asked from is shown, as documented: windows meet there, and a
 * row between two of them would be lost without a sound.
 * @param shown an answer with a row to ask for; without one nothing is asked.
 * @throws SourceError when the row is left out.
 */
export async function ensureBoundsIncluded(
  {client}: Reading,
  list: ListReader,
  shown: Pick<ListPage, 'rows'>,
): Promise<void> {
  const [id, at] = [textOf(shown.rows.column('id')[0]), parseInstant(textOf(shown.rows.column('modifiedOn')[0]) ?? '')];
  if (id !== null && at !== undefined && !asked.has(client)) {
    // A list that cannot be read now fails its own stream, and no other.
    asked.set(
      client,
      isIncluded(list, id, at).catch(() => undefined),
    );
  }
  if ((await asked.get(client)) !== false) return;
  throw new SourceError(
    'ServiceTitan leaves out rows that lie exactly on the modifiedOn they are asked from, contrary to its documents: windows would lose some.',
    'Nothing was lost so far; please report this line.',
  );
}

async function isIncluded(list: ListReader, id: string, at: Instant): Promise<boolean | undefined> {
  const shows = async (span: {readonly window: Window; readonly exactly?: Instant}): Promise<boolean | undefined> => {
    const {rows, hasMore} = await list({page: 1, pageSize, within: {field: 'modifiedOn', ...span}});
    const instants = rows.column('modifiedOn');
    const isThere = rows.column('id').some((other, row) => textOf(other) === id && isAt(instants[row], at));
    return isThere || !hasMore ? isThere : undefined;
  };
  const [from, before] = [floorSeconds(at), ceilSeconds(at) + 1];
  const shown = await shows({window: {from, before}, exactly: at});
  if (shown !== false) return shown;
  // It may have been edited meanwhile: only where its second shows it, its instant left it out.
  return (await shows({window: {from: from - 1, before}})) === true ? false : undefined;
}

function isAt(value: unknown, at: Instant): boolean {
  return typeof value === 'string' && parseInstant(value) === at;
}
