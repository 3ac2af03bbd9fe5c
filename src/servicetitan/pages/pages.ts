import type {JsonObject, JsonValue} from '../../json';
import type {ExportEndpoint, ListEndpoint} from '../../streams/definition';
import {earliestSeconds, latestSeconds, parameterOf} from '../../time/instant';
import type {Client} from '../api/client';
import {bodyOf, MalformedAnswer, objectOf, refusedWith} from '../api/responses';
import type {Body} from '../codec/body';
import type {Codec} from '../codec/codec';
import {plainCodec, rowsIn} from '../codec/codec';
import type {Rows} from '../codec/rows';
import {parsedRows} from '../codec/rows';
import type {Watch} from './filter-guard';
import {createFeedGuard, createFilterGuard} from './filter-guard';
import type {ExportPage, ExportReader, ListPage, ListQuery, ListReader} from './queries';
import {boundsOf} from './queries';
import {textOf} from './records';

export type {DateField, ExportPage, ExportReader, ListPage, ListQuery, ListReader, RowsOf} from './queries';
export {pageSizeOf} from './queries';

/** Whether the endpoint counts rows when asked. */
export function hasTotals({total, paged, shape}: ListEndpoint): boolean {
  return total !== false && paged !== false && shape === undefined;
}

/**
 * An order that the API refuses, although it documents it, is not asked for again: nothing rests on it. A filter that it
 * ignores is an error.
 * @param codec takes pages apart; by default everything is parsed.
 * @param watch counts rows outside the window they were asked for.
 */
export function listReader(
  client: Client,
  endpoint: ListEndpoint,
  codec: Codec = plainCodec,
  watch?: Watch,
): ListReader {
  let refusesSort = false;
  const send: ListReader = async (query) => {
    const id = textOf(query.parentId);
    const {value, ...times} = await client.get({
      path: endpoint.path,
      ...(id === null ? {} : {id}),
      query: parametersOf(endpoint, query),
      read: (body) => listOf(body, endpoint, query, codec),
      canShrink: query.canShrink ?? false,
      ...(query.lease === undefined ? {} : {lease: query.lease}),
    });
    return {...value, ...times};
  };
  const guard = createFilterGuard(endpoint, send, watch);
  const ask: ListReader = async (query) => {
    const page = await send(query);
    await guard(query, page);
    return page;
  };
  return async (query) => {
    if (query.sorted !== true || endpoint.sort === undefined) return ask(query);
    if (refusesSort) return ask({...query, sorted: false});
    try {
      return await ask(query);
    } catch (error) {
      if (refusedWith(error) !== 400) throw error;
      const page = await ask({...query, sorted: false});
      refusesSort = true;
      return page;
    }
  };
}

function parametersOf(endpoint: ListEndpoint, query: ListQuery): Record<string, string> {
  const {page, pageSize, includeTotal, within, also, groups, ids, sorted} = query;
  const pages = endpoint.paged === false ? {} : {page: String(page), pageSize: String(pageSize)};
  const parameters: Record<string, string> = {...endpoint.query, ...pages};
  if (includeTotal === true && hasTotals(endpoint)) parameters.includeTotal = 'true';
  if (sorted === true && endpoint.sort !== undefined) parameters[endpoint.sortParam ?? 'sort'] = `+${endpoint.sort}`;
  if (groups !== undefined && endpoint.groupFilter !== undefined) parameters[endpoint.groupFilter] = groups.join(',');
  if (ids !== undefined) parameters.ids = ids.join(',');
  const bounds: readonly ListQuery['within'][] = [within, also];
  for (const {field, window, exactly} of bounds.filter((bound) => bound !== undefined)) {
    const {from, before} = boundsOf(endpoint, field);
    // A bound that no instant lies beyond is none; without either, rows that have no date would come as well.
    const isOpen = window.before > latestSeconds;
    const begins = window.from > earliestSeconds || (isOpen && window.from !== -Infinity);
    if (begins || exactly !== undefined) parameters[from] = exactly ?? parameterOf(window.from);
    if (!isOpen) parameters[before] = parameterOf(window.before);
  }
  return parameters;
}

function listOf(body: Body, endpoint: ListEndpoint, query: ListQuery, codec: Codec): Omit<ListPage, 'requestedAtMs'> {
  const {parent} = endpoint;
  const paged = endpoint.paged !== false;
  const {rows, hasMore, totalCount} = contentOf(body, endpoint, query.pageSize, codec);
  if (paged && rows.length > query.pageSize) {
    throw new MalformedAnswer(`the page has more than ${query.pageSize} rows`);
  }
  if (hasMore && rows.length === 0) throw new MalformedAnswer('the page is empty but says that there is more');
  if (hasMore && !paged) throw new MalformedAnswer('it says that there is more but takes no page');
  const {parentId, includeTotal} = query;
  const total = includeTotal === true ? countOf(totalCount) : undefined;
  return {
    rows:
      parent === undefined || parentId === undefined
        ? rows
        : parsedRows(rows.parsed().map((row) => ({[parent.field]: parentId, ...row}))),
    hasMore,
    ...(total === undefined ? {} : {total}),
  };
}

interface ListContent {
  readonly rows: Rows;
  readonly hasMore: boolean;
  readonly totalCount?: JsonValue;
}

/** Rows of an answer of any shape. Where it does not say whether there is more, a full page means that there may be. */
function contentOf(body: Body, {shape, paged}: ListEndpoint, pageSize: number, codec: Codec): ListContent {
  if (shape === undefined) {
    const {rows, envelope} = codec(body);
    return {
      rows,
      hasMore: hasMoreOf(envelope),
      ...(envelope.totalCount === undefined ? {} : {totalCount: envelope.totalCount}),
    };
  }
  const value = bodyOf(body.text);
  if (shape === 'object') return {rows: parsedRows([objectOf(value, 'the answer')]), hasMore: false};
  const rows = parsedRows(rowsIn(shape === 'array' ? value : objectOf(value, 'the answer').data));
  return {rows, hasMore: paged !== false && rows.length >= pageSize};
}

/** A `from` that the API ignores is an error. @param codec takes pages apart; by default everything is parsed. */
export function exportReader(client: Client, endpoint: ExportEndpoint, codec: Codec = plainCodec): ExportReader {
  const send: ExportReader = async ({from, includeRecentChanges, lease, canShrink = false}) => {
    const {value, ...times} = await client.get({
      path: endpoint.path,
      query: {
        ...endpoint.query,
        ...(from === undefined ? {} : {from}),
        ...(includeRecentChanges === true ? {includeRecentChanges: 'true'} : {}),
      },
      read: (body) => exportOf(body, codec),
      canShrink,
      ...(lease === undefined ? {} : {lease}),
    });
    return {...value, ...times};
  };
  const guard = createFeedGuard(endpoint.path, send);
  return async (query) => {
    const page = await send(query);
    await guard(query, page);
    return page;
  };
}

function exportOf(body: Body, codec: Codec): Omit<ExportPage, 'requestedAtMs'> {
  const {rows, envelope} = codec(body);
  const hasMore = hasMoreOf(envelope);
  const token = envelope.continueFrom;
  const continueFrom = typeof token === 'string' && token !== '' ? token : undefined;
  if (hasMore && continueFrom === undefined) throw new MalformedAnswer('it says that there is more but not where');
  return {rows, hasMore, ...(continueFrom === undefined ? {} : {continueFrom})};
}

function hasMoreOf({hasMore}: JsonObject): boolean {
  if (typeof hasMore !== 'boolean') throw new MalformedAnswer('the answer does not say whether there is more');
  return hasMore;
}

function countOf(value: JsonValue | undefined): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
