import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import type {JsonSchema} from '../../src/catalogue';
import {packageRoot} from '../../src/package-root';

/** One GET endpoint as the official documents describe it (a line of `facts/endpoints.json`). */
export interface EndpointFacts {
  readonly path: string;
  readonly kind: 'list' | 'export' | 'nested' | 'singleton';
  /** What an answer looks like: `{page,pageSize,hasMore,totalCount,data[]}`, `[]`, `{data[]}`, `object (singleton)` … */
  readonly responseShape: string;
  readonly params: readonly string[];
  /** Parameters without which the endpoint refuses. */
  readonly requiredQuery?: readonly string[];
  readonly maxPageSize?: number;
  readonly sort?: {readonly param: string; readonly fields: readonly string[] | 'undocumented'};
  /** Fields of the answer that say whether a row is active. */
  readonly activeFields?: readonly string[];
  readonly active?: {readonly param: string; readonly requestToGetAll: string | null};
}

/** Endpoints by path template, `/jpm/v2/tenant/{tenant}/jobs`. */
export function readEndpoints(): ReadonlyMap<string, EndpointFacts> {
  const list = JSON.parse(readFileSync(join(packageRoot(), 'facts', 'endpoints.json'), 'utf8')) as EndpointFacts[];
  return new Map(list.map((endpoint) => [endpoint.path, endpoint]));
}

/** A record as the API sends it. */
export function readRecordSchema(stream: string): JsonSchema {
  return JSON.parse(readFileSync(join(packageRoot(), 'facts', 'schemas', `${stream}.json`), 'utf8')) as JsonSchema;
}

/** `jpm/v2/jobs` as the documents write it: `/jpm/v2/tenant/{tenant}/jobs`. */
export function documentedPath(path: string): string {
  const [api, version, ...rest] = path.split('/');
  return `/${api}/${version}/tenant/{tenant}/${rest.join('/')}`;
}
