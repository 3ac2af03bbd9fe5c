import type {Row} from '../../warehouse/warehouse';
import type {Scope} from '../data';

/** A number of a row; null where there is none. */
export function maybe(row: Row, name: string): number | null {
  const value = row[name];
  const parsed = value === null || value === undefined ? Number.NaN : Number(value);
  return Number.isFinite(parsed) ? parsed : null;
}

/** A number of a row; 0 where there is none. */
export function number(row: Row, name: string): number {
  return maybe(row, name) ?? 0;
}

/** Rows by rollup; those of all units together have the rollup `''`. */
export function grouped<T>(rows: readonly Row[], make: (row: Row) => T): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const unit = String(row.bu_rollup);
    const group = groups.get(unit) ?? [];
    group.push(make(row));
    groups.set(unit, group);
  }
  return groups;
}

/** What was read by rollup, by scope id; rollups that the report does not show are left out. */
export function byScope<T>(scopes: readonly Scope[], byUnit: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  return new Map(
    scopes.flatMap(({id, unit = ''}) => {
      const value = byUnit.get(unit);
      return value === undefined ? [] : [[id, value] as const];
    }),
  );
}

/** Each column summed under its own name, for a SELECT list. */
export function sumsOf(names: readonly string[]): string {
  return names.map((name) => `SUM(${name}) AS ${name}`).join(', ');
}
