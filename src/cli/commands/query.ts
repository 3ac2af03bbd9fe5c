import {openSettings} from '../settings/open-settings';
import {bytesOf, waitingOf, withExistingWarehouse, withPublishedWarehouse} from '../settings/open-warehouse';
import {count, type Terminal} from '../terminal/terminal';
import {tableOf} from '../terminal/text-table';

/** Flags of `st-elt query`, as commander gives them. */
export interface QueryOptions {
  readonly config?: string;
  readonly warehouse?: string;
  readonly dryRun?: boolean;
  readonly write?: boolean;
  readonly wait: string;
  readonly json?: boolean;
}

/**
 * `st-elt query`: dates and instants as ISO text, NUMERIC as text, INT64 as numbers (text beyond 2^53). One SELECT, on a
 * warehouse that is only read, unless `--write` asks for more.
 * @throws UsageError for anything but one SELECT.
 */
export async function query(terminal: Terminal, sql: string, options: QueryOptions): Promise<void> {
  const {target, datasets} = openSettings(options);
  if (options.dryRun === true) {
    const bytes = await bytesOf(target(), sql);
    return options.json === true ? terminal.printJson({bytes}) : terminal.print(`${count(bytes)} bytes`);
  }
  const rows =
    options.write === true
      ? await withExistingWarehouse(target(), datasets, (warehouse) => warehouse.query(sql))
      : await withPublishedWarehouse(target(), datasets, waitingOf(terminal, options.wait), (warehouse) =>
          warehouse.select(sql),
        );
  if (options.json === true) return terminal.printJson(rows);
  const first = rows[0];
  if (first === undefined) return terminal.say('No rows.');
  const names = Object.keys(first);
  terminal.print(tableOf({head: names, rows: rows.map((row) => names.map((name) => text(row[name])))}));
}

function text(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
