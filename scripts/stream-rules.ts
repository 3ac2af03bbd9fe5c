import type {ListEndpoint, StreamLiteral} from '../src/streams/definition';
import {documentedPath, type EndpointFacts} from './facts';

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
  for (const [when, mode] of [
    ['backfill', stream.backfill],
    ['follow', stream.follow],
  ] as const) {
    if (mode === 'export' && stream.export === undefined) say(`${when} reads an export that is not named`);
    if (mode !== 'export' && stream.list === undefined) say(`${when} reads a list that is not named`);
    if (mode === 'windows' && !stream.list?.filters?.includes('modifiedOn')) say(`${when} needs a modifiedOn filter`);
  }
  if (!/One row per [^.]+\.$/.test(stream.description))
    say('the description does not end with its grain ("One row per ….")');
  if (stream.groupBy !== undefined && stream.list?.groupFilter === undefined) say('groupBy needs list.groupFilter');
  return lies;
}

function listLies(list: ListEndpoint, facts: EndpointFacts): string[] {
  const lies: string[] = [];
  const filters = (list.filters ?? []).flatMap((field) => [`${field}OrAfter`, field.replace(/On$/, 'Before')]);
  const total = list.total === false ? [] : ['includeTotal'];
  const group = list.groupFilter === undefined ? [] : [list.groupFilter];
  lies.push(
    ...parameterLies([...filters, ...total, ...group, ...Object.keys(list.query ?? {}), 'page', 'pageSize'], facts),
  );
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
