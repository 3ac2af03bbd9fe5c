import {accessSync, constants, existsSync, statSync} from 'node:fs';
import {dirname, resolve} from 'node:path';

import {UsageError} from '../../errors';
import type {Datasets} from '../../warehouse/warehouse';
import type {WarehouseTarget} from '../settings/command-settings';
import {accessTo} from '../settings/open-warehouse';
import {failure, type Line} from './checks';

/**
 * Whether the warehouse can be written: a file that can be, or a project of BigQuery where jobs may be run, and datasets and
 * tables are there in the right location or may be made. Nothing is made.
 * @param read throws when none is named, or its settings are not usable.
 */
export async function checkWarehouse(
  read: () => {readonly target: WarehouseTarget; readonly datasets: Datasets},
): Promise<readonly Line[]> {
  const line = {name: 'warehouse', concerns: 'warehouse'} as const;
  let found;
  try {
    found = read();
  } catch (error) {
    if (!(error instanceof UsageError)) return [failure(line, error)];
    return [{...line, state: 'skipped', says: error.summary, remedy: error.remedy}];
  }
  const {target, datasets} = found;
  if (target.kind === 'duckdb') return [fileLine(target.path)];
  const findings = await accessTo(target, datasets);
  return findings.map(({about, found: finding}) =>
    typeof finding === 'string'
      ? {...line, name: about, state: 'ok', says: finding}
      : failure({...line, name: about}, finding),
  );
}

function fileLine(file: string): Line {
  const line = {name: 'warehouse', concerns: 'warehouse'} as const;
  const path = resolve(file);
  try {
    accessSync(existsSync(path) ? path : dirname(path), constants.W_OK);
    if (existsSync(path) && !statSync(path).isFile()) throw new Error('it is not a file');
    return {...line, state: 'ok', says: `${path} ${existsSync(path) ? 'can be written' : 'can be made'}`};
  } catch {
    return {
      ...line,
      state: 'failed',
      says: `${path} cannot be written`,
      remedy: `Make the folder ${dirname(path)}, or give yourself the right to write there.`,
    };
  }
}
