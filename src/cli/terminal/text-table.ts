import Table from 'cli-table3';

import {visible} from '../../visible';

export interface TableOptions {
  readonly head: readonly string[];
  /** Column by column; default left. */
  readonly align?: readonly ('left' | 'right')[];
  readonly rows: readonly (readonly string[])[];
}

/** A table for a terminal. Cells may hold anything that a tenant wrote. */
export function tableOf({head, align, rows}: TableOptions): string {
  const table = new Table({
    head: head.map(visible),
    ...(align === undefined ? {} : {colAligns: [...align]}),
    style: {head: [], border: [], compact: true},
  });
  for (const row of rows) table.push(row.map(visible));
  return table.toString();
}
