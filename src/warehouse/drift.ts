import type {JsonValue} from '../json';
import {typeOfValue} from './coerce';
import type {Column, ColumnType} from './raw-table';
import {metadataColumns} from './raw-table';
import {spoolColumns} from './warehouse';

/** Ours, and the one name that a JavaScript object does not take for a plain key. */
const reserved = new Set(
  [...metadataColumns.map(({name}) => name), ...Object.values(spoolColumns), '__proto__'].map(folded),
);

/** Prefixes that BigQuery keeps for itself. */
const forbiddenPrefix = /^(?:_table_|_file_|_partition|_row_timestamp|__root__|_colidentifier)/i;
const longestName = 300;

/**
 * The column for a field that the catalogue does not have, named as Airbyte's BigQuery destination names it: what is
 * not a letter, a digit or `_` becomes `_`.
 * @param value not null: null says nothing of a type.
 * @param taken folded names of the columns that belong to other fields.
 * @param extras columns that the table has beyond the catalogue's; one of this name is taken over as it is.
 * @returns undefined when no column can be made of the name: it is taken, reserved, empty or too long.
 */
export function driftColumn(
  field: string,
  value: JsonValue,
  taken: ReadonlySet<string>,
  extras: readonly Column[],
): Column | undefined {
  const cleaned = field.replace(/[^A-Za-z0-9_]/g, '_');
  const name = /^\d/.test(cleaned) ? `_${cleaned}` : cleaned;
  if (name === '' || name.length > longestName || forbiddenPrefix.test(name)) return undefined;
  if (reserved.has(folded(name)) || taken.has(folded(name))) return undefined;
  return extras.find((extra) => folded(extra.name) === folded(name)) ?? {name, type: typeOfValue(value)};
}

/** The type that holds both: columns widen from INT64 to NUMERIC and in no other way, for BigQuery knows no other. */
export function widened(from: ColumnType, to: ColumnType): ColumnType | undefined {
  if (from === to) return from;
  const numbers = (from === 'INT64' && to === 'NUMERIC') || (from === 'NUMERIC' && to === 'INT64');
  return numbers ? 'NUMERIC' : undefined;
}

/** Column names are the same whatever their case, in both warehouses. */
export function folded(name: string): string {
  return name.toLowerCase();
}
