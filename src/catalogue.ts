import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {ConfigError} from './errors';
import {nearest} from './nearest';
import {packageRoot} from './package-root';
import {literals} from './streams';
import type {Stream, StreamGroup, StreamLiteral} from './streams/definition';

const groups: readonly StreamGroup[] = ['core', 'reference', 'extended', 'opt_in'];

/** When a row was read; the only thing that moves in rows which tell nothing of the kind themselves. */
export const stamp = '_groupReadOn';

/** Every stream, defaults filled in, in the order of `src/streams/index.ts`. */
export const catalogue: readonly Stream[] = literals.map((literal) => ({
  ...stampsOf(literal),
  primaryKey: ['id'],
  lifted: {},
  activeFalseMeans: 'deleted',
  clusterBy: [],
  ...literal,
}));

/** How the rows of a stream tell when they were read. Those of lists per day are read one whole day at a time. */
export function stampsOf({backfill, list, cursor}: StreamLiteral): Pick<Stream, 'isStamped' | 'wholeGroup' | 'cursor'> {
  if (backfill === 'days') return {isStamped: true, wholeGroup: 'day'};
  // Nothing but the feed's continuation token says what changed.
  if (backfill === 'export' && cursor === undefined) return {isStamped: true, cursor: stamp};
  // What is asked for by a filter is not a whole group.
  if (list?.since !== undefined) return {isStamped: true, cursor: stamp};
  return backfill === 'parents' && list?.parent !== undefined
    ? {isStamped: true, wholeGroup: list.parent.field, cursor: stamp}
    : {};
}

/** The field that says when a row changed at ServiceTitan, where its rows have it. */
export function changedField({cursor}: Stream): string {
  return cursor === undefined || cursor === stamp ? 'modifiedOn' : cursor;
}

/** The stream of this name, or undefined. */
export function streamNamed(name: string): Stream | undefined {
  return catalogue.find((stream) => stream.name === name);
}

/** Names of the predecessor that are called otherwise here. */
const formerNames: Readonly<Record<string, string>> = {
  gross_pay_items: 'payroll',
  returns: 'inventory_returns',
  activity_codes: 'payroll_activity_codes',
  dim_business_units: 'business_units',
  dim_technicians: 'technicians',
  dim_activity_codes: 'payroll_activity_codes',
  dim_job_types: 'job_types',
};

/** The stream that a caller of the service means: by its name here or at the predecessor, with `-` for `_` too. */
export function streamCalled(name: string): Stream | undefined {
  const plain = name.toLowerCase().replaceAll('-', '_');
  return streamNamed(plain) ?? (Object.hasOwn(formerNames, plain) ? streamNamed(formerNames[plain] ?? '') : undefined);
}

/**
 * `Did you mean jobs? `, the beginning of a remedy for a name that no stream has; empty when no name is like it.
 * @param others names that would be right too.
 */
export function meantStream(name: string, others: readonly string[] = []): string {
  const meant = streamCalled(name)?.name ?? nearest(name, [...others, ...catalogue.map((stream) => stream.name)]);
  return meant === undefined ? '' : `Did you mean ${meant}? `;
}

/**
 * The streams that a list of stream and group names stands for, in catalogue order, each once.
 * @param names stream names (`jobs`) or groups (`core`); absent or empty: `core` and `reference`.
 * @throws ConfigError naming what is not in the catalogue.
 */
export function selectStreams(names?: readonly string[]): readonly Stream[] {
  const wanted = new Set(names === undefined || names.length === 0 ? ['core', 'reference'] : names);
  for (const name of wanted) {
    if (!groups.some((group) => group === name) && streamNamed(name) === undefined) {
      throw new ConfigError(
        `Unknown stream or group "${name}".`,
        `${meantStream(name, groups)}Run \`st-elt streams\` for the list of names.`,
      );
    }
  }
  return catalogue.filter((stream) => wanted.has(stream.name) || wanted.has(stream.group));
}

/** The part of JSON Schema that stream schemas use. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly airbyte_type?: string;
}

const schemas = new Map<string, JsonSchema>();

/** JSON Schema of one record of a stream, lifted fields and `_key` included. Read from disk once per process. */
export function schemaOf(stream: Stream): JsonSchema {
  const known = schemas.get(stream.name);
  if (known !== undefined) return known;
  const file = join(packageRoot(), 'src', 'streams', 'schemas', `${stream.name}.json`);
  const schema = JSON.parse(readFileSync(file, 'utf8')) as JsonSchema;
  schemas.set(stream.name, schema);
  return schema;
}

/**
 * Whether the API leaves rows with `active = false` out of a stream's list: deleted ones, which only the feed shows. Lists
 * that take a parameter for them are asked for all.
 */
export function hidesInactive(stream: Stream): boolean {
  const {list, activeFalseMeans} = stream;
  const asksForThem = Object.keys(list?.query ?? {}).some((name) => /active/i.test(name));
  return activeFalseMeans === 'deleted' && list !== undefined && !asksForThem && hasField(stream, 'active');
}

function hasField(stream: Stream, name: string): boolean {
  return schemaOf(stream).properties?.[name] !== undefined;
}

/** What reads of a stream cost in requests, in words. */
export interface ReadingCosts {
  readonly first: string;
  readonly later: string;
}

const defaultPage = 5_000;

/**
 * Requests of a first read and of a later one, for those who choose streams.
 * @param parent of a list per parent.
 */
export function readingCostsOf(stream: StreamLiteral, parentStream?: StreamLiteral): ReadingCosts {
  const {list, backfill, follow} = stream;
  const parent = list?.parent?.stream ?? '';
  const page = list?.maxPageSize ?? defaultPage;
  const perPage = list?.paged === false ? '1' : `1 per ${page} rows`;
  switch (backfill) {
    case 'parents': {
      const first = `1 per row of ${parent}`;
      const asksAll = list?.parent?.everyTime === true || !tellsChanges(parentStream);
      return {first, later: asksAll ? first : `1 per row of ${parent} that changed since; all after full_read_days`};
    }
    case 'days': {
      const each = parent === '' ? 'day' : `day and row of ${parent}`;
      return {first: `1 per ${each}`, later: `1 per ${each}, of the last 30 days`};
    }
    case 'whole':
      return list?.since === undefined
        ? {first: perPage, later: perPage}
        : {first: perPage, later: `1 per ${page} new rows; all after full_read_days`};
    default: {
      const all = stampsOf(stream).isStamped === true ? '; all after full_read_days' : '';
      const later =
        follow === 'export' ? `1 per page of changes in the export feed${all}` : `1 to 2 per ${page} changed rows`;
      return {first: backfill === 'export' ? '1 per page of the export feed' : `about 2 per ${page} rows`, later};
    }
  }
}

/** Whether the rows of a stream that changed since some time can be asked for. */
export function tellsChanges(stream: StreamLiteral | undefined): boolean {
  const {list, export: feed} = stream ?? {};
  return (list?.filters?.includes('modifiedOn') === true && list.parent === undefined) || feed !== undefined;
}
