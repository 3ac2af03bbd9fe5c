import type {Log} from '../log';
import {TooHeavy} from './client';
import type {Step} from './divide';
import {divide} from './divide';
import type {DateField, ListPage, ListReader, RowsOf} from './pages';
import {readUnsplittable} from './passes';
import type {Semaphore} from './semaphore';
import {parameterOf} from './time';
import type {Window} from './windows';
import {canSplit, fitsPage, partsFor, split} from './windows';

/** Below this a page is not made smaller: then the server has another trouble, and patience is the remedy. */
const smallestPage = 50;
/** A window with more rows than so many pages hold is cut into that many parts, and these are counted anew. */
const partsAtOnce = 8;

/** A window that was read completely, in one moment. */
export interface WindowRead extends RowsOf {
  readonly window: Window;
}

/** A window to read, with the number of its rows where it is known already. */
export interface Part {
  readonly window: Window;
  readonly total?: number;
  /** Set where a full page was too much for the server. */
  readonly pageSize?: number;
}

/** What reading a list by windows needs. */
export interface WindowSource {
  /** Stream name, for messages. */
  readonly name: string;
  readonly list: ListReader;
  readonly field: DateField;
  readonly pageSize: number;
  /** Whether the endpoint counts rows; else windows are bisected while their first page says that there is more. */
  readonly totals: boolean;
  /** Windows in progress at the same time. */
  readonly width: number;
  /** One place per page in memory, shared by all streams: held from the request until the rows were taken. */
  readonly memory: Semaphore;
  readonly log: Log;
}

/**
 * Reads windows, several at once, each cut until it fits one page: a first page that says `hasMore: false` is one moment of
 * the tenant, so no row can slip between two pages. Yields windows as they finish, in any order.
 */
export function readWindows(parts: readonly Part[], source: WindowSource): AsyncGenerator<WindowRead> {
  return divide(parts, {
    width: source.width,
    work: (part) => readPart(part, source),
    // Earliest first, so that what is finished soon has no gaps.
    insert: (queue, more) => {
      queue.push(...more);
      queue.sort((a, b) => a.window.from - b.window.from);
    },
  });
}

type PartStep = Step<Part, WindowRead>;

async function readPart(part: Part, source: WindowSource): Promise<PartStep> {
  const {window, pageSize = source.pageSize} = part;
  let total = part.total;
  if (total === undefined && source.totals && canSplit(window)) {
    const first = await countPart(window, source);
    if (first === 'too heavy') return halves(part);
    if (!first.hasMore) return {kind: 'done', result: {window, ...first}, release: () => undefined};
    total = first.total;
  }
  if (total === undefined || fitsPage(total, pageSize) || !canSplit(window)) return readPage(part, source);

  const count = partsFor(total, pageSize);
  // Nothing is known about how rows lie in a window without a beginning: its parts are counted too.
  const known = count <= partsAtOnce && window.from !== -Infinity;
  const pieces = split(window, Math.min(count, partsAtOnce)).map((piece) => uncounted({...part, window: piece}));
  return {kind: 'parts', parts: known ? pieces.map((piece) => ({...piece, total: total / count})) : pieces};
}

/** The first row of a window and the number of all; `too heavy` when the server cannot even count them. */
async function countPart(window: Window, {list, field}: WindowSource): Promise<ListPage | 'too heavy'> {
  try {
    return await list({page: 1, pageSize: 1, within: {field, window}, includeTotal: true, canShrink: true});
  } catch (error) {
    if (error instanceof TooHeavy) return 'too heavy';
    throw error;
  }
}

async function readPage(part: Part, source: WindowSource): Promise<PartStep> {
  const {window, pageSize = source.pageSize} = part;
  const {list, field, name, log, memory} = source;
  const query = {pageSize, within: {field, window}};
  const release = await memory.acquire();
  let step: PartStep | undefined;
  try {
    const page = await list({...query, page: 1, canShrink: pageSize > smallestPage});
    if (!page.hasMore) {
      step = {kind: 'done', result: {window, ...page}, release};
    } else if (!canSplit(window)) {
      const what = `${name} of the second ${parameterOf(window.from)}`;
      log.info(`More than ${pageSize} ${what}: reading several pages until they agree.`);
      step = {kind: 'done', result: {window, ...(await readUnsplittable(list, query, what))}, release};
    } else {
      step = halves(part);
    }
  } catch (error) {
    if (!(error instanceof TooHeavy)) throw error;
    step = {kind: 'parts', parts: [{window, pageSize: Math.max(smallestPage, Math.floor(pageSize / 2))}]};
    log.info(`${name}: a page of ${pageSize} rows is too much for ServiceTitan; asking for half as many.`);
    // Waits here until the server answers again: when it was merely down, pages are halved once and not down to nothing.
    await list({...query, pageSize: 1, page: 1});
  } finally {
    if (step?.kind !== 'done') release();
  }
  return step;
}

function halves(part: Part): PartStep {
  return {kind: 'parts', parts: split(part.window, 2).map((window) => uncounted({...part, window}))};
}

function uncounted({window, pageSize}: Part): Part {
  return {window, ...(pageSize === undefined ? {} : {pageSize})};
}
