import type {JsonObject} from '../../json';
import type {Log} from '../../log';
import type {Seconds} from '../../time/instant';
import {floorSeconds, parameterOf, parseInstant} from '../../time/instant';
import {TooHeavy} from '../api/client';
import type {PageMemory} from '../api/page-memory';
import {parsedRows} from '../codec/rows';
import type {DateField, ListPage, ListReader, RowsOf} from '../pages/pages';
import {completePage, shortfall} from '../pages/shortfall';
import type {PassQuery} from '../pages/stable-pages';
import {canShrink, countRows, identities, readUnsplittable, smallerPage, Unstable} from '../pages/stable-pages';
import type {Window} from '../pages/windows';
import {always, canSplit, fitsPage, partsFor, split} from '../pages/windows';
import type {Step} from './divide';
import {divide} from './divide';

/** A window of at most so many pages is cut as if its rows lay evenly; the pieces of a larger one are counted first. */
const pagesAtOnce = 8;
/** What a piece that will be counted should hold: less than the above, so that rows may lie a little unevenly. */
const pagesPerPiece = 6;
/** Most pieces that one window is cut into. */
const piecesAtMost = 16;

/** A window that was read completely, in one moment. */
export interface WindowRead extends RowsOf {
  readonly window: Window;
}

/** A window to read, with the number of its rows where it is known already. */
export interface Part {
  readonly window: Window;
  readonly total?: number;
  /** The same where it was counted of this very window, and not made of a larger one's. */
  readonly counted?: number;
  /** Where its rows seem to begin, for one without a lower bound. A guess: nothing is left out if it is wrong. */
  readonly begin?: Seconds;
  /** Set where a full page was too much for the server. */
  readonly pageSize?: number;
}

/** What reading a list by windows needs. */
export interface WindowSource {
  /** Stream name, for messages. */
  readonly name: string;
  readonly list: ListReader;
  readonly field: DateField;
  /** The other date by which the endpoint can be asked. */
  readonly otherField?: DateField;
  readonly pageSize: number;
  /** Whether the endpoint counts rows; else windows are bisected while their first page says that there is more. */
  readonly totals: boolean;
  /** Windows in progress at the same time. */
  readonly width: number;
  /** Memory for pages, shared by all streams: held from the answer until the rows were taken. */
  readonly memory: PageMemory;
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
  let {total, counted, begin} = part;
  if (total === undefined && source.totals && canSplit(window)) {
    const first = await countPart(window, source);
    if (first === 'too heavy') return halves(part);
    if (!first.hasMore) return {kind: 'done', result: {window, ...first}, release: () => undefined};
    total = first.total;
    counted = first.total;
    begin = beginOf(first);
  }
  if (total === undefined || fitsPage(total, pageSize) || !canSplit(window)) {
    return readPage({...part, ...(counted === undefined ? {} : {counted})}, source);
  }
  const piece = (of: Window): Part => uncounted({...part, window: of});
  if (window.from === -Infinity) {
    if (begin === undefined || begin >= window.before) return {kind: 'parts', parts: split(window, 2).map(piece)};
    const [early, late] = [
      {...window, before: begin},
      {...window, from: begin},
    ];
    return {kind: 'parts', parts: [piece(early), {...piece(late), total}]};
  }
  const count = partsFor(total, pageSize);
  if (count > pagesAtOnce) {
    const pieces = Math.min(piecesAtMost, Math.ceil(count / pagesPerPiece));
    return {kind: 'parts', parts: split(window, pieces).map(piece)};
  }
  const each = total / count;
  return {kind: 'parts', parts: split(window, count).map((of) => ({...piece(of), total: each}))};
}

/** Where the rows of a list seem to begin: its first row is usually its oldest, and was not modified before it was made. */
export function beginOf({rows}: ListPage): Seconds | undefined {
  const texts = [rows.column('createdOn')[0], rows.column('modifiedOn')[0]];
  const instants = texts.flatMap((text) => (typeof text === 'string' ? (parseInstant(text) ?? []) : []));
  return instants.length === 0 ? undefined : Math.min(...instants.map(floorSeconds));
}

/** The first row of a window and the number of all; `too heavy` when the server cannot even count them. */
async function countPart(window: Window, {list, field}: WindowSource): Promise<ListPage | 'too heavy'> {
  try {
    const sorted = window.from === -Infinity;
    return await list({page: 1, pageSize: 1, within: {field, window}, includeTotal: true, sorted, canShrink: true});
  } catch (error) {
    if (!(error instanceof TooHeavy)) throw error;
    // When it was merely down, windows must not be halved down to nothing.
    await list({page: 1, pageSize: 1});
    return 'too heavy';
  }
}

async function readPage(part: Part, source: WindowSource): Promise<PartStep> {
  const {window, pageSize = source.pageSize, counted = 0} = part;
  const {list, field, name, log, memory} = source;
  const query = {pageSize, within: {field, window}};
  const lease = memory.lease();
  let step: PartStep | undefined;
  try {
    const read = (): Promise<ListPage> => list({...query, page: 1, canShrink: canShrink(pageSize), lease});
    const {page, lacking} = await completePage(await read(), {list, query, counted, readAgain: read});
    if (lacking !== undefined) throw shortfall(name, window, {counted: lacking, shown: page.rows.length});
    if (!page.hasMore) {
      step = {kind: 'done', result: {window, ...page}, release: lease.release};
    } else if (!canSplit(window)) {
      const what = `${name} of the second ${parameterOf(window.from)}`;
      log.info(`More than ${pageSize} ${what}: reading several pages until they agree.`);
      lease.release();
      const read = await readSecond(source, query, what);
      step = {kind: 'done', result: {window, ...read}, release: lease.release};
    } else {
      step = halves(part);
    }
  } catch (error) {
    step = {kind: 'parts', parts: [{window, pageSize: await smallerPage(error, list, query)}]};
    log.info(`${name}: a page of ${pageSize} rows is too much for ServiceTitan; asking for half as many.`);
  } finally {
    if (step?.kind !== 'done') lease.release();
  }
  return step;
}

/** Passes before a second is cut otherwise. */
const passesBeforeCut = 5;

/**
 * The rows of one second that fill more than a page: by passes; where these prove nothing, cut by the other date, each piece a
 * page of its own, as long as the pieces are as many rows as the API counts before and after.
 */
async function readSecond(source: WindowSource, query: PassQuery, what: string): Promise<RowsOf> {
  const {list, otherField, totals, log} = source;
  const {within} = query;
  if (otherField === undefined || within === undefined || !totals) return readUnsplittable(list, query, what);
  try {
    return await readUnsplittable(list, query, what, passesBeforeCut);
  } catch (error) {
    if (!(error instanceof Unstable)) throw error;
  }
  log.info(`The pages of ${what} do not agree; cutting it by ${otherField}.`);
  const {otherField: _cutOnce, ...rest} = source;
  const pieces: ListReader = ({within: piece, ...asked}) =>
    list({...asked, within, ...(piece === undefined ? {} : {also: piece})});
  try {
    const before = await countRows(list, query);
    const rows = new Map<string, JsonObject>();
    const times: number[] = [];
    for await (const read of readWindows([{window: always}], {...rest, list: pieces, field: otherField})) {
      const parsed = read.rows.parsed();
      identities(parsed).forEach(({version}, index) => rows.set(version, parsed[index] as JsonObject));
      times.push(read.requestedAtMs);
    }
    if (rows.size === before && rows.size === (await countRows(list, query))) {
      return {rows: parsedRows([...rows.values()]), requestedAtMs: Math.min(...times)};
    }
  } catch (error) {
    if (!(error instanceof Unstable)) throw error;
  }
  return readUnsplittable(list, query, what);
}

function halves(part: Part): PartStep {
  return {kind: 'parts', parts: split(part.window, 2).map((window) => uncounted({...part, window}))};
}

function uncounted({window, pageSize}: Part): Part {
  return {window, ...(pageSize === undefined ? {} : {pageSize})};
}
