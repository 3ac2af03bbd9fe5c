import type {ApiRecord} from '../business/book';
import {hash} from '../business/random';
import {instantText} from '../instants';
import type {Row, Tenant} from '../tenant';
import type {Answer} from './answer';
import {Refusal} from './answer';
import type {Test} from './filters';
import {activeTest, dayTest, filterTest} from './filters';
import type {Manners} from './manners';
import type {Route} from './routes';
import type {Serialiser} from './serialise';
import {serialiser} from './serialise';

const controls = new Set([
  'page',
  'pageSize',
  'includeTotal',
  'includeChildren',
  'sort',
  'orderBy',
  'orderByDirection',
  'descending',
]);

/**
 * @param drift what is added to the total, for tenants that count badly.
 * @param parentId the id in the path, for lists per parent.
 */
export type ListEndpoint = (query: URLSearchParams, drift: number, parentId?: string) => Answer;

/** A paged list over the tenant's records, with the documented defaults. */
export function listEndpoint(tenant: Tenant, route: Route, manners: Manners): ListEndpoint {
  const shapeFor = shapes(route);
  let asked = 0;
  const {parentField} = route;
  return (query, drift, parentId) => {
    const paged = route.facts.params.includes('pageSize');
    const page = wholeNumber(query, 'page', 1, Infinity);
    const pageSize = paged ? wholeNumber(query, 'pageSize', 50, route.facts.maxPageSize ?? 5000) : Infinity;
    const tests = testsOf(route, query, manners);
    if (parentField !== undefined && !manners.ignoredParameters.includes('id')) {
      tests.push((record) => String(record[parentField]) === parentId);
    }
    const indexed = indexOf(tenant, manners);
    const found = tenant
      .rows(route.stream)
      .filter((row) => tests.every((test) => test(indexed(row))))
      .map(({record}) => record);
    asked += 1;
    const rows = sorted(found, route, query, manners, asked);
    const from = paged ? (page - 1) * pageSize : 0;
    const text = shapeFor(query);
    const data = `[${rows
      .slice(from, from + pageSize)
      .map(text)
      .join(',')}]`;
    if (route.kind === 'array') return {status: 200, body: data};
    if (route.kind === 'data') return {status: 200, body: `{"data":${data}}`};
    if (route.kind === 'object') {
      const [only] = rows;
      if (only === undefined && parentField !== undefined) throw new Refusal(404, `There is no ${route.stream} here`);
      return {status: 200, body: text(only ?? {})};
    }
    const counted = route.facts.params.includes('includeTotal') && query.get('includeTotal')?.toLowerCase() === 'true';
    const totalCount = counted ? String(Math.max(0, rows.length + drift)) : 'null';
    const hasMore = from + pageSize < rows.length;
    const head = `"page":${page},"pageSize":${paged ? pageSize : rows.length},"hasMore":${hasMore},"totalCount":${totalCount}`;
    return {status: 200, body: `{${head},"data":${data}}`};
  };
}

/** Rows as filters see them: those edited a moment ago as they were before. */
function indexOf({clock}: Tenant, {filterLagMinutes}: Manners): (row: Row) => ApiRecord {
  const since = clock.now() - filterLagMinutes * 60_000;
  return ({record, former}) => (former !== undefined && former.untilMs > since ? former.record : record);
}

/** A list leaves out what only the export shows; jobs show external data only to the application that owns it. */
function shapes(route: Route): (query: URLSearchParams) => Serialiser {
  const without = (names: readonly string[]): Serialiser =>
    serialiser((record) => ({...record, ...Object.fromEntries(names.map((name) => [name, undefined]))}));
  const whole = without(route.missing);
  if (route.stream !== 'jobs') return () => whole;
  const closed = without([...route.missing, 'externalData']);
  return (query) => (query.has('externalDataApplicationGuid') ? whole : closed);
}

function wholeNumber(query: URLSearchParams, name: string, fallback: number, max: number): number {
  const value = query.get(name);
  if (value === null) return fallback;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > max) {
    throw new Refusal(
      400,
      `${name} must be a whole number from 1${max === Infinity ? '' : ` to ${max}`}, not ${value}`,
    );
  }
  return number;
}

function testsOf(route: Route, query: URLSearchParams, manners: Manners): Test[] {
  const activeParam = route.facts.active?.param ?? '';
  const showsAll = manners.inactiveInLists && route.facts.active === undefined;
  const active = showsAll ? undefined : activeTest(route, query.get(activeParam));
  const tests: (Test | undefined)[] = [active, dayTest(route, query, manners), childrenTest(route, query)];
  for (const [name, value] of query) {
    if (controls.has(name) || name === activeParam || name.startsWith('externalData')) continue;
    if (name === 'excludeAccountingChangesFromModifiedDateRange' || name === 'performanceSegmentationType') continue;
    if (name === route.daily?.from || name === route.daily?.before) continue;
    if (route.facts.params.includes(name)) tests.push(filterTest(route, name, value, manners));
  }
  return tests.filter((test) => test !== undefined);
}

/** Only the uppermost rows of a hierarchy, unless those below them are asked for too. */
function childrenTest({facts}: Route, query: URLSearchParams): Test | undefined {
  const hides = facts.params.includes('includeChildren') && query.get('includeChildren') !== 'true';
  return hides ? ({parentId}) => parentId === null || parentId === undefined : undefined;
}

/** By insertion unless a documented sort is asked for; rows that are equal keep the order of insertion. */
function sorted(
  records: readonly ApiRecord[],
  route: Route,
  query: URLSearchParams,
  manners: Manners,
  asked: number,
): readonly ApiRecord[] {
  const {sort, params} = route.facts;
  const signed = params.includes('sort') ? query.get('sort') : null;
  const named = params.includes('orderBy') ? query.get('orderBy') : null;
  if (signed === null && named === null) {
    if (manners.unsortedLists === false) return records;
    return shuffled(records, `${query.toString()} ${manners.unsortedLists === true ? '' : asked}`);
  }
  if (manners.refuseSort) throw new Refusal(400, 'this list cannot be sorted');
  const match = /^([+-])(\w+)$/.exec(signed ?? `${query.get('orderByDirection') === 'desc' ? '-' : '+'}${named ?? ''}`);
  const allowed =
    sort === undefined || sort.fields === 'undocumented' ? ['Id', 'ModifiedOn', 'CreatedOn'] : sort.fields;
  const field = allowed.find((name) => name.toLowerCase() === match?.[2]?.toLowerCase());
  if (match === null || field === undefined) {
    throw new Refusal(400, `cannot sort by "${signed ?? named ?? ''}": one of + or - and ${allowed.join(', ')}`);
  }
  const key = `${field.charAt(0).toLowerCase()}${field.slice(1)}`;
  const sign = match[1] === '-' ? -1 : 1;
  return records.toSorted((a, b) => sign * compare(a[key], b[key]));
}

function shuffled(records: readonly ApiRecord[], by: string): readonly ApiRecord[] {
  const places = new Map(records.map((record, index) => [record, hash(`${by} ${index}`)]));
  return records.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
}

function compare(a: unknown, b: unknown): number {
  const [left, right] = [a, b].map((value) => (typeof value === 'string' ? (instantText(value) ?? value) : value));
  if (left === right) return 0;
  if (left === null || left === undefined) return -1;
  if (right === null || right === undefined) return 1;
  return left < right ? -1 : 1;
}
