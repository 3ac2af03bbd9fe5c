import {parseDecimal, toCents} from './exact/decimal';
import type {Row} from './types';

/** A row as a warehouse gives it: numbers may be text or bigint. Columns beyond the expected ones do not matter. */
type ActualRow = Readonly<Record<string, unknown>>;

/** Ratios may differ by this much. */
const tolerance = 0.000001;

/**
 * Differences between expected and actual rows, one readable line each; empty when they agree.
 * Money agrees to the cent, ratios within 0.000001, everything else exactly.
 * @param key columns that identify a row.
 */
export function diffRows(expected: readonly Row[], actual: readonly ActualRow[], key: readonly string[]): string[] {
  const keyOf = (row: ActualRow) => key.map((column) => `${column}=${shown(row[column])}`).join(' ');
  const differences: string[] = [];
  const index = (rows: readonly ActualRow[], side: string) => {
    const byKey = new Map<string, ActualRow>();
    for (const row of rows) {
      if (byKey.has(keyOf(row))) differences.push(`${keyOf(row)}: twice in the ${side} rows`);
      byKey.set(keyOf(row), row);
    }
    return byKey;
  };
  const expectedByKey = index(expected, 'expected');
  const actualByKey = index(actual, 'actual');
  for (const row of expected) {
    const other = actualByKey.get(keyOf(row));
    if (other === undefined) {
      differences.push(`${keyOf(row)}: missing`);
      continue;
    }
    for (const [column, value] of Object.entries(row)) {
      if (!(column in other)) differences.push(`${keyOf(row)}: no column ${column}`);
      else if (!agree(value, other[column])) {
        differences.push(`${keyOf(row)}: ${column} should be ${shown(value)}, is ${shown(other[column])}`);
      }
    }
  }
  for (const name of actualByKey.keys()) if (!expectedByKey.has(name)) differences.push(`${name}: should not be there`);
  return differences;
}

function agree(expected: Row[string] | undefined, actual: unknown): boolean {
  if (expected === null || actual === null || actual === undefined) return (actual ?? null) === expected;
  if (typeof expected === 'boolean') return actual === expected;
  const number = parseDecimal(actual);
  if (typeof expected === 'number')
    return number !== null && Math.abs(Number(number) / 1e9 - expected) <= tolerance * 1.001;
  if (isMoney(expected)) return number !== null && toCents(number) === parseDecimal(expected);
  return shown(actual) === expected;
}

const isMoney = (value: unknown): boolean => typeof value === 'string' && /^-?\d+\.\d\d$/.test(value);

function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'bigint' ? value.toString() : JSON.stringify(value ?? null);
}
