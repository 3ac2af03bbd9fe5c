import type {StreamLiteral} from '../../src/streams/definition';
import type {ApiRecord} from '../business/book';
import {hash} from '../business/random';
import type {RecordSchema} from '../facts';
import {recordSchema} from '../facts';
import {stampsKeptFor} from '../http/routes';
import {edgeValue} from './values';

const dayMs = 86_400_000;
const recordsPerStream = 36;
const childrenOf = 12;
/** Days over which the records of a daily list are spread. */
const daysOf = 3;

export interface RecordOptions {
  readonly seed: number;
  /** Instant at which the newest record may have changed. */
  readonly now: number;
  /** Ids of the parents' records, for streams that are listed per parent. */
  readonly parentIds: readonly unknown[];
}

/**
 * Some records of a stream about which the business has nothing to say: by its documented schema alone, every column at
 * the edges of its type. Keys are unique, stamps lie in the past, some records are inactive.
 */
export function breadthRecords(stream: StreamLiteral, {seed, now, parentIds}: RecordOptions): ApiRecord[] {
  const {properties = {}} = recordSchema(stream.name);
  const {parent, shape, daily} = stream.list ?? {};
  const parents = parentIds.slice(0, childrenOf);
  const count = shape !== 'object' ? recordsPerStream : parent === undefined ? 1 : parents.length;
  const known = new Set([...(stream.primaryKey ?? ['id']), ...(stream.keyFields ?? [])]);
  return Array.from({length: count}, (_, n) => {
    const record: ApiRecord = {};
    for (const [name, schema] of Object.entries(properties)) {
      record[name] = known.has(name) ? keyValue(stream.name, name, schema, seed, n) : edgeValue(name, schema, n);
    }
    if ('active' in record) record.active = n % 5 !== 4;
    for (const name of stampsKeptFor(stream.name)) record[name] ??= null;
    stamp(record, properties, now, count - n);
    if (daily !== undefined)
      record.day = `${new Date(now - (n % daysOf) * dayMs).toISOString().slice(0, 10)}T00:00:00.0000000Z`;
    if (parent !== undefined) record[parent.field] = parents[shape === 'object' ? n : n % Math.max(1, parents.length)];
    return record;
  });
}

/** Part of a key: no two records have the same. One id is beyond what a double can count. */
function keyValue(stream: string, name: string, schema: RecordSchema, seed: number, n: number): unknown {
  const start = (hash(`${stream} ${name} ${seed}`) % 900_000_000) + 100_000;
  const types = [schema.type].flat();
  if (schema.enum !== undefined) return schema.enum[n % schema.enum.length];
  if (types.includes('integer')) return n === 7 ? 9_007_199_254_740_993n + BigInt(start) : start + 3 * n;
  if (schema.format === 'guid') return `${hex(start, 8)}-0000-4000-8000-${hex(n, 12)}`;
  if (schema.format === 'date-time') return new Date(start * 1000 + n * dayMs).toISOString();
  if (schema.format === 'date') return new Date(start * 1000 + n * dayMs).toISOString().slice(0, 10);
  return types.includes('string') ? `${name} ${start + n}` : edgeValue(name, schema, n);
}

/** A day apart each; some were changed since, and every fourth in the same instant as the one before. */
function stamp(record: ApiRecord, properties: Readonly<Record<string, RecordSchema>>, now: number, age: number): void {
  const at = (days: number): string =>
    `${new Date(now - days * dayMs - 3_600_000).toISOString().slice(0, -1)}${String(1 + age).padStart(4, '0')}Z`;
  const nullable = [properties.modifiedOn?.type].flat().includes('null');
  const changed = age % 4 === 0 ? `${at(age - 1).slice(0, 19)}.0000000Z` : at(age % 3 === 0 ? age / 3 : age);
  if ('createdOn' in record) record.createdOn = at(age + 1);
  if ('modifiedOn' in record) record.modifiedOn = nullable && age % 9 === 0 ? null : changed;
}

function hex(value: number, length: number): string {
  return value.toString(16).padStart(length, '0');
}
