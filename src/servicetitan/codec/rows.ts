import type {JsonObject, JsonValue} from '../../json';
import {stringifyJson} from '../../json';

/** Rows of one answer as the API sent them, taken apart no further than somebody asks. */
export interface Rows {
  readonly length: number;
  parsed(): readonly JsonObject[];
  /** One row. */
  at(index: number): JsonObject | undefined;
  /** One field of every row; undefined where a row does not have it. */
  column(name: string): readonly (JsonValue | undefined)[];
  /** The rows whose field passes. */
  where(name: string, passes: (value: JsonValue | undefined) => boolean): Rows;
}

/** Records ready to be delivered: to be read one by one, or to be written as they are. */
export interface Records extends Iterable<JsonObject> {
  readonly length: number;
  /** Writes one of them as JSON. */
  write(index: number, to: ByteSink): void;
}

/** Where the JSON of records goes. */
export interface ByteSink {
  bytes(source: Buffer, from: number, end: number): void;
  text(text: string): void;
}

export const noRows: Rows = parsedRows([]);
export const noRecords: Records = parsedRecords([]);

export function parsedRows(rows: readonly JsonObject[]): Rows {
  return {
    length: rows.length,
    parsed: () => rows,
    at: (index) => rows.at(index),
    column: (name) => rows.map((row) => row[name]),
    where: (name, passes) => parsedRows(rows.filter((row) => passes(row[name]))),
  };
}

export function parsedRecords(records: readonly JsonObject[]): Records {
  return {
    length: records.length,
    [Symbol.iterator]: () => records[Symbol.iterator](),
    write: (index, to) => to.text(stringifyJson(records[index] as JsonObject)),
  };
}

/** All records of several, in order. */
export function joinedRecords(parts: readonly Records[]): Records {
  const [first = noRecords, ...others] = parts.filter(({length}) => length > 0);
  if (others.length === 0) return first;
  const rest = joinedRecords(others);
  return {
    length: first.length + rest.length,
    *[Symbol.iterator]() {
      yield* first;
      yield* rest;
    },
    write: (index, to) => (index < first.length ? first.write(index, to) : rest.write(index - first.length, to)),
  };
}
