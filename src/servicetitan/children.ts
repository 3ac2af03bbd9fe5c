import type {JsonValue} from '../json';
import type {Stream} from '../streams/definition';
import {refusedWith} from './answers';
import {divide} from './divide';
import {drain} from './feed';
import type {ListReader, RowsOf} from './pages';
import {exportReader, listReader, pageSizeOf} from './pages';
import {onePage, readUnsplittable} from './passes';
import type {Reading} from './reading';
import {textOf} from './record';
import {readWhole} from './whole';

/** How the API says that a parent was deleted meanwhile, or has no such list. */
const absences: ReadonlySet<number | undefined> = new Set([404, 409]);

/**
 * Rows of a list that exists once per row of another stream: all parents are read, then one request is made for each,
 * several at once. A parent that answers 404 or 409 is skipped, and a line says how many were.
 */
export async function* readChildren(reading: Reading, list: ListReader, parent: Stream): AsyncGenerator<RowsOf> {
  const {stream, config, log} = reading;
  const asked = new Set<string>();
  let absent = 0;
  for await (const {rows} of parentsOf(reading, parent)) {
    const ids = rows.column('id').filter((id) => isNew(id, asked)) as JsonValue[];
    const children = divide(ids, {
      width: config.concurrency,
      work: async (id) => ({
        kind: 'done' as const,
        result: await childrenOf(reading, list, id),
        release: () => undefined,
      }),
      insert: (queue, more: readonly JsonValue[]) => void queue.push(...more),
    });
    for await (const child of children) {
      if (child === undefined) absent += 1;
      else yield child;
    }
  }
  if (absent > 0) log.info(`${stream.name}: ${absent} of ${asked.size} ${parent.name} have none.`);
}

function isNew(id: JsonValue | undefined, asked: Set<string>): boolean {
  const text = textOf(id);
  if (text === null || asked.has(text)) return false;
  asked.add(text);
  return true;
}

/** The rows of one parent, seen in one moment; undefined when the API knows none. */
export async function childrenOf(
  {stream, pageSize}: Pick<Reading, 'stream' | 'pageSize'>,
  list: ListReader,
  parentId: JsonValue,
): Promise<RowsOf | undefined> {
  try {
    const first = await onePage(list, {parentId, pageSize});
    if (first !== undefined) return first;
    return await readUnsplittable(list, {parentId, pageSize}, `${stream.name} of ${textOf(parentId) ?? ''}`);
  } catch (error) {
    if (absences.has(refusedWith(error))) return undefined;
    throw error;
  }
}

/** Ids of all rows of the parent stream, each once. */
export async function parentIds(reading: Reading, parent: Stream): Promise<JsonValue[]> {
  const asked = new Set<string>();
  const ids: JsonValue[] = [];
  for await (const {rows} of parentsOf(reading, parent)) {
    for (const id of rows.column('id')) if (id !== undefined && isNew(id, asked)) ids.push(id);
  }
  return ids;
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
