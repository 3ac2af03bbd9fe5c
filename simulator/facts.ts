import {existsSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

/** One line of `facts/endpoints.json`: a GET endpoint as ServiceTitan documents it. */
export interface EndpointFacts {
  readonly path: string;
  readonly kind: 'list' | 'export' | 'nested' | 'singleton';
  readonly responseShape: string;
  readonly params: readonly string[];
  readonly maxPageSize?: number;
  readonly sort?: {readonly param: string; readonly fields: readonly string[] | 'undocumented'};
  readonly active?: {readonly param: string; readonly default: string; readonly values: readonly string[]};
  readonly activeFields?: readonly string[];
}

function factsFolder(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return join(folder, 'facts');
}

let endpoints: ReadonlyMap<string, EndpointFacts> | undefined;

function allEndpoints(): ReadonlyMap<string, EndpointFacts> {
  if (endpoints === undefined) {
    const list = JSON.parse(readFileSync(join(factsFolder(), 'endpoints.json'), 'utf8')) as EndpointFacts[];
    endpoints = new Map(list.map((endpoint) => [endpoint.path, endpoint]));
  }
  return endpoints;
}

/** Paths of all documented GET endpoints, with `{tenant}` where the tenant's id goes. */
export function endpointPaths(): ReadonlySet<string> {
  return new Set(allEndpoints().keys());
}

/** The facts of one endpoint, by its path as written there (`/jpm/v2/tenant/{tenant}/jobs`). */
export function endpointFacts(path: string): EndpointFacts {
  const found = allEndpoints().get(path);
  if (found === undefined) throw new Error(`facts/endpoints.json has no ${path}`);
  return found;
}

/** The part of JSON Schema in which `facts/schemas/` describes a record. */
export interface RecordSchema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, RecordSchema>>;
  readonly items?: RecordSchema;
  readonly anyOf?: readonly RecordSchema[];
}

/** A record of this stream as documented, from `facts/schemas/`. */
export function recordSchema(stream: string): RecordSchema {
  return JSON.parse(readFileSync(join(factsFolder(), 'schemas', `${stream}.json`), 'utf8')) as RecordSchema;
}

const fields = new Map<string, ReadonlySet<string>>();

/** Names of the top-level fields of a record of this stream, from `facts/schemas/`. */
export function fieldsOf(stream: string): ReadonlySet<string> {
  let known = fields.get(stream);
  if (known === undefined) {
    known = new Set(Object.keys(recordSchema(stream).properties ?? {}));
    fields.set(stream, known);
  }
  return known;
}
