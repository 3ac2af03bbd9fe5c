import {literals} from '../src/streams';
import {breadthRecords} from './breadth/records';
import type {BusinessSize} from './business';
import {generateBusiness} from './business';
import type {ApiRecord, Book} from './business/book';
import type {TradeName} from './business/trade';
import type {Clock} from './clock';
import {tenantClock} from './clock';
import {fieldsOf} from './facts';
import {stampsKeptFor} from './http/routes';

export type {BusinessSize} from './business';
export type {ApiRecord} from './business/book';
export type {TradeName} from './business/trade';
export type {Clock} from './clock';

export interface TenantOptions {
  readonly seed: number;
  readonly size: BusinessSize;
  /** When the tenant's clock starts; the business has lived until then. */
  readonly now: Date;
  /** IANA zone in which the company keeps its days. Default America/Phoenix. */
  readonly timezone?: string;
  /** What the company does. Default painting. */
  readonly trade?: TradeName;
  /** Records for the streams beyond the business too: made by schema, a few dozen each. Default false: these are empty. */
  readonly breadth?: boolean;
}

/** A stored record. `sequence` is its place in the order of insertion: it never changes and is never used again. */
export interface Row {
  readonly sequence: number;
  readonly record: ApiRecord;
  /** What it was until its last edit. */
  readonly former?: {readonly record: ApiRecord; readonly untilMs: number};
}

/** Which record is meant: by id, or the first one that fits (rows of `payroll` may lack an id). */
export type RecordMatch = number | bigint | ((record: ApiRecord) => boolean);

/** A company's data as ServiceTitan holds it. Records are never changed in place: an edit puts a new one in their stead. */
export interface Tenant {
  readonly id: string;
  readonly seed: number;
  readonly timezone: string;
  readonly clock: Clock;
  /** The truth as of now in the shape of the export: inactive and deleted records included. Throws on an unknown stream. */
  records(stream: string): readonly ApiRecord[];
  /** The same with their place in the order of insertion. The array is a new one after every change. */
  rows(stream: string): readonly Row[];
  /** Changes a record and stamps `modifiedOn` (a `modifiedOn` in the patch wins). Throws when no record fits. */
  edit(stream: string, match: RecordMatch, patch: ApiRecord): ApiRecord;
  /**
   * Adds a record as given, but with `modifiedOn` of now, and `createdOn` of now where it has none.
   * @param late stamps to use instead, for rows that are committed after the time they carry.
   */
  insert(stream: string, record: ApiRecord, late?: {readonly modifiedOn?: string | null}): ApiRecord;
  /** Deactivates a record; `hard`, or where the entity has no `active`, it is gone without a trace. Throws when none fits. */
  remove(stream: string, match: RecordMatch, options?: {readonly hard?: boolean}): void;
}

interface Shelf {
  rows: readonly Row[];
  records: readonly ApiRecord[];
  nextSequence: number;
}

/** A tenant with a generated business of two years (`demo`), eight months (`small`) or ten weeks (`tiny`). */
export function createTenant(options: TenantOptions): Tenant {
  const {seed, size, now, timezone = 'America/Phoenix', trade = 'painting', breadth = false} = options;
  const book = generateBusiness({seed, size, now, timezone, trade});
  const clock = tenantClock(now.getTime());
  const shelves = new Map<string, Shelf>();

  const shelf = (stream: string): Shelf => {
    let found = shelves.get(stream);
    if (found === undefined) {
      found = shelfOf(stream in book ? book[stream as keyof Book] : furtherRecords(stream));
      shelves.set(stream, found);
    }
    return found;
  };
  const furtherRecords = (stream: string): readonly ApiRecord[] => {
    const literal = literals.find(({name}) => name === stream);
    if (literal === undefined) throw new Error(`the simulated tenant keeps no "${stream}"`);
    if (!breadth) return [];
    const parent = literal.list?.parent;
    const parentIds = parent === undefined ? [] : shelf(parent.stream).records.map(({id}) => id);
    return breadthRecords(literal, {seed, now: now.getTime(), parentIds});
  };
  const put = (stream: string, rows: readonly Row[]): void => {
    const target = shelf(stream);
    target.rows = rows;
    target.records = rows.map((row) => row.record);
  };
  const find = (stream: string, match: RecordMatch): number => {
    const fits = typeof match === 'function' ? match : (record: ApiRecord) => record.id === match;
    const at = shelf(stream).records.findIndex(fits);
    if (at < 0) throw new Error(`${stream} has no such record${typeof match === 'function' ? '' : `: ${match}`}`);
    return at;
  };
  const edit = (stream: string, match: RecordMatch, patch: ApiRecord): ApiRecord => {
    const at = find(stream, match);
    const before = shelf(stream).rows[at] as Row;
    const stamped = stampedFields(stream).has('modifiedOn') ? {modifiedOn: clock.stamp()} : {};
    const record = {...before.record, ...stamped, ...patch};
    const former = {record: before.record, untilMs: clock.now()};
    put(stream, shelf(stream).rows.with(at, {...before, record, former}));
    return record;
  };

  return {
    id: String(1_000_000_000 + (Math.abs(seed) % 1_000_000)),
    seed,
    timezone,
    clock,
    records: (stream) => shelf(stream).records,
    rows: (stream) => shelf(stream).rows,
    edit,
    insert: (stream, given, late = {}) => {
      const target = shelf(stream);
      const fields = stampedFields(stream);
      const stamp = clock.stamp();
      const record = {...given};
      if (fields.has('createdOn')) record.createdOn ??= stamp;
      if (fields.has('modifiedOn')) record.modifiedOn = late.modifiedOn === undefined ? stamp : late.modifiedOn;
      put(stream, [...target.rows, {sequence: target.nextSequence++, record}]);
      return record;
    },
    remove: (stream, match, {hard = false} = {}) => {
      if (!hard && fieldsOf(stream).has('active')) {
        edit(stream, match, {active: false});
      } else {
        put(stream, shelf(stream).rows.toSpliced(find(stream, match), 1));
      }
    },
  };
}

/** Fields of a stream's records, and those that its list is asked by or its feed ordered by. */
function stampedFields(stream: string): ReadonlySet<string> {
  return new Set([...fieldsOf(stream), ...stampsKeptFor(stream)]);
}

function shelfOf(records: readonly ApiRecord[]): Shelf {
  return {rows: records.map((record, sequence) => ({sequence, record})), records, nextSequence: records.length};
}

/** Names of all streams that a tenant keeps. */
export const tenantStreams: readonly string[] = literals.map(({name}) => name);
