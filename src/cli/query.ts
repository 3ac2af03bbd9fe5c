import Table from 'cli-table3';

import {openSettings} from './open-settings';
import {bytesOf, withExistingWarehouse} from './open-warehouse';
import {count, type Terminal} from './terminal';

/** Flags of `st-elt query`, as commander gives them. */
export interface QueryOptions {
  readonly config?: string;
  readonly warehouse?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `st-elt query`: dates and instants as ISO text, NUMERIC as text, INT64 as numbers (text beyond 2^53). */
export async function query(terminal: Terminal, sql: string, options: QueryOptions): Promise<void> {
  const {target, datasets} = openSettings(options);
  if (options.dryRun === true) {
    const bytes = await bytesOf(target(), sql);
    return options.json === true ? terminal.printJson({bytes}) : terminal.print(`${count(bytes)} bytes`);
  }
  const rows = await withExistingWarehouse(target(), datasets, (warehouse) => warehouse.query(sql));
  if (options.json === true) return terminal.printJson(rows);
  const first = rows[0];
  if (first === undefined) return terminal.say('No rows.');
  const names = Object.keys(first);
  const table = new Table({head: names, style: {head: [], border: [], compact: true}});
  for (const row of rows) table.push(names.map((name) => text(row[name])));
  terminal.print(table.toString());
}

function text(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
