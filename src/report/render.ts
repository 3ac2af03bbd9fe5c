import type {SqlRunner} from '../warehouse/warehouse';
import {page} from './page/page';
import {type ReadOptions, readReport} from './read/read-marts';

/**
 * The KPI report of the marts as they stand: one HTML file.
 * @throws ConfigError and DataError as of {@link readReport}.
 */
export async function reportPage(warehouse: SqlRunner, options: ReadOptions): Promise<string> {
  return page(await readReport(warehouse, options));
}
