import {createHash} from 'node:crypto';

import type {JsonSchema} from '../../catalogue';
import type {JsonObject, JsonValue} from '../../json';
import {numberFromText, RawNumber} from '../../json';
import type {Stream} from '../../streams/definition';
import {toMicroseconds} from '../../time/instant';
import {textKeysOf} from '../codec/field-plan';
import type {Records, Rows} from '../codec/rows';
import {parsedRecords} from '../codec/rows';
import {SpanRows} from '../codec/spans';

/** Makes records out of the API's rows, and keeps count of what its schema did not foresee. One per stream and run. */
export interface Shaper {
  /** Rows that all have an id, or whose stream has no groups. */
  records(rows: Rows): Records;
  /** A row that has an id, or whose stream has no groups. */
  row(row: JsonObject): JsonObject;
  /**
   * Rows of groups that were read whole, all stamped with when that was: rows without an id, or all of them where groups are
   * whole, are superseded by a later stamp of their group.
   * @param readOn instant of the request, or null for rows whose group cannot be read.
   */
  group(rows: readonly JsonObject[], readOn: string | null): JsonObject[];
  /** One line on fields that the schema does not know and values of another type; undefined when there were none. */
  drift(): string | undefined;
}

/** How many fields a drift line names. */
const fieldsNamed = 12;
/** Characters of a hash that are kept: 128 bits. */
const hashLength = 32;

type Convert = (value: JsonValue) => JsonValue;
type Lift = (record: JsonObject) => JsonValue | undefined;

/** Compiles a stream's schema and lifted fields once, so that a row costs little. */
export function createShaper(stream: Stream, schema: JsonSchema): Shaper {
  const properties = new Map(Object.entries(schema.properties ?? {}));
  const textKeys = textKeysOf(stream, schema);
  const converters = [...properties].flatMap(([name, property]) => {
    const convert = textKeys.has(name) ? keyTextOf : converterOf(property);
    return convert === undefined ? [] : [[name, convert] as const];
  });
  const instants = [...properties].filter(([, {format}]) => format === 'date-time').map(([name]) => name);
  const checks = new Map([...properties].map(([name, property]) => [name, typesOf(property)]));
  const lifts = Object.entries(stream.lifted).map(([name, path]) => [name, liftOf(path)] as const);
  const unknown = new Map<string, number>();
  const mistyped = new Map<string, number>();

  const note = (record: JsonObject): void => {
    for (const name in record) {
      const types = checks.get(name);
      if (types === undefined) count(unknown, name);
      else if (!types.has(typeOf(record[name]))) count(mistyped, name);
    }
  };
  const shape = (row: JsonObject, noted = false): Record<string, JsonValue | undefined> => {
    const record: Record<string, JsonValue | undefined> = {...row};
    for (const [name, convert] of converters) {
      const value = record[name];
      if (value !== undefined && value !== null) record[name] = convert(value);
    }
    if (!noted) note(record);
    for (const [name, lift] of lifts) {
      if (record[name] !== undefined) continue;
      const value = lift(record);
      // What the endpoint did not send stays unset, so that the stored value is left alone.
      if (value !== undefined) record[name] = value;
    }
    return record;
  };
  const keyed = (
    row: JsonObject,
    readOn: string | null,
    ordinals: Map<string, number>,
    noted = false,
  ): Record<string, JsonValue | undefined> => {
    const record = shape(row, noted);
    record._key = textOf(row.id) ?? derivedKey(record, stream.keyFields ?? [], ordinals);
    if (isStamped) record._groupReadOn = readOn;
    return record;
  };
  const isStamped = stream.groupBy !== undefined || stream.isStamped === true;
  // Without groups a stream is read whole, so that equal rows are counted over all of it.
  const seen = new Map<string, number>();
  const hasKey = stream.primaryKey.includes('_key');

  /** Keys that are made of the fields have been made: they are told apart by every digit. */
  const leaving = (record: Record<string, JsonValue | undefined>): JsonObject => {
    for (const name of instants) {
      const value = record[name];
      if (typeof value === 'string') record[name] = toMicroseconds(value);
    }
    return record;
  };
  const row = (from: JsonObject, noted = false): JsonObject =>
    leaving(
      hasKey
        ? keyed(from, null, stream.groupBy === undefined ? seen : new Map<string, number>(), noted)
        : shape(from, noted),
    );

  return {
    row: (from) => row(from),
    records: (rows) => {
      const cutOut = rows instanceof SpanRows && !(hasKey && rows.column('id').some(isNone));
      if (!cutOut) return parsedRecords(rows.parsed().map((one) => row(one)));
      for (const {name, kind} of rows.oddFields()) count(kind === 'unknown' ? unknown : mistyped, name);
      return rows.records((one) => row(one, true));
    },
    group: (rows, readOn) => {
      const ordinals = new Map<string, number>();
      return rows.map((row) => leaving(hasKey ? keyed(row, readOn, ordinals) : {...shape(row), _groupReadOn: readOn}));
    },
    drift: () => {
      const parts = [
        ...(unknown.size === 0 ? [] : [`fields unknown to the schema: ${listed(unknown)}`]),
        ...(mistyped.size === 0 ? [] : [`values of another type than documented: ${listed(mistyped)}`]),
      ];
      return parts.length === 0 ? undefined : parts.join('; ');
    },
  };
}

/** Whether the API gave the row an id. */
export function hasId(row: JsonObject): boolean {
  return !isNone(row.id);
}

/** Whether a field is null or was not sent. */
export function isNone(value: JsonValue | undefined): value is null | undefined {
  return value === null || value === undefined;
}

/** Hash of the business fields as text, and which of the rows with the same hash this is. */
function derivedKey(
  row: Readonly<Record<string, JsonValue | undefined>>,
  fields: readonly string[],
  ordinals: Map<string, number>,
): string {
  const texts = fields.map((name) => textOf(row[name]));
  const hash = createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, hashLength);
  const ordinal = ordinals.get(hash) ?? 0;
  ordinals.set(hash, ordinal + 1);
  return `${hash}#${ordinal}`;
}

/** A value as text, digit for digit; null for none. */
export function textOf(value: JsonValue | undefined): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'object' && !(value instanceof RawNumber) ? JSON.stringify(value) : String(value);
}

const wholeNumber = /^(-?\d+)(?:\.0*)?$/;

/** A number in the place of a key that is a text, as its digits: `5`, `5.0` and `"5"` are one key. Anything else as it is. */
function keyTextOf(value: JsonValue): JsonValue {
  if (typeof value !== 'number' && !(value instanceof RawNumber)) return value;
  const text = String(value);
  const digits = wholeNumber.exec(text)?.[1] ?? (Number.isSafeInteger(Number(text)) ? String(Number(text)) : text);
  return digits === '-0' ? '0' : digits;
}

/** Converter that turns decimal texts into numbers where the schema says number; undefined when a value holds none. */
function converterOf(schema: JsonSchema): Convert | undefined {
  const types = typesOf(schema);
  if (schema.type !== undefined && types.has('number'))
    return (value) => (typeof value === 'string' ? (numberFromText(value) ?? value) : value);
  if (types.has('array') && schema.items !== undefined) {
    const convert = converterOf(schema.items);
    if (convert === undefined) return undefined;
    return (value) => (Array.isArray(value) ? (value as JsonValue[]).map((item) => orNull(item, convert)) : value);
  }
  const inner = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const convert = converterOf(property);
    return convert === undefined ? [] : [[name, convert] as const];
  });
  if (inner.length === 0) return undefined;
  return (value) => {
    if (typeOf(value) !== 'object') return value;
    const copy = {...(value as JsonObject)};
    for (const [name, convert] of inner) {
      const field = copy[name];
      if (field !== undefined && field !== null) copy[name] = convert(field);
    }
    return copy;
  };
}

function orNull(value: JsonValue, convert: Convert): JsonValue {
  return value === null ? null : convert(value);
}

/** Reads `job.id`, or `appliedTo[only].appliedTo`: an element of an array with exactly one, null when it has none or more. */
function liftOf(path: string): Lift {
  const steps = path.split('.').map((step) => ({name: step.replace('[only]', ''), only: step.endsWith('[only]')}));
  return (record) => {
    let here: JsonValue | undefined = record;
    for (const [depth, {name, only}] of steps.entries()) {
      here = typeOf(here) === 'object' ? (here as JsonObject)[name] : undefined;
      if (here === undefined && depth === 0) return undefined;
      if (only) here = Array.isArray(here) && here.length === 1 ? (here as readonly JsonValue[])[0] : undefined;
    }
    return here ?? null;
  };
}

const anything = new Set(['null', 'boolean', 'integer', 'number', 'string', 'array', 'object']);

function typesOf(schema: JsonSchema): ReadonlySet<string> {
  if (schema.type === undefined) return anything;
  const types = new Set(typeof schema.type === 'string' ? [schema.type] : schema.type);
  if (types.has('number')) types.add('integer');
  return types;
}

function typeOf(value: JsonValue | undefined): string {
  if (value === null || value === undefined) return 'null';
  if (value instanceof RawNumber) return /^-?\d+(?:\.0*)?$/.test(value.text) ? 'integer' : 'number';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function listed(counts: ReadonlyMap<string, number>): string {
  const names = [...counts].slice(0, fieldsNamed).map(([name, times]) => `${name} (${times})`);
  return names.join(', ') + (counts.size > fieldsNamed ? `, and ${counts.size - fieldsNamed} more` : '');
}
