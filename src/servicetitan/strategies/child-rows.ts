import {ConfigError, SourceError} from '../../errors';
import type {JsonValue} from '../../json';
import type {Stream} from '../../streams/definition';
import type {Seconds} from '../../time/instant';
import {moduleOf, refusedWith} from '../api/responses';
import type {ListReader, RowsOf} from '../pages/pages';
import {exportReader, listReader, pageSizeOf} from '../pages/pages';
import {textOf} from '../pages/records';
import {onePage, readUnsplittable} from '../pages/stable-pages';
import {divide} from '../read/divide';
import {drain} from '../read/export-feed';
import type {Reading} from '../read/read-context';
import {windowSource} from '../read/read-context';
import {readWindows} from '../read/window-reader';
import {readWhole} from './full-list';

/** Requests for one parent before it is unknown whether it has rows. */
const asksAtMost = 3;
/** So many parents of which none has a list are no accident. */
const parentsThatProve = 3;
/** Ids that a message names. */
const idsNamed = 10;

/**
 * What one parent answered: its rows, seen in one moment; `absent` (404): it was deleted meanwhile, or has no such list;
 * `conflict` (409): ask again.
 */
export type Answer = RowsOf | 'absent' | 'conflict';

/** Asks one parent. */
export async function childrenOf(
  {stream, pageSize}: Pick<Reading, 'stream' | 'pageSize'>,
  list: ListReader,
  parentId: JsonValue,
): Promise<Answer> {
  try {
    const first = await onePage(list, {parentId, pageSize});
    if (first !== undefined) return first;
    return await readUnsplittable(list, {parentId, pageSize}, `${stream.name} of ${textOf(parentId) ?? ''}`);
  } catch (error) {
    const status = refusedWith(error);
    if (status === 404) return 'absent';
    if (status === 409) return 'conflict';
    throw error;
  }
}

/** A parent with its last answer; `unknown` where it was a conflict every time. */
export interface Asked {
  readonly id: JsonValue;
  readonly answer: RowsOf | 'absent' | 'unknown';
}

/** Asks parents, several at once. Those that answer with a conflict are asked again when the others are done. */
export async function* askParents(
  reading: Reading,
  list: ListReader,
  ids: readonly JsonValue[],
): AsyncGenerator<Asked, void> {
  let waiting = ids;
  for (let asks = 1; waiting.length > 0; asks += 1) {
    const conflicts: JsonValue[] = [];
    const answers = divide(waiting, {
      width: reading.config.concurrency,
      work: async (id) => ({
        kind: 'done' as const,
        result: {id, answer: await childrenOf(reading, list, id)},
        release: () => undefined,
      }),
      insert: (queue, more: readonly JsonValue[]) => void queue.push(...more),
    });
    for await (const {id, answer} of answers) {
      if (answer !== 'conflict') yield {id, answer};
      else if (asks < asksAtMost) conflicts.push(id);
      else yield {id, answer: 'unknown'};
    }
    waiting = conflicts;
  }
}

/**
 * All rows of a list that exists once per row of another stream, for who must know all of them.
 * @throws SourceError when a parent does not say which it has, ConfigError when none has any.
 */
export async function* readChildren(reading: Reading, list: ListReader, parent: Stream): AsyncGenerator<RowsOf> {
  const {stream} = reading;
  const ids = await parentIds(reading, parent);
  const absent: JsonValue[] = [];
  for await (const {id, answer} of askParents(reading, list, ids)) {
    if (answer === 'unknown') throw conflict(stream, id);
    if (answer === 'absent') absent.push(id);
    else yield answer;
  }
  refuseIfNoneAnswered(stream, parent, {asked: ids.length, answered: ids.length > absent.length});
}

/** Ids of all rows of the parent stream, each once. */
export async function parentIds(reading: Reading, parent: Stream): Promise<JsonValue[]> {
  return idsIn(parentsOf(reading, parent));
}

/** Ids of the parents that changed in a span of time, each once. */
export async function changedParents(
  reading: Reading,
  parent: Stream,
  {from, before}: {readonly from: Seconds; readonly before: Seconds},
): Promise<JsonValue[]> {
  const {client, config} = reading;
  if (parent.list?.filters?.includes('modifiedOn') === true) {
    const list = listReader(client, parent.list);
    const own = {...reading, stream: parent, pageSize: pageSizeOf(parent.list, config.pageSize)};
    return idsIn(readWindows([{window: {from, before}}], windowSource(own, list, 'modifiedOn')));
  }
  const feed = parent.export === undefined ? {} : {feed: exportReader(client, parent.export)};
  return idsIn(drain({...reading, stream: parent, ...feed}, {from, fallback: from}));
}

async function idsIn(reads: AsyncIterable<RowsOf>): Promise<JsonValue[]> {
  const ids = new Map<string, JsonValue>();
  for await (const {rows} of reads) {
    for (const id of rows.column('id')) {
      const text = textOf(id);
      if (text !== null && id !== undefined) ids.set(text, id);
    }
  }
  return [...ids.values()];
}

/** All rows of the parent stream, inactive ones too: from its list, or from its feed where it has nothing else. */
function parentsOf(reading: Reading, parent: Stream): AsyncIterable<RowsOf> {
  const {client, config} = reading;
  if (parent.list !== undefined) {
    return readWhole(listReader(client, parent.list), pageSizeOf(parent.list, config.pageSize), parent.list.path);
  }
  const feed = parent.export === undefined ? {} : {feed: exportReader(client, parent.export)};
  return drain({...reading, stream: parent, ...feed}, {from: -Infinity, fallback: -Infinity});
}

/**
 * A list that no parent has is a missing scope or module, and no empty world. An endpoint of one object is not a list: it answers 404
 * for a parent that has none, and a company may have none at all (no job was ever booked online). The sums of days are there
 * for every parent, be they 0.
 * @throws ConfigError when all parents were asked and none answered.
 */
export function refuseIfNoneAnswered(
  stream: Stream,
  parent: Stream,
  {asked, answered}: {readonly asked: number; readonly answered: boolean},
): void {
  const {shape, daily} = stream.list ?? {};
  if (answered || asked < parentsThatProve || (shape === 'object' && daily === undefined)) return;
  const path = stream.list?.path ?? stream.name;
  throw new ConfigError(
    `The app may not read ${path}: every one of ${asked} ${parent.name} answers 404 or 409, as if none had ${stream.name}.`,
    `Add the read scope of the ${moduleOf(path)} module to the app in ServiceTitan's developer portal and reconnect it, or leave the stream out.`,
  );
}

/** The error for a parent that must answer and does not. */
export function conflict(stream: Stream, id: JsonValue): SourceError {
  return new SourceError(
    `${stream.name} of ${textOf(id) ?? ''}: ServiceTitan answers 409, ${asksAtMost} times in a row.`,
    'Run it again later; nothing was removed.',
  );
}

/** The error for a full refresh that would lose what parents have which do not say it. */
export function unknownInFull({name}: Stream, parent: Stream, ids: readonly string[]): SourceError {
  return new SourceError(
    `${name}: ${parent.name} ${someOf(ids)} answer 409, ${asksAtMost} times in a row: what they have is unknown, and a full refresh would lose it.`,
    'Run it again later; only these are asked again then. An incremental read leaves what is stored of them as it is.',
  );
}

/** Some ids for a message. */
export function someOf(ids: readonly string[]): string {
  return ids.slice(0, idsNamed).join(', ') + (ids.length > idsNamed ? ` and ${ids.length - idsNamed} more` : '');
}
