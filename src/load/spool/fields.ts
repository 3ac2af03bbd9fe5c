import type {JsonValue} from '../../json';
import {type Plain, typeOfValue} from '../../warehouse/coerce';
import {driftColumn, folded, widened} from '../../warehouse/drift';
import type {Column, Table} from '../../warehouse/raw-table';
import type {DriftedField} from '../../warehouse/warehouse';

/** A column on its way into a spool file. */
export interface Field {
  column: Column;
  /** Rows of the batch that brought it. */
  sentRows: number;
  /** Number of the last row that brought it, and what was stored of it. */
  lastRow: number;
  lastValue: Plain;
}

/** Which field of the API goes to which column; knows the columns of the table and makes new ones as fields appear. */
export interface Fields {
  readonly all: readonly Field[];
  /** @returns undefined for a field that has no column: it is null so far, or its name cannot be one. */
  find(name: string, value: JsonValue): Field | undefined;
  /** A drifted INT64 column that meets a decimal becomes NUMERIC; declared columns stay as they were declared. */
  widen(field: Field, value: JsonValue): void;
  /** Fields met since the last call that the catalogue does not have, with their columns as they are now. */
  takeDrift(): readonly DriftedField[];
}

/**
 * @param declared the table as the catalogue has it.
 * @param table the table as the warehouse has it, with columns of earlier drift.
 */
export function openFields(declared: Table, table: Table): Fields {
  const declaredNames = new Set(declared.columns.map(({name}) => folded(name)));
  const all = table.columns.map(fieldOf);
  const isDeclared = (field: Field) => declaredNames.has(folded(field.column.name));
  const byName = new Map(all.filter(isDeclared).map((field) => [field.column.name, field]));
  const taken = new Set([...byName.keys()].map(folded));
  const withoutColumn = new Set<string>();
  let met: string[] = [];

  function meet(name: string, value: JsonValue): Field | undefined {
    if (value === null || withoutColumn.has(name)) return undefined;
    const column = driftColumn(name, value, taken, table.columns);
    if (column === undefined) {
      withoutColumn.add(name);
      met.push(name);
      return undefined;
    }
    let field = all.find((known) => known.column.name === column.name);
    if (field === undefined) {
      field = fieldOf(column);
      all.push(field);
      met.push(name);
    }
    byName.set(name, field);
    taken.add(folded(column.name));
    return field;
  }

  return {
    all,
    find: (name, value) => byName.get(name) ?? meet(name, value),
    widen(field, value) {
      if (isDeclared(field) || value === null || field.column.type !== 'INT64') return;
      const type = widened('INT64', typeOfValue(value));
      if (type !== undefined) field.column = {...field.column, type};
    },
    takeDrift() {
      const drift = met.map((field) => ({field, ...columnOf(byName.get(field))}));
      met = [];
      return drift;
    },
  };
}

function fieldOf(column: Column): Field {
  return {column, sentRows: 0, lastRow: 0, lastValue: null};
}

function columnOf(field: Field | undefined): {column?: Column} {
  return field === undefined ? {} : {column: field.column};
}
