import type {ApiRecord, Book, StreamName} from './book';
import {emptyBook, streamNames} from './book';
import type {Calendar} from './calendar';
import {calendar} from './calendar';
import type {Random} from './random';
import {seededRandom} from './random';
import type {Trade} from './trade';

/** What everything that happens in the business needs: chance, time, fresh ids and the book to write it down. */
export interface World {
  readonly random: Random;
  readonly calendar: Calendar;
  readonly trade: Trade;
  readonly book: Book;
  /** An id of 9 digits that no other record has; larger than the ids given before for this stream. */
  newId(stream: StreamName | 'part'): number;
  /** An API timestamp with 7 fractional digits; instants of the future count as now. */
  stamp(instant: number): string;
  /** Writes the record down and returns it, still open to changes until the business is finished. */
  write<T extends ApiRecord>(stream: StreamName, record: T): T;
}

export interface WorldOptions {
  readonly seed: number;
  readonly now: Date;
  readonly timezone: string;
  readonly trade: Trade;
}

const idBase = 100_000_000;
const idsPerStream = 25_000_000;

export function newWorld({seed, now, timezone, trade}: WorldOptions): World {
  const random = seededRandom(`${seed}`);
  const book = emptyBook();
  const last = new Map<string, number>();
  const end = now.getTime();
  return {
    random,
    calendar: calendar(end, timezone),
    trade,
    book,
    newId: (stream) => {
      const index = stream === 'part' ? streamNames.length : streamNames.indexOf(stream);
      const id = (last.get(stream) ?? idBase + index * idsPerStream) + random.int(1, 60);
      last.set(stream, id);
      return id;
    },
    stamp: (instant) => {
      const text = new Date(Math.min(instant, end)).toISOString();
      return `${text.slice(0, -1)}${String(random.int(1, 9999)).padStart(4, '0')}Z`;
    },
    write: (stream, record) => {
      book[stream].push(record);
      return record;
    },
  };
}

/** Bumps `modifiedOn` of a record that something happened to, unless it moved later already. */
export function touch(world: World, record: {modifiedOn: string | null}, instant: number): void {
  const stamp = world.stamp(instant);
  if (record.modifiedOn === null || record.modifiedOn < stamp) record.modifiedOn = stamp;
}

/** Cents as a number of dollars, and as the text with two decimals that accounting sends. */
export const dollars = (cents: number): number => Math.round(cents) / 100;
export const moneyText = (cents: number): string => (Math.round(cents) / 100).toFixed(2);
