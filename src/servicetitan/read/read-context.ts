import type {Config} from '../../config/config';
import {stampState, tenantOf} from '../../config/tenant';
import type {JsonObject} from '../../json';
import type {Log} from '../../log';
import type {Stream} from '../../streams/definition';
import type {Instant, Seconds} from '../../time/instant';
import {instantOfMs} from '../../time/instant';
import type {Client} from '../api/client';
import type {PageMemory} from '../api/page-memory';
import type {Records} from '../codec/rows';
import {joinedRecords, noRecords, parsedRecords} from '../codec/rows';
import type {Watch} from '../pages/filter-guard';
import type {DateField, ExportReader, ListReader, RowsOf} from '../pages/pages';
import {hasTotals} from '../pages/pages';
import type {Shaper} from '../pages/records';
import type {OwnersByGroup} from './row-groups';
import {groupOf, groupsLeft, readGroups, remainsOf, rememberGroups, sortRows} from './row-groups';
import type {Progress} from './state';
import {formatState} from './state';
import type {WindowSource} from './window-reader';

/** Records of one stream, ready to be written, and what may be said once they are. They are good until the next batch is asked for. */
export interface Batch {
  readonly rows: Records;
  /** Local clock, when the request for the rows was sent. */
  readonly requestedAtMs: number;
  /** State to keep once these rows and all before them are delivered. */
  readonly state?: JsonObject;
  /** How many rows the stream will probably deliver. */
  readonly estimate?: number;
}

/** One stream while it is read. */
export interface Reading {
  readonly stream: Stream;
  readonly config: Config;
  readonly client: Client;
  readonly log: Log;
  readonly memory: PageMemory;
  readonly shaper: Shaper;
  readonly list?: ListReader;
  readonly feed?: ExportReader;
  /** Largest page of the list. */
  readonly pageSize: number;
  /** From where the stream is read; `-Infinity`: from its first record. */
  readonly start: Seconds;
  /** Counts rows that came outside of their window. */
  readonly watch: Watch;
  /** Groups that were read as a whole since the last checkpoint and have no rows, with the instant of the request. */
  readonly emptied: Map<string, Instant>;
  /** Groups that hold rows without an id, as far as they are known. */
  readonly owners: OwnersByGroup;
}

/** Added to the settling time while the server's clock is not known. */
const uncertainSeconds: Seconds = 3_600;

/** A batch that only says how far the stream has come. */
export function checkpoint(reading: Reading, progress: Progress): Batch {
  const {emptied, owners, start, config} = reading;
  const withoutId = owners.size === 0 ? {} : {withoutId: Object.fromEntries(owners)};
  const state = stampState({...formatState(progress, start), ...withoutId, ...emptiedOf(emptied)}, tenantOf(config));
  emptied.clear();
  return {rows: noRecords, requestedAtMs: 0, state};
}

/** What a state says of groups without rows, for who keeps the rows: no row can. The earliest of the requests stands for all. */
function emptiedOf(emptied: ReadonlyMap<string, Instant>): JsonObject {
  if (emptied.size === 0) return {};
  const readOn = [...emptied.values()].reduce((earliest, at) => (at < earliest ? at : earliest));
  return {emptied: {groups: [...emptied.keys()], readOn}};
}

/**
 * Turns rows into batches: those with an id as they are, those without as part of their group, read whole.
 * @param touched see {@link sortRows}.
 * @param known groups that need not be read again; those read now are added.
 */
export async function* deliver(
  reading: Reading,
  read: RowsOf,
  touched: 'all' | 'without id',
  known: Set<string> = new Set(),
): AsyncGenerator<Batch, void> {
  const {stream, shaper, list, pageSize} = reading;
  const {plain, loose, groups} = sortRows(read.rows, stream, touched);
  const rows = joinedRecords([shaper.records(plain), parsedRecords(shaper.group(loose, null))]);
  if (rows.length > 0) yield {rows, requestedAtMs: read.requestedAtMs};
  const left = touched === 'all' ? groupsLeft(reading.owners, read.rows, stream) : [];
  const wanted = [...new Set([...groups, ...left])].filter((group) => !known.has(group));
  if (wanted.length === 0 || list === undefined) return;
  wanted.forEach((group) => known.add(group));
  for await (const group of readGroups(wanted, {stream, list, pageSize})) {
    rememberGroups(reading.owners, group, stream);
    const {requestedAtMs} = group;
    const whole = [...group.rows.parsed(), ...remainsOf(read.rows, group, stream)];
    const filled = new Set(whole.map((row) => groupOf(row, stream)));
    for (const empty of group.groups.filter((one) => !filled.has(one)))
      reading.emptied.set(empty, instantOfMs(requestedAtMs));
    yield {rows: parsedRecords(shaper.group(whole, instantOfMs(requestedAtMs))), requestedAtMs};
  }
}

/** Rows that tell nothing of their age, as records that say when they were read. */
export function stampedBatch({shaper}: Reading, {rows, requestedAtMs}: RowsOf): Batch {
  return {rows: parsedRecords(shaper.group(rows.parsed(), instantOfMs(requestedAtMs))), requestedAtMs};
}

/** What reading the list by windows needs. */
export function windowSource(reading: Reading, list: ListReader, field: DateField): WindowSource {
  const {stream, pageSize, config, memory, log} = reading;
  const totals = stream.list !== undefined && hasTotals(stream.list);
  const otherField = stream.list?.filters?.find((other) => other !== field);
  return {
    ...{name: stream.name, list, field, pageSize, totals, width: config.concurrency, memory, log},
    ...(otherField === undefined ? {} : {otherField}),
  };
}

/** Up to where rows have settled: late commits and the server's caches are behind it. */
export async function settledSeconds(reading: Reading): Promise<Seconds> {
  return (await pastSeconds(reading)) - reading.config.settleMinutes * 60;
}

/** Runs that were told that the clocks disagree. */
const told = new WeakSet<Client>();

/**
 * The latest second that is surely past: no upper bound lies after it. ServiceTitan's clock counts; where it and ours are
 * minutes apart the earlier one does, since a bound in the future would take rows for read that do not exist yet.
 */
export async function pastSeconds({client, log}: Pick<Reading, 'client' | 'log'>): Promise<Seconds> {
  const {seconds, earliest, latest, certain} = await client.serverTime.now();
  if (earliest < latest && !told.has(client)) {
    told.add(client);
    log.warn(clocksDiffer(seconds === earliest ? earliest - latest : latest - earliest));
  }
  return earliest - (certain ? 0 : uncertainSeconds);
}

/** @param aheadSeconds by which ServiceTitan's clock is ahead of ours. */
function clocksDiffer(aheadSeconds: Seconds): string {
  const minutes = Math.round(Math.abs(aheadSeconds) / 60);
  return `This machine's clock is ${minutes} minutes ${aheadSeconds > 0 ? 'behind' : 'ahead of'} ServiceTitan's. Reading goes up to the earlier of the two; set this one right, or the newest rows come late.`;
}
