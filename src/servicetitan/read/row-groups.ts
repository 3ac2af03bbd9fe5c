import type {JsonObject} from '../../json';
import type {Stream} from '../../streams/definition';
import type {Rows} from '../codec/rows';
import type {ListReader, RowsOf} from '../pages/pages';
import {isNone, textOf} from '../pages/records';
import {onePage, readUnsplittable} from '../pages/stable-pages';
import type {Step} from './divide';
import {divide} from './divide';

/** Groups asked for in one request. */
const groupsAtOnce = 50;
/** Requests for groups in progress at the same time. They take no shared place in memory: their stream may hold them all. */
const batchesAtOnce = 4;

/** What reading groups needs. */
export interface GroupSource {
  readonly stream: Stream;
  readonly list: ListReader;
  readonly pageSize: number;
}

/** Rows of groups that were read whole, in one request. */
export interface GroupsRead extends RowsOf {
  /** The groups that were asked for; one without rows is empty. */
  readonly groups: readonly string[];
}

/** Value of the group field as text; undefined when the row has none. */
export function groupOf(row: JsonObject, stream: Stream): string | undefined {
  return stream.groupBy === undefined ? undefined : (textOf(row[stream.groupBy]) ?? undefined);
}

/** Rows of a page, told apart by how they are delivered. */
export interface Sorted {
  /** Rows with an id: delivered as they are. */
  readonly plain: Rows;
  /** Rows without id and without group: they cannot be read again as part of one. */
  readonly loose: readonly JsonObject[];
  /** Groups to read whole: every row without an id is delivered as part of its group only. */
  readonly groups: readonly string[];
}

/**
 * @param touched which rows make their group be read again: `all` (an id that appears later changes the group too) or
 * those `without id`.
 */
export function sortRows(rows: Rows, stream: Stream, touched: 'all' | 'without id'): Sorted {
  const {groupBy} = stream;
  if (groupBy === undefined) return {plain: rows, loose: [], groups: []};
  const anonymous = rows.where('id', isNone);
  const groups = (touched === 'all' ? rows : anonymous).column(groupBy).map((group) => textOf(group));
  return {
    plain: rows.where('id', (id) => !isNone(id)),
    loose: anonymous.where(groupBy, isNone).parsed(),
    groups: [...new Set(groups.filter((group) => group !== null))],
  };
}

/** Owners of the groups that hold rows without an id, by group: a row that moves leaves one of its owner's. */
export type OwnersByGroup = Map<string, string>;

/** More groups than this are forgotten, the oldest first, so that a state stays small; old payrolls do not move. */
const groupsRemembered = 1_500;

/** Takes note of groups that were read: those that hold rows without an id now, and those that do no longer. */
export function rememberGroups(owners: OwnersByGroup, read: GroupsRead, {groupBy, groupOwner}: Stream): void {
  if (groupBy === undefined || groupOwner === undefined) return;
  read.groups.forEach((group) => owners.delete(group));
  for (const row of read.rows.parsed()) {
    const [group, owner] = [textOf(row[groupBy]), textOf(row[groupOwner])];
    if (isNone(row.id) && group !== null && owner !== null) owners.set(group, owner);
  }
  for (const group of owners.keys()) {
    if (owners.size <= groupsRemembered) break;
    owners.delete(group);
  }
}

/** Groups that changed rows without an id may have left: nothing but the group itself says that they did. */
export function groupsLeft(owners: OwnersByGroup, rows: Rows, {groupOwner}: Stream): readonly string[] {
  if (groupOwner === undefined || owners.size === 0) return [];
  const moved = new Set(
    rows
      .where('id', isNone)
      .column(groupOwner)
      .map((owner) => textOf(owner)),
  );
  return [...owners].filter(([, owner]) => moved.has(owner)).map(([group]) => group);
}

/**
 * Reads groups whole, many in one request, each batch cut until it fits one page, so that a group is seen in one moment.
 */
export function readGroups(groups: readonly string[], source: GroupSource): AsyncGenerator<GroupsRead> {
  const batches: (readonly string[])[] = [];
  for (let at = 0; at < groups.length; at += groupsAtOnce) batches.push(groups.slice(at, at + groupsAtOnce));
  return divide(batches, {
    width: batchesAtOnce,
    work: (batch) => readBatch(batch, source),
    insert: (queue, more) => void queue.unshift(...more),
  });
}

async function readBatch(batch: readonly string[], source: GroupSource): Promise<Step<readonly string[], GroupsRead>> {
  const {stream, list, pageSize} = source;
  const query = {pageSize, groups: batch};
  const done = (read: RowsOf): Step<readonly string[], GroupsRead> => ({
    kind: 'done',
    result: ofGroups(read, batch, stream),
    release: () => undefined,
  });
  const page = await onePage(list, query);
  if (page !== undefined) return done(page);
  if (batch.length > 1) {
    const middle = Math.ceil(batch.length / 2);
    return {kind: 'parts', parts: [batch.slice(0, middle), batch.slice(middle)]};
  }
  return done(await readUnsplittable(list, query, `${stream.name} of ${stream.groupBy} ${batch.join()}`));
}

/** A row that moved to another group while the answer was made is left to that group, which changed by it. */
function ofGroups(read: RowsOf, groups: readonly string[], {groupBy}: Stream): GroupsRead {
  const asked = new Set(groups);
  const rows = groupBy === undefined ? read.rows : read.rows.where(groupBy, (group) => asked.has(textOf(group) ?? ''));
  return {...read, rows, groups};
}

/**
 * What a feed shows of groups that turned out to be empty: their deleted rows. Delivered with the time of the read, they
 * supersede the rows without id that are left of the group; nothing else could say that it is gone.
 */
export function remainsOf(rows: Rows, read: GroupsRead, stream: Stream): JsonObject[] {
  const filled = new Set(read.rows.parsed().map((row) => groupOf(row, stream)));
  const empty = new Set(read.groups.filter((group) => !filled.has(group)));
  return rows
    .where('active', (active) => active === false)
    .parsed()
    .filter((row) => empty.has(groupOf(row, stream) ?? ''));
}
