import {streamNamed} from '../../catalogue';
import type {Config} from '../../config/config';
import type {JsonObject} from '../../json';
import type {Seconds} from '../../time/instant';
import {floorSeconds, instantOf, instantOfMs} from '../../time/instant';
import {parsedRecords} from '../codec/rows';
import type {ListReader, RowsOf} from '../pages/pages';
import {onePage, readUnsplittable} from '../pages/stable-pages';
import type {Window} from '../pages/windows';
import type {Batch, Reading} from '../read/read-context';
import {checkpoint, pastSeconds} from '../read/read-context';
import type {Progress} from '../read/state';
import {childrenOf, conflict, parentIds, refuseIfNoneAnswered} from './child-rows';

const daySeconds: Seconds = 86_400;
/** Days before the last read that are read again: clicks, leads and what they brought are restated for some weeks. */
const daysAgain = 30;
/** How far back a stream is read that nobody gave a start: its endpoint wants one, and has no first record. */
const daysAtFirst = 730;

/**
 * A stream whose list only answers for a span of time: one request per day (UTC), the running one included, then the days
 * since and those that may have been restated. Days are read several at once and delivered in order, so that the state is
 * one watermark. A start earlier than before reads everything again.
 */
export async function* readByDays(
  reading: Reading,
  list: ListReader,
  before: Progress,
  end: Seconds | undefined,
): AsyncGenerator<Batch, void> {
  const {stream, start, log} = reading;
  const now = await pastSeconds(reading);
  const first = startOfDay(start === -Infinity ? now - daysAtFirst * daySeconds : start);
  const kept: Partial<Progress> = first < (before.since ?? first) ? {} : before;
  const {since = first, watermark, refreshing} = kept;
  if (watermark === undefined && start === -Infinity) {
    log.info(`${stream.name}: reading from ${instantOf(first).slice(0, 10)}; a start_date reaches further back.`);
  }
  const from = watermark === undefined ? first : Math.max(since, startOfDay(watermark) - daysAgain * daySeconds);
  // Days are read once a parent has answered, or it is known that this is no missing scope.
  let waiting: Progress | undefined;
  for await (const {batch, until, answered} of readDays(reading, list, {
    from,
    before: Math.min(end ?? Infinity, now),
  })) {
    yield batch;
    const progress: Progress = {
      covered: [],
      since,
      watermark: Math.max(watermark ?? -Infinity, until),
      ...(refreshing === undefined || until >= Math.min(end ?? Infinity, now) ? {} : {refreshing}),
    };
    waiting = answered ? undefined : progress;
    if (answered) yield checkpoint(reading, progress);
  }
  if (waiting !== undefined) yield checkpoint(reading, waiting);
}

/** The first day of a stream that is read from its start, whatever its state says. */
export function firstDay({startDate}: Pick<Config, 'startDate'>, nowSeconds: Seconds): Seconds {
  return startOfDay(startDate === undefined ? nowSeconds - daysAtFirst * daySeconds : floorSeconds(startDate));
}

/** What was read of one day. */
interface DayRead {
  readonly batch: Batch;
  /** The end of the day, or of the span in its last day. */
  readonly until: Seconds;
  /** Whether the list was there, for any parent on any day so far. */
  readonly answered: boolean;
}

/**
 * The rows of each day that a span touches, in order.
 * @throws ConfigError in the end, when no parent answered for any day.
 */
export async function* readDays(reading: Reading, list: ListReader, span: Window): AsyncGenerator<DayRead> {
  const {stream, config, shaper} = reading;
  const parent = streamNamed(stream.list?.parent?.stream ?? '');
  const parents = parent === undefined ? undefined : await parentIds(reading, parent);
  const rowsOn = async (from: Seconds): Promise<readonly RowsOf[]> => {
    const within = {field: 'day', window: {from, before: from + daySeconds}} as const;
    const onDay: ListReader = (query) => list({...query, within});
    if (parents === undefined) return [await rowsOf(reading, onDay, instantOf(from))];
    const read: RowsOf[] = [];
    for (const id of parents) {
      let answer = await childrenOf(reading, onDay, id);
      for (let asks = 1; answer === 'conflict' && asks < 3; asks += 1) answer = await childrenOf(reading, onDay, id);
      if (answer === 'conflict') throw conflict(stream, id);
      if (answer !== 'absent') read.push(answer);
    }
    return read;
  };

  const days: Seconds[] = [];
  const first = startOfDay(span.from === -Infinity ? span.before - daysAtFirst * daySeconds : span.from);
  for (let day = first; day < span.before; day += daySeconds) days.push(day);
  let answered = false;
  for (let at = 0; at < days.length; at += config.concurrency) {
    const together = days.slice(at, at + config.concurrency);
    for (const [index, read] of (await Promise.all(together.map(rowsOn))).entries()) {
      const day = together[index] as Seconds;
      answered ||= read.length > 0;
      const rows = read.flatMap((part) => part.rows.parsed()).map((row): JsonObject => ({day: instantOf(day), ...row}));
      // A day of which no parent answered has no time; otherwise the earliest answer is that of the day.
      const requestedAtMs = Math.min(...read.map((part) => part.requestedAtMs));
      const readOn = Number.isFinite(requestedAtMs) ? instantOfMs(requestedAtMs) : null;
      if (rows.length === 0 && readOn !== null) reading.emptied.set(instantOf(day), readOn);
      // Equal rows are told apart within their day, which is read again as a whole.
      const shaped = shaper.group(rows, readOn);
      yield {
        batch: {rows: parsedRecords(shaped), requestedAtMs: readOn === null ? 0 : requestedAtMs},
        until: Math.min(day + daySeconds, span.before),
        answered,
      };
    }
  }
  if (parent !== undefined && parents !== undefined && days.length > 0)
    refuseIfNoneAnswered(stream, parent, {asked: parents.length, answered});
}

async function rowsOf({stream, pageSize}: Reading, list: ListReader, day: string): Promise<RowsOf> {
  const page = await onePage(list, {pageSize});
  return page ?? readUnsplittable(list, {pageSize}, `${stream.name} of ${day.slice(0, 10)}`);
}

function startOfDay(seconds: Seconds): Seconds {
  return Math.floor(seconds / daySeconds) * daySeconds;
}
