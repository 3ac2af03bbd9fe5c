import {existsSync, renameSync, rmSync} from 'node:fs';
import {resolve} from 'node:path';

import {DuckDBInstance} from '@duckdb/node-api';

import {UsageError} from '../../errors';
import {noDownloads, patiently, type Waiting} from './connection';
import {literal} from './session';
import {refusal} from './warehouse-errors';

/**
 * Copies a warehouse into a new file, every block of it read and written: a damaged file cannot be backed up without
 * a word. The copy has its name only once it is whole.
 * @throws UsageError when the copy exists; WarehouseError when the file is in use, damaged, or the disk is full.
 */
export async function backUpDuckDb(path: string, copy: string, waiting: Waiting): Promise<void> {
  const [file, target] = [resolve(path), resolve(copy)];
  if (existsSync(target))
    throw new UsageError(`${copy} exists already.`, 'Give another file with --out, or move it away.');
  const draft = `${target}.${process.pid}.new`;
  const instance = await DuckDBInstance.create(':memory:', noDownloads);
  try {
    const connection = await instance.connect();
    await patiently(file, waiting, () => connection.run(`ATTACH ${literal(file)} AS warehouse (READ_ONLY)`));
    try {
      await connection.run(`ATTACH ${literal(draft)} AS backup`);
      await connection.run('COPY FROM DATABASE warehouse TO backup');
      await connection.run('DETACH backup');
    } catch (error) {
      throw refusal(error, file);
    }
    renameSync(draft, target);
  } finally {
    instance.closeSync();
    for (const left of [draft, `${draft}.wal`]) rmSync(left, {force: true});
  }
}
