import {AppError} from '../../errors';
import type {Row, Warehouse} from '../../warehouse/warehouse';

/** Names that a line shows at most. */
const namesShown = 5;

/** Rows of a query, undefined when what it asks for is not there. */
export async function rowsOf(warehouse: Warehouse, sql: string): Promise<readonly Row[] | undefined> {
  try {
    return await warehouse.query(sql);
  } catch (error) {
    if (error instanceof AppError && /not found|does not exist/i.test(error.message)) return undefined;
    throw error;
  }
}

/** A list of names that fits a line. */
export function named(names: readonly string[]): string {
  const shown = names.slice(0, namesShown).join(', ');
  return names.length > namesShown ? `${shown} and ${names.length - namesShown} more` : shown;
}
