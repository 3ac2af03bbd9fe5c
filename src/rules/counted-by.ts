import {isDeepStrictEqual} from 'node:util';

import {AppError} from '../errors';
import type {RulesDocument} from '../transform/dataform/compile';
import type {SqlRunner} from '../warehouse/warehouse';
import type {Rules} from './rules-file';

/**
 * The rules that the marts were counted by, as `run_context` keeps them; undefined before any were built, and where an earlier
 * version built them, which kept none.
 * @param ref dataset of the reference tables.
 */
export async function countedBy(warehouse: SqlRunner, ref: string): Promise<RulesDocument | undefined> {
  try {
    const [run] = await warehouse.query(`SELECT * FROM ${ref}.run_context`);
    const text = run?.['rules'];
    return typeof text === 'string' ? (JSON.parse(text) as RulesDocument) : undefined;
  } catch (error) {
    if (error instanceof AppError && /not found|does not exist/i.test(error.message)) return undefined;
    throw error;
  }
}

/** True when the marts were counted by these rules as they stand now. */
export async function areCountedBy(warehouse: SqlRunner, ref: string, {document}: Rules): Promise<boolean> {
  return isDeepStrictEqual(await countedBy(warehouse, ref), document);
}
