import type {ListEndpoint, StreamLiteral} from '../../src/streams/definition';
import {documentedPath, type EndpointFacts, readRecordSchema} from './facts';

/** What a stream's literal says that the official documents do not: one sentence each, none when it is honest. */
export function liesOf(stream: StreamLiteral, endpoints: ReadonlyMap<string, EndpointFacts>): string[] {
  const lies: string[] = [];
  const say = (text: string): number => lies.push(`${stream.name}: ${text}`);

  if (stream.list !== undefined) {
    const facts = endpoints.get(documentedPath(stream.list.path));
    if (facts === undefined) say(`no documented endpoint ${documentedPath(stream.list.path)}`);
    else lies.push(...listLies(stream.list, facts).map((text) => `${stream.name}: ${text}`));
  }
  if (stream.export !== undefined) {
    const facts = endpoints.get(documentedPath(stream.export.path));
    if (facts?.kind !== 'export') say(`no documented export ${documentedPath(stream.export.path)}`);
    else {
      lies.push(
        ...parameterLies(Object.keys(stream.export.query ?? {}), facts).map((text) => `${stream.name}: ${text}`),
      );
      if (hidesRows(stream.export.query, facts)) {
        say(`the export hides inactive rows unless ${facts.active?.requestToGetAll ?? ''} is sent`);
      }
    }
  }
  if (stream.backfill !== 'export' && hidesDeletion(stream, endpoints)) {
    say('its list shows inactive rows without saying that they are: backfill by export');
  }
  if (stream.backfill === 'windows' && (stream.list?.undated === true) !== mayLackModifiedOn(stream.name)) {
    say('list.undated must say whether the documents let modifiedOn be null');
  }
  lies.push(...modeLies(stream).map((text) => `${stream.name}: ${text}`));
  if (!/One row per [^.]+\.$/.test(stream.description))
    say('the description does not end with its grain ("One row per ….")');
  return lies;
}

function mayLackModifiedOn(stream: string): boolean {
  const {type} = readRecordSchema(stream).properties?.modifiedOn ?? {};
  return Array.isArray(type) && type.includes('null');
}

function modeLies(stream: StreamLiteral): string[] {
  const lies: string[] = [];
  const asksForChanges = stream.list?.filters?.includes('modifiedOn') === true;
  const daily = stream.list?.daily !== undefined;
  for (const [when, mode] of [
    ['backfill', stream.backfill],
    ['follow', stream.follow],
  ] as const) {
    if (mode === 'export' && stream.export === undefined) lies.push(`${when} reads an export that is not named`);
    if (mode !== 'export' && stream.list === undefined) lies.push(`${when} reads a list that is not named`);
    if (mode === 'windows' && !asksForChanges) lies.push(`${when} needs a modifiedOn filter`);
    if (mode === 'parents' && stream.list?.parent === undefined) lies.push(`${when} by parents needs list.parent`);
    if ((mode === 'days') !== daily) lies.push(`${when} by days and the daily range of its list need each other`);
  }
  if (stream.cursor !== undefined && stream.export === undefined && !asksForChanges && !daily) {
    lies.push(`it cannot be asked for what changed, so ${stream.cursor} is not a cursor`);
  }
  if (stream.groupBy !== undefined && stream.list?.groupFilter === undefined && stream.list?.parent === undefined) {
    lies.push('groupBy needs list.groupFilter or list.parent');
  }
  if (stream.list?.parent !== undefined && (stream.group !== 'opt_in' || (stream.backfill !== 'parents' && !daily))) {
    lies.push('a list per parent costs a request per row: it is opt_in and read by parents');
  }
  return lies;
}

function listLies(list: ListEndpoint, facts: EndpointFacts): string[] {
  const lies: string[] = [];
  const since = list.since === undefined ? [] : [`${list.since}OrAfter`];
  const filters = (list.filters ?? []).flatMap((field) => [`${field}OrAfter`, field.replace(/On$/, 'Before')]);
  const counts = list.total !== false && list.paged !== false && list.shape === undefined;
  const total = counts ? ['includeTotal'] : [];
  const group = list.groupFilter === undefined ? [] : [list.groupFilter];
  const pages = list.paged === false ? [] : ['page', 'pageSize'];
  const range = list.daily === undefined ? [] : [list.daily.from, list.daily.before];
  const ids = list.ids === true ? ['ids'] : [];
  const sent = [...filters, ...since, ...range, ...total, ...group, ...ids, ...Object.keys(list.query ?? {}), ...pages];
  lies.push(...parameterLies(sent, facts));
  for (const name of (facts.requiredQuery ?? []).filter((required) => !sent.includes(required))) {
    lies.push(`parameter ${name} is required`);
  }
  if (list.paged === false && facts.params.includes('page')) lies.push('the endpoint has pages');
  const shape = shapeOf(facts.responseShape);
  if (shape !== undefined && shape !== (list.shape ?? 'page')) lies.push(`an answer is ${facts.responseShape}`);
  if (/\{\w+\}/.test(list.path) !== (list.parent !== undefined)) lies.push('a path with an id needs a parent');
  if (list.sort !== undefined) {
    const documented = facts.sort?.fields;
    if (!Array.isArray(documented) || !documented.includes(list.sort)) lies.push(`sort ${list.sort} is not documented`);
    if (facts.sort?.param !== (list.sortParam ?? 'sort'))
      lies.push(`the sort parameter is ${facts.sort?.param ?? 'absent'}`);
  }
  if (hidesRows(list.query, facts)) {
    lies.push(`the list hides inactive rows unless ${facts.active?.requestToGetAll ?? ''} is sent`);
  }
  if (facts.maxPageSize !== undefined && (list.maxPageSize ?? 5_000) > facts.maxPageSize) {
    lies.push(`pages are limited to ${facts.maxPageSize} rows`);
  }
  return lies;
}

/** How the documents' shape is called in a literal; undefined where they do not say. */
function shapeOf(documented: string): 'page' | 'data' | 'array' | 'object' | undefined {
  if (documented === '[]') return 'array';
  if (documented.startsWith('object')) return 'object';
  if (!documented.includes('data[]')) return undefined;
  return documented.includes('hasMore') ? 'page' : 'data';
}

function parameterLies(parameters: readonly string[], facts: EndpointFacts): string[] {
  return parameters
    .filter((name) => !facts.params.includes(name))
    .map((name) => `parameter ${name} is not documented for ${facts.path}`);
}

function hidesRows(query: Readonly<Record<string, string>> | undefined, facts: EndpointFacts): boolean {
  const [name, value] = facts.active?.requestToGetAll?.split('=') ?? [];
  return name !== undefined && query?.[name] !== value;
}

/** Whether the list, asked for everything, leaves out the `active` that the export carries: a deleted row would look alive. */
function hidesDeletion(stream: StreamLiteral, endpoints: ReadonlyMap<string, EndpointFacts>): boolean {
  const list = stream.list === undefined ? undefined : endpoints.get(documentedPath(stream.list.path));
  const feed = stream.export === undefined ? undefined : endpoints.get(documentedPath(stream.export.path));
  const says = (facts: EndpointFacts | undefined): boolean => facts?.activeFields?.includes('active') === true;
  return (
    list?.active?.requestToGetAll !== undefined && list.active.requestToGetAll !== null && says(feed) && !says(list)
  );
}
