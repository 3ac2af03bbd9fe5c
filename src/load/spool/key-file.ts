import {rmSync} from 'node:fs';
import {join} from 'node:path';

import {hidesInactive} from '../../catalogue';
import type {JsonObject} from '../../json';
import type {Stream} from '../../streams/definition';
import {fitters, Misfit, type Plain} from '../../warehouse/coerce';
import type {Table} from '../../warehouse/raw-table';
import {keyColumns, type Sweep} from '../../warehouse/warehouse';
import {openLineFile} from './line-file';

/** Keys of the rows that a source shows, collected on disk for a sweep. */
export interface KeyFile {
  /** Rows so far. */
  readonly rows: number;
  /**
   * A row without a usable key is in no table either, and is left out.
   * @param isDue whether it should be stored by now; default false: then it is only known to be there.
   */
  add(record: JsonObject, isDue?: boolean): void;
  /**
   * Ends the file.
   * @param beforeMs when the reading began.
   * @param fetched rows to add to the books.
   */
  take(beforeMs: number, fetched: number): Sweep;
  /** Deletes it. */
  discard(): void;
}

/**
 * @param folder of this run alone.
 * @param table as the warehouse has it.
 */
export function openKeyFile(folder: string, stream: Stream, table: Table): KeyFile {
  const lines = openLineFile(join(folder, `${stream.name}.keys.ndjson`));
  const fitterOf = (name: string) => fitters[table.columns.find((column) => column.name === name)?.type ?? 'STRING'];
  const fits = table.primaryKey.map((name) => [name, fitterOf(name)] as const);
  const {version, groupBy} = table;
  const due = [
    ...(version === undefined ? [] : [[keyColumns.version, version, fitterOf(version)] as const]),
    ...(groupBy === undefined ? [] : [[keyColumns.group, groupBy, fitters.STRING] as const]),
  ];
  let rows = 0;

  return {
    get rows() {
      return rows;
    },
    add(record, isDue = false) {
      const line: Record<string, Plain> = {};
      for (const [name, fitted] of fits) {
        const value = fitted(record[name] ?? null);
        if (value === null || value instanceof Misfit) return;
        line[name] = value;
      }
      if (isDue) {
        line[keyColumns.due] = true;
        for (const [column, name, fitted] of due) {
          const value = fitted(record[name] ?? null);
          if (value !== null && !(value instanceof Misfit)) line[column] = value;
        }
      }
      lines.add(JSON.stringify(line));
      rows += 1;
    },
    take(beforeMs, fetched) {
      lines.close();
      const {path, longestLineBytes} = lines;
      return {table, file: path, rows, longestLineBytes, beforeMs, inactiveIsHidden: hidesInactive(stream), fetched};
    },
    discard() {
      rmSync(lines.path, {force: true});
    },
  };
}
