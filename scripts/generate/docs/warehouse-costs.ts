import {costTable} from '../../../benchmark/bigquery/costs';
import {renewed} from './marked-part';

/** The page of the warehouses with what loads cost on BigQuery renewed. */
export async function warehousePage(page: string): Promise<string> {
  return renewed(page, 'docs/warehouse.md', await costTable(), 'costs');
}
