import {isDeepStrictEqual} from 'node:util';

import type {SqlRunner} from '../warehouse/warehouse';
import type {Rules} from './rules-file';

/**
 * True when the marts were counted by these rules as they stand now.
 * @param ref dataset of the reference tables, in which `run_context` is.
 */
export async function areCountedBy(warehouse: SqlRunner, ref: string, {document}: Rules): Promise<boolean> {
  // Marts of an earlier version do not say by which rules: the column is not there.
  const [run] = await warehouse.query(`SELECT * FROM ${ref}.run_context`);
  const text = run?.['rules'];
  return typeof text === 'string' && isDeepStrictEqual(JSON.parse(text), document);
}
