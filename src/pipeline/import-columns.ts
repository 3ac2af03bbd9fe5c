import {type JsonObject, type JsonValue, numberFromText, parseJson} from '../json';
import type {ColumnType, Table} from '../warehouse/table';

/** A column of a file and where it goes; null: it is left out. */
export interface MappedColumn {
  readonly column: string;
  readonly field: string | null;
}

/** Which column of a file goes to which field of a stream, by name, and what its texts mean. */
export interface ImportColumns {
  /** A row of the file as a record of the stream. Empty texts say nothing: the stored value stays. */
  record(fields: JsonObject): Record<string, JsonValue>;
  /** Columns met so far, in order. */
  readonly mapping: readonly MappedColumn[];
}

/**
 * Names match whatever their case, spaces and signs (`Job Number` is `jobNumber`), with or without the name of the entity
 * before them (`Invoice Id` is `id` of invoices). Of two columns for one field the first counts.
 */
export function importColumns(table: Table): ImportColumns {
  const fields = new Map(
    table.columns.filter(({name}) => !name.startsWith('_')).map((column) => [plain(column.name), column]),
  );
  const entity = plain(table.stream.replace(/ies$/, 'y').replace(/s$/, ''));
  const met = new Map<string, {readonly field: string | null; readonly type: ColumnType}>();
  const taken = new Set<string>();

  function meet(column: string): {readonly field: string | null; readonly type: ColumnType} {
    const name = plain(column);
    const found = fields.get(name) ?? (name.startsWith(entity) ? fields.get(name.slice(entity.length)) : undefined);
    const free = found !== undefined && !taken.has(found.name);
    const target = {field: free ? found.name : null, type: found?.type ?? 'STRING'} as const;
    if (free) taken.add(found.name);
    met.set(column, target);
    return target;
  }

  return {
    record(row) {
      const record: Record<string, JsonValue> = {};
      for (const [column, value] of Object.entries(row)) {
        const {field, type} = met.get(column) ?? meet(column);
        if (field === null || value === undefined) continue;
        const meant = typeof value === 'string' ? meaning(value.trim(), type) : value;
        if (meant !== undefined) record[field] = meant;
      }
      return record;
    },
    get mapping() {
      return [...met].map(([column, {field}]) => ({column, field}));
    },
  };
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** What a text of a spreadsheet says; one that says nothing of the type stays as it is, and is rejected later. */
function meaning(text: string, type: ColumnType): JsonValue | undefined {
  if (text === '') return undefined;
  switch (type) {
    case 'NUMERIC':
    case 'INT64':
      return numberFromText(plainNumber(text)) ?? text;
    case 'BOOL':
      return /^(true|yes|1)$/i.test(text) ? true : /^(false|no|0)$/i.test(text) ? false : text;
    case 'DATE':
      return text.replace(usDate, (_, month: string, day: string, year: string) => isoDay(year, month, day));
    case 'JSON':
      return jsonOrText(text);
    default:
      return text;
  }
}

/** `$1,234.50` and `(12.00)`, which is how accountants write -12. */
function plainNumber(text: string): string {
  const amount = /^(\()?(-)?\$?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(\))?$/.exec(text);
  if (amount === null || (amount[1] === undefined) !== (amount[5] === undefined)) return text;
  const [, open, minus = '', whole = '', fraction = ''] = amount;
  return `${open === undefined ? minus : '-'}${whole.replaceAll(',', '').replace(/^0+(?=\d)/, '')}${fraction}`;
}

/** A day without a time, as the application writes it. Times of such a form have no zone and are nobody's guess. */
const usDate = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

function isoDay(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function jsonOrText(text: string): JsonValue {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}
