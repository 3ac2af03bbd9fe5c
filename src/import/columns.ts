import {UsageError} from '../errors';
import {type JsonObject, type JsonValue, stringifyJson} from '../json';
import type {Stream} from '../streams/definition';
import type {Table} from '../warehouse/raw-table';
import {Unreadable, type ValueReader, type Wanted} from './cell-values';

/** A column of a file and where it goes; null: it is left out. */
export interface MappedColumn {
  readonly column: string;
  readonly field: string | null;
}

/** A value that could not be read, in a row that is kept without it. */
export interface NotedValue {
  readonly field: string;
  /** The original as JSON. */
  readonly value: string;
  readonly reason: string;
}

/** A row in the shape of the API, or why it is none. */
export type ReadRow =
  {readonly record: Record<string, JsonValue>; readonly noted: readonly NotedValue[]} | {readonly problem: string};

/** Which column of a file goes to which field of a stream, by name, and what its values mean. */
export interface ImportColumns {
  /** The field that a column of this name goes to. */
  fieldOf(column: string): string | undefined;
  /**
   * A row as a record of the stream. Empty values say nothing: the stored one stays. A row whose key, `active`, or any day cannot be
   * read is none; another value that cannot be read is left out.
   */
  read(fields: JsonObject): ReadRow;
  /** Columns met so far, in order. */
  readonly mapping: readonly MappedColumn[];
}

/** Fields that tell a row. Rows of a group are only told apart by its whole, so that here each needs the id of its own. */
export function keyFieldsOf({primaryKey, groupBy, isWholeGroup}: Table): readonly string[] {
  return groupBy === undefined || isWholeGroup === true ? primaryKey : ['id'];
}

/**
 * Names match whatever their case, spaces and signs (`Job Number` is `jobNumber`), with or without the name of the entity
 * before them (`Invoice Id` is `id` of invoices).
 */
export function importColumns({writtenDates = []}: Stream, table: Table, valueOf: ValueReader): ImportColumns {
  const keys = new Set(keyFieldsOf(table));
  const wanted = table.columns
    .filter(({name}) => !name.startsWith('_'))
    .map(({name, type}): Wanted => {
      const isId = keys.has(name) || name === 'id' || /Id$/.test(name);
      return {name, type, isId, isDay: writtenDates.includes(name)};
    });
  const byName = new Map(wanted.map((field) => [plain(field.name), field]));
  const entity = plain(table.stream.replace(/ies$/, 'y').replace(/s$/, ''));
  const met = new Map<string, Wanted | undefined>();

  function find(column: string): Wanted | undefined {
    const name = plain(column);
    return byName.get(name) ?? (name.startsWith(entity) ? byName.get(name.slice(entity.length)) : undefined);
  }

  function meet(column: string): Wanted | undefined {
    const found = find(column);
    // Rows of JSON may have two names for one field: the first counts. Files with a header are refused for it.
    const target = [...met.values()].includes(found) ? undefined : found;
    met.set(column, target);
    return target;
  }

  return {
    fieldOf: (column) => find(column)?.name,
    read(fields) {
      const record: Record<string, JsonValue> = {};
      const noted: NotedValue[] = [];
      for (const [column, value] of Object.entries(fields)) {
        const field = met.has(column) ? met.get(column) : meet(column);
        if (field === undefined || value === undefined) continue;
        const meant = valueOf(value, field);
        if (meant instanceof Unreadable) {
          if (keys.has(field.name)) return {problem: `NO_PRIMARY_KEY: ${meant.reason}`};
          if (mustBeRead(field)) return {problem: meant.reason};
          noted.push({field: field.name, value: stringifyJson(value), reason: meant.reason});
        } else if (meant !== undefined) record[field.name] = meant;
      }
      return {record, noted};
    },
    get mapping() {
      return [...met].map(([column, field]) => ({column, field: field?.name ?? null}));
    },
  };
}

/** Without these a row would be stored as one that is there, or on no day. */
function mustBeRead({name, type}: Wanted): boolean {
  return name === 'active' || type === 'TIMESTAMP' || type === 'DATE';
}

/**
 * What is wrong with a header, said before anything is touched.
 * @param place where the header is, e.g. `line 1 of jobs.csv`.
 * @throws UsageError when the key is not among its columns, or two of them are the same.
 */
export function requireUsableHeader(
  names: readonly string[],
  columns: ImportColumns,
  table: Table,
  place: string,
): void {
  const missing = missingKeys(names, columns, table);
  if (missing.length > 0)
    throw new UsageError(
      `No column of the file is ${missing.join(' or ')}, the key of ${table.stream}; it has ${shown(names)} (${place}).`,
      'Export it with its id, or rename the column.',
    );
  const places = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const same = columns.fieldOf(name) ?? plain(name);
    if (plain(name) === '') continue;
    const earlier = places.get(same);
    if (earlier !== undefined)
      throw new UsageError(
        `Columns ${earlier + 1} and ${index + 1} of the file are the same: "${names[earlier]}" and "${name}" (${place}).`,
        'Rename or remove one of them.',
      );
    places.set(same, index);
  }
}

/** Key fields that no column of a header goes to. */
export function missingKeys(names: readonly string[], columns: ImportColumns, table: Table): readonly string[] {
  const found = new Set(names.map((name) => columns.fieldOf(name)));
  return keyFieldsOf(table).filter((name) => !name.startsWith('_') && !found.has(name));
}

const namesShown = 20;
const charactersShown = 40;

function shown(names: readonly string[]): string {
  const cut = (name: string): string => {
    // Control characters are not for a terminal.
    const text = name.replace(/\p{Cc}+/gu, ' ');
    return text.length > charactersShown ? `${text.slice(0, charactersShown)}…` : text;
  };
  const more = names.length > namesShown ? `, and ${names.length - namesShown} more` : '';
  return names.slice(0, namesShown).map(cut).join(', ') + more;
}

function plain(name: string): string {
  return name
    .normalize()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}
