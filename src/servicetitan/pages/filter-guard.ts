import {SourceError} from '../../errors';
import type {JsonObject, JsonValue} from '../../json';
import {RawNumber, stringifyJson} from '../../json';
import type {ListEndpoint} from '../../streams/definition';
import type {Seconds} from '../../time/instant';
import {instantOf, parameterOf} from '../../time/instant';
import {TooHeavy} from '../api/client';
import {refusedWith} from '../api/responses';
import type {Rows} from '../codec/rows';
import type {ExportPage, ExportQuery, ExportReader, ListPage, ListQuery, ListReader} from './queries';
import {boundsOf, pageSizeOf} from './queries';
import {textOf} from './records';
import type {Window} from './windows';

/** Bounds that exclude every row. Nobody's rows reach them, and common databases can hold them. */
export const noWindow = {
  after: {from: Date.UTC(2100, 0, 1) / 1_000, before: Infinity},
  before: {from: -Infinity, before: Date.UTC(1990, 0, 1) / 1_000},
} as const satisfies Record<string, Window>;
/** The largest integer that every JSON parser reads exactly: no row has this id. */
const noId = '9007199254740991';
const daySeconds = 86_400;
/** Rows that a probe asks for. */
const probeSize = 50;

/** A filter of a request, and how the rows of answers show whether the API honors it. */
interface Filter {
  /** As the request spells it. */
  readonly parameter: string;
  /** Whether the answer holds rows that the filter excludes. Some may come rightly: a row that is edited meanwhile. */
  readonly isDoubtful: boolean;
  /** The same filter, asked for what no row meets. */
  readonly probe: Pick<ListQuery, 'within' | 'also' | 'groups' | 'ids' | 'parentId'>;
  /** Whether the answer to the probe proves that the filter is ignored. */
  readonly isRefutedBy: (page: ListPage) => boolean;
}

/** Looks at answers of one list. @throws SourceError when the API ignores a filter of the query. */
export type FilterGuard = (query: ListQuery, page: ListPage) => Promise<void>;

/**
 * A filter that the API ignores (a renamed parameter, there or here) makes reading endless or wrong: every window shows every
 * row. One row outside proves nothing, since it may have been edited while the answer was made. So the first such row of a
 * filter makes one more request, for what no row meets: if rows come anyway, the filter is ignored.
 * @param ask sends a request, unguarded.
 */
export function createFilterGuard(endpoint: ListEndpoint, ask: ListReader, watch?: Watch): FilterGuard {
  const verdicts = new Map<string, Promise<boolean>>();
  const repeats = createRepeats(endpoint.parent?.field);

  const isIgnored = ({parameter, probe, isRefutedBy}: Filter): Promise<boolean> => {
    const known = verdicts.get(parameter);
    if (known !== undefined) return known;
    const pageSize = pageSizeOf(endpoint, probeSize);
    const verdict = ask({page: 1, pageSize, canShrink: true, ...probe}).then(isRefutedBy, falseIfRefused);
    verdicts.set(parameter, verdict);
    return verdict;
  };

  return async (query, page) => {
    for (const filter of filtersOf(endpoint, query, page, {repeats, ...(watch === undefined ? {} : {watch})})) {
      if (filter.isDoubtful && (await isIgnored(filter))) throw parameterIgnored(endpoint.path, filter.parameter);
    }
  };
}

/**
 * The same for a feed, whose only filter is `from`: rows that changed before it make one request for what no row meets.
 * @param ask sends a request, unguarded.
 */
export function createFeedGuard(
  path: string,
  ask: ExportReader,
): (query: ExportQuery, page: ExportPage) => Promise<void> {
  let verdict: Promise<boolean> | undefined;
  const {after} = noWindow;
  const earlyIn = ({rows}: ExportPage, from: Seconds): readonly [early: number, dated: number] => {
    const {early, undated} = outsideOf(changesOf(rows), {from, before: Infinity});
    return [early, rows.length - undated];
  };
  return async ({from, since}, page) => {
    if (from === undefined || since === undefined || earlyIn(page, since)[0] === 0) return;
    verdict ??= ask({from: parameterOf(after.from), canShrink: true}).then((probed) => {
      const [early, dated] = earlyIn(probed, after.from);
      return early > dated / 2;
    }, falseIfRefused);
    if (await verdict) throw parameterIgnored(path, 'from');
  };
}

/** When the rows of a feed changed, as far as they tell. */
export function changesOf(rows: Rows): readonly (JsonValue | undefined)[] {
  const modified = rows.column('modifiedOn');
  return modified.some((value) => value !== undefined) ? modified : rows.column('createdOn');
}

/** The error for a parameter without which reading would never end, or be wrong. */
export function parameterIgnored(path: string, parameter: string): SourceError {
  return new SourceError(
    `ServiceTitan ignores the parameter ${parameter} of ${path}: it answers with rows that the parameter excludes.`,
    'The API may have changed: please report this line. Leave the stream out until then.',
  );
}

/** A refusal shows that the parameter was looked at. Anything else says nothing of it. */
export function falseIfRefused(error: unknown): false {
  if (refusedWith(error) !== undefined || error instanceof TooHeavy) return false;
  throw error as Error;
}

interface Memory {
  readonly watch?: Watch;
  readonly repeats: Repeats;
}

function filtersOf(endpoint: ListEndpoint, query: ListQuery, page: ListPage, {watch, repeats}: Memory): Filter[] {
  const {within, also, groups, ids, parentId} = query;
  const filters: Filter[] = [];
  if (within !== undefined && within.field !== 'day') {
    const ofParent = parentId === undefined ? {} : {parentId};
    for (const {probe, ...filter} of boundFilters(endpoint, within, page.rows, watch))
      filters.push({...filter, probe: {...probe, ...ofParent}});
  }
  if (within !== undefined && also !== undefined) {
    const inside = ({probe, ...filter}: Filter): Filter => ({...filter, probe: {within, also: probe.within as Bounds}});
    filters.push(...boundFilters(endpoint, also, page.rows).map(inside));
  }
  const {groupFilter} = endpoint;
  if (groups !== undefined && groupFilter !== undefined)
    filters.push({...valuesFilter(groupFilter, groups, page.rows), probe: {groups: [noId]}});
  if (ids !== undefined) filters.push({...valuesFilter('ids', ids, page.rows), probe: {ids: [noId]}});
  if (within?.field === 'day') {
    const isDoubtful = repeats.isRepeated(textOf(parentId) ?? '', String(within.window.from), page.rows);
    filters.push(...dayFilters(endpoint, query).map((filter) => ({...filter, isDoubtful})));
  } else if (parentId !== undefined) {
    filters.push({
      parameter: /\{\w+\}/.exec(endpoint.path)?.[0] ?? 'id',
      isDoubtful: repeats.isRepeated('', textOf(parentId) ?? '', page.rows),
      probe: {parentId: noId},
      isRefutedBy: ({rows}) => rows.length > 0,
    });
  }
  return filters;
}

/** A parameter that takes values of the field whose plural it is. */
function valuesFilter(parameter: string, asked: readonly string[], rows: Rows): Omit<Filter, 'probe'> {
  const field = parameter.replace(/s$/, '');
  const values = new Set(asked);
  return {
    parameter,
    isDoubtful: rows.column(field).some((value) => !values.has(textOf(value) ?? '')),
    isRefutedBy: (page) => mostly(page.rows.column(field), (value) => textOf(value) !== noId),
  };
}

type Bounds = NonNullable<ListQuery['within']>;

/** The two bounds of a window, as far as the request carries them. */
function boundFilters(endpoint: ListEndpoint, {field, window}: Bounds, rows: Rows, watch?: Watch): Filter[] {
  const outside = outsideOf(rows.column(field), window);
  const isBounded = window.from !== -Infinity || window.before !== Infinity;
  if (isBounded) watch?.note(outside, window);
  const {from, before} = boundsOf(endpoint, field);
  // Where undated rows are shown whatever is asked for, windows end only if one page holds all of them.
  const isRefutedBy =
    (side: 'early' | 'late', probed: Window) =>
    (page: ListPage): boolean => {
      // Rows that carry no such date, of a list that is asked for what is new, cannot be those that merely lack it.
      if (endpoint.since === field && page.rows.column(field).every((value) => value === undefined))
        return page.rows.length > 0;
      const {[side]: wrong, undated} = outsideOf(page.rows.column(field), probed);
      const dated = page.rows.length - undated;
      return dated === 0 ? undated > 0 && page.hasMore : wrong > dated / 2;
    };
  return [
    {
      parameter: from,
      isDoubtful: window.from !== -Infinity && outside.early + outside.undated > 0,
      probe: {within: {field, window: noWindow.after}},
      isRefutedBy: isRefutedBy('early', noWindow.after),
    },
    {
      parameter: before,
      isDoubtful: window.before !== Infinity && outside.late + outside.undated > 0,
      probe: {within: {field, window: noWindow.before}},
      isRefutedBy: isRefutedBy('late', noWindow.before),
    },
  ];
}

/** A day needs both of its bounds: one far ahead shows whether the lower one counts, one long ago whether the upper one does. */
function dayFilters(endpoint: ListEndpoint, {parentId}: ListQuery): Omit<Filter, 'isDoubtful'>[] {
  const {from, before} = boundsOf(endpoint, 'day');
  const day = (begin: number): Window => ({from: begin, before: begin + daySeconds});
  const probe = (window: Window): Filter['probe'] => ({
    within: {field: 'day', window},
    ...(parentId === undefined ? {} : {parentId}),
  });
  const isRefutedBy = ({rows}: ListPage): boolean =>
    rows.parsed().some((row) => endpoint.shape !== 'object' || counts(row));
  return [
    {parameter: from, probe: probe(day(noWindow.after.from)), isRefutedBy},
    {parameter: before, probe: probe(day(noWindow.before.before)), isRefutedBy},
  ];
}

/** Whether an object with sums has any that is not zero. */
function counts(value: JsonValue | undefined): boolean {
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof RawNumber)) {
    return Object.entries(value).some(([name, inner]) => !/id$/i.test(name) && counts(inner));
  }
  return (typeof value === 'number' || value instanceof RawNumber) && Number(value) > 0;
}

function mostly<T>(values: readonly T[], test: (value: T) => boolean): boolean {
  return values.filter(test).length > values.length / 2;
}

/** How many rows lie before and behind a window, and how many have no date. */
export interface Outside {
  readonly early: number;
  readonly late: number;
  readonly undated: number;
  /** The value of one of them. */
  readonly example?: string;
}

/** @param values the dates of the rows that a window showed. */
export function outsideOf(values: readonly (JsonValue | undefined)[], {from, before}: Window): Outside {
  const first = from === -Infinity ? '' : instantOf(from).slice(0, 19);
  const end = before === Infinity ? ':' : instantOf(before).slice(0, 19);
  let [early, late, undated] = [0, 0, 0];
  let example: string | undefined;
  for (const value of values) {
    if (typeof value !== 'string') undated += 1;
    else if (!value.endsWith('Z')) continue;
    else if (value < first) early += 1;
    else if (value.slice(0, 19) >= end) late += 1;
    else continue;
    example = typeof value === 'string' ? value : 'none';
  }
  return {early, late, undated, ...(example === undefined ? {} : {example})};
}

/** Counts the rows of a stream that came although they lie outside the window that was asked for. */
export interface Watch {
  readonly note: (outside: Outside, window: Window) => void;
  readonly rows: () => number;
  /** One line on them; undefined when there were none. */
  readonly summary: () => string | undefined;
}

export function createWatch(): Watch {
  let rows = 0;
  let seen = '';
  return {
    rows: () => rows,
    note: ({early, late, undated, example}, {from, before}) => {
      rows += early + late + undated;
      const bound = (seconds: number): string => (Number.isFinite(seconds) ? instantOf(seconds).slice(0, 19) : '');
      if (example !== undefined) seen = `${example} in ${bound(from)}..${bound(before)}`;
    },
    summary: () =>
      rows === 0
        ? undefined
        : `${rows} rows came outside the window that was asked for (${seen}): the API treats its bounds otherwise than documented`,
  };
}

/** Remembers the last answer per subject, to notice rows that also come as the answer to another question. */
interface Repeats {
  isRepeated(subject: string, question: string, rows: Rows): boolean;
}

/** @param parentField what tells equal rows of two parents apart: the reader added it. */
function createRepeats(parentField: string | undefined): Repeats {
  const last = new Map<string, {readonly question: string; readonly rows: ReadonlySet<string>}>();
  return {
    isRepeated: (subject, question, found) => {
      if (found.length === 0) return false;
      const rows = new Set(found.parsed().map((row) => textOfRow(row, parentField)));
      const before = last.get(subject);
      last.set(subject, {question, rows});
      return before !== undefined && before.question !== question && [...rows].some((row) => before.rows.has(row));
    },
  };
}

/**
 * What tells a page from the next one, cheaply: two of the same in a row mean that the API does not go on. Undefined for one
 * without rows.
 */
export function markOf(rows: Rows): string | undefined {
  const [first, last] = [rows.at(0), rows.at(-1)];
  return first === undefined || last === undefined
    ? undefined
    : `${rows.length} ${stringifyJson(first)} ${stringifyJson(last)}`;
}

function textOfRow(row: JsonObject, without: string | undefined): string {
  return stringifyJson(without === undefined ? row : {...row, [without]: undefined});
}
