import {
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTypeId,
  type DuckDBValueConverter,
  JsonDuckDBValueConverter,
} from '@duckdb/node-api';

/** A value of DuckDB as plain text, number or JSON, as {@link Row} promises. */
export const plainValue: DuckDBValueConverter<unknown> = (value, type, converter) => {
  if (value === null || value === undefined) return null;
  const infinite = infinityOf(value);
  if (infinite !== undefined) return infinite;
  switch (type.typeId) {
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.UBIGINT:
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.UHUGEINT: {
      const number = Number(value);
      return Number.isSafeInteger(number) ? number : String(value);
    }
    case DuckDBTypeId.DECIMAL:
      return withoutTrailingZeros(String(value));
    case DuckDBTypeId.TIMESTAMP_TZ:
      return value instanceof DuckDBTimestampTZValue ? `${isoOf(value)}Z` : String(value);
    case DuckDBTypeId.TIMESTAMP:
      return value instanceof DuckDBTimestampValue ? isoOf(value) : String(value);
    default:
      return JsonDuckDBValueConverter(value, type, converter as Parameters<typeof JsonDuckDBValueConverter>[2]);
  }
};

/** Dates and instants of all resolutions may be infinite, which DuckDB's own texts show only for some. */
function infinityOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || (value as {isFinite?: boolean}).isFinite !== false) return undefined;
  // A number of days, seconds, microseconds …: the only field.
  const [offset] = Object.values(value as object) as (number | bigint)[];
  return offset !== undefined && offset < 0 ? '-infinity' : 'infinity';
}

/** As BigQuery writes NUMERIC: `12.5`, not `12.500000000`. */
function withoutTrailingZeros(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

/** `2025-01-31T10:00:00`, with `.123456` unless the second is whole. */
function isoOf(value: DuckDBTimestampTZValue | DuckDBTimestampValue): string {
  const {micros} = value;
  const seconds = micros / 1_000_000n - (micros % 1_000_000n < 0n ? 1n : 0n);
  const fraction = micros - seconds * 1_000_000n;
  const millis = Number(seconds) * 1000;
  // Years that JavaScript does not know.
  if (Math.abs(millis) > 8.64e15)
    return String(value)
      .replace(/ (?=\d)/, 'T')
      .replace(/\+00$/, '');
  const text = new Date(millis).toISOString().replace('.000Z', '');
  return fraction === 0n ? text : `${text}.${String(fraction).padStart(6, '0')}`;
}
