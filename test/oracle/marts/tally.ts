import {type Decimal, ZERO} from '../exact/decimal';
import type {Day} from '../types';

/** One record that a mart counts: in which period, for which subject (a rollup or an id), and how much per column. */
export interface Entry<Column extends string> {
  readonly period: Day;
  readonly subject: string;
  readonly values: Partial<Record<Column, Decimal>>;
}

/** One row in the making. */
export interface Cell<Column extends string> {
  readonly period: Day;
  readonly subject: string;
  readonly sums: Readonly<Record<Column, Decimal>>;
}

/** Sums entries per period and subject; there is a cell wherever there is an entry, even of value 0. */
export function tally<Column extends string>(
  columns: readonly Column[],
  entries: Iterable<Entry<Column>>,
): readonly Cell<Column>[] {
  const cells = new Map<string, {period: Day; subject: string; sums: Record<Column, Decimal>}>();
  for (const {period, subject, values} of entries) {
    const key = `${period} ${subject}`;
    let cell = cells.get(key);
    if (cell === undefined) {
      const zeros = Object.fromEntries(columns.map((column) => [column, ZERO])) as Record<Column, Decimal>;
      cell = {period, subject, sums: zeros};
      cells.set(key, cell);
    }
    for (const column of columns) cell.sums[column] += values[column] ?? ZERO;
  }
  return [...cells.values()];
}
